import Foundation
import WaymarkFormats

/// Finds out who keeps a workspace locked, where the system tells.
enum LockHolder {
  /// The name and number of a process that has a write lock on a workspace; nil where the system does
  /// not say, as anywhere but on Linux.
  ///
  /// `locks` tells the system's locks, a line each; nil where there is no such list.
  static func find(
    of path: String,
    locks: () -> String? = { try? String(contentsOfFile: "/proc/locks", encoding: .utf8) }
  ) -> String? {
    // In WAL mode the lock of writers is on the shared-memory file.
    let files = [path + "-shm", path].compactMap(FileStatus.init(of:))
    // The list is handed out in pieces, and a lock may slip between two of them while others come
    // and go: one that is held is in the next.
    for _ in 1...3 {
      guard let list = locks() else { return nil }
      guard let process = writer(of: files, in: list) else { continue }
      // A process that ended meanwhile has no name; its number still tells something.
      let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
      let named = name.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) + " " } ?? ""
      return "\(named)(process \(process))"
    }
    return nil
  }

  /// The number of another process that has a write lock on one of some files.
  private static func writer(of files: [FileStatus], in list: String) -> Int32? {
    let own = ProcessInfo.processInfo.processIdentifier
    var elsewhere: Int32?
    for line in list.split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 4242 08:01:1234567 120 120
      let parts = line.split(separator: " ")
      guard parts.count >= 6, parts[3] == "WRITE", let process = Int32(parts[4]), process != own
      else { continue }
      let file = parts[5].split(separator: ":")
      guard file.count == 3, let major = UInt64(file[0], radix: 16),
        let minor = UInt64(file[1], radix: 16), let inode = UInt64(file[2])
      else { continue }
      for candidate in files where candidate.inode == inode {
        if candidate.device == device(major: major, minor: minor) { return process }
        elsewhere = elsewhere ?? process
      }
    }
    // Some file systems give their files another number than the list does (Btrfs, overlays).
    return elsewhere
  }

  /// The number of a file system from the two that Linux makes it of.
  private static func device(major: UInt64, minor: UInt64) -> UInt64 {
    (minor & 0xFF) | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32
  }
}
