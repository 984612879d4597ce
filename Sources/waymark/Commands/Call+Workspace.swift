import WaymarkFormats
import WaymarkKit
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
