import WaymarkFormats

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
  /// A record inside another thing, such as the place where it is given.
  case nested

  /// The field that a key names, or `nil` for one that is not read.
  init?(_ key: FoldedKey) {
    guard let field = Self.byKey[key] else { return nil }
    self = field
  }

  /// The keys of descriptions, without what makes no difference in them.
  static let descriptions = ["description", "text", "servicedescription", "summary"]

  private static let byKey = FoldedKeyTable<RecordField>([
    .id: ["id"],
    .otherID: ["identifier", "documentid", "recordid", "serviceid", "reference", "ref", "uuid"],
    .name: ["name"],
    .title: ["title", "servicename"],
    .description: [descriptions[0]],
    .text: Array(descriptions.dropFirst()),
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
    .nested: ["service"],
    .pageCount: [
      "totalitems", "totalelements", "totalpages", "numberofelements", "pagenumber",
    ],
  ])
}

/// What a key inside a tag means.
enum CategoryField: Sendable {
  case id, uri, code, label, isMain, vocabulary, term, termID, linkType

  /// The field that a key names, or `nil` for one that is not read.
  init?(_ key: FoldedKey) {
    guard let field = Self.byKey[key] else { return nil }
    self = field
  }

  private static let byKey = FoldedKeyTable<CategoryField>([
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
