package import WaymarkFormats

extension Fault {
  /// A file without any record, which may be the wrong one.
  package static func noRecords(in path: String, _ severity: Severity = .warning) -> Fault {
    Fault(severity, at: Place(file: path), "holds no records")
  }
}
