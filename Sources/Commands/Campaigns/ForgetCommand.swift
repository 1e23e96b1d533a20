import Diagnostics
import Outside
import Reports
import Threads

/// `tenure forget ID`: removes a customer from the state and from every bundle.
struct ForgetCommand: Command {
  static let name = "forget"
  static let summary = "remove a customer from the state and from published bundles"
  static let synopsis = "ID"
  private static let address = Flag(
    "address", .values("TEXT"), help: "an e-mail address or number, for lists that name no customer")
  static let flags: [Flag] = [.output, .state, address]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1, !arguments.operands[0].isEmpty else {
      throw UsageError("the id of one customer is needed")
    }
    let messages = Messages(arguments, environment.terminal)
    let (world, terminal) = (environment.world, environment.terminal)
    let folder = BundleFolder(root: arguments.value(.output) ?? "output")
    let state = arguments.value(.state) ?? "state"
    do throws(Problems) {
      let exists = world.exists(state) || world.exists(folder.root)
      let store = try StateStore(folder: exists ? state : nil, world)
      let outcome = try Forgetting(in: folder, store, world, threads: Parallel.processorCount).run(
        arguments.operands[0], addresses: arguments.all(Self.address))
      terminal.print("\(Self.rows(outcome.recorded)) removed from the state")
      terminal.print(
        "\(Self.rows(outcome.rows)) removed from \(outcome.bundles) \(outcome.bundles == 1 ? "bundle" : "bundles")"
      )
      if outcome.withoutPages > 0 {
        terminal.print(
          "\(outcome.withoutPages) of them named the customer on their pages, which were left out: render again"
        )
      }
      if outcome.scores > 0 {
        terminal.print(
          "the scores by row number of \(outcome.scores) trained \(outcome.scores == 1 ? "model" : "models") removed: models compare without pairs until they are trained again"
        )
      }
      if try CacheFolder(path: CacheFolder.standard, world: world).clear() {
        terminal.print(
          "'\(CacheFolder.standard)' emptied: it holds scores by row number too, and is made again")
      }
      guard outcome.recorded + outcome.rows + outcome.scores > 0 else {
        messages.say("nothing of that customer was found: look how the id is written, leading zeros included")
        return .problem
      }
      messages.say("the data files are yours: a customer who stays there is in the next report")
      return .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }

  private static func rows(_ count: Int) -> String { "\(count) \(count == 1 ? "row" : "rows")" }
}
