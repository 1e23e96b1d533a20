import Diagnostics
import Documents
import Outside
import Reports

/// `tenure outreach status SPEC|ID`: what became of published campaigns.
struct OutreachCommand: Command {
  static let name = "outreach"
  static let summary = "whom published campaigns treated and held out, and what became of them"
  static let synopsis = "status SPEC | status ID"
  private static let json = Flag("json", help: "print as JSON")
  static let flags: [Flag] = [.parameter, .output, .state, .jobs, .asOf, json]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.first == "status" else {
      throw UsageError(
        arguments.operands.isEmpty ? "'status' is needed" : "'\(arguments.operands[0])' is not 'status'")
    }
    guard arguments.operands.count == 2 else {
      throw UsageError("one spec or report is needed, such as reports/quarterly.yaml or quarterly")
    }
    let messages = Messages(arguments, environment.terminal)
    do throws(Problems) {
      let pages = try pages(arguments.operands[1], try request(arguments), environment.world)
      guard !pages.isEmpty else {
        messages.say("no published campaign is on record")
        return .success
      }
      if arguments.has(Self.json) {
        let json = JSONValue.array(pages.map { $0.json })
        environment.terminal.print(String(decoding: json.bytes.dropLast(), as: UTF8.self))
      } else {
        for (index, page) in pages.enumerated() {
          if index > 0 { environment.terminal.print("") }
          for line in page.lines { environment.terminal.print(line) }
        }
      }
      return .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }

  private func request(_ arguments: Arguments) throws(Problems) -> RenderRequest {
    do { return try RenderCommand.request(arguments.operands[1], arguments) } catch {
      throw Problems(.error(.badOption, "\((error as? UsageError)?.message ?? "\(error)")", at: nil))
    }
  }

  /// For a spec with the outcomes that its data tell; for a report's id without.
  private func pages(
    _ text: String, _ request: RenderRequest, _ world: any World
  ) throws(Problems) -> [CampaignPage] {
    guard let record = try CampaignRecord.current(request, world) else { return [] }
    guard world.exists(text) else {
      return try record.campaigns(of: text).map { CampaignPage($0, nil, observed: nil) }
    }
    let bound = try BoundPlan(try Plan.make(text, overrides: request.overrides, in: world), request, world)
    let outcomes = try bound.outcomes(of: record)
    return try bound.campaigns(of: record).map { campaign in
      CampaignPage(
        campaign, outcomes.first { $0.campaign.place == campaign.place }, observed: bound.period)
    }
  }
}
