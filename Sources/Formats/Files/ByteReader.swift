import Foundation

/// Streams the bytes of a file, of standard input or of memory, piece by piece.
///
/// A reader never looks back, so a pipe serves as well as a file.
///
///     let reader = try ByteReader(path: "services.ndjson")
///     var bytes: [UInt8] = []
///     while try reader.read(into: &bytes) > 0 { … }
package final class ByteReader {
  /// How many bytes one read asks for: enough that system calls do not show, little enough for a
  /// second-level cache.
  package static let chunkSize = 256 * 1024

  /// The path as the user named it, or `-` for standard input.
  package let path: String
  /// The size of the input where it is known beforehand, for progress; `nil` for a pipe.
  package let size: Int?
  /// How many bytes have been read so far.
  package private(set) var offset = 0

  /// The open file, or `nil` when memory is read.
  private let descriptor: Int32?
  private var memory: ArraySlice<UInt8> = []
  /// Where the system writes; owned by this reader and freed with it.
  private let buffer: UnsafeMutableRawBufferPointer

  /// Opens a file for reading.
  ///
  /// - Parameter path: The path of the file; `-` is standard input.
  /// - Throws: `Fault` where there is no such file, where it is a folder, or where it may not be read.
  package init(path: String) throws(Fault) {
    self.path = path
    if path == "-" {
      descriptor = STDIN_FILENO
      size = nil
      buffer = .allocate(byteCount: Self.chunkSize, alignment: 16)
      return
    }
    guard !path.utf8.contains(0) else {
      throw Fault(at: Place(file: path), "a path cannot contain a NUL byte")
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw Fault(at: Place(file: path), "cannot be read: \(SystemError.current)")
    }
    var status = stat()
    let isKnown = fstat(opened, &status) == 0
    guard !isKnown || status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw Fault(at: Place(file: path), "is a folder, and a file was expected")
    }
    descriptor = opened
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    buffer = .allocate(byteCount: Self.chunkSize, alignment: 16)
  }

  /// Reads from memory as though it were a file.
  package init(bytes: [UInt8], path: String = "memory") {
    self.path = path
    size = bytes.count
    descriptor = nil
    memory = bytes[...]
    buffer = .allocate(byteCount: 0, alignment: 1)
  }

  deinit {
    buffer.deallocate()
    if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
  }
}

extension ByteReader {
  /// Appends the next piece of the input to `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: Where to append.
  ///   - limit: The most bytes to append.
  /// - Returns: How many bytes were appended; zero only at the end of the input.
  /// - Throws: `Fault` where the system refuses to read on.
  package func read(
    into bytes: inout [UInt8], upTo limit: Int = ByteReader.chunkSize
  ) throws(Fault) -> Int {
    guard let descriptor else {
      let piece = memory.prefix(limit)
      memory = memory.dropFirst(piece.count)
      bytes.append(contentsOf: piece)
      offset += piece.count
      return piece.count
    }
    let count = try readRetrying(descriptor, atMost: min(limit, buffer.count))
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    offset += count
    return count
  }

  /// Whether the next read would not wait: there is more, or the input is known to be at its end.
  ///
  /// A filter asks this before it waits, and first answers what it has.
  package var isReady: Bool {
    guard let descriptor else { return true }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) != 0
  }

  /// Reads all that is left of a text.
  ///
  /// - Parameter limit: The most bytes to hold in memory.
  /// - Returns: The bytes, without those that were read before.
  /// - Throws: `Fault` where the system refuses to read on, where the input is larger than `limit`, and
  ///   where it is no text by its first bytes.
  package func readAll(limit: Int = 2 << 30) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size { bytes.reserveCapacity(min(size, limit)) }
    while try read(into: &bytes) > 0 {
      guard bytes.count <= limit else {
        throw Fault(
          at: Place(file: path), "is larger than \(limit) bytes, the most that is read at once")
      }
    }
    if let reason = bytes.whyNoText { throw Fault(at: Place(file: path), reason) }
    return bytes
  }

  /// Reads once, trying again when a signal came between and waiting when nothing is there yet.
  private func readRetrying(_ descriptor: Int32, atMost limit: Int) throws(Fault) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, limit)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program may have left a shared terminal or pipe non-blocking.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
      default:
        throw Fault(at: Place(file: path), "cannot be read: \(SystemError.current)")
      }
    }
  }
}

/// What the system says about its last error.
enum SystemError {
  /// The message of the current `errno`, as a phrase.
  static var current: String { message(errno) }

  /// The message of an error number, as a phrase.
  static func message(_ number: Int32) -> String {
    switch number {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk is read-only"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case EPIPE: "the reader of the pipe is gone"
    default: String(cString: strerror(number)).lowercased()
    }
  }
}
