import WaymarkServiceRecords
import WaymarkTaxonomy

/// Spells terms in all the ways in which records name them.
struct TagSpeller: Sendable {
  let graph: TermGraph
  /// What the local tags of the records mean, where they have some.
  let crosswalk: Crosswalk?

  /// The term as a new tag.
  func tag(_ term: TermIndex) -> NewTag {
    let found = graph.terms[term]
    let isOfficial = CURIE.officialBase(ofPrefix: found.id.prefix) != nil
    var tag = NewTag(
      prefix: found.id.prefix, local: found.id.local, uri: graph.uri(of: term), label: found.label,
      vocabulary: isOfficial ? found.id.prefix + "s" : found.id.prefix, note: found.scopeNote)
    // What two terms share would be read as neither.
    tag.isLabelClear =
      graph.resolve(found.label, roles: [.type]) == term
      && crosswalk?.subject(of: RecordCategory(label: found.label)) == nil
    // Bare identifiers of a local list may be those of another too.
    tag.isLocalClear = crosswalk == nil && graph.resolve(found.id.local, roles: [.type]) == term
    return tag
  }
}
