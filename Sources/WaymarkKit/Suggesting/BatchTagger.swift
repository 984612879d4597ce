package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTagging

/// Tags the records of an input on all processors, in input order and with little memory.
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

  private let pipeline: RecordPipeline<Assistant, Piece>

  /// Makes a tagger.
  ///
  /// - Parameters:
  ///   - assistant: What each worker begins with.
  ///   - workers: How many pieces are worked on at the same time; as many as there are processors
  ///     for nil.
  ///   - render: Writes the answers.
  package init(_ assistant: Assistant, workers: Int? = nil, render: @escaping Render) {
    pipeline = RecordPipeline(assistant, workers: workers) { assistant, chunk in
      var piece = Piece(bytes: [], faults: [], count: 0)
      var writer = JSONWriter(capacity: 2 * chunk.bytes.count)
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
    try await pipeline.run(RecordReader(input), deliver: deliver)
  }
}
