import WaymarkFormats

/// What is fuzzed, each by the name that `Fuzz/run` knows it by.
let targets: [String: @Sendable ([UInt8]) throws -> Void] = [
  "tokenizer": fuzzTokenizer,
  "json": fuzzJSON,
  "csv": fuzzTable,
  "xml": fuzzXML,
  "vocabulary": fuzzVocabulary,
  "records": fuzzRecords,
  "search": fuzzSearch,
  "tagging": fuzzTagging,
  "model": fuzzModel,
  "fields": fuzzFields,
  "serve": fuzzServe,
]

/// The loop of libFuzzer, which ships with the toolchain and links with `-sanitize=fuzzer`.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Fuzzes one target: `waymark-fuzz TARGET [libFuzzer's options] [corpus folder…]`.
@main
struct FuzzProgram {
  nonisolated(unsafe) private static var target: ([UInt8]) throws -> Void = { _ in }

  static func main() {
    let names = targets.keys.sorted().joined(separator: ", ")
    guard CommandLine.arguments.count > 1, let found = targets[CommandLine.arguments[1]] else {
      fatalError("expected the name of a target: \(names)")
    }
    target = found
    var arguments = CommandLine.unsafeArgv
    // libFuzzer restarts the program by its arguments only when told to fork, which we never do.
    arguments[1] = arguments[0]
    arguments += 1
    var count = CommandLine.argc - 1
    let status = runFuzzer(&count, &arguments) { bytes, size in
      // A fault is a proper answer to bad bytes; only a trap, a leak or a broken promise is not.
      do {
        try FuzzProgram.target(Array(UnsafeBufferPointer(start: bytes, count: size)))
      } catch is Fault {
        return 0
      } catch {
        fatalError("an error that is no fault: \(error)")
      }
      return 0
    }
    guard status == 0 else { fatalError("libFuzzer ended with \(status)") }
  }
}

/// Ends the program where what a room promises does not hold, so that libFuzzer keeps the input.
func promise(_ holds: Bool, _ sentence: @autoclosure () -> String) {
  guard holds else { fatalError("broken promise: \(sentence())") }
}
