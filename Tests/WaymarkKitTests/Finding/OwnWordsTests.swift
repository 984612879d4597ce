import Foundation
import Testing
import WaymarkFormats
import WaymarkKit
import WaymarkTagging
import WaymarkTaxonomy
import WaymarkTestSupport

/// The shipped lists without the model, which a person's words do not need.
private let shipped: Result<Knowledge, any Error> = Result {
  let checkout = (0..<4).reduce(#filePath) { path, _ in
    (path as NSString).deletingLastPathComponent
  }
  var sources = try ShippedFiles.find(environment: ["WAYMARK_DATA": checkout]).sources
  sources.model = nil
  return try Knowledge(reading: sources)
}

@Suite("What a person says of themselves")
struct OwnWordsTests {
  /// Counts over some of the sentences.
  private struct Counts {
    var sentences = 0
    var expected = 0
    var found = 0
    var read = 0
    var right = 0
    var withTypes = 0
    var led = 0

    func line(_ name: String) -> String {
      "\(name): \(sentences) sentences, \(found) of \(expected) read, \(right) of \(read) right, "
        + "\(led) of \(withTypes) lead to a fitting type among five"
    }
  }

  @Test("is read as needs and circumstances, and leads to types that fit")
  func measures() throws {
    let knowledge = try shipped.get()
    let graph = knowledge.graph
    let reader = PersonReader(graph: graph, keywords: knowledge.keywords)
    let finder = RouteFinder(graph: graph)
    let isVerbose = ProcessInfo.processInfo.environment["WAYMARK_FIND_ERRORS"] != nil
    var halves = [Counts(), Counts()]
    let sentences = OwnWords.tuned.map { (0, $0) } + OwnWords.fresh.map { (1, $0) }
    for (half, sentence) in sentences {
      let readings = reader.read(sentence.text)
      let found = Set(readings.map { graph.terms[$0.term].id.description })
      let expected = try Set(sentence.expected.map { try id($0, in: graph) })
      let allowed = try Set(sentence.allowed.map { try id($0, in: graph) })
      let types = finder.routes(from: readings).prefix(5).map { graph.terms[$0.type].label }
      let leads = types.contains { label in
        sentence.types.contains { label.hasPrefix($0) }
      }
      halves[half].sentences += 1
      halves[half].expected += expected.count
      halves[half].found += expected.intersection(found).count
      halves[half].read += found.count
      halves[half].right += found.intersection(expected.union(allowed)).count
      halves[half].withTypes += sentence.types.isEmpty ? 0 : 1
      halves[half].led += leads ? 1 : 0
      if isVerbose {
        print(half, sentence.text)
        print("   missed", expected.subtracting(found).sorted())
        for reading in readings {
          let id = graph.terms[reading.term].id.description
          let mark = expected.union(allowed).contains(id) ? " " : "!"
          print("  \(mark)", id, reading.strength, reading.text)
        }
        print("   \(leads || sentence.types.isEmpty ? " " : "!")", types)
      }
    }
    print(halves[0].line("tuned on"))
    print(halves[1].line("fresh"))
    // What is asked of the fresh ones is less, as nothing was fitted to them.
    for (counts, least) in zip(halves, [(0.9, 0.8, 0.9), (0.6, 0.7, 0.8)]) {
      #expect(Double(counts.found) >= least.0 * Double(counts.expected))
      #expect(Double(counts.right) >= least.1 * Double(counts.read))
      #expect(Double(counts.led) >= least.2 * Double(counts.withTypes))
    }
  }

  @Test(
    "is read where it tells a need, and left alone where it is everyday talk",
    arguments: [("sayings", 0.9, 0.1), ("sayings-later", 0.75, 0.1), ("everyday", 1, 0.1)])
  func sayings(_ set: String, leastRight: Double, mostMisread: Double) throws {
    let knowledge = try shipped.get()
    let reader = PersonReader(graph: knowledge.graph, keywords: knowledge.keywords)
    let tests = (0..<3).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent
    }
    var lines = try LineReader(path: "\(tests)/SaidCases/\(set).ndjson")
    var (told, right, everyday, misread) = (0, 0, 0, 0)
    while let line = try lines.next() {
      let root = try JSONDocument(parsing: line.bytes).root
      func labels(_ key: String) -> Set<String> {
        Set(root[key].map { $0.elements.compactMap(\.string) } ?? [])
      }
      let text = try #require(root["text"]?.string)
      let read = Set(reader.read(text).map { knowledge.graph.terms[$0.term].label })
      if root["reads"] == nil, root["not"] == nil {
        everyday += 1
        if !read.isSubset(of: labels("may")) { misread += 1 }
      } else {
        told += 1
        if labels("reads").isSubset(of: read), read.isDisjoint(with: labels("not")) { right += 1 }
      }
    }
    print("\(set): \(right) of \(told) right, \(misread) of \(everyday) everyday sentences misread")
    #expect(told + everyday > 0)
    #expect(Double(right) >= leastRight * Double(told))
    #expect(Double(misread) <= mostMisread * Double(everyday))
  }

  @Test(
    "names the circumstances of an age by the shipped keywords",
    arguments: [
      ("I am 15", ["secondary-school-age", "teenager"]), ("I'm 19", ["teenager", "young-adult"]),
      ("I am 58", ["middle-aged-person"]), ("I am 62", ["older-person"]),
      ("I am 72", ["older-person"]), ("I have a newborn", ["baby"]),
      ("we are both over 80", ["older-person", "very-old-person"]),
      ("I just left care", ["care-leaver"]), ("I am an older person", ["older-person"]),
    ])
  func ages(_ text: String, _ expected: [String]) throws {
    let knowledge = try shipped.get()
    let reader = PersonReader(graph: knowledge.graph, keywords: knowledge.keywords)
    let found = Set(reader.read(text).map { knowledge.graph.terms[$0.term].id.description })
    #expect(Set(expected.map { "wmCircumstance:" + $0 }).isSubset(of: found), "\(found)")
  }

  @Test(
    "names no care leaver where somebody only leaves, grows up or cares",
    arguments: ["I left my job to care for my mum", "I grew up caring for my mum"])
  func noCareLeaver(_ text: String) throws {
    let knowledge = try shipped.get()
    let reader = PersonReader(graph: knowledge.graph, keywords: knowledge.keywords)
    let found = reader.read(text).map { knowledge.graph.terms[$0.term].id.description }
    #expect(!found.contains("wmCircumstance:care-leaver"))
  }

  private func id(_ short: String, in graph: TermGraph) throws -> String {
    let name = String(short.dropFirst(2))
    let prefixes = short.hasPrefix("n:") ? ["wmNeed:", "esdNeed:"] : ["wmCircumstance:"]
    let names = name.contains(":") ? [name] : prefixes.map { $0 + name }
    return try #require(names.first { graph.resolve($0) != nil }, "no such term: \(short)")
  }
}
