package import WaymarkTagging
package import WaymarkTaxonomy

/// Finds the ways from what a person needs and is to the types of service that serve them.
package struct RouteFinder {
  /// A type of service, and the ways that led to it.
  package struct Route: Sendable, Hashable {
    /// The type.
    package var type: TermIndex
    /// Its ways from a start to the type, both included.
    package var paths: [[TermIndex]]
    /// How strongly each way leads there, whatever it begins with.
    package var shares: [Double]
    /// How strongly all ways lead there together.
    package var strength: Double
  }

  private let graph: TermGraph

  /// How much less surely what serves a broader need serves the narrower one; chosen, not measured.
  private static let fading = 0.7

  /// Makes a finder of ways in a graph.
  package init(graph: TermGraph) { self.graph = graph }

  /// The types that can be reached, those with the most ways first, then those with the strongest.
  ///
  /// A life event stands for the needs and circumstances that it groups.
  ///
  /// - Parameter starts: Needs, circumstances and life events.
  /// - Returns: The types with their ways.
  package func routes(from starts: [TermIndex]) -> [Route] {
    routes(from: starts.map { ($0, 1) }).sorted { left, right in
      left.paths.count != right.paths.count
        ? left.paths.count > right.paths.count : Self.isStronger(left, right)
    }
  }

  /// The types that what was read of a person leads to.
  ///
  /// The strongest comes first, where a few sure ways outweigh many doubtful ones, for words may have
  /// been read amiss. Then what has been served already counts less, so that all that a person says
  /// is answered, and not one thing ten times.
  ///
  /// - Parameter readings: What the person's words name.
  /// - Returns: The types with their ways.
  package func routes(from readings: [PersonReading]) -> [Route] {
    var strengths: [TermIndex: Double] = [:]
    for reading in readings { strengths[reading.term] = reading.strength }
    var open = routes(from: readings.map { ($0.term, $0.strength) }).sorted(by: Self.isStronger)
    var ordered: [Route] = []
    while !open.isEmpty, ordered.count < Self.balanced {
      var best = (place: 0, worth: -1.0)
      for (place, route) in open.enumerated() {
        // A way begins with what it serves.
        let worth = zip(route.paths, route.shares).reduce(0.0) { sum, way in
          sum + way.1 * (strengths[way.0[0]] ?? 0)
        }
        if worth > best.worth { best = (place, worth) }
      }
      let route = open.remove(at: best.place)
      for path in route.paths { strengths[path[0]]? *= Self.served }
      ordered.append(route)
    }
    return ordered + open
  }

  /// How much of its strength a need or circumstance keeps that a type before serves; chosen, not
  /// measured.
  private static let served = 0.6
  /// How many types are put in this order; nobody reads on for balance.
  private static let balanced = 50

  private static func isStronger(_ left: Route, _ right: Route) -> Bool {
    left.strength != right.strength ? left.strength > right.strength : left.type < right.type
  }

  private func routes(from starts: [(term: TermIndex, strength: Double)]) -> [Route] {
    var routes: [TermIndex: Route] = [:]
    for start in starts {
      var best: [TermIndex: (path: [TermIndex], strength: Double)] = [:]
      for way in waysUp(from: start.term) {
        for link in graph.links(from: way.path[way.path.count - 1])
        where link.relation == .leadsTo && graph.role(of: link.to) == .type {
          let strength = way.strength * link.weight
          // What led to a retired type leads to what took its place.
          for type in graph.heirs(of: link.to) where strength > best[type]?.strength ?? 0 {
            best[type] = (way.path + [type], strength)
          }
        }
      }
      for (type, found) in best {
        var route = routes[type] ?? Route(type: type, paths: [], shares: [], strength: 0)
        route.paths.append(found.path)
        route.shares.append(found.strength)
        route.strength += start.strength * found.strength
        routes[type] = route
      }
    }
    return Array(routes.values)
  }

  /// The ways from a term to what is broader, or into what a life event groups, nearest first.
  private func waysUp(from start: TermIndex) -> [(path: [TermIndex], strength: Double)] {
    var ways = [(path: [start], strength: 1.0)]
    var seen: Set<TermIndex> = [start]
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      let end = way.path[way.path.count - 1]
      let grouped = graph.links(from: end).filter { $0.relation == .groups }.map(\.to)
      for above in Array(graph.broader(of: end)) + grouped where seen.insert(above).inserted {
        ways.append((way.path + [above], way.strength * Self.fading))
      }
    }
    return ways
  }
}
