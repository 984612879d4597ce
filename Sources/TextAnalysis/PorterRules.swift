/// The suffixes of one step of Porter's algorithm, in the order in which FTS5 tries them.
///
/// A suffix is kept as a number: its last eight bytes, the last one highest, so that one comparison
/// decides. Rules are grouped by the letter before the last.
struct PorterRules: Sendable {
  struct Rule: Sendable {
    let suffix: UInt64
    let length: Int
    let replacement: UInt64
    let replacementLength: Int
    let needsSOrT: Bool

    init(_ suffix: String, _ replacement: String) {
      self.suffix = suffix.utf8.reduce(0) { $0 >> 8 | UInt64($1) << 56 }
      length = suffix.utf8.count
      self.replacement = replacement.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      replacementLength = replacement.utf8.count
      needsSOrT = suffix == "ion"
    }
  }

  private let rules: [Rule]
  /// For each small letter, where its rules start; one more for the end.
  private let starts: [Int]

  init(_ pairs: [(String, String)]) {
    var rules: [Rule] = []
    var starts: [Int] = []
    for letter in UInt8(0x61)...0x7A {
      starts.append(rules.count)
      // Rules under one letter keep their order: the first that fits decides.
      rules += pairs.filter { $0.0.utf8.dropLast().last == letter }.map { Rule($0.0, $0.1) }
    }
    self.rules = rules
    self.starts = starts + [rules.count]
  }

  /// Returns the first rule whose suffix the word ends in, leaving at least one letter.
  @inline(__always)
  func match(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Rule? {
    guard count >= 3 else { return nil }
    let letter = Int(bytes[count - 2]) - 0x61
    guard letter >= 0, letter < 26 else { return nil }
    let candidates = starts[letter]..<starts[letter + 1]
    guard !candidates.isEmpty else { return nil }
    var tail: UInt64 = 0
    for index in max(0, count - 8)..<count { tail = tail >> 8 | UInt64(bytes[index]) << 56 }
    for index in candidates {
      let rule = rules[index]
      let shift = UInt64(64 - 8 * rule.length)
      if count > rule.length, tail >> shift == rule.suffix >> shift { return rule }
    }
    return nil
  }

  static let step2 = PorterRules([
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("logi", "log"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
    ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"),
    ("biliti", "ble"),
  ])

  static let step3 = PorterRules([
    ("ical", "ic"), ("ness", ""), ("icate", "ic"), ("iciti", "ic"), ("ful", ""), ("ative", ""),
    ("alize", "al"),
  ])

  static let step4 = PorterRules([
    ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""),
    ("ant", ""), ("ement", ""), ("ment", ""), ("ent", ""), ("ion", ""), ("ou", ""), ("ism", ""),
    ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
  ])
}
