/// How charts look, on white paper and on dark screens.
///
/// The colours are those of Okabe and Ito ("Color universal design", 2008), which readers with any
/// common form of colour blindness can tell apart; lighter ones of the same hues serve in the dark.
/// No line is told by its colour alone: each has its name at its end and a pattern of its own.
enum ChartStyle {
  /// How many series have a look of their own; further ones begin again.
  static let count = 6

  /// Selectors begin with the class of the drawing, for a page may hold more than charts.
  static let css: StaticString = """
    .chart{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;max-width:100%;height:auto}
    .chart .paper{fill:#fff}.chart text{fill:#1f2933}.chart .title{font-size:15px;font-weight:600}
    .chart .soft{fill:#5b6875}.chart .grid{stroke:#e4e8eb}.chart .axis{stroke:#9aa5b1}
    .chart .reference{stroke:#7b8794;stroke-dasharray:2 4}.chart .halo{stroke:#fff;stroke-width:1.5}
    .chart polyline{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
    .chart .line1{stroke-dasharray:7 4}.chart .line2{stroke-dasharray:2 4}
    .chart .line3{stroke-dasharray:9 3 2 3}.chart .line4{stroke-dasharray:12 5}
    .chart .line5{stroke-dasharray:4 3}
    .chart .line0{stroke:#0072b2}.chart .line1{stroke:#d55e00}.chart .line2{stroke:#009e73}
    .chart .line3{stroke:#a8508a}.chart .line4{stroke:#b07a00}.chart .line5{stroke:#3a8fc4}
    .chart .fill0{fill:#0072b2}.chart .fill1{fill:#d55e00}.chart .fill2{fill:#009e73}
    .chart .fill3{fill:#a8508a}.chart .fill4{fill:#b07a00}.chart .fill5{fill:#3a8fc4}
    @media screen and (prefers-color-scheme:dark){
    .chart .paper{fill:#15191d}.chart text{fill:#e6eaee}.chart .soft{fill:#a3afba}
    .chart .grid{stroke:#2a3138}.chart .axis{stroke:#5b6875}.chart .reference{stroke:#8b97a3}
    .chart .halo{stroke:#15191d}
    .chart .line0{stroke:#56b4e9}.chart .line1{stroke:#ff8f4d}.chart .line2{stroke:#35c79b}
    .chart .line3{stroke:#e29ac6}.chart .line4{stroke:#e6b04a}.chart .line5{stroke:#9bd1f2}
    .chart .fill0{fill:#56b4e9}.chart .fill1{fill:#ff8f4d}.chart .fill2{fill:#35c79b}
    .chart .fill3{fill:#e29ac6}.chart .fill4{fill:#e6b04a}.chart .fill5{fill:#9bd1f2}
    }
    """
}
