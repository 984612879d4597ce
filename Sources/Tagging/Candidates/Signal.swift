/// One number that speaks for or against a candidate; the ranking is their weighted sum.
///
/// The names stand in stored weights, so a case is never renamed; new ones go to the end.
package enum Signal: Int, Sendable, Hashable, CaseIterable {
  /// The greatest share of one label that the name has.
  case shareInName
  /// The greatest share of one label that the text has.
  case shareInText
  /// The share of the preferred label that the text has.
  case preferredInText
  /// How telling the part of a label in the name is.
  case massInName
  /// How telling the part of a label in the text is.
  case massInText
  /// How much of the name one label explains.
  case nameExplained
  /// A label or keyword word by word in the name.
  case phraseInName
  /// A label or keyword word by word in the description.
  case phraseInDescription
  /// The keywords in the name.
  case keywordInName
  /// The keywords in the description.
  case keywordInDescription
  /// Keywords that say the term is not meant.
  case keywordAgainst
  /// How early the first whole label or keyword stands.
  case earliness
  /// How telling all matched words are together.
  case spread
  /// The naive Bayes score smoothed with the words of one text, below the best.
  case bayes
  /// One over the rank by that score.
  case bayesRank
  /// The interpolated naive Bayes score, below the best.
  case interpolated
  /// One over the rank by that score.
  case interpolatedRank
  /// What the other members of the candidate's group score.
  case group
  /// How much has been learned of the candidate.
  case taught
  /// The naive Bayes score of a candidate that lessons speak of.
  case bayesTaught
  /// What refusals say against the candidate.
  case refusal
  /// The naive Bayes score of the best broader term, below the best of all.
  case broader
  /// The naive Bayes score of the best narrower term, below the best of all.
  case narrower
  /// How many words of the preferred label the text lacks.
  case wordsMissing
  /// The naive Bayes score of the beginning of the description, below the best.
  case lead
  /// One over the rank by labels and keywords.
  case labelRank
  /// The naive Bayes score smoothed with the words of many texts, below the best.
  case wide

  /// The number of signals.
  package static let count = allCases.count

  /// The position of the signal in a row of values.
  package var position: Int { rawValue }

  /// The name by which weights are stored.
  var name: String { Self.names[rawValue] }

  /// The signal that has a name; nil for none of this version.
  init?(named name: String) {
    guard let position = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: position)
  }

  /// The names of the cases in their order: asked of the cases themselves, they would be a tenth of what a
  /// cold process does.
  private static let names = [
    "shareInName", "shareInText", "preferredInText", "massInName", "massInText", "nameExplained",
    "phraseInName", "phraseInDescription", "keywordInName", "keywordInDescription",
    "keywordAgainst", "earliness", "spread", "bayes", "bayesRank", "interpolated",
    "interpolatedRank", "group", "taught", "bayesTaught", "refusal", "broader", "narrower",
    "wordsMissing", "lead", "labelRank", "wide",
  ]

  /// The signals that labels and keywords give.
  static let ofLabels: [Signal] = [
    .shareInName, .shareInText, .preferredInText, .massInName, .massInText, .nameExplained,
    .phraseInName, .phraseInDescription, .keywordInName, .keywordInDescription, .earliness, .spread,
    .labelRank,
  ]
}
