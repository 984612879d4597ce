import Foundation
import Testing
import WaymarkFormats
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

/// Whom records are for, as read and as labelled.
///
/// A circumstance that is read is right where the record is labelled with it, or with one that is broader or
/// narrower; of several that fit one label one is. The real labels are free words; records with one that
/// names no circumstance of ours are left out, and their number is told.
private struct AudienceScores {
  private var read = 0
  private var right = 0
  private var labelled = 0
  private var unknown = 0
  private var records = 0

  mutating func add(_ record: JSONNode, _ shipped: ShippedCircumstances, isVerbose: Bool) {
    guard let audience = record["audience"] else { return }
    let names = audience.elements.compactMap(\.string)
    let truth = names.compactMap { shipped.term($0) }
    guard truth.count == names.count else {
      unknown += 1
      return
    }
    records += 1
    let readings = fields(
      name: record["name"]?.string ?? "", of: record["description"]?.string ?? "",
      knowledge: shipped.knowledge)
    let terms = shipped.narrowest(of: (readings.audience + readings.eligibility).map(\.term))
    read += terms.count
    labelled += truth.count
    // What is the very same is matched before what is kin.
    var open = terms
    let exact = truth.filter { open.remove($0) }
    let kin = truth.filter { label in
      !exact.contains(label) && open.remove(where: { shipped.areKin($0, label) })
    }
    right += exact.count + kin.count
    guard isVerbose else { return }
    let told = (readings.audience + readings.eligibility).map { reading in
      let isRight = truth.contains { shipped.areKin($0, reading.term) }
      return (isRight ? "" : "!") + shipped.graph.terms[reading.term].label + "“\(reading.text)”"
    }
    let missed = truth.filter { term in !terms.contains { shipped.areKin($0, term) } }
      .map { shipped.graph.terms[$0].label }
    print(
      "\(record["id"]?.string ?? "") | \(record["name"]?.string ?? "") | \(told.joined(separator: ", ")) | missed: \(missed.joined(separator: ", "))"
    )
  }

  var precision: Double { Double(right) / Double(max(1, read)) }
  var recall: Double { Double(right) / Double(max(1, labelled)) }

  func line(_ name: String) -> String {
    func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    return
      "\(name): audience, precision \(hundredths(precision)) of \(read), recall \(hundredths(recall)) of "
      + "\(labelled) in \(records) records, \(unknown) left out"
  }
}

extension Array where Element: Equatable {
  /// Takes out the first that fits; returns whether there was one.
  fileprivate mutating func remove(where fits: (Element) -> Bool) -> Bool {
    guard let place = firstIndex(where: fits) else { return false }
    remove(at: place)
    return true
  }

  fileprivate mutating func remove(_ element: Element) -> Bool { remove(where: { $0 == element }) }
}

@Suite("Audiences, measured")
struct AudienceMeasurement {
  /// Prints each record of what may be looked at; never of half B or of an unseen set.
  private let isVerbose = ProcessInfo.processInfo.environment["WAYMARK_AUDIENCE_ERRORS"] != nil

  @Test(
    "Audiences of real records",
    .enabled(if: SharedData.has(FieldMeasurement.file), "shared data is absent"))
  func real() throws {
    let shipped = try ShippedCircumstances.shared.get()
    var scores = [AudienceScores(), AudienceScores()]
    try FieldCases.forEachRecord(of: SharedData.path(FieldMeasurement.file)) { record in
      let half = FieldMeasurement.isTuned(record["id"]?.string ?? "") ? 0 : 1
      scores[half].add(record, shipped, isVerbose: isVerbose && half == 0)
    }
    print(scores[0].line("Half A, tuned on"))
    print(scores[1].line("Half B"))
    for half in scores {
      #expect(half.precision >= 0.65)
      #expect(half.recall >= 0.55)
    }
  }

  /// The sets of `FieldMeasurement.directories`, with the least precision and recall.
  static let sets: [(part: String, precision: Double, recall: Double)] = [
    ("directory", 0.68, 0.56), ("unseen", 0.7, 0.57), ("messy", 0.72, 0.53),
    ("messy-unseen", 0.72, 0.48), ("bundled", 0.55, 0.57), ("bundled-unseen", 0.5, 0.57),
  ]

  @Test("Audiences of invented records", arguments: sets)
  func invented(_ part: String, precision: Double, recall: Double) throws {
    let shipped = try ShippedCircumstances.shared.get()
    var scores = AudienceScores()
    try FieldCases.forEachRecord(of: FieldCases.path(part)) {
      scores.add($0, shipped, isVerbose: isVerbose && !part.hasSuffix("unseen"))
    }
    print(scores.line("Invented, \(part)"))
    #expect(scores.precision >= precision)
    #expect(scores.recall >= recall)
  }
}
