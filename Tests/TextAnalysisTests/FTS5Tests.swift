import Foundation
import Testing
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkStorage

/// The promise that index and scorer agree on every word, kept by asking FTS5 itself.
@Suite("The same words as FTS5")
struct FTS5Tests {
  /// The words that FTS5 finds in texts, text by text.
  func wordsByFTS5(_ texts: [[UInt8]]) throws -> [[String]] {
    let database = try Database(path: ":memory:", access: .create, busyTimeout: 0)
    try database.execute(
      """
      CREATE VIRTUAL TABLE probe USING fts5(
        text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
      CREATE VIRTUAL TABLE word USING fts5vocab('probe', 'instance')
      """)
    var words = [[String]](repeating: [], count: texts.count)
    return try database.transaction("BEGIN") { database in
      for (index, text) in texts.enumerated() {
        try database.run(
          "INSERT INTO probe (rowid, text) VALUES (?, CAST(? AS TEXT))", .integer(index),
          .blob(text))
      }
      try database.forEach("SELECT doc, hex(term) FROM word ORDER BY doc, offset") {
        words[$0.int(0)].append($0.text(1))
      }
      return words
    }
  }

  /// The words that the analyzer finds, in hexadecimal, and the text with its masks made blank.
  func wordsByAnalyzer(_ text: [UInt8]) -> (words: [String], blanked: [UInt8]) {
    var analyzed = AnalyzedText()
    text.withUnsafeBufferPointer { Analyzer().analyze($0, into: &analyzed) }
    let digits = Array("0123456789ABCDEF".utf8)
    let words = analyzed.tokens.indices.map { index in
      analyzed.withStem(of: index) { stem in
        String(
          decoding: stem.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
      }
    }
    var blanked = text
    for mask in analyzed.masks {
      for index in mask.range { blanked[index] = 0x20 }
    }
    return (words, blanked)
  }

  func expectSameWords(_ texts: [[UInt8]]) throws {
    let ours = texts.map { wordsByAnalyzer($0) }
    let theirs = try wordsByFTS5(ours.map(\.blanked))
    for (index, (mine, other)) in zip(ours, theirs).enumerated() where mine.words != other {
      Issue.record("text \(index): \(mine.words.count) words, FTS5 has \(other.count)")
      let first = zip(mine.words, other).first { $0 != $1 }
      Issue.record("\(first.map { "\($0.0) \($0.1)" } ?? "")")
      return
    }
  }

  @Test(
    "in the whole of the shared data, after masking",
    .enabled(if: SharedData.has("lga/services.csv"), "shared data is absent"))
  func sharedData() throws {
    var lines: [[UInt8]] = []
    let folder = URL(fileURLWithPath: SharedData.folder)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    for case let name as String in files {
      let url = folder.appendingPathComponent(name)
      if url.hasDirectoryPath || name.hasSuffix("/") { continue }
      guard files.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      let bytes = [UInt8](try Data(contentsOf: url))
      lines += bytes.split(separator: 0x0A).map(Array.init)
    }
    #expect(lines.count > 20_000)
    try expectSameWords(lines)
  }

  @Test("in random Unicode, well-formed or not", arguments: 0..<8)
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var texts: [[UInt8]] = []
    for _ in 0..<2000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let bound: UInt32 = [0x80, 0x300, 0x3000, 0x11_0000].randomElement(using: &random) ?? 0x80
        if seed % 2 == 1, Bool.random(using: &random) {
          text.append(UInt8.random(in: 0...255, using: &random))
        } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<bound, using: &random)) {
          text += Array(String(Character(scalar)).utf8)
        }
      }
      texts.append(text)
    }
    try expectSameWords(texts)
  }

  @Test(
    "in every code point of alphabets and in one of seven others, alone, within a word and after one"
  )
  func codePoints() throws {
    var texts: [[UInt8]] = []
    for code in UInt32(1)..<0x11_0000 where code < 0x3000 || code % (code < 0x3_0000 ? 7 : 97) == 0
    {
      guard let scalar = Unicode.Scalar(code) else { continue }
      texts.append(Array("x\(scalar)y \(scalar) a\(scalar)".utf8))
    }
    try expectSameWords(texts)
  }

  @Test("in random words of English suffixes", arguments: 0..<4)
  func suffixes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed + 100))
    let parts = [
      "a", "e", "i", "o", "u", "y", "b", "c", "d", "l", "ll", "s", "ss", "t", "w", "x", "z", "ed",
      "ing", "eed", "at", "bl", "iz", "ational", "tional", "enci", "anci", "izer", "logi", "bli",
      "alli", "entli", "eli", "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness",
      "ousness", "aliti", "iviti", "biliti", "icate", "ative", "alize", "iciti", "ical", "ful",
      "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
      "ion",
      "ou", "ism", "ate", "iti", "ous", "ive", "ize", "sses", "ies", "é", "ß", "1",
    ]
    let texts = (0..<8000).map { _ in
      (0..<Int.random(in: 1...6, using: &random)).flatMap { _ in
        Array((parts.randomElement(using: &random) ?? "").utf8)
      }
    }
    try expectSameWords(texts)
  }

  @Test("in words of all lengths, also beyond what is stemmed and what is kept")
  func lengths() throws {
    let lengths = Array(1...80) + [32_766, 32_767, 32_768, 32_769, 40_000, 70_000]
    let texts = lengths.map { length in
      (0..<length).map { $0 == length - 1 ? UInt8(ascii: "s") : UInt8(ascii: "o") }
    }
    try expectSameWords(texts)
    try expectSameWords(lengths.map { Array(String(repeating: "é", count: $0).utf8) })
  }
}
