import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// Finds the service types that the tags of records name.
package struct TagResolver: Sendable {
  private let graph: TermGraph
  private let analyzer = Analyzer()

  /// Makes a resolver of tags, by the vocabularies of a graph.
  package init(_ graph: TermGraph) { self.graph = graph }
}

extension TagResolver {
  /// The term that a tag names, or nil where the vocabularies have none that may be suggested.
  ///
  /// A retired term stands for the one that took its place.
  package func term(of category: RecordCategory) -> TermIndex? {
    let heirs = named(by: category).map(graph.heirs) ?? []
    return heirs.count == 1 ? heirs[0] : nil
  }

  /// The term that a tag names, in use or not.
  private func named(by category: RecordCategory) -> TermIndex? {
    for name in [category.id].compactMap({ $0 }) + category.otherIDs {
      if let term = term(identifiedBy: name, of: category) { return term }
    }
    // A label stands for a term only where there is no identifier that would say otherwise.
    guard category.id == nil, let label = category.label else { return nil }
    return graph.resolve(label, roles: [.type])
  }

  /// The term that an identifier means, a bare one in the vocabulary that the tag names: "41" of a council's own
  /// list is no official service type.
  ///
  /// A vocabulary that is not known here may be a known one by another name; then the label tells.
  private func term(identifiedBy name: String, of category: RecordCategory) -> TermIndex? {
    let isBare = !name.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    guard isBare, let vocabulary = category.vocabulary, !vocabulary.isEmpty else {
      return graph.resolve(name, roles: [.type])
    }
    let prefixes = graph.prefixes(named: vocabulary)
    if prefixes.isEmpty {
      let term = graph.resolve(name, roles: [.type])
      return category.label.flatMap { graph.resolve($0, roles: [.type]) == term ? term : nil }
    }
    let terms = prefixes.sorted().compactMap { graph.resolve("\($0):\(name)", roles: [.type]) }
    return terms.count == 1 ? terms[0] : nil
  }

  /// Why a tag that names no term teaches nothing, as a phrase.
  package func reason(against category: RecordCategory) -> String {
    if let term = named(by: category) { return graph.retirement(of: term) }
    let name = category.id ?? category.label ?? ""
    let shown = "\"\(analyzer.masked(name).shortened(to: 80))\""
    guard let term = graph.resolve(name), graph.role(of: term) != .type else {
      return "unknown term \(shown)"
    }
    return "\(shown) is a \(graph.role(of: term).rawValue), not a service type"
  }

  /// The terms of a record with the main one first, and the tags that name none.
  package func terms(
    of record: ServiceRecord
  ) -> (terms: [TermIndex], main: TermIndex?, unknown: [RecordCategory]) {
    var terms: [TermIndex] = []
    var main: TermIndex?
    var unknown: [RecordCategory] = []
    for category in record.categories {
      guard let term = term(of: category) else {
        unknown.append(category)
        continue
      }
      if category.isMain, main == nil { main = term }
      if !terms.contains(term) { terms.append(term) }
    }
    if let main, let place = terms.firstIndex(of: main) {
      terms.remove(at: place)
      terms.insert(main, at: 0)
    }
    return (terms, main, unknown)
  }
}
