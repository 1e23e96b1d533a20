import Models
import Testing

@Suite struct ModelErrorTests {
  @Test func `a perfect column is said to be perfect, and others are rounded down`() {
    #expect(ModelError.leak(column: "x", auc: 1).message == "column 'x' alone tells who left (AUC 1.000)")
    #expect(ModelError.leak(column: "x", auc: 0.9999).message.hasSuffix("(AUC 0.999)"))
  }
}
