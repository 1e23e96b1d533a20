extension DiagnosticCode {
  static let publishing: [DiagnosticCode] = []
}
