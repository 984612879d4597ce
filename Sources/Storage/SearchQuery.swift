import Foundation
import WaymarkTextAnalysis

/// What a person typed, as groups of words that each may stand for one of theirs.
struct SearchQuery {
  /// One typed word and what it may stand for.
  struct Group {
    /// The word as it was typed, folded.
    var typed: String
    /// The stems that count as this word, and how well each one fits, up to 1.
    var stems: [String: Double]
    /// Words with these stems, for the index to stem again.
    var words: [String]
    /// The word may only be the beginning of one.
    var isPrefix: Bool
    /// How much the word tells: rare words tell more.
    var weight: Double
  }

  private(set) var groups: [Group] = []
  /// Whether every typed word may stand for something.
  private(set) var isWhole = true

  /// More words than these are not looked at.
  private static let longest = 16
  /// What a word that was typed in part, or wrongly, may stand for at most.
  private static let breadth = 48

  init(_ text: String, words: IndexedWords) {
    let typed = Analyzer().foldedWords(text).prefix(Self.longest)
    let endsInWord = typed.last.map { $0.range.upperBound == text.utf8.count } ?? false
    for (index, word) in typed.enumerated() {
      let isLast = index == typed.count - 1 && endsInWord
      if let group = Self.group(word, isPrefix: isLast, words: words) {
        groups.append(group)
      } else {
        isWhole = false
      }
    }
  }

  private static func group(
    _ typed: FoldedWord, isPrefix: Bool, words: IndexedWords
  ) -> Group? {
    var group = Group(typed: typed.word, stems: [:], words: [], isPrefix: false, weight: 0)
    let uses = words.uses(ofStem: typed.stem)
    if uses > 0 {
      group.stems[typed.stem] = 1
      group.words.append(typed.word)
    }
    var candidates = isPrefix ? words.beginning(with: typed.word, limit: breadth) : []
    group.isPrefix = !candidates.isEmpty
    if uses == 0, candidates.isEmpty {
      candidates = words.near(typed.word, isPrefix: isPrefix, limit: breadth)
    }
    for candidate in candidates {
      // What is nearly whole fits better than a beginning; each slip takes its share.
      let share = Double(typed.word.utf8.count) / Double(max(candidate.word.utf8.count, 1))
      let fit =
        candidate.slips > 0 ? 0.8 - 0.15 * Double(candidate.slips) : 0.6 + 0.35 * min(share, 1)
      if fit > group.stems[candidate.stem] ?? 0 { group.stems[candidate.stem] = fit }
      if candidate.stem != typed.stem || uses == 0 { group.words.append(candidate.word) }
    }
    guard !group.stems.isEmpty else { return nil }
    let rarest = max(uses, candidates.map(\.uses).max() ?? 1, 1)
    group.weight = log(1 + Double(words.total) / Double(rarest)) + 0.1
    if uses > 0, StopWords.contains(typed.stem) { group.weight = 0.3 }
    return group
  }

  /// The query in FTS5's language; nil where there is nothing to ask.
  ///
  /// Only words that the index itself holds, or that the tokenizer made, ever stand in it, each
  /// quoted.
  func expression(isWhole: Bool) -> String? {
    guard !groups.isEmpty else { return nil }
    var parts: [String] = []
    for group in groups {
      let isShort = group.isPrefix && group.typed.utf8.count < 3
      if isShort {
        // So many words begin with one or two letters that only labels are asked.
        parts.append("({label alternative} : \(Self.quoted(group.typed)) *)")
      } else {
        parts.append("(" + group.words.map(Self.quoted).joined(separator: " OR ") + ")")
      }
    }
    return parts.joined(separator: isWhole ? " AND " : " OR ")
  }

  private static func quoted(_ word: String) -> String {
    "\"" + word.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
