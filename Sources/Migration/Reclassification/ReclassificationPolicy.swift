package import WaymarkServiceRecords

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
