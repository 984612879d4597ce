import WaymarkServiceRecords
import WaymarkTaxonomy

/// Spells terms in all the ways in which records name them.
struct TagSpeller: Sendable {
  let graph: TermGraph

  /// The term as a new tag.
  func tag(_ term: TermIndex) -> NewTag {
    let found = graph.terms[term]
    let isOfficial = CURIE.officialBase(ofPrefix: found.id.prefix) != nil
    var tag = NewTag(
      prefix: found.id.prefix, local: found.id.local, uri: graph.uri(of: term), label: found.label,
      vocabulary: isOfficial ? found.id.prefix + "s" : found.id.prefix)
    // What two terms share would be read as neither.
    tag.isLocalClear = graph.resolve(found.id.local, roles: [.type]) == term
    tag.isLabelClear = graph.resolve(found.label, roles: [.type]) == term
    return tag
  }
}
