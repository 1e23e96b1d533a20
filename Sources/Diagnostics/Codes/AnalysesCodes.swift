extension DiagnosticCode {
  static let analyses: [DiagnosticCode] = []
}
