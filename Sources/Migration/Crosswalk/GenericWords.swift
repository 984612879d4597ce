import WaymarkTextAnalysis

/// Words by what they say in the name of a local term.
enum GenericWords {
  /// Words that carry a name and do not narrow it: a bereavement service is bereavement support.
  static let carriers = stems(
    """
    service services support help helping advice information guidance assistance provision scheme
    schemes programme program programs project projects group groups class classes course courses
    session sessions workshop workshops centre center centres centers activity
    activities organisation organization organisations general other local various misc miscellaneous
    care resources available opportunities
    """)
  /// Words that name something done, so that what bears them is no audience.
  static let deeds = stems(
    """
    service support help advice information guidance assistance scheme programme program group class
    course session workshop centre center club education training care counselling treatment therapy
    test screening benefits payment grant housing shelter transport food clinic relief legal aid
    insurance placement
    """)
  /// Words that say in what form something comes.
  static let formats = stems(
    """
    online virtual digital remote web website webinar internet app apps video videos podcast
    telephone phone helpline helplines hotline hotlines event events leaflet leaflets booklet
    booklets publication publications newsletter newsletters factsheet factsheets brochure email
    face drop-in appointment appointments referral
    """)
  /// Words that say where something is.
  static let places = stems(
    """
    area areas borough city county district districts ward wards parish parishes town towns village
    villages region regions regional neighbourhood neighbourhoods locality localities location
    locations place places postcode postcodes north south east west northern southern eastern western
    central citywide countywide boroughwide nationwide national uk england scotland wales ireland
    """)

  private static func stems(_ words: String) -> Set<String> {
    let text = Analyzer().analyze(words)
    return Set(text.tokens.indices.map(text.stem))
  }
}
