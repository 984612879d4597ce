import WaymarkFormats

extension TermCollector {
  /// Reads the LGA's nested functions and services, or Open Eligibility's nested levels.
  ///
  /// Where the document turns out malformed, what was read before serves.
  mutating func readXML(_ bytes: [UInt8]) {
    var reader = XMLReader(bytes: bytes, file: file)
    var document = XMLTerms()
    do {
      while let event = try reader.next() {
        switch event {
        case .start(let name, let attributes):
          document.start(name, attributes, at: reader.place)
        case .text(let text): document.text(text)
        case .end: document.end()
        }
      }
    } catch {
      faults.append(error)
    }
    faults += reader.faults
    if document.isRDF {
      faults.append(
        Fault(
          at: Place(file: file),
          "is RDF/XML, which is not read; expected SKOS as JSON-LD, a table (CSV or TSV), or the XML "
            + "of the LGA or of Open Eligibility"))
    }
    document.finish(into: &self)
  }
}

/// Gathers terms from nested elements.
///
/// A term is an element of one of the LGA's kinds, with its parts as child elements (`Function` with
/// `Identifier`, `Label`, `URI`, `Description`), or any element with the attributes `id` and `title`.
private struct XMLTerms {
  /// An element that is a term, as far as it was read.
  private struct Item {
    var kind: String?
    var id = ""
    var uri = ""
    var label = ""
    var note = ""
    var place: Place
    var parent: Int?
  }

  private var items: [Item] = []
  /// For each open element its name and, where it is a term, its item.
  private var open: [(name: String, item: Int?)] = []
  private var notes: [(id: String, text: String)] = []
  /// Whether the outermost element is that of RDF/XML, whose terms have other names.
  private(set) var isRDF = false

  mutating func start(
    _ name: String, _ attributes: [XMLReader.Attribute], at place: Place
  ) {
    let local = String(name.split(separator: ":").last ?? "")
    if open.isEmpty, local == "RDF" { isRDF = true }
    let id = attributes.first { $0.name == "id" }?.value
    let title = attributes.first { ["title", "name", "label"].contains($0.name) }?.value
    let parent = open.last { $0.item != nil }?.item
    var item: Item?
    if let id, open.last?.name == "descriptions" {
      notes.append((id, ""))
    } else if let id, let title {
      item = Item(id: id, label: title, place: place, parent: parent)
    } else if let kind = OfficialKind.prefix(for: local), !local.hasSuffix("s") {
      item = Item(kind: kind, place: place, parent: parent)
    }
    if let item { items.append(item) }
    open.append((local, item == nil ? nil : items.count - 1))
  }

  mutating func text(_ text: String) {
    guard let element = open.last, open.count >= 2 else { return }
    let holder = open[open.count - 2]
    if holder.name == "descriptions", !notes.isEmpty {
      notes[notes.count - 1].text += text
    } else if element.item == nil, let item = holder.item {
      switch element.name {
      case "Identifier": items[item].id += text
      case "URI": items[item].uri += text
      case "Label": items[item].label += text
      case "Description": items[item].note += text
      default: break
      }
    }
  }

  mutating func end() { open.removeLast() }

  /// Adds the terms in the order of the document, and then their links.
  mutating func finish(into collector: inout TermCollector) {
    var ids: [(id: CURIE?, isWanted: Bool)] = []
    for item in items { ids.append(add(item, into: &collector)) }
    for (item, added) in zip(items, ids) {
      guard added.isWanted, let id = added.id, let parent = item.parent, let above = ids[parent].id
      else { continue }
      collector.link(id, toParent: above, at: item.place)
    }
    for note in notes {
      guard let id = collector.scheme.curie(note.id) else { continue }
      collector.add(scopeNote: note.text, to: id)
    }
  }

  /// Adds a term, and says whether its link to its parent is wanted.
  private func add(
    _ item: Item, into collector: inout TermCollector
  ) -> (id: CURIE?, isWanted: Bool) {
    let text = item.id.trimmingASCIIWhitespace()
    let kind = collector.scheme.isPrefixGiven ? nil : item.kind
    guard
      let id = CURIE(item.uri)
        ?? collector.scheme.curie(text.isEmpty ? item.uri : text, prefix: kind, isTerm: true)
    else {
      collector.faults.append(Fault(at: item.place, "the identifier is empty"))
      return (nil, false)
    }
    // A service may stand under several functions; it is one term all the same.
    let label = item.label.trimmingASCIIWhitespace()
    if item.kind != nil, collector.label(of: id)?.trimmingASCIIWhitespace() == label {
      return (id, true)
    }
    let term = Term(id: id, label: item.label, scopeNote: item.note)
    return (id, collector.add(term, at: item.place))
  }
}
