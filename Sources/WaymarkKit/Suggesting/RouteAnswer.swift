package import WaymarkFormats
package import WaymarkReports
package import WaymarkTagging
package import WaymarkTaxonomy

/// The types of service for a person, by what was named, by what was read, or by both.
package struct RouteAnswer: Sendable {
  /// The graph.
  package let graph: TermGraph
  /// What the ways begin with.
  package let starts: [RouteReport.Start]
  /// The types with their ways, best first.
  package let routes: [RouteFinder.Route]

  /// Finds the ways.
  ///
  /// - Parameters:
  ///   - named: Needs, circumstances and life events that were named; each counts once.
  ///   - read: What was read from words; nil where there were none.
  ///   - graph: The graph.
  ///   - limit: The most types.
  package init(
    named: [TermIndex], read: [PersonReading]?, graph: TermGraph, limit: Int = .max
  ) {
    self.graph = graph
    var seen: Set<TermIndex> = []
    let named = named.filter { seen.insert($0).inserted }
    let finder = RouteFinder(graph: graph)
    guard let read else {
      starts = named.map { .init($0) }
      routes = Array(finder.routes(from: named).prefix(limit))
      return
    }
    // What was named is as sure as can be, and counts no second time where it is said too.
    let others = read.filter { !named.contains($0.term) }
    starts = named.map { .init($0) } + others.map { .init($0) }
    let sure = named.map { PersonReading(term: $0, strength: 1, text: "", range: 0..<0) }
    routes = Array(finder.routes(from: sure + others).prefix(limit))
  }

  /// Writes the answer as JSON.
  package func write(into writer: inout JSONWriter) {
    RouteReport(graph: graph).write(
      starts, routes.map { (type: $0.type, paths: $0.paths) }, into: &writer)
  }
}
