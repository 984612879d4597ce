import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging
import WaymarkTextAnalysis

/// What the marks count for by which fields are decided is fitted to the invented records that were
/// looked at, and to no others.
@Suite("Weights of fields")
struct FieldWeightsTests {
  typealias Observation = LogisticFit.Observation

  private static let sets = ["directory", "messy"]
  /// How strongly a weight is drawn to zero.
  private static let strength = 3.0

  @Test("The weights of access are those that the invented records give")
  func access() throws {
    var seen: [Observation] = []
    try Self.forEachMention { mention, record in
      guard case .access(let way) = mention.claim else { return }
      let labelled = record["session_access"]?.string
      seen.append(Self.observation(mention.marks, isRight: labelled == way.rawValue))
    }
    Self.expect(FieldWeights.access, fit: seen, name: "access")
  }

  @Test("The weights of ages are those that the invented records give")
  func ages() throws {
    var seen: [Observation] = []
    try Self.forEachMention { mention, record in
      guard case .ages(let minimum, let maximum) = mention.claim else { return }
      let isRight = Self.isOfWhole(minimum, maximum, record)
      seen.append(Self.observation(mention.marks, isRight: isRight))
    }
    Self.expect(FieldWeights.age, fit: seen, name: "age")
  }

  @Test("The weights of kinds are those that the invented records give")
  func kinds() throws {
    var pointing: [Observation] = []
    var bodies: [Observation] = []
    try Self.forEachRecord { reader, text, record in
      let kind = record["kind"]?.string.flatMap { RecordKind(rawValue: $0) }
      let marks = reader.kindMarks(text, name: record.name, description: record.description)
      // Each against services alone.
      if kind != .organisation {
        pointing.append(Self.observation(marks, isRight: kind == .signposting))
      }
      if kind != .signposting {
        bodies.append(Self.observation(marks, isRight: kind == .organisation))
      }
    }
    Self.expect(FieldWeights.pointing, fit: pointing, name: "pointing")
    Self.expect(FieldWeights.body, fit: bodies, name: "body")
  }

  /// Whether ages give an end of those of the record, and nothing beyond them.
  private static func isOfWhole(_ minimum: Int?, _ maximum: Int?, _ record: JSONNode) -> Bool {
    let lowest = record["minimum_age"]?.int
    let highest = record["maximum_age"]?.int
    if let minimum, minimum < lowest ?? .max { return false }
    if let maximum, maximum > highest ?? .min { return false }
    return minimum != nil && minimum == lowest || maximum != nil && maximum == highest
  }

  private static func observation(_ marks: [Double], isRight: Bool) -> Observation {
    // The fit adds the constant itself.
    Observation(values: Array(marks.dropFirst()), isRight: isRight)
  }

  private static func forEachRecord(
    _ body: (inout FieldReader, RecordText, JSONNode) -> Void
  ) throws {
    var reader = FieldReader(knowledge: .plain)
    for set in sets {
      try FieldCases.forEachRecord(of: FieldCases.path(set)) { record in
        var text = RecordText()
        text.read(
          name: record.name, description: record.description, analyzer: Analyzer(),
          lexicon: Lexicon())
        body(&reader, text, record)
      }
    }
  }

  private static func forEachMention(_ body: (FieldMention, JSONNode) -> Void) throws {
    try forEachRecord { reader, text, record in
      let mentions = reader.mentions(text, name: record.name, description: record.description)
      for mention in mentions { body(mention, record) }
    }
  }

  /// Expects the weights that ship to be near to those of a fit; where they are not, what it prints is
  /// to be set down in their place.
  private static func expect(_ shipped: [FieldWeight], fit seen: [Observation], name: String) {
    // A mark that a field never has is fitted to zero.
    let zeros = shipped.map { _ in 0.0 }
    let fitted = LogisticFit.fit(seen, prior: zeros, strength: zeros.map { _ in strength })
    print("Weights of \(name), fitted to \(seen.count):")
    print(
      zip(shipped, fitted).map { ".\($0.mark): \(($1 * 100).rounded() / 100)" }
        .joined(separator: ", "))
    for (shipped, fitted) in zip(shipped, fitted) {
      #expect(abs(shipped.weight - fitted) < 0.05, "\(shipped.mark)")
    }
  }
}

extension JSONNode {
  fileprivate var name: String { self["name"]?.string ?? "" }
  fileprivate var description: String { self["description"]?.string ?? "" }
}
