/// Looks for what makes a vocabulary hard to use, as qSKOS does, and for what misleads tagging.
///
/// Missing and empty preferred labels (`ml`), several preferred labels in one language (`ipl`),
/// duplicate identifiers and unknown terms never reach a graph: readers and the builder report them
/// with their places. Terms that are only transitively related (`strc`) cannot be told in a graph
/// that knows only direct links.
///
///     for finding in QualityCheck.run(on: graph, keywords: keywords) { print(finding) }
package struct QualityCheck {
  /// What is looked for; the raw values are the ids of qSKOS, and words for checks of our own.
  package enum Check: String, Sendable, CaseIterable {
    /// A `broader` link that closed a circle and was left out.
    case cycles = "chr"
    /// A link from a term to itself, which was left out.
    case reflexive = "rrc"
    /// Two terms that are linked as related and stand one above the other.
    case relationClash = "rc"
    /// Two terms matched as the same and as something else.
    case mappingClash = "mc"
    /// A `broader` link to a term that stands above by another way as well.
    case hierarchicalRedundancy = "hr"
    /// A label without any letter or digit.
    case emptyLabel = "el"
    /// A label with characters that cannot be printed.
    case unprintable = "ucil"
    /// Two terms of a vocabulary with the same label.
    case overlappingLabels = "ol"
    /// A term with an alternative label that is its preferred one in another case.
    case disjointLabels = "dlv"
    /// Two labels that differ only in case.
    case caseOnly = "case"
    /// An alternative label or keyword that two types share, so that it tells neither.
    case sharedSynonym = "shared"
    /// A keyword that names people, not what is done.
    case audienceKeyword = "audience"
    /// A keyword of a term that the graph does not have.
    case unknownTerm = "unknown"
    /// A related link that is told on one side only.
    case oneWay = "urc"
    /// Two terms linked as related that have a broader term in common already.
    case valueless = "var"
    /// Terms without any link, in a vocabulary where others have some.
    case orphans = "oc"
    /// A vocabulary that falls into clusters without a link between them.
    case disconnected = "dcc"
    /// Types that nothing leads to, where other types have something.
    case missingInLinks = "mil"
    /// Needs, circumstances, functions and life events that lead nowhere, where others do.
    case missingOutLinks = "mol"
    /// Terms without a scope note.
    case undocumented = "uc"
  }

  /// How much a finding matters.
  package enum Severity: String, Sendable, CaseIterable {
    /// Something is wrong.
    case error
    /// Something is likely to mislead.
    case warning
    /// Something could be better.
    case information
  }

  /// One thing found.
  package struct Finding: Hashable, Sendable {
    /// What was looked for.
    package var check: Check
    /// How much it matters.
    package var severity: Severity
    /// The terms that it is about, in the order of the graph.
    package var terms: [CURIE]
    /// What is the matter, as a sentence.
    package var message: String
  }

  let graph: TermGraph
  let keywords: [Keyword]
  private(set) var findings: [Finding] = []

  /// Looks through a graph and its keywords.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - keywords: the keywords that point at its terms.
  /// - Returns: the findings, by check and then in the order of the graph.
  package static func run(on graph: TermGraph, keywords: [Keyword] = []) -> [Finding] {
    var check = QualityCheck(graph: graph, keywords: keywords)
    check.checkLinks()
    check.checkLabels()
    check.checkTagging()
    check.checkConnections()
    let ranks = Dictionary(
      Check.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return check.findings.enumerated()
      .sorted { (ranks[$0.1.check] ?? 0, $0.0) < (ranks[$1.1.check] ?? 0, $1.0) }
      .map(\.1)
  }

  private init(graph: TermGraph, keywords: [Keyword]) {
    self.graph = graph
    self.keywords = keywords
  }

  mutating func note(
    _ check: Check, _ severity: Severity, _ terms: [TermIndex], _ message: String
  ) {
    findings.append(
      Finding(
        check: check, severity: severity, terms: terms.map { graph.terms[$0].id },
        message: message))
  }

  mutating func note(unknown keyword: Keyword) {
    findings.append(
      Finding(
        check: .unknownTerm, severity: .error, terms: [keyword.term],
        message: "The keyword \"\(keyword.text)\" points at \(keyword.term), which is unknown."))
  }

  /// A term for people: its label and identifier.
  func name(_ index: TermIndex) -> String {
    "\"\(graph.terms[index].label)\" (\(graph.terms[index].id))"
  }
}

extension QualityCheck.Finding: CustomStringConvertible {
  /// The finding in a line: its check, severity and sentence.
  package var description: String { "\(check.rawValue): \(severity): \(message)" }
}
