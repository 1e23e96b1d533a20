import Diagnostics
import Expressions
import Formats
import Testing

struct CausalWordsTests {
  private func words(_ text: String, _ language: Language = .en) -> [String] {
    let bytes = Array(text.utf8)
    return CausalWords.ranges(in: text, language).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("They leave because of the price.", ["because"]), ("Because prices rose", ["Because"]),
    ("Price rises caused departures, due\nto nothing else", ["caused", "due\nto"]),
    ("Discounts lead to and LED TO savings", ["LED TO"]),
    ("Leaving by causes, and `because` in code", []), ("[why](because.html) they go", []),
    ("becauses, subdued to, ledto, the customers due today", []),
    ("What goes with leaving, and what is associated with it", []), ("", []),
  ])
  func `English words of cause are found where they stand`(text: String, found: [String]) {
    #expect(words(text) == found)
  }

  @Test(arguments: [
    ("Ils partent parce que le prix monte.", ["parce que"]),
    ("À cause du prix, car il monte", ["À cause", "car"]),
    ("parce qu’il est cher", ["parce qu’"]), ("Départs dus à la hausse", ["dus à"]),
    ("La carte, le caractère, dû et payé", []), ("Ce qui accompagne les départs", []),
    ("Le prix entraîne des départs ; grâce à l’offre", ["entraîne", "grâce à"]),
  ])
  func `French ones too`(text: String, found: [String]) {
    #expect(words(text, .fr) == found)
  }

  @Test func `places count from the start of the whole text, values included`() throws {
    let text = "{{ a.b }} left because {{ a.b }} fell"
    let template = try Template(text) { range in
      .init(path: "x", line: 1, column: range.lowerBound + 1, length: range.count)
    }
    let range = try #require(template.causalWords(.en).first)
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "because")
    #expect(template.causalWords(.fr).isEmpty)
  }
}
