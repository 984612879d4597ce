import WaymarkFormats

/// One request: a JSON object with a command, what the command takes, and an identifier of the
/// client's own, which the answer repeats.
struct ServeRequest {
  /// The identifier as it was written; `null` where there is none.
  let id: [UInt8]
  /// The name of the command.
  let command: String
  /// The whole object.
  let node: JSONNode

  /// The identifier of a request that could not be read.
  static let noID = Array("null".utf8)

  /// The identifier of any JSON value that has one fit to be repeated.
  static func id(of node: JSONNode) -> [UInt8] {
    guard let id = node["id"], id.kind == .string || id.kind == .number else { return noID }
    return Array(id.rawBytes)
  }

  /// Reads a request.
  init(_ node: JSONNode) throws(ServeFailure) {
    guard node.kind == .object else {
      throw ServeFailure(.badRequest, "expected a JSON object")
    }
    if let id = node["id"], ![.string, .number, .null].contains(id.kind) {
      throw ServeFailure(.badRequest, "expected a string or a number as id")
    }
    guard let command = node["command"]?.string else {
      throw ServeFailure(.badRequest, "expected a command")
    }
    id = Self.id(of: node)
    self.command = command
    self.node = node
  }
}

extension ServeRequest {
  /// Refuses members that a command does not take, for a slip should not pass unseen.
  func allow(_ names: String...) throws(ServeFailure) {
    for member in node.members where !(["id", "command"] + names).contains(member.name) {
      throw ServeFailure(
        .badInput,
        "\(command) takes no \"\(member.name.shortened(to: 40))\"; expected \(names.joined(separator: ", "))"
      )
    }
  }

  /// A text; nil where it is not there, or null.
  func text(_ name: String) throws(ServeFailure) -> String? {
    guard let value = node[name], !value.isNull else { return nil }
    guard let text = value.string else {
      throw ServeFailure(.badInput, "expected a string as \(name)")
    }
    return text
  }

  /// A text that must be there.
  func required(_ name: String) throws(ServeFailure) -> String {
    guard let text = try text(name) else {
      throw ServeFailure(.badInput, "\(command) needs \(name)")
    }
    return text
  }

  /// Texts: an array of strings, or one string; none where it is not there.
  func texts(_ name: String) throws(ServeFailure) -> [String] {
    guard let value = node[name], !value.isNull else { return [] }
    if let text = value.string { return [text] }
    let texts = value.elements.compactMap(\.string)
    guard value.kind == .array, texts.count == value.elements.reduce(0, { count, _ in count + 1 })
    else { throw ServeFailure(.badInput, "expected an array of strings as \(name)") }
    return texts
  }

  /// A whole number in a range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ServeFailure) -> Int? {
    guard let value = node[name], !value.isNull else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw ServeFailure(
        .badInput,
        "expected a whole number from \(range.lowerBound) to \(range.upperBound) as \(name)")
    }
    return number
  }

  /// A share, 0 to 1.
  func share(_ name: String) throws(ServeFailure) -> Float? {
    guard let value = node[name], !value.isNull else { return nil }
    guard let number = value.double, (0...1).contains(number) else {
      throw ServeFailure(.badInput, "expected a number from 0 to 1 as \(name)")
    }
    return Float(number)
  }

  /// A yes or no; no where it is not there.
  func flag(_ name: String) throws(ServeFailure) -> Bool {
    guard let value = node[name], !value.isNull else { return false }
    guard let flag = value.bool else {
      throw ServeFailure(.badInput, "expected true or false as \(name)")
    }
    return flag
  }
}
