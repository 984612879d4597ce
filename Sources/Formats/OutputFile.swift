import Foundation

/// Writes a file that appears whole or not at all.
///
/// What is written goes to `X.partial`; `commit()` makes it safe on the disk and renames it to `X`.
/// Without a commit the partial file is removed, and what stood at `X` before still stands there.
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
    partialPath = isStream ? nil : path + ".partial"
    let making = start == nil ? O_CREAT | O_TRUNC : 0
    let flags = O_WRONLY | O_CLOEXEC | (isStream ? 0 : making)
    let opened = open(partialPath ?? path, flags, 0o666)
    guard opened >= 0 else {
      throw Fault(at: Place(file: path), "cannot be written: \(SystemError.current)")
    }
    // A file that is replaced keeps who may read it.
    if exists, !isStream { fchmod(opened, status.st_mode & 0o7777) }
    descriptor = opened
    guard let start else { return }
    count = start
    guard fstat(opened, &status) == 0, Int(status.st_size) >= start,
      ftruncate(opened, off_t(start)) == 0, lseek(opened, off_t(start), SEEK_SET) == start
    else {
      close(opened)
      descriptor = nil
      throw Fault(
        at: Place(file: partialPath ?? path), "is not what was left behind; begin without --resume")
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
  /// - Throws: `Fault` where the system refuses; then the partial file is removed.
  package func commit() throws(Fault) {
    do throws(Fault) {
      try synchronize()
      guard let partialPath, let descriptor else { return }
      self.descriptor = nil
      guard close(descriptor) == 0 || errno == EINTR, rename(partialPath, path) == 0 else {
        let reason = SystemError.current
        unlink(partialPath)
        throw fault("cannot be written: \(reason)")
      }
    } catch {
      abandon()
      throw error
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
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if let partialPath { unlink(partialPath) }
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
