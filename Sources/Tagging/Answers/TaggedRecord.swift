package import WaymarkFormats
import WaymarkServiceRecords
package import WaymarkTaxonomy

/// A term that fits, how sure that is, and why.
package struct Suggestion: Sendable, Hashable {
  /// The term.
  package var term: TermIndex
  /// The calibrated probability that it is right.
  package var confidence: Float
  /// Whether it is what the service mainly does.
  package var isMain: Bool
  /// The reasons, strongest first.
  package var evidence: [Evidence]
  /// Whether a person decided so for this very text.
  package var isDecided = false
}

/// A term that ranked and was not suggested, and why not.
package struct WithheldTerm: Sendable, Hashable {
  /// The term.
  package var term: TermIndex
  /// The calibrated probability that it is right.
  package var confidence: Float
  /// The reason.
  package var reason: WithholdingReason
}

extension WithheldTerm {
  /// Withholds a term of a ranking.
  init(_ ranked: RankedTerm, _ reason: WithholdingReason) {
    self.init(term: ranked.term, confidence: ranked.confidence, reason: reason)
  }

  /// Finds another reason where the term that this one made way for is not suggested after all.
  mutating func settle(beside suggested: [TermIndex], in graph: TermGraph) {
    guard reason == .ancestor || reason == .descendant else { return }
    let hasKin = suggested.contains {
      graph.isBroader(term, than: $0) || graph.isBroader($0, than: term)
    }
    if !hasKin { reason = suggested.isEmpty ? .review : .notWorthIt }
  }
}

/// A need that a suggested type meets, through a link of the vocabularies.
package struct DerivedNeed: Sendable, Hashable {
  /// The need.
  package var need: TermIndex
  /// The suggested term that meets it.
  package var via: TermIndex
}

/// What Waymark says of one record.
package struct TaggedRecord: Sendable {
  /// The identifier of the record, where it has one.
  package var id: String?
  /// The few terms to tag it with, best first.
  package var suggestions: [Suggestion] = []
  /// The ranking before the guard, as long as was asked for.
  package var ranking: [RankedTerm] = []
  /// The next best terms with the reasons against them.
  package var withheld: [WithheldTerm] = []
  /// The needs that follow from the suggestions.
  package var needs: [DerivedNeed] = []
  /// Whether a person must decide.
  package var needsReview = false
  /// Whom the service helps, who may use it, how one attends, and what kind of record this is.
  package var fields = FieldReadings()
  /// The services that a bundled record describes; none for a record of one service.
  package var parts: [TaggedPart] = []
  /// Why it could not be looked up what people decided of this text, so that the model answers alone;
  /// nil where it could.
  package var lookupFailure: (any Error)?
}

extension TaggedRecord {
  /// What somebody who takes the answer should know of it; nil where nothing stands against it.
  package var warning: Fault? {
    lookupFailure.map {
      Fault(
        .warning, at: Place(record: id.map(MaskedIdentifier.shown)),
        "what people decided of this text cannot be looked up, so the model answers alone: \($0)")
    }
  }
}
