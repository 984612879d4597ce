import Foundation
import Testing
import WaymarkFormats
import WaymarkTestSupport

@Suite("A folder of files")
struct OutputFolderTests {
  private let folder = TemporaryFolder()
  private let files: [(path: String, bytes: [UInt8])] = [
    ("a.json", Array("1".utf8)), ("deep/er/b.json", Array("2".utf8)), ("deep/c", []),
  ]

  @Test("appears whole, also where an empty one was, and spares what has a name like its own")
  func whole() throws {
    for (name, before) in [("new", ""), ("empty", "empty"), ("again/", "again.partial/mine")] {
      if !before.isEmpty {
        try FileManager.default.createDirectory(
          atPath: folder.path + "/" + before, withIntermediateDirectories: true)
      }
      let path = folder.path + "/" + name
      try OutputFolder.write(files, to: path)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: path).count == 5)
      #expect(try String(contentsOfFile: path + "/deep/er/b.json", encoding: .utf8) == "2")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "again", "again.partial", "empty", "new",
      ])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/again.partial/mine"))
  }

  @Test("is refused where something is, and leaves nothing behind")
  func refused() throws {
    folder.write("full/x", "")
    folder.write("file", "")
    for name in ["full", "file", "no/such/place", "file/in", ""] {
      let path = name.isEmpty ? "" : folder.path + "/" + name
      #expect(throws: Fault.self) { try OutputFolder.write(files, to: path) }
    }
    let clash = [(path: "a", bytes: [UInt8]()), (path: "a/b", bytes: [])]
    #expect(throws: Fault.self) { try OutputFolder.write(clash, to: folder.path + "/new") }
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == [
        "file", "full", "full/x",
      ])
  }
}
