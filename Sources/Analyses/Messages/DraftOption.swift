import Diagnostics
import Specs

/// How a language model is asked for drafts; the endpoint and its key come from the environment.
struct DraftOption: OptionMap, Hashable {
  let model: String
  let tone: String
  /// Seconds to wait for an answer.
  let timeout: Double
  let retries: Int
  /// Requests that one run may make, those made again included.
  let calls: Int

  private static let modelParameter = Parameter<String>(
    "model", help: "its name, as the endpoint of OPENAI_BASE_URL knows it", isRequired: true,
    fault: { text in
      text.count <= 100 && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        ? nil : "is a name without spaces"
    })
  private static let toneParameter = Parameter<String>(
    "tone", help: "in a few words, for the model", standard: "warm, brief, plain",
    fault: { $0.count <= 100 ? nil : "has at most 100 characters" })
  private static let timeoutParameter = Parameter<SecondCount>(
    "timeout", help: "the longest to wait for an answer, such as 20s", standard: SecondCount(20),
    fault: { (1...300).contains($0.seconds) ? nil : "lies between 1s and 300s" })
  private static let retriesParameter = Parameter<Int>(
    "retries", help: "how often a busy or failing server is asked again", standard: 2,
    fault: { (0...5).contains($0) ? nil : "lies between 0 and 5" })
  private static let callsParameter = Parameter<Int>(
    "calls", help: "requests that a run may make", standard: 20,
    fault: { (1...500).contains($0) ? nil : "lies between 1 and 500" })

  static let parameters = [
    modelParameter.declaration, toneParameter.declaration, timeoutParameter.declaration,
    retriesParameter.declaration, callsParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let model = options.read(Self.modelParameter)
    let tone = options.read(Self.toneParameter)
    let timeout = options.read(Self.timeoutParameter)
    let retries = options.read(Self.retriesParameter)
    let calls = options.read(Self.callsParameter)
    guard let model, let tone, let timeout, let retries, let calls else { return nil }
    self.model = model
    self.tone = tone
    self.timeout = timeout.seconds
    self.retries = retries
    self.calls = calls
  }

  var terms: DraftTerms { DraftTerms(model: model, timeout: timeout, retries: retries, calls: calls) }
}

/// A number of seconds, written `20s`.
struct SecondCount: OptionValue, Hashable {
  let seconds: Double

  init(_ seconds: Double) { self.seconds = seconds }

  static let typeName = "a number of seconds such as 20s"
  static let jsonSchema = #"{"type":"string","pattern":"^[0-9]+(\\.[0-9]+)?s$"}"#

  static func read(_ node: Node) throws(Problems) -> SecondCount {
    guard let text = node.scalar, text.hasSuffix("s"), let seconds = coreNumber(String(text.dropLast())),
      seconds >= 0
    else {
      throw node.mismatch(
        typeName, hint: node.scalar.flatMap { coreNumber($0) == nil ? nil : "write \($0)s" })
    }
    return SecondCount(seconds)
  }
}
