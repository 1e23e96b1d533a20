import Analyses
import Documents
import Messaging
import Outside

/// The line to a language model behind an OpenAI-compatible endpoint, with the calls that are left.
///
/// The address and the key come from the environment and go nowhere else; what a server says is never quoted, as it
/// could say the key.
struct DraftLine {
  private let world: any World
  private let terms: DraftTerms
  private var calls: Int
  /// Drafts in a row for which nobody answered.
  private var silent = 0
  /// The server refused whom it knows: it would refuse every other request too.
  private var refusal: DraftFailure?

  static let standardAddress = "https://api.openai.com/v1"
  /// An answer of three short texts is a few thousand bytes.
  static let largestAnswer = 256 * 1024
  /// The longest wait that a server may ask for, in seconds.
  static let longestPause = 20.0

  init(world: any World, terms: DraftTerms) {
    self.world = world
    self.terms = terms
    calls = terms.calls
  }

  /// One draft, not checked yet; busy, failing and silent servers are asked again.
  mutating func draft(_ request: DraftRequest) throws(DraftFailure) -> MessageDraft {
    if let refusal { throw refusal }
    guard silent < 2 else { throw .givenUp }
    var attempt = 0
    while true {
      do throws(DraftFailure) {
        let draft = try ask(request, attempt: attempt)
        silent = 0
        return draft
      } catch {
        if error.isForGood { refusal = error }
        guard error.isPassing, attempt < terms.retries, calls > 0 else {
          silent = error.isSilence ? silent + 1 : 0
          throw error
        }
      }
      attempt += 1
    }
  }

  private var pause = 0.0

  private mutating func ask(_ request: DraftRequest, attempt: Int) throws(DraftFailure) -> MessageDraft {
    let web = try webRequest(request)
    guard calls > 0 else { throw .budget }
    calls -= 1
    if attempt > 0 { world.pause(seconds: Swift.max(pause, Double(1 << (attempt - 1)))) }
    pause = 0
    let answer: WebAnswer
    do throws(WebFailure) { answer = try world.post(web) } catch { throw DraftFailure(error) }
    switch answer.status {
    case 200: return try Self.draft(in: answer)
    case 300..<400: throw .redirect
    case 408: throw .timeout
    case 429:
      pause = Self.pause(answer.retryAfter)
      throw .busy
    case 500...:
      pause = Self.pause(answer.retryAfter)
      throw .server
    default: throw .refused
    }
  }

  private func webRequest(_ request: DraftRequest) throws(DraftFailure) -> WebRequest {
    let base = world.environment("OPENAI_BASE_URL").flatMap { $0.isEmpty ? nil : $0 } ?? Self.standardAddress
    let path = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/chat/completions"
    guard let address = WebAddress(path), !path.contains("?"), !path.contains("#") else { throw .address }
    let key = world.environment("OPENAI_API_KEY").flatMap { $0.isEmpty ? nil : $0 }
    // A model on this machine asks for no key.
    guard key != nil || address.isLoopback else { throw .noKey }
    return WebRequest(
      address: address.text,
      headers: [WebHeader("Content-Type", "application/json"), WebHeader("Accept", "application/json")]
        + (key.map { [WebHeader("Authorization", "Bearer \($0)")] } ?? []),
      body: request.bytes, seconds: terms.timeout, limit: Self.largestAnswer)
  }

  private static func pause(_ retryAfter: String) -> Double {
    Double(retryAfter).map { Swift.min(Swift.max($0, 0), longestPause) } ?? 0
  }

  /// The three texts within the first choice's message.
  private static func draft(in answer: WebAnswer) throws(DraftFailure) -> MessageDraft {
    let type = answer.contentType.lowercased().prefix { $0 != ";" && $0 != " " }
    guard type == "application/json", let value = try? JSONValue(parsing: answer.body) else { throw .notJSON }
    guard case .array(let choices)? = value["choices"], let message = choices.first?["message"],
      let content = message["content"]?.text
    else { throw .shape }
    guard case .object(let members)? = try? JSONValue(parsing: Array(content.utf8)) else { throw .notJSON }
    guard Set(members.map { $0.key }) == ["subject", "body", "sms"],
      let draft = DraftFile.draft(parsing: Array(content.utf8))
    else { throw .shape }
    return draft
  }
}

extension DraftFailure {
  fileprivate init(_ failure: WebFailure) {
    self =
      switch failure {
      case .unavailable: .unavailable
      case .refused: .address
      case .unreachable: .unreachable
      case .timedOut: .timeout
      case .untrusted: .untrusted
      case .tooLarge: .tooLarge
      case .broken: .server
      }
  }

  /// May be over when asked again.
  fileprivate var isPassing: Bool { [.busy, .server, .timeout].contains(self) }

  /// Nobody answered.
  fileprivate var isSilence: Bool { [.unreachable, .timeout].contains(self) }

  /// Would be the same for every other request of the run.
  fileprivate var isForGood: Bool {
    [.noKey, .address, .unavailable, .untrusted, .redirect, .refused].contains(self)
  }
}
