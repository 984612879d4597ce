import Foundation
import Testing
import WaymarkClassifier
import WaymarkFormats
import WaymarkTaxonomy

@testable import WaymarkStorage

@Suite("Workspace store")
struct WorkspaceStoreTests {
  /// The code of the error that opening a file throws.
  func codeOfOpening(_ path: String) -> StoreError.Code? {
    do {
      let store = try WorkspaceStore(at: path, patience: .milliseconds(50))
      _ = try store.read { try $0.loadGraph() }
      return nil
    } catch let error as StoreError {
      #expect(error.path == path)
      #expect(!"\(error)".contains("\n"))
      return error.code
    } catch {
      Issue.record(error)
      return nil
    }
  }

  @Test("the graph and the keywords come back as they were stored")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let made = try WorkspaceStore(creatingAt: path)
    try made.write { try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords) }
    made.close()
    let store = try WorkspaceStore(at: path)
    let graph = try store.read { try $0.loadGraph() }
    #expect(graph.terms == Sample.graph.terms)
    #expect(graph.links == Sample.graph.links)
    #expect(graph.rejectedLinks == Sample.graph.rejectedLinks)
    #expect(graph.vocabularies == Sample.graph.vocabularies)
    #expect(Set(try store.read { try $0.keywords() }) == Set(Sample.keywords))
  }

  @Test("keywords of unknown terms are handed back")
  func leftOutKeywords() throws {
    let store = try WorkspaceStore.inMemory()
    let stray = Keyword(term: Sample.id("testNeed:99"), text: "nothing")
    let leftOut = try store.write {
      try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords + [stray])
    }
    #expect(leftOut == [stray])
  }

  @Test("the knowledge version changes with vocabularies and keywords, and only with them")
  func knowledgeVersion() throws {
    let store = try Sample.store()
    var versions = [try store.read { try $0.knowledgeVersion() }]
    try store.write { try $0.add([Keyword(term: Sample.id("testNeed:1"), text: "friends")]) }
    versions.append(try store.read { try $0.knowledgeVersion() })
    try store.write { _ = try $0.removeKeyword("friends", of: Sample.id("testNeed:1")) }
    versions.append(try store.read { try $0.knowledgeVersion() })
    try store.write { try $0.setMeta("other", to: "1") }
    #expect(Set(versions).count == 3)
    #expect(try store.read { try $0.knowledgeVersion() } == versions.last)
  }

  @Test("when nobody has it open, the workspace is one file")
  func oneFile() throws {
    let folder = try TemporaryFolder()
    let store = try WorkspaceStore(creatingAt: folder.file("w.sqlite"))
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: []) }
    let other = try WorkspaceStore(at: folder.file("w.sqlite"))
    _ = try other.read { try $0.keywords() }
    other.close()
    store.close()
    #expect(try folder.names() == ["w.sqlite"])
    #expect(throws: StoreError.self) { try store.read { try $0.keywords() } }
  }

  @Test(
    "a file that is no workspace is refused as such",
    arguments: [
      "", "hello", String(repeating: "no database ", count: 1000), "SQLite format 3\u{0}",
      "SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 8000),
    ])
  func notAWorkspace(content: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    let code = codeOfOpening(path)
    #expect(code == .notAWorkspace || code == .damaged)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
  }

  @Test("a missing file, a folder and somebody else's database are refused")
  func otherFiles() throws {
    let folder = try TemporaryFolder()
    #expect(codeOfOpening(folder.file("none.sqlite")) == .missing)
    #expect(codeOfOpening(folder.path) == .missing)
    let foreign = try Database(
      path: folder.file("foreign.sqlite"), access: .create, busyTimeout: 0)
    try foreign.execute("CREATE TABLE mine (x)")
    foreign.close()
    #expect(codeOfOpening(folder.file("foreign.sqlite")) == .notAWorkspace)
    #expect(throws: StoreError.self) {
      _ = try WorkspaceStore(creatingAt: folder.file("foreign.sqlite"))
    }
  }

  @Test("a workspace of a newer version is refused and left alone")
  func newerSchema() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    try WorkspaceStore(creatingAt: path).close()
    let database = try Database(path: path, access: .readWrite, busyTimeout: 0)
    try database.execute("PRAGMA user_version = 99")
    database.close()
    #expect(codeOfOpening(path) == .newerSchema)
  }

  @Test("a workspace of the version before, which nobody may write, still answers")
  func olderAndReadOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords) }
    store.close()
    let database = try Database(path: path, access: .readWrite, busyTimeout: 0)
    try database.execute("DROP INDEX active_lesson; PRAGMA user_version = 2")
    database.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let opened = try WorkspaceStore(at: path)
    #expect(opened.isReadOnly)
    #expect(try opened.read { try $0.keywords() }.count == Sample.keywords.count)
  }

  @Test("a workspace of the first version is brought up to date, and keeps what it learned")
  func olderSchema() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    func entry(_ stem: String) -> JournalEntry {
      let lesson = Lesson(
        features: [.init(stem: stem, count: 1024)], verdicts: [.init(term: 0)])
      return JournalEntry(at: "2030-01-01T00:00:00Z", by: "ann", lesson: lesson)
    }
    try store.write { database in
      try database.replaceVocabularies(Sample.graph, keywords: [])
      try database.append([entry("soup"), entry("tea")])
    }
    store.close()
    let database = try Database(path: path, access: .readWrite, busyTimeout: 0)
    // The counts as the first version wrote them: of the first entry only, without stems.
    var blob: [UInt8] = []
    for number in [1, 1, 1, 1024, 0, 1024, 0, 1, 4] {
      withUnsafeBytes(of: Int64(number).littleEndian) { blob += $0 }
    }
    blob += Array("soup".utf8)
    for number in [1, 1, 1024, 0] { withUnsafeBytes(of: Int64(number).littleEndian) { blob += $0 } }
    try database.setArtifact(.counts, fingerprint: "1", content: blob)
    try database.execute(
      """
      DROP INDEX lesson_record; DROP INDEX lesson_at; DROP INDEX fit_in_force;
      DROP INDEX active_lesson;
      ALTER TABLE lesson DROP COLUMN half_life; PRAGMA user_version = 1
      """)
    database.close()
    let opened = try WorkspaceStore(at: path)
    #expect(try opened.read { try $0.activeLessons() } == 2)
    let counts = try opened.read { try $0.loadCounts() }
    #expect(counts.postings.keys.sorted() == ["soup", "tea"])
    #expect(try opened.read { try $0.loadFlatCounts() }.counts == counts)
    try opened.write { try $0.append(entry("cake")) }
    #expect(try opened.read { try $0.activeLessons() } == 3)
  }

  @Test("a damaged workspace is an error, whatever is damaged", arguments: 0..<12)
  func damage(seed: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords) }
    store.close()
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let start = bytes.count * seed / 12
    for index in start..<min(start + 3000, bytes.count) where index >= 100 {
      bytes[index] = UInt8(truncatingIfNeeded: index &* 31)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do {
      let store = try WorkspaceStore(at: path)
      _ = try store.read { try $0.loadGraph() }
      _ = try store.read { try $0.search("food bank") }
    } catch {
      #expect(error is StoreError)
    }
  }

  @Test("a read-only file or folder is read, and not written", arguments: [true, false])
  func readOnly(isFolder: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w ?%#.sqlite")
    let made = try WorkspaceStore(creatingAt: path)
    try made.write { try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords) }
    made.close()
    try FileManager.default.setAttributes(
      [.posixPermissions: isFolder ? 0o555 : 0o444], ofItemAtPath: isFolder ? folder.path : path)
    let store = try WorkspaceStore(at: path)
    #expect(store.isReadOnly)
    #expect(try store.read { try $0.loadGraph() }.terms == Sample.graph.terms)
    #expect(try store.read { try $0.search("food") }.isEmpty == false)
    let error = #expect(throws: StoreError.self) {
      try store.write { try $0.setMeta("a", to: "b") }
    }
    #expect(error?.code == .readOnly)
    store.close()
    #expect(try folder.names() == ["w ?%#.sqlite"])
  }

  @Test("a workspace that another process writes can be read, and says so when written")
  func locked() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path, patience: .milliseconds(50))
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: []) }
    let other = try Database(path: path, access: .readWrite, busyTimeout: 0)
    try other.execute("BEGIN IMMEDIATE")
    #expect(try store.read { try $0.loadGraph() }.terms.isEmpty == false)
    let error = #expect(throws: StoreError.self) {
      try store.write { try $0.setMeta("a", to: "b") }
    }
    #expect(error?.code == .locked)
    try other.execute("ROLLBACK")
    try store.write { try $0.setMeta("a", to: "b") }
    #expect(try store.read { try $0.meta("a") } == "b")
  }

  @Test("the holder of a lock is named where the system tells")
  func lockHolder() throws {
    let shell = "/usr/bin/sqlite3"
    guard FileManager.default.isExecutableFile(atPath: shell),
      FileManager.default.isReadableFile(atPath: "/proc/locks")
    else { return }
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    try WorkspaceStore(creatingAt: path).close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-batch", path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    try input.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE; SELECT 1;\n".utf8))
    _ = output.fileHandleForReading.availableData
    let store = try WorkspaceStore(at: path, patience: .milliseconds(20))
    let error = #expect(throws: StoreError.self) {
      try store.write { try $0.setMeta("a", to: "b") }
    }
    #expect(error?.code == .locked)
    #expect(error?.message.contains("\(process.processIdentifier)") == true)
  }

  @Test("a lock that the system's list left out once is found in the next")
  func lockHolderSlips() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    try WorkspaceStore(creatingAt: path).close()
    let file = try #require(FileStatus(of: path))
    let held = "2: POSIX  ADVISORY  WRITE 999999999 ff:ff:\(file.inode) 120 120\n"
    var lists = ["1: POSIX  ADVISORY  READ 4242 ff:ff:1 123 123\n", held]
    #expect(LockHolder.find(of: path) { lists.removeFirst() } == "(process 999999999)")
  }

  @Test("a file of the same number on another file system is not taken for the workspace")
  func lockHolderElsewhere() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    try WorkspaceStore(creatingAt: path).close()
    let file = try #require(FileStatus(of: path))
    let minor = String(file.device & 0xFF | (file.device >> 12) & ~0xFF, radix: 16)
    let major = String((file.device >> 8) & 0xFFF, radix: 16)
    let list = """
      1: POSIX  ADVISORY  WRITE 999999998 ff:ff:\(file.inode) 120 120
      2: POSIX  ADVISORY  WRITE 999999999 \(major):\(minor):\(file.inode) 120 120
      """
    #expect(LockHolder.find(of: path) { list } == "(process 999999999)")
    #expect(LockHolder.find(of: path) { nil } == nil)
  }

  @Test("a full disk undoes the whole of what was begun")
  func diskFull() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: Sample.keywords) }
    let pages = try store.read { try $0.first("PRAGMA page_count") { $0.int(0) } ?? 0 }
    _ = try store.read { try $0.first("PRAGMA max_page_count = \(pages + 3)") { $0.int(0) } }
    let error = #expect(throws: StoreError.self) {
      try store.write { database in
        try database.setMeta("small", to: "written first")
        try database.setArtifact(
          .index, fingerprint: "", content: [UInt8](repeating: 7, count: 1_000_000))
      }
    }
    #expect(error?.code == .diskFull)
    #expect(try store.read { try $0.meta("small") } == nil)
    #expect(try store.read { try $0.loadGraph() }.terms == Sample.graph.terms)
    try store.write { try $0.setMeta("small", to: "fits") }
  }

  @Test("a crash between writes leaves what was committed, and nothing else")
  func crash() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.sqlite")
    let store = try WorkspaceStore(creatingAt: path)
    try store.write { try $0.replaceVocabularies(Sample.graph, keywords: []) }
    let copy = folder.file("copy.sqlite")
    try store.write { database in
      try database.setMeta("begun", to: "but not committed")
      try database.setArtifact(
        .index, fingerprint: "", content: [UInt8](repeating: 1, count: 500_000))
      // What a crash would leave behind, at this moment.
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
    }
    let recovered = try WorkspaceStore(at: copy)
    #expect(try recovered.read { try $0.meta("begun") } == nil)
    #expect(try recovered.read { try $0.artifact(.index) } == nil)
    #expect(try recovered.read { try $0.loadGraph() }.terms == Sample.graph.terms)
    let check = try recovered.read { try $0.first("PRAGMA integrity_check") { $0.text(0) } }
    #expect(check == "ok")
  }

  @Test("a failing write leaves nothing behind")
  func rollback() throws {
    struct Stop: Error {}
    let store = try Sample.store()
    #expect(throws: Stop.self) {
      try store.write { database in
        try database.setMeta("a", to: "b")
        throw Stop()
      }
    }
    #expect(try store.read { try $0.meta("a") } == nil)
  }

  @Test("an artifact comes back with its fingerprint", arguments: [0, 1, 100_000])
  func artifacts(size: Int) throws {
    let store = try WorkspaceStore.inMemory()
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try store.write { try $0.setArtifact(.index, fingerprint: "v1", content: content) }
    let found = try store.read { try $0.artifact(.index) }
    #expect(found?.fingerprint == "v1")
    #expect(found?.content == content)
    #expect(try store.read { try $0.artifact(.engine) } == nil)
    try store.write { try $0.removeArtifact(.index) }
    #expect(try store.read { try $0.artifact(.index) } == nil)
  }
}
