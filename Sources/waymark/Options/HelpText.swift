/// Writes the help of a command or of the program, in fixed sections.
struct HelpText {
  /// The widest line.
  var width = 80

  /// The help of one command.
  func help(for spec: CommandSpec) -> String {
    var sections = [overview(spec.abstract, spec.discussion), usage(of: spec)]
    if !spec.arguments.isEmpty {
      sections.append(
        section("ARGUMENTS", spec.arguments.map { (Self.label(of: $0, inUsage: false), $0.help) }))
    }
    sections.append(section("OPTIONS", spec.allOptions.map { (Self.label(of: $0), $0.help) }))
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// The help of the program.
  func help(
    name: String, abstract: String, discussion: String, commands: [CommandSpec],
    options: [CommandSpec.Option]
  ) -> String {
    let sections = [
      overview(abstract, discussion), "USAGE: \(name) COMMAND [OPTION…]",
      section("OPTIONS", options.map { (Self.label(of: $0), $0.help) }),
      section("SUBCOMMANDS", commands.map { ($0.name, $0.abstract) }),
      "  See '\(name) COMMAND --help' for one of them.",
    ]
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// How a command is called, on one line or more.
  func usage(of spec: CommandSpec) -> String {
    var parts = spec.arguments.map { Self.label(of: $0, inUsage: true) }
    for option in spec.options {
      let usage = option.isRequired ? option.usage : "[\(option.usage)]"
      parts.append(usage + (option.isRepeated ? "…" : ""))
    }
    let start = "USAGE: waymark \(spec.name)"
    var lines = [start]
    for part in parts {
      if lines[lines.count - 1].count + 1 + part.count <= width {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append(String(repeating: " ", count: 9) + part)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func overview(_ abstract: String, _ discussion: String) -> String {
    let paragraphs = [("OVERVIEW: " + abstract).wrapped(to: width)]
    let more = discussion.split(separator: "\n\n").map { String($0).wrapped(to: width) }
    return (paragraphs + more).joined(separator: "\n\n")
  }

  private func section(_ title: String, _ rows: [(label: String, help: String)]) -> String {
    let longest = rows.map(\.label.count).filter { $0 <= 24 }.max() ?? 0
    let lines = rows.map { row in
      let help = row.help.wrapped(to: width, indent: longest + 4)
      guard row.label.count <= longest else {
        return "  \(row.label)\n" + String(repeating: " ", count: longest + 4) + help
      }
      let gap = String(repeating: " ", count: longest - row.label.count + 2)
      return "  \(row.label)\(gap)\(help)"
    }
    return "\(title):\n" + lines.joined(separator: "\n")
  }

  private static func label(of argument: CommandSpec.Argument, inUsage: Bool) -> String {
    guard inUsage else { return argument.name }
    let name = argument.name + (argument.isRepeated ? "…" : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  private static func label(of option: CommandSpec.Option) -> String {
    let short = option.short.map { $0 + ", " } ?? ""
    return short + option.usage
  }
}
