import Testing

@testable import Analyses

@Suite struct LabelTests {
  @Test(arguments: [
    ("Contract", "contract"), ("E-mail consent", "e-mail consent"), ("SMS consent", "SMS consent"),
    ("Support calls", "support calls"), ("Hausse de prix", "hausse de prix"), ("X", "X"),
  ])
  func `a label within a sentence keeps only the capitals of acronyms`(label: String, inside: String) {
    #expect(midSentence(label) == inside)
  }

  @Test(arguments: [
    ("Support calls, last 90 days", "Support calls"), ("Price change (%)", "Price change"),
    ("Contract", "Contract"), ("(none)", "(none)"),
  ])
  func `a short label leaves out what qualifies it`(label: String, short: String) {
    #expect(shortened(label) == short)
  }
}
