package import WaymarkFormats

/// Answers requests, one JSON text a line, for programs that keep one process open.
///
/// Each line is answered by one line, in order, and every answer is handed over before the next
/// request is read. What is wrong with a request is its answer; the loop goes on.
package struct ServeLoop {
  /// The longest line that is read, in bytes.
  package static let defaultLimit = 8 << 20

  private var responder: ServeResponder
  private let limit: Int

  /// Makes a loop.
  ///
  /// - Parameters:
  ///   - workspace: What answers.
  ///   - limit: The longest line that is read, in bytes.
  ///   - warn: Told what somebody should know who runs it, and is no answer.
  ///   - now: Says the time, in ISO 8601, for corrections that do not.
  package init(
    _ workspace: Workspace, limit: Int = ServeLoop.defaultLimit,
    warn: @escaping (Fault) -> Void = { _ in }, now: @escaping () -> String
  ) {
    responder = ServeResponder(workspace, warn: warn, now: now)
    self.limit = limit
  }

  /// Answers until the input ends.
  ///
  /// - Parameters:
  ///   - input: The requests.
  ///   - answer: Takes one line of answer, and hands it over.
  /// - Throws: `Fault` where the input cannot be read on; what `answer` throws.
  package mutating func run(_ input: ByteReader, answer: ([UInt8]) throws -> Void) throws {
    var lines = LineReader(input, limit: limit)
    while let item = try lines.nextItem() {
      switch item {
      case .line(let line) where line.bytes.allSatisfy(isASCIIWhitespace): continue
      case .line(let line): try answer(responder.answer(to: line.bytes))
      case .tooLong:
        let message = "the line is longer than \(limit) bytes"
        try answer(responder.refusal(ServeFailure(.badRequest, message)))
      }
    }
  }
}
