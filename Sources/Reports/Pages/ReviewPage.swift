/// A page in which a person decides, by keyboard, what a program was not sure of.
///
/// It is one file without a network. Its items stand in it one a line, so that it can be written while
/// they come; what was decided is saved as a file of corrections, one a line, which `learn` takes.
package enum ReviewPage {
  /// What comes before the items.
  package static var opening: [UInt8] {
    var page = MarkupWriter()
    page.raw(head)
    page.raw(PageStyle.css)
    page.raw(style)
    page.raw(bodyBegin)
    return page.bytes
  }

  /// What comes after them.
  package static var closing: [UInt8] {
    var page = MarkupWriter()
    page.raw(itemsEnd)
    page.raw(script)
    page.raw(bodyEnd)
    return page.bytes
  }

  /// Items, as JSON one a line, so that nothing in them can end the element that they stand in.
  package static func items(_ lines: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(lines.count)
    for byte in lines {
      if byte == UInt8(ascii: "<") { result += "\\u003c".utf8 } else { result.append(byte) }
    }
    return result
  }
}

extension ReviewPage {
  private static let head: StaticString = """
    <!DOCTYPE html>
    <html lang="en-GB"><head><meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>Tags to decide</title><style>
    """

  private static let style: StaticString = """

    .description{white-space:pre-wrap;max-height:18rem;overflow:auto;background:var(--card);
    border-radius:.6rem;padding:.75rem 1rem}
    .tag{display:inline-block;background:var(--card);border-radius:1rem;padding:.1rem .7rem;
    margin:.15rem .3rem .15rem 0;font-size:.9rem}
    tr.at td{background:var(--card)}
    tr.yes td:first-child,.done{color:#1a7f37;font-weight:650}
    tr.no td:first-child{color:#b42318;font-weight:650}
    button,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--rule);
    border-radius:.4rem;padding:.25rem .7rem}
    kbd{background:var(--card);border:1px solid var(--rule);border-radius:.3rem;padding:0 .35rem}
    progress{width:100%;accent-color:var(--accent)}

    """

  private static let bodyBegin: StaticString = """
    </style></head><body><main>
    <header><h1>Tags to decide</h1><p class="lead" id="count"></p>
    <progress id="progress" max="1" value="0"></progress></header>
    <section id="card" aria-live="polite"></section>
    <section><h2>Keys</h2><p><kbd>a</kbd> accept, <kbd>r</kbd> reject, <kbd>1</kbd> to
    <kbd>9</kbd> choose a term, <kbd>t</kbd> type another, <kbd>j</kbd> and <kbd>k</kbd> next and
    previous line, <kbd>n</kbd> and <kbd>p</kbd> next and previous record, <kbd>x</kbd> none of the
    terms offered, <kbd>u</kbd> undecide, <kbd>s</kbd> save.</p>
    <p><label>Your name <input id="by" autocomplete="name"/></label>
    <button id="save">Save corrections</button> <span id="saved" class="note"></span></p>
    <p class="note">Only decided records are saved. Teach them with
    <code>waymark learn corrections.ndjson</code>.</p></section>
    <script type="application/json" id="items">

    """

  private static let itemsEnd: StaticString = "</script>\n<script>\n"
  private static let bodyEnd: StaticString = "</script></main></body></html>\n"
}
