import WaymarkTextAnalysis

/// Analyses bytes that need not be UTF-8, then the text that they decode to.
func fuzzTokenizer(_ bytes: [UInt8]) throws {
  var reused = AnalyzedText()
  bytes.withUnsafeBufferPointer { Analyzer().analyze($0, into: &reused) }
  check(reused, in: bytes.count)
  let (tokens, stems) = (reused.tokens, reused.stems)
  // The second time runs with the buffers and the remembered stems of the first.
  bytes.withUnsafeBufferPointer { Analyzer().analyze($0, into: &reused) }
  promise(tokens == reused.tokens && stems == reused.stems, "used buffers change nothing")
  let text = String(decoding: bytes, as: UTF8.self)
  let fresh = Analyzer().analyze(text)
  check(fresh, in: text.utf8.count)

  if standApart(fresh.masks, in: Array(text.utf8)) {
    let masked = Analyzer().analyze(Analyzer().masked(text))
    promise(masked.stems == fresh.stems, "a masked text has the words of the text itself")
  }
  // Each of these reads the text from its start.
  for token in fresh.tokens.suffix(8) {
    let range = utf16Range(token.range, in: text)
    promise(
      range.lowerBound <= range.upperBound && range.upperBound <= text.utf16.count,
      "a word stands inside its text")
  }

  var lexicon = Lexicon()
  for index in fresh.tokens.indices {
    let stem = fresh.stem(of: index)
    let id = lexicon.intern(stem)
    promise(lexicon.id(of: stem) == id, "a word is found again by the number it was given")
  }
  var blob: [UInt8] = []
  lexicon.encode(into: &blob)
  let copy = blob.withUnsafeBytes { Lexicon(decoding: $0) }
  promise(copy?.count == lexicon.count, "a lexicon survives being stored")
  // Any bytes at all may stand where a lexicon is expected.
  _ = bytes.withUnsafeBytes { Lexicon(decoding: $0) }
}

/// Whether spaces stand around all masks: `020 7946 0000https://…` is no number to ring, but
/// `020 7946 0000[web]` is.
private func standApart(_ masks: [Mask], in bytes: [UInt8]) -> Bool {
  masks.allSatisfy { mask in
    let before = mask.range.lowerBound == 0 || bytes[mask.range.lowerBound - 1] == 0x20
    let after = mask.range.upperBound == bytes.count || bytes[mask.range.upperBound] == 0x20
    return before && after
  }
}

/// Checks that words and masks stand in order and inside the text.
private func check(_ text: AnalyzedText, in size: Int) {
  var end = 0
  for token in text.tokens {
    promise(token.range.lowerBound >= end, "words stand in order")
    promise(!token.range.isEmpty, "a word has a letter")
    end = token.range.upperBound
    promise(token.stem.upperBound <= text.stems.count, "a stem stands among the stems")
  }
  promise(end <= size, "words stand inside the text")
  end = 0
  for mask in text.masks {
    promise(mask.range.lowerBound >= end && !mask.range.isEmpty, "masks stand in order")
    end = mask.range.upperBound
  }
  promise(end <= size, "masks stand inside the text")
}
