import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Reads whom a record is for: which of the circumstances that it names are those of the people whom the
/// whole of it serves.
struct AudienceReader: CueLooker {
  /// A circumstance that is named, with what was seen of all of its mentions.
  struct Candidate {
    let term: TermIndex
    /// The words that say that one must be so, else those of the description that name it as those whom
    /// something is for, else those that name it first.
    let positions: Range<Int>
    /// Whether it is said that one must be so.
    let isDemanded: Bool
    let marks: Marks<AudienceMark>
  }

  let text: CueText
  /// The circumstances that are named, in order of the text.
  private(set) var candidates: [Candidate] = []
  private let contexts: [WordContext]
  private let demands: [Range<Int>]
  private let kind: RecordKind
  /// The words that give its ages and its gender.
  private let limits: [Range<Int>]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - contexts: What each of its words is there for.
  ///   - demands: Where one must be what is named.
  ///   - kind: What the record is.
  ///   - ages: The ages that were read.
  ///   - gender: The gender that was read.
  ///   - knowledge: Which words name a circumstance by themselves.
  ///   - places: Where the words stand.
  init(
    _ text: CueText, contexts: [WordContext], demands: [Range<Int>], kind: RecordKind,
    ages: (minimum: AgeReader.Span?, maximum: AgeReader.Span?), gender: Located<Gender>?,
    knowledge: FieldKnowledge, places: PlaceFinder
  ) {
    self.text = text
    self.contexts = contexts
    self.demands = demands
    self.kind = kind
    limits = [ages.minimum?.positions, ages.maximum?.positions, gender?.positions]
      .compactMap(\.self)
    let mentions = text.matches.filter {
      $0.family == .circumstance && Self.told.contains(contexts[$0.start])
        && !text.isRepeated($0.start) && !isTurnedAway($0) && !isOfBothSexes($0)
        && knowledge.namesByItself($0, places)
    }
    if !mentions.isEmpty { candidates = looked(at: mentions) }
  }

  /// What the words are there for that may name an audience: where a partner, a place or who refers is named,
  /// it is no such thing.
  private static let told: Set<WordContext> = [.main, .audience, .example]

  /// How likely the people are the audience where they are told to be, as the logarithm of the odds: 45 in
  /// a hundred.
  private static let enough = -0.2
  /// How much less likely they may be where one must be so, and beside others who are the audience: what
  /// follows in a list is of the list.
  private static let allowance = 1.0
  /// How many words may stand between two of a list: "older people, and people with dementia".
  private static let reach = 4

  /// Those of the circumstances that are the audience.
  var found: [Candidate] {
    let scores = candidates.map { $0.marks.score(Self.weights) }
    let sure = zip(candidates, scores).filter { $0.1 >= Self.enough }.map(\.0)
    return zip(candidates, scores).filter { candidate, score in
      score >= Self.enough
        || score >= Self.enough - Self.allowance
          && (candidate.isDemanded
            || sure.contains { areListed($0.positions, candidate.positions) })
    }.map(\.0)
  }

  private func areListed(_ some: Range<Int>, _ others: Range<Int>) -> Bool {
    let (first, second) = some.lowerBound < others.lowerBound ? (some, others) : (others, some)
    let gap = second.lowerBound - first.upperBound
    return (0...Self.reach).contains(gap) && text.isOneSentence(first, second)
      && (first.upperBound...second.lowerBound).contains {
        text.words[$0].boundary == .comma || isWord($0, in: FieldWords.shared.joiners)
      }
  }

  /// Fitted to the invented records that were looked at; `swift test --filter FieldWeights` fits anew.
  static let weights: Marks<AudienceMark>.Weights = [
    .constant: -0.09, .isInName: 1.36, .isNameAlone: -0.61, .sentence: -0.74, .mentions: 0.61,
    .isAudience: 0.59, .rivals: -0.26, .earlier: -0.23, .isPartOfName: -0.22, .isOfName: 0.49,
    .isAge: -0.31, .isPriced: -0.43, .isLimit: 0.57, .isTelling: 1.81, .isOfPast: -0.4,
    .isOfPart:
      -0.34, .isOwn: -0.14, .isProvider: -1.12, .pointsElsewhere: -0.31, .isBody: 0.31,
    .isLong: 0.88,
  ]

  private func looked(at mentions: [CueMatch]) -> [Candidate] {
    var order: [Int32] = []
    for mention in mentions where !order.contains(mention.value) { order.append(mention.value) }
    return order.enumerated().compactMap { place, term -> Candidate? in
      let own = mentions.filter { $0.value == term }
      guard let first = own.first else { return nil }
      let demanded = own.first(where: isDemanded)
      let told = own.first { contexts[$0.start] == .audience && $0.start >= text.nameCount }
      let spoken = told ?? own.first { $0.start >= text.nameCount } ?? first
      let scope = Scope(of: spoken.positions, in: text)
      func mark(_ mark: AudienceMark, _ holds: Bool) { if holds { marks[mark] = 1 } }
      var marks = Marks<AudienceMark>()
      marks[.constant] = 1
      mark(.isInName, first.start < text.nameCount)
      mark(.isNameAlone, spoken.start < text.nameCount)
      marks[.sentence] = StandingReader.flattened(scope.sentencesBefore(atMost: 7))
      marks[.mentions] = StandingReader.flattened(min(7, own.count)) - 1
      mark(.isAudience, told != nil)
      marks[.rivals] = StandingReader.flattened(min(7, order.count - 1))
      marks[.earlier] = StandingReader.flattened(min(7, place))
      mark(.isPartOfName, own.allSatisfy { leadsOn($0) })
      mark(.isOfName, own.allSatisfy { isOfName($0) })
      mark(.isAge, own.allSatisfy { $0.positions.contains { text.words[$0].isNumber } })
      mark(.isLimit, own.contains { mention in limits.contains { $0.overlaps(mention.positions) } })
      mark(
        .isTelling,
        own.contains { $0.positions.contains { isWord($0, in: FieldWords.shared.telling) } })
      mark(.isPriced, isPriced(spoken, scope))
      mark(.isOfPast, scope.isOfPast)
      mark(.isOfPart, scope.isOfPart)
      mark(
        .isOwn,
        (spoken.start - 2..<spoken.start).contains {
          isWord($0, in: ScopeWords.shared.possessors)
        })
      mark(.isProvider, own.allSatisfy { isWord($0.end - 1, in: FieldWords.shared.providers) })
      mark(.pointsElsewhere, kind == .signposting)
      mark(.isBody, kind == .organisation)
      mark(.isLong, own.contains { $0.positions.count > 1 })
      return Candidate(
        term: Int(term), positions: (demanded ?? spoken).positions, isDemanded: demanded != nil,
        marks: marks)
    }
  }

  /// Whether a sex is named together with the other, as in "for men and women", which is for anyone.
  private func isOfBothSexes(_ match: CueMatch) -> Bool {
    match.positions.allSatisfy { isWord($0, in: ScopeWords.shared.sexes) }
      && text.matches.contains {
        $0.family == .gender && $0.value == GenderCue.both.rawValue
          && $0.positions.contains(match.start)
      }
  }

  /// Whether a mention is in capitals before another word in capitals: "Methodist Church".
  private func isOfName(_ match: CueMatch) -> Bool {
    let end = match.end
    return end < text.count && text.words[end].boundary == .none
      && text.words[match.start].shape.contains(.capital)
      && text.words[end].shape.contains(.capital) && match.start >= text.nameCount
  }

  /// Whether a price stands a few words from a mention: "students £3".
  private func isPriced(_ match: CueMatch, _ scope: Scope) -> Bool {
    let near =
      max(scope.clause.lowerBound, match.start - 4)..<min(scope.clause.upperBound, match.end + 5)
    return near.contains { text.words[$0].before.contains(.currency) }
  }

  /// Whether the words lead to a noun of their own, as in "youth club" or "family mediation".
  private func leadsOn(_ match: CueMatch) -> Bool {
    let words = FieldWords.shared
    let end = match.end
    guard end < text.count, text.words[end].boundary == .none else { return false }
    return !isWord(end, in: words.stops) && !isWord(end, in: words.joiners)
      && !isWord(end, in: words.prepositions) && !text.words[end].isNumber
  }

  private func isDemanded(_ match: CueMatch) -> Bool {
    demands.contains { $0.contains(match.start) } || isFollowedByOnly(match)
  }

  private func isFollowedByOnly(_ match: CueMatch) -> Bool {
    match.end < text.count && text.words[match.end].boundary < .clause
      && isWord(match.end, in: FieldWords.shared.only)
  }
}

/// What is looked at to tell whether the people who are named are those whom a record is for.
enum AudienceMark: Int, CaseIterable {
  case constant
  /// Whether the name names them, and whether nothing else does.
  case isInName, isNameAlone
  /// In which sentence of the description they are named so, else first, on a scale that flattens.
  case sentence
  /// How often they are named, on a scale that flattens.
  case mentions
  /// Whether they follow "for", "aimed at" and the like, or are told with what they have.
  case isAudience
  /// How many others are named in the record, and before them, on a scale that flattens.
  case rivals, earlier
  /// Whether the words lead to a noun of their own, "youth club", or belong to a name, "Methodist Church".
  case isPartOfName, isOfName
  /// Whether ages name them, or a price stands beside them.
  case isAge, isPriced
  /// Whether they are the ages or the gender that one must have.
  case isLimit
  /// Whether the words are of what few people are or went through: refugees, dementia, carers.
  case isTelling
  /// Whether what stands between the commas around is of the past, or of one thing among several.
  case isOfPast, isOfPart
  /// Whether they are somebody's: "our volunteers".
  case isOwn
  /// Whether the words are of those who provide: volunteers, staff, charities.
  case isProvider
  /// Whether the record only points elsewhere, or is about a body.
  case pointsElsewhere, isBody
  /// Whether two words or more name them.
  case isLong
}
