/// Web and e-mail addresses, with and without a scheme, and the stand-ins for masked data.
extension MaskFinder {
  /// Recognises an address with a scheme, at its colon.
  mutating func address(at colon: Int) -> Mask? {
    guard byte(colon + 1) == UInt8(ascii: "/"), byte(colon + 2) == UInt8(ascii: "/") else {
      return nil
    }
    var start = colon
    while byte(start - 1).isLetter, colon - start < 12 { start -= 1 }
    guard start < colon, isWord(at: colon + 3) || byte(colon + 3) == UInt8(ascii: "[") else {
      return nil
    }
    return Mask(range: start..<addressEnd(from: colon + 3), kind: .url)
  }

  /// Recognises a domain without a scheme, at its first full stop, with the path that follows.
  mutating func domain(at stop: Int) -> Mask? {
    guard isDomainByte(byte(stop + 1)), isDomainByte(byte(stop - 1)) else { return nil }
    var start = stop
    while isDomainByte(byte(start - 1)), stop - start < 64 { start -= 1 }
    while byte(start) == UInt8(ascii: "-") { start += 1 }
    let end = domainEnd(from: start)
    // The local part of an e-mail address; the `@` decides.
    refused = max(refused, end)
    guard byte(end) != UInt8(ascii: "@"), start < stop else { return nil }
    let isWWW = stands("www.", at: start)
    guard let known = lastKnown(start..<end, isCareless: isWWW) ?? (isWWW ? end : nil) else {
      return nil
    }
    let next = byte(known)
    let hasMore =
      next == UInt8(ascii: "/") || next == UInt8(ascii: "?") || next == UInt8(ascii: "#")
      || (next == UInt8(ascii: ":") && byte(known + 1).isDigit)
    return Mask(range: start..<(hasMore ? addressEnd(from: known) : known), kind: .url)
  }

  /// Recognises an e-mail address at its `@`, with a space on either side where the domain is a known one.
  mutating func email(at index: Int) -> Mask? {
    if let mask = email(at: index..<index + 1) { return mask }
    guard byte(index - 1) == 0x20, byte(index + 1) == 0x20 else { return nil }
    let host = index + 2..<domainEnd(from: index + 2)
    guard lastKnown(host, isCareless: false) != nil else { return nil }
    return email(at: index - 1..<index + 2)
  }

  /// Recognises an e-mail address, at its `@` or what stands for that.
  mutating func email(at sign: Range<Int>) -> Mask? {
    let host = sign.upperBound
    let hostEnd = domainEnd(from: host, isOfMail: true)
    guard hostEnd > host, bytes[host..<hostEnd].contains(UInt8(ascii: ".")) else { return nil }
    var start = sign.lowerBound
    while sign.lowerBound - start < 64, isLocal(before: start) { start -= 1 }
    while start < sign.lowerBound, byte(start).isPunctuation { start += 1 }
    guard start < sign.lowerBound else { return nil }
    if stands("mailto:", at: start - 7) { start -= 7 }
    let end = lastKnown(host..<hostEnd, isCareless: true) ?? hostEnd
    return Mask(range: start..<end, kind: .email)
  }

  /// Recognises an e-mail address that is written so that robots do not see it: `jo&#64;example.org`,
  /// `jo (at) example.org`.
  mutating func guardedEmail(at index: Int) -> Mask? {
    guard let sign = Self.guardedSigns.first(where: { stands($0, at: index) }) else { return nil }
    var range = index..<index + sign.utf8CodeUnitCount
    if byte(index) != UInt8(ascii: "&") {
      let before = byte(index - 1) == 0x20 ? index - 1 : index
      range = before..<range.upperBound + (byte(range.upperBound) == 0x20 ? 1 : 0)
    }
    return email(at: range)
  }

  private static let guardedSigns: [StaticString] = [
    "&#64;", "&#064;", "&#x40;", "&commat;", "(at)", "[at]",
  ]

  /// Recognises what stands for masked data, so that a masked text reads like the text it was.
  mutating func placeholder(at start: Int) -> Mask? {
    for (label, kind) in Self.placeholders where stands(label, at: start) {
      return Mask(range: start..<start + label.utf8CodeUnitCount, kind: kind)
    }
    return nil
  }

  private static let placeholders: [(StaticString, Mask.Kind)] = [
    ("[web]", .url), ("[link]", .url), ("[url]", .url), ("[email]", .email), ("[phone]", .phone),
    ("[postcode]", .postcode),
  ]

  // MARK: - Parts

  private func isDomainByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
  }

  /// Whether the byte before a place may belong to the local part of an e-mail address.
  private func isLocal(before index: Int) -> Bool {
    let last = byte(index - 1)
    if last < 0x80 { return last.isLetter || last.isDigit || "._%+'-".utf8.contains(last) }
    return isWord(before: index)
  }

  /// Returns the end of a run of labels and full stops, without what ends the sentence.
  private func domainEnd(from start: Int, isOfMail: Bool = false) -> Int {
    var end = start
    while true {
      if isDomainByte(byte(end)) || byte(end) == UInt8(ascii: ".") && isDomainByte(byte(end + 1)) {
        end += 1
      } else if isOfMail, byte(end) >= 0x80, isWord(at: end) {
        // Only behind an `@` is a word with an accent a domain and no sentence.
        _ = Folding.read(bytes, at: &end)
      } else {
        break
      }
    }
    while end > start, byte(end - 1) == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  /// Returns the end of the last label of a run that is a top-level domain as it stands there.
  ///
  /// A sentence may follow without a space (`x.org.Ring us`), so it need not be the last label.
  private func lastKnown(_ run: Range<Int>, isCareless: Bool) -> Int? {
    // No domain is longer, and a run without end is not worth a look.
    guard run.count <= 253 else { return nil }
    var end = run.upperBound
    while true {
      guard let stop = bytes[run.lowerBound..<end].lastIndex(of: UInt8(ascii: ".")) else {
        return nil
      }
      let label = bytes[stop + 1..<end]
      let hasName = bytes[run.lowerBound..<stop].contains(where: \.isLetter)
      if hasName, (2...9).contains(label.count), label.allSatisfy(\.isLetter) {
        let isOneCase = label.dropFirst().allSatisfy { $0.isUppercase == label.first?.isUppercase }
        let name = lowercased(stop + 1..<end)
        if Self.topLevel.contains(name), isOneCase || isCareless { return end }
        if Self.topLevelWords.contains(name), isCareless || isPath(at: end) { return end }
      }
      end = stop
    }
  }

  private func isPath(at index: Int) -> Bool {
    byte(index) == UInt8(ascii: "/") && isWord(at: index + 1)
  }

  private static let topLevel: Set<String> = [
    "uk", "com", "org", "net", "eu", "gov", "edu", "biz", "info", "ie", "scot", "cymru",
  ]

  /// Top-level domains that are words or rare; alone they do not make an address.
  private static let topLevelWords: Set<String> = [
    "ac", "app", "be", "care", "charity", "church", "club", "co", "coop", "community", "events",
    "family", "foundation", "gl", "health", "help", "io", "life", "link", "london", "ly", "me",
    "nhs", "ngo", "online", "page", "school", "shop", "site", "space", "support", "today", "tv",
    "us", "wales", "website", "world",
  ]

  /// Returns the end of an address: before white space, brackets or quotes, without the punctuation
  /// of the sentence around it.
  private func addressEnd(from start: Int) -> Int {
    var end = start
    var opened = 0
    while end < bytes.count {
      let next = bytes[end]
      if next <= 0x20 || "<>\"|\\^`{}".utf8.contains(next) { break }
      if next >= 0x80 {
        guard isWord(at: end) else { break }
        _ = Folding.read(bytes, at: &end)
        continue
      }
      if next == UInt8(ascii: "&"),
        stands("&nbsp", at: end) || stands("&lt;", at: end) || stands("&gt;", at: end)
          || stands("&quot;", at: end)
      {
        break
      }
      if next == UInt8(ascii: "(") { opened += 1 }
      if next == UInt8(ascii: ")") {
        guard opened > 0 else { break }
        opened -= 1
      }
      end += 1
    }
    while end > start, ".,;:!?'*(".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}

extension UInt8 {
  fileprivate var isPunctuation: Bool { self < 0x80 && !isLetter && !isDigit }
}
