import Foundation
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
    for match in matches {
      switch AccessCue(rawValue: match.value) {
      case .memberWord, .weakMembership: break
      case .memberPhrase: tellings += 1
      // People join a queue or a call as well; it counts once, beside members.
      case .joining:
        marks[.joins] = 1
        continue
      case .mutual where match.start < text.nameCount: isMutual = true
      default: continue
      }
      mentions += 1
      if first == nil { first = match.positions }
    }
    let rivals = Set(phrases.lazy.map(\.access)).subtracting([.membership])
    marks[.constant] = 1
    marks[.mentions] = Double(min(4, mentions))
    marks[.isBare] = mentions < 3 && tellings == 0 && marks[.joins] == 0 ? 1 : 0
    marks[.tellings] = Double(min(2, tellings))
    marks[.rivals] = Double(rivals.count)
    let sentences = text.words.dropFirst(text.nameCount).count { $0.boundary == .sentence }
    marks[.sentences] = log2(1 + Double(min(15, sentences)))
    marks[.isBody] = kind == .organisation ? 1 : 0
  }

  /// What each count speaks for.
  ///
  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Marks<MemberMark>.Weights = [
    .constant: -0.35, .mentions: 0.9, .isBare: -0.95, .tellings: 0.63, .joins: 0.58,
    .rivals: -0.63, .sentences: -0.49, .isBody: -0.26,
  ]

  /// How likely one joins where that is read, as the logarithm of the odds: 45 in a hundred.
  private static let enough = -0.2

  /// The words that tell first that one joins; nil where too little does.
  var positions: Range<Int>? { isMutual || marks.score(Self.weights) >= Self.enough ? first : nil }
}

/// What is counted to tell whether one comes in by joining.
enum MemberMark: Int, CaseIterable {
  case constant
  /// Mentions of members or of what they pay, up to four.
  case mentions
  /// Whether there are fewer than three, and nothing tells of joining.
  case isBare
  /// Those of them that tell how one becomes a member, or what that costs, up to two.
  case tellings
  /// Whether it speaks of joining.
  case joins
  /// Other ways in that are told.
  case rivals
  /// Sentences of the description, on a scale that flattens.
  case sentences
  /// Whether the record is about a body.
  case isBody
}
