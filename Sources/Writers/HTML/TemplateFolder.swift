import Diagnostics
import Outside

/// The texts of the HTML templates, read once.
struct TemplateFolder: Sendable {
  static let names = ["page.html", "blocks.html", "inlines.html", "table.html", "tiles.html"]

  let path: String
  let texts: [(name: String, text: String)]
  let style: String

  init(_ path: String, in world: any World) throws(Problems) {
    self.path = path
    var problems = Problems()
    var texts: [(name: String, text: String)] = []
    for name in Self.names + ["report.css"] {
      do throws(WorldError) {
        var text = try world.read("\(path)/\(name)")
        // A file's last newline would stand as a space inside a line of text.
        if text.last == UInt8(ascii: "\n") { text.removeLast() }
        texts.append((name, String(decoding: text, as: UTF8.self)))
      } catch {
        let place = Place(path: "\(path)/\(name)", line: 1, column: 1)
        problems.add(
          .error(.templateMissing, "the template '\(name)' cannot be read: \(error.message)", at: place))
      }
    }
    try problems.throwIfErrors()
    style = texts.removeLast().text
    self.texts = texts
  }
}
