import WaymarkFormats
import WaymarkKit
import WaymarkMigration
import WaymarkStorage
import WaymarkTaxonomy

extension Call {
  /// The prefixes that the `--vocabulary` options mean; nil for all.
  ///
  /// - Throws: `UsageError` where one means none.
  func prefixes(_ finder: TermFinder) throws(UsageError) -> Set<String>? {
    do {
      return try finder.prefixes(named: arguments.values("--vocabulary"))
    } catch {
      throw .unknown(
        "vocabulary", error.name, among: finder.graph.vocabularies.map(\.prefix), listing: true)
    }
  }

  /// The prefixes that the `--vocabulary` options mean, without reading the graph where there are
  /// none; nil for all.
  ///
  /// - Throws: `UsageError` where one means none, `StoreError`.
  func prefixes(in store: WorkspaceStore) throws -> Set<String>? {
    arguments.has("--vocabulary") ? try prefixes(TermFinder(store)) : nil
  }

  /// The crosswalk that `--mapping` names, with what is at fault in it reported.
  ///
  /// - Throws: `Fault` where the file cannot be read, or is none.
  func crosswalk(
    in graph: TermGraph
  ) throws -> (crosswalk: Crosswalk, fingerprint: Fingerprint)? {
    guard let path = arguments.value("--mapping") else { return nil }
    let (crosswalk, faults, fingerprint) = try CrosswalkReader.read(path: path)
    console.report(faults + crosswalk.unknownObjects(in: graph, of: path))
    return (crosswalk, fingerprint)
  }

  /// A text that was given as a word, or on standard input for `-`.
  ///
  /// - Throws: `Fault` where standard input cannot be read, or is no text.
  func text(_ word: String) throws(Fault) -> String {
    guard word == "-" else { return word }
    let bytes = try ByteReader(path: "-").readAll(limit: 64 << 20)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(at: Place(file: "-"), "is no text: bad UTF-8")
    }
    return text
  }
}
