import Foundation
import WaymarkFormats

extension Arguments {
  /// Refuses a command line by which a result would take the place of what is read, of the workspace, or
  /// of another result.
  ///
  /// - Parameters:
  ///   - spec: What the command takes, and which of its options name results.
  ///   - workspace: The path of the workspace.
  /// - Throws: `UsageError` where two paths lead to one file.
  func checkFiles(of spec: CommandSpec, workspace: String) throws(UsageError) {
    let options = spec.options.filter(\.isFile)
    func files(_ isResult: Bool) -> [(given: Given, place: FilePlace)] {
      given.compactMap { given in
        guard given.value != "-",
          options.contains(where: { $0.name == given.name && $0.isResult == isResult })
        else { return nil }
        return (given, FilePlace(given.value))
      }
    }
    let results = files(true)
    if results.isEmpty { return }
    let sources = files(false)
    let home = FilePlace(workspace)
    for (number, result) in results.enumerated() {
      let name = result.given.name
      let mayReplace = options.first { $0.name == name }?.mayReplace
      if result.place == home {
        throw UsageError("\(name) would take the place of the workspace, \(workspace)")
      }
      if let other = results[..<number].first(where: { $0.place == result.place }) {
        throw UsageError("\(other.given.name) and \(name) cannot go to the same place")
      }
      if let source = sources.first(where: { $0.place == result.place }),
        source.given.name != mayReplace
      {
        throw UsageError("\(name) would take the place of what \(source.given.name) names")
      }
      if mayReplace != CommandSpec.words, words.contains(where: { FilePlace($0) == result.place }) {
        throw UsageError("\(name) would take the place of what is read, \(result.given.value)")
      }
    }
  }
}

/// The file that a path leads to, whether it is there or not.
private struct FilePlace: Equatable {
  private enum Place: Equatable {
    case file(device: UInt64, inode: UInt64)
    case path(String)
  }

  private let place: Place

  /// Follows a path, which may have a prefix before it as a list of terms has.
  init(_ path: String) {
    var path = path
    if FileStatus(of: path) == nil, let mark = path.firstIndex(of: "=") {
      path = String(path[path.index(after: mark)...])
    }
    if let status = FileStatus(of: path) {
      place = .file(device: status.device, inode: status.inode)
    } else {
      place = .path(URL(fileURLWithPath: path).standardizedFileURL.path)
    }
  }
}
