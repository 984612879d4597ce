import WaymarkTextAnalysis

/// Reads from what age to what age a service is for.
///
/// A text may name several groups; the service is for all of them, so the lowest and the highest age
/// count, and a group without an upper bound opens the whole.
struct AgeReader: CueLooker {
  /// One age or span of ages in a text.
  struct Span: Hashable {
    var minimum: Int?
    var maximum: Int?
    var positions: Range<Int>
    /// Whether it was told in school years.
    var isOfSchool = false
    /// Whether it is an age only where the next section goes on from it.
    var isDoubtful = false

    /// The two ages, -1 where there is none, wherever they stand.
    var limits: SIMD2<Int> { SIMD2(minimum ?? -1, maximum ?? -1) }
    /// Whether both ends are given.
    var isWhole: Bool { minimum != nil && maximum != nil }
  }

  let text: CueText
  /// All ages that are told of those who come, in order of the text.
  var mentions: [Mention] = []
  /// The spans that are told of the whole, in order of the text.
  var spans: [Span] = []
  /// Where a text first says that all ages are welcome.
  var welcome: Range<Int>?
  /// The last of the spans of the description that are told of the service.
  var section: Span?

  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Standing.Weights = [
    .constant: 0.58, .rivalsBefore: -0.48, .rivalsAfter: -0.54, .sentence: -1.57,
    .pointsElsewhere:
      -0.77, .isOfWhole: -0.17, .ownWords: -0.48, .others: -0.37, .parts: 0.02, .items: -0.15,
    .services: -0.24, .allServices: -0, .allSentences: 0.79, .speech: 0.92, .isAddressed: 0.54,
    .bringsUp: 0.05, .people: 0.24, .isDuty: 0.2, .isMaximum: -1.14, .isAged: 0.62,
    .isFronted:
      -0.13,
  ]

  /// How likely an age must be that of the whole, as the logarithm of the odds: 35 in a hundred.
  ///
  /// It is less than half since `AgeAside` has taken out most that are not.
  private static let enough = -0.6

  /// Whether what is told of those who come, their age or their gender, is told of all.
  static func isOfWhole(_ standing: Standing) -> Bool { standing.score(weights) >= enough }

  private static let highestLimit = 85
  /// Who comes may be "from 19 to 84"; limits end sooner, and those that begin with
  /// the young by the age of 75.
  private static let highestOfRange = 79
  private static let highestFromYoung = 75
  private static let young = 40

  /// Reads all ages of a text.
  init(_ text: CueText, kind: RecordKind) {
    self.text = text
    findMentions(kind)
    var parts: [Span] = []
    var others: [Span] = []
    for mention in mentions {
      switch mention.place {
      case .name: spans.append(mention.span)
      case .part: parts.append(mention.span)
      case .whole where Self.isOfWhole(mention.standing): spans.append(mention.span)
      case .whole, .later: others.append(mention.span)
      }
    }
    addSections(others)
    spans.removeAll { $0.isDoubtful }
    if isProgramme { spans = [] }
    if spans.isEmpty { return }
    // Where a sentence lists what is done for some, it lists it for others too; and who knows the age
    // need not guess it from the school year.
    let all = spans
    spans = all.filter { span in
      !parts.contains { text.isOneSentence($0.positions, span.positions) }
        && !all.contains {
          (isApart(span, $0) || span.isOfSchool && !$0.isOfSchool)
            && text.isOneSentence($0.positions, span.positions)
        }
    }
  }

  /// The lowest and the highest age with the words that they come from.
  ///
  /// A name decides before the text does. Where one age span is given whole, one that lacks a bound is
  /// about some of those in it; "and adults from 16" opens it.
  var bounds: (minimum: Span?, maximum: Span?) {
    if spans.isEmpty { return (nil, nil) }
    let named = self.spans.filter { $0.positions.lowerBound < text.nameCount }
    // "For all ages. The juniors are 8 to 11"; but "over 60s, with spouses of any age".
    let spans =
      named.isEmpty
      ? self.spans.filter { span in
        guard let all = welcome else { return true }
        return all.lowerBound > span.positions.lowerBound
          || text.isOneSentence(all, span.positions)
      } : named
    let whole = spans.filter(\.isWhole)
    let rest = whole.isEmpty ? spans : whole
    let minimum = first(of: rest) { $0.minimum.map { -$0 } }
    let maximum = first(of: rest) { $0.maximum }
    guard let minimum, let maximum, let lowest = minimum.minimum, let highest = maximum.maximum
    else { return (minimum, maximum) }
    if whole.isEmpty {
      if lowest < highest { return (minimum, maximum) }
      // "For people over 18. Those under 18 are seen elsewhere": who is named first is served.
      let isMinimumFirst = minimum.positions.lowerBound < maximum.positions.lowerBound
      return isMinimumFirst ? (minimum, nil) : (nil, maximum)
    }
    let isOpen = spans.contains { $0.maximum == nil && ($0.minimum ?? 0) >= highest }
    return (minimum, isOpen ? nil : maximum)
  }

  /// Whether two spans are of groups that do not make one, as in "ponds for ages 4+, bats for over
  /// 8s"; "for 5-7s and 8-11s" do.
  private func isApart(_ one: Span, _ other: Span) -> Bool {
    if one.minimum == other.minimum && one.maximum == other.maximum { return false }
    if one.isWhole != other.isWhole {
      return [one, other].allSatisfy {
        isWord($0.positions.lowerBound - 1, in: ScopeWords.shared.aims)
      }
    }
    if one.isWhole { return false }
    // Groups that are given whole beside them, "juniors 5-11, seniors 12-16, adults 17+", make one.
    if spans.contains(where: \.isWhole) { return false }
    return (one.minimum == nil) == (other.minimum == nil)
  }

  /// The first of those spans for which a value is the greatest.
  private func first(of spans: [Span], by value: (Span) -> Int?) -> Span? {
    var best: Span?
    for span in spans {
      guard let new = value(span) else { continue }
      if let known = best.flatMap(value), known >= new { continue }
      best = span
    }
    return best
  }

  /// Whether a span may be a limit; "residents aged from 17 to 93" only tells who there is.
  func isPlausible(_ span: Span) -> Bool {
    let isFromYoung = span.isWhole && (span.minimum ?? 0) < Self.young
    let highest =
      isFromYoung
      ? Self.highestFromYoung : span.isWhole ? Self.highestOfRange : Self.highestLimit
    return max(span.minimum ?? 0, span.maximum ?? 0) <= highest
  }
}
