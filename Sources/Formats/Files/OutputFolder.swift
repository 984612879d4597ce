import Foundation

/// Writes a folder of files that appears whole or not at all.
///
/// The files go to a folder beside it, which is renamed at the end. That one is of this run alone: what
/// stands in its way stays.
package enum OutputFolder {
  /// Writes files into a new folder.
  ///
  /// - Parameters:
  ///   - files: The files with their paths below the folder, in which `/` begins a new level.
  ///   - path: The folder, which may only be there if nothing is in it.
  /// - Throws: `Fault` where something is there, or where the system refuses, as when the disk is
  ///   full; then nothing is left behind.
  package static func write(
    _ files: some Sequence<(path: String, bytes: [UInt8])>, to path: String
  ) throws(Fault) {
    let place = Place(file: path)
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Fault(at: place, "a path cannot be empty or contain a NUL byte")
    }
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw Fault(at: place, "is a file, and a folder was expected")
      }
      // What cannot be looked into will refuse to be replaced, too.
      guard (try? manager.contentsOfDirectory(atPath: path))?.isEmpty ?? true else {
        throw Fault(at: place, "the folder is not empty")
      }
    }
    let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
    try makeFolder(partial)
    do throws(Fault) {
      var made: Set<String> = []
      for file in files {
        var folder = partial
        for level in file.path.split(separator: "/").dropLast() {
          folder += "/" + level
          if made.insert(folder).inserted { try makeFolder(folder) }
        }
        let output = try OutputFile(path: partial + "/" + file.path)
        try output.write(file.bytes)
        try output.commit()
      }
      guard rename(partial, path) == 0 else { throw refusal(of: path) }
    } catch {
      remove(partial)
      throw error
    }
  }

  private static func makeFolder(_ path: String) throws(Fault) {
    guard mkdir(path, 0o777) == 0 else { throw refusal(of: path) }
  }

  private static func refusal(of path: String) -> Fault {
    Fault(at: Place(file: path), "cannot be written: \(SystemError.current)")
  }

  private static func remove(_ path: String) {
    // Where there is nothing, there is nothing to do.
    try? FileManager.default.removeItem(atPath: path)
  }
}
