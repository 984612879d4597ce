/// How pages look, on white paper, on light screens and on dark ones.
enum PageStyle {
  /// The greys and the blue are those of the charts.
  static let css: StaticString = """
    :root{color-scheme:light dark;--ink:#1f2933;--soft:#5b6875;--rule:#d9dfe4;--paper:#fff;
    --card:#f5f7f9;--accent:#0072b2}
    @media screen and (prefers-color-scheme:dark){:root{--ink:#e6eaee;--soft:#a3afba;
    --rule:#2f3841;--paper:#15191d;--card:#1d2328;--accent:#56b4e9}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
    main{max-width:50rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
    h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em}
    h2{font-size:1.25rem;margin:2.75rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--rule)}
    p{margin:.6rem 0;max-width:42rem}
    .lead{font-size:1.1rem;color:var(--soft)}
    .note,footer{font-size:.875rem;color:var(--soft)}
    footer{margin-top:3rem;border-top:1px solid var(--rule)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;
    margin:1.25rem 0}
    .figures div{background:var(--card);border-radius:.6rem;padding:.9rem 1rem}
    .figures dt{font-size:.875rem;color:var(--soft)}
    .figures dd{margin:.15rem 0 0;font-size:.875rem}
    .figures .value{font-size:1.75rem;font-weight:650;line-height:1.2;color:var(--accent);
    font-variant-numeric:tabular-nums}
    figure{margin:1.25rem 0}
    .scroll{overflow-x:auto;margin:1rem 0}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;
    border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
    th{font-weight:600;color:var(--soft);white-space:nowrap}
    .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    summary{cursor:pointer;color:var(--accent)}
    @media print{body{font-size:11pt}main{max-width:none;padding:0}details{display:none}
    section,figure,tr,.figures div{break-inside:avoid}h2{break-after:avoid}
    section{break-inside:auto}.scroll{overflow:visible}}
    """
}
