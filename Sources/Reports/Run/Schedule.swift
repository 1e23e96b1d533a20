import Diagnostics

/// Steps that depend on each other, run side by side as far as they can be.
///
/// What a step gets depends only on the steps it names, so the outcome is the same for any number of jobs.
struct Schedule<Output: Sendable>: Sendable {
  struct Step: Sendable {
    let id: String
    /// Ids of steps that must have finished.
    let after: [String]
    /// Turns the outputs of the steps named in `after` into this step's own.
    let perform: @Sendable ([String: Output]) throws(Problems) -> Output
  }

  /// In an order in which every step comes after those it names.
  let steps: [Step]

  /// Runs every step that can run; steps after a failed one are left out.
  ///
  /// - Returns: outputs by id, and every problem of the failed steps.
  func run(
    jobs: Int, began: @Sendable (String) -> Void, ended: @Sendable (String, Bool) -> Void
  ) async -> (
    outputs: [String: Output], problems: Problems
  ) {
    var outputs: [String: Output] = [:]
    var problems = Problems()
    var waiting = steps
    var dead: Set<String> = []
    await withTaskGroup(of: (String, Result<Output, Problems>).self) { group in
      var running = 0
      while true {
        waiting.removeAll { step in
          guard step.after.contains(where: dead.contains) else { return false }
          dead.insert(step.id)
          return true
        }
        while running < jobs,
          let index = waiting.firstIndex(where: { $0.after.allSatisfy { outputs[$0] != nil } })
        {
          let step = waiting.remove(at: index)
          let inputs = outputs.filter { step.after.contains($0.key) }
          began(step.id)
          group.addTask {
            (step.id, Result { () throws(Problems) in try step.perform(inputs) })
          }
          running += 1
        }
        guard let (id, result) = await group.next() else { break }
        running -= 1
        switch result {
        case .success(let output): outputs[id] = output
        case .failure(let failure):
          dead.insert(id)
          problems.add(failure)
        }
        ended(id, outputs[id] != nil)
      }
    }
    return (outputs, problems)
  }
}
