import Analyses
import Diagnostics
import Documents
import Findings
import Formats
import Outside
import Reports
import Threads

/// `tenure drift SPEC…`: what moved since the reference of each `drift` cell, and what follows; publishes nothing.
struct DriftCommand: Command {
  static let name = "drift"
  static let summary = "tell what moved since a reference period, and whether to train again"
  static let synopsis = "SPEC…"
  static let flags: [Flag] = [.parameter, .output, .only, .jobs, .asOf, .gate, .strict, .noCache]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("a spec is needed, such as reports/data-review.yaml")
    }
    let messages = Messages(arguments, environment.terminal)
    var worst = ExitCode.success
    for spec in arguments.operands {
      let request = try RenderCommand.request(spec, arguments)
      let outcome = await watch(request, arguments, environment, messages)
      if outcome.rawValue > worst.rawValue { worst = outcome }
    }
    return worst
  }

  private func watch(
    _ request: RenderRequest, _ arguments: Arguments, _ environment: CommandEnvironment, _ messages: Messages
  ) async -> ExitCode {
    do {
      var request = request
      let plan = try Plan.make(request.spec, overrides: request.overrides, in: environment.world)
      request.only = try cells(of: plan, request.only)
      let bound = try BoundPlan(plan, request, environment.world)
      let engine = ReportEngine(world: environment.world, progress: messages.progress)
      let report = try await engine.render(bound, request)
      messages.show(report.warnings)
      var gates = Problems()
      for id in request.only {
        guard let finding = report.document.cells.first(where: { $0.id == id })?.finding else { continue }
        for line in DriftLines(id, finding, report.document.wording).lines {
          environment.terminal.print(line)
        }
        if arguments.has(.gate), let gate = gate(id, finding, plan, isStrict: arguments.has(.strict)) {
          gates.add(gate)
        }
      }
      try gates.throwIfErrors()
      return .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }

  /// The drift cells of a plan, or those of them that are named.
  private func cells(of plan: Plan, _ only: [String]) throws(Problems) -> [String] {
    let all = plan.cells.filter { $0.kind == Drift.kind }.map { $0.id }
    guard !all.isEmpty else {
      throw Problems(
        .error(
          .unknownOnly, "the report '\(plan.spec.id.value)' has no cell of kind 'drift'",
          at: plan.spec.id.place,
          hint: "add one that names a reference: { kind: drift, id: drift, reference: before }"))
    }
    var problems = Problems()
    for id in only where !all.contains(id) {
      problems.add(
        .error(
          .unknownOnly, "no cell of kind 'drift' is called '\(id)'", at: nil, hint: didYouMean(id, among: all)
        ))
    }
    try problems.throwIfErrors()
    return only.isEmpty ? all : only
  }

  /// With `--gate` a model that should be trained again fails; with `--strict` anything but "ok".
  private func gate(_ id: String, _ finding: Finding, _ plan: Plan, isStrict: Bool) -> Diagnostic? {
    let decision = finding["decision"]?.number
    guard decision == 2 || (isStrict && decision != 0) else { return nil }
    let what = decision == 2 ? "retrain" : decision == 1 ? "watch" : "cannot tell"
    return .error(
      .driftGate, "--gate: the decision of cell '\(id)' is '\(what)'", at: plan.cell(id)?.spec.id.place)
  }
}

extension Flag {
  static let gate = Flag("gate", help: "exit with 3 when a model should be trained again")
}

/// A drift cell for a terminal: the decision with its numbers, the columns that changed, and the words.
struct DriftLines {
  let lines: [String]

  init(_ id: String, _ finding: Finding, _ wording: Wording) {
    var lines = ["\(id):"]
    for exhibit in finding.exhibits {
      guard case .table(let table) = exhibit.content, ["decision", "columns", "changes"].contains(exhibit.id)
      else { continue }
      lines.append("  \(exhibit.title)")
      lines += DriftLines.text(table, wording).map { "    " + $0 }
    }
    lines += finding.remarks.map { "  " + $0 }
    self.lines = lines
  }

  /// Columns as wide as their widest text.
  private static func text(_ table: ResultTable, _ wording: Wording) -> [String] {
    let rows = [table.columns.map { $0.header }] + table.rows.map { $0.cells.map { text($0, wording) } }
    let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - text.count)
        let isLeading = table.columns[column].alignment == .leading
        line += (column > 0 ? "  " : "") + (isLeading ? text + space : space + text)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func text(_ cell: ResultTable.Cell, _ wording: Wording) -> String {
    switch cell {
    case .text(let text), .suppressed(let text): text
    case .value(let value), .struck(let value):
      value.number.map { wording.number($0, value.format) } ?? value.absence ?? ""
    case .interval(let value): value.interval.map { wording.interval($0.low, $0.high, value.format) } ?? ""
    case .count(let count): wording.number(Double(count), .num0)
    case .empty: ""
    }
  }
}
