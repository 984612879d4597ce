import Foundation
package import WaymarkFormats

/// What workspaces ask of the file system.
package enum FileSystem {
  /// Makes a folder with those that it is in, where it is not there yet.
  ///
  /// - Throws: `Fault` where it cannot be made.
  package static func makeFolder(_ path: String) throws(Fault) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Fault(at: Place(file: path), "the folder cannot be made")
    }
  }

  /// Whether there is a file, and no folder, at a path.
  static func isFile(_ path: String) -> Bool { FileStatus(of: path)?.isFolder == false }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { FileStatus(of: path) != nil }

  /// The last part of a path.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool { FileStatus(of: path)?.isFolder == true }

  /// The path of the program that runs; nil where the system does not say.
  static var runningProgram: String? {
    #if os(Linux)
    // Asking the kernel spares the reading of a bundle.
    return try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
    return Bundle.main.executableURL?.resolvingSymlinksInPath().path
    #endif
  }

  /// Gives a file its name; returns whether it was done, which it is not where something else has
  /// the name already and may not lose it.
  static func rename(_ path: String, to name: String, replacing: Bool) -> Bool {
    if replacing { return Foundation.rename(path, name) == 0 }
    // A hard link is made only where there is nothing, in one step; not all file systems have them.
    if link(path, name) == 0 {
      unlink(path)
      return true
    }
    return errno != EEXIST && !exists(name) && Foundation.rename(path, name) == 0
  }

  /// Removes a database with what may lie beside it.
  static func removeDatabase(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}
