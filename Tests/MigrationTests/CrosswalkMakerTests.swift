import Testing
import WaymarkFormats
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestTown

@Suite struct CrosswalkMakerTests {
  private static let engine = Engine(SmallTown.parts())

  /// A local list of labels, each with the label above it.
  private func list(_ terms: [(label: String, above: String?)]) -> LocalList {
    var builder = TermGraphBuilder()
    let place = Place(file: "local")
    func id(_ label: String) -> CURIE { CURIE(prefix: "local", local: label) }
    for (label, above) in terms {
      builder.add(Term(id: id(label), label: label), at: place)
      if let above { builder.link(from: id(label), .broader, to: id(above), at: place) }
    }
    return LocalList(builder.build().graph)
  }

  private func maker(_ terms: [(label: String, above: String?)]) -> CrosswalkMaker {
    CrosswalkMaker(
      list: list(terms), engine: Self.engine, judgement: SmallTown.judgement,
      keywords: SmallTown.keywords)
  }

  private func rows(_ label: String) -> [CrosswalkRow] {
    var maker = maker([(label, nil)])
    return maker.make().crosswalk.rows
  }

  @Test(
    "The predicate follows from what the names say of each other",
    arguments: [
      ("Food bank", "esdServiceType:9005", MappingPredicate.exactMatch),
      ("Emergency food parcels", "esdServiceType:9005", .exactMatch),
      ("Bereavement counselling", "esdServiceType:9008", .exactMatch),
      ("Bereavement counselling service", "esdServiceType:9008", .closeMatch),
      ("Mortgage debt advice", "esdServiceType:9006", .broadMatch),
      ("Debt", "esdServiceType:9006", .closeMatch),
      ("Advice on debts", "esdServiceType:9006", .exactMatch),
      ("Sheds", "townServiceType:a1", .narrowMatch),
      ("Unpaid carers", "esdServiceType:9003", .closeMatch),
      // A label that says less outranks a keyword, though people say the keyword for it.
      ("Parcels", "esdServiceType:9005", .narrowMatch),
    ])
  func predicates(_ label: String, _ object: String, _ predicate: MappingPredicate) {
    let row = rows(label).first
    #expect(row?.object?.description == object)
    #expect(row?.predicate == predicate)
  }

  @Test("A label that enumerates splits by the text of each record")
  func enumeration() {
    let rows = rows("Food banks / Debt advice")
    #expect(Set(rows.compactMap(\.object?.local)) == ["9005", "9006"])
    #expect(rows.allSatisfy { $0.predicate == .narrowMatch && $0.isByText && $0.holdsForSome })
  }

  @Test("Of what a label enumerates the part that fits the whole better comes first")
  func enumerationOrder() {
    for label in ["Grief or bereavement counselling", "Bereavement counselling or grief"] {
      #expect(rows(label).first?.object?.description == "esdServiceType:9008")
    }
  }

  @Test("What is below a local term and went the same way makes it no narrower")
  func partsAreNoRivals() {
    var alone = maker([
      ("Unpaid carers", nil), ("Carers support", nil), ("Carers support meetings", nil),
    ])
    #expect(alone.make().crosswalk.rows.first?.predicate == .broadMatch)
    var above = maker([
      ("Unpaid carers", nil), ("Carers support", "Unpaid carers"),
      ("Carers support meetings", "Unpaid carers"),
    ])
    #expect(above.make().crosswalk.rows.first?.predicate == .closeMatch)
  }

  @Test("Words that were run together are read apart, in labels and in records")
  func runTogether() {
    #expect(rows("foodbank").first?.object?.local == "9005")
    var maker = maker([("X1", nil)])
    for _ in 1...3 {
      maker.add(
        ServiceRecord(name: "debtadvice", categories: [RecordCategory(id: "local:X1")]))
    }
    #expect(maker.make().crosswalk.rows.first?.object?.local == "9006")
  }

  @Test("A word of another country's spelling is the word it is")
  func foreignSpelling() {
    #expect(rows("Bereavement counsellling").first?.object?.local == "9008")
  }

  @Test("A few odd records do not outvote a label that says what it is")
  func labelBesideRecords() {
    var maker = maker([("Debt advice", nil)])
    maker.add(
      ServiceRecord(
        name: "Lunch club", description: "Hot meals for older people.",
        categories: [RecordCategory(id: "local:Debt advice")]))
    #expect(maker.make().crosswalk.rows.first?.object?.local == "9006")
  }

  @Test("A label that any service could bear is left to the text")
  func tooGeneral() {
    let rows = rows("Clubs / Groups")
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.isByText && !$0.holdsForAll })
  }

  @Test(
    "What is no service type is told, and never tagged",
    arguments: [
      ("Hunger", LocalKind.need, "esdNeed:71"), ("Online", .format, nil),
      ("Telephone helpline", .format, nil), ("North Ward", .place, nil),
    ] as [(String, LocalKind, String?)])
  func kinds(_ label: String, _ kind: LocalKind, _ object: String?) {
    let row = rows(label).first
    #expect(row?.kind == kind)
    #expect(row?.object?.description == object)
    #expect(row?.predicate == (object == nil ? .exactMatch : .relatedMatch))
    #expect(row?.holdsForAll == false && row?.holdsForSome == false)
  }

  @Test(
    "A name spelled as people are called is of an audience, though a type is nearly called so",
    arguments: [
      ("Debtors", LocalKind.circumstance), ("Debt", .type), ("Debt advice", .type),
      ("Food banks", .type),
    ])
  func audiences(_ label: String, _ kind: LocalKind) {
    var builder = TermGraphBuilder()
    let place = Place(file: "people")
    for (id, label, others) in [
      ("esdServiceType:1", "Debt advice", []), ("esdServiceType:2", "Food banks", []),
      ("esdServiceType:3", "Support for debtors", []),
      ("esdCircumstance:1", "Debtor", ["Debt"]),
    ] {
      builder.add(
        Term(id: SmallTown.id(id), label: label, alternativeLabels: others), at: place)
    }
    let graph = builder.build().graph
    let engine = Engine(
      Engine.Parts(
        graph: graph, compiled: VocabularyPrior().compile(graph: graph, keywords: [])))
    let others = (0..<12).map { (label: "Unheard-of thing \($0)", above: String?.none) }
    var maker = CrosswalkMaker(
      list: list([(label, nil)] + others), engine: engine, judgement: SmallTown.judgement,
      keywords: [])
    #expect(maker.make().crosswalk.rows.first?.kind == kind)
  }

  @Test("Records tell what a label does not")
  func records() {
    var maker = maker([("X1", nil), ("X2", nil)])
    for number in 1...6 {
      maker.add(
        ServiceRecord(
          id: "r\(number)", name: "Help with debt",
          description: "Bailiffs and arrears: ring 020 7946 0\(number)00 for debt advice.",
          categories: [RecordCategory(id: "local:X1")]))
      maker.add(
        ServiceRecord(
          name: "Lunch club", description: "Hot meals for older people.",
          categories: [RecordCategory(label: "x2")]))
    }
    let isKnown = maker.add(
      ServiceRecord(name: "Lunch club", categories: [RecordCategory(id: "Y")]))
    #expect(!isKnown)
    let outcome = maker.make(reviewingAll: true)
    let objects = outcome.crosswalk.rows.map(\.object)
    #expect(objects == [SmallTown.id("esdServiceType:9006"), SmallTown.id("esdServiceType:9001")])
    let examples = outcome.cases.first { $0.label == "X1" }?.examples ?? []
    #expect(examples.count == 3)
    #expect(examples.allSatisfy { $0.contains("[phone]") && !$0.contains("7946") })
  }

  @Test("What was decided stands, and what was rejected is not proposed again")
  func decisions() throws {
    let terms: [(label: String, above: String?)] = [("Food bank", nil), ("Debt advice", nil)]
    var first = maker(terms)
    let before = first.make(reviewingAll: true)
    #expect(before.crosswalk.rows.map(\.object?.local) == ["9005", "9006"])
    var text = String(decoding: ReviewTable.csv(before.cases), as: UTF8.self)
    let reviewed = text.split(separator: "\n").map { line in
      line.hasPrefix("local:Food bank,")
        ? line.replacing("service type,,,,", with: "service type,Lunch clubs,broadMatch,Ann,")
        : line
    }
    text = reviewed.joined(separator: "\n")
    let (decided, faults) = try ReviewTable.decisions(
      bytes: Array(text.utf8), file: "review.csv", graph: SmallTown.graph, by: "Bob")
    #expect(faults.isEmpty)
    #expect(decided.rows.count == 1)
    let rejected = CrosswalkRow(
      subject: CURIE(prefix: "local", local: "Debt advice"), subjectLabel: "Debt advice",
      isRejected: true, object: SmallTown.id("esdServiceType:9006"), justification: .manual)
    var again = maker(terms)
    let kept = Crosswalk(rows: decided.rows + [rejected])
    let after = again.make(keeping: kept)
    let food = after.crosswalk.rows[0]
    #expect(food.object == SmallTown.id("esdServiceType:9001"))
    #expect(food.predicate == .broadMatch && food.decidedBy == "Ann" && food.confidence == 1)
    let debt = after.crosswalk.rows.dropFirst()
    #expect(debt.first == rejected)
    #expect(debt.dropFirst().allSatisfy { $0.object != rejected.object })
    // A crosswalk that is read back keeps what it kept.
    let bytes = CrosswalkWriter.sssom(after.crosswalk)
    let (read, _) = try CrosswalkReader.read(bytes: bytes, file: "c.tsv")
    var third = maker(terms)
    let once = third.make(keeping: read, header: read.header).crosswalk
    #expect(CrosswalkWriter.sssom(once) == bytes)
  }

  @Test(
    "A decision is a choice, several, a term, none, or what else it is",
    arguments: [
      ("1", ["exactMatch 9005"]), ("2", ["narrowMatch 9001"]), ("none", ["exactMatch -"]),
      ("Debt advice", ["closeMatch 9006"]), ("1|9006", ["narrowMatch 9005", "narrowMatch 9006"]),
      ("Hunger", ["relatedMatch 71"]), ("place", ["exactMatch -"]), ("4", []), ("x", []),
      ("1.0", ["exactMatch 9005"]), ("1;2", ["narrowMatch 9005", "narrowMatch 9001"]),
      ("\"1, 2\"", ["narrowMatch 9005", "narrowMatch 9001"]),
    ])
  func decision(_ answer: String, _ expected: [String]) throws {
    let text = """
      subject_id,subject_label,decision,predicate,by,choice_1,predicate_1,choice_2,predicate_2
      local:a,A,\(answer),,,esdServiceType:9005,exactMatch,esdServiceType:9001,narrowMatch
      """
    let (decided, faults) = try ReviewTable.decisions(
      bytes: Array(text.utf8), file: "r.csv", graph: SmallTown.graph, by: "Bob")
    #expect(
      decided.rows.map { "\($0.predicate.rawValue) \($0.object?.local ?? "-")" } == expected)
    #expect(decided.rows.allSatisfy { $0.isDecided && $0.decidedBy == "Bob" })
    #expect(faults.map(\.place.line) == (expected.isEmpty ? [2] : []))
  }

  @Test("The same input gives the same bytes")
  func deterministic() {
    let terms = SmallTown.graph.terms.map { (label: $0.label, above: String?.none) }
    let files = (0..<2).map { _ in
      var maker = maker(terms)
      return CrosswalkWriter.sssom(maker.make().crosswalk)
    }
    #expect(files[0] == files[1])
  }
}
