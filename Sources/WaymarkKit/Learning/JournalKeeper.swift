import WaymarkFormats
import Foundation
package import WaymarkStorage
import WaymarkTagging

/// What can be done with a journal as a whole: taking back, forgetting, running it through again.
package struct JournalKeeper {
  private let store: WorkspaceStore

  /// Makes a keeper of an open workspace's journal.
  package init(_ store: WorkspaceStore) { self.store = store }

  /// Takes entries back: lessons, fits and undos, not only the last.
  ///
  /// - Parameters:
  ///   - ids: The numbers of the entries.
  ///   - who: Who takes them back.
  ///   - time: When, in ISO 8601.
  /// - Returns: The numbers of the entries that say so.
  /// - Throws: `StoreError`, refused where an entry is not there, is taken back already or is named
  ///   twice; then none is.
  package func undo(_ ids: [Int], by who: String, at time: String) throws -> [Int] {
    try store.write { try $0.undo(ids, by: who, at: time) }
  }

  /// Erases what one person taught, from the model and from the disk.
  ///
  /// - Returns: What was erased.
  /// - Throws: `StoreError`.
  package func forget(by who: String) throws -> Forgotten {
    try store.forget(by: who) { try ModelStore.recompile(in: $0) }
  }

  /// Makes a workspace of the same knowledge and runs the journal through in it, entry by entry.
  ///
  /// - Parameter path: Where it is to be; there must be nothing yet.
  /// - Returns: The number of entries.
  /// - Throws: `StoreError`: there is a file already, the disk is full, this workspace is damaged, or
  ///   its counts are not those that its journal makes.
  package func replay(into path: String) throws -> Int {
    try WorkspaceOpener.checkPath(path)
    let refusal = StoreError(.refused, "there is a file already", path: path)
    guard !FileSystem.exists(path) else { throw refusal }
    let folder = FileStatus.folder(of: path)
    guard FileSystem.exists(folder) else {
      throw StoreError(.missing, "there is no such folder", path: folder)
    }
    let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
    FileSystem.removeDatabase(partial)
    let count: Int
    do {
      count = try store.replay(into: partial) { try ModelStore.recompile(in: $0) }
    } catch {
      FileSystem.removeDatabase(partial)
      throw error
    }
    guard FileSystem.rename(partial, to: path, replacing: false) else {
      FileSystem.removeDatabase(partial)
      throw FileSystem.exists(path)
        ? refusal
        : StoreError(.other, "the finished workspace cannot be given its name", path: path)
    }
    return count
  }
}
