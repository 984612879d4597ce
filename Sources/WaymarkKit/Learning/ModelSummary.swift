import WaymarkClassifier
package import WaymarkFormats
package import WaymarkStorage
package import WaymarkTagging
import WaymarkTaxonomy

/// What there is to say of a model: of a file, or of a workspace.
package struct ModelSummary: Sendable {
  /// One thing to say: its name, and its value as text or number.
  package struct Item: Sendable, Hashable {
    /// What it is called.
    package var name: String
    /// The number; nil where it is no number.
    package var number: Double?
    /// The value as people read it.
    package var text: String
  }

  /// What there is to say, in order.
  package private(set) var items: [Item] = []

  /// Describes a model that can be shared.
  package init(of model: SharedModel) {
    add(counts: model.counts)
    add("weights", model.weightsDiffer ? "differ" : model.judgement == nil ? "none" : "fitted")
    let origin = model.origin ?? ModelOrigin()
    add("models", origin.models)
    add("records", origin.records)
    add("least records of a word", origin.leastRecords)
    add("least organisations of a word", origin.leastOrganisations)
  }

  /// Describes the model of a workspace.
  ///
  /// - Throws: `StoreError`.
  package init(of store: WorkspaceStore) throws {
    let model = try ModelStore.load(from: store)
    try store.read { database in
      add("version", model.version)
      let graph = model.graph
      add("terms in use", graph.terms.count { !$0.isRetired })
      add("retired terms", graph.terms.count(where: \.isRetired))
      add("keywords", try database.keywords().count)
      add("corrections", model.corrections)
      add("journal entries", try database.lastEntry())
      add(counts: try database.loadCounts())
    }
    add("weights", model.judgement == Judgement() ? "as shipped" : "fitted")
  }

  /// Writes the summary as a JSON object; names have hyphens for spaces.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    for item in items {
      writer.key(named: item.name.split(separator: " ").joined(separator: "-"))
      if let number = item.number {
        writer.double(number, decimals: 3)
      } else {
        writer.string(item.text)
      }
    }
    writer.endObject()
  }

  private mutating func add(counts: Counts) {
    let unit = Double(countUnit)
    add("terms taught", counts.totals.count)
    add("words", counts.postings.count)
    add("lessons", Double(counts.totals.values.reduce(0) { $0 + $1.lessons }) / unit)
    add("refusals", Double(counts.totals.values.reduce(0) { $0 + $1.refusals }) / unit)
  }

  private mutating func add(_ name: String, _ text: String) {
    items.append(Item(name: name, number: nil, text: text))
  }

  private mutating func add(_ name: String, _ number: Int) {
    items.append(Item(name: name, number: Double(number), text: String(number)))
  }

  private mutating func add(_ name: String, _ number: Double) {
    items.append(Item(name: name, number: number, text: number.decimalText(1)))
  }
}
