import Foundation
import WaymarkFormats

/// Finds out who keeps a workspace locked, where the system tells.
enum LockHolder {
  /// Returns the name and number of a process that has a write lock on a workspace; nil where the
  /// system does not say, as anywhere but on Linux.
  static func find(of path: String) -> String? {
    // In WAL mode the lock of writers is on the shared-memory file.
    let files = [path + "-shm", path].compactMap { FileStatus(of: $0)?.inode }
    // No list of locks is an answer too: nobody is known.
    guard let list = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else { return nil }
    let own = ProcessInfo.processInfo.processIdentifier
    for line in list.split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 4242 08:01:1234567 120 120
      let parts = line.split(separator: " ")
      guard parts.count >= 6, parts[3] == "WRITE", let process = Int32(parts[4]), process != own,
        let number = parts[5].split(separator: ":").last.flatMap({ UInt64($0) }),
        files.contains(number)
      else { continue }
      // A process that ended meanwhile has no name; its number still tells something.
      let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
      let named = name.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) + " " } ?? ""
      return "\(named)(process \(process))"
    }
    return nil
  }
}
