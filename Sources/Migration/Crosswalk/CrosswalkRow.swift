package import WaymarkTaxonomy

/// How a local term stands to a term of the workspace, read from the local term outwards.
package enum MappingPredicate: String, Sendable, Hashable, CaseIterable {
  /// Both mean the same.
  case exactMatch
  /// Both mean nearly the same, and serve for each other.
  case closeMatch
  /// The term of the workspace is the broader one.
  case broadMatch
  /// The term of the workspace is the narrower one.
  case narrowMatch
  /// They belong together, and neither contains the other.
  case relatedMatch

  /// The identifier in SKOS.
  package var curie: String { "skos:" + rawValue }
}

/// What a local term is a name of; only a service type can be tagged.
package enum LocalKind: String, Sendable, Hashable, CaseIterable {
  /// What a service does.
  case type = "service type"
  /// Whom it is for.
  case circumstance
  /// What a person needs, and not what is done about it.
  case need
  /// Where it is.
  case place
  /// In what form it comes: an event, a leaflet, online.
  case format
}

/// On what a mapping rests, as SSSOM's vocabulary of justifications has it.
package enum MappingJustification: String, Sendable, Hashable, CaseIterable {
  /// A person decided.
  case manual = "ManualMappingCuration"
  /// Both have a name in common.
  case lexical = "LexicalMatching"
  /// Their names are alike.
  case similarity = "LexicalSimilarityThresholdMatching"
  /// Several kinds of evidence together: names, scope notes, records, the tree.
  case composite = "CompositeMatching"
  /// Nobody said.
  case unspecified = "UnspecifiedMatching"

  /// The identifier in the vocabulary.
  package var curie: String { "semapv:" + rawValue }
}

/// One mapping of a crosswalk: a local term, a predicate, and a term of the workspace or none.
package struct CrosswalkRow: Sendable, Hashable {
  /// The local term.
  package var subject: CURIE
  /// Its label.
  package var subjectLabel: String
  /// What the local term is a name of.
  package var kind: LocalKind
  /// How it stands to the object.
  package var predicate: MappingPredicate
  /// Whether the row says that the predicate does *not* hold.
  package var isRejected: Bool
  /// The term of the workspace; nil where none fits.
  package var object: CURIE?
  /// Its label.
  package var objectLabel: String
  /// On what the row rests.
  package var justification: MappingJustification
  /// The probability that the row is right; nil where nothing is said.
  package var confidence: Double?
  /// Whether the text of each record decides if the object applies to it.
  package var isByText: Bool
  /// Whether a person should decide; until then the text of each record does.
  package var needsPerson: Bool
  /// Who decided; nil where only the program did.
  package var decidedBy: String?
  /// The words that both have.
  package var matchStrings: [String]
  /// A remark.
  package var comment: String

  /// Makes a row.
  package init(
    subject: CURIE, subjectLabel: String = "", kind: LocalKind = .type,
    predicate: MappingPredicate = .exactMatch, isRejected: Bool = false, object: CURIE? = nil,
    objectLabel: String = "", justification: MappingJustification = .unspecified,
    confidence: Double? = nil, isByText: Bool = false, needsPerson: Bool = false,
    decidedBy: String? = nil,
    matchStrings: [String] = [], comment: String = ""
  ) {
    self.subject = subject
    self.subjectLabel = subjectLabel
    self.kind = kind
    self.predicate = predicate
    self.isRejected = isRejected
    self.object = object
    self.objectLabel = objectLabel
    self.justification = justification
    self.confidence = confidence
    self.isByText = isByText
    self.needsPerson = needsPerson
    self.decidedBy = decidedBy
    self.matchStrings = matchStrings
    self.comment = comment
  }
}

extension CrosswalkRow {
  /// Whether a person decided, so that no later run changes the row.
  package var isDecided: Bool { decidedBy != nil || justification == .manual }

  /// What a remark begins with that says how many records speak for the object.
  static let recordsRemark = "first in "
  /// Whether records speak for the object.
  var restsOnRecords: Bool { comment.hasPrefix(Self.recordsRemark) }

  /// Whether every record with the local term may bear the object too: it means the same, or more.
  package var holdsForAll: Bool {
    guard kind == .type, object != nil, !isRejected, !isByText, !needsPerson else { return false }
    switch predicate {
    case .exactMatch, .closeMatch, .broadMatch: return true
    case .narrowMatch, .relatedMatch: return false
    }
  }

  /// Whether some of the records with the local term may bear the object, as their text tells.
  package var holdsForSome: Bool {
    guard kind == .type, object != nil, !isRejected, !holdsForAll else { return false }
    return isByText || needsPerson || predicate == .narrowMatch
  }
}
