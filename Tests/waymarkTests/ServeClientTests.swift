import Foundation
import Testing
import WaymarkTestSupport

@Suite("The program as a server")
struct ServeClientTests {
  private let program = BuiltProgram()

  @Test(
    "is driven by the Python client, whose answers fit the schema",
    .enabled(if: ForeignTool.has("python3"), "python3 is not installed"))
  func python() throws {
    #expect(try program.run("init", "--workspace", "w.sqlite").status == 0)
    let python = try #require(ForeignTool("python3"))
    let result = try python.run(
      [
        ForeignTool.checkout + "/Clients/check_client.py", try BuiltProgram.path,
        program.folder.path + "/w.sqlite",
      ], in: program.folder, adding: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(result.errors == "")
    #expect(result.status == 0)
    // Where the package is absent, it says so.
    #expect(result.output.hasPrefix("ok, ") || result.output.contains("no jsonschema"))
    print(result.output)
  }

  @Test("ends when its input does, and says what it lacks")
  func ends() throws {
    let asked = try program.run(
      "serve", "--stdio", input: Data("{\"command\":\"info\"}".utf8))
    #expect(asked.output.hasPrefix("{\"id\":null,\"answer\":{\"program\":"))
    #expect(asked.output.hasSuffix("}}\n"))
    #expect(asked.status == 0)
    let empty = try program.run("serve", "--stdio")
    #expect(empty.output == "")
    #expect(empty.status == 0)
    let wrong = try program.run("serve")
    #expect(wrong.errors.hasPrefix("error: missing --stdio"))
    #expect(wrong.status == 64)
  }
}
