import Foundation
package import WaymarkServiceRecords
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Makes a crosswalk from a local list to the service types of a workspace.
///
///     var maker = CrosswalkMaker(
///       list: list, engine: engine, judgement: judgement, keywords: keywords)
///     for record in records { maker.add(record) }
///     let outcome = maker.make(keeping: decided)
package struct CrosswalkMaker {
  /// What was made.
  package struct Outcome: Sendable {
    /// The crosswalk.
    package var crosswalk: Crosswalk
    /// What a person must decide, hardest first.
    package var cases: [ReviewCase]
    /// The decided terms that have left the list.
    package var gone: [CURIE] = []
  }

  let list: LocalList
  let graph: TermGraph
  let names: NameTable
  let analyzer = Analyzer()
  var reader: LocalReader
  var scorer: CandidateScorer
  /// What the records of each local term say.
  private(set) var records: [TermIndex: RecordEvidence] = [:]

  private let isOfficialOnly: Bool
  private let isEligible: [Bool]
  private let kinds: LocalKindJudge
  private let predicates: PredicateJudge
  private let spelling: KnownSpelling
  private var assistant: Assistant

  private static let rankingLength = 60

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
    spelling = KnownSpelling(engine.lexicon)
  }

  /// Adds what a record says to each of the local terms that it bears; whether it bears any.
  @discardableResult
  package mutating func add(_ record: ServiceRecord) -> Bool {
    let terms = Set(record.categories.compactMap(list.term)).sorted()
    if terms.isEmpty { return false }
    let texts = [record.name, record.description].map(spelling.of)
    let tagged = assistant.tag(name: texts[0], description: texts[1])
    for term in terms {
      records[term, default: RecordEvidence()].add(
        record, read: texts, tagged.ranking, analyzer: analyzer)
    }
    return true
  }

  /// Whether a term may be an object.
  func isWanted(_ term: TermIndex) -> Bool {
    isEligible[term]
      && (!isOfficialOnly || CURIE.officialBase(ofPrefix: graph.terms[term].id.prefix) != nil)
  }
}

extension CrosswalkMaker {
  /// Makes the crosswalk of what was added.
  ///
  /// - Parameters:
  ///   - decided: What people decided before, which stands; rejected pairs are not proposed again.
  ///   - earlier: What records taught before, which stays where there are none now.
  ///   - header: What is to be said of the set.
  ///   - reviewingAll: Whether a person wants to look at what is sure as well.
  /// - Returns: The crosswalk in the order of the list, and what a person must decide.
  package mutating func make(
    keeping decided: Crosswalk = Crosswalk(rows: []),
    recalling earlier: Crosswalk = Crosswalk(rows: []), header: CrosswalkHeader = CrosswalkHeader(),
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
      let known = decided.rows(of: subject).filter(\.isDecided).map { row in
        var row = row
        row.subjectLabel = list.graph.terms[term].label
        return row
      }
      rows += known
      if known.contains(where: { !$0.isRejected }) { continue }
      let planner = RowPlanner(maker: self, term: term, findings: findings, readings: readings)
      let recalled = records.isEmpty ? earlier.rows(of: subject) : []
      let planned = recalled.isEmpty ? planner.rows() : recalled
      rows += planned
      if reviewingAll || planned.contains(where: \.needsPerson) {
        cases.append(planner.reviewCase(planned))
      }
    }
    // Records may bear local terms that have left the list; what was decided of them stands as well.
    let gone = decided.subjects.filter { list.graph.index(of: $0) == nil }
    rows += gone.flatMap { decided.rows(of: $0).filter(\.isDecided) }
    cases.sort { ($0.confidence, $0.place) < ($1.confidence, $1.place) }
    return Outcome(
      crosswalk: Crosswalk(header: completed(header, rows), rows: rows), cases: cases, gone: gone)
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

  /// Decides what each local term is a name of.
  private func judge(_ readings: [LocalReading], _ rankings: LocalRankings) -> Findings {
    let fits = readings.map { kinds.fits(of: $0.name, spelled: $0.label) }
    let verdicts = readings.indices.map { term in
      let near = list.relatives(of: term)
      let audiences = near.count { fits[$0].isAudience }
      return kinds.judge(
        readings[term].name, fits[term],
        audiences: Double(audiences) / Double(max(1, near.count)),
        labelsAbove: list.labelsAbove(term).map { StemmedName($0, analyzer: analyzer) },
        confidence: rankings.whole[term].first?.confidence ?? 0)
    }
    return Findings(
      rankings: rankings, kinds: verdicts, records: records, predicates: predicates)
  }
}
