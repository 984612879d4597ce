/// What a key of a record, or the column of a table, means.
///
/// Keys are compared by their lower-case letters and digits only, for feeds spell the same key
/// `minimum_age`, `minimumAge`, `minimumage` and `Minimum age`.
enum RecordField: Sendable {
  case id, otherID, name, title, description, text, organization, group, categories, sessionAccess
  case minimumAge, maximumAge, gender, audience, eligibility, kind
  /// A list of records in an envelope around them, whatever else stands beside it.
  case list
  /// A list of records only where nothing beside it looks like a record.
  case perhapsList
  /// The number of records or pages in an envelope.
  case pageCount

  /// The field that a key names, or `nil` for one that is not read.
  init?(key: UnsafeBufferPointer<UInt8>) {
    guard key.count <= 32, let field = Self.byHash[KeyHash.of(key)] else { return nil }
    self = field
  }

  /// The field that a key names, or `nil` for one that is not read.
  init?(key: String) {
    guard key.utf8.count <= 32, let field = Self.byHash[KeyHash.of(key.utf8)] else { return nil }
    self = field
  }

  private static let byHash: [UInt64: RecordField] = KeyHash.table([
    .id: ["id"],
    .otherID: ["identifier", "documentid", "recordid", "serviceid"],
    .name: ["name"],
    .title: ["title", "servicename"],
    .description: ["description"],
    .text: ["text", "servicedescription"],
    .organization: [
      "organization", "organisation", "organizationname", "organisationname",
    ],
    .group: ["group"],
    .categories: [
      "categories", "category", "subjects", "taxonomies", "taxonomyterms", "servicetaxonomys",
      "servicetaxonomies", "servicetaxonomy", "attributes",
    ],
    .sessionAccess: ["sessionaccess", "attendingaccess"],
    .minimumAge: ["minimumage", "minage"],
    .maximumAge: ["maximumage", "maxage"],
    .gender: ["gender"],
    .audience: ["audience", "audiences", "audiencetype"],
    .eligibility: ["eligibilitys", "eligibilities", "eligibility"],
    .kind: ["kind"],
    .list: ["contents", "content", "services"],
    .perhapsList: ["items", "records", "results", "data"],
    .pageCount: [
      "totalitems", "totalelements", "totalpages", "numberofelements", "pagenumber",
    ],
  ])
}

/// What a key inside a tag means.
enum CategoryField: Sendable {
  case id, uri, code, label, isMain, vocabulary, term, termID, linkType

  /// The field that a key names, or `nil` for one that is not read.
  init?(key: UnsafeBufferPointer<UInt8>) {
    guard key.count <= 32, let field = Self.byHash[KeyHash.of(key)] else { return nil }
    self = field
  }

  private static let byHash: [UInt64: CategoryField] = KeyHash.table([
    .id: ["id", "identifier", "curie"],
    .uri: ["termuri", "uri"],
    .code: ["code", "notation"],
    .label: ["label", "name", "preflabel", "title"],
    .isMain: ["main", "ismain", "primary"],
    // In version 1 `taxonomy` is the term, in version 3 it is the name of the vocabulary.
    .vocabulary: ["vocabulary", "taxonomydetail"],
    .term: ["taxonomyterm", "taxonomy"],
    .termID: ["taxonomytermid", "taxonomyid"],
    .linkType: ["linktype"],
  ])
}

/// Keys reduced to a number, so that looking one up makes no string.
enum KeyHash {
  /// The FNV-1a hash of the lower-case letters and digits of a key.
  static func of(_ key: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3
      default: continue
      }
    }
    return hash
  }

  /// Lays the spellings of fields out by their hashes.
  static func table<Field: Hashable>(_ spellings: [Field: [String]]) -> [UInt64: Field] {
    var table: [UInt64: Field] = [:]
    for (field, names) in spellings {
      for name in names { table[of(name.utf8)] = field }
    }
    return table
  }
}
