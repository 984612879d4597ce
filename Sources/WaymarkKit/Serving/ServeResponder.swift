package import WaymarkFormats
import WaymarkReports
import WaymarkTagging

/// Answers single requests: the memory of one `serve`.
///
/// What was loaded is used until somebody writes to the workspace, this process or another.
package struct ServeResponder {
  let workspace: Workspace
  let now: () -> String
  let warn: (Fault) -> Void
  var writer = JSONWriter()
  /// What suggests, with what it was made for.
  var suggesting: Suggesting?

  struct Suggesting {
    var stamp: [Int]
    var request: TaggingRequest
    var assistant: Assistant
    var report: SuggestionReport
  }

  /// Makes a responder.
  ///
  /// - Parameters:
  ///   - workspace: What answers.
  ///   - warn: Told what somebody should know who runs it, and is no answer.
  ///   - now: Says the time, in ISO 8601, for corrections that do not.
  package init(
    _ workspace: Workspace, warn: @escaping (Fault) -> Void, now: @escaping () -> String
  ) {
    self.workspace = workspace
    self.warn = warn
    self.now = now
  }

  /// The commands that there are.
  package static let commands = ["suggest", "search", "show", "find", "correct", "info"]
}

extension ServeResponder {
  /// Answers the request of one line.
  ///
  /// - Parameter line: The line, without its ending.
  /// - Returns: The answer as a line, with its ending.
  package mutating func answer(to line: ArraySlice<UInt8>) -> [UInt8] {
    let node: JSONNode
    do {
      node = try JSONDocument(parsing: line).root
    } catch {
      return refusal(ServeFailure(.badRequest, "\(error)"))
    }
    do {
      let request = try ServeRequest(node)
      begin(request.id)
      writer.key("answer")
      try perform(request)
      return end()
    } catch {
      return refusal(ServeFailure(error), id: ServeRequest.id(of: node))
    }
  }

  /// The answer to a request that was not understood or could not be fulfilled.
  mutating func refusal(_ failure: ServeFailure, id: [UInt8] = ServeRequest.noID) -> [UInt8] {
    begin(id)
    writer.key("error")
    writer.beginObject()
    writer.member("code", failure.code.rawValue)
    writer.member("message", failure.message)
    writer.endObject()
    return end()
  }

  private mutating func begin(_ id: [UInt8]) {
    writer.removeAll()
    writer.beginObject()
    writer.key("id")
    writer.raw(id)
  }

  private mutating func end() -> [UInt8] {
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }

  private mutating func perform(_ request: ServeRequest) throws {
    switch request.command {
    case "suggest": try suggest(request)
    case "search": try search(request)
    case "show": try show(request)
    case "find": try find(request)
    case "correct": try correct(request)
    case "info": try info(request)
    default:
      throw ServeFailure(
        .unknownCommand,
        "unknown command \"\(request.command.shortened(to: 40))\"; expected "
          + Self.commands.joined(separator: ", "))
    }
  }
}
