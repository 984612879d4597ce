package import WaymarkFormats

/// The figures of an evaluation, as rows for people and as JSON.
package struct EvaluationReport: Sendable {
  /// One figure with its names.
  package struct Row: Sendable {
    /// The name in JSON.
    package var key: String
    /// The name for people.
    package var name: String
    /// The figure.
    package var value: Double
  }

  /// The number of records.
  package let count: Int
  /// The figures, in a fixed order.
  package let rows: [Row]
  /// How sure first suggestions are, and how right.
  package let sureness: Sureness

  /// Measures an outcome.
  package init(of outcome: Evaluator.Outcome) {
    let metrics = Metrics(outcome.judged)
    count = metrics.count
    var rows: [Row] = []
    func add(_ key: String, _ name: String, _ value: Double) {
      rows.append(Row(key: key, name: name, value: value))
    }
    for k in [1, 3, 5] { add("precision_at_\(k)", "P@\(k)", metrics.precision[k] ?? 0) }
    add("recall_at_5", "R@5", metrics.recall[5] ?? 0)
    add("f1_at_5", "F1@5", metrics.f1At5)
    add("ndcg_at_5", "nDCG@5", metrics.ndcgAt5)
    add("mean_reciprocal_rank", "MRR", metrics.meanReciprocalRank)
    if metrics.mainCount > 0 {
      add("main_records", "records with a main type", Double(metrics.mainCount))
      add("main_first", "main type first", metrics.mainFirst)
      add("main_in_three", "main type in three", metrics.mainInThree)
    }
    add("suggested_precision", "suggested: precision", metrics.suggestedPrecision)
    add("suggested_recall", "suggested: recall", metrics.suggestedRecall)
    add("suggested_mean_size", "suggested: mean size", metrics.suggestedSize)
    add("unanswered", "left for review", metrics.unanswered)
    sureness = Sureness(outcome.judged)
    rows += sureness.rows
    self.rows = rows
  }

  /// Writes the figures as a JSON object.
  package func write(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("records", count)
    for row in rows {
      writer.key(named: row.key)
      writer.double(row.value, decimals: 4)
    }
    sureness.write(into: &writer)
    writer.endObject()
  }
}
