extension DiagnosticCode {
  static let data: [DiagnosticCode] = []
}
