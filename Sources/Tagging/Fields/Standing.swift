import WaymarkTextAnalysis

/// Where a phrase stands in its record: what speaks for its being said of the whole, and against it.
///
/// "By appointment" in the first sentence is how one comes in; in the ninth, in a list of classes and
/// after "drop in", it is of one class.
typealias Standing = Marks<StandingMark>

/// What is looked at around a phrase.
enum StandingMark: Int, CaseIterable {
  case constant
  /// Other things that are said before it and after it, up to three.
  case rivalsBefore, rivalsAfter
  /// In which sentence of the description it stands, on a scale that flattens.
  case sentence
  /// Whether it stands in the first sentence.
  case isOpening
  /// Names of others before it in its clause, up to two.
  case others
  /// Whether all words before it in its clause, but for names, could be said of any service.
  case isGeneral
  /// Other words of its sentence for one thing that is done, up to three.
  case services
  /// Whether its line begins with a bullet.
  case isItem
  /// Whether the record only points elsewhere.
  case pointsElsewhere
  /// Phrases before it that say the same, up to two.
  case same
  /// Whether it has four words or more.
  case isLong
  /// Whether it is of members.
  case ofMembers
  /// Whether it says so only by the way.
  case isWeak
  /// Whether it is a highest age alone.
  case isMaximum
}

extension Marks where Mark == StandingMark {
  /// Looks at the surroundings of a phrase.
  ///
  /// - Parameters:
  ///   - positions: The words of the phrase.
  ///   - text: The text.
  ///   - kind: What the record is.
  ///   - rivals: How many other things are said before it and after it.
  init(
    of positions: Range<Int>, in text: CueText, kind: RecordKind, rivals: (before: Int, after: Int)
  ) {
    self.init()
    let scope = Scope(of: positions, in: text)
    self[.constant] = 1
    self[.rivalsBefore] = Double(min(3, rivals.before))
    self[.rivalsAfter] = Double(min(3, rivals.after))
    // The logarithm, to base 2, of the number of the sentence from 1 on; they stop at the eighth.
    let logarithms = [0, 1, 1.585, 2, 2.322, 2.585, 2.807, 3]
    let sentence = scope.sentencesBefore(atMost: logarithms.count - 1)
    self[.sentence] = logarithms[sentence]
    self[.isOpening] = positions.lowerBound >= text.nameCount && sentence == 0 ? 1 : 0
    self[.others] = Double(min(2, scope.othersBefore))
    self[.isGeneral] = scope.isGeneralBefore ? 1 : 0
    self[.services] = Double(min(3, scope.services))
    self[.isItem] = text.words[scope.sentence.lowerBound].before.contains(.bullet) ? 1 : 0
    self[.pointsElsewhere] = kind == .signposting ? 1 : 0
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
}

// MARK: - What a phrase stands among

extension Scope {
  /// The clause up to the phrase.
  private var lead: Range<Int> { clause.lowerBound..<positions.lowerBound }

  /// How many names there are in its clause before it that are not the record's own.
  fileprivate var othersBefore: Int {
    lead.count {
      let shape = text.words[$0].shape
      return shape.contains(.capital) && !shape.contains(.named) && $0 > sentence.lowerBound
        && !isWord($0, in: FieldWords.shared.days)
    }
  }

  /// Whether every word of its clause before it is a name or could be said of any service.
  fileprivate var isGeneralBefore: Bool {
    let lead = lead
    return lead.allSatisfy {
      let shape = text.words[$0].shape
      return text.words[$0].isNumber || shape.contains(.named)
        || shape.contains(.capital) && $0 > lead.lowerBound
        || isWord($0, in: ScopeWords.shared.general)
    }
  }

  /// How many words of its sentence, but for its own, name one thing that is done; any service has
  /// sessions.
  fileprivate var services: Int {
    text.matches.count {
      $0.family == .serviceWord && sentence.contains($0.start) && !positions.contains($0.start)
        && !isWord($0.start, in: ScopeWords.shared.general)
    }
  }
}
