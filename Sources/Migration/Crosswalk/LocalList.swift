package import WaymarkFormats
package import WaymarkServiceRecords
package import WaymarkTaxonomy

/// A local list of terms, in a graph of its own beside the workspace's.
package struct LocalList: Sendable {
  /// The terms and what is broader.
  package let graph: TermGraph
  /// What was at fault in the file.
  package let faults: [Fault]

  /// The terms of each label, for a list may have one thing in several places.
  private let sameLabel: [String: [TermIndex]]

  /// Reads a list of any format that a vocabulary can have, in one file or page by page.
  ///
  /// - Parameter files: The files, each with the prefix of identifiers that have none; `-` is standard
  ///   input.
  /// - Throws: `Fault` where a file cannot be read at all, or none holds a term.
  package init(_ files: [(path: String, prefix: String?)]) throws {
    var builder = TermGraphBuilder()
    var faults: [Fault] = []
    for file in files {
      faults += try VocabularyReader.read(path: file.path, prefix: file.prefix, into: &builder)
    }
    let built = builder.build()
    if built.graph.terms.isEmpty {
      throw (faults + built.faults).first { $0.severity == .error }
        ?? Fault(at: Place(file: files.first?.path), "the list holds no terms")
    }
    self.init(built.graph, faults: faults + built.faults)
  }

  /// Makes a list of a graph.
  package init(_ graph: TermGraph, faults: [Fault] = []) {
    self.graph = graph
    self.faults = faults
    var sameLabel: [String: [TermIndex]] = [:]
    for (index, term) in graph.terms.enumerated() {
      sameLabel[term.label.lowercased(), default: []].append(index)
    }
    self.sameLabel = sameLabel
  }
}

extension LocalList {
  /// The local term that a tag of a record names.
  package func term(of category: RecordCategory) -> TermIndex? {
    let names = [category.id].compactMap(\.self) + category.otherIDs
    for name in names {
      if let term = graph.resolve(name) { return term }
    }
    guard names.isEmpty, let label = category.label else { return nil }
    return graph.resolve(label) ?? sameLabel[label.lowercased()]?.first
  }

  /// The terms with the label of a term, itself among them.
  func twins(of term: TermIndex) -> [TermIndex] {
    sameLabel[graph.terms[term].label.lowercased()] ?? [term]
  }

  /// The labels of what stands above a term, or above another with its label, nearest first.
  func labelsAbove(_ term: TermIndex) -> [String] {
    var labels: [String] = []
    for twin in twins(of: term) {
      for above in graph.ancestors(of: twin).prefix(3) {
        let label = graph.terms[above].label
        if !labels.contains(label) { labels.append(label) }
      }
    }
    return labels
  }

  /// The terms above, beside and below a term, and those that stand next to it in the list.
  func relatives(of term: TermIndex) -> [TermIndex] {
    let above = graph.broader(of: term)
    let window = max(0, term - Self.window)...min(graph.terms.count - 1, term + Self.window)
    // Of very many beside a term those that stand next to it are enough.
    let beside = above.map { graph.narrower(of: $0) }.filter { $0.count <= Self.mostBeside }
    let all =
      Set(above).union(beside.joined()).union(graph.narrower(of: term).prefix(Self.mostBeside))
      .union(window)
    return all.subtracting([term]).sorted()
  }

  private static let window = 5
  private static let mostBeside = 1000
}
