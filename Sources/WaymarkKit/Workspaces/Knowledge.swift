package import WaymarkFormats
package import WaymarkTagging
package import WaymarkTaxonomy

/// What the files that a workspace is made from say.
package struct Knowledge: Sendable {
  /// The vocabularies and their links.
  package var graph: TermGraph
  /// The keywords.
  package var keywords: [Keyword] = []
  /// The model to start from.
  package var starter: ModelFile.Content?
  /// The content of the list of phrases that say nothing.
  package var boilerplate: [UInt8]?
  /// The content of the list of terms of eligibility.
  package var eligibility: [UInt8]?
  /// Whether the files hold terms, and not only what was there before.
  package var hasNewTerms: Bool
  /// What was at fault in the files.
  package var faults: [Fault]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - sources: The files.
  ///   - former: What stays where the files do not renew it.
  /// - Throws: `Fault` where a file cannot be read at all.
  package init(reading sources: WorkspaceSources, renewing former: FormerKnowledge? = nil) throws {
    var builder = TermGraphBuilder()
    faults = []
    for file in sources.vocabularies {
      faults += try VocabularyReader.read(
        path: file.path, prefix: file.prefix, role: file.role, into: &builder)
    }
    for path in sources.links { faults += try LinkReader.read(path: path, into: &builder) }
    hasNewTerms = !builder.terms.isEmpty
    let renewed = former?.renewed(by: builder) ?? []
    former?.carry(into: &builder, areLinksRenewed: !sources.links.isEmpty)
    let built = builder.build()
    graph = built.graph
    faults += built.faults
    for path in sources.synonyms {
      let found = try KeywordReader.read(path: path, graph: graph)
      keywords += found.keywords
      faults += found.faults
    }
    if let former {
      let newer = sources.synonyms.isEmpty ? nil : keywords
      keywords += former.keywords(beside: newer, renewed: renewed)
    }
    if let model = sources.model {
      let found = try ModelFile.read(path: model, graph: graph)
      starter = found
      faults += found.faults
    }
    boilerplate = try Self.bytes(sources.boilerplate)
    eligibility = try Self.bytes(sources.eligibility)
  }

  private static func bytes(_ path: String?) throws -> [UInt8]? {
    guard let path else { return nil }
    return try ByteReader(path: path).readAll(limit: 64 << 20)
  }
}

extension WorkspaceSources {
  /// Tells what each of some files is by its header: keywords, links, or else a vocabulary.
  ///
  /// - Throws: `Fault` where a file cannot be read.
  package init(telling files: [String]) throws {
    self.init()
    for file in files {
      let named = VocabularyFile(argument: file)
      let reader = try DelimitedReader(path: named.path, comment: UInt8(ascii: "#"))
      let isKeywords =
        reader.column("term", "id", "identifier", "curie") != nil
        && reader.column("keyword", "synonym", "phrase") != nil
      let isLinks =
        reader.column("relation", "predicate_id", "predicate") != nil
        && reader.column("from", "subject_id", "subject") != nil
      if isKeywords {
        synonyms.append(named.path)
      } else if isLinks {
        links.append(named.path)
      } else {
        vocabularies.append(named)
      }
    }
  }
}
