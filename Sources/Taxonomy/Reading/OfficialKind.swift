import WaymarkFormats

/// The prefixes of the LGA's vocabularies by the words that files use for them.
enum OfficialKind {
  private static let prefixes = [
    "service": "esdServiceType", "servicetype": "esdServiceType", "need": "esdNeed",
    "circumstance": "esdCircumstance", "function": "esdFunction", "lifeevent": "esdLifeEvent",
  ]

  /// The prefix for a word such as `Service`, `service types` or `needs`.
  static func prefix(for word: String) -> String? {
    let key = DelimitedReader.columnKey(word)
    return prefixes[key] ?? (key.hasSuffix("s") ? prefixes[String(key.dropLast())] : nil)
  }

  /// The prefix that a file's name tells by its last words: `later-services.csv`.
  static func prefix(ofFile path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let words = IdentifierScheme.words(of: String(name.split(separator: ".").first ?? ""))
    return prefix(for: words.suffix(2).joined()) ?? words.last.flatMap { prefix(for: $0) }
  }
}
