import WaymarkFormats

/// The identifier of a term: a vocabulary's prefix and a name within it, as `esdServiceType:298`.
///
/// The full URIs of the LGA (`http://id.esd.org.uk/service/298`) and the plural names of its
/// vocabularies (`esdServiceTypes:298`) are read as the same identifier.
package struct CURIE: Hashable, Sendable {
  /// The prefix of the vocabulary.
  package var prefix: String
  /// The name within the vocabulary.
  package var local: String

  /// Makes an identifier of its two parts, just as they are.
  package init(prefix: String, local: String) {
    self.prefix = prefix
    self.local = local
  }

  /// Reads a CURIE or an LGA URI; `nil` for anything else, such as a bare identifier.
  ///
  ///     CURIE("esdServiceTypes:298")  // esdServiceType:298
  ///     CURIE("http://id.esd.org.uk/service/298")  // esdServiceType:298
  ///     CURIE("298")  // nil
  package init?(_ text: String) {
    let text = Substring(text).trimmedUTF8
    if let address = text.address {
      guard let curie = Self(officialAddress: address) else { return nil }
      self = curie
      return
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let prefix = text[..<colon]
    let local = text[text.utf8.index(after: colon)...]
    guard Self.isPrefix(prefix), !local.isEmpty, !local.hasPrefix("//"),
      local.utf8.first != 0x20, local.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    self.init(prefix: Self.canonicalPrefix(String(prefix)), local: String(local))
  }
}

extension CURIE: CustomStringConvertible {
  /// The identifier as people write it: prefix, colon, local name.
  package var description: String { prefix + ":" + local }
}

extension CURIE: Comparable {
  /// Orders by prefix; within one, numbers by value come before names by their bytes.
  package static func < (left: CURIE, right: CURIE) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    switch (left.number, right.number) {
    case (let first?, let second?) where first != second: return first < second
    case (.some, nil): return true
    case (nil, .some): return false
    default: return left.local < right.local
    }
  }

  /// The local name as a number, where it is one.
  private var number: UInt64? {
    local.utf8.allSatisfy(\.isASCIIDigit) ? UInt64(local) : nil
  }
}

extension CURIE {
  /// The address of the LGA's identifiers.
  package static let officialBase = "http://id.esd.org.uk/"

  /// The full URI of an LGA identifier; for others the CURIE itself, which only a vocabulary's
  /// `baseURI` can expand.
  package var uri: String {
    guard let base = Self.officialBase(ofPrefix: prefix) else { return description }
    return base + local
  }

  /// The base of the URIs of one of the LGA's vocabularies: `http://id.esd.org.uk/service/` for
  /// `esdServiceType`.
  package static func officialBase(ofPrefix prefix: String) -> String? {
    if prefix == "esdServiceType" { return officialBase + "service/" }
    guard prefix.hasPrefix("esd"), let initial = prefix.utf8.dropFirst(3).first,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(initial)
    else { return nil }
    let kind = prefix.dropFirst(3)
    return officialBase + kind.prefix(1).lowercased() + kind.dropFirst() + "/"
  }

  /// A prefix in its usual form: singular, and the LGA's in their own spelling.
  ///
  /// Only the words for kinds of vocabularies lose their plural, for a prefix of someone else's may
  /// well end in an s.
  package static func canonicalPrefix(_ prefix: String) -> String {
    var prefix = prefix
    let lower = prefix.lowercased()
    if lower.utf8.last == UInt8(ascii: "s"), kinds.contains(where: { lower.hasSuffix($0 + "s") }) {
      prefix.removeLast()
    }
    return official[prefix.lowercased()] ?? prefix
  }

  /// Whether a text can stand before the colon.
  package static func isPrefix(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first.isASCIILetter || first == UInt8(ascii: "_") else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }

  private static let kinds = [
    "servicetype", "service", "need", "circumstance", "function", "lifeevent", "subject",
  ]

  private static let official = [
    "esdservicetype": "esdServiceType", "esdservice": "esdServiceType", "esdneed": "esdNeed",
    "esdcircumstance": "esdCircumstance", "esdfunction": "esdFunction",
    "esdlifeevent": "esdLifeEvent", "esdsubject": "esdSubject",
  ]

  /// Reads what follows `http://` in a URI of the LGA: `id.esd.org.uk/service/298`.
  private init?(officialAddress address: Substring) {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].lowercased() == "id.esd.org.uk", Self.isPrefix(parts[1])
    else { return nil }
    let local = parts[2...].joined(separator: "/")
    guard !local.isEmpty, local != "/" else { return nil }
    let kind = parts[1].prefix(1).uppercased() + parts[1].dropFirst()
    self.init(
      prefix: Self.canonicalPrefix("esd" + kind),
      local: local.utf8.last == UInt8(ascii: "/") ? String(local.dropLast()) : local)
  }
}

extension Substring {
  /// The text without the spaces and control characters of ASCII around it.
  var trimmedUTF8: Substring {
    var bytes = utf8
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }

  /// What follows the scheme of an `http` or `https` URI.
  var address: Substring? {
    for scheme in ["http://", "https://"]
    where utf8.count > scheme.utf8.count && prefix(scheme.count).lowercased() == scheme {
      return dropFirst(scheme.count)
    }
    return nil
  }
}
