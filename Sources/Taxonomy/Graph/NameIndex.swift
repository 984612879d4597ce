import Foundation
import Synchronization

/// Terms by bare identifier and by label, made when first asked for.
///
/// A cold `suggest` never asks, and should not pay for it.
final class NameIndex: Sendable {
  /// The terms that a name may mean, by how it names them.
  struct Table: Sendable {
    var byLocal: [String: [TermIndex]] = [:]
    var byLabel: [String: [TermIndex]] = [:]
    var byAlternative: [String: [TermIndex]] = [:]
  }

  private let table = Mutex<Table?>(nil)
  /// The terms by their preferred and by their alternative labels as `loose` folds them.
  private let looseTables = Mutex<[[String: [TermIndex]]]?>(nil)

  /// The table, made of the terms the first time.
  func table(of terms: [Term]) -> Table {
    table.withLock { stored in
      if let stored { return stored }
      var made = Table()
      for (index, term) in terms.enumerated() {
        made.byLocal[term.id.local, default: []].append(index)
        made.byLabel[term.label.lowercased(), default: []].append(index)
        for label in term.alternativeLabels {
          made.byAlternative[label.lowercased(), default: []].append(index)
        }
      }
      stored = made
      return made
    }
  }
}

extension NameIndex {
  /// The terms that have a label but for what a keyboard or a word processor makes of it: those of
  /// preferred labels, then those of alternative ones.
  func terms(loosely name: String, of terms: [Term]) -> [[TermIndex]] {
    let key = Self.loose(name)
    let tables = looseTables.withLock { stored in
      if let stored { return stored }
      var made: [[String: [TermIndex]]] = [[:], [:]]
      for (index, term) in terms.enumerated() {
        made[0][Self.loose(term.label), default: []].append(index)
        for label in term.alternativeLabels {
          made[1][Self.loose(label), default: []].append(index)
        }
      }
      stored = made
      return made
    }
    return tables.map { $0[key] ?? [] }
  }

  /// A label without case and accents, with plain apostrophes and single spaces.
  private static func loose(_ label: String) -> String {
    let folded = label.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return String(folded.map { "‘’".contains($0) ? "'" : $0 })
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension TermGraph {
  /// The one term that a name means.
  ///
  /// A name is an identifier, a full URI, a bare identifier or a label in any case; a bare
  /// identifier or a label counts only where one term has it. Preferred labels go before
  /// alternative ones, and labels as they are before those that differ in accents, spaces or
  /// apostrophes. Only terms of the given roles are looked at; all of them for `nil`.
  package func resolve(_ name: String, roles: Set<Role>? = nil) -> TermIndex? {
    func isWanted(_ index: TermIndex) -> Bool { roles?.contains(role(of: index)) ?? true }
    let name = String(Substring(name).trimmedUTF8)
    if let index = index(ofExact: name) { return isWanted(index) ? index : nil }
    let table = names.table(of: terms)
    let key = name.lowercased()
    let exact = [table.byLocal[name], table.byLabel[key], table.byAlternative[key]].map { $0 ?? [] }
    let isKnown = exact.contains { $0.contains(where: isWanted) }
    for candidates in isKnown ? exact : names.terms(loosely: name, of: terms) {
      let wanted = candidates.filter(isWanted).uniqued()
      if wanted.count == 1 { return wanted[0] }
      // A term in use may have the name of one that was retired.
      let used = wanted.filter { !terms[$0].isRetired }
      if used.count == 1 { return used[0] }
      if wanted.count > 1 { return nil }
    }
    return nil
  }

  /// The prefixes of the vocabularies that a prefix, a title or a role means; none where it means no
  /// vocabulary.
  package func prefixes(named name: String) -> Set<String> {
    let wanted = CURIE.canonicalPrefix(name).lowercased()
    let role = Role(rawValue: name.lowercased())
    let found = vocabularies.filter {
      $0.prefix.lowercased() == wanted || $0.title.lowercased() == name.lowercased()
        || $0.role == role
    }
    return Set(found.map(\.prefix))
  }

  /// The term that an identifier or a URI names, whatever its role.
  private func index(ofExact name: String) -> TermIndex? {
    if let id = CURIE(name), let index = index(of: id) { return index }
    if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
      // A prefix that is spelled as the graph has it needs no canonical form.
      let id = CURIE(
        prefix: String(name[..<colon]), local: String(name[name.utf8.index(after: colon)...]))
      if let index = index(of: id) { return index }
    }
    guard Substring(name).address != nil else { return nil }
    for vocabulary in vocabularies {
      guard let base = vocabulary.baseURI, name.hasPrefix(base) else { continue }
      let id = CURIE(prefix: vocabulary.prefix, local: String(name.dropFirst(base.count)))
      if let index = index(of: id) { return index }
    }
    return nil
  }
}
