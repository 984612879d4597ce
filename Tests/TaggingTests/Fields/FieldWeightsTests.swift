import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTextAnalysis

@testable import WaymarkTagging

/// What the marks count for by which fields are decided is fitted to the invented records that were
/// looked at, and to no others.
@Suite("Weights of fields")
struct FieldWeightsTests {
  @Test("The weights of access are those that the invented records give")
  func access() throws {
    var fit = Fit<StandingMark>(name: "access")
    try Self.forEachRecord { text, contexts, record, weight in
      let kind = KindReader(text, contexts: contexts).kind
      let matches = AccessReader.matches(of: text, contexts: contexts)
      let phrases = AccessReader.phrases(matches, of: text, kind: kind)
      let labelled = record["session_access"]?.string
      for phrase in phrases {
        fit.add(phrase.standing, isRight: phrase.access.rawValue == labelled, weight)
      }
    }
    #expect(fit.distance(to: AccessReader.weights) < 0.05)
  }

  @Test("The weights of membership are those that the invented records give")
  func membership() throws {
    var fit = Fit<MemberMark>(name: "membership")
    // That a member is spoken of once is told in passages above all.
    try Self.forEachRecord(passages: 1) { text, contexts, record, weight in
      let kind = KindReader(text, contexts: contexts).kind
      let matches = AccessReader.matches(of: text, contexts: contexts)
      let phrases = AccessReader.phrases(matches, of: text, kind: kind)
      let members = MemberEvidence(matches, phrases: phrases, of: text, kind: kind)
      // Only where no phrase decides are they asked.
      guard kind != .signposting, members.saysEnough, !members.isMutual,
        AccessReader.main(of: phrases) == nil
      else { return }
      fit.add(members.marks, isRight: record["session_access"]?.string == "membership", weight)
    }
    #expect(fit.distance(to: MemberEvidence.weights) < 0.05)
  }

  @Test("The weights of ages are those that the invented records give")
  func ages() throws {
    var fit = Fit<StandingMark>(name: "age")
    try Self.forEachRecord { text, contexts, record, weight in
      let kind = KindReader(text, contexts: contexts).kind
      for mention in AgeReader(text, kind: kind).mentions where mention.place == .whole {
        fit.add(mention.standing, isRight: Self.isOfWhole(mention.span, record), weight)
      }
    }
    #expect(fit.distance(to: AgeReader.weights) < 0.05)
  }

  @Test("The weights of kinds are those that the invented records give")
  func kinds() throws {
    // Each against services alone.
    var pointing = Fit<KindMark>(name: "pointing")
    var body = Fit<KindMark>(name: "body")
    try Self.forEachRecord { text, contexts, record, weight in
      // The passages have none.
      guard let kind = record["kind"]?.string.flatMap({ RecordKind(rawValue: $0) }) else { return }
      let marks = KindReader(text, contexts: contexts).marks
      if kind != .organisation { pointing.add(marks, isRight: kind == .signposting, weight) }
      if kind != .signposting { body.add(marks, isRight: kind == .organisation, weight) }
    }
    #expect(pointing.distance(to: KindReader.pointing) < 0.05)
    #expect(body.distance(to: KindReader.body) < 0.05)
  }

  @Test("The weights of audiences are those that the invented records give")
  func audiences() throws {
    let shipped = try ShippedCircumstances.shared.get()
    var fit = Fit<AudienceMark>(name: "audience")
    let knowledge = shipped.knowledge
    var cues = CueText()
    try Self.forEachText { text, name, description, record, weight in
      guard let labels = record["audience"]?.elements.compactMap(\.string) else { return }
      let audience = labels.compactMap { shipped.term($0) }
      cues.read(text, name: name, description: description, knowledge: knowledge)
      let surroundings = ContextReader(cues, strip: knowledge.strip)
      let contexts = surroundings.contexts
      let kind = KindReader(cues, contexts: contexts).kind
      let reader = AudienceReader(
        cues, contexts: contexts, demands: surroundings.demands, kind: kind,
        ages: AgeReader(cues, kind: kind).bounds,
        gender: GenderReader(cues, contexts: contexts, kind: kind).found, knowledge: knowledge,
        places: PlaceFinder(text: text, name: name, description: description))
      for candidate in reader.candidates {
        let isRight = audience.contains { shipped.areKin($0, candidate.term) }
        fit.add(candidate.marks, isRight: isRight, weight)
      }
    }
    #expect(fit.distance(to: AudienceReader.weights) < 0.05)
  }

  /// Whether ages give an end of those of the record, and nothing beyond them.
  private static func isOfWhole(_ span: AgeReader.Span, _ record: JSONNode) -> Bool {
    let lowest = record["minimum_age"]?.int
    let highest = record["maximum_age"]?.int
    if let minimum = span.minimum, minimum < lowest ?? .max { return false }
    if let maximum = span.maximum, maximum > highest ?? .min { return false }
    return span.minimum != nil && span.minimum == lowest
      || span.maximum != nil && span.maximum == highest
  }

  /// Reads each record with what needs no lists.
  private static func forEachRecord(
    passages: Double = 0.15,
    _ body: (CueText, [WordContext], JSONNode, Double) -> Void
  ) throws {
    let knowledge = FieldKnowledge.plain
    var cues = CueText()
    try forEachText(passages: passages) { text, name, description, record, weight in
      cues.read(text, name: name, description: description, knowledge: knowledge)
      body(cues, ContextReader(cues, strip: knowledge.strip).contexts, record, weight)
    }
  }

  /// Gives the words of each record, and for how many it stands: bodies that do several things, and
  /// passages of a line or two, are rarer among records of directories than among these.
  private static func forEachText(
    passages: Double = 0.15,
    _ body: (RecordText, _ name: String, _ description: String, JSONNode, Double) -> Void
  ) throws {
    let sets = [
      ("directory", 1.0), ("messy", 1.0), ("bundled", 0.3), ("passages", passages),
    ]
    for (set, weight) in sets {
      try FieldCases.forEachRecord(of: FieldCases.path(set)) { record in
        let name = record["name"]?.string ?? ""
        let description = record["description"]?.string ?? ""
        var text = RecordText()
        text.read(name: name, description: description, analyzer: Analyzer(), lexicon: Lexicon())
        body(text, name, description, record, weight)
      }
    }
  }
}

/// What was seen of some marks, and the weights that it gives.
private struct Fit<Mark: CaseIterable & RawRepresentable & Hashable & Sendable>
where Mark.RawValue == Int {
  /// How strongly a weight is drawn to zero.
  private let strength = 3.0
  let name: String
  private var seen: [LogisticFit.Observation] = []

  init(name: String) { self.name = name }

  mutating func add(_ marks: Marks<Mark>, isRight: Bool, _ weight: Double) {
    // The fit adds the constant itself, which is the first mark.
    let values = Mark.allCases.dropFirst().map { marks[$0] }
    seen.append(LogisticFit.Observation(values: values, isRight: isRight, weight: weight))
  }

  /// How far the weights that ship are from these at most, which are printed to be set down in their
  /// place.
  func distance(to shipped: Marks<Mark>.Weights) -> Double {
    // A mark that never was there is fitted to zero.
    let zeros = Mark.allCases.map { _ in 0.0 }
    let fitted = zip(
      Mark.allCases,
      LogisticFit.fit(seen, prior: zeros, strength: zeros.map { _ in strength }))
    print("Weights of \(name), fitted to \(seen.count):")
    print(fitted.map { ".\($0): \(($1 * 100).rounded() / 100)" }.joined(separator: ", "))
    return fitted.map { abs(shipped[$0] - $1) }.max() ?? .infinity
  }
}
