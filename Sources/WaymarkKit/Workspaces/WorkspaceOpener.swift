import Foundation
import WaymarkFormats
package import WaymarkStorage

/// Opens a workspace, and makes one from the shipped files where there is none.
package struct WorkspaceOpener {
  /// Where the workspace is or would be.
  package let path: String
  /// What makes the workspace.
  private let remedy: String
  private let environment: [String: String]

  /// Makes an opener for a path; where none is given, for `$WAYMARK_WORKSPACE`, else for
  /// `waymark.sqlite` in the current folder.
  package init(path: String?, environment: [String: String]) {
    let named = environment["WAYMARK_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 }
    self.path = path ?? named ?? "waymark.sqlite"
    remedy = "`waymark init\(path.map { " --workspace \($0)" } ?? "")` makes one"
    self.environment = environment
  }

  /// Opens the workspace that is there.
  ///
  /// - Throws: `StoreError`.
  package func open() throws(StoreError) -> WorkspaceStore {
    try Self.checkPath(path)
    do {
      return try WorkspaceStore(at: path)
    } catch {
      guard error.code == .missing, !FileSystem.exists(path) else { throw error }
      try Self.checkFolder(of: path)
      throw StoreError(.missing, "there is no workspace; \(remedy)", path: path)
    }
  }

  private static func checkFolder(of path: String) throws(StoreError) {
    let folder = FileStatus.folder(of: path)
    guard FileSystem.exists(folder) else {
      throw StoreError(.missing, "there is no such folder", path: folder)
    }
  }

  /// Refuses a path where no workspace can be made.
  ///
  /// - Parameters:
  ///   - path: The workspace, as the user named it.
  ///   - target: What the path leads to beyond links.
  /// - Throws: `StoreError` where the folder is not there or may not be written.
  static func checkFolder(of path: String, leadingTo target: String) throws(StoreError) {
    try checkFolder(of: target)
    guard FileStatus.isWritable(FileStatus.folder(of: target)) else {
      throw StoreError(
        .readOnly, "permission denied: the folder of the workspace cannot be written", path: path)
    }
  }

  /// Refuses a path where no workspace can be.
  static func checkPath(_ path: String) throws(StoreError) {
    if path.isEmpty || path.utf8.contains(0) {
      throw StoreError(.missing, "the path of a workspace is empty or holds a NUL byte")
    }
    if FileSystem.isFolder(path) {
      throw StoreError(
        .notAWorkspace, "is a folder, and a file was expected as workspace", path: path)
    }
  }

  /// Opens the workspace, or makes one from the shipped files: at its path where that can be written,
  /// else in memory.
  ///
  /// - Parameter note: Takes a sentence about what was made, for the user.
  /// - Returns: The open workspace.
  /// - Throws: `StoreError` where what is there cannot be opened, `Fault` where the shipped files
  ///   are not found.
  package func openOrBuild(note: (String) -> Void) throws -> WorkspaceStore {
    do {
      return try openOrMake(note: note)
    } catch let error as StoreError
      where !FileSystem.exists(path) && error.code != .locked && error.code != .missing
    {
      let files = try ShippedFiles.find(environment: environment)
      note("\(error); it is made in memory from \(files.folder)")
      return try WorkspaceBuilder(files.sources).buildInMemory().store
    }
  }

  /// Opens the workspace, or makes one from the shipped files at its path.
  ///
  /// - Parameter note: Takes a sentence about what was made, for the user.
  /// - Returns: The open workspace.
  /// - Throws: `StoreError` where what is there cannot be opened or nothing can be written there,
  ///   `Fault` where the shipped files are not found.
  package func openOrMake(note: (String) -> Void = { _ in }) throws -> WorkspaceStore {
    if FileSystem.exists(path) { return try open() }
    try Self.checkFolder(of: path, leadingTo: path)
    let files = try ShippedFiles.find(environment: environment)
    do {
      let report = try WorkspaceBuilder(files.sources).build(at: path, replacing: false)
      note("made the workspace \(path) of \(report.termCount.counted("term")) from \(files.folder)")
    } catch let error as StoreError where error.code == .refused && FileSystem.exists(path) {
      // Another process may have made one meanwhile, which is as good.
    }
    return try open()
  }
}
