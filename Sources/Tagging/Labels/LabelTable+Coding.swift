/// A table in a block of bytes: what takes longer to work out than to copy.
extension LabelTable {
  /// Appends all that does not stand in the index already.
  func append(to block: inout ArrayBlock) {
    block.append(hintStarts)
    block.append(hints)
    block.append(loneStarts)
    block.append(lones)
    block.append(pairStarts)
    block.append(pairs)
    block.append(pairEntries)
  }

  /// Reads what `append(to:)` wrote of an index; nil where something points outside of it.
  init?(reading block: inout ArrayBlock.Reader, index: KnowledgeIndex, termCount: Int) {
    guard let hintStarts: [Int32] = block.next(), let hints: [Hint] = block.next(),
      let loneStarts: [Int32] = block.next(), let lones: [Int32] = block.next(),
      let pairStarts: [Int32] = block.next(), let pairs: [Pair] = block.next(),
      let pairEntries: [Int32] = block.next()
    else { return nil }
    let stems = index.telling.count
    guard ArrayBlock.areRows(hintStarts, count: stems, over: hints.count),
      ArrayBlock.areRows(loneStarts, count: stems, over: lones.count),
      ArrayBlock.areRows(pairStarts, count: stems, over: pairs.count - 1),
      ArrayBlock.point(lones, below: index.count),
      ArrayBlock.point(pairEntries, below: index.count),
      Self.areSound(pairs, stems: stems, entries: pairEntries.count),
      hints.allSatisfy({ $0.term >= 0 && $0.term < termCount })
    else { return nil }
    rows = Self.rows(of: index)
    (labelStarts, labelWords) = Self.labels(of: index)
    self.hintStarts = hintStarts
    self.hints = hints
    self.loneStarts = loneStarts
    self.lones = lones
    self.pairStarts = pairStarts
    self.pairs = pairs
    self.pairEntries = pairEntries
  }

  /// Whether pairs are of known stems and their entries follow one another.
  private static func areSound(_ pairs: [Pair], stems: Int, entries: Int) -> Bool {
    var last: Int32 = 0
    for pair in pairs {
      if pair.other < 0 || pair.other >= max(1, stems) || pair.firstEntry < last { return false }
      last = pair.firstEntry
    }
    return pairs.first?.firstEntry == 0 && Int(last) == entries
  }
}
