import Foundation
import Testing
import WaymarkFormats

@Suite("Outputs appear whole or not at all") struct OutputFileTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a leftover in /tmp fails no test
    try body(folder.path)
  }

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("A file has its name only after the commit") func commit() throws {
    try inFolder { folder in
      let output = try OutputFile(path: folder + "/a.csv")
      try output.write("id\n")
      try output.write([UInt8](repeating: 0x41, count: 1_000_000))
      #expect(try files(folder) == ["a.csv.partial"])
      try output.commit()
      #expect(try files(folder) == ["a.csv"])
      #expect(output.count == 1_000_003)
      #expect(try ByteReader(path: folder + "/a.csv").readAll().count == 1_000_003)
    }
  }

  @Test("Without a commit what stood there before still stands") func abandoned() throws {
    try inFolder { folder in
      let path = folder + "/a.csv"
      try Data("before".utf8).write(to: URL(fileURLWithPath: path))
      do {
        let output = try OutputFile(path: path)
        try output.write("after")
      }
      #expect(try files(folder) == ["a.csv"])
      #expect(try ByteReader(path: path).readAll() == Array("before".utf8))
    }
  }

  @Test("A file that is replaced keeps its permissions") func permissions() throws {
    try inFolder { folder in
      let path = folder + "/a.csv"
      try Data("before".utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let output = try OutputFile(path: path)
      try output.write("after")
      try output.commit()
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try ByteReader(path: path).readAll() == Array("after".utf8))
    }
  }

  @Test("Two cannot write one file at a time, and the second may once the first is done")
  func alone() throws {
    try inFolder { folder in
      let path = folder + "/a.csv"
      let first = try OutputFile(path: path)
      try first.write("first")
      #expect {
        try OutputFile(path: path)
      } throws: { ($0 as? Fault)?.message.contains("another run") == true }
      try first.commit()
      #expect(try ByteReader(path: path).readAll() == Array("first".utf8))
      let second = try OutputFile(path: path)
      try second.write("second")
      try second.commit()
      #expect(try ByteReader(path: path).readAll() == Array("second".utf8))
    }
  }

  @Test("A link is written through") func link() throws {
    try inFolder { folder in
      let manager = FileManager.default
      for name in ["there", "not yet"] {
        let (link, target) = ("\(folder)/link to \(name)", "\(folder)/\(name)")
        if name == "there" { try Data("before".utf8).write(to: URL(fileURLWithPath: target)) }
        try manager.createSymbolicLink(atPath: link, withDestinationPath: name)
        let output = try OutputFile(path: link)
        try output.write("after")
        try output.commit()
        #expect(try manager.destinationOfSymbolicLink(atPath: link) == name)
        #expect(try ByteReader(path: target).readAll() == Array("after".utf8))
      }
    }
  }

  @Test("What stood there before is kept under the next free number where that is asked for")
  func kept() throws {
    try inFolder { folder in
      let path = folder + "/log"
      var names: [String?] = []
      for text in ["one", "two", "three"] {
        let output = try OutputFile(path: path)
        try output.write(text)
        names.append(try output.commit(keepingOld: true))
      }
      #expect(names == [nil, path + ".1", path + ".2"])
      #expect(try ByteReader(path: path + ".1").readAll() == Array("one".utf8))
      #expect(try ByteReader(path: path + ".2").readAll() == Array("two".utf8))
      #expect(try files(folder) == ["log", "log.1", "log.2"])
    }
  }

  @Test("Writing after the commit is refused") func closed() throws {
    try inFolder { folder in
      let output = try OutputFile(path: folder + "/a.csv")
      try output.commit()
      try output.write("late")
      #expect(throws: Fault.self) { try output.flush() }
    }
  }

  @Test("A full disk is a fault with the path") func fullDisk() throws {
    let output = try OutputFile(path: "/dev/full")
    try output.write("x")
    let fault = #expect(throws: Fault.self) { try output.commit() }
    #expect(fault == Fault(at: Place(file: "/dev/full"), "cannot be written: the disk is full"))
  }

  @Test("A pipe whose reader is gone is a fault") func brokenPipe() throws {
    // The program ignores this signal too; by default it would end the tests.
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let output = try OutputFile(path: "/dev/fd/\(ends[1])")
    try output.write("x")
    let fault = #expect(throws: Fault.self) { try output.flush() }
    #expect(fault?.message == "cannot be written: the reader of the pipe is gone")
  }

  @Test("What cannot be written says so", arguments: ["/", "/nowhere/a", "", "/tmp/\0", "/tmp"])
  func unwritable(path: String) {
    let fault = #expect(throws: Fault.self) { _ = try OutputFile(path: path) }
    #expect(fault?.place.file == path)
  }
}
