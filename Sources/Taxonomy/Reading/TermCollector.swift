import WaymarkFormats

/// Gathers the terms of one file, and turns its identifiers into CURIEs once all of them are known.
///
/// Terms come first and links after, for a link may name a term further down, and the terms of the
/// file have the first claim on its prefix.
struct TermCollector {
  /// The path of the file as the user named it.
  let file: String
  /// How the identifiers of the file are read.
  var scheme: IdentifierScheme
  /// What was found wrong.
  var faults: [Fault] = []
  /// The title of the vocabulary, where the file has one.
  var title: String?

  /// The role that was asked for.
  let role: Role?
  private var terms: [(term: Term, place: Place)] = []
  private var positions: [CURIE: Int] = [:]
  private var links: [RawLink] = []
  private var aliases: [String: CURIE] = [:]
  private var declared: [Vocabulary] = []

  private struct RawLink {
    var from: CURIE
    var relation: Relation
    var to: String
    var prefix: String?
    var isInverse: Bool
    var place: Place
    var weight = 1.0
  }

  init(file: String, prefix: String?, role: Role?, builder: borrowing TermGraphBuilder) {
    self.file = file
    self.role = role
    scheme = IdentifierScheme(file: file, prefix: prefix, vocabularies: builder.vocabularies)
  }

  /// Whether nothing was gathered.
  var isEmpty: Bool { terms.isEmpty && declared.isEmpty }
  /// The number of terms gathered.
  var count: Int { terms.count }
}

extension TermCollector {
  /// Adds a term as it stands in the file.
  ///
  /// - Parameters:
  ///   - term: the term.
  ///   - place: where it stands.
  /// - Returns: whether it is the first with its identifier; the links of another are not wanted.
  @discardableResult
  mutating func add(_ term: Term, at place: Place) -> Bool {
    let isFirst = positions[term.id] == nil
    if isFirst { positions[term.id] = terms.count }
    terms.append((term, place))
    return isFirst
  }

  /// Whether a term of the file has the identifier.
  func contains(_ id: CURIE) -> Bool { positions[id] != nil }

  /// The label of a term of the file.
  func label(of id: CURIE) -> String? { positions[id].map { terms[$0].term.label } }

  /// Adds other names to a term of the file; false where there is no such term.
  mutating func add(alternativeLabels: [String], to id: CURIE) -> Bool {
    guard let position = positions[id] else { return false }
    terms[position].term.alternativeLabels += alternativeLabels
    return true
  }

  /// Sets the scope note of a term of the file that has none.
  mutating func add(scopeNote: String, to id: CURIE) {
    guard let position = positions[id] else { return }
    let known = terms[position].term.scopeNote ?? ""
    if known.isEmpty { terms[position].term.scopeNote = scopeNote }
  }

  /// Notes another text that links of the file name a term by.
  mutating func alias(_ text: String, to id: CURIE) { aliases[text] = id }

  /// Adds a vocabulary that the file declares.
  mutating func declare(_ vocabulary: Vocabulary) { declared.append(vocabulary) }

  /// Adds a link to a term that is named as the file names it.
  ///
  /// - Parameters:
  ///   - id: the term that the link is told of.
  ///   - relation: what it says.
  ///   - text: the other term.
  ///   - prefix: the prefix of a bare identifier.
  ///   - isInverse: whether the link leads from the other term to this one.
  ///   - weight: how strongly it holds.
  ///   - place: where it stands.
  mutating func link(
    _ id: CURIE, _ relation: Relation, _ text: String, prefix: String? = nil,
    isInverse: Bool = false, weight: Double = 1, at place: Place
  ) {
    links.append(
      RawLink(
        from: id, relation: relation, to: text, prefix: prefix, isInverse: isInverse,
        place: place, weight: weight))
  }

  /// Adds a link to a parent: `broader`, or what stands for it between two kinds of vocabularies.
  ///
  /// A function groups its service types and a life event its needs and circumstances; a need or a
  /// circumstance leads to its service types.
  mutating func link(
    _ id: CURIE, toParent parent: CURIE, weight: Double = 1, at place: Place
  ) {
    let relation: Relation
    switch (Role.implied(byPrefix: parent.prefix), Role.implied(byPrefix: id.prefix)) {
    case (.function, .type), (.lifeEvent, .need), (.lifeEvent, .circumstance): relation = .groups
    case (.need, .type), (.circumstance, .type): relation = .leadsTo
    default: relation = .broader
    }
    link(
      id, relation, parent.description, prefix: nil, isInverse: relation != .broader,
      weight: weight, at: place)
  }

  /// Hands everything over to a builder.
  mutating func finish(into builder: inout TermGraphBuilder) {
    for vocabulary in declared { builder.add(vocabulary) }
    var seen: Set<String> = []
    for (term, place) in terms {
      let prefix = term.id.prefix
      if seen.insert(prefix).inserted {
        builder.add(
          Vocabulary(
            prefix: prefix, title: prefix == scheme.defaultPrefix ? title : nil,
            baseURI: scheme.base(ofPrefix: prefix),
            role: Role.implied(byPrefix: prefix) ?? role))
      }
      builder.add(term, at: place)
    }
    for (name, id) in aliases { builder.alias(name, to: id) }
    for link in links {
      guard let other = aliases[link.to] ?? scheme.curie(link.to, prefix: link.prefix) else {
        continue
      }
      var place = link.place
      place.record = place.record ?? link.from.description
      builder.link(
        from: link.isInverse ? other : link.from, link.relation,
        to: link.isInverse ? link.from : other, called: link.isInverse ? nil : link.to,
        weight: link.weight, at: place)
    }
  }
}
