import WaymarkTextAnalysis

/// Finds the name that a misspelt word was meant to be.
enum NearestName {
  /// Returns the name nearest to a word; nil where none is near enough to be meant.
  static func find(_ word: String, among names: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    var best: (name: String, slips: Int)?
    for name in names {
      // One slip in three letters is a slip; more is another word.
      let limit = max(1, name.utf8.count / 3)
      guard let slips = EditDistance.between(typed, Array(name.utf8), limit: limit) else {
        continue
      }
      if slips < best?.slips ?? Int.max { best = (name, slips) }
    }
    return best?.name ?? beginning(with: word, among: names)
  }

  private static func beginning(with word: String, among names: [String]) -> String? {
    let fitting = names.filter { $0.hasPrefix(word) }
    return fitting.count == 1 && word.utf8.count > 2 ? fitting[0] : nil
  }
}
