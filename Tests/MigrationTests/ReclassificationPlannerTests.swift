import Testing
import WaymarkMigration
import WaymarkServiceRecords
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestTown

@Suite("What is to be done with the tags of a record") struct ReclassificationPlannerTests {
  private static let carersText = "Unpaid carers meet here every week."

  private func plan(
    _ policy: ReclassificationPolicy, _ tags: [String], name: String = "Carers support group",
    _ description: String = carersText, crosswalk: Crosswalk? = nil
  ) -> RecordPlan {
    var rules = ReclassificationPlanner.Rules()
    rules.policy = policy
    rules.crosswalk = crosswalk
    var planner = ReclassificationPlanner(
      engine: Engine(SmallTown.parts()), judgement: SmallTown.judgement, rules: rules)
    return planner.plan(
      ServiceRecord(
        id: "r", name: name, description: description,
        categories: tags.map { RecordCategory(named: $0) }))
  }

  private func changes(_ changes: [TagChange]) -> [String] {
    changes.map { ($0.action == .add ? "+" : "-") + SmallTown.graph.terms[$0.term].id.local }
      .sorted()
  }

  @Test(
    "Each policy does its part",
    arguments: [
      (.add, [], ["+9003"]), (.add, ["Food banks"], ["+9003"]), (.add, ["esdServiceType:9003"], []),
      (.replace, ["Food banks"], ["+9003", "-9005"]),
      (.replace, ["esdServiceType:9004", "Day trips"], ["+9003", "-9004"]),
      (.replace, ["esdServiceType:9003", "esdServiceType:9003"], ["-9003"]),
      (.replace, ["esdNeed:71", "zz:1"], ["+9003"]),
      (.prune, ["Food banks", "esdServiceType:9003"], ["-9005"]), (.prune, [], []),
      (.prune, ["esdServiceType:9004", "esdServiceType:9003"], ["-9004"]),
      (.propose, ["Food banks"], []),
      // The match of the same meaning in another vocabulary is there already.
      (.add, ["townServiceType:a2"], []),
    ] as [(ReclassificationPolicy, [String], [String])])
  func policies(policy: ReclassificationPolicy, tags: [String], expected: [String]) {
    let found = plan(policy, tags)
    #expect(changes(found.changes) == expected)
    for change in found.changes + found.questions {
      #expect(!change.reason.isEmpty)
      #expect((0...1).contains(change.confidence))
    }
  }

  @Test(
    "What is not sure is asked",
    arguments: [
      (.propose, ["Food banks"], ["+9003", "-9005"]),
      // The last tag of a record goes only by a person.
      (.prune, ["Food banks"], ["-9005"]),
      // A narrower term beside its ancestor, which this policy may not take away.
      (.add, ["esdServiceType:9004"], ["+9003"]),
    ] as [(ReclassificationPolicy, [String], [String])])
  func questions(policy: ReclassificationPolicy, tags: [String], expected: [String]) {
    #expect(changes(plan(policy, tags).questions) == expected)
  }

  @Test("A text that says nothing leaves everything to a person")
  func silence() {
    let found = plan(.replace, ["Food banks"], name: "Hello", "There.")
    #expect(found.changes == [])
    #expect(changes(found.questions) == ["-9005"])
    #expect(!found.isUndecided)
    #expect(plan(.add, [], name: "Hello", "There.").isUndecided)
    #expect(plan(.replace, [], name: "Hello", "There.").isUndecided)
  }

  private func crosswalk(_ changes: (inout CrosswalkRow) -> Void...) -> Crosswalk {
    let rows = changes.map { change in
      var row = CrosswalkRow(
        subject: SmallTown.id("old:3"), subjectLabel: "Meals", predicate: .exactMatch,
        object: SmallTown.id("esdServiceType:9001"), confidence: 0.95)
      change(&row)
      return row
    }
    return Crosswalk(rows: rows)
  }

  @Test("A crosswalk gives what a local tag means, and the local tag stays")
  func mapping() {
    let found = plan(
      .replace, ["old:3"], name: "Friends", "Good cheer.", crosswalk: crosswalk({ _ in }))
    #expect(changes(found.changes) == ["+9001"])
    #expect(found.changes[0].reason.contains("crosswalk: “Meals”"))
    #expect(found.changes[0].isMain)
    let unsure = crosswalk { $0.confidence = 0.5 }
    let asked = plan(.add, ["old:3"], name: "Friends", "Good cheer.", crosswalk: unsure)
    #expect(changes(asked.changes) == [])
    #expect(changes(asked.questions) == ["+9001"])
    let decided = crosswalk {
      $0.confidence = 0.5
      $0.decidedBy = "ann"
    }
    #expect(
      changes(plan(.add, ["old:3"], name: "Friends", "Good cheer.", crosswalk: decided).changes)
        == ["+9001"])
  }

  @Test(
    "A local tag that splits is decided by the text of each record",
    arguments: [
      ("Debt advice", "Bailiffs and arrears.", ["+9006"]),
      ("Lunch club", "A meal for older people.", ["+9001"]), ("Hello", "There.", []),
    ])
  func splitting(name: String, description: String, expected: [String]) {
    let split = crosswalk(
      { $0.isByText = true },
      {
        $0.isByText = true
        $0.object = SmallTown.id("esdServiceType:9006")
      })
    #expect(
      changes(plan(.replace, ["old:3"], name: name, description, crosswalk: split).changes)
        == expected)
  }
}
