import WaymarkTextAnalysis

/// Reads the fields of records other than their service types: the working memory of one worker.
///
///     var reader = FieldReader(knowledge: FieldKnowledge())
///     reader.read(text, name: name, description: description)
///     // reader.readings.minimumAge, reader.contexts …
package struct FieldReader: Sendable {
  /// What it knows.
  package let knowledge: FieldKnowledge
  /// What each word of the text last read is there for, by position.
  package private(set) var contexts: [WordContext] = []
  /// The fields of the text last read.
  package private(set) var readings = FieldReadings()
  private var cues = CueText()
  private var demands: [Range<Int>] = []

  /// Makes a reader.
  package init(knowledge: FieldKnowledge) { self.knowledge = knowledge }

  /// Reads the contexts and all fields of a record.
  ///
  /// - Parameters:
  ///   - text: The words of the record.
  ///   - name: The name that the words were read from.
  ///   - description: The description that the words were read from.
  package mutating func read(_ text: RecordText, name: String, description: String) {
    readContexts(text, name: name, description: description)
    guard isRead(text) else {
      readings = FieldReadings()
      return
    }
    // One copy for all readers, which else would make one each.
    let cues = cues
    let contexts = contexts.count == cues.count ? contexts : Array(contexts.prefix(cues.count))
    let places = PlaceFinder(text: text, name: name, description: description)
    let kind = KindReader(cues, contexts: contexts)
    var result = FieldReadings()
    result.kind = kind.kind
    result.flags = kind.flags
    result.parts = kind.parts.map {
      RecordPart(range: places.range(of: $0), field: text.field(at: $0.lowerBound), positions: $0)
    }
    let access = AccessReader(cues, contexts: contexts, kind: kind.kind).found
    result.sessionAccess = access.map { places.reading($0.value, $0.positions) }
    let attending = AttendingReader(cues, contexts: contexts).found
    result.attendingType = attending.map { places.reading($0.value, $0.positions) }
    let ages = AgeReader(cues, kind: kind.kind).bounds
    result.minimumAge = ages.minimum.flatMap { span in
      span.minimum.map { places.reading($0, span.positions) }
    }
    result.maximumAge = ages.maximum.flatMap { span in
      span.maximum.map { places.reading($0, span.positions) }
    }
    let gender = GenderReader(cues, contexts: contexts, kind: kind.kind).found
    result.gender = gender.map { places.reading($0.value, $0.positions) }
    readCircumstances(text, places, into: &result)
    readings = result
  }

  /// Reads only what each word is there for, which is all that a ranker asks.
  package mutating func readContexts(_ text: RecordText, name: String, description: String) {
    cues.read(text, name: name, description: description, knowledge: knowledge)
    guard isRead(text) else {
      contexts = [WordContext](repeating: .main, count: text.count)
      demands = []
      return
    }
    let reader = ContextReader(cues, strip: knowledge.strip)
    contexts = reader.contexts
    contexts.append(contentsOf: repeatElement(.main, count: text.count - contexts.count))
    demands = reader.demands
  }

  /// Whether the cues are of all words that are to be read; they are not where texts were mixed up.
  private func isRead(_ text: RecordText) -> Bool {
    cues.count == min(text.count, CueText.limit)
  }

  private func readCircumstances(
    _ text: RecordText, _ places: PlaceFinder, into result: inout FieldReadings
  ) {
    var seen: Set<Int32> = []
    var isPerson = [Bool](repeating: false, count: cues.count)
    for match in cues.matches
    where match.family == .person && match.value == PersonCue.noun.rawValue {
      for position in match.positions { isPerson[position] = true }
    }
    for match in cues.matches where match.family == .circumstance {
      let context = contexts[match.start]
      let isPeople = match.positions.contains { isPerson[$0] }
      let names =
        context == .audience || context == .example && isPeople
        || context == .main && isPeople
          && !match.positions.allSatisfy { FieldWords.shared.providers.contains(cues.words[$0].id) }
      let isDemanded =
        demands.contains { $0.contains(match.start) } || isFollowedByOnly(match)
      guard names || isDemanded && context == .main, !seen.contains(match.value) else { continue }
      let reading = places.term(Int(match.value), match.positions)
      if match.positions.count == 1,
        !knowledge.alone.contains(CircumstanceIndex.saidAlone(reading.text, reading.term))
      {
        continue
      }
      seen.insert(match.value)
      if isDemanded, knowledge.eligible.contains(reading.term) {
        result.eligibility.append(reading)
      } else {
        result.audience.append(reading)
      }
    }
  }

  private func isFollowedByOnly(_ match: CueMatch) -> Bool {
    match.end < cues.count && cues.words[match.end].boundary < .clause
      && FieldWords.shared.only.contains(cues.words[match.end].id)
  }
}

/// Turns positions of words into spans of UTF-16 and into the text itself.
struct PlaceFinder {
  private let text: RecordText
  private let name: String
  private let description: String

  init(text: RecordText, name: String, description: String) {
    self.text = text
    self.name = name
    self.description = description
  }

  /// The span of some words in their field, with a plus sign that follows figures.
  func range(of positions: Range<Int>) -> Range<Int> {
    let bytes = byteRange(positions)
    return utf16Range(bytes, in: text.field(at: positions.lowerBound) == .name ? name : description)
  }

  private func byteRange(_ positions: Range<Int>) -> Range<Int> {
    let first = text.range(at: positions.lowerBound)
    let last = text.range(at: positions.upperBound - 1)
    let source = text.field(at: positions.lowerBound) == .name ? name : description
    var end = last.upperBound
    let isFigures = text.words[positions.upperBound - 1].isNumberOrLetter
    if isFigures, source.utf8.dropFirst(end).first == UInt8(ascii: "+") { end += 1 }
    return first.lowerBound..<max(first.lowerBound, end)
  }

  func reading<Value: Hashable & Sendable>(
    _ value: Value, _ positions: Range<Int>
  ) -> Reading<Value> {
    Reading(value: value, range: range(of: positions), field: text.field(at: positions.lowerBound))
  }

  func term(_ term: Int, _ positions: Range<Int>) -> TermReading {
    let field = text.field(at: positions.lowerBound)
    let bytes = byteRange(positions)
    let source = (field == .name ? name : description).utf8.dropFirst(bytes.lowerBound)
      .prefix(bytes.count)
    return TermReading(
      term: term, text: String(decoding: source, as: UTF8.self), range: range(of: positions),
      field: field)
  }
}
