package import WaymarkServiceRecords
package import WaymarkTaxonomy

/// What a batch reclassification may do to the tags of a record.
package enum ReclassificationPolicy: String, Sendable, Hashable, CaseIterable {
  /// Nothing: what it would do goes to the review list.
  case propose
  /// Add what is sure, keep what is there.
  case add
  /// Add what is sure, take away what it supersedes; tags of other vocabularies stay.
  case replace
  /// Take away what nothing in the text speaks for.
  case prune

  /// Whether tags may come.
  var adds: Bool { self != .prune }
  /// Whether tags may go.
  var removes: Bool { self != .add }
}

/// One tag that comes or goes, and why.
package struct TagChange: Sendable, Hashable {
  /// What happens to it.
  package enum Action: String, Sendable, Hashable {
    /// It comes.
    case add
    /// It goes.
    case remove
  }

  /// What happens.
  package var action: Action
  /// The term.
  package var term: TermIndex
  /// The place of a tag that goes, among those of the record.
  package var place: Int?
  /// The probability that the change is right.
  package var confidence: Double
  /// The reason, as a phrase.
  package var reason: String
  /// Whether a tag that comes says what the service mainly does.
  package var isMain = false
}

/// What is to be done with the tags of one record.
package struct RecordPlan: Sendable {
  /// What is sure.
  package var changes: [TagChange] = []
  /// What a person must decide.
  package var questions: [TagChange] = []
  /// Whether nothing at all is known of what the service does.
  package var isUndecided = false
  /// The places of tags of a local list, whatever else they read as.
  package var localPlaces: Set<Int> = []
  /// The tags that neither the crosswalk nor a vocabulary has.
  package var unmapped: [RecordCategory] = []
  /// Whether a decision of its identifier was passed over, for it was made on another text.
  package var hasDecisionOfAnother = false
  /// How the tags that are there stand.
  package var review: TagReview
}
