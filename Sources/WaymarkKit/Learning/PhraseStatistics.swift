import WaymarkClassifier
import WaymarkStorage
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Counts which phrases stand in the records of which terms.
///
/// The journal is read three times and never held: for the phrases that are frequent enough, for the
/// terms of their records, and for how the few that are proposed are written.
struct PhraseStatistics {
  private typealias Phrase = PhraseFinder.Phrase

  private struct Pair: Hashable {
    var phrase: Phrase
    var term: TermIndex
  }

  /// In which records of a term a phrase stands.
  fileprivate struct Use {
    var records = 0
    var organisation: String?
    var isOfSeveral = false
  }

  private let graph: TermGraph
  private let leastRecords: Int
  private var finder = PhraseFinder()

  init(graph: TermGraph, leastRecords: Int) {
    self.graph = graph
    self.leastRecords = leastRecords
  }

  /// The phrases that lessons tie to terms, the most telling first.
  ///
  /// A phrase is proposed where chance would not tie it to the term once in a thousand times, where
  /// at least half of the records with it have the term, and where more than one organisation uses
  /// it: what only one says is its name. Of phrases within one another the most telling is proposed.
  ///
  /// - Parameters:
  ///   - database: The workspace.
  ///   - isKnown: Whether a term has a name of these stems already.
  /// - Returns: The proposals.
  /// - Throws: `StoreError`.
  mutating func proposals(
    from database: Database, unless isKnown: (_ stems: [String], _ term: TermIndex) -> Bool
  ) throws -> [KeywordProposal] {
    var records = 0
    var recordsOfTerm: [TermIndex: Int] = [:]
    var recordsOfPhrase: [Phrase: Int] = [:]
    try forEachLesson(in: database) { _, terms, phrases in
      records += 1
      for term in terms { recordsOfTerm[term, default: 0] += 1 }
      for phrase in phrases { recordsOfPhrase[phrase, default: 0] += 1 }
    }
    recordsOfPhrase = recordsOfPhrase.filter { $0.value >= leastRecords }
    var uses: [Pair: Use] = [:]
    try forEachLesson(in: database) { entry, terms, phrases in
      for phrase in phrases where recordsOfPhrase[phrase] != nil {
        for term in terms {
          uses[Pair(phrase: phrase, term: term), default: Use()].add(
            entry.organisation ?? entry.note.group)
        }
      }
    }
    var found: [(pair: Pair, proposal: KeywordProposal)] = []
    for (pair, use) in uses where use.records >= leastRecords && use.isOfSeveral {
      let all = recordsOfPhrase[pair.phrase, default: 0]
      let ofTerm = recordsOfTerm[pair.term, default: 0]
      let table = LogLikelihoodRatio(
        both: use.records, first: all - use.records, second: ofTerm - use.records,
        neither: records - all - ofTerm + use.records)
      let content = finder.content(of: pair.phrase)
      // A word twice is the seam of two headings.
      guard table.isAttraction, table.value >= LogLikelihoodRatio.oneInAThousand,
        2 * use.records >= all, Set(content).count == content.count, !isKnown(content, pair.term)
      else { continue }
      found.append(
        (
          pair,
          KeywordProposal(
            term: graph.terms[pair.term],
            text: finder.stems(of: pair.phrase).joined(separator: " "),
            source: Keyword.fromLessons, count: use.records, elsewhere: all - use.records,
            strength: table.value)
        ))
    }
    found.sort { Self.isMoreTelling($0.proposal, $1.proposal) }
    return try written(distinct(found), in: database)
  }

  private static func isMoreTelling(_ first: KeywordProposal, _ second: KeywordProposal) -> Bool {
    if first.strength != second.strength { return first.strength > second.strength }
    // Of equals the longer says more.
    if first.text.utf8.count != second.text.utf8.count {
      return first.text.utf8.count > second.text.utf8.count
    }
    return (first.text, first.term?.id.description ?? "")
      < (second.text, second.term?.id.description ?? "")
  }

  /// Leaves out phrases that lie in, or around, a more telling one of the same term.
  private func distinct(
    _ found: [(pair: Pair, proposal: KeywordProposal)]
  ) -> [(pair: Pair, proposal: KeywordProposal)] {
    var kept: [TermIndex: [[String]]] = [:]
    return found.filter { pair, _ in
      let stems = finder.stems(of: pair.phrase)
      let isNested = kept[pair.term, default: []].contains {
        $0.holds(stems) || stems.holds($0)
      }
      if !isNested { kept[pair.term, default: []].append(stems) }
      return !isNested
    }
  }

  /// The proposals with their words as most records write them, and with an example.
  private mutating func written(
    _ found: [(pair: Pair, proposal: KeywordProposal)], in database: Database
  ) throws -> [KeywordProposal] {
    var spellings: [Phrase: [String: Int]] = [:]
    var examples: [Pair: String] = [:]
    let wanted = Dictionary(grouping: found.map(\.pair), by: \.phrase)
    guard !wanted.isEmpty else { return [] }
    var finder = self.finder
    try forEachLesson(in: database) { entry, terms, _ in
      for text in [entry.name ?? "", entry.description ?? ""] {
        let bytes = Array(text.utf8)
        finder.forEachPhrase(in: text) { phrase, range in
          guard let pairs = wanted[phrase] else { return }
          spellings[phrase, default: [:]][Self.folded(bytes[range]), default: 0] += 1
          for pair in pairs where examples[pair] == nil && terms.contains(pair.term) {
            examples[pair] = Self.excerpt(of: bytes, around: range)
          }
        }
      }
    }
    return found.map { pair, proposal in
      var proposal = proposal
      proposal.text = spellings[pair.phrase]?.mostFrequent ?? proposal.text
      proposal.example = examples[pair] ?? ""
      return proposal
    }
  }

  /// Hands the lessons in force to a closure, with the terms that fit and the phrases of the record.
  private mutating func forEachLesson(
    in database: Database,
    _ body: (_ entry: JournalEntry, _ terms: Set<TermIndex>, _ phrases: Set<Phrase>) -> Void
  ) throws {
    var finder = self.finder
    let analyzer = Analyzer()
    try database.forEachEntry { entry in
      guard entry.isActive, let lesson = entry.lesson?.handed(to: graph.heirs) else { return }
      let terms = Set(lesson.verdicts.filter(\.fits).map(\.term))
      guard !terms.isEmpty else { return }
      var entry = entry
      // The journal is masked when it is written; what an older program let through is not shown.
      entry.name = entry.name.map(analyzer.masked)
      entry.description = entry.description.map(analyzer.masked)
      var phrases: Set<Phrase> = []
      for text in [entry.name ?? "", entry.description ?? ""] {
        finder.forEachPhrase(in: text) { phrase, _ in phrases.insert(phrase) }
      }
      body(entry, terms, phrases)
    }
    self.finder = finder
  }

  /// A phrase as it is written, in small letters and with single spaces.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased().split { $0.isWhitespace }
      .joined(separator: " ")
  }

  /// Some forty bytes before and after a phrase, in whole words.
  private static func excerpt(of bytes: [UInt8], around range: Range<Int>) -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var start = max(0, range.lowerBound - 40)
    while start > 0, start < range.lowerBound, !isSpace(bytes[start - 1]) { start += 1 }
    var end = min(bytes.count, range.upperBound + 40)
    while end < bytes.count, end > range.upperBound, !isSpace(bytes[end]) { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
      .split { $0.isWhitespace }.joined(separator: " ")
    return (start > 0 ? "…" : "") + text + (end < bytes.count ? "…" : "")
  }
}

extension PhraseStatistics.Use {
  /// Counts a record; records without an organisation are each of one of their own.
  fileprivate mutating func add(_ organisation: String?) {
    records += 1
    guard let name = organisation, !name.isEmpty else {
      isOfSeveral = true
      return
    }
    if let first = self.organisation { isOfSeveral = isOfSeveral || first != name }
    self.organisation = self.organisation ?? name
  }
}
