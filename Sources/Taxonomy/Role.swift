/// What a vocabulary's terms are for; only terms of role `type` are suggested.
package enum Role: String, Sendable, CaseIterable {
  /// Types of service: what is done.
  case type
  /// Functions, which group service types.
  case function
  /// Needs of a person.
  case need
  /// Circumstances of a person.
  case circumstance
  /// Life events, which group needs and circumstances.
  case lifeEvent = "life-event"
  /// Terms that are only referred to.
  case reference

  /// A term of this role in words, with its article.
  package var named: String {
    switch self {
    case .type: "a service type"
    case .function: "a function"
    case .need: "a need"
    case .circumstance: "a circumstance"
    case .lifeEvent: "a life event"
    case .reference: "a term that is only referred to"
    }
  }

  /// The role that follows from a vocabulary's prefix, as in `esdNeed` or `wmCircumstance`.
  ///
  /// - Returns: `nil` where the prefix says nothing; the role is then asked for, or `type`.
  package static func implied(byPrefix prefix: String) -> Role? {
    let lower = CURIE.canonicalPrefix(prefix).lowercased()
    let endings: [(String, Role)] = [
      ("servicetype", .type), ("need", .need), ("circumstance", .circumstance),
      ("function", .function), ("lifeevent", .lifeEvent),
    ]
    return endings.first { lower.hasSuffix($0.0) }?.1
  }
}
