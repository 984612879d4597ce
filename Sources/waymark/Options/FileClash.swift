import Foundation
import WaymarkFormats
import WaymarkKit

extension Arguments {
  /// Refuses a command line by which a result would take the place of what is read, of the workspace, or
  /// of another result.
  ///
  /// - Parameters:
  ///   - spec: What the command takes, which of its options name results, and what it prints.
  ///   - workspace: The path of the workspace.
  /// - Throws: `UsageError` where two paths lead to one place.
  func checkFiles(of spec: CommandSpec, workspace: String) throws(UsageError) {
    let options = spec.options.filter { $0.value?.isPath == true }
    func option(_ given: Given) -> CommandSpec.Option? { options.first { $0.name == given.name } }
    let results = given.filter { option($0)?.isResult == true }
    if results.isEmpty { return }
    let read = sources(among: options.filter { !$0.isResult })
    let home = FilePlace(workspace)
    var written: [(name: String, place: FilePlace)] = []
    if let printed = spec.printed(self) { written.append((printed, .standardOutput)) }
    for result in results {
      guard let place = FilePlace(ofResult: result.value) else { continue }
      if place == home {
        throw UsageError("\(result.name) would take the place of the workspace, \(workspace)")
      }
      if let other = written.first(where: { $0.place == place }) {
        let target = place == .standardOutput ? "standard output" : "the same place"
        throw UsageError("\(other.name) and \(result.name) cannot both go to \(target)")
      }
      written.append((result.name, place))
      // What is written stands beside it until it is whole.
      let partial = FilePlace(OutputFile.partialPath(of: result.value))
      for source in read {
        let isReplaced = source.place == place && source.name != option(result)?.mayReplace
        guard isReplaced || source.place == partial else { continue }
        throw UsageError(
          "\(result.name) would take the place of what is read, \(result.value) (\(source.name))")
      }
    }
  }

  /// The files that are read, by the options that name them and by place.
  private func sources(
    among options: [CommandSpec.Option]
  ) -> [(name: String, place: FilePlace)] {
    var sources: [(name: String, place: FilePlace)] = []
    for option in options {
      for value in values(option.name) {
        let path = if case .prefixedFile = option.value { Self.file(value) } else { value }
        if let place = FilePlace(path) { sources.append((option.name, place)) }
      }
    }
    // Not every word is a file, nor has a prefix; what is not there is read by nobody.
    for word in words {
      for path in Set([word, Self.file(word)]) where FileStatus(of: path)?.isRegular == true {
        if let place = FilePlace(path) { sources.append((CommandSpec.words, place)) }
      }
    }
    return sources
  }

  /// The path in a word that may have the prefix of a list before it.
  private static func file(_ word: String) -> String {
    WorkspaceSources.VocabularyFile(argument: word).path
  }
}

/// Where a path leads, whether there is something or not.
private enum FilePlace: Equatable {
  case file(device: UInt64, inode: UInt64)
  case path(String)
  case standardOutput

  /// Follows the path of what is read; nil for standard input and for devices, which nothing takes the
  /// place of.
  init?(_ path: String) {
    if path == "-" { return nil }
    if let status = FileStatus(of: path) {
      guard status.isRegular || status.isFolder else { return nil }
      self = .file(device: status.device, inode: status.inode)
    } else {
      self = .path(URL(fileURLWithPath: path).standardizedFileURL.path)
    }
  }

  /// Follows the path of a result; nil for devices.
  init?(ofResult path: String) {
    if path == "-" { self = .standardOutput } else { self.init(path) }
  }
}
