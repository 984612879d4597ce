import Foundation

/// What the file system says of a file or folder.
///
/// Foundation tells the same and looks up the names of owner and group for it, which takes longer
/// than opening a workspace.
package struct FileStatus: Sendable {
  /// Its size in bytes.
  package let size: Int
  /// The number by which the file system knows it.
  package let inode: UInt64
  /// The number of the file system.
  package let device: UInt64
  /// Whether it is a folder.
  package let isFolder: Bool
  /// Whether it is a file with bytes on a disk, and no folder, pipe or device.
  package let isRegular: Bool
  private let permissions: UInt32

  /// Asks for what a path leads to; nil where there is nothing, or nothing can be learned about it.
  package init?(of path: String) {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isRegular = status.st_mode & S_IFMT == S_IFREG
    permissions = UInt32(status.st_mode & 0o777)
  }

  /// Whether a path may be written, by its mode too: what nobody may write is meant to stay as it is,
  /// even where the user is one whom modes do not bind.
  package static func isWritable(_ path: String) -> Bool {
    // Where nothing can be learned about it, writing will tell.
    let permissions = FileStatus(of: path)?.permissions ?? 0o200
    return permissions & 0o222 != 0 && access(path, W_OK) == 0
  }

  /// Whether the user is one who may not read what a path leads to.
  package static func isDenied(_ path: String) -> Bool {
    access(path, R_OK) != 0 && errno == EACCES
  }

  /// The folder that a file is in.
  ///
  /// Foundation's own function traps on `.` where Swift is not Apple's.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What a path leads to beyond links, whether it is there or not.
  package static func target(of path: String) -> String {
    var path = path
    // More links than a system follows are a circle, which cannot be written. What is no link, or not
    // there, has no destination: that is the end of the way and no error.
    for _ in 0..<40 {
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        break
      }
      // Joined as it stands: what ".." means beyond another link the system knows.
      path = link.hasPrefix("/") ? link : FileStatus.folder(of: path) + "/" + link
    }
    return path
  }
}
