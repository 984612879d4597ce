import Foundation
package import WaymarkServiceRecords
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Makes a crosswalk from a local list to the service types of a workspace.
///
///     var maker = CrosswalkMaker(list: list, model: model, keywords: keywords)
///     for record in records { maker.add(record) }
///     let outcome = maker.make(keeping: decided)
package struct CrosswalkMaker {
  /// What was made.
  package struct Outcome: Sendable {
    /// The crosswalk.
    package var crosswalk: Crosswalk
    /// What a person must decide, hardest first.
    package var cases: [ReviewCase]
  }

  let list: LocalList
  let graph: TermGraph
  let names: NameTable
  private let isOfficialOnly: Bool
  private let isEligible: [Bool]
  private let kinds: LocalKindJudge
  private let predicates: PredicateJudge
  private let analyzer = Analyzer()
  private var assistant: Assistant
  private var reader: LocalReader
  private var scorer: CandidateScorer
  private var records: [TermIndex: RecordEvidence] = [:]

  private static let rankingLength = 60
  private static let profileLength = 8

  /// Makes a maker.
  ///
  /// - Parameters:
  ///   - list: The local list.
  ///   - engine: What ranks.
  ///   - judgement: The weights between evidence and answer.
  ///   - keywords: What people call the terms of the workspace.
  ///   - isOfficialOnly: Whether only terms of the official list may be objects.
  package init(
    list: LocalList, engine: Engine, judgement: Judgement, keywords: [Keyword],
    isOfficialOnly: Bool = false
  ) {
    self.list = list
    self.isOfficialOnly = isOfficialOnly
    graph = engine.graph
    isEligible = engine.isEligible
    names = NameTable(graph: engine.graph, keywords: keywords, analyzer: analyzer)
    kinds = LocalKindJudge(names: names, graph: graph, lexicon: engine.lexicon)
    predicates = PredicateJudge(names: names)
    scorer = CandidateScorer(names: names, graph: graph)
    var request = TaggingRequest()
    request.rankingLength = Self.rankingLength
    request.isOfficialOnly = isOfficialOnly
    assistant = Assistant(engine: engine, judgement: judgement, request: request)
    reader = LocalReader(assistant)
  }

  /// Adds what a record says to each of the local terms that it bears; whether it bears any.
  @discardableResult
  package mutating func add(_ record: ServiceRecord) -> Bool {
    let terms = Set(record.categories.compactMap(list.term)).sorted()
    if terms.isEmpty { return false }
    let tagged = assistant.tag(name: record.name, description: record.description)
    for term in terms {
      records[term, default: RecordEvidence()].add(record, tagged.ranking, analyzer: analyzer)
    }
    return true
  }

  private func isWanted(_ term: TermIndex) -> Bool {
    isEligible[term]
      && (!isOfficialOnly || CURIE.officialBase(ofPrefix: graph.terms[term].id.prefix) != nil)
  }
}

extension CrosswalkMaker {
  /// Makes the crosswalk of what was added.
  ///
  /// - Parameters:
  ///   - decided: What people decided before, which stands; rejected pairs are not proposed again.
  ///   - header: What is to be said of the set.
  ///   - reviewingAll: Whether a person wants to look at what is sure as well.
  /// - Returns: The crosswalk in the order of the list, and what a person must decide.
  package mutating func make(
    keeping decided: Crosswalk = Crosswalk(rows: []), header: CrosswalkHeader = CrosswalkHeader(),
    reviewingAll: Bool = false
  ) -> Outcome {
    let all = list.graph.terms.indices
    let readings = all.map { reader.read($0, of: list) }
    let rankings = rank(readings, decided)
    let findings = judge(readings, rankings)
    var rows: [CrosswalkRow] = []
    var cases: [ReviewCase] = []
    for term in all {
      let subject = list.graph.terms[term].id
      let known = decided.rows(of: subject).filter(\.isDecided)
      rows += known
      if known.contains(where: { !$0.isRejected }) { continue }
      let planner = RowPlanner(maker: self, term: term, findings: findings, readings: readings)
      let planned = planner.rows()
      rows += planned
      if reviewingAll || planned.contains(where: \.needsPerson) {
        cases.append(planner.reviewCase(planned))
      }
    }
    // Records may bear local terms that have left the list; what was decided of them stands as well.
    rows += decided.rows.filter { $0.isDecided && list.graph.index(of: $0.subject) == nil }
    cases.sort { ($0.confidence, $0.place) < ($1.confidence, $1.place) }
    return Outcome(
      crosswalk: Crosswalk(header: completed(header, rows), rows: rows), cases: cases)
  }

  /// The header with the bases of all prefixes that are known.
  private func completed(_ header: CrosswalkHeader, _ rows: [CrosswalkRow]) -> CrosswalkHeader {
    var header = header
    for vocabulary in list.graph.vocabularies + graph.vocabularies {
      if let base = vocabulary.baseURI, header.prefixes[vocabulary.prefix] == nil {
        header.prefixes[vocabulary.prefix] = base
      }
    }
    return header
  }

  /// Ranks the candidates of each local term: first by itself, then with where its family went.
  private mutating func rank(
    _ readings: [LocalReading], _ decided: Crosswalk
  ) -> [[MappingCandidate]] {
    var means: [TermIndex: [TermIndex: Double]] = [:]
    var sums: [TermIndex: Double] = [:]
    for term in records.keys.sorted() {
      let mean = records[term]?.means ?? [:]
      means[term] = mean
      for (candidate, value) in mean { sums[candidate, default: 0] += value }
    }
    scorer.common = (sums, records.count)
    let profiles = self.profiles()
    let subjects = list.graph.terms.map(\.id)
    let rejected = subjects.map { subject in
      Set(
        decided.rows(of: subject).filter(\.isRejected).compactMap { row in
          row.object.flatMap { graph.index(of: $0) }
        })
    }
    let scorer = scorer
    func ranking(_ term: TermIndex, _ families: [TermIndex: Double]) -> [MappingCandidate] {
      scorer.rank(
        readings[term], means: means[term] ?? [:], count: records[term]?.count ?? 0,
        profile: profiles[term] ?? [:], relatives: families
      ) { isWanted($0) && !rejected[term].contains($0) }
    }
    let alone = readings.indices.map { ranking($0, [:]) }
    return readings.indices.map { ranking($0, families(around: $0, alone)) }
  }

  /// What the words say that the records of each local term have in common.
  private mutating func profiles() -> [TermIndex: [TermIndex: Double]] {
    var spread: [String: Int] = [:]
    for evidence in records.values { for stem in evidence.stems { spread[stem, default: 0] += 1 } }
    let count = Double(records.count)
    var profiles: [TermIndex: [TermIndex: Double]] = [:]
    for term in records.keys.sorted() {
      let words =
        records[term]?.commonWords(limit: Self.profileLength) { stem in
          log((count + 1) / Double(max(1, spread[stem] ?? 1)))
        } ?? []
      profiles[term] = reader.confidences(name: words.joined(separator: " "))
    }
    return profiles
  }

  /// How much the terms above, beside and below a local term went to each family.
  private func families(
    around term: TermIndex, _ rankings: [[MappingCandidate]]
  ) -> [TermIndex: Double] {
    let above = list.graph.broader(of: term)
    let near = Set(above).union(above.flatMap { list.graph.narrower(of: $0) })
      .union(list.graph.narrower(of: term)).subtracting([term]).sorted()
    var mass: [TermIndex: Double] = [:]
    for relative in near {
      guard let top = rankings[relative].first else { continue }
      for family in scorer.families[top.term] ?? [] {
        mass[family, default: 0] += top.confidence / Double(near.count)
      }
    }
    return mass
  }

  /// Decides what each local term is a name of.
  private func judge(
    _ readings: [LocalReading], _ rankings: [[MappingCandidate]]
  ) -> Findings {
    let fits = readings.map { kinds.fits(of: $0.name) }
    let verdicts = readings.indices.map { term in
      let near = list.relatives(of: term)
      let audiences = near.count { fits[$0].isAudience }
      return kinds.judge(
        readings[term].name, fits[term],
        audiences: Double(audiences) / Double(max(1, near.count)),
        labelsAbove: list.labelsAbove(term).map { StemmedName($0, analyzer: analyzer) },
        confidence: rankings[term].first?.confidence ?? 0)
    }
    return Findings(
      rankings: rankings, kinds: verdicts, records: records, predicates: predicates)
  }
}

/// What was found of all local terms.
struct Findings {
  /// The candidates of each.
  var rankings: [[MappingCandidate]]
  /// What each is a name of.
  var kinds: [LocalKindJudge.Verdict]
  /// What the records of each say.
  var records: [TermIndex: RecordEvidence]
  /// Decides the predicates.
  var predicates: PredicateJudge

  /// The confidence from which on a term counts as gone to its best candidate.
  static let gone = 0.4

  /// Where a local term went, if that is fairly sure.
  func target(of term: TermIndex) -> TermIndex? {
    guard kinds[term].kind == .type, let top = rankings[term].first, top.confidence >= Self.gone
    else { return nil }
    return top.term
  }
}
