import WaymarkKit
import WaymarkStorage
import WaymarkTestSupport

/// A workspace of invented lists, in a folder of its own.
struct InventedWorkspace {
  let folder = TemporaryFolder()
  let path: String

  init(name: String = "w.sqlite") throws {
    InventedLists.write(to: folder)
    path = folder.path + "/" + name
    let files = try ShippedFiles.find(environment: ["WAYMARK_DATA": folder.path])
    _ = try WorkspaceBuilder(files.sources).build(at: path, replacing: false)
  }

  func store() throws -> WorkspaceStore { try WorkspaceStore(at: path) }
}
