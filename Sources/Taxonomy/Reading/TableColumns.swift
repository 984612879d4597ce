import WaymarkFormats

/// Which column of a vocabulary's table holds what.
struct TableColumns {
  var id: Int?
  var label: Int?
  var alternativeLabels: [Int]
  var scopeNote: Int?
  var notation: Int?
  var status: Int?
  var retired: Int?
  var preferred: Int?
  var history: Int?
  var type: Int?
  var list: Int?
  var parents: Int?
  var parentLabels: Int?
  var parentWeights: Int?
  /// The columns of other links, with their weights, what they say and whether they lead to the row's
  /// term.
  var links: [(column: Int, weights: Int?, relation: Relation, isInverse: Bool)]
  /// Whether the columns bear the names that the LGA gives them.
  var isOfficial: Bool

  init(of reader: DelimitedReader) {
    id = reader.column("id", "identifier", "curie", "uri", "code")
    label = reader.column("label", "preflabel", "preferred label", "name", "title", "term")
    let alternatives = [
      "alt", "altlabel", "altlabels", "alternative labels", "alternative label", "synonyms",
      "synonym", "non_preferred_labels", "hidden labels",
    ]
    alternativeLabels = alternatives.compactMap { reader.column($0) }
    scopeNote = reader.column("scope note", "scopenotes", "definition", "description")
    notation = reader.column("notation")
    status = reader.column("status")
    retired = reader.column("retired", "deprecated")
    preferred = reader.column("preferred_ids", "preferred_id")
    history = reader.column("history notes", "history note")
    type = reader.column("type")
    list = reader.column("list", "vocabulary", "taxonomy")
    parents = reader.column(
      "broader", "parent", "parents", "parent_id", "parent_ids", "broader_ids", "broader_id",
      "parent identifiers", "parent identifier")
    parentLabels = reader.column("parent labels", "parent label")
    parentWeights = parents.flatMap { reader.column(Self.weights(beside: reader.header[$0])) }
    links = []
    for (column, name) in reader.header.enumerated() {
      if let link = Self.link(named: DelimitedReader.columnKey(name)) {
        links.append(
          (column, reader.column(Self.weights(beside: name)), link.relation, link.isInverse))
      }
    }
    isOfficial = reader.column("identifier") != nil && reader.column("label") != nil
  }

  /// The name of the column that has the weights of the links in another.
  static func weights(beside column: String) -> String { column + " weights" }

  private static func link(named key: String) -> (relation: Relation, isInverse: Bool)? {
    for suffix in ["", "ids", "id", "identifiers", "identifier"] {
      guard key.hasSuffix(suffix) else { continue }
      let stem = String(key.dropLast(suffix.count))
      if stem == "narrower" { return (.broader, true) }
      if stem == "function" || stem == "functions" { return (.groups, true) }
      let found = Relation.allCases.first {
        $0 != .broader && DelimitedReader.columnKey($0.rawValue) == stem
      }
      if let found { return (found, false) }
    }
    return nil
  }
}
