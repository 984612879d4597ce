/// Porter's stemmer, in the exact form in which FTS5's `porter` tokenizer applies it.
///
/// M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980. FTS5 leaves words of fewer
/// than 3 and of more than 64 bytes alone, knows `bli` and `logi` for Porter's `abli`, tries the
/// suffixes of a step in an order of its own, and never takes a word away as a whole.
///
/// The vowels of the word are kept as one bit each, so that Porter's measure is a population count.
struct PorterStemmer {
  /// Words longer than this are passed through.
  static let longest = 64

  private let bytes: UnsafeMutablePointer<UInt8>
  private var count: Int
  /// Bit *i* says that letter *i* is a vowel; `y` is one after a consonant.
  private var vowels: UInt64 = 0

  /// Stems a folded word in place and returns the length of its stem.
  @inline(__always)
  static func stem(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    guard count >= 3, count <= longest else { return count }
    var word = PorterStemmer(bytes: bytes, count: count)
    word.findVowels(from: 0)
    word.step1()
    word.apply(PorterRules.step2, leaving: 1)
    word.apply(PorterRules.step3, leaving: 1)
    word.step4()
    word.step5()
    return word.count
  }

  private init(bytes: UnsafeMutablePointer<UInt8>, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  // MARK: - Conditions

  private mutating func findVowels(from start: Int) {
    var vowels = vowels & ((1 << UInt64(start)) &- 1)
    var isAfterConsonant = start > 0 && vowels & (1 << UInt64(start &- 1)) == 0
    var index = start
    while index < count {
      let letter = bytes[index]
      // a, e, i, o, u and y as bits counted from `a`; anything not a small letter is a consonant.
      let bit = UInt32(1) &<< UInt32(letter & 31)
      var isVowel = letter &- 0x61 < 26 && bit & 0x0020_8222 != 0
      if letter == 0x79 { isVowel = isAfterConsonant }
      if isVowel { vowels |= 1 << UInt64(index) }
      isAfterConsonant = !isVowel
      index &+= 1
    }
    self.vowels = vowels
  }

  /// How often a vowel is followed by a consonant in the first letters: Porter's m.
  private func measure(_ end: Int) -> Int {
    guard end > 1 else { return 0 }
    return (vowels & ~(vowels >> 1) & ((1 << UInt64(end - 1)) &- 1)).nonzeroBitCount
  }

  /// Whether there is a vowel in the first letters: Porter's *v*.
  private func hasVowel(_ end: Int) -> Bool {
    vowels & (end >= 64 ? .max : (1 << UInt64(end)) &- 1) != 0
  }

  /// Whether the first letters end consonant, vowel, consonant other than w, x, y: Porter's *o.
  private func endsShort(_ end: Int) -> Bool {
    guard end >= 3, (vowels >> UInt64(end - 3)) & 7 == 2 else { return false }
    let last = bytes[end - 1]
    return last != 0x77 && last != 0x78 && last != 0x79
  }

  private func ends(_ a: UInt8, _ b: UInt8) -> Bool {
    count > 2 && bytes[count - 2] == a && bytes[count - 1] == b
  }

  private func ends(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    count > 3 && bytes[count - 3] == a && bytes[count - 2] == b && bytes[count - 1] == c
  }

  // MARK: - Steps

  private mutating func step1() {
    removePlural()
    if removePastOrGerund() { restoreEnding() }
    // 1c: a final y becomes i after a vowel.
    if bytes[count - 1] == 0x79, hasVowel(count - 1) {
      bytes[count - 1] = 0x69
      findVowels(from: count - 1)
    }
  }

  /// 1a: sses, ies and s.
  private mutating func removePlural() {
    guard bytes[count - 1] == 0x73 else { return }
    if bytes[count - 2] == 0x65 {
      let isLong =
        (count > 4 && bytes[count - 4] == 0x73 && bytes[count - 3] == 0x73)
        || (count > 3 && bytes[count - 3] == 0x69)
      count -= isLong ? 2 : 1
    } else if bytes[count - 2] != 0x73 {
      count -= 1
    }
  }

  /// 1b: eed, ed and ing; returns whether a repair may be due.
  private mutating func removePastOrGerund() -> Bool {
    if ends(0x65, 0x65, 0x64) {
      if measure(count - 3) > 0 { count -= 1 }
      return false
    }
    let length = ends(0x65, 0x64) ? 2 : ends(0x69, 0x6E, 0x67) ? 3 : 0
    guard length > 0, hasVowel(count - length) else { return false }
    count -= length
    return true
  }

  /// 1b, second half: at, bl and iz get their e back, doubled consonants become single.
  private mutating func restoreEnding() {
    if ends(0x61, 0x74) || ends(0x62, 0x6C) || ends(0x69, 0x7A) {
      append(0x65)
      return
    }
    let last = bytes[count - 1]
    let isDouble =
      count > 1 && last == bytes[count - 2]
      && ![0x61, 0x65, 0x69, 0x6F, 0x75, 0x6C, 0x73, 0x7A].contains(last)
    if isDouble {
      count -= 1
    } else if measure(count) == 1, endsShort(count) {
      append(0x65)
    }
  }

  private mutating func append(_ letter: UInt8) {
    bytes[count] = letter
    count += 1
    findVowels(from: count - 1)
  }

  /// 2 and 3: the first suffix that fits is replaced, if the stem's measure allows it.
  private mutating func apply(_ rules: PorterRules, leaving least: Int) {
    guard let rule = rules.match(bytes, count) else { return }
    let stem = count - rule.length
    guard measure(stem) >= least else { return }
    for index in 0..<rule.replacementLength {
      bytes[stem + index] = UInt8(truncatingIfNeeded: rule.replacement >> UInt64(8 * index))
    }
    count = stem + rule.replacementLength
    findVowels(from: stem)
  }

  /// 4: suffixes fall where enough is left; ion only after s or t.
  private mutating func step4() {
    guard let rule = PorterRules.step4.match(bytes, count) else { return }
    let stem = count - rule.length
    if rule.needsSOrT, bytes[stem - 1] != 0x73, bytes[stem - 1] != 0x74 { return }
    if measure(stem) > 1 { count = stem }
  }

  /// 5: a final e falls, and one of two final l.
  private mutating func step5() {
    if bytes[count - 1] == 0x65 {
      let m = measure(count - 1)
      if m > 1 || (m == 1 && !endsShort(count - 1)) { count -= 1 }
    }
    if count > 1, bytes[count - 1] == 0x6C, bytes[count - 2] == 0x6C, measure(count - 1) > 1 {
      count -= 1
    }
  }
}
