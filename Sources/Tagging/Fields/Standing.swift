import Foundation
import WaymarkTextAnalysis

/// Where a phrase stands in its record: what speaks for its being said of the whole, and against it.
///
/// "By appointment" in the first sentence is how one comes in; in the ninth, after "drop in" and of
/// classes, it is of one class.
typealias Standing = Marks<StandingMark>

/// What is looked at around a phrase.
enum StandingMark: Int, CaseIterable {
  case constant
  /// Other things that are said before it and after it, up to three.
  case rivalsBefore, rivalsAfter
  /// In which sentence of the description it stands, on a scale that flattens.
  case sentence
  /// Whether the record only points elsewhere.
  case pointsElsewhere
  /// Whether its clause speaks of nothing but the whole, or of what must be: "You must be over 18".
  case isOfWhole
  /// Words before it in its sentence that could not be said of any service, on a scale that flattens.
  case ownWords
  /// Names before it in its sentence that are not the record's own, up to two.
  case others
  /// Parts of its sentence, between commas and the like, that follow the first, up to four.
  case parts
  /// Words that begin an item of a list, "…, a choir and the café", up to three.
  case items
  /// Other words of its sentence for one thing that is done, up to three.
  case services
  /// Such words of the whole record, and the sentences of its description, on scales that flatten.
  case allServices, allSentences
  /// How much the whole record speaks as "we" and to "you": such words among ten.
  case speech
  /// Whether its sentence begins with those who come or those who are there: "you", "we", "all".
  case isAddressed
  /// Whether its sentence begins as one does that brings up one thing: "a", "there", "in".
  case bringsUp
  /// Whether people are named among the four words before it.
  case people
  /// Whether its sentence may tell what must be done: it has "must", "need", "have".
  case isDuty
  /// Phrases before it that say the same, up to two.
  case same
  /// Whether it is a highest age alone, further on than the second sentence.
  case isMaximum
  /// Whether it says that it is an age.
  case isAged
  /// Whether it begins its sentence and a name follows: "By appointment, Bright Smiles checks teeth".
  case isFronted
  /// Whether it is one of these ways in; a booking where it is none.
  case isDropIn, isReferral, isMembership
  /// In which sentence one drops in: of many things that are told in turn, it is soonest that of one.
  case dropInSentence
}

/// Looks at where the phrases of a record stand.
struct StandingReader {
  private let text: CueText
  private let kind: RecordKind
  /// Where words for one thing that is done stand, and words for people.
  private let services: [Int]
  private let people: [Int]
  private let sentences: Int
  private let speech: Double

  /// Looks over a record.
  init(_ text: CueText, kind: RecordKind) {
    self.text = text
    self.kind = kind
    services = text.matches.filter { $0.family == .serviceWord }.map(\.start)
    people = text.matches.filter { $0.family == .person }.map(\.start)
    sentences = text.sentences
    let words = ScopeWords.shared
    let description = text.words.dropFirst(text.nameCount)
    let spoken = description.count { words.speech.contains($0.id) }
    // In a line or two each such word would be a tenth of all.
    speech = min(3, 10 * Double(spoken) / Double(max(20, description.count)))
  }

  /// Looks at the surroundings of a phrase.
  ///
  /// - Parameters:
  ///   - positions: The words of the phrase.
  ///   - rivals: How many other things are said before it and after it.
  /// - Returns: Where it stands; the marks that only one reader knows are left to it.
  func standing(
    of positions: Range<Int>, rivals: (before: Int, after: Int) = (0, 0)
  ) -> Standing {
    let scope = Scope(of: positions, in: text)
    let sentence = scope.sentence
    let words = ScopeWords.shared
    var result = Standing()
    result[.constant] = 1
    result[.rivalsBefore] = Double(min(3, rivals.before))
    result[.rivalsAfter] = Double(min(3, rivals.after))
    result[.sentence] = Self.flattened(scope.sentencesBefore(atMost: 7))
    result[.pointsElsewhere] = kind == .signposting ? 1 : 0
    result[.isOfWhole] = scope.isOfWhole ? 1 : 0
    result[.ownWords] = Self.flattened(min(4, scope.ownWordsBefore))
    result[.others] = Double(min(2, scope.othersBefore))
    result[.parts] = Double(min(4, scope.partsAfterFirst))
    result[.items] = Double(min(3, scope.items))
    result[.services] = Double(
      min(
        3,
        services.count {
          sentence.contains($0) && !positions.contains($0) && !scope.isWord($0, in: words.general)
        }))
    result[.allServices] = Self.flattened(min(15, services.count))
    result[.allSentences] = Self.flattened(min(15, sentences))
    result[.speech] = speech
    if sentence.lowerBound >= text.nameCount {
      result[.isAddressed] = scope.isWord(sentence.lowerBound, in: words.addressing) ? 1 : 0
    }
    result[.bringsUp] = scope.isWord(sentence.lowerBound, in: words.bringingUp) ? 1 : 0
    let near = max(sentence.lowerBound, positions.lowerBound - 4)..<positions.lowerBound
    result[.people] = people.contains { near.contains($0) } ? 1 : 0
    result[.isDuty] = sentence.contains { scope.isWord($0, in: words.obliging) } ? 1 : 0
    result[.isFronted] = scope.isFronted ? 1 : 0
    return result
  }

  /// How many other things each of the things that are said has before it and after it.
  static func rivals<Value: Hashable>(of values: [Value]) -> [(before: Int, after: Int)] {
    func others(_ values: some Sequence<Value>) -> [Int] {
      var seen: Set<Value> = []
      return values.map { value in
        seen.insert(value)
        return seen.count - 1
      }
    }
    return zip(others(values), others(values.reversed()).reversed()).map {
      (before: $0, after: $1)
    }
  }

  /// A number on a scale on which it must double to count for one more.
  static func flattened(_ count: Int) -> Double { log2(1 + Double(count)) }
}

// MARK: - What a phrase stands among

extension Scope {
  /// The sentence up to the phrase.
  private var lead: Range<Int> { sentence.lowerBound..<positions.lowerBound }

  /// How many words of its sentence before it could not be said of any service.
  fileprivate var ownWordsBefore: Int {
    lead.count {
      !text.words[$0].isNumber && !text.words[$0].shape.contains(.named)
        && !isWord($0, in: ScopeWords.shared.general) && !isWord($0, in: FieldWords.shared.days)
        && ($0 == sentence.lowerBound || !text.words[$0].shape.contains(.capital))
    }
  }

  /// How many names there are in its sentence before it that are not the record's own.
  fileprivate var othersBefore: Int { lead.dropFirst().count { isOther($0) } }

  /// How many parts of its sentence there are but the first.
  fileprivate var partsAfterFirst: Int {
    sentence.dropFirst().count { text.words[$0].boundary >= .comma }
  }

  /// How many parts of its sentence begin as the items of a list do.
  fileprivate var items: Int {
    sentence.dropFirst().count {
      isWord($0, in: ScopeWords.shared.itemStarts)
        && (text.words[$0].boundary >= .comma || isWord($0 - 1, in: FieldWords.shared.joiners))
    }
  }

  /// Whether it begins its sentence and a name follows.
  fileprivate var isFronted: Bool {
    positions.lowerBound - sentence.lowerBound <= 1
      && after.prefix(3).contains {
        text.words[$0].shape.contains(.capital) && !isWord($0, in: ScopeWords.shared.general)
          && !isWord($0, in: FieldWords.shared.days)
      }
  }

  private func isOther(_ position: Int) -> Bool {
    let shape = text.words[position].shape
    return shape.contains(.capital) && !shape.contains(.named)
      && !isWord(position, in: FieldWords.shared.days)
  }
}
