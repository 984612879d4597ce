import Foundation

/// The real data that measurements and some tests read; it is not part of the project.
///
/// It is looked for at `$WAYMARK_SHARED_DATA`, else in `shared/data` beside the checkout. Tests that
/// want a file say `.enabled(if: SharedData.has("lga/services.csv"), "shared data is absent")`.
package enum SharedData {
  /// The folder of the data, whether or not it is there.
  package static let folder: String = {
    if let named = ProcessInfo.processInfo.environment["WAYMARK_SHARED_DATA"] { return named }
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return checkout.deletingLastPathComponent().appendingPathComponent("shared/data").path
  }()

  /// Whether a file of the data is there.
  package static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  /// The path of a file of the data.
  package static func path(_ name: String) -> String { folder + "/" + name }
}
