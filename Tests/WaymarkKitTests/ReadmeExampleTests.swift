import Foundation
import Testing
import WaymarkKit
import WaymarkTestSupport

@Suite("The example of the README")
struct ReadmeExampleTests {
  private static let checkout = (0..<3).reduce(#filePath) { path, _ in
    (path as NSString).deletingLastPathComponent
  }

  @Test("runs")
  func runs() throws {
    let invented = try InventedWorkspace(name: "waymark.sqlite")
    try example(in: invented.folder.path)
    let text = "A hot meal and good company every Tuesday. Just drop in."
    let answer = try WaymarkKit.Waymark.open(invented.path).suggest(text, name: "Tuesday table")
    let first = answer.suggestions.first?.term ?? answer.withheld.first?.term
    #expect(first?.label == "Lunch clubs")
  }

  @Test(
    "is the one that stands there",
    .enabled(if: FileManager.default.fileExists(atPath: checkout + "/README.md"), "no README yet"))
  func matches() throws {
    let readme = try String(contentsOfFile: Self.checkout + "/README.md", encoding: .utf8)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = source.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasSuffix("// The example begins.") })
    let end = try #require(lines.firstIndex { $0.hasSuffix("// The example ends.") })
    let example = lines[(start + 1)..<end].map { String($0.dropFirst(4)) }
    let block = "```swift\nimport WaymarkKit\n\n\(example.joined(separator: "\n"))\n```"
    #expect(readme.contains(block), "README.md should hold:\n\(block)")
  }
}

/// Opens workspaces in the folder of a test, where the example names one in the current folder.
private struct Waymark {
  let folder: String

  func open(_ path: String) throws -> Workspace {
    try WaymarkKit.Waymark.open(folder + "/" + path)
  }
}

extension ReadmeExampleTests {
  private func example(in folder: String) throws {
    let Waymark = Waymark(folder: folder)
    // The example begins.
    let workspace = try Waymark.open("waymark.sqlite")
    let text = "A hot meal and good company every Tuesday. Just drop in."
    let answer = try workspace.suggest(text, name: "Tuesday table")
    for suggestion in answer.suggestions {
      print(suggestion.term.label, suggestion.confidence)
      for reason in suggestion.evidence { print("  because of", reason.text) }
    }
    // Tell it what is right; the next suggestion knows it.
    try workspace.learn(text, name: "Tuesday table", tags: ["Lunch clubs"], by: "ann")
    // The example ends.
  }
}
