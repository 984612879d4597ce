package import WaymarkFormats

/// What one service says about itself, as it was read.
///
/// Only a name or a description is certain to be there. Text is kept as written, so that offsets
/// into it mean the same to everyone.
package struct ServiceRecord: Hashable, Sendable {
  /// The identifier, as text even where the source has a number.
  package var id: String?
  /// The name; empty where only a description was given.
  package var name: String
  /// The description; empty where only a name was given.
  package var description: String
  /// The name of the organisation that provides the service.
  package var organization: String?
  /// What the record belongs to for cross-validation, such as a council.
  package var group: String?
  /// The tags that the record has already.
  package var categories: [RecordCategory]
  /// How one may come: drop-in, appointment, referral, membership; as written.
  package var sessionAccess: String?
  /// The age from which one may come.
  package var minimumAge: Int?
  /// The age up to which one may come.
  package var maximumAge: Int?
  /// The gender that the service is for; as written.
  package var gender: String?
  /// Whom the service is for, in the record's own words.
  package var audience: [String]
  /// Who may use the service, in the record's own words.
  package var eligibility: [String]
  /// What the record is: a service, an organisation, a signpost; as written.
  package var kind: String?
  /// Where the record stands.
  package var place: Place
  /// The record as it stands in its source, where that was asked for.
  package var source: RecordSource?

  /// Makes a record.
  package init(
    id: String? = nil, name: String = "", description: String = "", organization: String? = nil,
    group: String? = nil, categories: [RecordCategory] = [], sessionAccess: String? = nil,
    minimumAge: Int? = nil, maximumAge: Int? = nil, gender: String? = nil, audience: [String] = [],
    eligibility: [String] = [], kind: String? = nil, place: Place = Place(),
    source: RecordSource? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.organization = organization
    self.group = group
    self.categories = categories
    self.sessionAccess = sessionAccess
    self.minimumAge = minimumAge
    self.maximumAge = maximumAge
    self.gender = gender
    self.audience = audience
    self.eligibility = eligibility
    self.kind = kind
    self.place = place
    self.source = source
  }
}

/// A tag of a record, as written: which term it means is for the vocabulary to say.
package struct RecordCategory: Hashable, Sendable {
  /// The identifier: a CURIE, a URI, or the bare identifier of some vocabulary.
  package var id: String?
  /// The label.
  package var label: String?
  /// Whether it is marked as the main one.
  package var isMain: Bool
  /// The name of the vocabulary, where the record gives one apart from the identifier.
  package var vocabulary: String?
  /// Identifiers that the record gives besides `id`, to be tried when `id` is not known.
  package var otherIDs: [String]
  /// What the tag is said to describe, such as `audience`; only Open Referral has this.
  package var linkType: String?

  /// Makes a tag.
  package init(
    id: String? = nil, label: String? = nil, isMain: Bool = false, vocabulary: String? = nil,
    otherIDs: [String] = [], linkType: String? = nil
  ) {
    self.id = id
    self.label = label
    self.isMain = isMain
    self.vocabulary = vocabulary
    self.otherIDs = otherIDs
    self.linkType = linkType
  }

  /// Makes a tag of a word that may be an identifier or a label.
  ///
  /// An identifier has no white space and holds a colon or a slash, or begins with a digit.
  package init(named word: String) {
    let bytes = word.utf8
    let hasSpace = bytes.contains { $0 <= 0x20 }
    let hasMark = bytes.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    let beginsWithDigit = bytes.first?.isASCIIDigit ?? false
    let isIdentifier = !hasSpace && (hasMark || beginsWithDigit)
    self.init(id: isIdentifier ? word : nil, label: isIdentifier ? nil : word)
  }
}

/// The bytes that a record was read from.
package struct RecordSource: Hashable, Sendable {
  /// Where they begin in the input, in bytes from its beginning.
  package var offset: Int
  /// The bytes, a slice of the piece that was read.
  package var bytes: ArraySlice<UInt8>
  /// How the row of a table is laid out; nil for JSON.
  var row: TableRow?
  /// What stands around a JSON object.
  var envelope: RecordEnvelope?

  /// Makes the source of a JSON object.
  package init(offset: Int, bytes: ArraySlice<UInt8>) {
    self.offset = offset
    self.bytes = bytes
  }

  init(offset: Int, bytes: ArraySlice<UInt8>, row: TableRow) {
    self.init(offset: offset, bytes: bytes)
    self.row = row
  }
}

/// What a reader of records yields: a record, or what was wrong where one was expected.
package enum RecordItem: Hashable, Sendable {
  /// A record that could be read.
  case record(ServiceRecord)
  /// Something that could not; reading goes on after it.
  case fault(Fault)
}
