/// Tags, comments and entities, also those that were escaped once too often.
extension MaskFinder {
  /// A tag longer than this is not one.
  private static let longestTag = 4096

  /// Recognises a tag, a comment, a declaration, or an element whose content is not text.
  mutating func tag(at start: Int) -> Mask? {
    if stands("<!--", at: start) {
      return closed(by: "-->", start: start, after: start + 4, separates: .none)
    }
    let next = byte(start + 1)
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      guard byte(start + 2).isLetter || byte(start + 2) == UInt8(ascii: "[") else { return nil }
      return tagEnd(from: start + 2).map { Mask(range: start..<$0, kind: .html, boundary: .none) }
    }
    let nameStart = next == UInt8(ascii: "/") ? start + 2 : start + 1
    guard let nameEnd = tagName(at: nameStart), let end = tagEnd(from: nameEnd) else { return nil }
    let name = lowercased(nameStart..<nameEnd)
    if next != UInt8(ascii: "/"), name == "script" || name == "style",
      let element = closed(by: "</" + name, start: start, after: end, separates: .sentence)
    {
      return element
    }
    let isBlock = Self.blocks.contains(name)
    return Mask(range: start..<end, kind: .html, boundary: isBlock ? .sentence : .none)
  }

  /// Elements that begin a line of their own.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre",
    "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "ul",
  ]

  /// Inline elements that descriptions hold; what is escaped twice must be one of these or a block.
  private static let inlines: Set<String> = [
    "a", "abbr", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u",
  ]

  /// Returns the end of an element's name: letters and digits, a prefix before a colon, hyphens.
  private func tagName(at start: Int) -> Int? {
    guard byte(start).isLetter else { return nil }
    var end = start + 1
    while true {
      let next = byte(end)
      let goesOn =
        next.isLetter || next.isDigit || next == UInt8(ascii: "-")
        || (next == UInt8(ascii: ":") && byte(end + 1).isLetter)
      guard goesOn, end - start < 64 else { break }
      end += 1
    }
    let next = byte(end)
    let isEnd =
      next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next == 0x20
      || (0x09...0x0D).contains(next)
    return isEnd ? end : nil
  }

  /// Returns the end of a tag: past the first `>` outside quotes, before any other `<`.
  private mutating func tagEnd(from start: Int) -> Int? {
    var quote: UInt8 = 0
    var firstClose: Int?
    var index = start
    while index < bytes.count, index - start < Self.longestTag {
      let next = bytes[index]
      if next == UInt8(ascii: "<") { break }
      if next == UInt8(ascii: ">") {
        if quote == 0 { return index + 1 }
        firstClose = firstClose ?? index + 1
      } else if next == quote {
        quote = 0
      } else if quote == 0, next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"),
        byte(index - 1) == UInt8(ascii: "=") || byte(index - 1) == 0x20
      {
        quote = next
      }
      index += 1
    }
    return firstClose
  }

  /// Masks up to the end of what closes a comment or an element; nil where nothing does.
  private mutating func closed(
    by close: String, start: Int, after: Int, separates boundary: Boundary
  ) -> Mask? {
    // Once it was sought in vain, it is not sought again: a text may be full of openings.
    guard !unclosed.contains(close) else { return nil }
    let wanted = Array(close.utf8)
    var index = after
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0],
        wanted.indices.allSatisfy({ bytes[index + $0].lowercased == wanted[$0] })
      {
        var end = index + wanted.count
        if close != "-->" { end = tagEnd(from: end) ?? end }
        return Mask(range: start..<end, kind: .html, boundary: boundary)
      }
      index += 1
    }
    unclosed.insert(close)
    return nil
  }

  // MARK: - Entities

  /// Recognises `&name;`, `&#number;` and, for the commonest names, the same without semicolon.
  mutating func entity(at start: Int) -> Mask? {
    guard let first = entityEnd(at: start) else { return nil }
    var (end, boundary) = first
    // `&amp;nbsp;` was escaped twice; so was `&lt;p&gt;`.
    if stands("&amp;", at: start), let inner = entityEnd(at: end - 1, isEscaped: true) {
      (end, boundary) = inner
    } else if stands("&lt;", at: start), let tag = escapedTag(at: end) {
      (end, boundary) = tag
    }
    return Mask(range: start..<end, kind: .html, boundary: boundary)
  }

  /// Returns the end of an entity and how much it separates.
  private func entityEnd(at start: Int, isEscaped: Bool = false) -> (Int, Boundary)? {
    var end = start + 1
    if byte(end) == UInt8(ascii: "#") { return numberEnd(at: end + 1) }
    while byte(end).isLetter || byte(end).isDigit, end - start <= 32 { end += 1 }
    let name = String(decoding: bytes[start + 1..<max(end, start + 1)], as: UTF8.self)
    let boundary = Self.names[name]
    if byte(end) == UInt8(ascii: ";") {
      // Twice escaped, or as short as `R&D;`, it must be a name that we know.
      guard boundary != nil || (!isEscaped && name.utf8.count > 2) else { return nil }
      return (end + 1, boundary ?? .none)
    }
    guard let boundary, !isEscaped, ["nbsp", "amp", "quot", "lt", "gt"].contains(name) else {
      return nil
    }
    return (end, boundary)
  }

  /// Returns the end of a numeric entity after its `#`.
  private func numberEnd(at start: Int) -> (Int, Boundary)? {
    let isHexadecimal = byte(start) | 0x20 == UInt8(ascii: "x")
    var end = isHexadecimal ? start + 1 : start
    let digits = end
    var code: UInt32 = 0
    while end - digits < 8 {
      let next = byte(end)
      if next.isDigit {
        code = code &* (isHexadecimal ? 16 : 10) &+ UInt32(next &- 0x30)
      } else if isHexadecimal, (next | 0x20) &- 0x61 < 6 {
        code = code &* 16 &+ UInt32((next | 0x20) &- 0x61 &+ 10)
      } else {
        break
      }
      end += 1
    }
    guard end > digits, byte(end) == UInt8(ascii: ";") else { return nil }
    return (end + 1, ByteClass.boundary(of: code))
  }

  /// The names that separate words in a way of their own, or that must be known where doubt is.
  private static let names: [String: Boundary] = [
    "nbsp": .none, "amp": .none, "quot": .none, "apos": .none, "lsquo": .none, "rsquo": .none,
    "ldquo": .none, "rdquo": .none, "shy": .none, "pound": .none, "ensp": .none, "emsp": .none,
    "thinsp": .none, "zwnj": .none, "lt": .clause, "gt": .clause, "ndash": .clause,
    "mdash": .clause, "bull": .clause, "middot": .clause, "hellip": .sentence,
  ]

  /// Returns the end of a tag whose `<` was written `&lt;`, and how much it separates.
  private func escapedTag(at start: Int) -> (Int, Boundary)? {
    let nameStart = byte(start) == UInt8(ascii: "/") ? start + 1 : start
    var nameEnd = nameStart
    while byte(nameEnd).isLetter || byte(nameEnd).isDigit, nameEnd - nameStart < 12 { nameEnd += 1 }
    let name = lowercased(nameStart..<nameEnd)
    let isBlock = Self.blocks.contains(name)
    guard isBlock || Self.inlines.contains(name) else { return nil }
    var index = nameEnd
    while index - nameEnd < 512, index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "&") {
        if stands("&gt;", at: index) { return (index + 4, isBlock ? .sentence : .none) }
        if stands("&lt;", at: index) { return nil }
      }
      index += 1
    }
    return nil
  }
}
