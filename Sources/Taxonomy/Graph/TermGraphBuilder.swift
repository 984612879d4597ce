package import WaymarkFormats

/// Gathers vocabularies, terms and links, in any order and from any number of files, into a graph.
///
/// What is at fault is left out and reported with its place; the rest serves.
///
///     var builder = TermGraphBuilder()
///     builder.add(Term(id: food, label: "Food banks"), at: Place(file: "own.csv", line: 2))
///     builder.link(from: food, .related, to: meals, at: Place(file: "own.csv", line: 2))
///     let (graph, faults) = builder.build()
package struct TermGraphBuilder: Sendable {
  /// The vocabularies added so far.
  package private(set) var vocabularies: [Vocabulary] = []
  /// The terms added so far.
  package private(set) var terms: [Term] = []

  private var places: [Place] = []
  private var indices: [CURIE: TermIndex] = [:]
  private var pending: [PendingLink] = []
  private var faults: [Fault] = []
  private var leftOut: Set<CURIE> = []
  /// What else terms are named by; nil where two claim the same name.
  private var aliases: [String: CURIE?] = [:]

  private struct PendingLink: Sendable {
    var from: CURIE
    var relation: Relation
    var to: CURIE
    var name: String?
    var weight: Double
    var place: Place
  }

  /// Makes an empty builder.
  package init() {}
}

extension TermGraphBuilder {
  /// Adds a vocabulary; of several with one prefix the first counts, and later ones fill in what it
  /// does not say.
  package mutating func add(_ vocabulary: Vocabulary) {
    guard let known = vocabularies.firstIndex(where: { $0.prefix == vocabulary.prefix }) else {
      vocabularies.append(vocabulary)
      return
    }
    if vocabularies[known].title == vocabulary.prefix {
      vocabularies[known].title = vocabulary.title
    }
    if vocabularies[known].baseURI == nil { vocabularies[known].baseURI = vocabulary.baseURI }
  }

  /// Adds a term, with its labels trimmed and free of repetition.
  ///
  /// The same identifier twice in one file is a fault. In another file it is taken for the same
  /// term seen again, and adds what the first did not say; a different label becomes an alternative
  /// one, with a warning.
  package mutating func add(_ term: Term, at place: Place) {
    var place = place
    place.record = place.record ?? term.id.description
    let term = term.normalised
    if term.label.isEmpty {
      faults.append(Fault(at: place, "the label is empty"))
      leftOut.insert(term.id)
    } else if let known = indices[term.id] {
      merge(term, at: place, into: known)
    } else {
      indices[term.id] = terms.count
      terms.append(term)
      places.append(place)
    }
  }

  /// Adds a link; that its ends are there is only checked by `build`.
  ///
  /// - Parameters:
  ///   - from: The term that it leads from.
  ///   - relation: What it says.
  ///   - to: The term that it leads to.
  ///   - name: What the file calls that term, should it be known by that in another file.
  ///   - weight: How strongly it holds.
  ///   - place: Where it stands.
  package mutating func link(
    from: CURIE, _ relation: Relation, to: CURIE, called name: String? = nil, weight: Double = 1,
    at place: Place
  ) {
    var place = place
    place.record = place.record ?? from.description
    pending.append(
      PendingLink(
        from: from, relation: relation, to: to, name: name, weight: weight, place: place))
  }

  /// Notes another name of a term, which files that are read before or after may link to it by: the
  /// pages of a feed name parents on other pages so.
  package mutating func alias(_ name: String, to id: CURIE) {
    if let known = aliases[name], known != id {
      aliases[name] = .some(nil)
    } else {
      aliases[name] = id
    }
  }

  /// The prefixes of the terms that have a broader one so far.
  package var placed: Set<String> {
    Set(pending.filter { $0.relation == .broader }.map(\.from.prefix))
  }

  /// Whether a term with the identifier was added.
  package func contains(_ id: CURIE) -> Bool { indices[id] != nil }

  private mutating func merge(_ term: Term, at place: Place, into known: TermIndex) {
    let first = places[known]
    if first.file == place.file {
      let earlier = first.line.map { ", already at line \($0)" } ?? ""
      faults.append(Fault(at: place, "duplicate identifier\(earlier)"))
      return
    }
    var merged = terms[known]
    if merged.label.lowercased() != term.label.lowercased() {
      let earlier = first.file.map { " (\($0))" } ?? ""
      faults.append(
        Fault(
          .warning, at: place,
          "label \"\(term.label)\" differs from \"\(merged.label)\"\(earlier), which is kept"))
    }
    merged.alternativeLabels += [term.label] + term.alternativeLabels
    merged.scopeNote = merged.scopeNote ?? term.scopeNote
    merged.notation = merged.notation ?? term.notation
    merged.isRetired = merged.isRetired || term.isRetired
    terms[known] = merged.normalised
  }
}

extension TermGraphBuilder {
  /// Makes the graph, and lists what was left out and why.
  ///
  /// - Returns: a graph whose `broader` links form no cycle, and the faults of terms and links in
  ///   the order in which they were added.
  package func build() -> (graph: TermGraph, faults: [Fault]) {
    var faults = self.faults
    var links: [Link: Place] = [:]
    var order: [Link] = []
    var rejected: [Link] = []
    for link in pending {
      guard let (from, to) = ends(of: link, faults: &faults) else { continue }
      let made = Link(from: from, relation: link.relation, to: to, weight: link.weight)
      if from == to {
        rejected.append(made)
        faults.append(Fault(at: link.place, "\(link.relation) link from the term to itself"))
        continue
      }
      let key = Link(from: from, relation: link.relation, to: to)
      if links.updateValue(links[key] ?? link.place, forKey: key) == nil { order.append(made) }
    }
    var circles = CycleBreaker(count: terms.count, links: order)
    let closing = circles.breakCycles()
    for index in closing {
      let link = order[index]
      let key = Link(from: link.from, relation: link.relation, to: link.to)
      rejected.append(link)
      faults.append(
        Fault(
          at: links[key] ?? Place(),
          "cycle: broader term \(terms[link.to].id) is itself below \(terms[link.from].id)"))
    }
    let closed = Set(closing)
    let kept = order.indices.filter { !closed.contains($0) }.map { order[$0] }
    let graph = TermGraph(
      vocabularies: completedVocabularies(), terms: terms,
      links: kept.sorted(), rejectedLinks: rejected.sorted())
    return (graph, faults)
  }

  private func ends(of link: PendingLink, faults: inout [Fault]) -> (TermIndex, TermIndex)? {
    guard link.weight.isFinite, link.weight >= 0 else {
      faults.append(Fault(at: link.place, "expected a weight of 0 or more"))
      return nil
    }
    // A term that was left out has had its fault; its links need none of their own.
    if indices[link.from] == nil, leftOut.contains(link.from) { return nil }
    let from = indices[link.from]
    let to = indices[link.to] ?? link.name.flatMap { aliases[$0] ?? nil }.flatMap { indices[$0] }
    if from == nil {
      faults.append(Fault(at: link.place, "\(link.relation) link from unknown \(link.from)"))
    }
    if to == nil {
      let what = link.relation == .broader ? "broader term" : "\(link.relation) term"
      faults.append(Fault(at: link.place, "unknown \(what) \(link.to)"))
    }
    guard let from, let to else { return nil }
    return (from, to)
  }

  /// The vocabularies, with one made for each prefix that has none.
  private func completedVocabularies() -> [Vocabulary] {
    var known = Set(vocabularies.map(\.prefix))
    return vocabularies
      + terms.filter { known.insert($0.id.prefix).inserted }
      .map { Vocabulary(prefix: $0.id.prefix) }
  }
}

extension Term {
  /// The term with trimmed labels, none of them twice, and no empty notes.
  var normalised: Term {
    var term = self
    term.label = label.trimmingASCIIWhitespace()
    term.scopeNote = scopeNote?.trimmingASCIIWhitespace()
    if term.scopeNote?.isEmpty == true { term.scopeNote = nil }
    term.notation = notation?.trimmingASCIIWhitespace()
    if term.notation?.isEmpty == true { term.notation = nil }
    let labels = [term.label] + alternativeLabels.map { $0.trimmingASCIIWhitespace() }
    term.alternativeLabels = labels.uniqued().filter { !$0.isEmpty && $0 != term.label }
    return term
  }
}
