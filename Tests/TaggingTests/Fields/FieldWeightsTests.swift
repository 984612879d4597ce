import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging
import WaymarkTextAnalysis

/// What the marks of a phrase's place count for is fitted to the invented records that were looked at,
/// and to no others.
@Suite("Weights of fields")
struct FieldWeightsTests {
  private static let sets = ["directory", "messy"]
  /// How strongly a weight is drawn to zero.
  private static let strength = 3.0

  @Test("The weights of access are those that the invented records give")
  func access() throws {
    var seen: [LogisticFit.Observation] = []
    try Self.forEachMention { mention, record in
      guard case .access(let way) = mention.claim else { return }
      let labelled = record["session_access"]?.string
      seen.append(
        .init(values: Array(mention.marks.dropFirst()), isRight: labelled == way.rawValue))
    }
    Self.expect(FieldMention.accessWeights, fit: seen, name: "access")
  }

  @Test("The weights of ages are those that the invented records give")
  func ages() throws {
    var seen: [LogisticFit.Observation] = []
    try Self.forEachMention { mention, record in
      guard case .ages(let minimum, let maximum) = mention.claim else { return }
      let isRight = Self.isOfWhole(minimum, maximum, record)
      seen.append(.init(values: Array(mention.marks.dropFirst()), isRight: isRight))
    }
    Self.expect(FieldMention.ageWeights, fit: seen, name: "age")
  }

  /// Whether ages give an end of those of the record, and nothing beyond them.
  private static func isOfWhole(_ minimum: Int?, _ maximum: Int?, _ record: JSONNode) -> Bool {
    let lowest = record["minimum_age"]?.int
    let highest = record["maximum_age"]?.int
    if let minimum, minimum < lowest ?? .max { return false }
    if let maximum, maximum > highest ?? .min { return false }
    return minimum != nil && minimum == lowest || maximum != nil && maximum == highest
  }

  private static func forEachMention(_ body: (FieldMention, JSONNode) -> Void) throws {
    var reader = FieldReader(knowledge: .plain)
    for set in sets {
      try FieldCases.forEachRecord(of: FieldCases.path(set)) { record in
        let name = record["name"]?.string ?? ""
        let description = record["description"]?.string ?? ""
        var text = RecordText()
        text.read(name: name, description: description, analyzer: Analyzer(), lexicon: Lexicon())
        for mention in reader.mentions(text, name: name, description: description) {
          body(mention, record)
        }
      }
    }
  }

  /// Expects the weights that ship to be near to those of a fit; where they are not, its output is what
  /// to set down in `Standing.Weights`.
  private static func expect(
    _ shipped: [Double], fit seen: [LogisticFit.Observation], name: String
  ) {
    // A mark that a field never has is fitted to zero.
    let prior = [Double](repeating: 0, count: FieldMention.markNames.count)
    let fitted = LogisticFit.fit(
      seen, prior: prior, strength: prior.map { _ in Self.strength })
    let rounded = fitted.map { ($0 * 100).rounded() / 100 }
    print("Weights of \(name), fitted to \(seen.count) phrases:")
    print(zip(FieldMention.markNames, rounded).map { ".\($0): \($1)" }.joined(separator: ", "))
    for (mark, (shipped, fitted)) in zip(FieldMention.markNames, zip(shipped, fitted)) {
      #expect(abs(shipped - fitted) < 0.05, "\(mark)")
    }
  }
}
