/// A command line that cannot be understood.
struct UsageError: Error, Equatable, Sendable {
  /// What is wrong, as a phrase without a full stop.
  var message: String
  /// The command whose help would help; nil for the program's.
  var command: String?

  init(_ message: String, command: String? = nil) {
    self.message = message
    self.command = command
  }

  /// A word that names nothing, with the nearest name that there is.
  static func unknown(
    _ what: String, _ word: String, among names: [String], listing: Bool = false
  ) -> UsageError {
    var message = "unknown \(what) \"\(word)\""
    if let nearest = NearestName.find(word, among: names) {
      message += "; did you mean \(nearest)?"
    } else if listing {
      message += "; expected \(names.joined(separator: ", "))"
    }
    return UsageError(message)
  }
}
