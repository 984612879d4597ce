import WaymarkFormats

/// Turns the identifiers of one file into CURIEs: bare ones, CURIEs and URIs alike.
///
/// Bare identifiers get the prefix that was asked for, else the one that the content or the name of
/// the file suggests. A URI of an unknown address is cut at its last `#` or `/`; what stands before
/// is kept as the vocabulary's base, so that the URI resolves back.
struct IdentifierScheme {
  /// The prefix of identifiers that have none.
  private(set) var defaultPrefix: String
  /// Whether the prefix was asked for, and so goes before any that the file suggests.
  let isPrefixGiven: Bool

  private var prefixes: [String: String] = [:]
  private var bases: [String: String] = [:]
  private var declaredPrefixes: Set<String> = []
  /// The bases that end otherwise than a URI is cut.
  private var oddBases: [String] = []
  /// The number that was given last to each prefix that several bases would have.
  private var numbers: [String: Int] = [:]

  /// Makes the scheme of a file.
  ///
  /// - Parameters:
  ///   - file: the path, which suggests a prefix.
  ///   - prefix: the prefix that was asked for.
  ///   - vocabularies: those known already, whose URIs are recognised.
  init(file: String, prefix: String?, vocabularies: [Vocabulary]) {
    isPrefixGiven = prefix != nil
    defaultPrefix = CURIE.canonicalPrefix(prefix ?? Self.prefix(ofFile: file))
    for vocabulary in vocabularies {
      guard let base = vocabulary.baseURI else { continue }
      bind(base, to: vocabulary.prefix)
    }
  }

  /// Takes a prefix that the content suggests, unless one was asked for.
  mutating func suggest(prefix: String) {
    if !isPrefixGiven { defaultPrefix = CURIE.canonicalPrefix(prefix) }
  }

  /// Takes a prefix that the file itself declares for a base.
  mutating func declare(prefix: String, base: String?) {
    declaredPrefixes.insert(prefix)
    guard let base, prefixes[base] == nil, bases[prefix] == nil else { return }
    bind(base, to: isPrefixGiven && bases[defaultPrefix] == nil ? defaultPrefix : prefix)
  }

  /// The identifier that a text spells out in full, with a prefix that the file declares.
  ///
  /// Unlike elsewhere, the local name may then hold any character.
  func declared(_ text: String) -> CURIE? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let prefix = String(text[..<colon])
    guard declaredPrefixes.contains(prefix) else { return nil }
    return CURIE(prefix: prefix, local: String(text[text.utf8.index(after: colon)...]))
  }

  /// The base of the URIs of a prefix, where one was met.
  func base(ofPrefix prefix: String) -> String? { bases[prefix] }

  /// The identifier that a text names.
  ///
  /// - Parameters:
  ///   - text: a CURIE, a URI or a bare identifier.
  ///   - prefix: the prefix of bare identifiers, where it is not the default one.
  ///   - isTerm: whether a term of the file bears it, and so may claim the default prefix.
  /// - Returns: `nil` for an empty text.
  mutating func curie(_ text: String, prefix: String? = nil, isTerm: Bool = false) -> CURIE? {
    let text = String(Substring(text).trimmedUTF8)
    if text.isEmpty { return nil }
    if let known = CURIE(text) { return known }
    guard Substring(text).address != nil, let (base, local) = Self.split(uri: text) else {
      return CURIE(prefix: prefix ?? defaultPrefix, local: text)
    }
    if let known = known(text) { return known }
    let isDefaultFree = bases[defaultPrefix] == nil
    bind(base, to: isTerm && isDefaultFree ? defaultPrefix : freePrefix(for: base))
    return CURIE(prefix: prefixes[base] ?? defaultPrefix, local: local)
  }

  /// The identifier that a URI of a known base names.
  func known(_ uri: String) -> CURIE? {
    if let (base, local) = Self.split(uri: uri), let prefix = prefixes[base] {
      return CURIE(prefix: prefix, local: local)
    }
    // The local name may itself hold a slash, and a base that the file declares may end anyhow.
    let utf8 = uri.utf8
    var cut = utf8.endIndex
    let cuts = sequence(state: ()) { _ -> String.Index? in
      cut =
        utf8[..<cut].lastIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
        ?? utf8.startIndex
      return cut == utf8.startIndex ? nil : cut
    }
    // No address is a base of terms that are sixteen folders deeper.
    let cutBases = cuts.lazy.prefix(16).map { String(uri[...$0]) }
    let base =
      cutBases.first { $0 != uri && prefixes[$0] != nil }
      ?? oddBases.filter { uri.hasPrefix($0) && $0 != uri }.max { $0.utf8.count < $1.utf8.count }
    guard let base, let prefix = prefixes[base] else { return nil }
    return CURIE(prefix: prefix, local: String(uri.dropFirst(base.count)))
  }

  private mutating func bind(_ base: String, to prefix: String) {
    prefixes[base] = prefix
    bases[prefix] = base
    if !base.hasSuffix("/"), !base.hasSuffix("#") { oddBases.append(base) }
  }

  /// A prefix made of the last part of a base, that no other base has.
  private mutating func freePrefix(for base: String) -> String {
    let last = base.split(whereSeparator: { "/#".contains($0) }).last ?? "vocabulary"
    let wanted = CURIE.canonicalPrefix(Self.lowerCamel(String(last)))
    var made = wanted
    while bases[made] != nil || made == defaultPrefix {
      // Lists with a base for each concept would count up from two for each of them.
      numbers[wanted, default: 1] += 1
      made = "\(wanted)\(numbers[wanted, default: 2])"
    }
    return made
  }

  /// Cuts a URI after its last `#` or `/`; a final slash stays with the name.
  static func split(uri: String) -> (base: String, local: String)? {
    let bytes = Array(uri.utf8)
    let cut = bytes.dropLast().lastIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
    guard let cut else { return nil }
    return (
      String(decoding: bytes[...cut], as: UTF8.self),
      String(decoding: bytes[(cut + 1)...], as: UTF8.self)
    )
  }
}

extension IdentifierScheme {
  /// The prefix that the name of a file suggests: `openEligibility` for `open-eligibility.xml`.
  static func prefix(ofFile path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.split(separator: ".").first ?? ""
    // The Integrated Public Sector Vocabulary is published under this name by the LGA.
    if words(of: String(stem)).first == "ipsv" { return "esdSubject" }
    return lowerCamel(String(stem))
  }

  /// The lower-case words of ASCII letters and digits in a name.
  static func words(of name: String) -> [String] {
    name.lowercased().utf8
      .split { !($0.isASCIILetter || $0.isASCIIDigit) }
      .map { String(decoding: Array($0), as: UTF8.self) }
  }

  /// A name as a prefix: its words run together, each but the first with a capital.
  static func lowerCamel(_ name: String) -> String {
    let pieces = name.utf8.split { !($0.isASCIILetter || $0.isASCIIDigit) }
      .map { String(decoding: Array($0), as: UTF8.self) }
    let joined = pieces.enumerated().map { index, piece in
      let first = piece.prefix(1)
      return (index == 0 ? first.lowercased() : first.uppercased()) + piece.dropFirst()
    }.joined()
    if joined.isEmpty { return "vocabulary" }
    return CURIE.isPrefix(joined) ? joined : "list" + joined
  }
}
