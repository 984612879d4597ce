import Foundation
import Testing
import WaymarkFormats
import WaymarkTagging
import WaymarkTestSupport

@Suite("Fields, measured")
struct FieldMeasurement {
  static let file = "labelled/uk-services-dev.ndjson"
  /// The invented records: single phrases, and passages of which two in three name no limit.
  ///
  /// All were looked at while the readers were made, so that their figures flatter; new records of
  /// the kind read worse, as half B of the real ones does.
  static let invented = ["phrases", "passages"]

  /// Records as directories have them, with the least macro-averaged F1 of their kinds and the least precision and
  /// recall of access, of the minimum and maximum age, and of gender.
  static let directories:
    [(part: String, kind: Double, least: [(precision: Double, recall: Double)])] = [
      ("directory", 0.7, [(0.9, 0.8), (0.85, 0.8), (0.85, 0.8), (0.8, 0.7)]),
      ("unseen", 0.7, [(0.9, 0.8), (0.8, 0.8), (0.85, 0.8), (0.8, 0.7)]),
      ("messy", 0.7, [(0.75, 0.55), (0.65, 0.65), (0.6, 0.6), (0.9, 0.75)]),
      ("messy-unseen", 0.7, [(0.6, 0.7), (0.7, 0.55), (0.55, 0.5), (0.8, 0.7)]),
      ("bundled", 0.7, [(0.55, 0.7), (0.6, 0.7), (0.5, 0.65), (0.7, 0.9)]),
      ("bundled-unseen", 0.7, [(0.5, 0.75), (0.4, 0.65), (0.3, 0.6), (0.9, 0.9)]),
      ("varied", 0.65, [(0.8, 0.75), (0.85, 0.85), (0.85, 0.85), (0.85, 0.6)]),
      ("varied-unseen", 0.5, [(0.55, 0.5), (0.75, 0.65), (0.7, 0.6), (0.9, 0.75)]),
    ]

  /// FNV-1a in 64 bits, which splits the records into the half that is tuned on and the rest.
  static func isTuned(_ id: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash >> 23) % 2 == 0
  }

  @Test("Fields of real records", .enabled(if: SharedData.has(file), "shared data is absent"))
  func measuresReal() throws {
    var scores = [FieldScores(), FieldScores()]
    try FieldCases.forEachRecord(of: SharedData.path(Self.file)) { record in
      let half = Self.isTuned(record["id"]?.string ?? "") ? 0 : 1
      scores[half].add(record)
    }
    for half in 0...1 {
      print("Half \(half == 0 ? "A, tuned on" : "B")")
      print(scores[half].report)
      #expect(scores[half].kindMacroF1 > 0.6)
    }
  }

  @Test("Fields of invented records are read, and traps are left alone", arguments: invented)
  func measuresInvented(_ part: String) throws {
    var scores = FieldScores()
    try FieldCases.forEachRecord(of: FieldCases.path(part)) { scores.add($0) }
    print("Invented, \(part)")
    print(scores.report)
    for (name, tally) in scores.tallies where FieldScores.isLimit(name) {
      #expect(tally.precision >= 0.85, "\(name)")
      #expect(tally.recall >= 0.9, "\(name)")
    }
  }

  /// Records that others than the makers of the readers invented.
  ///
  /// There are those of clubs, charities and councils, pages that never were tidied, with several
  /// services, bodies and ages on each, bodies that tell of all that they do in a few sentences, and records that
  /// sought out as many ways of saying it as people have; of each, some were looked at since, and of some only
  /// these figures were seen.
  @Test(
    "Fields of records as directories have them",
    arguments: directories)
  func measuresDirectory(
    _ part: String, kind: Double, least: [(precision: Double, recall: Double)]
  ) throws {
    var scores = FieldScores()
    try FieldCases.forEachRecord(of: FieldCases.path(part)) { scores.add($0) }
    print("Invented, \(part)")
    print(scores.report)
    let names = ["session access", "minimum age", "maximum age", "gender"]
    for (name, floor) in zip(names, least) {
      let tally = try #require(scores.tallies[name])
      #expect(tally.precision >= floor.precision, "\(name)")
      #expect(tally.recall >= floor.recall, "\(name)")
    }
    #expect(scores.kindMacroF1 >= kind)
  }

  /// Records in words that nobody would think of first, half of them with traps.
  ///
  /// Seen for the first time, access was read with precision .35 and recall .22 in the first half of
  /// them, .28 and .10 in the second; what was then added for the first gave .35 and .15 in the second.
  /// So the figures of today flatter too, and all that is demanded is that they do not fall.
  @Test("Fields in unusual words")
  func measuresUnusual() throws {
    var scores = FieldScores()
    try FieldCases.forEachRecord(of: FieldCases.path("unusual")) { scores.add($0) }
    print("Invented, unusual words")
    print(scores.report)
    let least = [
      "session access": 0.62, "minimum age": 0.52, "maximum age": 0.42, "gender": 0.84,
    ]
    for (name, f1) in least { #expect(scores.tallies[name]?.f1 ?? 0 >= f1, "\(name)") }
  }
}
