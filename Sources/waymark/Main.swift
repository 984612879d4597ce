import Foundation
import WaymarkStorage

/// The program.
@main
struct Main {
  /// Runs the command that was asked for, and ends with its status.
  static func main() async {
    LargePages.ask()
    let status = await Program.run(
      Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
    exit(status.rawValue)
  }
}
