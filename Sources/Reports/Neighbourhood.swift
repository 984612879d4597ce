extension TermDescription {
  /// What terms around a term are to it, as a word of the JSON contract.
  package enum Neighbourhood: String, Sendable, Hashable, CaseIterable {
    /// They contain it.
    case broader
    /// It contains them.
    case narrower
    /// They are worth knowing beside it.
    case related
    /// They serve it, a need or a circumstance.
    case leadsTo
    /// It groups them.
    case groups
    /// They are needs that it serves.
    case needs
    /// They are circumstances that it serves.
    case circumstances
    /// They group it.
    case groupedBy
    /// They are the same in other vocabularies.
    case exactMatch
    /// They are nearly the same in other vocabularies.
    case closeMatch
    /// They are broader and in other vocabularies.
    case broadMatch
    /// They are narrower and in other vocabularies.
    case narrowMatch
    /// They are worth knowing, in other vocabularies.
    case relatedMatch
    /// They take its place, for it is retired.
    case replacedBy
  }
}
