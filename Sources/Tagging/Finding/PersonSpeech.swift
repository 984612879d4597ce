import WaymarkTextAnalysis

/// The words by which a person denies, asks, and speaks of others.
enum PersonSpeech {
  private static func stems(_ words: String) -> Set<String> {
    let text = Analyzer().analyze(words)
    return Set(text.tokens.indices.map { text.stem(of: $0) })
  }

  private static let ends = stems(
    """
    but because since as although though only just know understand cope manage think sure afford find
    help stop like sleep who when if and i we he she they it
    """)
  private static let wishes = stems("need want require look after interested wish")
  private static let abilities = stems(
    "can could won couldn cannot cant unable hardly barely couldnt wont")
  private static let others = stems(
    """
    mum mums mother mam mummy dad father daddy parents gran nan grandma grandad grandmother grandfather
    husband wife partner boyfriend girlfriend landlord employer boss
    """)
  private static let lacking = stems("no without")
  private static let joining = stems("nor neither")
  private static let articles = stems("a an")
  private static let possessives = stems("my our his her their your s")

  static func endsDenial(_ stem: String) -> Bool { ends.contains(stem) }
  static func asks(_ stem: String) -> Bool { wishes.contains(stem) }
  static func isAbility(_ stem: String) -> Bool { abilities.contains(stem) }
  static func lacks(_ stem: String) -> Bool { lacking.contains(stem) }
  static func joins(_ stem: String) -> Bool { joining.contains(stem) }
  static func isArticle(_ stem: String) -> Bool { articles.contains(stem) }
  static func isOther(_ stem: String) -> Bool { others.contains(stem) }
  static func isPossessive(_ stem: String) -> Bool { possessives.contains(stem) }
}
