import Formats
import HTMLTemplates

/// The page of an e-mail could not be made: our own mistake, or no memory.
public struct HTMLTemplateFailure: Error, Sendable, Hashable {
  public let message: String
}

/// The parts of an e-mail, in words.
struct EmailParts {
  let language: Language
  let subject: String
  let greeting: String
  let paragraphs: [String]
  let closing: String
  let signature: String
  /// The last line, around the address in it where there is one.
  let before: String
  let after: String
  let address: String?

  /// The plain part.
  var text: String {
    let blocks =
      [greeting] + paragraphs + ["\(closing)\n\(signature)", "--\n\(before)\(address ?? "")\(after)"]
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

/// The HTML part of an e-mail: one column, no script, nothing that is loaded from elsewhere.
struct EmailPage {
  private let templates: HTMLTemplates

  init() throws(HTMLTemplateFailure) {
    do { templates = try HTMLTemplates([("email", Self.text)]) } catch {
      throw HTMLTemplateFailure(message: "\(error)")
    }
  }

  func html(_ parts: EmailParts) throws(HTMLTemplateFailure) -> String {
    do {
      let fields = try HTMLFields()
      fields.set("LANG", parts.language.rawValue)
      fields.set("SUBJECT", parts.subject)
      fields.set("GREETING", parts.greeting)
      for text in parts.paragraphs { fields.addSection("PARAGRAPH").set("TEXT", text) }
      fields.set("CLOSING", parts.closing)
      fields.set("SIGNATURE", parts.signature)
      fields.set("BEFORE", parts.before)
      fields.set("AFTER", parts.after)
      if let address = parts.address, Self.isLink(address) {
        let link = fields.addSection("LINK")
        link.set("HREF", Self.escaped(address))
        link.set("ADDRESS", address)
      }
      return String(decoding: try templates.expand("email", with: fields), as: UTF8.self)
    } catch { throw HTMLTemplateFailure(message: "\(error)") }
  }

  /// The escaping of the templates knows no addresses of mail, so schemes are told apart here.
  private static func isLink(_ address: String) -> Bool {
    address.hasPrefix("https://") || address.hasPrefix("mailto:")
  }

  private static func escaped(_ address: String) -> String {
    address.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  private static let text = """
    {{%AUTOESCAPE context="HTML"}}<!DOCTYPE html>
    <html lang="{{LANG}}">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{SUBJECT}}</title></head>
    <body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1f2933;background:#ffffff">
    <div style="max-width:600px;margin:0 auto">
    <p>{{GREETING}}</p>
    {{#PARAGRAPH}}<p>{{TEXT}}</p>
    {{/PARAGRAPH}}<p>{{CLOSING}}<br>{{SIGNATURE}}</p>
    <p style="border-top:1px solid #d5dbe1;padding-top:12px;font-size:13px;color:#52606d">{{BEFORE}}{{#LINK}}<a href="{{HREF:none}}">{{ADDRESS}}</a>{{/LINK}}{{AFTER}}</p>
    </div>
    </body>
    </html>

    """
}
