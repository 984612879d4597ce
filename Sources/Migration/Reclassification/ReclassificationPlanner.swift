package import WaymarkServiceRecords
package import WaymarkTagging
import WaymarkTaxonomy

/// Decides what is to be done with the tags of each record; the working memory of one worker.
///
/// It is sure of what the assistant suggests, of what a crosswalk says of all records with a local
/// tag, and of what a person decided. The rest is asked.
package struct ReclassificationPlanner: Sendable {
  /// What it goes by, the same for all records.
  package struct Rules: Sendable {
    /// What may be done.
    package var policy = ReclassificationPolicy.propose
    /// What local tags mean, where that is known.
    package var crosswalk: Crosswalk?
    /// What people decided.
    package var decisions = PersonalDecisions()

    /// Makes the rules that change nothing.
    package init() {}
  }

  /// The least confidence at which a crosswalk is believed without a person.
  static let leastMapped = 0.8
  /// The least confidence of a suggestion that nobody looks at before it is written: a collector sees
  /// less sure ones too, for one look decides them.
  static let leastSuggested = 0.4
  /// The least confidence of a further term beside one that is given by other means.
  static let leastFurther = 0.6

  private let rules: Rules
  private let graph: TermGraph
  private var reviewer: TagReviewer

  /// Makes a planner.
  package init(
    engine: Engine, judgement: Judgement, request: TaggingRequest = TaggingRequest(), rules: Rules
  ) {
    self.rules = rules
    graph = engine.graph
    var request = request
    request.readsFields = false
    reviewer = TagReviewer(
      engine: engine, judgement: judgement, request: request, explains: false)
  }

  /// Decides about one record.
  package mutating func plan(_ record: ServiceRecord) -> RecordPlan {
    let review = reviewer.review(record)
    let local = LocalTags(review, rules.crosswalk, graph)
    var draft = Draft(
      plan: RecordPlan(review: review), present: ownTypes(in: review, local), local: local.present)
    draft.plan.localPlaces = local.places
    draft.plan.unmapped = local.unmapped
    switch rules.decisions.finding(on: record) {
    case .none: break
    case .decided(let decision): draft.decision = decision
    case .ofAnother: draft.plan.hasDecisionOfAnother = true
    }
    gatherWanted(into: &draft, local)
    if rules.policy.removes { planRemovals(in: &draft) }
    if rules.policy.adds { planAdditions(in: &draft) }
    finish(&draft)
    return draft.plan
  }

  /// What two tags have in common of which one is enough.
  private struct TagIdentity: Hashable {
    var term: TermIndex
    var linkType: String?
  }

  /// A plan while it is made.
  private struct Draft {
    var plan: RecordPlan
    /// The service types that the record is tagged with, by the places of their tags.
    var present: [Int: TermIndex]
    /// Those that its local tags read as, which stay.
    var local: [TermIndex]
    var decision = Decision()
    /// What the record should be tagged with, the main one first.
    var wanted: [TagChange] = []
    /// The places of tags that go.
    var gone: Set<Int> = []
  }

  /// The tags that name service types and may be dealt with: those of other vocabularies, which a
  /// crosswalk leads from, and those that say whom the service is for, are left alone.
  private func ownTypes(in review: TagReview, _ local: LocalTags) -> [Int: TermIndex] {
    var result: [Int: TermIndex] = [:]
    for (place, tag) in review.tags.enumerated() {
      guard let term = tag.term, graph.role(of: term) == .type, !local.places.contains(place),
        !tag.category.isOfAudience
      else { continue }
      result[place] = term
    }
    return result
  }
}

// MARK: - What the record should have

extension ReclassificationPlanner {
  private func gatherWanted(into draft: inout Draft, _ local: LocalTags) {
    let answer = draft.plan.review.answer
    let isNew: (TagChange, Draft) -> Bool = { change, draft in
      !draft.decision.refused.contains(change.term)
        && !draft.wanted.contains { self.graph.areSame($0.term, change.term) }
    }
    for term in draft.decision.accepted {
      let change = TagChange(action: .add, term: term, confidence: 1, basis: .decision)
      if isNew(change, draft) { draft.wanted.append(change) }
    }
    for change in local.changes(given: answer) where isNew(change, draft) {
      if change.confidence >= Self.leastMapped {
        draft.wanted.append(change)
      } else if rules.policy.adds, !isTagged(change.term, draft) {
        draft.plan.questions.append(change)
      }
    }
    let hasMain = !draft.wanted.isEmpty
    for suggestion in answer.suggestions {
      let change = TagChange(
        action: .add, term: suggestion.term, confidence: Double(suggestion.confidence),
        basis: .suggestion(suggestion.evidence))
      guard isNew(change, draft) else { continue }
      // What another has named already needs more to stand beside it.
      if change.confidence >= (hasMain ? Self.leastFurther : Self.leastSuggested) {
        draft.wanted.append(change)
      } else if draft.plan.questions.isEmpty, !hasMain, rules.policy.adds,
        !isTagged(change.term, draft)
      {
        draft.plan.questions.append(change)
      }
    }
    let all = draft.wanted.map(\.term)
    draft.wanted.removeAll { change in
      !draft.decision.accepted.contains(change.term)
        && all.contains { graph.isBroader(change.term, than: $0) }
    }
    if !draft.wanted.isEmpty { draft.wanted[0].isMain = true }
  }

  private func isTagged(_ term: TermIndex, _ draft: Draft) -> Bool {
    draft.local.contains { graph.areSame($0, term) }
      || draft.present.contains { !draft.gone.contains($0.key) && graph.areSame($0.value, term) }
  }
}

// MARK: - What goes and comes

extension ReclassificationPlanner {
  private func planRemovals(in draft: inout Draft) {
    let tags = draft.plan.review.tags
    let wanted = draft.wanted.map(\.term)
    // Narrower tags first, for what is broader goes by those that stay.
    let depths = draft.present.mapValues { graph.ancestors(of: $0).count }
    let places = depths.sorted { first, second in
      first.value != second.value ? first.value > second.value : first.key < second.key
    }.map(\.key)
    var removals: [TagChange] = []
    // How many of the tags that stay or come say each broader term better.
    var narrower: [TermIndex: Int] = [:]
    func count(_ term: TermIndex, _ number: Int) {
      for broader in graph.broader(thanAny: [term]) { narrower[broader, default: 0] += number }
    }
    for term in draft.present.values { count(term, 1) }
    if rules.policy.adds { for term in wanted { count(term, 1) } }
    var kept: Set<TagIdentity> = []
    for place in places {
      guard let term = draft.present[place] else { continue }
      let identity = TagIdentity(term: term, linkType: tags[place].category.linkType)
      let isRepeated = !kept.insert(identity).inserted
      if draft.decision.accepted.contains(term) { continue }
      var change = TagChange(
        action: .remove, term: term, place: place, confidence: 1 - Double(tags[place].confidence),
        basis: .unsure)
      if draft.decision.refused.contains(term) {
        change.confidence = 1
        change.basis = .decision
      } else if isRepeated {
        change.confidence = 1
        change.basis = .repeated
      } else if wanted.contains(where: { graph.areSame($0, term) }) {
        continue
      } else if narrower[term] ?? 0 > 0 {
        change.basis = .ancestor
      } else if tags[place].standing == .inPassing {
        change.basis = .inPassing
      } else if tags[place].isBare {
        change.basis = .unsupported
      } else {
        // Pruning keeps what may be right and asks nobody.
        if rules.policy.adds { draft.plan.questions.append(change) }
        continue
      }
      if !isRepeated { kept.remove(identity) }
      count(term, -1)
      draft.gone.insert(place)
      removals.append(change)
    }
    let stays = draft.present.keys.contains { !draft.gone.contains($0) }
    let comes = rules.policy.adds && !wanted.isEmpty
    if stays || comes {
      draft.plan.changes += removals
      return
    }
    // Nothing would be left: only a person may say so.
    for change in removals {
      if draft.decision.refused.contains(change.term) {
        draft.plan.changes.append(change)
      } else {
        draft.gone.remove(change.place ?? -1)
        draft.plan.questions.append(change)
      }
    }
  }

  private func planAdditions(in draft: inout Draft) {
    for var change in draft.wanted where !isTagged(change.term, draft) {
      let others =
        draft.local + draft.present.filter { !draft.gone.contains($0.key) }.map(\.value)
      if draft.decision.accepted.contains(change.term) {
        draft.plan.changes.append(change)
      } else if others.contains(where: { graph.isBroader(change.term, than: $0) }) {
        // Never a term beside its ancestor; the narrower tag says it already.
        continue
      } else if others.contains(where: { graph.isBroader($0, than: change.term) }) {
        change.basis = .narrower(change.basis)
        draft.plan.questions.append(change)
      } else {
        draft.plan.changes.append(change)
      }
    }
  }

  private func finish(_ draft: inout Draft) {
    draft.plan.isUndecided =
      rules.policy.adds && draft.present.isEmpty && draft.wanted.isEmpty
      && draft.decision.isEmpty
    guard rules.policy == .propose else { return }
    draft.plan.questions =
      draft.plan.changes.filter { $0.basis != .decision } + draft.plan.questions
    draft.plan.changes = []
  }
}

extension TagReview.Tag {
  /// Whether the text has nothing for the tag; what a narrower tag stands for may go before it does.
  fileprivate var isBare: Bool {
    standing == .unsupported || standing == .ancestor && confidence < TagReviewer.leastSupport
  }
}

extension RecordCategory {
  /// Whether the tag says whom the service is for, not what it does.
  var isOfAudience: Bool {
    guard let linkType else { return false }
    let letters = linkType.utf8Span.span
    return Self.audienceWords.contains { word in
      (0..<max(0, letters.count - word.count + 1)).contains { start in
        word.indices.allSatisfy { letters[start + $0] | 0x20 == word[$0] }
      }
    }
  }

  private static let audienceWords = ["audience", "eligib"].map { Array($0.utf8) }
}
