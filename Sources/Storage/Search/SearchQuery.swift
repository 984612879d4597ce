import Foundation
import WaymarkFormats
import WaymarkTextAnalysis

/// What a person typed, as groups of words that each may stand for one of theirs.
struct SearchQuery {
  /// One typed word and what it may stand for.
  struct Group {
    /// The word as it was typed, folded.
    var typed: String
    /// Words that it may stand for, for the index to stem.
    var words: [String] = []
    /// The stems of an abbreviation of several letters, which stand one after the other.
    var letters: [String] = []
    /// The stems of those words, and how well each one fits, up to 1.
    var fits: [String: Double] = [:]
    /// The word may only be the beginning of one.
    var isPrefix = false
    /// How much the word tells: rare words tell more.
    var weight = 0.0
    /// Whether it is one of the little words, which need not be there.
    var isStopWord = false

    mutating func add(_ word: String, stem: String, fit: Double) {
      if fit > fits[stem] ?? 0 { fits[stem] = fit }
      words.append(word)
    }
  }

  private(set) var groups: [Group] = []
  /// The stems of all groups, for looking words of a text up by their bytes.
  private(set) var lexicon = Lexicon()
  /// For each stem, the groups that it fits and how well.
  private(set) var fits: [[(group: Int, fit: Double)]] = []

  /// More words than these are not looked at.
  private static let longest = 16
  /// What a word that was typed in part, or wrongly, may stand for at most.
  private static let breadth = 48
  /// In so many words slips are looked for; a text full of them is no search.
  private static let mostSlips = 4

  // How well a word fits what was typed and what a word weighs are chosen, not measured.

  /// How well one letter fits that is a word, where it may be the beginning of another.
  private static let fitOfLetter = 0.7
  /// How well a word fits whose beginning was typed, and how much better where all of it was.
  private static let fitOfBeginning = (least: 0.6, rise: 0.35)
  /// How well a word fits without a slip, and how much less for each.
  private static let fitOfSlips = (none: 0.8, fall: 0.15)
  /// What one of the little words weighs.
  private static let weightOfStopWord = 0.3
  /// What a word weighs that is everywhere.
  private static let leastWeight = 0.1

  init(_ text: String, words: IndexedWords) {
    let typed = Self.typed(text).prefix(Self.longest)
    let endsInWord = typed.last?.last.map { $0.range.upperBound == text.utf8.count } ?? false
    var slips = 0
    for (index, letters) in typed.enumerated() {
      guard letters.count == 1, let word = letters.first else {
        if let group = Self.group(letters, words: words) { groups.append(group) }
        continue
      }
      let isLast = index == typed.count - 1 && endsInWord
      // A figure that is wrong is another number.
      let isNumber = word.word.utf8.allSatisfy(\.isASCIIDigit)
      let mayBeSlip = slips < Self.mostSlips && !isNumber && !words.contains(word.word)
      if mayBeSlip { slips += 1 }
      let group = Self.group(word, isPrefix: isLast, mayBeSlip: mayBeSlip, words: words)
      if !group.fits.isEmpty { groups.append(group) }
    }
    for (index, group) in groups.enumerated() {
      for (stem, fit) in group.fits {
        let id = Int(lexicon.intern(stem))
        if id == fits.count { fits.append([]) }
        fits[id].append((index, fit))
      }
    }
  }

  /// The words that were typed: the letters of "A&E" are one, and the s of "women's" is none.
  private static func typed(_ text: String) -> [[FoldedWord]] {
    var typed: [[FoldedWord]] = []
    var before: FoldedWord?
    for word in Analyzer().foldedWords(text) {
      switch before.flatMap({ text.joint(between: $0.range, and: word.range) }) {
      case .apostrophe where word.word == "s": break
      case .ampersand where word.word.utf8.count == 1 && before?.word.utf8.count == 1:
        typed[typed.count - 1].append(word)
      default: typed.append([word])
      }
      before = word
    }
    return typed
  }

  /// The group of an abbreviation; nil where the index does not have all of its letters.
  private static func group(_ letters: [FoldedWord], words: IndexedWords) -> Group? {
    let uses = letters.map { words.uses(ofStem: $0.stem) }.min() ?? 0
    guard uses > 0 else { return nil }
    // Of several words in quotes FTS5 makes a phrase.
    var group = Group(typed: letters.map(\.word).joined(separator: " "))
    group.letters = letters.map(\.stem)
    for stem in group.letters { group.add(group.typed, stem: stem, fit: 1) }
    group.weight = weight(ofUses: uses, among: words)
    return group
  }

  private static func group(
    _ typed: FoldedWord, isPrefix: Bool, mayBeSlip: Bool, words: IndexedWords
  ) -> Group {
    var group = Group(typed: typed.word)
    let uses = words.uses(ofStem: typed.stem)
    let beginnings = isPrefix ? words.beginning(with: typed.word, limit: breadth) : []
    group.isPrefix = !beginnings.isEmpty
    if uses > 0 {
      // One letter of an unfinished word is no word yet; two may be, as "PE" is.
      let isBegun = group.isPrefix && typed.word.utf8.count < 2
      group.add(typed.word, stem: typed.stem, fit: isBegun ? fitOfLetter : 1)
    }
    for word in beginnings where word.stem != typed.stem {
      // What is nearly whole fits better than a mere beginning.
      let share = Double(typed.word.utf8.count) / Double(max(word.word.utf8.count, 1))
      let fit = fitOfBeginning.least + fitOfBeginning.rise * share
      group.add(word.word, stem: word.stem, fit: fit)
    }
    var nearest = 0
    if mayBeSlip, beginnings.isEmpty {
      for word in words.near(typed.word, isPrefix: isPrefix, limit: breadth)
      where word.stem != typed.stem {
        let fit = fitOfSlips.none - fitOfSlips.fall * Double(word.slips)
        group.add(word.word, stem: word.stem, fit: fit)
        nearest = max(nearest, word.uses)
      }
    }
    let known = max(uses, beginnings.map(\.uses).max() ?? 0, nearest, 1)
    group.isStopWord = uses > 0 && StopWords.contains(typed.stem)
    group.weight = group.isStopWord ? weightOfStopWord : weight(ofUses: known, among: words)
    return group
  }

  /// What a word weighs: the more, the fewer texts have it.
  private static func weight(ofUses uses: Int, among words: IndexedWords) -> Double {
    leastWeight + log(1 + Double(words.total) / Double(uses))
  }
}

extension SearchQuery {
  /// The questions to ask of the index, one after the other until enough was found: all words that
  /// tell something, then the few that tell most, then any of these.
  var expressions: [String] {
    var telling = groups.filter { !$0.isStopWord }
    if telling.isEmpty { telling = groups }
    guard !telling.isEmpty else { return [] }
    let byWeight = telling.sorted { ($1.weight, $0.typed) < ($0.weight, $1.typed) }
    var asked = [Self.expression(telling, " AND ")]
    for count in [3, 2] where telling.count > count {
      asked.append(Self.expression(byWeight.prefix(count), " AND "))
    }
    if telling.count > 1 { asked.append(Self.expression(byWeight.prefix(3), " OR ")) }
    return asked
  }

  /// Writes groups in FTS5's language.
  ///
  /// Only words that the index itself holds, or that the tokenizer made, ever stand in it, each
  /// quoted.
  private static func expression(_ groups: some Sequence<Group>, _ joint: String) -> String {
    groups.map { group in
      guard group.isPrefix, group.typed.utf8.count < 3 else {
        return "(" + group.words.map(quoted).joined(separator: " OR ") + ")"
      }
      // So many words begin with one or two letters that only labels are asked; "GP" is a whole word.
      let beginning = "{label alternative} : \(quoted(group.typed)) *"
      let isWhole = group.words.contains(group.typed) && !group.isStopWord
      return isWhole ? "((\(beginning)) OR \(quoted(group.typed)))" : "(\(beginning))"
    }.joined(separator: joint)
  }

  private static func quoted(_ word: String) -> String {
    "\"" + word.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
