package import WaymarkClassifier
package import WaymarkStorage
import WaymarkTextAnalysis

/// What is compiled from a workspace's vocabularies and keywords, in one block of bytes.
///
/// A cold process copies a few arrays instead of reading every label again; the workspace keeps the
/// block beside the version of the knowledge that it was compiled from.
package struct IndexArtifact: Sendable {
  /// Labels and keywords by word.
  package let index: KnowledgeIndex
  /// The same for matching.
  let table: LabelTable
  /// What the vocabulary's own words count for, by the ids of the index's lexicon.
  package let prior: CompactCounts

  /// The version of the layout; a block of another version is compiled anew.
  package static let format = "3"

  /// Makes an artifact.
  package init(index: KnowledgeIndex, prior: CompactCounts) {
    self.index = index
    self.prior = prior
    table = LabelTable(index)
  }

  /// The artifact as bytes.
  package func encoded() -> [UInt8] {
    var block = ArrayBlock()
    block.append(index.lexicon)
    index.append(to: &block)
    block.append(prior)
    table.append(to: &block)
    return block.bytes
  }

  /// Reads an artifact back, or nil where the bytes are not one.
  package init?(decoding bytes: ArtifactBytes) {
    var block = ArrayBlock.Reader(bytes)
    guard let lexicon = block.nextLexicon(),
      let index = KnowledgeIndex(reading: &block, lexicon: lexicon),
      index.telling.count == lexicon.count, let prior = block.nextCounts(stems: lexicon.count),
      index.isConsistent(termCount: prior.termTotals.count),
      let table = LabelTable(
        reading: &block, index: index, termCount: prior.termTotals.count)
    else { return nil }
    self.index = index
    self.table = table
    self.prior = prior
  }
}

extension KnowledgeIndex {
  /// Appends all but the lexicon.
  func append(to block: inout ArrayBlock) {
    block.append(telling)
    block.append(terms)
    block.append(kinds)
    block.append(weights)
    block.append(wordStarts)
    block.append(words)
    block.append(masses)
    block.append(entryStarts)
    block.append(entries)
    block.append(termStarts)
    block.append(entriesByTerm)
  }

  /// Reads what `append(to:)` wrote, before it is known to be consistent.
  init?(reading block: inout ArrayBlock.Reader, lexicon: Lexicon) {
    guard let telling: [Float] = block.next(), let terms: [Int32] = block.next(),
      let kinds: [UInt8] = block.next(), let weights: [Float] = block.next(),
      let wordStarts: [Int32] = block.next(), let words: [Int32] = block.next(),
      let masses: [Float] = block.next(), let entryStarts: [Int32] = block.next(),
      let entries: [Int32] = block.next(), let termStarts: [Int32] = block.next(),
      let entriesByTerm: [Int32] = block.next()
    else { return nil }
    self.init()
    self.lexicon = lexicon
    self.telling = telling
    self.terms = terms
    self.kinds = kinds
    self.weights = weights
    self.wordStarts = wordStarts
    self.words = words
    self.masses = masses
    self.entryStarts = entryStarts
    self.entries = entries
    self.termStarts = termStarts
    self.entriesByTerm = entriesByTerm
  }

  /// Whether every number that points somewhere points inside: a damaged block must not bring down
  /// the process that reads it.
  func isConsistent(termCount: Int) -> Bool {
    let stems = telling.count
    // A word that tells nothing would count as absent.
    return stems <= lexicon.count && telling.allSatisfy { $0 > 0 && $0.isFinite }
      && kinds.count == count && weights.count == count
      && masses.count == count
      && ArrayBlock.areRows(wordStarts, count: count, over: words.count)
      && zip(wordStarts, wordStarts.dropFirst()).allSatisfy { $0 < $1 }
      && ArrayBlock.areRows(entryStarts, count: stems, over: entries.count)
      && termStarts.count <= termCount + 1
      && ArrayBlock.areRows(termStarts, count: termStarts.count - 1, over: entriesByTerm.count)
      && ArrayBlock.point(terms, below: termCount) && ArrayBlock.point(words, below: stems)
      && ArrayBlock.point(entries, below: count) && ArrayBlock.point(entriesByTerm, below: count)
  }
}
