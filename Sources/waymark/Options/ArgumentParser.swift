/// Tells the words of a command line apart, as a command's table says.
///
/// Options stand anywhere, as `--opt value` or `--opt=value`; after `--` there are none; `-` is a
/// word like others, by which commands mean standard input.
struct ArgumentParser {
  private let spec: CommandSpec

  /// Makes a parser for a command.
  init(_ spec: CommandSpec) { self.spec = spec }

  /// Parses the words after the command's name.
  ///
  /// - Throws: `UsageError` where they do not fit; never where help is asked for.
  func parse(_ words: [String]) throws(UsageError) -> Arguments {
    var arguments = Arguments()
    do throws(UsageError) {
      var rest = words[...]
      while let word = rest.popFirst() {
        if word == "--" {
          arguments.words += rest
          break
        }
        if word.utf8.first == UInt8(ascii: "-"), word != "-" {
          arguments.given.append(try option(word, &rest, given: arguments))
        } else {
          arguments.words.append(word)
        }
      }
      if !arguments.has("--help") {
        try checkWords(arguments.words)
        try arguments.checkBonds(of: spec)
      }
    } catch {
      // Who asks for help gets it, whatever else is wrong.
      let isAsking = words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
      guard isAsking else { throw UsageError(error.message, command: spec.name) }
      return Arguments(given: [.init(name: "--help", value: "")])
    }
    return arguments
  }

  private func option(
    _ word: String, _ rest: inout ArraySlice<String>, given: Arguments
  ) throws(UsageError) -> Arguments.Given {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(parts[0])
    guard let option = spec.allOptions.first(where: { $0.name == typed || $0.short == typed })
    else {
      if spec.arguments.isEmpty || typed.hasPrefix("--") {
        throw .unknown("option", typed, among: spec.allOptions.map(\.name))
      }
      throw UsageError(
        "unknown option \"\(typed)\"; put -- before a word that begins with a dash")
    }
    if !option.isRepeated, given.has(option.name), option.name != "--help" {
      throw UsageError("\(option.name) is given twice")
    }
    guard option.value != nil else {
      guard parts.count == 1 else { throw UsageError("\(option.name) takes no value") }
      return .init(name: option.name, value: "")
    }
    if parts.count > 1 { return .init(name: option.name, value: String(parts[1])) }
    guard let value = rest.popFirst() else {
      throw UsageError("\(option.name) needs a value: \(option.usage)")
    }
    if value.hasPrefix("--") {
      throw UsageError(
        "\(option.name) needs a value; write \(option.name)=\(value) if that is meant")
    }
    return .init(name: option.name, value: value)
  }

  private func checkWords(_ words: [String]) throws(UsageError) {
    let required = spec.arguments.filter { !$0.isOptional }.count
    if words.count < required {
      throw UsageError("missing \(spec.arguments[words.count].name)")
    }
    if words.count > spec.arguments.count, spec.arguments.last?.isRepeated != true {
      let extra = words[spec.arguments.count]
      let hint = spec.arguments.isEmpty ? "" : "; put several words in quotes to pass them as one"
      throw UsageError("unexpected \"\(extra.shortened)\"\(hint)")
    }
  }
}
