import WaymarkFormats

/// Reads the names of terms and the weights in tables that refer to a graph.
enum TermName {
  /// The identifier that a cell names.
  static func identifier(
    _ text: String, graph: TermGraph?, at place: Place
  ) throws(Fault) -> CURIE {
    if let graph, let index = graph.resolve(text) { return graph.terms[index].id }
    if let id = CURIE(text) {
      guard graph == nil else { throw Fault(at: place, "unknown term \(id)") }
      return id
    }
    throw Fault(
      at: place,
      text.isEmpty ? "the term is empty" : "expected the identifier of a term, found \"\(text)\"")
  }

  /// The weight in a cell; 1 for an empty one, below 0 where the keyword misleads.
  static func weight(_ text: String, at place: Place) throws(Fault) -> Double {
    if text.isEmpty { return 1 }
    guard let weight = Double(text), weight.isFinite else {
      throw Fault(at: place, "expected a number as the weight, found \"\(text)\"")
    }
    return weight
  }
}
