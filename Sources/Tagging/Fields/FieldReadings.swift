package import WaymarkTaxonomy

/// How a session is entered, in the words of Open Referral UK.
package enum SessionAccess: String, Sendable, Hashable, CaseIterable {
  /// Anyone may walk in.
  case dropIn = "drop-in"
  /// A place or a time is booked first.
  case appointment
  /// Somebody refers the person.
  case referral
  /// Only members take part.
  case membership
}

/// How a person attends, in the words of Open Referral UK.
package enum AttendingType: String, Sendable, Hashable, CaseIterable {
  /// By phone.
  case phone
  /// Online.
  case online
  /// At a place that the person goes to.
  case venue
  /// At the person's home.
  case homeVisit = "home visit"
}

/// The one gender that a service is for.
package enum Gender: String, Sendable, Hashable, CaseIterable {
  /// Women or girls only.
  case female
  /// Men or boys only.
  case male
}

/// What a record describes.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  /// A service.
  case service
  /// A body, and no distinct service.
  case organisation
  /// A page that only points at the services of others.
  case signposting
}

/// What a person should know of a record before trusting its tags.
package enum RecordFlag: String, Sendable, Hashable, CaseIterable {
  /// It describes a body and no distinct service.
  case organisation
  /// It only points at the services of others.
  case signposting
  /// It describes several services at once.
  case bundled
  /// It says too little to tell what the service is.
  case thin
}

/// What a word of a record is there for; a word that is not `main` says little of the service's type.
package enum WordContext: UInt8, Sendable, Hashable, CaseIterable {
  /// It says what the service does.
  case main
  /// It says whom the service helps.
  case audience
  /// It names the place.
  case place
  /// It names a partner, a funder or the body that runs it.
  case partner
  /// It says who may refer.
  case referral
  /// It is one of some examples.
  case example
  /// It would stand in any record: opening hours, access, privacy.
  case boilerplate
}

/// A value that was read, and where.
package struct Reading<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  package var value: Value
  /// The words that it was read from, in UTF-16 code units of their field.
  package var range: Range<Int>
  /// The field.
  package var field: Field

  /// Makes a reading.
  package init(value: Value, range: Range<Int>, field: Field) {
    self.value = value
    self.range = range
    self.field = field
  }
}

/// A circumstance that was read, and where.
package struct TermReading: Sendable, Hashable {
  /// The circumstance.
  package var term: TermIndex
  /// The words that name it, as they stand in the text.
  package var text: String
  /// Their place in UTF-16 code units of their field.
  package var range: Range<Int>
  /// The field.
  package var field: Field

  /// Makes a reading.
  package init(term: TermIndex, text: String, range: Range<Int>, field: Field) {
    self.term = term
    self.text = text
    self.range = range
    self.field = field
  }
}

/// One of the services of a bundled description.
package struct RecordPart: Sendable, Hashable {
  /// Its place in UTF-16 code units of its field.
  package var range: Range<Int>
  /// The field.
  package var field: Field
  /// The same place in positions of words.
  package var positions: Range<Int>

  /// Makes a part.
  package init(range: Range<Int>, field: Field, positions: Range<Int>) {
    self.range = range
    self.field = field
    self.positions = positions
  }
}

/// The fields of a record other than its service types, as read from its words.
package struct FieldReadings: Sendable, Hashable {
  /// How it is entered, the surest first; empty where nothing is said.
  package var sessionAccess: [Reading<SessionAccess>] = []
  /// How one attends, in order of the text.
  package var attendingType: [Reading<AttendingType>] = []
  /// The lowest age, in years.
  package var minimumAge: Reading<Int>?
  /// The highest age, in years: the number that the text gives, so "under 18s" is 18.
  package var maximumAge: Reading<Int>?
  /// The one gender that it is for.
  package var gender: Reading<Gender>?
  /// The circumstances that one must be in.
  package var eligibility: [TermReading] = []
  /// The circumstances of those it is for.
  package var audience: [TermReading] = []
  /// What the record describes.
  package var kind = RecordKind.service
  /// What a person should know, in the order of `RecordFlag`.
  package var flags: [RecordFlag] = []
  /// The separate services of a bundled description; empty unless flagged so.
  package var parts: [RecordPart] = []

  /// Makes readings of nothing.
  package init() {}
}
