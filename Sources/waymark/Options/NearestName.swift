/// Finds the name that a misspelt word was meant to be.
enum NearestName {
  /// Returns the name nearest to a word; nil where none is near enough to be meant.
  static func find(_ word: String, among names: [String]) -> String? {
    // A pasted text is no slip of the finger, and its distance would be dear.
    guard word.utf8.count <= 64 else { return nil }
    let typed = Array(word.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for name in names {
      let steps = distance(typed, Array(name.utf8))
      // One slip in three letters is a slip; more is another word.
      guard steps <= max(1, name.utf8.count / 3) else { continue }
      if steps < best?.distance ?? Int.max { best = (name, steps) }
    }
    return best?.name ?? beginning(with: word, among: names)
  }

  private static func beginning(with word: String, among names: [String]) -> String? {
    let fitting = names.filter { $0.hasPrefix(word) }
    return fitting.count == 1 && word.utf8.count > 2 ? fitting[0] : nil
  }

  /// The number of letters to insert, remove, replace or swap with their neighbour.
  static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var earlier = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var next = [row + 1]
      next.reserveCapacity(second.count + 1)
      for column in 0..<second.count {
        let isSame = first[row] == second[column]
        var steps = min(last[column + 1] + 1, next[column] + 1, last[column] + (isSame ? 0 : 1))
        let isSwapped =
          row > 0 && column > 0 && first[row] == second[column - 1]
          && first[row - 1] == second[column]
        if isSwapped { steps = min(steps, earlier[column - 1] + 1) }
        next.append(steps)
      }
      (earlier, last) = (last, next)
    }
    return last[second.count]
  }
}
