/// What the program tells its caller at the end.
enum ExitStatus: Int32, Sendable {
  /// All was done.
  case done = 0
  /// Some input was at fault; what could be done is done.
  case inputAtFault = 1
  /// The command line could not be understood.
  case wrongUsage = 64
  /// The workspace or the disk was at fault.
  case workspaceAtFault = 74
}
