/// How a currency is written: a symbol for the common ones, else its code in capitals.
struct Currency {
  let symbol: String
  /// Letters stand apart from the number.
  let isSpaced: Bool

  init(code: String, language: Language) {
    let code = code.lowercased()
    let symbols: [String: (en: String, fr: String)] = [
      "usd": ("$", "$"), "eur": ("€", "€"), "gbp": ("£", "£"), "jpy": ("¥", "¥"),
      "cad": ("CA$", "$CA"), "aud": ("A$", "$AU"), "chf": ("CHF", "CHF"),
    ]
    let known = symbols[code]
    switch language {
    case .en: symbol = known?.en ?? code.uppercased()
    case .fr: symbol = known?.fr ?? code.uppercased()
    }
    isSpaced = known == nil || code == "chf"
  }
}
