/// The stable name of a kind of mistake, as `tenure explain` takes it.
///
/// Ranges: E01xx syntax of specs, E02xx options and names, E03xx expressions, E04xx data files,
/// E05xx analyses, E06xx gates, E07xx publishing, E08xx commands; W in place of E for warnings.
public struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
  public let name: String
  /// Two or three sentences for `tenure explain`: what it means, why it matters, how to mend it.
  public let explanation: String

  public init(_ name: String, _ explanation: String) {
    self.name = name
    self.explanation = explanation
  }

  public var description: String { name }

  public static func == (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Every code there is, in the order of their names.
  public static let all: [DiagnosticCode] =
    [
      syntax, options, expressions, data, analyses,
      survival,
      cohorts,
      retention,
      hazards,
      drivers,
      rfm,
      training,
      headlines,
      lifetime,
      personas,
      messages,
      watching,
      runs, plans, gates, publishing, writing, commands,
      models,
      experiments,
    ].flatMap { $0 }
    .sorted {
      ($0.name.dropFirst(), $0.name) < ($1.name.dropFirst(), $1.name)
    }
}
