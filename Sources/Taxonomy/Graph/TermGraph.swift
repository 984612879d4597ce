/// The vocabularies, terms and links of a workspace, immutable.
///
/// Terms are known by dense indices inside and by identifiers at the edges. The `broader` links form
/// no cycle, so that every walk towards the roots ends; a term may have several broader ones.
/// Make one with `TermGraphBuilder`.
package struct TermGraph: Sendable {
  /// The vocabularies, in the order in which they were added.
  package let vocabularies: [Vocabulary]
  /// The terms, by index.
  package let terms: [Term]
  /// The links, sorted by beginning, relation and end.
  package let links: [Link]
  /// The links that were left out because they would have closed a circle, for quality reports.
  package let rejectedLinks: [Link]

  private let indices: [CURIE: TermIndex]
  private let vocabularyOfTerm: [Int]
  private let linkOffsets: [Int]
  private let incoming: Adjacency
  private let parents: Adjacency
  private let children: Adjacency
  private let broadMatches: Adjacency
  private let isBroadMatch: [Bool]
  let names = NameIndex()

  /// Makes a graph of parts that a builder has checked, now or before they were stored.
  ///
  /// - Precondition: identifiers are distinct, links sorted and within bounds, `broader` has no
  ///   cycle, and each term's prefix has its vocabulary.
  package init(vocabularies: [Vocabulary], terms: [Term], links: [Link], rejectedLinks: [Link]) {
    self.vocabularies = vocabularies
    self.terms = terms
    self.links = links
    self.rejectedLinks = rejectedLinks
    let prefixes = Dictionary(
      vocabularies.enumerated().map { ($1.prefix, $0) }, uniquingKeysWith: { first, _ in first })
    var indices = [CURIE: TermIndex](minimumCapacity: terms.count)
    // Backwards, so that the first of a name stays.
    for index in terms.indices.reversed() { indices[terms[index].id] = index }
    self.indices = indices
    vocabularyOfTerm = terms.map { prefixes[$0.id.prefix] ?? 0 }
    var offsets = [Int](repeating: 0, count: terms.count + 1)
    for link in links { offsets[link.from + 1] += 1 }
    for index in terms.indices { offsets[index + 1] += offsets[index] }
    linkOffsets = offsets
    incoming = Adjacency(
      count: terms.count, edges: links.enumerated().map { (from: $1.to, to: $0) })
    let upward = links.filter { $0.relation == .broader }
    parents = Adjacency(count: terms.count, edges: upward.map { (from: $0.from, to: $0.to) })
    children = Adjacency(count: terms.count, edges: upward.map { (from: $0.to, to: $0.from) })
    let matches = links.filter { $0.relation == .broadMatch }
    broadMatches = Adjacency(count: terms.count, edges: matches.map { (from: $0.from, to: $0.to) })
    var isBroadMatch = [Bool](repeating: false, count: terms.count)
    for match in matches { isBroadMatch[match.to] = true }
    self.isBroadMatch = isBroadMatch
  }
}

extension TermGraph {
  /// The index of the term that has an identifier.
  package func index(of id: CURIE) -> TermIndex? { indices[id] }

  /// The vocabulary of a term.
  package func vocabulary(of index: TermIndex) -> Vocabulary {
    vocabularies[vocabularyOfTerm[index]]
  }

  /// The role of a term's vocabulary.
  package func role(of index: TermIndex) -> Role { vocabulary(of: index).role }

  /// The full URI of a term, or its CURIE where its vocabulary has none.
  package func uri(of index: TermIndex) -> String {
    let id = terms[index].id
    guard let base = vocabulary(of: index).baseURI else { return id.uri }
    return base + id.local
  }

  /// The links that begin at a term.
  package func links(from index: TermIndex) -> ArraySlice<Link> {
    links[linkOffsets[index]..<linkOffsets[index + 1]]
  }

  /// The links that end at a term, in the order of their beginnings.
  package func links(to index: TermIndex) -> [Link] { incoming[index].map { links[$0] } }
}

extension TermGraph {
  /// The terms directly above a term.
  package func broader(of index: TermIndex) -> ArraySlice<TermIndex> { parents[index] }

  /// The terms directly below a term.
  package func narrower(of index: TermIndex) -> ArraySlice<TermIndex> { children[index] }

  /// The terms related to a term, whichever of the two says so.
  package func related(to index: TermIndex) -> [TermIndex] {
    let there = links(from: index).filter { $0.relation == .related }.map(\.to)
    let back = links(to: index).filter { $0.relation == .related }.map(\.from)
    return (there + back).uniqued().sorted()
  }

  /// All terms above a term, nearest first, without the term itself.
  /// - Complexity: O(*a*), where *a* is the number of links above the term.
  package func ancestors(of index: TermIndex) -> [TermIndex] { parents.reachable(from: index) }

  /// All terms below a term, nearest first, without the term itself.
  /// - Complexity: O(*d*), where *d* is the number of links below the term.
  package func descendants(of index: TermIndex) -> [TermIndex] {
    children.reachable(from: index)
  }

  /// Whether the first term stands above the second.
  package func isAncestor(_ ancestor: TermIndex, of index: TermIndex) -> Bool {
    if children.isEmpty(at: ancestor) { return false }
    var index = index
    // Most terms have one way up, and on that nothing needs to be remembered.
    for _ in terms.indices {
      guard let parent = parents.only(at: index) else { break }
      if parent == ancestor { return true }
      index = parent
    }
    return ancestors(of: index).contains(ancestor)
  }

  /// Whether a term stands above another, in its own vocabulary or as its match in another.
  package func isBroader(_ term: TermIndex, than other: TermIndex) -> Bool {
    isAncestor(term, of: other) || broadMatches[other].contains(term)
  }

  /// The terms that are broader than any of some terms, as `isBroader` has it.
  package func broader(thanAny terms: some Sequence<TermIndex>) -> Set<TermIndex> {
    var result: Set<TermIndex> = []
    for term in Set(terms) {
      result.formUnion(ancestors(of: term))
      result.formUnion(broadMatches[term])
    }
    return result
  }

  /// Whether any term stands above a term, in its own vocabulary or as its match in another.
  package func hasBroader(_ index: TermIndex) -> Bool {
    !parents.isEmpty(at: index) || !broadMatches.isEmpty(at: index)
  }

  /// Whether a term stands above any other, in its own vocabulary or as the match of one in another.
  package func hasNarrower(_ index: TermIndex) -> Bool {
    !children.isEmpty(at: index) || isBroadMatch[index]
  }

  /// The ways from a term to roots, each beginning with the term and ending with a root.
  ///
  /// At most `limit` of them are listed, for their number can grow without measure.
  package func paths(of index: TermIndex, limit: Int = 64) -> [[TermIndex]] {
    var found: [[TermIndex]] = []
    var open = [[index]]
    while let path = open.popLast(), found.count < limit {
      let above = parents[path[path.count - 1]]
      if above.isEmpty { found.append(path) }
      for parent in above.reversed() { open.append(path + [parent]) }
    }
    return found
  }
}
