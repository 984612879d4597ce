import WaymarkTextAnalysis

/// Weighs what a text says of members.
///
/// One mention of them says nothing of how one comes in; a club that speaks again and again of its
/// members, and of joining, is entered by joining it, though it need not say so.
struct MemberEvidence {
  /// What was counted, for the decision.
  private(set) var marks = Marks<MemberMark>()
  /// The words that tell first of members.
  private(set) var first: Range<Int>?
  /// Whether there are three mentions, or one of them tells of joining; "each member brings a cake" says
  /// nothing of how one comes in.
  private(set) var saysEnough = false
  /// Whether the name is that of a body that none but its members can use.
  private(set) var isMutual = false

  /// Counts what is said of members.
  ///
  /// - Parameters:
  ///   - matches: What may tell of a way in.
  ///   - phrases: Those of them that tell one.
  ///   - text: The text.
  ///   - kind: What the record is.
  init(_ matches: [CueMatch], phrases: [AccessReader.Phrase], of text: CueText, kind: RecordKind) {
    var mentions = 0
    var tellings = 0
    var weak = 0
    var joins = false
    var letsOthersIn = false
    var isNamedMutual = false
    for match in matches {
      switch AccessCue(rawValue: match.value) {
      case .memberWord: break
      case .memberPhrase: tellings += 1
      case .weakMembership: weak += 1
      case .joining:
        joins = true
        continue
      case .openToOthers:
        letsOthersIn = true
        continue
      case .mutual where match.start < text.nameCount: isNamedMutual = true
      default: continue
      }
      mentions += 1
      if first == nil { first = match.positions }
    }
    // "Annual membership is £10, visitors pay £3": one need not join.
    if !letsOthersIn { tellings += weak }
    isMutual = isNamedMutual && !letsOthersIn
    let rivals = Set(phrases.lazy.map(\.access)).subtracting([.membership])
    marks[.constant] = 1
    marks[.mentions] = Double(min(4, mentions))
    // People join a queue or a call as well.
    marks[.joins] = joins && (mentions > 1 || tellings > 0) ? 1 : 0
    marks[.tellings] = Double(min(2, tellings))
    saysEnough = mentions > 2 || tellings > 0 || marks[.joins] > 0
    marks[.rivals] = Double(rivals.count)
    marks[.sentences] = StandingReader.flattened(min(15, text.sentences))
    marks[.isBody] = kind == .organisation ? 1 : 0
  }

  /// What each count speaks for.
  ///
  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Marks<MemberMark>.Weights = [
    .constant: 0.01, .mentions: 0.73, .tellings: 0.48, .joins: 0.39, .rivals: -0.59,
    .sentences:
      -0.38, .isBody: -0.28,
  ]

  /// How likely one joins where that is read, as the logarithm of the odds: 45 in a hundred.
  private static let enough = -0.2

  /// The words that tell first that one joins; nil where too little does.
  var positions: Range<Int>? {
    isMutual || saysEnough && marks.score(Self.weights) >= Self.enough ? first : nil
  }
}

/// What is counted to tell whether one comes in by joining.
enum MemberMark: Int, CaseIterable {
  case constant
  /// Mentions of members or of what they pay, up to four.
  case mentions
  /// Those of them that tell how one becomes a member, or what that costs, up to two.
  case tellings
  /// Whether it speaks of joining too.
  case joins
  /// Other ways in that are told.
  case rivals
  /// Sentences of the description, on a scale that flattens.
  case sentences
  /// Whether the record is about a body.
  case isBody
}
