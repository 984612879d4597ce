import Foundation
import Testing
import WaymarkFormats
import WaymarkStorage
import WaymarkTaxonomy

/// A folder of its own for one test, which goes with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("waymark-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A test that made the folder read-only has to leave it removable; failing that, it stays.
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// The names of the files in it, in order.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

/// A small vocabulary of the tests' own.
enum Sample {
  static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    let place = Place(file: "sample")
    builder.add(Vocabulary(prefix: "testServiceType"))
    builder.add(Vocabulary(prefix: "testNeed"))
    let terms: [(String, String, [String], String?)] = [
      ("testServiceType:1", "Bereavement counselling", ["Grief support"], "Talking after a death."),
      ("testServiceType:2", "Food banks", ["Emergency food parcels"], nil),
      ("testServiceType:3", "Community lunch clubs", [], "Hot meals and company, once a week."),
      ("testServiceType:4", "Companies register", [], nil),
      ("testServiceType:5", "Carers’ cafés", ["Cafes for carers"], nil),
      ("testServiceType:6", "Counselling", [], nil),
      ("testNeed:1", "Company", [], nil),
      ("testNeed:2", "Food", [], "Something to eat."),
    ]
    for (id, label, alternatives, note) in terms {
      guard let id = CURIE(id) else { continue }
      builder.add(
        Term(id: id, label: label, alternativeLabels: alternatives, scopeNote: note), at: place)
    }
    builder.link(from: id("testServiceType:1"), .broader, to: id("testServiceType:6"), at: place)
    builder.link(
      from: id("testNeed:2"), .leadsTo, to: id("testServiceType:2"), weight: 0.5, at: place)
    // It closes a circle and is rejected.
    builder.link(from: id("testServiceType:6"), .broader, to: id("testServiceType:1"), at: place)
    return builder.build().graph
  }()

  static let keywords = [
    Keyword(term: id("testServiceType:2"), text: "hungry", weight: 0.8, source: "test"),
    Keyword(term: id("testServiceType:5"), text: "unpaid carers", weight: 1, source: "test"),
  ]

  static func id(_ text: String) -> CURIE { CURIE(text) ?? CURIE(prefix: "none", local: text) }

  /// A store in memory with the sample in it.
  static func store() throws -> WorkspaceStore {
    let store = try WorkspaceStore.inMemory()
    try store.write { try $0.replaceVocabularies(graph, keywords: keywords) }
    return store
  }
}

extension WorkspaceStore {
  /// Takes an entry back; what cannot be taken back is refused, and nothing else may go wrong.
  func undoIfAllowed(_ id: Int, by who: String) throws {
    do {
      try write { _ = try $0.undo([id], by: who, at: "") }
    } catch let error as StoreError where error.code == .refused {
      // Nothing has changed, which the caller looks at.
    }
  }
}
