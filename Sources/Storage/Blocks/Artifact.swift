/// What is kept in a workspace beside its tables, as one block of bytes each.
///
/// The names stand in workspaces, so a case is never renamed.
package enum Artifact: String, Sendable, Hashable, CaseIterable {
  /// What the journal made of the counts.
  case counts
  /// The counts that the workspace started with.
  case starter
  /// The graph of terms.
  case graph
  /// The engine.
  case engine
  /// Labels and keywords by word.
  case index
  /// What is known of audiences, ages, access and boilerplate.
  case fields
  /// The weights that the workspace started with.
  case judgement
  /// The lines of the strip list.
  case boilerplate
  /// The identifiers of the conditions of eligibility.
  case eligibility
}
