import WaymarkTextAnalysis

/// A phrase that may tell a field, with the marks of its place in the record, for the fit of what these
/// count for.
package struct FieldMention: Sendable {
  /// What it would tell.
  package enum Claim: Sendable {
    /// How a session is entered.
    case access(SessionAccess)
    /// From what age to what age, in years.
    case ages(minimum: Int?, maximum: Int?)
  }

  /// What it would tell, if it is said of the whole.
  package let claim: Claim
  /// The marks, in the order of `markNames`.
  package let marks: [Double]

  /// What the marks are called; the first is the constant.
  package static let markNames = Standing.Mark.allCases.map { "\($0)" }

  /// What the marks count for as it ships, in the order of `markNames`.
  package static let accessWeights = Standing.Weights.access.list
  /// The same for ages.
  package static let ageWeights = Standing.Weights.age.list

  fileprivate init(_ claim: Claim, _ standing: Standing) {
    self.claim = claim
    marks = Standing.Mark.allCases.map { standing[$0] }
  }
}

extension FieldReader {
  /// The phrases of a record that a place decides on: those that tell a way in, and the ages in its
  /// description that are told neither of a part nor by the way.
  ///
  /// - Parameters:
  ///   - text: The words of the record.
  ///   - name: The name that the words were read from.
  ///   - description: The description that the words were read from.
  /// - Returns: The phrases, those of access first, each in order of the text.
  package mutating func mentions(
    _ text: RecordText, name: String, description: String
  ) -> [FieldMention] {
    readContexts(text, name: name, description: description)
    guard contexts.count >= cues.count else { return [] }
    let kind = KindReader(cues, contexts: contexts).kind
    let matches = AccessReader.matches(of: cues, contexts: contexts)
    let access = AccessReader.phrases(matches, of: cues, kind: kind).map {
      FieldMention(.access($0.access), $0.standing)
    }
    var reader = AgeReader(cues)
    let ages = reader.mentions(kind).filter { $0.place == .whole }.map {
      FieldMention(.ages(minimum: $0.span.minimum, maximum: $0.span.maximum), $0.standing)
    }
    return access + ages
  }
}
