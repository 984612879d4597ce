/// One value of a JSON text.
///
/// A node is a view: it costs nothing to make and keeps the text alive.
package struct JSONNode: Sendable {
  /// What a value can be.
  package enum Kind: UInt8, Sendable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case boolean
    /// A number.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
  }

  let text: JSONText
  let index: Int

  var token: JSONToken { text.tokens[index] }

  /// What the value is.
  package var kind: Kind { token.kind }

  /// Where the value stands, in bytes from the beginning of the text; a string has its quotes in it.
  package var range: Range<Int> { Int(token.start)..<Int(token.end) }

  /// The bytes of the value as they stand in the text.
  package var rawBytes: ArraySlice<UInt8> {
    let range = range
    let origin = text.bytes.startIndex
    return text.bytes[(origin + range.lowerBound)..<(origin + range.upperBound)]
  }

  /// Whether the value is `null`.
  package var isNull: Bool { kind == .null }

  /// The value of a boolean, else `nil`.
  package var bool: Bool? {
    let token = token
    return token.kind == .boolean ? token.end - token.start == 4 : nil
  }

  /// The value of a string, else `nil`.
  package var string: String? {
    let token = token
    guard token.kind == .string else { return nil }
    return withContent(of: token) { content in
      token.isEscaped ? JSONEscape.decode(content) : String(decoding: content, as: UTF8.self)
    }
  }

  /// The value of a string without the white space around it, as `trimmingASCIIWhitespace()` does
  /// it, else `nil`.
  package var trimmedString: String? {
    let token = token
    guard token.kind == .string else { return nil }
    return withContent(of: token) { content in
      if let first = content.first, let last = content.last, !token.isEscaped,
        !isASCIIWhitespace(first), !isASCIIWhitespace(last), first < 0x80, last < 0x80
      {
        return String(decoding: content, as: UTF8.self)
      }
      let text =
        token.isEscaped ? JSONEscape.decode(content) : String(decoding: content, as: UTF8.self)
      return text.trimmingASCIIWhitespace()
    }
  }

  /// The value of a number that is written as an integer and fits one, else `nil`.
  package var int: Int? {
    guard kind == .number else { return nil }
    var bytes = rawBytes
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    var value = 0
    for byte in bytes {
      guard byte.isASCIIDigit else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let digit = Int(byte - 0x30)
      let (sum, overflowsToo) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !overflows, !overflowsToo else { return nil }
      value = sum
    }
    return value
  }

  /// The value of a number, else `nil`; also `nil` for one too large to be held.
  package var double: Double? {
    guard kind == .number else { return nil }
    guard let value = Double(String(decoding: rawBytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// Calls `body` with what stands between the quotes of a string.
  func withContent<Result>(
    of token: JSONToken, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.bytes.withUnsafeBufferPointer { bytes in
      body(UnsafeBufferPointer(rebasing: bytes[(Int(token.start) + 1)..<(Int(token.end) - 1)]))
    }
  }
}

// MARK: - Members

extension JSONNode {
  /// The members of an object in the order in which they stand; none for another value.
  package var members: Members {
    let token = token
    return token.kind == .object
      ? Members(text: text, position: index + 1, end: Int(token.next))
      : Members(text: text, position: 0, end: 0)
  }

  /// The elements of an array; none for another value.
  package var elements: Elements {
    let token = token
    return token.kind == .array
      ? Elements(text: text, position: index + 1, end: Int(token.next))
      : Elements(text: text, position: 0, end: 0)
  }

  /// The value of the last member with this key; `nil` where there is none or this is no object.
  ///
  /// - Complexity: O(*n*) in the number of members.
  package subscript(key: String) -> JSONNode? {
    var found: JSONNode?
    for member in members where member.isNamed(key) { found = member.value }
    return found
  }

  /// One member of an object.
  package struct Member: Sendable {
    let text: JSONText
    let index: Int

    /// The key, as a string node with its place.
    package var key: JSONNode { JSONNode(text: text, index: index) }
    /// The value.
    package var value: JSONNode { JSONNode(text: text, index: index + 1) }
    /// The key as text.
    package var name: String { key.string ?? "" }

    /// Whether the key is this text.
    package func isNamed(_ name: String) -> Bool {
      withName { $0.count == name.utf8.count && name.utf8.elementsEqual($0) }
    }

    /// Calls `body` with the UTF-8 of the key, without making a string of it.
    package func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      let token = text.tokens[index]
      guard token.isEscaped else { return key.withContent(of: token, body) }
      var name = name
      return name.withUTF8(body)
    }
  }

  /// The members of an object, one after the other.
  package struct Members: Sequence, IteratorProtocol, Sendable {
    let text: JSONText
    var position: Int
    let end: Int

    /// Returns the next member.
    package mutating func next() -> Member? {
      guard position < end else { return nil }
      defer { position = Int(text.tokens[position + 1].next) }
      return Member(text: text, index: position)
    }
  }

  /// The elements of an array, one after the other.
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    let text: JSONText
    var position: Int
    let end: Int

    /// Returns the next element.
    package mutating func next() -> JSONNode? {
      guard position < end else { return nil }
      defer { position = Int(text.tokens[position].next) }
      return JSONNode(text: text, index: position)
    }
  }
}
