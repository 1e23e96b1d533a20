/// Codes of countries as ISO 3166-1 has them, of two letters.
enum CountryCode {
  /// The code in capitals; `nil` for what is none. "UK" is taken for GB, which it is reserved for.
  static func read(_ written: String) -> String? {
    let code = written.uppercased()
    if code == "UK" { return "GB" }
    return all.contains(code) ? code : nil
  }

  private static let all: Set<String> = {
    var codes: Set<String> = []
    var rest = Substring(list)
    while rest.count >= 2 {
      codes.insert(String(rest.prefix(2)))
      rest = rest.dropFirst(2)
    }
    return codes
  }()

  // The 249 codes in force: python3 -c "import pycountry; print(''.join(sorted(c.alpha_2 for c in pycountry.countries)))"
  private static let list =
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCN"
    + "COCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHM"
    + "HNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMK"
    + "MLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURW"
    + "SASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI"
    + "VNVUWFWSYEYTZAZMZW"
}
