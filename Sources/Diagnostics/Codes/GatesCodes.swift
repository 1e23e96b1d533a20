extension DiagnosticCode {
  static let gates: [DiagnosticCode] = []
}
