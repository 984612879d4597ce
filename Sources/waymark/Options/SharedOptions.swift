import WaymarkKit
import WaymarkTagging

// The options that several commands have, and what their values mean.

extension CommandSpec.Option {
  /// The option that says in which form to answer.
  static func format<Form: RawRepresentable<String>>(_ forms: [Form]) -> Self {
    Self(
      name: "--format", value: .choice(of: forms),
      help: "The form of the answer; \(forms[0].rawValue) where nothing is said.")
  }

  /// The option that refuses faulty input as a whole.
  static let strict = Self(
    name: "--strict", help: "Do nothing where anything is at fault in the input.")

  /// The option that says how many tags a record may have.
  static func tagLimit(_ help: String = "At most this many tags") -> Self {
    Self(
      name: "--limit", value: .text("K"),
      help: "\(help); \(Guard.usualLimit) where nothing is said.")
  }

  /// The option that says how many entries a list may have.
  static let listLimit = Self(
    name: "--limit", value: .text("N"),
    help: "At most this many; \(ListLimit.usual) where nothing is said.")

  /// The option that leaves local terms out.
  static func officialOnly(
    _ help: String = "Answer with terms of the official list only."
  ) -> Self {
    Self(name: "--official-only", help: help)
  }

  /// The options that say how sure a tag must be, in one of two ways.
  static let sureness = [
    Self(
      name: "--min-confidence", value: .text("P"),
      help: "Only tags at least as sure as this, 0 to 1.", notWith: .init("--precision")),
    Self(
      name: "--precision", value: .text("P"),
      help: "Only tags so sure that this share of them is right, such as 0.95."),
  ]
}

/// The forms in which a command may answer.
enum OutputForm: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// One JSON text.
  case json
  /// One JSON text a line.
  case ndjson
  /// A table.
  case csv
}

extension Arguments {
  /// The form to answer in; the first one where nothing is said.
  ///
  /// - Throws: `UsageError` where the command cannot answer in that form.
  func form<Form: RawRepresentable<String>>(of forms: [Form]) throws(UsageError) -> Form {
    try choice("--format", of: forms) ?? forms[0]
  }

  /// How many tags a record may have.
  ///
  /// - Throws: `UsageError`.
  func tagLimit() throws(UsageError) -> Int {
    try integer("--limit", in: 1...100) ?? Guard.usualLimit
  }

  /// How many entries a list may have.
  ///
  /// - Throws: `UsageError`.
  func listLimit() throws(UsageError) -> Int {
    try integer("--limit", in: ListLimit.range) ?? ListLimit.usual
  }

  /// What `tagLimit`, `officialOnly` and `sureness` ask of suggestions.
  ///
  /// - Throws: `UsageError`.
  func request() throws(UsageError) -> TaggingRequest {
    var request = TaggingRequest()
    request.choice.limit = try tagLimit()
    request.isOfficialOnly = has("--official-only")
    if let least = try number("--min-confidence", in: 0...1) {
      request.choice.require(confidence: Float(least))
    }
    request.precision = try number("--precision", in: 0...1)
    return request
  }
}

extension Call {
  /// Who is working: `--by`, else the user of the system.
  var person: String {
    let names = [arguments.value("--by"), environment["USER"], environment["LOGNAME"]]
    return names.compactMap(\.self).first { !$0.isEmpty } ?? "unknown"
  }
}
