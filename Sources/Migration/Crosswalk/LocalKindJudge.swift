import Foundation
import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Decides what a local term is a name of, before it is asked which service type it means.
struct LocalKindJudge {
  /// A decision.
  struct Verdict: Sendable, Hashable {
    /// What it is a name of.
    var kind: LocalKind
    /// The circumstance or need that it names, where one is.
    var object: TermIndex?
    /// The probability that it is so.
    var confidence: Double
  }

  private let names: NameTable
  private let graph: TermGraph
  private let lexicon: Lexicon

  init(names: NameTable, graph: TermGraph, lexicon: Lexicon) {
    self.names = names
    self.graph = graph
    self.lexicon = lexicon
  }

  /// What a local term's own name says: how well it fits each role.
  struct Fits: Sendable {
    var circumstance: NameTable.Fit?
    var need: NameTable.Fit?
    var type: NameTable.Fit?
    /// Whether a word of the name is that of something done.
    var isDeed: Bool
    /// Whether the name is that of several people, as they are called.
    var isOfPeople: Bool

    /// Whether the name is that of a circumstance, and of no type.
    var isAudience: Bool {
      guard !isDeed, let circumstance, circumstance.likeness == 1 else { return false }
      return !(type?.likeness == 1 && type?.isLabel == true && type?.isVerbatim == true)
    }
  }

  /// Looks a name up in each role.
  func fits(of name: StemmedName, spelled label: String) -> Fits {
    func best(_ role: Role) -> NameTable.Fit? {
      names.best(for: name, spelled: label) { graph.role(of: $0) == role }
    }
    return Fits(
      circumstance: best(.circumstance), need: best(.need), type: best(.type),
      isDeed: name.stems.contains { GenericWords.deeds.contains($0) },
      isOfPeople: Self.isOfPeople(label))
  }

  /// Whether a name is in the plural, as people are named: "bereavement" is not, "carers" is.
  private static func isOfPeople(_ label: String) -> Bool {
    let words = label.lowercased().split { !$0.isLetter }
    return words.last?.hasSuffix("s") == true
      || words.contains { ["people", "men", "women", "children"].contains($0) }
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - fits: What it says.
  ///   - audiences: The share of audiences among the terms around it.
  ///   - labelsAbove: The names of what is above it.
  ///   - confidence: How sure the best service type is.
  /// - Returns: What it is a name of, with the term that it names where it is no type.
  func judge(
    _ name: StemmedName, _ fits: Fits, audiences: Double, labelsAbove: [StemmedName],
    confidence: Double
  ) -> Verdict {
    if isPlace(name, below: labelsAbove) {
      return Verdict(kind: .place, object: nil, confidence: 0.8)
    }
    let isFormat = name.stems.allSatisfy {
      GenericWords.formats.contains($0) || GenericWords.carriers.contains($0)
    }
    if isFormat, name.stems.contains(where: GenericWords.formats.contains) {
      return Verdict(kind: .format, object: nil, confidence: 0.8)
    }
    let weight = audience(fits, audiences)
    if weight >= Self.threshold {
      let object = fits.circumstance.flatMap { $0.likeness >= Self.likeEnough ? $0.term : nil }
      return Verdict(
        kind: .circumstance, object: object, confidence: Self.probability(weight - Self.threshold))
    }
    if let need = fits.need, need.likeness == 1, !fits.isDeed, confidence < Self.unsureType,
      fits.type?.likeness ?? 0 < 1
    {
      return Verdict(kind: .need, object: need.term, confidence: Self.probability(0.5))
    }
    return Verdict(
      kind: .type, object: nil, confidence: Self.probability(Self.threshold - weight))
  }

  private static let threshold = 1.0
  private static let likeEnough = 0.4
  private static let unsureType = 0.35

  /// How much speaks for an audience.
  private func audience(_ fits: Fits, _ around: Double) -> Double {
    guard let circumstance = fits.circumstance else { return 0 }
    var weight = 0.0
    if circumstance.likeness == 1 {
      weight = 2
    } else if circumstance.likeness >= Self.likeEnough {
      weight = 0.7
    }
    if fits.isDeed { weight -= 3 }
    if let type = fits.type, type.likeness == 1 {
      // "Older people" is spelled as the people are, and only like "Older people's activities".
      let isSpelledAsPeople =
        fits.isOfPeople && circumstance.likeness == 1 && circumstance.isVerbatim
      let against = type.isLabel ? (type.isVerbatim ? 2.5 : 1) : 0.7
      weight -= isSpelledAsPeople && !(type.isLabel && type.isVerbatim) ? 0.4 : against
    }
    // A list of audiences says so by itself; one among service types is only a little suspect.
    weight += around < 0.1 ? -0.5 : 2.5 * max(0, around - 0.25)
    return weight
  }

  private static func probability(_ margin: Double) -> Double { 1 / (1 + exp(-1.5 * margin - 0.5)) }

  /// Whether all words are of places or unknown, and one at least says so.
  private func isPlace(_ name: StemmedName, below above: [StemmedName]) -> Bool {
    func isOfPlace(_ stem: String) -> Bool { GenericWords.places.contains(stem) }
    func isName(_ stem: String) -> Bool { isOfPlace(stem) || lexicon.id(of: stem) == nil }
    let isBelowPlaces = above.contains { $0.stems.allSatisfy(isOfPlace) }
    return (isBelowPlaces || name.stems.contains(where: isOfPlace)) && name.stems.allSatisfy(isName)
      || isBelowPlaces && name.stems.contains { lexicon.id(of: $0) == nil }
  }
}
