import Testing
import WaymarkTestSupport
import WaymarkTextAnalysis

@Suite("Lexicon")
struct LexiconTests {
  @Test("a word has one number, and the number gives the word", arguments: [0, 1, 64, 5000])
  func interning(count: Int) {
    var lexicon = Lexicon()
    let words = (0..<count).map { $0 == 0 ? "" : "word\($0 * 7)é" }
    for (index, word) in words.enumerated() { #expect(lexicon.intern(word) == Int32(index)) }
    for (index, word) in words.enumerated() {
      #expect(lexicon.intern(word) == Int32(index))
      #expect(lexicon.id(of: word) == Int32(index))
      #expect(lexicon.word(Int32(index)) == word)
    }
    #expect(lexicon.count == count)
    #expect(lexicon.id(of: "another") == nil)
  }

  @Test("a lexicon comes back from a blob")
  func blob() throws {
    var lexicon = Lexicon()
    for index in 0..<1000 { _ = lexicon.intern("w\(index)") }
    var blob: [UInt8] = []
    lexicon.encode(into: &blob)
    let decoded = try #require(blob.withUnsafeBytes { Lexicon(decoding: $0) })
    #expect(decoded.count == 1000)
    for index in 0..<1000 { #expect(decoded.id(of: "w\(index)") == Int32(index)) }
  }

  @Test("a damaged blob gives nil or a lexicon, and never a trap", arguments: 0..<200)
  func damagedBlob(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var lexicon = Lexicon()
    for index in 0..<40 { _ = lexicon.intern("w\(index)") }
    var blob: [UInt8] = []
    lexicon.encode(into: &blob)
    if seed % 3 == 0 { blob.removeLast(Int.random(in: 1...blob.count, using: &random)) }
    for _ in 0..<(seed % 5) {
      if blob.isEmpty { break }
      blob[Int.random(in: blob.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    if let decoded = blob.withUnsafeBytes({ Lexicon(decoding: $0) }) {
      for index in 0..<40 {
        if let id = decoded.id(of: "w\(index)") { #expect(Int(id) < decoded.count) }
      }
      for id in 0..<decoded.count { #expect(decoded.word(Int32(id)).utf8.count <= blob.count * 3) }
    }
  }

  @Test("stop words are known by their stems")
  func stopWords() {
    for stem in ["the", "of", "and", "thi", "ourselv"] { #expect(StopWords.contains(stem)) }
    for stem in ["food", "carer", "help", "need"] { #expect(!StopWords.contains(stem)) }
  }
}

@Suite("UTF-16 offsets")
struct UTF16OffsetTests {
  @Test("offsets are those that String counts, in any order")
  func agrees() {
    var random = SeededGenerator(seed: 4)
    var text = (0..<300).map { _ in "aé–😀".randomElement(using: &random) ?? "a" }
      .map(String.init).joined()
    let indices = Array(text.unicodeScalars.indices) + [text.endIndex]
    let pairs = indices.map {
      (text.utf8.distance(from: text.startIndex, to: $0), $0.utf16Offset(in: text))
    }
    text.withUTF8 { bytes in
      var offsets = UTF16Offsets(bytes)
      for (utf8, utf16) in pairs + pairs.reversed() {
        #expect(offsets.offset(ofUTF8: utf8) == utf16)
      }
      #expect(offsets.offset(ofUTF8: .max) == pairs.last?.1)
      #expect(offsets.offset(ofUTF8: -5) == 0)
    }
    #expect(utf16Range(1..<3, in: "aé😀") == 1..<2)
  }
}

@Suite("Reused buffers")
struct ReuseTests {
  @Test("the cache of stems changes nothing", arguments: 0..<4)
  func cache(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let parts = [
      "care", "r", "s", "ing", "ation", "y", "é", "x", "club", "ed", " ", " ", ".", "ies",
    ]
    var reused = AnalyzedText()
    for _ in 0..<300 {
      var text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let fresh = Analyzer().analyze(text)
      text.withUTF8 { Analyzer().analyze($0, into: &reused) }
      #expect(reused.tokens == fresh.tokens)
      #expect(reused.stems == fresh.stems)
      #expect(reused.masks == fresh.masks)
    }
  }

  @Test("a masked text has the words of the text itself")
  func maskedWords() {
    let texts = [
      "Mail jo@example.org or ring 01632 960001, at SW1A 1AA. See www.example.org.",
      "<p>Tel:020 7946 0000</p>&nbsp;[email]",
    ]
    for text in texts {
      let masked = Analyzer().analyze(Analyzer().masked(text))
      let plain = Analyzer().analyze(text)
      #expect(masked.stems == plain.stems)
      #expect(masked.tokens.map(\.boundary) == plain.tokens.map(\.boundary))
    }
  }
}
