import WaymarkClassifier
package import WaymarkStorage
package import WaymarkTagging
import WaymarkTaxonomy

/// Makes a model that can be shared of what a workspace has learned: no texts, no names, no times,
/// and only words that several records of several organisations have.
///
/// What the workspace started with is left out, so that councils that started with the same model may
/// add theirs up without counting it twice.
package struct ModelExport {
  /// The fewest records that a word must be in.
  package var leastRecords = 3
  /// The fewest organisations that these must be of.
  package var leastOrganisations = 2

  /// What was made.
  package struct Result: Sendable {
    /// The model.
    package var model: SharedModel
    /// The number of records that it was learned from.
    package var recordCount: Int
    /// The number of organisations that they are of.
    package var organisationCount: Int
    /// The number of words in it.
    package var wordCount: Int
    /// The number of words that too few records or organisations have.
    package var withheldCount: Int
  }

  /// In which records a word was seen.
  fileprivate struct Use {
    var records = 0
    /// No more than need be known.
    var organisations: [String] = []
  }

  /// Makes an export with the usual limits.
  package init() {}

  /// Makes the model of a workspace.
  ///
  /// Records that name no organisation count as of one: that of their source.
  ///
  /// - Throws: `StoreError`.
  package func make(from store: WorkspaceStore) throws -> Result {
    let judgement = try ModelStore.load(from: store).judgement
    return try store.read { database in
      let graph = try database.loadGraph()
      var uses: [String: Use] = [:]
      var organisations: Set<String> = []
      var records = 0
      try database.forEachEntry { entry in
        guard entry.isActive, let lesson = entry.lesson else { return }
        records += 1
        let named = (entry.organisation ?? entry.note.group).flatMap {
          $0.isEmpty ? nil : "o:" + $0
        }
        let organisation = named ?? "s:" + entry.source
        organisations.insert(organisation)
        for feature in lesson.features {
          uses[feature.stem, default: Use()].add(organisation, limit: leastOrganisations)
        }
      }
      let shared = uses.filter {
        $0.value.records >= leastRecords && $0.value.organisations.count >= leastOrganisations
      }
      var counts = Counts()
      try database.forEachEntry { entry in
        guard entry.isActive, var lesson = entry.lesson else { return }
        lesson.features.removeAll { shared[$0.stem] == nil }
        // Others may not know what took a term's place; terms that nothing replaced stay as they are.
        counts.add(
          lesson.handed { term in
            let heirs = graph.heirs(of: term)
            return heirs.isEmpty ? [term] : heirs
          })
      }
      var origin = ModelOrigin()
      origin.records = records
      origin.leastRecords = leastRecords
      origin.leastOrganisations = leastOrganisations
      return Result(
        model: SharedModel(counts, judgement: judgement, graph: graph, origin: origin),
        recordCount: records, organisationCount: organisations.count,
        wordCount: counts.postings.count, withheldCount: uses.count - shared.count)
    }
  }
}

extension ModelExport.Use {
  fileprivate mutating func add(_ organisation: String, limit: Int) {
    records += 1
    if organisations.count < limit, !organisations.contains(organisation) {
      organisations.append(organisation)
    }
  }
}
