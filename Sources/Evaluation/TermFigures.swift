import WaymarkFormats
package import WaymarkTaxonomy

/// How often one term was suggested rightly, wrongly, and not at all.
package struct TermFigures: Sendable, Hashable {
  /// The term.
  package var term: TermIndex
  /// How many records have it.
  package var support = 0
  /// How often it was suggested and is right.
  package var truePositives = 0
  /// How often it was suggested and is wrong.
  package var falsePositives = 0
  /// How often it is right and was not suggested.
  package var falseNegatives: Int { support - truePositives }

  /// Counts the suggestions of each term, those with the most errors first.
  package static func count(_ records: [Judged]) -> [TermFigures] {
    var figures: [TermIndex: TermFigures] = [:]
    for record in records {
      for term in record.gold {
        figures[term, default: TermFigures(term: term)].support += 1
      }
      for term in record.suggested {
        if record.gold.contains(term) {
          figures[term, default: TermFigures(term: term)].truePositives += 1
        } else {
          figures[term, default: TermFigures(term: term)].falsePositives += 1
        }
      }
    }
    return figures.values.sorted {
      let (left, right) = ($0.errors, $1.errors)
      return left != right ? left > right : $0.term < $1.term
    }
  }

  private var errors: Int { falsePositives + falseNegatives }

  /// The figures as CSV, in the columns that Annif's evaluation has.
  package static func csv(_ figures: [TermFigures], graph: TermGraph) -> [UInt8] {
    var table = DelimitedWriter()
    table.append([
      "URI", "Label", "Support", "True_positives", "False_positives", "False_negatives",
      "Precision", "Recall", "F1_score",
    ])
    for figure in figures {
      let hits = figure.truePositives
      table.append([
        graph.uri(of: figure.term), graph.terms[figure.term].label, String(figure.support),
        String(hits), String(figure.falsePositives), String(figure.falseNegatives),
        share(hits, of: hits + figure.falsePositives), share(hits, of: figure.support),
        share(2 * hits, of: 2 * hits + figure.falsePositives + figure.falseNegatives),
      ])
    }
    return table.bytes
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    (whole > 0 ? Double(part) / Double(whole) : 0).decimalText(4)
  }
}
