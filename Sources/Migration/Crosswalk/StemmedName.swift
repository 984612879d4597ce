import WaymarkTextAnalysis

/// The stems of a name, told apart: what it is about, and what any service might be called.
struct StemmedName: Hashable, Sendable {
  /// The stems that count, in order, each once; all of them where none counts.
  let stems: [String]
  /// Those of them that say what the thing is about; all where none does.
  let specific: Set<String>
  /// The sides of an enumeration (`Furniture and household goods`), each by its specific stems; one
  /// where nothing is enumerated.
  let parts: [Set<String>]

  /// Reads a name; what stands in brackets explains it and is no part of it.
  init(_ text: String, analyzer: Analyzer) {
    let text = Self.withoutBrackets(text)
    let analyzed = analyzer.analyze(text)
    let bytes = Array(text.utf8)
    var all: [String] = []
    var sides: [[String]] = [[]]
    var last = 0
    for index in analyzed.tokens.indices {
      let range = analyzed.tokens[index].range
      let stem = analyzed.stem(of: index)
      let between = bytes[min(last, range.lowerBound)..<range.lowerBound]
      if between.contains(where: { "&/,;+|".utf8.contains($0) }) || Self.joiners.contains(stem) {
        sides.append([])
      }
      last = range.upperBound
      if StopWords.contains(stem) { continue }
      if !all.contains(stem) { all.append(stem) }
      sides[sides.count - 1].append(stem)
    }
    if all.isEmpty { all = analyzed.tokens.indices.map(analyzed.stem) }
    stems = all
    specific = Self.specific(of: all)
    let found = sides.map { Set($0.filter { !GenericWords.carriers.contains($0) }) }
    parts = found.filter { !$0.isEmpty }
  }

  /// What the name is about, as one text, so that equal names are equal keys.
  var key: String { specific.sorted().joined(separator: " ") }

  private static let joiners: Set<String> = ["and", "or"]

  private static func specific(of stems: [String]) -> Set<String> {
    let kept = stems.filter { !GenericWords.carriers.contains($0) }
    return Set(kept.isEmpty ? stems : kept)
  }

  private static func withoutBrackets(_ text: String) -> String {
    let kept = text.prefix { $0 != "(" }
    return kept.utf8.contains { $0 > 0x20 } ? String(kept) : text
  }
}

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
