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
  }

  /// How surely two names tell the predicate, the least sure first.
  private enum Strength: Int, Comparable {
    case none, overlap, moreWords, keyword, fewerWords, enumeration, sameWords, sameName

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What two names say of each other.
  private struct Sign {
    var predicate: MappingPredicate
    var strength: Strength
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
    } else if [.none, .overlap, .keyword].contains(best.strength) {
      if facts.partsElsewhere > 1 {
        predicate = .narrowMatch
      } else if facts.rivals > 1 {
        predicate = .broadMatch
      }
    }
    return Verdict(
      predicate: predicate, justification: best.justification,
      common: name.stems.filter(best.common.contains))
  }

  private static let fewOfTheRecords = 0.4

  /// What a local name says beside one name of a term; nil where they have nothing in common.
  private func sign(_ name: StemmedName, _ entry: NameTable.Entry) -> Sign? {
    let other = entry.name
    let common = name.specific.intersection(other.specific)
    if common.isEmpty { return nil }
    func sign(
      _ predicate: MappingPredicate, _ strength: Strength, _ why: MappingJustification = .similarity
    ) -> Sign {
      Sign(predicate: predicate, strength: strength, justification: why, common: common)
    }
    if !entry.isLabel {
      // A keyword is what people say for a term, be it the same or a kind of it.
      return name.specific == other.specific ? sign(.closeMatch, .keyword, .lexical) : nil
    }
    if Set(name.stems) == Set(other.stems) { return sign(.exactMatch, .sameName, .lexical) }
    if name.specific == other.specific { return sign(.exactMatch, .sameWords, .lexical) }
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
