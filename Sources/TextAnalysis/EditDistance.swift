/// How many slips of the finger lie between two words: a letter too many, too few or wrong, or two
/// letters swapped.
///
/// F. J. Damerau, A technique for computer detection and correction of spelling errors, CACM 7(3),
/// 1964; in the restricted form, in which a pair that was swapped is left alone after.
package enum EditDistance {
  /// How many slips are forgiven in a word of a length.
  package static func allowed(length: Int) -> Int { length < 4 ? 0 : length < 8 ? 1 : 2 }

  /// Counts the slips between two words.
  ///
  /// - Parameters:
  ///   - typed: What was typed.
  ///   - word: What may have been meant.
  ///   - limit: How many slips are forgiven.
  ///   - isPrefix: Whether only the beginning of the word was typed, so that what was typed may be
  ///     near any of its beginnings.
  /// - Returns: nil where there are more than the limit.
  package static func between(
    _ typed: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>, limit: Int,
    isPrefix: Bool
  ) -> Int? {
    guard typed.count <= 64, word.count + limit >= typed.count,
      isPrefix || word.count <= typed.count + limit
    else { return nil }
    // Letters beyond this cannot come near what was typed.
    let width = min(word.count, typed.count + limit)
    let far = UInt8(limit + 1)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (width + 1)) { cells in
      func row(_ index: Int) -> Int { index % 3 * (width + 1) }
      for column in 0...width { cells[column] = UInt8(clamping: column) }
      for line in 1...max(typed.count, 1) where line <= typed.count {
        let (now, last, before) = (row(line), row(line - 1), row(line + 1))
        // Only cells near the diagonal can stay within the limit.
        let low = max(1, line - limit)
        let high = min(width, line + limit)
        cells[now + low - 1] = low == 1 ? UInt8(clamping: line) : far
        var best = cells[now + low - 1]
        if low <= high {
          for column in low...high {
            let isSame = typed[line - 1] == word[column - 1]
            var cost = cells[last + column - 1] + (isSame ? 0 : 1)
            cost = min(cost, cells[now + column - 1] + 1)
            if column < line + limit { cost = min(cost, cells[last + column] + 1) }
            if line > 1, column > 1, typed[line - 1] == word[column - 2],
              typed[line - 2] == word[column - 1]
            {
              cost = min(cost, cells[before + column - 2] + 1)
            }
            cells[now + column] = min(cost, far)
            best = min(best, cells[now + column])
          }
        }
        if best >= far { return nil }
      }
      let last = row(typed.count)
      guard isPrefix else { return result(cells[last + width], within: limit) }
      let low = max(0, typed.count - limit)
      guard low <= width else { return nil }
      return result((low...width).map { cells[last + $0] }.min() ?? far, within: limit)
    }
  }

  /// Counts the slips between two texts that stand in memory, as `between(_:_:limit:isPrefix:)` does.
  package static func between(_ typed: [UInt8], _ word: [UInt8], limit: Int) -> Int? {
    typed.withUnsafeBufferPointer { typed in
      word.withUnsafeBufferPointer { between(typed, $0, limit: limit, isPrefix: false) }
    }
  }

  private static func result(_ cost: UInt8, within limit: Int) -> Int? {
    Int(cost) <= limit ? Int(cost) : nil
  }
}
