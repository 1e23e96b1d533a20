import Diagnostics

/// What a server of a language model could answer, well and badly.
public enum ChatServer {
  public static let good = content(
    subject: "Staying should cost you less",
    body: "We would like to keep you: {{ offer }}.\\n\\nAnswer yes by {{ until }}.",
    sms: "Stay with us: {{ offer }}. Answer YES by {{ until }}. {{ sender }}")

  /// The model's text: a JSON object of three texts.
  public static func content(subject: String, body: String, sms: String) -> String {
    #"{"subject":"\#(subject)","body":"\#(body)","sms":"\#(sms)"}"#
  }

  /// The answer of an OpenAI-compatible endpoint with a text in its first choice.
  public static func completion(_ content: String) -> String {
    #"{"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":"#
      + #"{"role":"assistant","content":\#(jsonQuoted(content))}}]}"#
  }

  public static func answer(_ content: String) -> LocalServer.Response {
    json(200, completion(content))
  }

  public static func json(_ status: Int, _ body: String, _ headers: [String] = []) -> LocalServer.Response {
    .answer(status: status, headers: ["Content-Type: application/json"] + headers, body: body)
  }
}
