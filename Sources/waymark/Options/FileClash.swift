import Foundation
import WaymarkFormats
import WaymarkKit

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
    func option(_ given: Given) -> CommandSpec.Option? { options.first { $0.name == given.name } }
    let results = given.filter { option($0)?.isResult == true }
    if results.isEmpty { return }
    var sources = given.filter { option($0)?.isResult == false }.map { given in
      let isNamed = option(given)?.value == "[PREFIX=]FILE"
      return (name: given.name, place: FilePlace(isNamed ? Self.file(given.value) : given.value))
    }
    // Not every word is a file, nor has a prefix; what is not there is read by nobody.
    for word in words {
      for path in Set([word, Self.file(word)]) where FileStatus(of: path) != nil {
        sources.append((CommandSpec.words, FilePlace(path)))
      }
    }
    let home = FilePlace(workspace)
    var places: [(name: String, place: FilePlace)] = []
    for result in results {
      guard let place = FilePlace(result.value) else { continue }
      if place == home {
        throw UsageError("\(result.name) would take the place of the workspace, \(workspace)")
      }
      if let other = places.first(where: { $0.place == place }) {
        throw UsageError("\(other.name) and \(result.name) cannot go to the same place")
      }
      places.append((result.name, place))
      // What is written stands beside it until it is whole.
      let partial = FilePlace(OutputFile.partialPath(of: result.value))
      for source in sources {
        let isReplaced = source.place == place && source.name != option(result)?.mayReplace
        guard isReplaced || source.place != nil && source.place == partial else { continue }
        throw UsageError(
          "\(result.name) would take the place of what is read, \(result.value) (\(source.name))")
      }
    }
  }

  /// The path in a word that may have the prefix of a list before it.
  private static func file(_ word: String) -> String {
    WorkspaceSources.VocabularyFile(argument: word).path
  }
}

/// The file that a path leads to, whether it is there or not.
private enum FilePlace: Equatable {
  case file(device: UInt64, inode: UInt64)
  case path(String)

  /// Follows a path; nil for standard streams and devices, which nothing takes the place of.
  init?(_ path: String) {
    if path == "-" { return nil }
    if let status = FileStatus(of: path) {
      guard status.isRegular else { return nil }
      self = .file(device: status.device, inode: status.inode)
    } else {
      self = .path(URL(fileURLWithPath: path).standardizedFileURL.path)
    }
  }
}
