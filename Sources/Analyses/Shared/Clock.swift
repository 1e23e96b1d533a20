import Diagnostics
import Findings
import Formats
import Populations
public import Specs

/// What time is counted from, as an option.
public enum ClockChoice: String, OptionChoice, Hashable {
  /// Each customer's own time with us.
  case tenure
  /// The start of the window, the same for everyone.
  case calendar
}

/// A population whose times are counted by a clock.
struct Clock {
  let choice: ClockChoice
  let population: any Population
  /// The population's, with time and entry as the clock has them.
  let roles: Roles
  /// Rows before any was left out.
  let rowsIn: Int
  /// Joined in the window, so not there at its start.
  let joined: Int

  /// Throws when the data have no start that everyone's time could be counted from.
  init(_ choice: ClockChoice, _ population: any Population) throws(AnalysisError) {
    self.choice = choice
    rowsIn = population.count
    guard choice == .calendar else {
      (self.population, roles, joined) = (population, population.roles, 0)
      return
    }
    var roles = population.roles
    guard roles.observation.hasWindow, let tenure = roles.tenure, let entry = roles.entry else {
      throw AnalysisError(
        .missingRole, "the data have no window with dates of joining, so no start to count time from",
        option: "clock", hint: "give 'start', 'end' and 'joined' under 'window:', or leave 'clock' out")
    }
    let present = try answered(blaming: "clock") { [roles] () throws(PopulationError) in
      guard let joined = roles.joinedInWindow else { return population }
      return try population.restricted(to: .flag(joined, is: false))
    }
    joined = population.count - present.count
    self.population = try answered(blaming: "clock") { () throws(PopulationError) in
      try present.extended(by: ClockKernel(tenure: tenure, entry: entry))
    }
    roles.labels[ClockKernel.output] = roles.label(of: tenure)
    roles.tenure = ClockKernel.output
    roles.entry = nil
    self.roles = roles
  }

  func ledger(_ wording: Wording) -> [Ledger.Entry] {
    joined > 0
      ? [Ledger.Entry(code: "joined_in_window", reason: wording(.ledgerJoinedInWindow), rows: joined)] : []
  }
}

/// Time since the window's start: what was added to a customer's tenure in it.
struct ClockKernel: RowKernel {
  static let output = "#since_start"

  let tenure: String
  let entry: String

  var inputs: [String] { [tenure, entry] }
  var outputs: [KernelOutput] { [KernelOutput(Self.output, .number)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (tenures, entries) = (block.numbers(0), block.numbers(1))
    results.outputs[0] = .numbers((0..<block.count).map { tenures[$0] - entries[$0] })
  }
}
