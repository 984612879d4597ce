import Foundation
import WaymarkTextAnalysis

/// Tells a service from a body and from a page that only points elsewhere.
struct KindReader {
  private(set) var kind = RecordKind.service
  private(set) var flags: [RecordFlag] = []
  /// The separate services of a bundled description, in positions.
  private(set) var parts: [Range<Int>] = []
  /// How many words of the description name what is done.
  private var services = 0
  /// What was counted, for the decision.
  private(set) var marks = Marks<KindMark>()

  /// Reads a text.
  init(_ text: borrowing CueText, contexts: [WordContext]) {
    count(text, contexts)
    decide()
    parts = BundleReader.parts(of: text, contexts: contexts)
    if kind == .organisation { flags.append(.organisation) }
    if kind == .signposting { flags.append(.signposting) }
    if parts.count >= 3 { flags.append(.bundled) } else { parts = [] }
    if isThin(text, contexts) { flags.append(.thin) }
  }

  private mutating func count(_ text: CueText, _ contexts: [WordContext]) {
    var pointers = 0.0
    var bodies = 0.0
    var offers = 0.0
    var occasions = 0.0
    for match in text.matches where contexts[match.start] != .boilerplate {
      let inName = match.start < text.nameCount
      if match.family == .serviceWord {
        let isBody = FieldWords.shared.bodyNouns.contains(text.words[match.start].id)
        if !inName { services += 1 } else if !isBody { marks[.nameHasService] = 1 }
      }
      guard match.family == .kind, let cue = KindCue(rawValue: match.value) else { continue }
      switch cue {
      case .pointer: pointers += 1
      case .body: bodies += inName ? 0 : 1
      case .bodyName: if inName { marks[.bodyName] = 1 }
      case .offer: offers += inName ? 0 : 1
      case .occasion: occasions += 1
      case .pageName: if inName { marks[.pageName] = 1 }
      }
    }
    marks[.constant] = 1
    marks[.pointers] = log1p(pointers)
    marks[.bodies] = log1p(bodies)
    marks[.offers] = log1p(offers)
    marks[.occasions] = log1p(occasions)
    guard pointers > 0 || marks[.pageName] > 0 else { return }
    // Who speaks of whom tells a page that points elsewhere from a service that once does.
    let words = FieldWords.shared
    var all = 0.0
    var ours = 0.0
    var theirs = 0.0
    for position in contexts.indices where position >= text.nameCount {
      guard contexts[position] != .boilerplate else { continue }
      all += 1
      if words.ours.contains(text.words[position].id) { ours += 1 }
      if words.theirs.contains(text.words[position].id) { theirs += 1 }
    }
    // A line or two has too few words for a rate to say much.
    let length = max(40, all)
    marks[.pointerRate] = min(4, pointers * 100 / length)
    marks[.oursRate] = min(6, ours * 100 / length)
    marks[.theirsRate] = min(6, theirs * 100 / length)
  }

  private mutating func decide() {
    let pointing = marks.score(Self.pointing)
    let body = marks.score(Self.body)
    if pointing > 0, pointing >= body {
      kind = .signposting
    } else if body > 0 {
      kind = .organisation
    }
  }

  /// What speaks for a page that points elsewhere, against a service.
  ///
  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let pointing: Marks<KindMark>.Weights = [
    .constant: -2.34, .pointers: 2.67, .pointerRate: 0.93, .bodies: -0.21, .bodyName: -0.3,
    .nameHasService: -0.87, .pageName: 1.33, .offers: -0.12, .occasions: -0.59, .oursRate: -0.91,
    .theirsRate: 0.52,
  ]

  /// What speaks for a body, against a service, fitted likewise.
  static let body: Marks<KindMark>.Weights = [
    .constant: -2.36, .pointers: 0.26, .pointerRate: -0.15, .bodies: 1.94, .bodyName: 1.15,
    .nameHasService: -0.45, .pageName: -0.21, .offers: -0.68, .occasions: -1.66, .oursRate: 0.24,
    .theirsRate: 0.04,
  ]

  /// Whether fewer than four words tell what is done, name and description together.
  private func isThin(_ text: CueText, _ contexts: [WordContext]) -> Bool {
    let enough = services > 0 || marks[.nameHasService] > 0 ? 4 : 7
    var telling: [Int32] = []
    var unknown = 0
    for position in contexts.indices
    where contexts[position] == .main && !text.words[position].isNumber {
      let word = text.words[position].id
      if word < 0 { unknown += 1 } else if !telling.contains(word) { telling.append(word) }
      if telling.count + unknown >= enough { return false }
    }
    return true
  }
}

/// What is counted to tell what a record is.
enum KindMark: Int, CaseIterable {
  case constant
  /// Phrases that point elsewhere: the logarithm of their number, and how many there are in a hundred
  /// words.
  case pointers, pointerRate
  /// Phrases about a body: the logarithm of their number.
  case bodies
  /// Whether the name is that of a body, names a service, or is the title of a page.
  case bodyName, nameHasService, pageName
  /// Phrases that say what is offered, and those that say when or for how much: the logarithms of their
  /// numbers.
  case offers, occasions
  /// Where something points elsewhere, in a hundred words, those such as "we" and such as "they".
  case oursRate, theirsRate
}
