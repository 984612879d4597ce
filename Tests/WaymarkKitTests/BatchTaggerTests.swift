import Synchronization
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkServiceRecords
import WaymarkStorage
import WaymarkTagging
import WaymarkTestSupport

@Suite("Tagging a file")
struct BatchTaggerTests {
  private func tag(
    _ input: String, workers: Int, in store: WorkspaceStore
  ) async throws -> (text: String, faults: [Fault], count: Int) {
    let model = try ModelStore.load(from: store)
    let assistant = Assistant(engine: model.engine, judgement: model.judgement)
    let tagger = BatchTagger(assistant, workers: workers) { tagged, record, writer in
      writer.beginArray()
      writer.string(record.name)
      for suggestion in tagged.suggestions { writer.int(suggestion.term) }
      for withheld in tagged.withheld { writer.double(Double(withheld.confidence), decimals: 4) }
      writer.endArray()
      writer.lineFeed()
    }
    var result = (text: "", faults: [Fault](), count: 0)
    try await tagger.tag(ByteReader(bytes: Array(input.utf8), path: "in")) { piece, _ in
      result.text += String(decoding: piece.bytes, as: UTF8.self)
      result.faults += piece.faults
      result.count += piece.count
    }
    return result
  }

  @Test("gives the same bytes for any number of workers, in the order of the input")
  func workers() async throws {
    let store = try InventedWorkspace().store()
    var generator = SeededGenerator(seed: 7)
    let words = ["lunch", "club", "grief", "unpaid", "carers", "food", "parcels", "toy", "and"]
    var input = ""
    for number in 0..<5000 {
      let text = (0..<12).map { _ in words.randomElement(using: &generator) ?? "" }
      input += "{\"name\":\"r\(number)\",\"description\":\"\(text.joined(separator: " "))\"}\n"
      if number % 1000 == 500 { input += "{broken\n" }
    }
    let alone = try await tag(input, workers: 1, in: store)
    #expect(alone.count == 5000)
    #expect(alone.faults.count == 5)
    #expect(alone.faults.map { $0.place.line ?? 0 } == [502, 1503, 2504, 3505, 4506])
    for workers in [2, 5] {
      let many = try await tag(input, workers: workers, in: store)
      #expect(many.text == alone.text)
      #expect(many.faults == alone.faults)
    }
  }

  @Test("ends when its answers cannot be delivered")
  func delivery() async throws {
    struct Full: Error {}
    let store = try InventedWorkspace().store()
    let model = try ModelStore.load(from: store)
    let assistant = Assistant(engine: model.engine, judgement: model.judgement)
    let tagger = BatchTagger(assistant, workers: 2) { _, _, writer in writer.null() }
    let input = String(repeating: "{\"name\":\"x\"}\n", count: 9000)
    await #expect(throws: Full.self) {
      try await tagger.tag(ByteReader(bytes: Array(input.utf8), path: "in")) { _, _ in
        throw Full()
      }
    }
  }
}
