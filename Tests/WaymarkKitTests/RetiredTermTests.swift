import Foundation
import Testing
import WaymarkKit
import WaymarkStorage
import WaymarkTestSupport

@Suite("Retired terms")
struct RetiredTermTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/w.sqlite" }

  private static let former = """
    id,label,status,replacedBy
    exServiceType:1,Lunch clubs,,
    exServiceType:2,Grief support,,
    exServiceType:3,Food parcels,,
    exServiceType:4,Toy libraries,,

    """
  private static let newer = """
    id,label,status,replacedBy
    exServiceType:1,Lunch clubs,,
    exServiceType:2,Grief support,,
    exServiceType:3,Food parcels,retired,exServiceType:8
    exServiceType:4,Toy libraries,retired,
    exServiceType:8,Food aid,,

    """

  private func build(_ list: String) throws {
    var sources = WorkspaceSources()
    sources.vocabularies = [.init(path: folder.write("types.csv", list))]
    if FileManager.default.fileExists(atPath: path) {
      _ = try WorkspaceBuilder(sources).update(at: path)
    } else {
      _ = try WorkspaceBuilder(sources).build(at: path, replacing: false)
    }
  }

  private func learn(food: String) throws {
    let workspace = try Waymark.open(path)
    let lessons = [
      ("Tins of beans and bread", food), ("Bread for families in crisis", food),
      ("Beans, rice and bread on Friday", food), ("Stew at noon with a chat", "exServiceType:1"),
      ("A hot dinner and a chat", "exServiceType:1"),
      ("Talk when somebody died", "exServiceType:2"),
    ]
    for (text, tag) in lessons { try workspace.learn(text, tags: [tag], by: "ann") }
  }

  private func fitted() throws -> String? {
    let store = try WorkspaceStore(at: path)
    _ = try JournalFit(store).fit(.asBefore, by: "ann", at: "2031-01-01T00:00:00Z")
    return try store.read { try $0.fitInForce()?.detail }
  }

  @Test("A fit learns from the lessons of a retired term what those of its heir would teach")
  func fit() throws {
    try build(Self.former)
    try learn(food: "exServiceType:3")
    try build(Self.newer)
    let handedOn = try #require(try fitted())

    let other = RetiredTermTests()
    try other.build(Self.former)
    try other.build(Self.newer)
    try other.learn(food: "exServiceType:8")
    #expect(try other.fitted() == handedOn)
  }

  @Test("A search finds no retired term, whether something took its place or not")
  func search() throws {
    try build(Self.former)
    for query in ["food parcels", "toy libr"] {
      #expect(try Waymark.open(path).search(query).count == 1)
    }
    try build(Self.newer)
    for query in ["food parcels", "toy libr"] {
      let found = try Waymark.open(path).search(query).map(\.term.label)
      #expect(found.allSatisfy { $0 == "Food aid" })
    }
    #expect(try Waymark.open(path).show("Toy libraries").term.id == "exServiceType:4")
  }
}
