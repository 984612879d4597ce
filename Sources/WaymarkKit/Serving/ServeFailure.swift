import WaymarkFormats
import WaymarkStorage

/// Why a request could not be answered, as the answer says it.
struct ServeFailure: Error, Hashable {
  /// What a client may want to tell apart.
  enum Code: String {
    /// The line is no JSON object, or is too long.
    case badRequest = "bad-request"
    /// The request names no command that there is.
    case unknownCommand = "unknown-command"
    /// A name means no term, or more than one.
    case unknownTerm = "unknown-term"
    /// Something else in the request is at fault.
    case badInput = "bad-input"
    /// The workspace or the disk is at fault.
    case workspace
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Says any error in these words.
  init(_ error: any Error) {
    switch error {
    case let failure as ServeFailure: self = failure
    case let error as UnknownTerm: self.init(.unknownTerm, error.message)
    case let error as UnknownVocabulary:
      self.init(.badInput, "unknown vocabulary \"\(error.name.shortened(to: 40))\"")
    case let fault as Fault: self.init(.badInput, "\(fault)")
    case let refusal as Corrector.Refusal: self.init(.badInput, refusal.message)
    default: self.init(.workspace, "\(error)")
    }
  }
}
