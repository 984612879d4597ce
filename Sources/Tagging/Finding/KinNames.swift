import Foundation

/// What one says of a relative one may say of another: "caring for my wife", "for my husband".
enum KinNames {
  private static let families = [
    ["husband", "wife", "partner", "boyfriend", "girlfriend"],
    ["mum", "dad", "mother", "father", "gran", "grandad", "nan"],
    ["son", "daughter", "child", "boy", "girl"],
  ]

  /// A phrase with each relative of the same kind in the place of the one that "my" names.
  static func variants(of phrase: String) -> [String] {
    for family in families {
      for name in family {
        guard let range = phrase.range(of: "my " + name) else { continue }
        // "My daughter" also stands for "my daughter's"; "my boyfriend" is not "my boy".
        let next = phrase[range.upperBound...].utf8.first
        if let next, next != 0x20, next != UInt8(ascii: "'") { continue }
        return family.map { phrase.replacingCharacters(in: range, with: "my " + $0) }
      }
    }
    return [phrase]
  }
}
