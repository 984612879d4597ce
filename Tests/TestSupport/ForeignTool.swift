import Foundation

/// A program that is not ours, which a test may use where it is installed.
package struct ForeignTool: Sendable {
  /// What a run left behind.
  package struct Result: Sendable {
    /// The exit status.
    package var status: Int32
    /// What it wrote to standard output.
    package var output: String
    /// What it wrote to standard error.
    package var errors: String
  }

  /// Where it is.
  package let path: String

  /// Takes a program that is at a path.
  package init(at path: String) { self.path = path }

  /// Finds a program on `$PATH`; nil where it is not installed.
  package init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = folders.map { $0 + "/" + name }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { return nil }
    path = found
  }

  /// Whether a program is installed.
  package static func has(_ name: String) -> Bool { ForeignTool(name) != nil }

  /// The checkout that the tests stand in.
  package static let checkout: String = (0..<3).reduce(#filePath) { path, _ in
    (path as NSString).deletingLastPathComponent
  }

  /// Runs it in a folder, with what else its environment should have.
  package func run(
    _ arguments: [String], in folder: TemporaryFolder, adding environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    // Files, for a full pipe would wait for its reader.
    let name = UUID().uuidString
    let output = folder.write(".\(name).out", "")
    let errors = folder.write(".\(name).err", "")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
    return Result(
      status: process.terminationStatus, output: try text(output), errors: try text(errors))
  }
}
