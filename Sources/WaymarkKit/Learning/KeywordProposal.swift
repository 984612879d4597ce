package import WaymarkFormats
package import WaymarkTaxonomy

/// A word or phrase that might be a keyword, for a person to say so.
package struct KeywordProposal: Sendable, Hashable {
  /// The term that it may point at; nil where none comes near.
  package var term: Term?
  /// The word or phrase, as people write it.
  package var text: String
  /// Where it comes from: `Keyword.fromLessons` or `Keyword.fromSearches`.
  package var source: String
  /// The number of records of the term that have it, or how often it was searched for.
  package var count: Int
  /// The number of other records that have it.
  package var elsewhere = 0
  /// How surely it belongs to the term, as `LogLikelihoodRatio` has it; 0 for a search.
  package var strength = 0.0
  /// A place where it stands, masked.
  package var example = ""
}

extension KeywordProposal {
  /// Proposals as a table that `init --synonyms` reads; a row without a term is a comment to it.
  package static func table(_ proposals: [KeywordProposal]) -> [UInt8] {
    var table = DelimitedWriter()
    table.append([
      "term", "keyword", "weight", "source", "label", "records", "elsewhere", "g2", "example",
    ])
    for proposal in proposals {
      let isSearch = proposal.source == Keyword.fromSearches
      table.append([
        proposal.term?.id.description ?? "#", proposal.text, "1", proposal.source,
        proposal.term?.label ?? "", String(proposal.count),
        isSearch ? "" : String(proposal.elsewhere),
        isSearch ? "" : proposal.strength.decimalText(1),
        proposal.example,
      ])
    }
    return table.bytes
  }

  /// Writes the proposal as a JSON object.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    for (key, value) in [
      ("term", term?.id.description), ("label", term?.label), ("keyword", text),
      ("source", source), ("example", example),
    ] {
      writer.member(key, value)
    }
    writer.member("records", count)
    writer.member("elsewhere", elsewhere)
    writer.member("g2", strength, decimals: 1)
    writer.endObject()
  }
}
