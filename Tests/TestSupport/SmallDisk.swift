import Foundation

/// A disk of a few kilobytes, to be filled; it goes with its owner.
///
/// It is a file system in memory, which only a privileged user may mount.
package final class SmallDisk: Sendable {
  /// Whether such a disk can be had here.
  package static let isPermitted = (try? SmallDisk(kilobytes: 16)) != nil

  /// Why there is none.
  package struct Refused: Error {}

  /// Where it is mounted.
  package let path: String
  private let folder = TemporaryFolder()

  /// Mounts a disk.
  package init(kilobytes: Int) throws {
    path = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let options = ["-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=755", "tmpfs", path]
    guard let mount = ForeignTool("mount"), try mount.run(options, in: folder).status == 0 else {
      throw Refused()
    }
  }

  deinit {
    // What cannot be unmounted is left to the system.
    _ = try? ForeignTool("umount")?.run([path], in: folder)
  }

  /// Fills it up with a file, but for some bytes.
  package func fill(leaving bytes: Int = 0) throws {
    let filler = path + "/filler"
    _ = FileManager.default.createFile(atPath: filler, contents: nil)
    guard let handle = FileHandle(forWritingAtPath: filler) else { throw Refused() }
    let block = Data(count: 1024)
    var written: UInt64 = 0
    do {
      while true {
        try handle.write(contentsOf: block)
        written += 1024
      }
    } catch {
      // The disk is full, which is what was wanted.
    }
    try handle.truncate(atOffset: written > UInt64(bytes) ? written - UInt64(bytes) : 0)
    try handle.close()
  }

  /// Frees what was filled.
  package func empty() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

  /// What is on it, but for the filler.
  package func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0 != "filler" }.sorted()
  }
}
