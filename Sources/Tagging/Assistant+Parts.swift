import WaymarkTaxonomy

/// One of the services of a bundled record, with what it should be tagged with if it were apart.
package struct TaggedPart: Sendable, Hashable {
  /// Where it stands.
  package var part: RecordPart
  /// The words of it.
  package var text: String
  /// The one term that fits it; none where nothing is sure enough.
  package var suggestions: [Suggestion]
}

extension Assistant {
  /// Tags each of the services of a bundled record by its own words.
  ///
  /// It reads over what was read of the whole record, so it comes last.
  mutating func tag(
    _ parts: [RecordPart], name: String, description: String
  ) -> [TaggedPart] {
    // A part is one service, so one term is enough.
    var choice = request.choice
    choice.limit = min(1, choice.limit)
    // A word or two by themselves make odd terms likely, so a part is judged among what the whole could
    // be and what its own labels say.
    let candidates = reader.candidates
    return parts.map { part in
      let whole = part.field == .name ? name : description
      let start = whole.utf16.index(whole.startIndex, offsetBy: part.range.lowerBound)
      let text = String(whole[start..<whole.utf16.index(start, offsetBy: part.range.count)])
      let ranking = rank(name: "", description: text, candidatesOfWhole: candidates)
      let verdict = choice.choose(from: ranking, graph: engine.graph)
      var suggestions: [Suggestion] = []
      if !verdict.suggested.isEmpty {
        fields.readContexts(reader.text, name: "", description: text)
        suggestions = judge(verdict.suggested, name: "", description: text).suggestions
      }
      for place in suggestions.indices {
        for reason in suggestions[place].evidence.indices {
          suggestions[place].evidence[reason].move(to: part)
        }
      }
      return TaggedPart(part: part, text: text, suggestions: suggestions)
    }
  }
}

extension Evidence {
  /// Says the place of a reason found in a part as a place of the whole field.
  fileprivate mutating func move(to part: RecordPart) {
    field = part.field
    range = (range.lowerBound + part.range.lowerBound)..<(range.upperBound + part.range.lowerBound)
  }
}
