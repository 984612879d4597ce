package import WaymarkTagging
import WaymarkTaxonomy

/// What types of service are asked for: those for needs and circumstances by name, for what a person says
/// of themselves, or for both.
package struct RouteQuestion: Sendable {
  private let names: [(name: String, roles: Set<Role>)]
  private let words: String?

  /// Asks by names, each of which says what it is, and by words.
  package init(needs: [String] = [], circumstances: [String] = [], words: String? = nil) {
    names = needs.map { ($0, [.need, .lifeEvent]) } + circumstances.map { ($0, [.circumstance]) }
    self.words = words
  }

  /// Asks by names of needs and circumstances alike.
  package init(either names: [String]) {
    self.names = names.map { ($0, [.need, .circumstance, .lifeEvent]) }
    words = nil
  }

  /// Whether nothing is asked.
  package var isEmpty: Bool { names.isEmpty && words == nil }

  /// Answers.
  ///
  /// - Parameters:
  ///   - finder: Finds the terms that are named.
  ///   - person: What reads words; asked for only where there are some.
  ///   - limit: The most types.
  /// - Returns: The types with their ways, best first.
  /// - Throws: `UnknownTerm`; `StoreError` where the workspace cannot be read.
  package func answer(
    by finder: TermFinder, reading person: () throws -> PersonReader, limit: Int = .max
  ) throws -> RouteAnswer {
    RouteAnswer(
      named: try names.map { try finder.term(named: $0.name, roles: $0.roles) },
      read: try words.map { try person().read($0) }, graph: finder.graph, limit: limit)
  }
}
