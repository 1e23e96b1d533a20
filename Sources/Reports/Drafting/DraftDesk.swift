import Analyses
import Documents
import Formats
import Hashing
import Messaging
import Outside

/// Asks a language model for drafts, keeps what it wrote, and checks it.
///
/// What it wrote is used again as long as the model and all that it was told are the same, so that rendering again sends
/// nothing and says the same; that holds for drafts that were refused too, until their file is removed. Each is checked
/// whenever it is read: the file may have been edited, or the check have become stricter. It holds no customer's data, as
/// the brief has none.
struct DraftDesk: MessageDrafting {
  let world: any World
  /// Where drafts are kept, one file each.
  let folder: String

  func outcomes(of briefs: [DraftBrief], _ terms: DraftTerms) -> [DraftOutcome] {
    var line = DraftLine(world: world, terms: terms)
    // Where a draft cannot be kept, the next run asks again.
    let kept = CacheFolder(path: folder, world: world)
    return briefs.map { brief in
      let request = DraftRequest(brief, model: terms.model)
      let name = "\(SHA256.hex(of: request.bytes)).json"
      do throws(DraftFailure) {
        if let bytes = kept.bytes(at: name), let draft = DraftFile.draft(parsing: bytes) {
          return .accepted(try DraftCheck(brief).texts(of: draft), source: "drafts/\(name)", bytes: bytes)
        }
        let draft = try line.draft(request)
        let bytes = DraftFile.bytes(of: draft, model: terms.model)
        kept.keep(bytes, at: name)
        return .accepted(try DraftCheck(brief).texts(of: draft), source: "drafts/\(name)", bytes: bytes)
      } catch { return .failed(error) }
    }
  }
}

/// What is sent for one message: the same bytes for the same brief and model, so their hash names the draft.
struct DraftRequest {
  let bytes: [UInt8]

  init(_ brief: DraftBrief, model: String) {
    func message(_ role: String, _ content: String) -> JSONValue {
      .object(["role": .string(role), "content": .string(content)])
    }
    let value = JSONValue.object([
      "model": .string(model),
      "messages": .array([
        message("system", DraftBrief.instructions), message("user", Self.content(brief).line),
      ]),
      "response_format": .object(["type": .string("json_object")]),
    ])
    bytes = Array(value.line.utf8)
  }

  private static func content(_ brief: DraftBrief) -> JSONValue {
    let example = brief.example
    return .object([
      "language": .string(brief.language == .fr ? "French" : "English"),
      "persona": brief.persona.isEmpty ? .null : .string(brief.persona),
      "action": .string(brief.action), "offer": brief.offer.map { .string($0) } ?? .null,
      "goes_with_leaving": .array(brief.reasons.map { .string($0) }), "tone": .string(brief.tone),
      "example": .object([
        "subject": .string(example.subject.plain.written), "body": .string(example.body.written),
        "sms": .string(example.sms.plain.written),
      ]),
    ])
  }
}

/// A draft as a file keeps it.
enum DraftFile {
  static func bytes(of draft: MessageDraft, model: String) -> [UInt8] {
    JSONValue.object([
      "model": .string(model), "subject": .string(draft.subject), "body": .string(draft.body),
      "sms": .string(draft.sms),
    ]).bytes
  }

  /// The three texts of a JSON object; `nil` for anything else.
  static func draft(parsing bytes: [UInt8]) -> MessageDraft? {
    guard let value = try? JSONValue(parsing: bytes), let subject = value["subject"]?.text,
      let body = value["body"]?.text, let sms = value["sms"]?.text
    else { return nil }
    return MessageDraft(subject: subject, body: body, sms: sms)
  }
}
