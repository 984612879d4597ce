import WaymarkTaxonomy

/// Decides how a local term stands to the term that it was mapped to.
///
/// Names tell most: what has more words is the narrower. Where they tell nothing, the terms around do:
/// several local terms that went to one term are narrower than it, and a local term whose own parts
/// went elsewhere is broader.
struct PredicateJudge {
  /// What is known beside the names.
  struct Facts: Sendable {
    /// How many narrower local terms surely went to other terms.
    var partsElsewhere = 0
    /// How many other local terms went to the same term, but for those below.
    var rivals = 0
    /// The share of the records that speak first for the term; nil where there are few.
    var recordShare: Double?
  }

  /// A decision.
  struct Verdict: Sendable, Hashable {
    /// How the local term stands to the other.
    var predicate: MappingPredicate
    /// On what that rests.
    var justification: MappingJustification
    /// The stems that both names have.
    var common: [String]
    /// How surely the names tell it.
    var likeness: Likeness
  }

  /// How surely two names tell the predicate, the least sure first.
  enum Likeness: Int, Comparable {
    /// Nothing in common.
    case none
    /// Some words.
    case overlap
    /// The same words about another thing: care homes, care at home.
    case turned
    /// All words of the other, and more.
    case moreWords
    /// What a keyword is about, in other words.
    case likeKeyword
    /// The words of a keyword.
    case keyword
    /// Words of the other, which has more.
    case fewerWords
    /// Sides of an enumeration.
    case enumeration
    /// The same but for what any service might be called.
    case sameWords
    /// The same.
    case sameName

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What two names say of each other.
  private struct Sign {
    var predicate: MappingPredicate
    var strength: Likeness
    var justification: MappingJustification
    var common: Set<String>
  }

  private let names: NameTable

  init(names: NameTable) { self.names = names }

  /// Decides.
  func judge(_ name: StemmedName, _ term: TermIndex, _ facts: Facts) -> Verdict {
    var best = Sign(predicate: .closeMatch, strength: .none, justification: .composite, common: [])
    for entry in names.names(of: term) {
      guard let sign = sign(name, entry), sign.strength > best.strength else { continue }
      best = sign
    }
    var predicate = best.predicate
    if best.strength >= .sameWords {
      if facts.partsElsewhere > 1 { predicate = .closeMatch }
    } else if let share = facts.recordShare, share < Self.fewOfTheRecords {
      predicate = .narrowMatch
    } else if [.none, .overlap, .likeKeyword, .keyword].contains(best.strength) {
      if facts.partsElsewhere > 1 {
        predicate = .narrowMatch
      } else if facts.rivals > 1 {
        predicate = .broadMatch
      }
    }
    return Verdict(
      predicate: predicate, justification: best.justification,
      common: name.stems.filter(best.common.contains), likeness: best.strength)
  }

  private static let fewOfTheRecords = 0.4

  /// Whether names say too little for a match: they have nothing telling in common, or one stem that
  /// many labels have, or that is all that a keyword is about.
  func isThin(_ verdict: Verdict) -> Bool {
    if verdict.likeness == .sameName { return false }
    if verdict.likeness == .turned { return true }
    let telling = verdict.common.filter { !GenericWords.carriers.contains($0) }
    if telling.count > 1 { return false }
    guard let stem = telling.first, verdict.likeness != .likeKeyword else { return true }
    return names.labels(with: stem) > Self.fewLabels
  }

  private static let fewLabels = 5

  /// What a local name says beside one name of a term; nil where they have nothing in common.
  private func sign(_ name: StemmedName, _ entry: NameTable.Entry) -> Sign? {
    let other = entry.name
    let common = name.specific.intersection(other.specific)
    if common.isEmpty { return nil }
    func sign(
      _ predicate: MappingPredicate, _ strength: Likeness, _ why: MappingJustification = .similarity
    ) -> Sign {
      Sign(predicate: predicate, strength: strength, justification: why, common: common)
    }
    if !entry.isLabel {
      // A keyword is what people say for a term, be it the same or a kind of it.
      if name.spoken == other.spoken { return sign(.closeMatch, .keyword, .lexical) }
      return name.specific == other.specific ? sign(.closeMatch, .likeKeyword) : nil
    }
    if name.says(the: other) { return sign(.exactMatch, .sameName, .lexical) }
    if !name.words.isEmpty, name.words == other.words { return sign(.closeMatch, .turned) }
    if name.specific == other.specific { return sign(.closeMatch, .sameWords) }
    // What enumerates more is the broader.
    if other.parts.count > 1, name.parts.count < 2 {
      // One side of what the other enumerates, or a kind of it.
      if other.parts.contains(where: { $0.isSubset(of: name.specific) }) {
        return sign(.broadMatch, .enumeration)
      }
      if other.parts.contains(where: { name.specific.isSubset(of: $0) }) {
        return sign(.closeMatch, .enumeration)
      }
    }
    if name.parts.count > 1, other.parts.count < 2 {
      let touched = name.parts.count { !$0.isDisjoint(with: other.specific) }
      if touched < name.parts.count { return sign(.narrowMatch, .enumeration) }
    }
    if name.specific.isSubset(of: other.specific) { return sign(.narrowMatch, .fewerWords) }
    if other.specific.isSubset(of: name.specific) { return sign(.broadMatch, .moreWords) }
    return sign(.closeMatch, .overlap)
  }
}
