import WaymarkTextAnalysis

/// Where a phrase stands in its record: what speaks for its being said of the whole, and against it.
///
/// "By appointment" in the first sentence is how one comes in; in the ninth, in a list of classes and
/// after "drop in", it is of one class. No mark decides that by itself, so they are weighed together.
struct Standing {
  /// The marks, each 0 where it is absent, in the order of `Weights`; the first is always 1.
  private(set) var values: SIMD16<Double>

  /// No mark counts for more than this, so that a long page is no other thing than a page.
  private static let most = 3

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
    let scope = Scope(of: positions, in: text)
    values = .zero
    self[.constant] = 1
    self[.rivalsBefore] = Double(min(Self.most, rivals.before))
    self[.rivalsAfter] = Double(min(Self.most, rivals.after))
    let sentence = scope.sentencesBefore(atMost: Self.logarithms.count - 1)
    self[.sentence] = Self.logarithms[sentence]
    self[.isOpening] = positions.lowerBound >= text.nameCount && sentence == 0 ? 1 : 0
    self[.others] = Double(min(2, scope.othersBefore))
    self[.isGeneral] = scope.isGeneralBefore ? 1 : 0
    self[.services] = Double(min(Self.most, scope.services))
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
    return zip(others(values), others(values.reversed()).reversed()).map { (before: $0, after: $1) }
  }

  /// One more of the marks that only some fields have.
  subscript(mark: Mark) -> Double {
    get { values[mark.rawValue] }
    set { values[mark.rawValue] = newValue }
  }

  /// The logarithm, to base 2, of the number of the sentence from 1 on; they stop at the eighth.
  private static let logarithms = [0, 1, 1.585, 2, 2.322, 2.585, 2.807, 3]

  /// What is looked at.
  enum Mark: Int, CaseIterable {
    case constant
    /// Phrases that say something else, before it and after it.
    case rivalsBefore, rivalsAfter
    /// In which sentence of the description it stands, on a scale that flattens.
    case sentence
    /// Whether it stands in the first sentence.
    case isOpening
    /// Names of others before it in its clause.
    case others
    /// Whether all words before it in its clause could be said of any service.
    case isGeneral
    /// Other words for what is done in its sentence.
    case services
    /// Whether it stands in an item of a list.
    case isItem
    /// Whether the record only points elsewhere.
    case pointsElsewhere
    /// Phrases before it that say the same.
    case same
    /// Whether it has four words or more.
    case isLong
    /// Whether it is of members.
    case ofMembers
    /// Whether it is a highest age alone.
    case isMaximum
  }
}

// MARK: - Weights

extension Standing {
  /// What each mark counts for.
  struct Weights {
    fileprivate let values: SIMD16<Double>

    init(_ weights: [Mark: Double]) {
      var values = SIMD16<Double>.zero
      for (mark, weight) in weights { values[mark.rawValue] = weight }
      self.values = values
    }

    /// What the marks count for, in their order.
    var list: [Double] { Mark.allCases.map { values[$0.rawValue] } }
  }

  /// The logarithm of the odds that the phrase is said of the whole.
  func score(_ weights: Weights) -> Double { (values * weights.values).sum() }
}

// MARK: - What a phrase stands among

extension Scope {
  /// The clause up to the phrase.
  private var lead: Range<Int> {
    var start = positions.lowerBound
    while start > 0, text.words[start].boundary < .clause { start -= 1 }
    return start..<positions.lowerBound
  }

  /// How many names there are in its clause before it that are not the record's own.
  fileprivate var othersBefore: Int {
    lead.count {
      let shape = text.words[$0].shape
      return shape.contains(.capital) && !shape.contains(.named) && $0 > sentence.lowerBound
        && !isWord($0, in: FieldWords.shared.days)
    }
  }

  /// Whether every word of its clause before it could be said of any service.
  fileprivate var isGeneralBefore: Bool {
    let lead = lead
    return lead.allSatisfy {
      let shape = text.words[$0].shape
      return text.words[$0].isNumber || shape.contains(.named)
        || shape.contains(.capital) && $0 > lead.lowerBound
        || isWord($0, in: ScopeWords.shared.general)
    }
  }

  /// How many words of its sentence, but for its own, name what is done.
  fileprivate var services: Int {
    text.matches.count {
      $0.family == .serviceWord && sentence.contains($0.start) && !positions.contains($0.start)
    }
  }
}
