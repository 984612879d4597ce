package import WaymarkClassifier
import WaymarkTextAnalysis

/// What is compiled from a workspace's vocabularies and keywords, in one block of bytes.
///
/// A cold process copies a few arrays instead of reading every label again; the workspace keeps the
/// block beside the version of the knowledge that it was compiled from.
package struct IndexArtifact: Sendable {
  /// Labels and keywords by word.
  package var index: KnowledgeIndex
  /// What the vocabulary's own words count for, by the ids of the index's lexicon.
  package var prior: CompactCounts

  /// The version of the layout; a block of another version is compiled anew.
  package static let format = "2"

  /// Makes an artifact.
  package init(index: KnowledgeIndex, prior: CompactCounts) {
    self.index = index
    self.prior = prior
  }

  /// The artifact as bytes.
  package func encoded() -> [UInt8] {
    var lexicon: [UInt8] = []
    index.lexicon.encode(into: &lexicon)
    var block = ArrayBlock()
    block.append(lexicon)
    block.append(index.telling)
    block.append(index.terms)
    block.append(index.kinds)
    block.append(index.weights)
    block.append(index.wordStarts)
    block.append(index.words)
    block.append(index.masses)
    block.append(index.entryStarts)
    block.append(index.entries)
    block.append(index.termStarts)
    block.append(index.entriesByTerm)
    block.append(prior.starts)
    block.append(prior.terms)
    block.append(prior.counts)
    block.append(prior.featureTotals)
    block.append(prior.termTotals)
    return block.bytes
  }

  /// Reads an artifact back, or nil where the bytes are not one.
  package init?(decoding bytes: UnsafeRawBufferPointer) {
    var block = ArrayBlock.Reader(bytes)
    guard let lexiconBytes: [UInt8] = block.next(),
      let lexicon = lexiconBytes.withUnsafeBytes({ Lexicon(decoding: $0) }),
      let telling: [Float] = block.next(), let terms: [Int32] = block.next(),
      let kinds: [UInt8] = block.next(), let weights: [Float] = block.next(),
      let wordStarts: [Int32] = block.next(), let words: [Int32] = block.next(),
      let masses: [Float] = block.next(), let entryStarts: [Int32] = block.next(),
      let entries: [Int32] = block.next(), let termStarts: [Int32] = block.next(),
      let entriesByTerm: [Int32] = block.next(), let starts: [Int32] = block.next(),
      let priorTerms: [Int32] = block.next(), let counts: [Double] = block.next(),
      let featureTotals: [Double] = block.next(), let termTotals: [Double] = block.next()
    else { return nil }
    var index = KnowledgeIndex()
    index.lexicon = lexicon
    index.telling = telling
    index.terms = terms
    index.kinds = kinds
    index.weights = weights
    index.wordStarts = wordStarts
    index.words = words
    index.masses = masses
    index.entryStarts = entryStarts
    index.entries = entries
    index.termStarts = termStarts
    index.entriesByTerm = entriesByTerm
    self.index = index
    prior = CompactCounts(
      starts: starts, terms: priorTerms, counts: counts, featureTotals: featureTotals,
      termTotals: termTotals)
    guard isConsistent else { return nil }
  }

  /// Whether every number that points somewhere points inside: a damaged block must not bring down
  /// the process that reads it.
  private var isConsistent: Bool {
    let stems = index.lexicon.count
    let terms = prior.termTotals.count
    return index.telling.count == stems
      && [index.kinds.count, index.weights.count, index.masses.count].allSatisfy {
        $0 == index.count
      }
      && Self.areRows(index.wordStarts, count: index.count, over: index.words.count)
      && zip(index.wordStarts, index.wordStarts.dropFirst()).allSatisfy { $0 < $1 }
      && Self.areRows(index.entryStarts, count: stems, over: index.entries.count)
      && index.termStarts.count <= terms + 1
      && Self.areRows(
        index.termStarts, count: index.termStarts.count - 1, over: index.entriesByTerm.count)
      && Self.areRows(prior.starts, count: stems, over: prior.terms.count)
      && prior.featureTotals.count == stems && prior.counts.count == prior.terms.count
      && Self.point(index.terms, below: terms) && Self.point(prior.terms, below: terms)
      && Self.point(index.words, below: stems) && Self.point(index.entries, below: index.count)
      && Self.point(index.entriesByTerm, below: index.count)
  }

  private static func areRows(_ starts: [Int32], count: Int, over length: Int) -> Bool {
    starts.count == count + 1 && starts.first == 0 && starts.last.map { Int($0) } == length
      && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }

  private static func point(_ numbers: [Int32], below limit: Int) -> Bool {
    numbers.allSatisfy { $0 >= 0 && Int($0) < limit }
  }
}

/// Arrays of plain numbers, one after the other, each behind its length in bytes.
private struct ArrayBlock {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: BitwiseCopyable>(_ array: [Number]) {
    array.withUnsafeBytes { source in
      withUnsafeBytes(of: UInt64(source.count)) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: source)
    }
  }

  struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next<Number: BitwiseCopyable>() -> [Number]? {
      guard bytes.count - position >= 8 else { return nil }
      let length = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let size = MemoryLayout<Number>.stride
      guard length <= UInt64(bytes.count - position - 8), length % UInt64(size) == 0 else {
        return nil
      }
      let start = position + 8
      position = start + Int(length)
      let range = start..<position
      return [Number](unsafeUninitializedCapacity: Int(length) / size) { target, count in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        count = Int(length) / size
      }
    }
  }
}
