package import WaymarkTagging
package import WaymarkTaxonomy

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
  /// What it rests on.
  package var basis: Basis
  /// Whether a tag that comes says what the service mainly does.
  package var isMain = false
}

extension TagChange {
  /// What a change rests on.
  package enum Basis: Sendable, Hashable {
    /// A person decided.
    case decision
    /// A crosswalk gives the term.
    case crosswalk(CrosswalkRow)
    /// Words of the text speak for the term.
    case suggestion([Evidence])
    /// The text or a crosswalk speaks for a term narrower than a tag that is there.
    indirect case narrower(Basis)
    /// The record has the same tag before.
    case repeated
    /// A narrower tag says it better.
    case ancestor
    /// The text names it only in passing.
    case inPassing
    /// Nothing in the text speaks for it.
    case unsupported
    /// The text speaks for it, though not enough to be suggested.
    case unsure
  }

  /// The reason, as a phrase.
  package var reason: String { basis.phrase }
}

extension TagChange.Basis {
  fileprivate var phrase: String {
    switch self {
    case .decision: "a person decided"
    case .crosswalk(let row): row.reason
    case .suggestion(let evidence):
      evidence.prefix(2).map { "\($0.source.rawValue) “\($0.text)”" }.joined(separator: ", ")
    case .narrower(let basis): "\(basis.phrase); narrower than a tag that is there"
    case .repeated: "stands there twice"
    case .ancestor: TagStanding.ancestor.rawValue
    case .inPassing: TagStanding.inPassing.rawValue
    case .unsupported: "nothing in the text speaks for it"
    case .unsure: "the text speaks for it, though not enough to be suggested"
    }
  }
}

extension CrosswalkRow {
  /// What it says of a local term, as a phrase.
  fileprivate var reason: String {
    let label = subjectLabel.isEmpty ? subject.description : subjectLabel
    let verb = holdsForAll ? "means" : "may mean, and the text says so,"
    return "crosswalk: “\(label)” \(verb) \(object?.description ?? "") "
      + "(\(predicate.rawValue)\(isDecided ? ", decided by a person" : ""))"
  }
}
