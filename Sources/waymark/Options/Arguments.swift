/// The words of a command line, told apart.
struct Arguments: Sendable {
  /// An option as it was given.
  struct Given: Sendable, Equatable {
    /// The long name.
    var name: String
    /// The value; empty for an option that takes none.
    var value: String
  }

  /// The options in the order in which they were given, for those whose order matters.
  var given: [Given] = []
  /// What stands by its place.
  var words: [String] = []
}

extension Arguments {
  /// Whether an option was given.
  func has(_ name: String) -> Bool { given.contains { $0.name == name } }

  /// The value of an option; nil where it was not given.
  func value(_ name: String) -> String? { given.last { $0.name == name }?.value }

  /// The values of an option that may be repeated, in order.
  func values(_ name: String) -> [String] { given.filter { $0.name == name }.map(\.value) }

  /// The value of an option that takes a whole number.
  ///
  /// - Throws: `UsageError` where it is none, or out of range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds =
        range.upperBound == Int.max
        ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
      throw UsageError("\(name) takes a whole number \(bounds), not \"\(text)\"")
    }
    return number
  }

  /// The value of an option that takes a number.
  ///
  /// - Throws: `UsageError` where it is none, or out of range.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      let upper = range.upperBound.isFinite ? " to \(range.upperBound)" : " or more"
      throw UsageError("\(name) takes a number from \(range.lowerBound)\(upper), not \"\(text)\"")
    }
    return number
  }

  /// The value of an option that takes one of some words.
  ///
  /// - Throws: `UsageError` where it is none of them.
  func choice<Choice: RawRepresentable>(
    _ name: String, of choices: [Choice]
  ) throws(UsageError) -> Choice? where Choice.RawValue == String {
    guard let text = value(name) else { return nil }
    guard let choice = choices.first(where: { $0.rawValue == text }) else {
      throw UsageError.unknown(
        "value of \(name)", text, among: choices.map(\.rawValue), listing: true)
    }
    return choice
  }

  /// The form to answer in; the first one where nothing is said.
  ///
  /// - Throws: `UsageError` where the command cannot answer in that form.
  func form<Form: RawRepresentable<String>>(of forms: [Form]) throws(UsageError) -> Form {
    try choice("--format", of: forms) ?? forms[0]
  }
}
