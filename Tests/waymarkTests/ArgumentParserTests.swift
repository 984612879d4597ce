import WaymarkFormats
import Testing

@testable import waymark

private let spec = CommandSpec(
  name: "bake", abstract: "Bakes.",
  arguments: [
    .init(name: "CAKE", help: "What to bake."),
    .init(name: "GUEST", help: "Who comes.", isOptional: true, isRepeated: true),
  ],
  options: [
    .init(name: "--sugar", short: "-s", value: .text("G"), help: "How sweet."),
    .init(name: "--topping", value: .text("T"), help: "What goes on top.", isRepeated: true),
    .init(name: "--vegan", help: "Without eggs."),
  ])

@Suite("The argument parser")
struct ArgumentParserTests {
  private func parse(_ words: String) throws -> Arguments {
    try ArgumentParser(spec).parse(words.split(separator: " ").map(String.init))
  }

  @Test(
    "takes values as the next word and after an equals sign",
    arguments: ["tart --sugar 9", "--sugar 9 tart", "tart --sugar=9", "tart -s 9", "-s=9 tart"])
  func values(line: String) throws {
    let arguments = try parse(line)
    #expect(arguments.words == ["tart"])
    #expect(arguments.value("--sugar") == "9")
    #expect(try arguments.integer("--sugar", in: 0...10) == 9)
  }

  @Test("keeps repeated options in order, and empty and odd values as they are")
  func repeated() throws {
    let arguments = try ArgumentParser(spec).parse([
      "tart", "--topping", "nuts", "--topping=", "--topping=a=b", "--topping", "-", "--vegan",
    ])
    #expect(arguments.values("--topping") == ["nuts", "", "a=b", "-"])
    #expect(arguments.has("--vegan"))
  }

  @Test("takes all after two dashes, and a single dash, as words")
  func dashes() throws {
    #expect(try parse("- ann").words == ["-", "ann"])
    #expect(try parse("--vegan -- --sugar -x").words == ["--sugar", "-x"])
  }

  @Test(
    "says what is wrong and what may have been meant",
    arguments: [
      ("", "missing CAKE"),
      ("tart --suger 9", "unknown option \"--suger\"; did you mean --sugar?"),
      ("tart --vegan=yes", "--vegan takes no value"),
      ("tart --sugar", "--sugar needs a value: --sugar G"),
      ("tart --sugar --vegan", "--sugar needs a value; write --sugar=--vegan if that is meant"),
      ("tart --sugar 1 --sugar 2", "--sugar is given twice"),
      ("tart -q", "unknown option \"-q\"; put -- before a word that begins with a dash"),
    ])
  func faults(line: String, message: String) {
    #expect(throws: UsageError(message, command: "bake")) { try parse(line) }
  }

  @Test("refuses numbers that are none or out of range", arguments: ["x", "11", "-1", "", "1e3"])
  func numbers(text: String) throws {
    let arguments = try ArgumentParser(spec).parse(["tart", "--sugar=\(text)"])
    #expect(throws: UsageError.self) { try arguments.integer("--sugar", in: 0...10) }
  }

  @Test("gives help to whoever asks, whatever else is wrong", arguments: ["--help", "--nope -h"])
  func help(line: String) throws {
    #expect(try parse(line).has("--help"))
  }

  @Test(
    "knows the name that was meant",
    arguments: [
      ("serch", "search"), ("suggset", "suggest"), ("sugest", "suggest"), ("INIT", "init"),
      ("exp", "export"), ("zebra", nil), ("", nil),
    ])
  func nearest(word: String, meant: String?) {
    let names = ["init", "search", "suggest", "show", "export"]
    #expect(NearestName.find(word, among: names) == meant)
  }
}

@Suite("The help")
struct HelpTextTests {
  @Test("has fixed sections, wrapped")
  func sections() {
    let help = HelpText(width: 60).help(for: spec)
    #expect(
      help == """
        OVERVIEW: Bakes.

        USAGE: waymark bake CAKE [GUEST…] [--sugar G] [--topping T]…
                 [--vegan]

        ARGUMENTS:
          CAKE   What to bake.
          GUEST  Who comes.

        OPTIONS:
          -s, --sugar G     How sweet.
          --topping T       What goes on top.
          --vegan           Without eggs.
          --workspace PATH  The workspace file; else
                            $WAYMARK_WORKSPACE, else waymark.sqlite
                            in this folder.
          -h, --help        Show this help.

        """)
  }

  @Test("of every command fits into its width", arguments: Program.commands.map(\.spec.name))
  func widths(name: String) throws {
    let command = try #require(Program.commands.first { $0.spec.name == name })
    for line in HelpText(width: 80).help(for: command.spec).split(separator: "\n") {
      #expect(line.count <= 80)
    }
  }
}

@Suite("What goes to a terminal")
struct OutputTests {
  @Test("is marked in brackets without colours and underlined with them")
  func marking() {
    let plain = Painter(isColoured: false)
    #expect(plain.marking([0..<4, 7..<9], in: "Café et thé") == "[Café] et[ t]hé")
    #expect(plain.marking([-1..<2, 1..<99, 3..<3], in: "abc") == "abc")
    let coloured = Painter(isColoured: true)
    #expect(coloured.marking([0..<1], in: "ab") == "\u{1B}[4ma\u{1B}[0mb")
  }

  @Test("holds nothing that moves the cursor")
  func printable() {
    #expect("a\u{1B}[2Jb\u{9B}c\td".printable == "a [2Jb c d")
  }

  @Test("stands in columns, whatever the colours")
  func table() {
    var table = TextTable(styles: [.cyan])
    table.append(["a", "long", "x"])
    table.append(["bcd", "s", ""])
    #expect(table.text(Painter(isColoured: false)) == "a    long  x\nbcd  s\n")
    #expect(
      table.text(Painter(isColoured: true)).split(separator: "\n").map { String($0).visibleWidth }
        == [12, 6])
  }
}
