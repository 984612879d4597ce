package import WaymarkFormats
package import WaymarkTaxonomy

/// The files that a workspace is made from.
package struct WorkspaceSources: Sendable, Hashable {
  /// A file of terms.
  package struct VocabularyFile: Sendable, Hashable {
    /// Where it is.
    package var path: String
    /// The prefix of identifiers that have none.
    package var prefix: String?
    /// The role of vocabularies whose prefix implies none.
    package var role: Role?

    /// Names a file.
    package init(path: String, prefix: String? = nil, role: Role? = nil) {
      self.path = path
      self.prefix = prefix
      self.role = role
    }

    /// Reads `FILE` or `PREFIX=FILE`.
    package init(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, CURIE.isPrefix(parts[0]) {
        self.init(path: String(parts[1]), prefix: String(parts[0]))
      } else {
        self.init(path: argument)
      }
    }
  }

  /// The files of terms.
  package var vocabularies: [VocabularyFile] = []
  /// The files of keywords.
  package var synonyms: [String] = []
  /// The files of links.
  package var links: [String] = []
  /// The model to start from.
  package var model: String?
  /// The phrases that say nothing about a service, one a line.
  package var boilerplate: String?
  /// The circumstances that are terms of eligibility: a list of their identifiers.
  package var eligibility: String?

  /// Names no files.
  package init() {}
}

/// The vocabularies, keywords and model that come with the program.
package struct ShippedFiles: Sendable, Hashable {
  /// The folder with `taxonomies`, `synonyms` and `models` in it.
  package let folder: String

  /// Looks for the files at `$WAYMARK_DATA`, then in `../share/waymark` beside the program, then in
  /// the checkout that the program was built in.
  ///
  /// - Parameters:
  ///   - environment: The environment of the process.
  ///   - program: The path of the program; nil where it is not known.
  /// - Returns: The files in the first of these places that has them.
  /// - Throws: `Fault` where they are in none of these places.
  package static func find(
    environment: [String: String], program: String? = runningProgram
  ) throws(Fault) -> ShippedFiles {
    if let named = environment["WAYMARK_DATA"], !named.isEmpty {
      // Who names a folder means that one and no other.
      guard let files = ShippedFiles(in: named) else {
        throw Fault(
          at: Place(file: named), "holds no taxonomies/service-types.csv ($WAYMARK_DATA names it)")
      }
      return files
    }
    let prefix = program.map { FileStatus.folder(of: FileStatus.folder(of: $0)) }
    let folders = [prefix.map { $0 + "/share/waymark" }, checkout]
    for case let folder? in folders {
      if let files = ShippedFiles(in: folder) { return files }
    }
    throw Fault(
      at: Place(),
      "the shipped files are not found: set WAYMARK_DATA to the folder that holds taxonomies/ and "
        + "synonyms/, or name a list with --vocabulary")
  }

  private init?(in folder: String) {
    guard FileSystem.isFile(folder + "/" + Self.types) else { return nil }
    self.folder = folder
  }

  /// The checkout that this source file was compiled in.
  private static var checkout: String {
    (0..<4).reduce(#filePath) { path, _ in FileStatus.folder(of: path) }
  }

  /// The path of the program that runs.
  package static var runningProgram: String? { FileSystem.runningProgram }
}

extension ShippedFiles {
  private static let types = "taxonomies/service-types.csv"

  /// The files that are there; all but the service types may be missing.
  package var sources: WorkspaceSources {
    var sources = WorkspaceSources()
    let vocabularies = [
      Self.types, "taxonomies/functions.csv", "taxonomies/needs.csv",
      "taxonomies/circumstances.csv", "taxonomies/life-events.csv",
    ]
    sources.vocabularies = vocabularies.compactMap(path).map { .init(path: $0) }
    sources.links = [path("taxonomies/links.csv")].compactMap(\.self)
    sources.synonyms = [path("synonyms/keywords.csv")].compactMap(\.self)
    sources.boilerplate = boilerplate
    sources.eligibility = path("taxonomies/eligibility.csv")
    sources.model = path("models/starter")
    return sources
  }

  /// The phrases that say nothing about a service, which serve with any vocabulary.
  package var boilerplate: String? { path("synonyms/boilerplate.txt") }

  private func path(_ name: String) -> String? {
    let path = folder + "/" + name
    return FileSystem.isFile(path) ? path : nil
  }
}
