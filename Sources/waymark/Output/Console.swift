import Foundation
import WaymarkFormats

/// The two streams that a command writes to, and what it knows about who reads them.
///
/// Results go to standard output. All else goes to standard error: faults one a line, notes, and
/// progress, which only a terminal gets.
final class Console {
  /// Whether standard output is a terminal.
  let isTerminal: Bool
  /// Whether a person can be asked: input and both outputs are a terminal.
  let canAsk: Bool
  /// Paints what goes to standard output.
  let painter: Painter
  /// Paints what goes to standard error.
  let errorPainter: Painter
  /// The width of the lines.
  let width: Int
  /// The line that shows how far things are, on a terminal.
  let progress: ProgressLine
  /// How many errors have been reported.
  private(set) var errorCount = 0
  /// How many warnings have been reported.
  private(set) var warningCount = 0

  private let output: OutputFile

  /// Opens the streams of the process.
  ///
  /// - Throws: `OutputError` where there is no standard output.
  init(environment: [String: String]) throws(OutputError) {
    output = try OutputError.wrapping { () throws(Fault) in try OutputFile(path: nil) }
    isTerminal = isatty(STDOUT_FILENO) == 1
    let isErrorTerminal = isatty(STDERR_FILENO) == 1
    canAsk = isTerminal && isErrorTerminal && isatty(STDIN_FILENO) == 1
    // https://no-color.org: any value that is not empty.
    let isPlain = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
    painter = Painter(isColoured: isTerminal && !isPlain)
    errorPainter = Painter(isColoured: isErrorTerminal && !isPlain)
    progress = ProgressLine(isShown: isErrorTerminal)
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col >= 40
    width = isKnown ? min(Int(size.ws_col), 100) : 80
  }
}

extension Console {
  /// Writes a result.
  ///
  /// - Throws: `OutputError`.
  func write(_ text: String) throws(OutputError) { try write(bytes: text.utf8) }

  /// Writes a result.
  ///
  /// - Throws: `OutputError`.
  func write(bytes: some Collection<UInt8>) throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try output.write(bytes) }
  }

  /// Hands what was written to whoever reads it.
  ///
  /// - Throws: `OutputError`.
  func flush() throws(OutputError) {
    try OutputError.wrapping { () throws(Fault) in try output.flush() }
  }

  /// Says something that is no result.
  func note(_ text: String) {
    progress.clear()
    StandardError.write(text + "\n")
  }

  /// Says what went wrong.
  func complain(_ text: String) {
    note(errorPainter.paint("error:", .red) + " " + text.printable)
  }

  /// Reports faults, one a line.
  func report(_ faults: [Fault]) {
    for fault in faults {
      let line = fault.description.printable
      switch fault.severity {
      case .error:
        errorCount += 1
        note(errorPainter.paint(line, .red))
      case .warning:
        warningCount += 1
        note(errorPainter.paint(line, .yellow))
      }
    }
  }

  /// Says how many faults there were, and returns what follows for the exit status.
  func conclude() -> ExitStatus {
    progress.clear()
    let counts = [(errorCount, "error"), (warningCount, "warning")].filter { $0.0 > 0 }
    if !counts.isEmpty {
      note(counts.map { $0.0.counted($0.1) }.joined(separator: ", "))
    }
    return errorCount > 0 ? .inputAtFault : .done
  }
}
