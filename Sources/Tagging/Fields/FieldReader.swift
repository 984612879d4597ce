import WaymarkTaxonomy
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
    let audience = AudienceReader(
      cues, contexts: contexts, demands: demands, kind: kind.kind, ages: ages, gender: gender,
      knowledge: knowledge, places: places)
    for candidate in audience.found {
      let reading = places.term(candidate.term, candidate.positions)
      if candidate.isDemanded, knowledge.eligible.contains(reading.term) {
        result.eligibility.append(reading)
      } else {
        result.audience.append(reading)
      }
    }
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
}
