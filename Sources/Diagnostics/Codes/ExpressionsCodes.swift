extension DiagnosticCode {
  static let expressions: [DiagnosticCode] = []
}
