/// What is looked at to decide something; each mark is a number, 0 where it is absent.
///
/// No mark decides by itself, so they are weighed together: each counts for so much, and what they come
/// to is the logarithm of the odds, as in logistic regression (Cox, 1958).
struct Marks<Mark: CaseIterable & RawRepresentable & Hashable & Sendable>: Sendable
where Mark.RawValue == Int {
  /// Thirty-two at most; an enumeration with more of them traps when it is first used.
  private var values = SIMD32<Double>.zero

  /// A mark.
  subscript(mark: Mark) -> Double {
    get { values[mark.rawValue] }
    set { values[mark.rawValue] = newValue }
  }

  /// What the marks come to.
  func score(_ weights: Weights) -> Double {
    // Four at a time: a vector of thirty-two is multiplied by a call for each of its lanes.
    let lanes =
      Self.products(values.lowHalf, weights.values.lowHalf)
      + Self.products(values.highHalf, weights.values.highHalf)
    return lanes.sum()
  }

  /// The products of sixteen marks and their weights, added up four by four.
  private static func products(_ some: SIMD16<Double>, _ others: SIMD16<Double>) -> SIMD4<Double> {
    some.lowHalf.lowHalf * others.lowHalf.lowHalf + some.lowHalf.highHalf * others.lowHalf.highHalf
      + some.highHalf.lowHalf * others.highHalf.lowHalf
      + some.highHalf.highHalf * others.highHalf.highHalf
  }

  /// What each mark counts for; those that are not named count for nothing.
  struct Weights: Sendable, ExpressibleByDictionaryLiteral {
    fileprivate var values = SIMD32<Double>.zero

    init(dictionaryLiteral weights: (Mark, Double)...) {
      for (mark, weight) in weights { values[mark.rawValue] = weight }
    }

    /// What a mark counts for.
    subscript(mark: Mark) -> Double { values[mark.rawValue] }
  }
}
