package import WaymarkFormats
package import WaymarkTaxonomy

/// The terms of a graph one below the other, as `tree` tells them.
///
/// Narrower terms stand below broader ones, and what a function or a life event groups below it. A
/// term with several broader ones stands in several places; what is below it is told only once.
package struct TermTree: Sendable {
  /// One line of the tree.
  package struct Line: Sendable, Hashable {
    /// The term.
    package var term: TermIndex
    /// How far below the beginning it stands.
    package var depth: Int
    /// Whether what is below it has been told before.
    package var isRepeated: Bool
  }

  /// The graph.
  package let graph: TermGraph
  /// The lines, from above.
  package private(set) var lines: [Line] = []

  /// Makes the tree below some terms.
  ///
  /// - Parameters:
  ///   - roots: The terms to begin with.
  ///   - graph: The graph.
  ///   - depth: How many steps to go down.
  package init(below roots: [TermIndex], in graph: TermGraph, depth: Int = .max) {
    self.graph = graph
    var told: Set<TermIndex> = []
    var open = roots.reversed().map { Line(term: $0, depth: 0, isRepeated: false) }
    while var line = open.popLast() {
      let below = Self.below(line.term, in: graph)
      line.isRepeated = !below.isEmpty && !told.insert(line.term).inserted
      lines.append(line)
      guard !line.isRepeated, line.depth < depth else { continue }
      open += below.reversed().map { Line(term: $0, depth: line.depth + 1, isRepeated: false) }
    }
  }

  /// The terms that stand below no other, of the given vocabularies or of all.
  ///
  /// A type that a function groups stands below it, unless only the types are asked for.
  package static func roots(in graph: TermGraph, prefixes: Set<String>? = nil) -> [TermIndex] {
    graph.terms.indices.filter { index in
      guard prefixes?.contains(graph.terms[index].id.prefix) ?? true else { return false }
      func isShown(_ other: TermIndex) -> Bool {
        prefixes?.contains(graph.terms[other].id.prefix) ?? true
      }
      return !graph.broader(of: index).contains(where: isShown)
        && !graph.links(to: index).contains { $0.relation == .groups && isShown($0.from) }
    }
  }

  private static func below(_ term: TermIndex, in graph: TermGraph) -> [TermIndex] {
    var seen: Set<TermIndex> = []
    let grouped = graph.links(from: term).filter { $0.relation == .groups }.map(\.to)
    return (Array(graph.narrower(of: term)) + grouped).filter { seen.insert($0).inserted }
  }
}

extension TermTree {
  /// Writes the tree as a JSON array of terms with `narrower` ones in them.
  package func write(into writer: inout JSONWriter) {
    writer.beginArray()
    var depth = 0
    for (place, line) in lines.enumerated() {
      while depth > line.depth {
        writer.endArray()
        writer.endObject()
        depth -= 1
      }
      writer.beginObject()
      writer.members(of: line.term, in: graph)
      if place + 1 < lines.count, lines[place + 1].depth > line.depth {
        writer.key("narrower")
        writer.beginArray()
        depth += 1
      } else {
        writer.endObject()
      }
    }
    while depth > 0 {
      writer.endArray()
      writer.endObject()
      depth -= 1
    }
    writer.endArray()
  }
}
