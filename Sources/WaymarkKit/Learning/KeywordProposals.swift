package import WaymarkStorage
import WaymarkClassifier
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Proposes keywords from what was learned and from what was searched for in vain.
package struct KeywordProposals {
  /// The fewest records, or searches, that must have a word.
  private let leastRecords: Int

  /// What a search must at least resemble for its best guess to be named.
  private static let leastGuess: Float = 0.1

  /// Makes a source of proposals.
  package init(leastRecords: Int) { self.leastRecords = leastRecords }

  /// Proposals from the lessons in force, the most telling first, then from searches, the most
  /// frequent first.
  ///
  /// - Throws: `StoreError`.
  package func list(from store: WorkspaceStore) throws -> [KeywordProposal] {
    let model = try ModelStore.load(from: store)
    let known = try store.read { try KnownNames(model.engine, removed: $0.removedKeywords()) }
    let lessons = try store.read { database in
      var statistics = PhraseStatistics(graph: model.graph, leastRecords: leastRecords)
      return try statistics.proposals(from: database) { known.has($0, for: $1) }
    }
    return lessons + (try searches(in: store, model))
  }

  /// What was searched for often enough and is still not found.
  private func searches(
    in store: WorkspaceStore, _ model: LoadedModel
  ) throws -> [KeywordProposal] {
    let analyzer = Analyzer()
    var spellings: [String: [String: Int]] = [:]
    for search in try store.read({ try $0.searches() }) where search.hits == 0 {
      let words = analyzer.foldedWords(search.query).map(\.word)
      // Once more, for what was logged may have been written by another hand.
      let text = analyzer.masked(search.query).lowercased().split { $0.isWhitespace }
        .joined(separator: " ")
      guard !words.isEmpty else { continue }
      spellings[words.joined(separator: " "), default: [:]][text, default: 0] += 1
    }
    var assistant = Assistant(
      engine: model.engine, judgement: model.judgement, request: Self.bestGuess)
    var proposals: [KeywordProposal] = []
    for (words, texts) in spellings {
      let count = texts.values.reduce(0, +)
      guard count >= leastRecords, try store.read({ try $0.search(words, limit: 1) }).isEmpty
      else { continue }
      let guess = assistant.tag(name: "", description: words).ranking.first
      var proposal = KeywordProposal(
        text: texts.mostFrequent ?? words, source: Keyword.fromSearches, count: count)
      if let guess, guess.confidence >= Self.leastGuess {
        proposal.term = model.graph.terms[guess.term]
      }
      proposals.append(proposal)
    }
    return proposals.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  private static var bestGuess: TaggingRequest {
    var request = TaggingRequest()
    request.rankingLength = 1
    return request
  }
}

/// The names that terms have already, and those that they are not to have.
private struct KnownNames {
  private let engine: Engine
  private let analyzer = Analyzer()
  private var removed: Set<Name> = []
  private var circumstances: Set<[String]> = []

  private struct Name: Hashable {
    var term: TermIndex
    var words: [String]
  }

  init(_ engine: Engine, removed keywords: [Keyword]) {
    self.engine = engine
    for keyword in keywords {
      guard let term = engine.graph.index(of: keyword.term) else { continue }
      removed.insert(Name(term: term, words: content(of: keyword.text)))
    }
    // Whom a service is for says nothing of what it does.
    for (index, term) in engine.graph.terms.enumerated()
    where engine.graph.role(of: index) == .circumstance {
      for label in [term.label] + term.alternativeLabels {
        circumstances.insert(content(of: label))
      }
    }
  }

  /// Whether stems lie in a name of a term or around one, so that they would say nothing new; or
  /// were taken away from it; or are a circumstance's.
  func has(_ stems: [String], for term: TermIndex) -> Bool {
    if circumstances.contains(stems) || removed.contains(Name(term: term, words: stems)) {
      return true
    }
    let ids = stems.map { engine.lexicon.id(of: $0) ?? -1 }
    return engine.index.entries(of: term).contains { entry in
      let words = Array(engine.index.words(of: entry))
      return words.holds(ids) || ids.holds(words)
    }
  }

  private func content(of text: String) -> [String] {
    let words = analyzer.analyze(text)
    return words.tokens.indices.map(words.stem).filter { !StopWords.contains($0) }
  }
}

extension [String: Int] {
  /// The key with the greatest count; of several the first in order.
  var mostFrequent: String? {
    self.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }
}

extension Array where Element: Equatable {
  /// Whether another list stands in this one, in one piece.
  func holds(_ other: [Element]) -> Bool {
    guard !other.isEmpty, other.count <= count else { return false }
    return (0...(count - other.count)).contains { start in
      self[start..<(start + other.count)].elementsEqual(other)
    }
  }
}
