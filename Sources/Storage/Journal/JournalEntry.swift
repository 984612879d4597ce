package import WaymarkClassifier
package import WaymarkTaxonomy

/// One line of the journal: what somebody taught, took back or fitted.
///
/// Texts are masked by the caller before they come here. Lists of terms are JSON texts, which are
/// kept as they are.
package struct JournalEntry: Sendable, Hashable {
  /// What an entry does.
  package enum Kind: String, Sendable, Hashable {
    /// Teaches.
    case lesson
    /// Takes an earlier entry back; taking back an undo brings its entry back.
    case undo
    /// Sets calibration and weights anew.
    case fit
  }

  /// Its number, given when it is appended; entries are numbered in order.
  package var id = 0
  /// What it does.
  package var kind = Kind.lesson
  /// When, in ISO 8601, as the caller says; the store knows no clock.
  package var at: String
  /// Who.
  package var by: String
  /// Where it came from, such as the name of a directory.
  package var source = ""
  /// The record's identifier.
  package var record: String?
  /// What makes two lessons the same record's, of which the later one counts; nil if nothing does.
  package var recordKey: String?
  /// The lesson that this one replaced, filled in when it is appended.
  package var supersedes: Int?
  /// The entry that an undo takes back.
  package var undoes: Int?
  /// The undo by which it is taken back; found out when read.
  package var undoneBy: Int?
  /// Whether it is a lesson that counts; found out when read.
  package var isActive = false
  /// How much it counts, in 1/1024.
  package var weight = countUnit
  /// The record's name, masked.
  package var name: String?
  /// The record's description, masked.
  package var description: String?
  /// The record's organisation.
  package var organisation: String?
  /// What was suggested.
  package var suggested: String?
  /// What of it was kept.
  package var kept: String?
  /// What was added.
  package var added: String?
  /// What was removed.
  package var removed: String?
  /// Whatever else belongs to the entry, such as what a fit set.
  package var detail: String?
  /// The days after which lessons count for half from a fit on; nil where they do not fade.
  package var halfLife: Int?
  /// The version of the model that suggested.
  package var model: String?
  /// What it teaches, in terms of the graph as it is stored.
  package var lesson: Lesson?

  /// Makes an entry.
  package init(kind: Kind = .lesson, at: String, by: String, lesson: Lesson? = nil) {
    self.kind = kind
    self.at = at
    self.by = by
    self.lesson = lesson
  }
}

/// Which entries of the journal are wanted; what is nil does not matter.
package struct JournalFilter: Sendable, Hashable {
  /// By whom.
  package var by: String?
  /// On which record.
  package var record: String?
  /// With a judgement of which term.
  package var term: CURIE?
  /// Not before this time.
  package var since: String?
  /// Before this time.
  package var until: String?
  /// After this entry.
  package var after: Int?
  /// Only lessons that count.
  package var isInForce = false
  /// Whether the newest come first.
  package var isNewestFirst = false
  /// At most this many.
  package var limit: Int?

  /// Makes a filter that lets everything through.
  package init() {}
}
