import WaymarkTaxonomy

/// Tags records: the main path from a description to the few right terms.
///
/// An assistant is the working memory of one worker; make one for each and give every record to
/// any of them: the answer is the same.
package struct Assistant: Sendable {
  /// What the answers are drawn from.
  package let engine: Engine
  /// The weights between evidence and answer.
  package let judgement: Judgement
  let request: TaggingRequest
  /// Which terms may be candidates.
  let permits: Permits
  /// Those that may answer, where not all of the candidates may.
  let asked: Permits?
  let substitutes: [TermIndex]?
  /// What people decided about texts.
  private let decided: DecidedTexts
  /// The needs of the terms that were suggested so far.
  private var needsOfTerm: [TermIndex: [TermIndex]] = [:]
  private(set) var reader: Reader
  var fields: FieldReader
  /// The reasons that were sought for the text last read, so that none are sought twice.
  private var explained: [(candidate: TermIndex, reasons: [Explainer.Reason])] = []
  /// Reads texts without their audiences; made when the first such text comes.
  var plainReader: Reader?

  /// Makes an assistant for one kind of request, who also knows what people decided: what was read of it
  /// at once, else what is looked up.
  package init(
    _ model: LoadedModel, decided: DecidedTexts? = nil, request: TaggingRequest = TaggingRequest()
  ) {
    self.init(
      engine: model.engine, judgement: model.judgement, decided: decided ?? model.decided,
      request: request)
  }

  /// Makes an assistant for one kind of request.
  package init(
    engine: Engine, judgement: Judgement, decided: DecidedTexts = DecidedTexts(),
    request: TaggingRequest = TaggingRequest()
  ) {
    self.engine = engine
    self.decided = decided
    self.judgement = judgement
    var request = request
    if let typical = judgement.curve.typicalPrecision {
      request.choice.typicalPrecision = Float(typical)
    }
    if let precision = request.precision {
      let threshold = judgement.curve.threshold(forPrecision: precision)
      request.choice.require(confidence: threshold.map { Float($0) })
    }
    self.request = request
    let substitutes = request.isOfficialOnly ? engine.officialTerms : nil
    self.substitutes = substitutes
    permits = Self.permits(engine, substitutes, outside: request.excluding)
    asked =
      request.within.isEmpty
      ? nil
      : Self.permits(engine, substitutes, inside: request.within, outside: request.excluding)
    reader = Reader(engine: engine)
    fields = FieldReader(knowledge: engine.fields)
  }

  /// Tags one description.
  ///
  /// - Parameters:
  ///   - id: The identifier to carry through.
  ///   - name: The name of the service; may be empty.
  ///   - description: Its description; may be empty.
  /// - Returns: The suggestions with their reasons, and what was withheld.
  package mutating func tag(id: String? = nil, name: String, description: String) -> TaggedRecord {
    var record = TaggedRecord(id: id)
    let ranking = rank(name: name, description: description)
    record.ranking = Array(ranking.prefix(max(0, request.rankingLength)))
    if request.readsFields {
      fields.read(reader.text, name: name, description: description)
      record.fields = fields.readings
      keepNarrowest(&record.fields.audience)
    } else {
      fields.readContexts(reader.text, name: name, description: description)
    }
    var choice = request.choice
    if reader.hasOneWordAlone { choice.require(confidence: nil) }
    let verdict = choice.choose(from: ranking, graph: engine.graph)
    (record.suggestions, record.withheld) = judge(
      verdict.suggested, name: name, description: description)
    if record.suggestions.count > 1 {
      keepWhatAudiencesDidNotBring(&record, name: name, description: description)
    }
    record.needsReview = verdict.needsReview || record.suggestions.isEmpty
    let suggested = record.suggestions.map(\.term)
    for var withheld in verdict.withheld {
      withheld.settle(beside: suggested, in: engine.graph)
      record.withheld.append(withheld)
    }
    do {
      if let decision = try decided.decision(
        name: name, description: description, in: engine.graph)
      {
        follow(decision, in: &record, name: name, description: description)
      }
    } catch {
      record.lookupFailure = error
    }
    var seen: Set<TermIndex> = []
    for suggestion in record.suggestions {
      for need in needs(of: suggestion.term) where seen.insert(need).inserted {
        record.needs.append(DerivedNeed(need: need, via: suggestion.term))
      }
    }
    if request.tagsParts {
      record.parts = tag(record.fields.parts, name: name, description: description)
    }
    return record
  }

  /// Answers as a person decided for this very text, as far as the request lets it through.
  private mutating func follow(
    _ decision: Decision, in record: inout TaggedRecord, name: String,
    description: String
  ) {
    func answer(_ term: TermIndex) -> TermIndex { substitutes?[term] ?? term }
    let refused = Set(decision.refused.map(answer))
    var chosen: [Suggestion] = []
    for term in decision.accepted where (asked ?? permits).permits(term) {
      let answer = answer(term)
      guard chosen.count < request.choice.limit, !chosen.contains(where: { $0.term == answer })
      else { continue }
      let evidence = reasons(for: term).prefix(Explainer.limit).map {
        $0.evidence(reader.text, name: name, description: description)
      }
      chosen.append(
        Suggestion(
          term: answer, confidence: DecidedTexts.confidence, isMain: chosen.isEmpty,
          evidence: evidence, isDecided: true))
    }
    // Of what nothing was said the model judges; and of all, where what was accepted is in use no more.
    let undecided = Set(decision.undecided.map(answer))
    let isOpen = chosen.isEmpty
    for var suggestion in record.suggestions
    where !refused.contains(suggestion.term) && (isOpen || undecided.contains(suggestion.term)) {
      guard chosen.count < request.choice.limit,
        !chosen.contains(where: { $0.term == suggestion.term })
      else { continue }
      suggestion.isMain = chosen.isEmpty
      chosen.append(suggestion)
    }
    let gone = record.suggestions.filter { old in !chosen.contains { $0.term == old.term } }
    record.withheld.removeAll { held in chosen.contains { $0.term == held.term } }
    for place in record.withheld.indices where refused.contains(record.withheld[place].term) {
      record.withheld[place].reason = .decided
    }
    record.withheld.insert(
      contentsOf: gone.map {
        WithheldTerm(term: $0.term, confidence: $0.confidence, reason: .decided)
      }, at: 0)
    record.suggestions = chosen
    record.needsReview = chosen.isEmpty
  }

  /// Ranks the terms for a text, or for a part of one.
  mutating func rank(
    name: String, description: String, candidatesOfWhole: [Int32]? = nil
  ) -> [RankedTerm] {
    explained.removeAll(keepingCapacity: true)
    reader.read(
      name: name, description: description, permits: permits, asked: asked,
      candidatesOfWhole: candidatesOfWhole)
    return ranking(by: reader)
  }

  /// What a reader makes of the text that it last read, as far down as anybody looks.
  func ranking(by reader: Reader) -> [RankedTerm] {
    guard reader.hasEvidence else { return [] }
    return reader.rank(
      by: judgement, substitutes: substitutes, asked: asked,
      depth: max(request.choice.depth, request.rankingLength))
  }

  /// Gives the chosen terms of the text last read their reasons, and holds back those that the text
  /// only names in passing.
  mutating func judge(
    _ chosen: [RankedTerm], name: String, description: String
  ) -> (suggestions: [Suggestion], withheld: [WithheldTerm]) {
    var suggestions: [Suggestion] = []
    var withheld: [WithheldTerm] = []
    for ranked in chosen {
      let reasons = reasons(for: ranked.candidate)
      if isMostlyInPassing(reasons), !isNamed(ranked.candidate) {
        withheld.append(WithheldTerm(ranked, .inPassing))
        continue
      }
      suggestions.append(
        Suggestion(
          term: ranked.term, confidence: ranked.confidence, isMain: suggestions.isEmpty,
          evidence: reasons.prefix(Explainer.limit).map {
            $0.evidence(reader.text, name: name, description: description)
          }))
    }
    return (suggestions, withheld)
  }

  /// The reasons for a candidate of the text last read, strongest first.
  mutating func reasons(for candidate: TermIndex) -> [Explainer.Reason] {
    if let known = explained.first(where: { $0.candidate == candidate }) { return known.reasons }
    let reasons = Explainer.reasons(for: Int32(candidate), in: reader, judgement: judgement)
    explained.append((candidate, reasons))
    return reasons
  }

  /// Whether hardly a reason stands where the text says what the service does.
  ///
  /// Whom a service helps, where it meets and who pays for it are words of other types; a type that
  /// mostly they speak for is not what the service is.
  func isMostlyInPassing(_ reasons: [Explainer.Reason]) -> Bool {
    var inPassing = 0.0
    var whole = 0.0
    for reason in reasons {
      whole += reason.weight
      if !reason.words.contains(where: { isSaidOfService($0) }) { inPassing += reason.weight }
    }
    return inPassing > Self.mostlyInPassing * whole
  }

  /// Whether the text has a whole label of the term, at least in part where it says what the service
  /// does: "a support group for carers" names a carers' support group, though carers are its audience.
  func isNamed(_ term: TermIndex) -> Bool {
    let index = engine.index
    return index.entries(of: term).contains { entry in
      guard index.kind(of: entry) != .keyword else { return false }
      let words = index.words(of: entry)
      return words.allSatisfy { reader.matcher.firstPosition(of: $0) != nil }
        && (0..<reader.text.count).contains {
          words.contains(reader.text.words[$0].id) && isSaidOfService($0)
        }
    }
  }

  /// Whether a word stands in the name, or where the description says what the service does.
  func isSaidOfService(_ position: Int) -> Bool {
    reader.text.field(at: position) == .name || fields.contexts[position] == .main
  }

  /// The share of a term's reasons from which on it counts as named only in passing; chosen, not measured.
  private static let mostlyInPassing = 0.8

  /// The needs that lead to a term, strongest link first.
  private mutating func needs(of term: TermIndex) -> [TermIndex] {
    if let known = needsOfTerm[term] { return known }
    let graph = engine.graph
    let needs = graph.links(to: term)
      .filter { $0.relation == .leadsTo && graph.role(of: $0.from) == .need }
      .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.from < $1.from }
      .map(\.from)
    needsOfTerm[term] = needs
    return needs
  }

  /// The terms inside of some and outside of others, of those that may be suggested at all; a term that
  /// another answers for is judged by both.
  private static func permits(
    _ engine: Engine, _ substitutes: [TermIndex]?, inside: [TermIndex]? = nil,
    outside: [TermIndex]
  ) -> Permits {
    let inside = inside.map { reach(of: $0, engine.graph) }
    let outside = reach(of: outside, engine.graph)
    return Permits(
      engine.isEligible.enumerated().map { term, isEligible in
        let answer = substitutes?[term] ?? term
        guard isEligible, !outside.contains(term), !outside.contains(answer) else { return false }
        return inside.map { $0.contains(term) || $0.contains(answer) } ?? true
      })
  }

  /// The terms with all that is narrower, and what functions and needs among them lead to.
  private static func reach(of terms: [TermIndex], _ graph: TermGraph) -> Set<TermIndex> {
    var result: Set<TermIndex> = []
    for term in terms {
      for member in [term] + graph.descendants(of: term) {
        result.insert(member)
        for link in graph.links(from: member)
        where link.relation == .groups || link.relation == .leadsTo {
          result.insert(link.to)
          result.formUnion(graph.descendants(of: link.to))
        }
      }
    }
    return result
  }
}
