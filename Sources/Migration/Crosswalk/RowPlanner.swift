import WaymarkFormats
import WaymarkTaxonomy

/// Plans the rows of one local term: one, several where the text must decide, or one without an object.
struct RowPlanner {
  private let graph: TermGraph
  private let list: LocalList
  private let term: TermIndex
  private let findings: Findings
  private let reading: LocalReading
  private var candidates: [MappingCandidate] { findings.rankings.whole[term] }
  private var records: RecordEvidence? { findings.records[term] }

  // These bounds are chosen, not measured; how often a row that needs no person is right is measured by
  // `make bench BENCH="--only map-open-eligibility map-council-pages"`.

  /// Below this a person must decide.
  private static let sure = 0.5
  /// Below this nothing is proposed.
  private static let hopeless = 0.12
  /// From this share of the records on a type is one of those that a local term splits into.
  private static let oneOfSeveral = 0.15
  /// With so many of the records a type is what the local term means, though others have several as well.
  private static let mostOfAll = 0.6
  /// The least share among the candidates of a further part.
  private static let leastShare = 0.1
  /// How sure it is that a term without a candidate has no match.
  private static let sureOfNone = 0.5
  /// No match is surer that rests on a word of many terms, or on none.
  private static let mostThin = 0.45
  /// From so many records on their shares tell something.
  private static let manyRecords = 5
  /// The most rows that a local term splits into.
  private static let mostRows = 4

  init(maker: CrosswalkMaker, term: TermIndex, findings: Findings, readings: [LocalReading]) {
    graph = maker.graph
    list = maker.list
    self.term = term
    self.findings = findings
    reading = readings[term]
  }

  /// The rows.
  func rows() -> [CrosswalkRow] {
    let kind = findings.kinds[term]
    if kind.kind != .type { return [notAType(kind)] }
    guard let best = candidates.first, best.confidence >= Self.hopeless else {
      var row = self.row(nil, .exactMatch, .composite, Self.sureOfNone)
      row.needsPerson = true
      row.comment = isTooGeneral ? "says only what any service might be called" : "nothing fits"
      row.isByText = isTooGeneral
      return [row]
    }
    let verdict = self.verdict(on: best.term)
    let parts = self.parts(beside: best, verdict)
    if parts.count > 1 {
      return parts.map { part in
        var row = self.row(part.term, .narrowMatch, .composite, part.confidence)
        row.isByText = true
        row.needsPerson = part.confidence < Self.sure
        row.comment = remark(part.term)
        return row
      }
    }
    let confidence = confidence(in: best, verdict)
    var row = self.row(best.term, verdict.predicate, verdict.justification, confidence)
    row.isByText = verdict.predicate == .narrowMatch
    row.needsPerson = confidence < Self.sure
    row.matchStrings = verdict.common
    row.comment = remark(best.term)
    return [row]
  }

  /// Whether too little speaks for a match to make it without a person: not the name, and no records.
  private func isThin(_ object: TermIndex, _ verdict: PredicateJudge.Verdict) -> Bool {
    if let records, 2 * (records.firsts[object] ?? 0) >= records.count { return false }
    return findings.predicates.isThin(verdict)
  }

  /// How sure a match is that a person has not looked at.
  private func confidence(
    in candidate: MappingCandidate, _ verdict: PredicateJudge.Verdict
  ) -> Double {
    isThin(candidate.term, verdict)
      ? min(candidate.confidence, Self.mostThin) : candidate.confidence
  }

  private func verdict(on object: TermIndex) -> PredicateJudge.Verdict {
    var facts = PredicateJudge.Facts()
    let below = list.graph.narrower(of: term).compactMap { findings.target(of: $0) }
    facts.partsElsewhere = Set(below).subtracting([object]).count
    let label = list.graph.terms[term].label.lowercased()
    // What is below and went there too is no rival but a part.
    let parts = Set(list.graph.descendants(of: term))
    let rivals = Set(
      findings.goneTo(object).filter { !parts.contains($0) }
        .map { list.graph.terms[$0].label.lowercased() })
    facts.rivals = rivals.subtracting([label]).count
    if let records, records.count >= Self.manyRecords {
      facts.recordShare = Double(records.firsts[object] ?? 0) / Double(records.count)
    }
    return findings.predicates.judge(reading.name, object, facts)
  }

  /// The types that the local term splits into, the best first; itself alone where it does not.
  private func parts(
    beside best: MappingCandidate, _ verdict: PredicateJudge.Verdict
  ) -> [(term: TermIndex, confidence: Double)] {
    let alone = [(term: best.term, confidence: best.confidence)]
    if verdict.likeness >= .sameWords { return alone }
    var parts: [(term: TermIndex, confidence: Double)] = []
    // What fits the whole better is the better part.
    func place(_ term: TermIndex) -> Int { candidates.firstIndex { $0.term == term } ?? .max }
    func add(_ term: TermIndex, _ confidence: Double) {
      if parts.count < Self.mostRows, !parts.contains(where: { $0.term == term }) {
        parts.append((term, confidence))
      }
    }
    let sides = findings.rankings.sides[term].filter { $0.confidence >= Findings.gone }
      .sorted { first, second in
        (place(first.term), second.confidence, first.term)
          < (place(second.term), first.confidence, second.term)
      }
    if Set(sides.map(\.term)).count > 1 {
      // What fits both sides together a little fits neither; what fits one of them well is a part.
      for side in sides { add(side.term, side.confidence) }
    } else {
      add(best.term, best.confidence)
    }
    if let records, records.count >= Self.manyRecords {
      let shares = records.firsts.mapValues { Double($0) / Double(records.count) }
      let several = shares.filter { $0.value >= Self.oneOfSeveral }
      if several.count > 1, shares[best.term] ?? 0 < Self.mostOfAll {
        for (term, share) in several.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
          add(term, share)
        }
      }
    }
    if verdict.predicate == .narrowMatch {
      for other in candidates.dropFirst().prefix(3)
      where other.share >= Self.leastShare && self.verdict(on: other.term).predicate == .narrowMatch
      {
        add(other.term, other.confidence)
      }
    }
    return parts.count > 1 ? parts : alone
  }

  /// Whether all its words are such as any service has.
  private var isTooGeneral: Bool {
    reading.name.stems.allSatisfy { GenericWords.carriers.contains($0) }
  }

  private func notAType(_ verdict: LocalKindJudge.Verdict) -> CrosswalkRow {
    var row = self.row(
      verdict.object, verdict.object == nil ? .exactMatch : .relatedMatch,
      verdict.object == nil ? .composite : .similarity, verdict.confidence)
    row.kind = verdict.kind
    row.needsPerson = verdict.confidence < Self.sure
    row.comment = "\(verdict.kind.rawValue), not a service type: never tagged"
    return row
  }

  private func row(
    _ object: TermIndex?, _ predicate: MappingPredicate, _ justification: MappingJustification,
    _ confidence: Double
  ) -> CrosswalkRow {
    let subject = list.graph.terms[term]
    return CrosswalkRow(
      subject: subject.id, subjectLabel: subject.label, predicate: predicate,
      object: object.map { graph.terms[$0].id },
      objectLabel: object.map { graph.terms[$0].label } ?? "", justification: justification,
      confidence: confidence)
  }

  private func remark(_ object: TermIndex) -> String {
    guard let records, records.count > 0 else { return "" }
    let count = records.firsts[object] ?? 0
    return CrosswalkRow.recordsRemark + "\(count) of \(records.count.counted("record"))"
  }

  /// What a person needs to decide.
  func reviewCase(_ rows: [CrosswalkRow]) -> ReviewCase {
    let subject = list.graph.terms[term]
    let above = list.graph.broader(of: term).first.map { list.graph.terms[$0].label } ?? ""
    return ReviewCase(
      place: term, subject: subject.id, label: subject.label, above: above,
      recordCount: records?.count ?? 0, kind: findings.kinds[term].kind,
      confidence: rows.compactMap(\.confidence).min() ?? 0,
      choices: candidates.prefix(ReviewCase.choiceCount).map { candidate in
        let verdict = verdict(on: candidate.term)
        return ReviewCase.Choice(
          object: graph.terms[candidate.term].id, label: graph.terms[candidate.term].label,
          predicate: verdict.predicate, confidence: confidence(in: candidate, verdict))
      },
      examples: records?.examples ?? [])
  }
}
