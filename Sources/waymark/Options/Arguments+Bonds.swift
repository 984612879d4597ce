extension Arguments {
  /// Refuses options that do not go together, or not with what is to be done, and misses those that are
  /// needed.
  ///
  /// - Throws: `UsageError`.
  func checkBonds(of spec: CommandSpec) throws(UsageError) {
    if let action = words.first, let fitting = spec.actions[action] {
      for option in spec.options where has(option.name) && !fitting.contains(option.name) {
        throw UsageError("\(option.name) does not go with \(spec.name) \(action)")
      }
    }
    for option in spec.options {
      if option.isRequired, isMissing(option) { throw UsageError("missing \(option.usage)") }
      guard has(option.name) else { continue }
      if let bond = option.onlyWith, let other = bond.options.first(where: { !has($0) }) {
        let needed = spec.options.first { $0.name == other }?.usage ?? other
        throw UsageError("\(option.name) \(bond.reason ?? "needs \(needed)")")
      }
      if let bond = option.notWith, let other = bond.options.first(where: has) {
        throw UsageError(
          bond.reason.map { "\(option.name) \($0)" }
            ?? "give either \(option.name) or \(other), not both")
      }
      if let beside = option.onlyBeside,
        let other = spec.options.first(where: {
          has($0.name) && $0.name != option.name && !beside.contains($0.name)
        })
      {
        throw UsageError("\(other.name) does not go with \(option.name)")
      }
    }
  }

  /// Whether an option was not given, or says nothing.
  private func isMissing(_ option: CommandSpec.Option) -> Bool {
    guard let value = value(option.name) else { return true }
    return option.value != nil && !value.utf8.contains { $0 > 0x20 }
  }
}
