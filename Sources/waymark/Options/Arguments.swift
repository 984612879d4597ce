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

  /// The value of an option that the command requires, without which the parser lets nothing through.
  func required(_ name: String) -> String {
    guard let value = value(name) else { preconditionFailure("\(name) is not required") }
    return value
  }

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

  /// What the first word says is to be done.
  ///
  /// - Parameter name: What the help calls that word.
  /// - Returns: The action.
  /// - Throws: `UsageError` where it names nothing that can be done.
  func action<Action: CommandAction>(
    named name: String = "action"
  ) throws(UsageError) -> Action {
    guard let action = Action(rawValue: words[0]) else {
      throw .unknown(name, words[0], among: Action.allCases.map(\.rawValue), listing: true)
    }
    return action
  }
}
