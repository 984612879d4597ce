import Foundation

/// Writes a file that appears whole or not at all.
///
/// What is written goes to `X.partial`; `commit()` makes it safe on the disk and renames it to `X`.
/// Without a commit the partial file is removed, and what stood at `X` before still stands there. Two
/// runs cannot write one `X` at a time: the second is refused. A link is followed, and stays one.
/// Standard output, pipes and devices cannot be renamed and are written as they come.
///
///     let output = try OutputFile(path: "report.csv")
///     try output.write("id,label\n")
///     try output.commit()
package final class OutputFile {
  /// How much is gathered before the system is asked to write.
  private static let bufferSize = 256 * 1024

  /// The path as the user named it, or `-` for standard output.
  package let path: String
  /// How many bytes have been given to this output.
  package private(set) var count = 0

  /// Where the file is, beyond links.
  private let target: String
  /// The path of the partial file, or `nil` where the output is written as it comes.
  private let partialPath: String?
  /// The open file, or `nil` after it was closed.
  private var descriptor: Int32?
  private var buffer: [UInt8] = []

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: Where to write; `-` or `nil` is standard output.
  ///   - start: How much of a partial file that was left behind is kept, to write on after it; `nil`
  ///     to begin anew.
  /// - Throws: `Fault` where the file cannot be made, or where there is less of it than is to be kept.
  package init(path: String?, continuingAt start: Int? = nil) throws(Fault) {
    let path = path ?? "-"
    self.path = path
    guard path != "-" else {
      target = path
      partialPath = nil
      descriptor = STDOUT_FILENO
      return
    }
    guard !path.utf8.contains(0), !path.isEmpty else {
      throw Fault(at: Place(file: path), "a path cannot be empty or contain a NUL byte")
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    guard !exists || status.st_mode & S_IFMT != S_IFDIR else {
      throw Fault(at: Place(file: path), "is a folder, and a file was expected")
    }
    let isStream = exists && status.st_mode & S_IFMT != S_IFREG
    target = isStream ? path : FileStatus.target(of: path)
    partialPath = isStream ? nil : Self.partialPath(of: path)
    guard let partialPath else {
      let opened = open(path, O_WRONLY | O_CLOEXEC)
      guard opened >= 0 else {
        throw Fault(at: Place(file: path), "cannot be written: \(SystemError.current)")
      }
      descriptor = opened
      return
    }
    let opened = try Self.openAlone(partialPath, for: path, isMade: start == nil)
    // A file that is replaced keeps who may read it.
    if exists { fchmod(opened, status.st_mode & 0o7777) }
    descriptor = opened
    count = start ?? 0
    guard fstat(opened, &status) == 0, Int(status.st_size) >= count,
      ftruncate(opened, off_t(count)) == 0, lseek(opened, off_t(count), SEEK_SET) == count
    else {
      close(opened)
      descriptor = nil
      throw Fault(at: Place(file: partialPath), Self.leftBehind)
    }
  }

  /// Where what is written to a path stands until it is whole.
  package static func partialPath(of path: String) -> String {
    FileStatus.target(of: path) + ".partial"
  }

  private static let leftBehind = "is not what was left behind; begin without --resume"

  /// Opens a partial file that nobody else is writing.
  private static func openAlone(
    _ partialPath: String, for path: String, isMade: Bool
  ) throws(Fault) -> Int32 {
    while true {
      let opened = open(partialPath, O_WRONLY | O_CLOEXEC | (isMade ? O_CREAT : 0), 0o666)
      guard opened >= 0 else {
        if !isMade, errno == ENOENT { throw Fault(at: Place(file: partialPath), leftBehind) }
        throw Fault(at: Place(file: path), "cannot be written: \(SystemError.current)")
      }
      // Some file systems have no locks; there each writer has to look after itself.
      if flock(opened, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(opened)
        throw Fault(at: Place(file: path), "is being written by another run")
      }
      var (here, there) = (stat(), stat())
      if fstat(opened, &here) == 0, stat(partialPath, &there) == 0, here.st_ino == there.st_ino {
        return opened
      }
      // The other run was done just now, and what was opened is its result.
      close(opened)
    }
  }

  deinit { abandon() }
}

extension OutputFile {
  /// Writes bytes.
  ///
  /// - Throws: `Fault` where the system refuses, as when the disk is full.
  package func write(_ bytes: some Collection<UInt8>) throws(Fault) {
    buffer.append(contentsOf: bytes)
    count += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes text.
  ///
  /// - Throws: `Fault` where the system refuses, as when the disk is full.
  package func write(_ text: String) throws(Fault) { try write(text.utf8) }

  /// Hands what was gathered to the system, so that a reader at the other end of a pipe sees it.
  ///
  /// - Throws: `Fault` where the system refuses, as when the disk is full.
  package func flush() throws(Fault) {
    guard let descriptor else { throw fault("was closed before") }
    var written = 0
    while written < buffer.count {
      let result = buffer.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if result >= 0 {
        written += result
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if errno != EINTR {
        let reason = SystemError.current
        // What could not be written is not tried again when the output is closed.
        buffer.removeAll()
        throw fault("cannot be written: \(reason)")
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the file safe on the disk and gives it its name.
  ///
  /// - Parameter keepsOld: Whether a file that bears the name is kept beside it, under the next free
  ///   number.
  /// - Returns: The path of what was kept.
  /// - Throws: `Fault` where the system refuses; then the partial file is removed.
  @discardableResult
  package func commit(keepingOld keepsOld: Bool = false) throws(Fault) -> String? {
    do throws(Fault) {
      try synchronize()
    } catch {
      abandon()
      throw error
    }
    guard let partialPath, let descriptor else { return nil }
    var kept: String?
    do throws(Fault) {
      if keepsOld { kept = try keepOld() }
    } catch {
      // What cannot be kept is not lost, and neither is what was to take its place.
      suspend()
      throw error
    }
    // Renamed before it is closed, which lets go of the lock: nobody else may begin in between.
    let isRenamed = rename(partialPath, target) == 0
    let reason = SystemError.current
    if isRenamed { Self.synchronizeFolder(of: target) } else { unlink(partialPath) }
    self.descriptor = nil
    guard close(descriptor) == 0 || errno == EINTR, isRenamed else {
      throw fault("cannot be written: \(isRenamed ? SystemError.current : reason)")
    }
    return kept
  }

  /// Makes the names in a folder safe on the disk, so that a power cut takes no rename back.
  private static func synchronizeFolder(of path: String) {
    let folder = open(FileStatus.folder(of: path), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    // Not all file systems can; the file itself is safe either way.
    fsync(folder)
    close(folder)
  }

  /// Gives what stands at the path another name, as "log.1" beside "log".
  private func keepOld() throws(Fault) -> String? {
    guard access(target, F_OK) == 0 else { return nil }
    var number = 1
    while true {
      let name = "\(target).\(number)"
      if link(target, name) == 0 { return name }
      var reason = errno
      // Some file systems give a file one name only.
      if [EPERM, EOPNOTSUPP, ENOTSUP, EMLINK].contains(reason) {
        if access(name, F_OK) == 0 {
          reason = EEXIST
        } else if rename(target, name) == 0 {
          return name
        } else {
          reason = errno
        }
      }
      guard reason == EEXIST else {
        throw fault("cannot be kept: \(SystemError.message(reason))")
      }
      number += 1
    }
  }

  /// Makes what was written so far safe on the disk.
  ///
  /// - Throws: `Fault` where the system refuses.
  package func synchronize() throws(Fault) {
    try flush()
    guard partialPath != nil, let descriptor else { return }
    // Some file systems cannot synchronise and say EINVAL; the rename is then all there is.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw fault("cannot be written: \(SystemError.current)")
    }
  }

  /// Closes the partial file and leaves it where it is, for another to write on.
  package func suspend() {
    guard let descriptor, partialPath != nil else { return }
    // What cannot be written now is written again by whoever goes on.
    try? flush()
    self.descriptor = nil
    close(descriptor)
  }

  /// Gives up: removes the partial file and leaves what stood there before.
  package func abandon() {
    guard let descriptor else { return }
    self.descriptor = nil
    if let partialPath { unlink(partialPath) }
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  private func fault(_ message: String) -> Fault { Fault(at: Place(file: path), message) }
}

/// What could not be written, as on a full disk; so it can be told from a fault of the input.
package struct OutputError: Error {
  /// Where, and why not.
  package var fault: Fault

  /// Makes an error of what an output says.
  package init(fault: Fault) { self.fault = fault }

  /// Runs a closure that writes.
  ///
  /// - Throws: `OutputError` where it throws a fault.
  package static func wrapping<Result>(
    _ body: () throws(Fault) -> Result
  ) throws(OutputError) -> Result {
    do throws(Fault) { return try body() } catch { throw OutputError(fault: error) }
  }
}
