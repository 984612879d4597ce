/// A report as one page that needs nothing else: no network, no script, no font, no picture.
///
/// All text is escaped. The page is well-formed XML too, follows its reader's wish for light or dark,
/// and prints. What may name a person is for the caller to mask.
///
///     var page = HTMLPage(title: "Tags of our directory", lead: "Checked against the texts.")
///     page.sections = [.init("Tags per record", [.paragraph("Four on average."), .chart(chart)])]
///     page.bytes
package struct HTMLPage: Sendable {
  /// The title.
  package var title: String
  /// What the page tells, in a sentence or two.
  package var lead: String
  /// The parts of the page.
  package var sections: [Section]
  /// What stands small at the end: how the page was made.
  package var footer: String

  /// Makes a page.
  package init(title: String, lead: String = "", sections: [Section] = [], footer: String = "") {
    self.title = title
    self.lead = lead
    self.sections = sections
    self.footer = footer
  }

  /// A part of a page.
  package struct Section: Sendable {
    /// Its heading; without one where it is empty.
    package var title: String
    /// What stands in it.
    package var blocks: [Block]

    /// Makes a part.
    package init(_ title: String, _ blocks: [Block] = []) {
      self.title = title
      self.blocks = blocks
    }
  }

  /// One thing in a part.
  package enum Block: Sendable {
    /// A paragraph.
    case paragraph(String)
    /// A smaller paragraph that explains what stands before it.
    case note(String)
    /// A list of short texts.
    case list([String])
    /// A few figures, large and side by side.
    case figures([Figure])
    /// A table.
    case table(Table)
    /// A table that is folded up under a heading until somebody opens it; in print it is left out.
    case details(String, Table)
    /// A drawing.
    case chart(any Chart)
  }

  /// One figure with what it is.
  package struct Figure: Sendable, Hashable {
    /// The figure.
    package var value: String
    /// What it counts.
    package var name: String
    /// What it means, in a sentence.
    package var meaning: String

    /// Makes a figure.
    package init(_ value: String, _ name: String, meaning: String = "") {
      self.value = value
      self.name = name
      self.meaning = meaning
    }
  }

  /// Rows and columns.
  package struct Table: Sendable, Hashable {
    /// One column.
    package struct Column: Sendable, Hashable {
      /// Its heading.
      package var title: String
      /// Whether it holds numbers, which stand to the right.
      package var isNumeric: Bool

      /// Makes a column.
      package init(_ title: String, isNumeric: Bool = false) {
        self.title = title
        self.isNumeric = isNumeric
      }
    }

    /// The columns.
    package var columns: [Column]
    /// The rows; each has as many cells as there are columns.
    package var rows: [[String]]

    /// Makes a table.
    package init(columns: [Column], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }
}

extension HTMLPage {
  /// The page as it is written to a file.
  package var bytes: [UInt8] {
    var page = MarkupWriter()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": "en-GB"]) { page in
      page.lineFeed()
      page.element("head") { writeHead(into: &$0) }
      page.lineFeed()
      page.element("body") { page in
        page.element("main") { writeMain(into: &$0) }
      }
      page.lineFeed()
    }
    page.lineFeed()
    return page.bytes
  }

  private func writeHead(into page: inout MarkupWriter) {
    page.empty("meta", ["charset": "utf-8"])
    // A promise that the browser keeps: nothing is fetched, nothing is run.
    page.empty(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
      ])
    page.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    page.empty("meta", ["name": "color-scheme", "content": "light dark"])
    page.element("title", text: title)
    page.element("style") { $0.raw(PageStyle.css) }
  }

  private func writeMain(into page: inout MarkupWriter) {
    page.lineFeed()
    page.element("header") { page in
      page.element("h1", text: title)
      if !lead.isEmpty { page.element("p", ["class": "lead"], text: lead) }
    }
    for section in sections {
      page.lineFeed()
      page.element("section") { page in
        if !section.title.isEmpty { page.element("h2", text: section.title) }
        for block in section.blocks {
          page.lineFeed()
          block.write(into: &page)
        }
      }
    }
    page.lineFeed()
    if !footer.isEmpty { page.element("footer") { $0.element("p", text: footer) } }
  }
}

extension HTMLPage.Block {
  fileprivate func write(into page: inout MarkupWriter) {
    switch self {
    case .paragraph(let text): page.element("p", text: text)
    case .note(let text): page.element("p", ["class": "note"], text: text)
    case .list(let items):
      page.element("ul") { page in
        for item in items { page.element("li", text: item) }
      }
    case .figures(let figures):
      page.element("dl", ["class": "figures"]) { page in
        for figure in figures { figure.write(into: &page) }
      }
    case .table(let table): table.write(into: &page)
    case .details(let heading, let table):
      page.element("details") { page in
        page.element("summary", text: heading)
        table.write(into: &page)
      }
    case .chart(let chart):
      page.element("figure") { chart.write(into: &$0) }
    }
  }
}

extension HTMLPage.Figure {
  fileprivate func write(into page: inout MarkupWriter) {
    page.element("div") { page in
      page.element("dt", text: name)
      page.element("dd", ["class": "value"], text: value)
      if !meaning.isEmpty { page.element("dd", text: meaning) }
    }
  }
}

extension HTMLPage.Table {
  fileprivate func write(into page: inout MarkupWriter) {
    // Wide tables scroll by themselves, not with the page.
    page.element("div", ["class": "scroll"]) { page in
      page.element("table") { page in
        page.element("thead") { page in
          page.element("tr") { page in
            for column in columns { page.element("th", column.look("col"), text: column.title) }
          }
        }
        page.element("tbody") { page in
          for row in rows {
            page.lineFeed()
            page.element("tr") { page in
              for (cell, column) in zip(row, columns) {
                page.element("td", column.look, text: cell)
              }
            }
          }
        }
      }
    }
  }
}

extension HTMLPage.Table.Column {
  fileprivate var look: MarkupWriter.Attributes { isNumeric ? ["class": "number"] : [:] }

  fileprivate func look(_ scope: String) -> MarkupWriter.Attributes {
    isNumeric ? ["scope": scope, "class": "number"] : ["scope": scope]
  }
}
