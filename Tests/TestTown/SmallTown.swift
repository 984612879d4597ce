package import WaymarkClassifier
import WaymarkFormats
package import WaymarkTagging
package import WaymarkTaxonomy
import WaymarkTextAnalysis

/// A small invented directory: its vocabulary, its keywords, and engines made of them.
package enum SmallTown {
  package static let lunch = term("esdServiceType:9001")
  package static let companies = term("esdServiceType:9002")
  package static let carers = term("esdServiceType:9003")
  package static let groups = term("esdServiceType:9004")
  package static let food = term("esdServiceType:9005")
  package static let debt = term("esdServiceType:9006")
  package static let money = term("esdServiceType:9007")
  package static let grief = term("esdServiceType:9008")
  package static let counselling = term("esdServiceType:9009")
  package static let ride = term("esdServiceType:9010")
  package static let sheds = term("townServiceType:a1")
  package static let cafes = term("townServiceType:a2")
  package static let hunger = term("esdNeed:71")
  package static let company = term("esdNeed:72")
  package static let finance = term("esdFunction:81")

  package static let graph: TermGraph = {
    var builder = TermGraphBuilder()
    let place = Place(file: "small-town")
    let terms: [(id: String, label: String, others: [String], note: String?)] = [
      ("esdServiceType:9001", "Lunch clubs", ["Luncheon clubs"], "A meal for older people."),
      ("esdServiceType:9002", "Companies", [], "Businesses and their registration."),
      ("esdServiceType:9003", "Carers support groups", [], "For those who look after a relative."),
      ("esdServiceType:9004", "Support groups", [], "People with the same trouble meet."),
      ("esdServiceType:9005", "Food banks", ["Emergency food parcels"], nil),
      ("esdServiceType:9006", "Debt advice", [], "What to do about bailiffs and arrears."),
      ("esdServiceType:9007", "Money advice", [], nil),
      ("esdServiceType:9008", "Bereavement counselling", [], "Talking after a death."),
      ("esdServiceType:9009", "Counselling", [], nil),
      ("esdServiceType:9010", "Dial a ride", [], nil),
      ("townServiceType:a1", "Men in sheds", [], "Woodwork and a natter."),
      ("townServiceType:a2", "Carers’ cafés", [], nil),
      ("esdNeed:71", "Hunger", [], nil),
      ("esdNeed:72", "Somebody to talk to", [], nil),
      ("esdFunction:81", "Finance", [], nil),
    ]
    for term in terms {
      builder.add(
        Term(
          id: id(term.id), label: term.label, alternativeLabels: term.others,
          scopeNote: term.note, isRetired: term.id == "esdServiceType:9010"), at: place)
    }
    let links: [(String, Relation, String, Double)] = [
      ("esdServiceType:9003", .broader, "esdServiceType:9004", 1),
      ("esdServiceType:9006", .broader, "esdServiceType:9007", 1),
      ("esdServiceType:9008", .broader, "esdServiceType:9009", 1),
      ("esdNeed:71", .leadsTo, "esdServiceType:9005", 1),
      ("esdNeed:71", .leadsTo, "esdServiceType:9001", 0.5),
      ("esdNeed:72", .leadsTo, "esdServiceType:9001", 0.9),
      ("esdFunction:81", .groups, "esdServiceType:9007", 1),
      ("townServiceType:a1", .broadMatch, "esdServiceType:9004", 1),
      ("townServiceType:a2", .exactMatch, "esdServiceType:9003", 1),
      ("esdServiceType:9003", .exactMatch, "townServiceType:a2", 1),
    ]
    for (from, relation, to, weight) in links {
      builder.link(from: id(from), relation, to: id(to), weight: weight, at: place)
    }
    return builder.build().graph
  }()

  package static let keywords = [
    Keyword(term: id("esdServiceType:9005"), text: "hungry", weight: 0.8),
    Keyword(term: id("esdServiceType:9003"), text: "unpaid carers", weight: 1),
    Keyword(term: id("esdServiceType:9001"), text: "hot meals", weight: 1),
    Keyword(term: id("esdServiceType:9005"), text: "bottle bank", weight: -2),
    Keyword(term: id("esdServiceType:9010"), text: "minibus", weight: 1),
    Keyword(term: id("esdServiceType:9999"), text: "nothing knows this", weight: 1),
  ]

  package static let compiled = VocabularyPrior().compile(graph: graph, keywords: keywords)

  /// Weights of the tests' own, for those that ship change with what they were fitted to.
  package static let judgement = Judgement(
    weights: RankingWeights(values: [
      0.5, 1.0, 0.5, 0.5, 0.5, 1.0, 0.8, 0.6, 0.8, 0.8, -1.0, 0.3, 0.2, 0.5, 0.3, 0.5, 0.3, 0, 0.1,
      0.2, -0.5, 0, 0, -0.1, 0, 0.2, 0.1,
    ]), calibration: Calibration(values: [-0.4, 0.8, 0.1]))

  package static func id(_ text: String) -> CURIE {
    CURIE(text) ?? CURIE(prefix: "none", local: text)
  }

  package static func term(_ text: String) -> TermIndex { graph.index(of: id(text)) ?? -1 }

  /// The patterns of the language, compiled once for all.
  package static let fields = FieldKnowledge()

  package static func parts(learned: Counts = Counts()) -> Engine.Parts {
    Engine.Parts(graph: graph, compiled: compiled, learned: learned, fields: fields)
  }

  package static func assistant(
    learned: Counts = Counts(), _ request: TaggingRequest = TaggingRequest(),
    judgement: Judgement = judgement
  ) -> Assistant {
    Assistant(engine: Engine(parts(learned: learned)), judgement: judgement, request: request)
  }

  /// A request that shows the whole ranking.
  package static func ranked(_ change: (inout TaggingRequest) -> Void = { _ in }) -> TaggingRequest
  {
    var request = TaggingRequest()
    request.rankingLength = 100
    change(&request)
    return request
  }

  /// A graph of types with these labels and nothing else.
  package static func graph(labels: [String], broader: [(Int, Int)] = []) -> TermGraph {
    var builder = TermGraphBuilder()
    let place = Place(file: "labels")
    for (number, label) in labels.enumerated() {
      builder.add(Term(id: CURIE(prefix: "x", local: "\(number)"), label: label), at: place)
    }
    for (child, parent) in broader {
      builder.link(
        from: CURIE(prefix: "x", local: "\(child)"), .broader,
        to: CURIE(prefix: "x", local: "\(parent)"), at: place)
    }
    return builder.build().graph
  }

  /// An assistant over such a graph.
  package static func assistant(
    labels: [String], _ request: TaggingRequest = TaggingRequest(),
    judgement: Judgement = judgement
  ) -> Assistant {
    let graph = graph(labels: labels)
    let compiled = VocabularyPrior().compile(graph: graph, keywords: [])
    let parts = Engine.Parts(graph: graph, compiled: compiled, learned: Counts(), fields: fields)
    return Assistant(engine: Engine(parts), judgement: judgement, request: request)
  }
}
