import WaymarkTaxonomy

/// A graph with the keys of its terms in one block of bytes, for reading rows takes several times as
/// long as copying arrays.
///
/// What the tables say is what counts; the block is written with them and says the same.
struct GraphBlock {
  /// The version of the layout.
  static let format = "1"

  var graph: TermGraph
  /// The key of each term.
  var keys: [Int]
}

// MARK: - Writing

extension GraphBlock {
  /// The block as bytes.
  func encoded() -> [UInt8] {
    var blob = BlobWriter()
    blob.append(graph.vocabularies.count)
    for vocabulary in graph.vocabularies {
      blob.append(vocabulary.prefix)
      blob.append(vocabulary.title)
      blob.append(vocabulary.role.rawValue)
      blob.append(vocabulary.baseURI == nil ? 0 : 1)
      blob.append(vocabulary.baseURI ?? "")
    }
    let places = Dictionary(
      graph.vocabularies.enumerated().map { ($1.prefix, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
    var texts = TextColumn()
    var flags: [UInt8] = []
    var labelCounts: [Int32] = []
    for term in graph.terms {
      texts.append(term.id.local)
      texts.append(term.label)
      texts.append(term.scopeNote ?? "")
      texts.append(term.notation ?? "")
      for label in term.alternativeLabels { texts.append(label) }
      flags.append(
        (term.isRetired ? 1 : 0) | (term.scopeNote == nil ? 0 : 2) | (term.notation == nil ? 0 : 4))
      labelCounts.append(Int32(term.alternativeLabels.count))
    }
    blob.append(keys.map { Int64($0) })
    blob.append(graph.terms.map { places[$0.id.prefix] ?? 0 })
    blob.append(flags)
    blob.append(labelCounts)
    blob.append(texts.ends)
    blob.append(texts.bytes)
    for links in [graph.links, graph.rejectedLinks] {
      blob.append(links.map { Int32($0.from) })
      blob.append(links.map { Int32($0.to) })
      blob.append(links.map { $0.relation.code })
      blob.append(links.map(\.weight.bitPattern))
    }
    return blob.bytes
  }

  private struct TextColumn {
    var bytes: [UInt8] = []
    var ends: [Int32] = []

    mutating func append(_ text: String) {
      bytes += text.utf8
      ends.append(Int32(bytes.count))
    }
  }
}

// MARK: - Reading

extension GraphBlock {
  /// Reads a block.
  ///
  /// - Parameters:
  ///   - bytes: What `encoded()` wrote.
  ///   - greatestKey: The greatest key that a term may have.
  /// - Throws: `StoreError` where the bytes are not a block.
  init(decoding bytes: UnsafeRawBufferPointer, greatestKey: Int) throws(StoreError) {
    var blob = BlobReader(bytes, of: "graph")
    var vocabularies: [Vocabulary] = []
    for _ in 0..<(try blob.count(ofAtLeast: 40)) {
      let (prefix, title, role) = (try blob.text(), try blob.text(), try blob.text())
      let hasBase = try blob.int() != 0
      let base = try blob.text()
      vocabularies.append(
        Vocabulary(
          prefix: prefix, title: title, baseURI: hasBase ? base : nil, role: Role(rawValue: role)))
    }
    let keys: [Int64] = try blob.array()
    let places: [Int32] = try blob.array()
    let flags: [UInt8] = try blob.array()
    let labelCounts: [Int32] = try blob.array()
    var texts = TextReader(ends: try blob.array(), bytes: try blob.array())
    let count = keys.count
    guard places.count == count, flags.count == count, labelCounts.count == count,
      places.allSatisfy({ vocabularies.indices.contains(Int($0)) }),
      Self.areDistinct(keys, to: greatestKey)
    else { throw blob.damage }
    var terms: [Term] = []
    terms.reserveCapacity(count)
    for term in 0..<count {
      guard let local = texts.next(), let label = texts.next(), let note = texts.next(),
        let notation = texts.next()
      else { throw blob.damage }
      var labels: [String] = []
      for _ in 0..<max(0, labelCounts[term]) {
        guard let label = texts.next() else { throw blob.damage }
        labels.append(label)
      }
      terms.append(
        Term(
          id: CURIE(prefix: vocabularies[Int(places[term])].prefix, local: local), label: label,
          alternativeLabels: labels, scopeNote: flags[term] & 2 == 0 ? nil : note,
          notation: flags[term] & 4 == 0 ? nil : notation, isRetired: flags[term] & 1 != 0))
    }
    let links = try Self.links(from: &blob, termCount: count)
    let rejected = try Self.links(from: &blob, termCount: count)
    guard texts.isAtEnd, blob.isAtEnd, !zip(links, links.dropFirst()).contains(where: { $0 > $1 })
    else { throw blob.damage }
    graph = TermGraph(
      vocabularies: vocabularies, terms: terms, links: links, rejectedLinks: rejected)
    self.keys = keys.map { Int($0) }
  }

  private static func areDistinct(_ keys: [Int64], to greatest: Int) -> Bool {
    keys.allSatisfy { $0 >= 0 && $0 <= greatest } && Set(keys).count == keys.count
  }

  private static func links(
    from blob: inout BlobReader, termCount: Int
  ) throws(StoreError) -> [Link] {
    let begins: [Int32] = try blob.array()
    let ends: [Int32] = try blob.array()
    let kinds: [UInt8] = try blob.array()
    let weights: [UInt64] = try blob.array()
    let known = 0..<Int32(clamping: termCount)
    guard ends.count == begins.count, kinds.count == begins.count, weights.count == begins.count,
      begins.allSatisfy(known.contains), ends.allSatisfy(known.contains)
    else { throw blob.damage }
    var links: [Link] = []
    links.reserveCapacity(begins.count)
    for place in begins.indices {
      guard let relation = Relation(code: kinds[place]) else { throw blob.damage }
      links.append(
        Link(
          from: Int(begins[place]), relation: relation, to: Int(ends[place]),
          weight: Double(bitPattern: weights[place])))
    }
    return links
  }

  /// Cuts texts off one after another.
  private struct TextReader {
    let ends: [Int32]
    let bytes: [UInt8]
    private var place = 0
    private var start = 0

    init(ends: [Int32], bytes: [UInt8]) {
      self.ends = ends
      self.bytes = bytes
    }

    var isAtEnd: Bool { place == ends.count && start == bytes.count }

    mutating func next() -> String? {
      guard place < ends.count else { return nil }
      let end = Int(ends[place])
      guard end >= start, end <= bytes.count else { return nil }
      defer { (place, start) = (place + 1, end) }
      return bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self)
      }
    }
  }
}

// MARK: - In a workspace

extension Database {
  /// Reads the graph and the keys from their block; nil where it is not of the tables as they are.
  func loadGraphBlock() throws -> GraphBlock? {
    let wanted = try graphFingerprint()
    let greatest = try first("SELECT max(key) FROM term") { $0.int(0) } ?? 0
    return try withArtifact(.graph) { fingerprint, bytes in
      // A damaged block is no loss: the tables say the same.
      fingerprint == wanted ? try? GraphBlock(decoding: bytes, greatestKey: greatest) : nil
    }.flatMap(\.self)
  }

  /// Writes the block of the graph that the tables hold.
  func keepGraphBlock(_ graph: TermGraph) throws {
    let block = GraphBlock(graph: graph, keys: try termKeys().keys)
    try setArtifact(
      .graph, fingerprint: try graphFingerprint(), content: block.encoded())
  }

  private func graphFingerprint() throws -> String {
    "\(GraphBlock.format).\(try vocabularyVersion())"
  }
}
