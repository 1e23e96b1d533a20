import Samples

/// `tenure sample`: writes the synthetic business, and says how well anyone could rank its leavers.
struct SampleCommand: Command {
  static let name = "sample"
  static let summary = "write a synthetic subscription business whose truth is known"
  static let synopsis = "[--customers N] [--seed S] [-o DIR]"
  private static let customers = Flag(
    "customers", .value("N"), help: "about how many in each snapshot (8000)")
  private static let seed = Flag("seed", .value("S"), help: "the same seed writes the same bytes")
  private static let folder = Flag("output", short: "o", .value("DIR"), help: "write here (default: data)")
  static let flags = [customers, seed, folder]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.isEmpty else { throw UsageError("nothing but flags is expected") }
    let customers =
      try number(arguments, Self.customers, 1...SampleBusiness.most) ?? SampleBusiness.standardCustomers
    let seed = try number(arguments, Self.seed, 0...Int.max).map { UInt64($0) } ?? SampleBusiness.standardSeed
    let folder = arguments.value(Self.folder) ?? "data"
    let summary = try SampleBusiness(customers: customers, seed: seed).write(into: folder, environment.world)
    for line in summary.lines { environment.terminal.print(line) }
    return .success
  }

  private func number(_ arguments: Arguments, _ flag: Flag, _ range: ClosedRange<Int>) throws -> Int? {
    guard let text = arguments.value(flag) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw UsageError(
        "flag '\(flag.spelling)' takes a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
