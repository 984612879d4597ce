import WaymarkTaxonomy
import WaymarkTextAnalysis

// Whom a service helps is not what it does, so a list of audiences must not enlarge the set.
extension Assistant {
  /// Withholds further terms that the text would not have without the words for whom it helps.
  ///
  /// A list of audiences makes many types a little likelier. However long it is, it brings in no term
  /// beside the main one, and enlarges no set.
  mutating func keepWhatAudiencesDidNotBring(
    _ record: inout TaggedRecord, name: String, description: String
  ) {
    var bytes = Array(description.utf8)
    var isChanged = false
    for position in wordsForAudiences() {
      for place in reader.text.range(at: position) { bytes[place] = UInt8(ascii: " ") }
      isChanged = true
    }
    guard isChanged else { return }
    // Taken out and put back, so that its memory is not copied.
    var taken: Reader?
    swap(&taken, &plainReader)
    var plain = taken ?? Reader(engine: engine)
    taken = nil
    plain.read(
      name: name, description: String(decoding: bytes, as: UTF8.self), permits: permits,
      asked: asked)
    let kept = request.choice.choose(from: ranking(by: plain), graph: engine.graph)
      .suggested.map(\.term)
    plainReader = plain
    var suggestions: [Suggestion] = []
    for suggestion in record.suggestions {
      if suggestion.isMain
        || kept.contains(suggestion.term) && suggestions.count < kept.count
      {
        suggestions.append(suggestion)
      } else {
        record.withheld.append(
          WithheldTerm(
            term: suggestion.term, confidence: suggestion.confidence, reason: .inPassing))
      }
    }
    record.suggestions = suggestions
  }

  /// Leaves out a circumstance beside a narrower one, which says both.
  func keepNarrowest(_ readings: inout [TermReading]) {
    let terms = readings.map(\.term)
    readings.removeAll { reading in
      terms.contains { engine.graph.isBroader(reading.term, than: $0) }
    }
  }

  /// The words of the description that say whom it helps; a sentence that says little else, whole.
  private func wordsForAudiences() -> [Int] {
    let text = reader.text
    var words: [Int] = []
    var start = text.nameCount
    while start < text.count {
      var end = start + 1
      while end < text.count, text.words[end].boundary < .sentence { end += 1 }
      let sentence = start..<end
      var ofAudience = sentence.filter { fields.contexts[$0] == .audience }
      // What stands between the first and the last of a list is of the list, known or not.
      if let first = ofAudience.first, let last = ofAudience.last,
        (first + 1..<last + 1).contains(where: { text.words[$0].boundary == .comma })
      {
        ofAudience = Array(first...last)
      }
      let telling = sentence.count { !text.words[$0].isStopWord }
      let tellingOfAudience = ofAudience.count { !text.words[$0].isStopWord }
      words += 2 * tellingOfAudience > telling ? Array(sentence) : ofAudience
      start = end
    }
    return words
  }
}
