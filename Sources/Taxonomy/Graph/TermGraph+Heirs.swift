extension TermGraph {
  /// The terms that stand for a term today.
  ///
  /// A term in use stands for itself. A retired one is stood for by those that took its place, and
  /// where these were retired in turn, by those that took theirs; by none where nothing did.
  package func heirs(of index: TermIndex) -> [TermIndex] {
    guard terms[index].isRetired else { return [index] }
    var found: [TermIndex] = []
    var seen: Set = [index]
    var open = [index]
    while let next = open.popLast() {
      for link in links(from: next) where link.relation == .replacedBy {
        guard seen.insert(link.to).inserted, role(of: link.to) == role(of: index) else { continue }
        if terms[link.to].isRetired { open.append(link.to) } else { found.append(link.to) }
      }
    }
    return found.sorted()
  }

  /// Why a retired term is of no use, as a phrase.
  package func retirement(of index: TermIndex) -> String {
    let name = "\(terms[index].id) \"\(terms[index].label)\""
    let heirs = heirs(of: index).map { "\(terms[$0].id) \"\(terms[$0].label)\"" }
    if heirs.isEmpty { return "retired term \(name), which nothing replaces" }
    return "retired term \(name); say which replaces it: \(heirs.joined(separator: ", "))"
  }
}
