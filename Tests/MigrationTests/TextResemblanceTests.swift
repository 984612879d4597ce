import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTagging
import WaymarkTestSupport
import WaymarkTextAnalysis

@testable import WaymarkMigration

@Suite("What texts have in common")
struct TextResemblanceTests {
  @Test(
    "Texts of two services hardly ever pass for one, and a text that was cut or written on does")
  func measured() throws {
    let records = try Self.records()
    try #require(records.count > 1000)
    var resemblance = TextResemblance()
    let known = records.map { resemblance.add(Self.features($0.name, $0.description)) }
    func share(of alike: (Int) -> Bool) -> Double {
      Double(records.indices.count(where: alike)) / Double(records.count)
    }
    // Far enough from each other that the types differ, for those of one type were written together.
    let unlike = share { place in
      let other = records[(place + records.count / 2) % records.count]
      return resemblance.areAlike(known[place], Self.features(other.name, other.description))
    }
    let halved = share { place in
      let record = records[place]
      let half = record.description.prefix(record.description.count / 2)
      return resemblance.areAlike(known[place], Self.features(record.name, String(half)))
    }
    let lengthened = share { place in
      let record = records[place]
      let more = records[(place + records.count / 2) % records.count].description
      return resemblance.areAlike(
        known[place], Self.features(record.name, record.description + " " + more))
    }
    let percent = { (share: Double) in "\((share * 1000).rounded() / 10) %" }
    print(
      "Taken for one service, of \(records.count) examples: \(percent(unlike)) beside another text, "
        + "\(percent(halved)) of which half is left, \(percent(lengthened)) with another's text behind"
    )
    #expect(unlike < 0.02)
    #expect(halved > 0.98)
    #expect(lengthened > 0.9)
  }

  /// Every seventh of the examples that ship.
  private static func records() throws -> [(name: String, description: String)] {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = checkout.appendingPathComponent("models/examples.ndjson").path
    var lines = try LineReader(path: path)
    var records: [(name: String, description: String)] = []
    while let line = try lines.next() {
      guard line.number % 7 == 0 else { continue }
      let root = try JSONDocument(parsing: line.bytes).root
      records.append((root["name"]?.string ?? "", root["description"]?.string ?? ""))
    }
    return records
  }

  private static func features(_ name: String, _ description: String) -> [Lesson.Feature] {
    TextFeatures().lesson(name: name, description: description, analyzer: Analyzer())
  }
}
