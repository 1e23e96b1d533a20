/// All the mistakes of one phase; a phase throws every one of its problems, or none.
public struct Problems: Error, Sendable, Hashable {
  public private(set) var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  public init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  public mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  public mutating func add(_ problems: Problems) { diagnostics += problems.diagnostics }

  /// Runs a step and keeps what it throws; `nil` when it threw.
  public mutating func collect<Value>(_ step: () throws(Problems) -> Value) -> Value? {
    do { return try step() } catch {
      add(error)
      return nil
    }
  }

  /// Throws what was gathered when any of it is an error.
  public func throwIfErrors() throws(Problems) {
    if hasErrors { throw self }
  }

  /// Each diagnostic once, in the order of the files' text; those without a place last.
  public var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted { a, b in
      switch (a.place, b.place) {
      case (let x?, let y?): x == y ? a.message < b.message : x < y
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a.message < b.message
      }
    }
  }
}

extension Problems {
  /// The same with every warning an error, as `--strict` has it.
  public var asErrors: Problems {
    Problems(
      diagnostics.map { Diagnostic(.error, $0.code, $0.message, at: $0.place, hint: $0.hint, see: $0.see) })
  }
}
