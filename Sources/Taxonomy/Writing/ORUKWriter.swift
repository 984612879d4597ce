import WaymarkFormats

/// Writes a graph as the pages of an Open Referral UK feed.
///
/// ORUK holds one parent a term and no other names. What is written reads back the same with
/// `VocabularyReader`. ORUK v3 wants UUIDs; they are made of the URIs, so that they stay the same.
package struct ORUKWriter {
  /// A version of the standard.
  package enum Version: String, Sendable, CaseIterable {
    /// `/vocabularies` and `/taxonomies`.
    case v1 = "1"
    /// `/taxonomies` and `/taxonomy_terms`.
    case v3 = "3"
  }

  /// One page of a feed.
  package struct Page: Sendable, Hashable {
    /// The file that it belongs in, below the folder of the feed.
    package var path: String
    /// What it holds.
    package var bytes: [UInt8]
  }

  private let graph: TermGraph
  private let version: Version

  /// Makes a writer for a graph.
  package init(_ graph: TermGraph, version: Version = .v3) {
    self.graph = graph
    self.version = version
  }
}

extension ORUKWriter {
  /// All terms on one page.
  package var terms: [UInt8] {
    page(of: graph.terms.indices, 0..<graph.terms.count, number: 1, size: graph.terms.count, term)
  }

  /// All pages: of the vocabularies and of the terms.
  ///
  /// - Parameter size: The most entries on a page, 1 or more.
  /// - Returns: The pages, each with the file that it belongs in.
  package func pages(of size: Int) -> [Page] {
    switch version {
    case .v1:
      var writer = JSONWriter(isPretty: true)
      writer.beginArray()
      for vocabulary in graph.vocabularies { writer.string(vocabulary.prefix) }
      writer.endArray()
      writer.lineFeed()
      return [Page(path: "vocabularies.json", bytes: writer.bytes)]
        + pages(of: graph.terms.indices, in: "taxonomies", size, term)
    case .v3:
      return pages(of: graph.vocabularies.indices, in: "taxonomies", size, taxonomy)
        + pages(of: graph.terms.indices, in: "taxonomy_terms", size, term)
    }
  }

  private func pages(
    of entries: Range<Int>, in folder: String, _ size: Int,
    _ write: (Int, inout JSONWriter) -> Void
  ) -> [Page] {
    let size = max(1, size)
    // A feed of nothing is still a page, which says so.
    let starts = entries.isEmpty ? [0] : Array(stride(from: 0, to: entries.count, by: size))
    return starts.enumerated().map { number, start in
      let range = start..<min(start + size, entries.count)
      return Page(
        path: "\(folder)/\(number + 1).json",
        bytes: page(of: entries, range, number: number + 1, size: size, write))
    }
  }

  /// Writes one page with the envelope of the version.
  private func page(
    of entries: Range<Int>, _ range: Range<Int>, number: Int, size: Int,
    _ write: (Int, inout JSONWriter) -> Void
  ) -> [UInt8] {
    let count = max(1, (entries.count + max(1, size) - 1) / max(1, size))
    var writer = JSONWriter(isPretty: true)
    writer.beginObject()
    switch version {
    case .v1:
      writer.member("totalElements", entries.count)
      writer.member("totalPages", count)
      writer.member("number", number)
      writer.member("size", size)
      writer.member("first", number == 1)
      writer.member("last", number == count)
      writer.member("empty", range.isEmpty)
      writer.key("content")
    case .v3:
      writer.member("total_items", entries.count)
      writer.member("total_pages", count)
      writer.member("page_number", number)
      writer.member("size", range.count)
      writer.member("first_page", number == 1)
      writer.member("last_page", number == count)
      writer.member("empty", range.isEmpty)
      writer.key("contents")
    }
    writer.beginArray()
    for entry in range { write(entry, &writer) }
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
    return writer.bytes
  }
}

// MARK: - Entries

extension ORUKWriter {
  private func taxonomy(_ position: Int, into writer: inout JSONWriter) {
    let vocabulary = graph.vocabularies[position]
    let id = uuid(of: vocabulary)
    writer.beginObject()
    writer.member("id", id)
    writer.member("name", vocabulary.prefix)
    writer.member("description", vocabulary.title)
    // A vocabulary of someone's own may have no address, and still wants a URI.
    writer.member("uri", vocabulary.baseURI ?? "urn:uuid:\(id)")
    writer.endObject()
  }

  private func term(_ index: Int, into writer: inout JSONWriter) {
    let term = graph.terms[index]
    let parent = graph.broader(of: index).first
    writer.beginObject()
    switch version {
    case .v1:
      writer.member("id", term.id.description)
      writer.member("name", term.label)
      writer.member("vocabulary", term.id.prefix)
      if let parent { writer.member("parent_id", graph.terms[parent].id.description) }
    case .v3:
      writer.member("id", uuid(of: index))
      writer.member("name", term.label)
      // The standard requires a description of every term.
      writer.member("description", term.scopeNote ?? "")
      if let parent { writer.member("parent_id", uuid(of: parent)) }
      let vocabulary = graph.vocabulary(of: index)
      writer.member("taxonomy", term.id.prefix)
      writer.member("taxonomy_id", uuid(of: vocabulary))
      if vocabulary.baseURI != nil { writer.member("term_uri", graph.uri(of: index)) }
      writer.member("term", term.id.description)
    }
    writer.endObject()
  }

  private func uuid(of index: TermIndex) -> String {
    NameBasedUUID(of: graph.uri(of: index)).description
  }

  private func uuid(of vocabulary: Vocabulary) -> String {
    NameBasedUUID(of: vocabulary.baseURI ?? vocabulary.prefix).description
  }
}
