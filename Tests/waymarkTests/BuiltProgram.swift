import Foundation
import Testing
import WaymarkTestSupport

/// The built program, run as a user runs it.
struct BuiltProgram {
  /// What a run left behind.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that it runs in.
  let folder = TemporaryFolder()
  /// Its environment.
  var environment: [String: String]

  /// Prepares a folder with invented lists in it.
  init() {
    InventedLists.write(to: folder)
    environment = ["WAYMARK_DATA": folder.path, "USER": "tester", "PATH": "/usr/bin:/bin"]
    // The toolchain's libraries may have to be found.
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
  }

  /// Runs the program.
  func run(_ arguments: String..., input: Data = Data()) throws -> Result {
    try run(arguments, input: input)
  }

  /// Runs the program.
  func run(_ arguments: [String], input: Data = Data()) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    // Files, for a full pipe would wait for its reader.
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { folder.path + "/.\(name).\($0)" }
    for (file, content) in zip(files, [input, Data(), Data()]) {
      try #require(FileManager.default.createFile(atPath: file, contents: content))
    }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        .replacingOccurrences(of: folder.path, with: "FOLDER")
    }
    return Result(
      status: process.terminationStatus, output: try text(files[1]), errors: try text(files[2]))
  }

  /// The program stands beside the bundle of tests.
  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let checkout = (0..<3).reduce(#filePath) { path, _ in
        (path as NSString).deletingLastPathComponent
      }
      let places = [
        (tests as NSString).deletingLastPathComponent, checkout + "/.build/debug",
      ]
      return try #require(
        places.map { $0 + "/waymark" }.first {
          FileManager.default.isExecutableFile(atPath: $0)
        })
    }
  }
}
