extension DiagnosticCode {
  static let commands: [DiagnosticCode] = []
}
