import Foundation
import Synchronization
import WaymarkFormats
package import WaymarkServiceRecords

/// Works through the records of an input on all processors, in input order and with little memory.
///
/// The input is cut into pieces of about a thousand records. Each worker has a memory of its own, such
/// as an `Assistant`; what it makes of a piece is handed over in the order of the input, so that the
/// number of workers does not show.
package struct RecordPipeline<Worker: Sendable, Result: Sendable>: Sendable {
  /// What a worker makes of one piece of the input.
  package typealias Work = @Sendable (inout Worker, RecordChunk) -> Result

  private let pool: WorkerPool<Worker>
  /// How many pieces may be on their way.
  private let width: Int
  private let work: Work

  /// Makes a pipeline.
  ///
  /// - Parameters:
  ///   - worker: What each worker begins with.
  ///   - workers: How many pieces are worked on at the same time; as many as there are processors
  ///     for nil.
  ///   - work: What is made of a piece.
  package init(_ worker: Worker, workers: Int? = nil, work: @escaping Work) {
    pool = WorkerPool(worker)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let workers = max(1, workers ?? processors)
    // Where workers have all processors to themselves, none should wait for the reader; where they
    // are to be few, there must not be more of them than was said.
    width = workers < processors ? workers : 2 * workers
    self.work = work
  }
}

extension RecordPipeline {
  /// Works through all that a reader has left.
  ///
  /// - Parameters:
  ///   - reader: The input.
  ///   - deliver: Takes what was made of each piece, in order, with the share of the input that has
  ///     been read, where its size is known.
  /// - Throws: `Fault` where the input cannot be read on; what `deliver` throws, which ends the work.
  package func run(
    _ reader: consuming RecordReader, deliver: (Result, _ share: Double?) throws -> Void
  ) async throws {
    var reader = reader
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var sent = 0
      var delivered = 0
      var waiting: [Int: Result] = [:]
      func take(_ number: Int, _ result: Result) throws {
        waiting[number] = result
        while let next = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(next, reader.share)
        }
      }
      while true {
        // Whoever waits at the other end of a pipe gets the answers before it is asked for more.
        while sent > delivered, sent - delivered >= width || !reader.isReady {
          guard let (number, result) = try await group.next() else { break }
          try take(number, result)
        }
        let next: RecordChunk?
        do {
          next = try reader.nextChunk()
        } catch {
          // What was read before the input broke off is answered.
          while let (number, result) = try await group.next() { try take(number, result) }
          throw error
        }
        guard let chunk = next else { break }
        let number = sent
        sent += 1
        group.addTask { (number, pool.withWorker { work(&$0, chunk) }) }
      }
      while let (number, result) = try await group.next() { try take(number, result) }
    }
  }
}

/// Workers that are free: there are never more of them than pieces in work.
private final class WorkerPool<Worker: Sendable>: Sendable {
  private let first: Worker
  private let free = Mutex<[Worker]>([])

  init(_ worker: Worker) { first = worker }

  func withWorker<Result>(_ body: (inout Worker) -> Result) -> Result {
    var worker = free.withLock { $0.popLast() } ?? first
    let result = body(&worker)
    free.withLock { $0.append(worker) }
    return result
  }
}
