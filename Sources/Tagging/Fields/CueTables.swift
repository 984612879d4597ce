/// The patterns of every family, in one place each.
enum CueTables {
  static func add(to compiler: inout CuePatternCompiler) {
    access(&compiler)
    attending(&compiler)
    gender(&compiler)
    ages(&compiler)
    contexts(&compiler)
    kinds(&compiler)
  }
}
