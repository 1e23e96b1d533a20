extension DiagnosticCode {
  static let syntax: [DiagnosticCode] = []
}
