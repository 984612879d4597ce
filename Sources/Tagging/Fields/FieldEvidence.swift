import WaymarkTextAnalysis

/// What one mark counts for.
package struct FieldWeight: Sendable {
  /// What is looked at.
  package let mark: String
  /// What it counts for, in logarithms of odds.
  package let weight: Double
}

/// What the marks count for by which fields are decided; the first of each is the constant.
package enum FieldWeights {
  /// Whether a phrase tells how one comes in to the whole.
  package static let access = AccessReader.weights.list
  /// Whether an age is that of the whole.
  package static let age = AgeReader.weights.list
  /// Whether a record points elsewhere and is no service.
  package static let pointing = KindReader.pointing.list
  /// Whether a record is of a body and is no service.
  package static let body = KindReader.body.list
}

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
  /// The marks, in the order of `FieldWeights.access`.
  package let marks: [Double]

  fileprivate init(_ claim: Claim, _ standing: Standing) {
    self.claim = claim
    marks = standing.list
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

  /// What is counted to tell the kind of a record, in the order of `FieldWeights.pointing`.
  ///
  /// - Parameters:
  ///   - text: The words of the record.
  ///   - name: The name that the words were read from.
  ///   - description: The description that the words were read from.
  /// - Returns: The marks.
  package mutating func kindMarks(
    _ text: RecordText, name: String, description: String
  ) -> [Double] {
    readContexts(text, name: name, description: description)
    return KindReader(cues, contexts: contexts).marks.list
  }
}
