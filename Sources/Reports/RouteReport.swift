package import WaymarkFormats
package import WaymarkTagging
package import WaymarkTaxonomy

/// Writes what a person needs and is, and the types of service that it leads to.
package struct RouteReport: Sendable {
  /// What the ways begin with.
  package struct Start: Sendable, Hashable {
    /// The need, circumstance or life event.
    package var term: TermIndex
    /// The words that it was read from, and their place; nil where it was named.
    package var reading: Words?

    /// Words of a text.
    package struct Words: Sendable, Hashable {
      /// The words, as they stand there.
      package var text: String
      /// Their place, in UTF-16 code units.
      package var range: Range<Int>
      /// How surely they name it.
      package var strength: Double
    }

    /// Makes a start that was named.
    package init(_ term: TermIndex) { self.term = term }

    /// Makes a start that was read from words.
    package init(_ reading: PersonReading) {
      term = reading.term
      self.reading = Words(text: reading.text, range: reading.range, strength: reading.strength)
    }
  }

  private let graph: TermGraph

  /// Makes a report on a graph.
  package init(graph: TermGraph) { self.graph = graph }

  /// Writes the answer as an object.
  ///
  /// - Parameters:
  ///   - starts: What the ways begin with.
  ///   - routes: The types, best first, with their ways.
  ///   - writer: Where to write.
  package func write(
    _ starts: [Start], _ routes: some Sequence<(type: TermIndex, paths: [[TermIndex]])>,
    into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.array("from", starts) { start, writer in
      writer.beginObject()
      writer.members(of: start.term, in: graph)
      writer.member("role", graph.role(of: start.term).rawValue)
      if let words = start.reading {
        writer.member("text", words.text)
        writer.member("start", words.range.lowerBound)
        writer.member("end", words.range.upperBound)
        writer.member("strength", words.strength, decimals: 2)
      }
      writer.endObject()
    }
    writer.array("types", routes) { route, writer in
      writer.beginObject()
      writer.members(of: route.type, in: graph)
      writer.array("paths", route.paths) { path, writer in
        writer.strings(path.map { graph.terms[$0].id.description })
      }
      writer.endObject()
    }
    writer.endObject()
  }
}
