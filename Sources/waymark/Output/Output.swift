import WaymarkFormats

/// Where the result of a command goes: a file that appears whole or not at all, or standard output.
struct Output {
  private let console: Console
  private let file: OutputFile?

  /// Opens an output; nil or `-` is standard output.
  ///
  /// - Throws: `OutputError`.
  fileprivate init(_ path: String?, _ console: Console) throws(OutputError) {
    self.console = console
    guard let path, path != "-" else {
      file = nil
      return
    }
    file = try OutputError.wrapping { () throws(Fault) in try OutputFile(path: path) }
  }

  /// Paints what is written, where a person sees it.
  var painter: Painter { file == nil ? console.painter : Painter(isColoured: false) }

  /// Writes a part of the result.
  ///
  /// - Throws: `OutputError`.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    guard let file else { return try console.write(bytes: bytes) }
    try OutputError.wrapping { () throws(Fault) in try file.write(bytes) }
  }

  /// Says that the result is whole: only now the file appears.
  ///
  /// - Throws: `OutputError`.
  func commit() throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in _ = try file?.commit() }
  }
}

extension Call {
  /// Opens the output that is meant: a file, or standard output for nil and `-`.
  ///
  /// - Throws: `OutputError`.
  func output(_ path: String?) throws(OutputError) -> Output { try Output(path, console) }

  /// Writes a result to a file that appears whole or not at all, or to standard output.
  ///
  /// - Throws: `OutputError`.
  func write(_ bytes: [UInt8], to path: String?) throws(OutputError) {
    let output = try output(path)
    try output.write(bytes)
    try output.commit()
  }

  /// Writes files to a folder that appears whole or not at all.
  ///
  /// - Throws: `OutputError`.
  func write(
    _ files: [(path: String, bytes: [UInt8])], toFolder path: String
  ) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try OutputFolder.write(files, to: path) }
  }
}
