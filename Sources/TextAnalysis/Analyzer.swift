/// Decides what a word is, for the index and the scorer alike.
///
/// Markup, addresses, phone numbers and postcodes are masked first; what is left is cut into words,
/// folded and stemmed exactly as FTS5's `porter unicode61 remove_diacritics 2` does.
///
///     let text = Analyzer().analyze("Carers’ café, ring 020 7946 0000")
///     // stems: carer, cafe, ring; masks: a phone number
package struct Analyzer: Sendable {
  /// Makes an analyzer; it keeps nothing between texts.
  package init() {}

  /// Returns the words of a text.
  package func analyze(_ text: String) -> AnalyzedText {
    var result = AnalyzedText()
    var text = text
    text.withUTF8 { analyze($0, into: &result) }
    return result
  }

  /// Analyses a text into buffers that are used again, which is the way to go for many texts.
  ///
  /// Malformed UTF-8 is read as SQLite reads it. Only the first 4 GB are analysed.
  package func analyze(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout AnalyzedText) {
    if text.memo == nil, bytes.count > 4096 || !text.tokens.isEmpty { text.memo = WordMemo() }
    // Taken out and put back, so that it is not copied.
    var memo = text.memo
    text.memo = nil
    _ = memo?.makeRoom()
    analyze(bytes, into: &text, with: &memo)
    text.memo = memo
  }

  /// Analyses a text with the words that were met in others, of which the text then has the numbers.
  package func analyze(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout AnalyzedText, with memo: inout WordMemo?
  ) {
    text.removeAll()
    let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Int(UInt32.max)))
    MaskFinder.find(in: bytes, into: &text.masks)
    Tokenizer.tokenize(bytes, into: &text, with: &memo)
  }

  /// Returns a text with what could lead to a person replaced by `[email]`, `[phone]`, `[postcode]`
  /// and `[web]`, for logs and the journal; analysing it gives the same words as the text itself,
  /// save where an address or a number touches another without a space.
  package func masked(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      Self.mask(bytes, isMarkup: false, into: &result)
      return String(decoding: result, as: UTF8.self)
    }
  }

  private static func mask(
    _ bytes: UnsafeBufferPointer<UInt8>, isMarkup: Bool, into result: inout [UInt8]
  ) {
    var masks: [Mask] = []
    MaskFinder.find(in: bytes, isMarkup: isMarkup, into: &masks)
    var start = 0
    for mask in masks {
      result += bytes[start..<mask.range.lowerBound]
      start = mask.range.upperBound
      if let label = mask.kind.label {
        result += label.utf8
      } else {
        // Markup is no words, but `<a href="mailto:…">` leads to a person as well. In it no markup is looked
        // for, so this goes no deeper however it is nested.
        Self.mask(.init(rebasing: bytes[mask.range]), isMarkup: true, into: &result)
      }
    }
    result += bytes[start...]
  }
}

extension Mask.Kind {
  /// What stands for the masked text in a log; nothing where it tells nothing about a person.
  var label: String? {
    switch self {
    case .html: nil
    case .url: "[web]"
    case .email: "[email]"
    case .phone: "[phone]"
    case .postcode: "[postcode]"
    }
  }
}
