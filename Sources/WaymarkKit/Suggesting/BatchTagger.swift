import Foundation
import Synchronization
package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTagging

/// Tags the records of an input on all processors, in input order and with little memory.
///
/// The input is cut into pieces of about a thousand records. Workers parse, tag and write them, each
/// with an assistant of its own; the answers are handed over in the order of the input, so that the
/// number of workers does not show.
package struct BatchTagger: Sendable {
  /// Writes the answer to one record.
  package typealias Render = @Sendable (TaggedRecord, ServiceRecord, inout JSONWriter) -> Void

  /// A piece of the answer.
  package struct Piece: Sendable {
    /// What was written, in the order of the records.
    package var bytes: [UInt8]
    /// What was at fault.
    package var faults: [Fault]
    /// The number of records.
    package var count: Int
  }

  private let assistants: AssistantPool
  private let workers: Int
  private let render: Render

  /// Makes a tagger.
  ///
  /// - Parameters:
  ///   - assistant: What each worker begins with.
  ///   - workers: How many pieces are worked on at the same time.
  ///   - render: Writes the answers.
  package init(
    _ assistant: Assistant, workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    render: @escaping Render
  ) {
    assistants = AssistantPool(assistant)
    self.workers = max(1, workers)
    self.render = render
  }
}

extension BatchTagger {
  /// Tags all records.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - deliver: Takes the pieces of the answer in order, with the share of the input that has been
  ///     read, where its size is known.
  /// - Throws: `Fault` where the input cannot be read on; what `deliver` throws, which ends the work.
  package func tag(
    _ input: ByteReader, deliver: (Piece, _ share: Double?) throws -> Void
  ) async throws {
    var reader = try RecordReader(input)
    try await withThrowingTaskGroup(of: (Int, Piece).self) { group in
      var sent = 0
      var delivered = 0
      var waiting: [Int: Piece] = [:]
      func take(_ number: Int, _ piece: Piece) throws {
        waiting[number] = piece
        while let next = waiting.removeValue(forKey: delivered) {
          delivered += 1
          let share = reader.size.map { $0 > 0 ? Double(reader.offset) / Double($0) : 1 }
          try deliver(next, share)
        }
      }
      while true {
        // Whoever waits at the other end of a pipe gets the answers before it is asked for more.
        while sent > delivered, sent - delivered >= 2 * workers || !input.isReady {
          guard let (number, piece) = try await group.next() else { break }
          try take(number, piece)
        }
        let next: RecordChunk?
        do {
          next = try reader.nextChunk()
        } catch {
          // What was read before the input broke off is answered.
          while let (number, piece) = try await group.next() { try take(number, piece) }
          throw error
        }
        guard let chunk = next else { break }
        let number = sent
        sent += 1
        group.addTask { (number, self.work(on: chunk)) }
      }
      while let (number, piece) = try await group.next() { try take(number, piece) }
    }
  }

  private func work(on chunk: RecordChunk) -> Piece {
    assistants.withAssistant { assistant in
      var piece = Piece(bytes: [], faults: [], count: 0)
      var writer = JSONWriter()
      for item in chunk.parse() {
        switch item {
        case .fault(let fault):
          piece.faults.append(fault)
        case .record(let record):
          let tagged = assistant.tag(
            id: record.id, name: record.name, description: record.description)
          render(tagged, record, &writer)
          piece.count += 1
        }
      }
      piece.bytes = writer.bytes
      return piece
    }
  }
}

/// Assistants that are free: there are never more of them than workers.
private final class AssistantPool: Sendable {
  private let first: Assistant
  private let free = Mutex<[Assistant]>([])

  init(_ assistant: Assistant) { first = assistant }

  func withAssistant<Result>(_ body: (inout Assistant) -> Result) -> Result {
    var assistant = free.withLock { $0.popLast() } ?? first
    let result = body(&assistant)
    free.withLock { $0.append(assistant) }
    return result
  }
}
