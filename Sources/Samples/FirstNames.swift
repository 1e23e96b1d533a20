/// First names as they are written, and as an e-mail address writes them.
enum FirstNames {
  static let written = """
    Aaliyah Abel Ada Aïcha Akira Alba Alex Amara Ana Anders Anya Arjun Astrid Aya Beatriz Ben Bilal Björn Camille \
    Carlos Chloé Dalia Daniel Diego Dina Elena Eli Élodie Emma Farah Felix Fiona François Freya Gabriel Grace \
    Hana Hassan Hugo Ida Ingrid Isaac Iván Jade James Jasmin João Jonas José Juan Julia Kai Karim Kenji Kofi \
    Laila Lars Lea Léo Lina Lucas Luis Mai Malik María Marta Maya Mei Miguel Mina Mohamed Nadia Naïma Nam Nia \
    Nina Noah Noor Olga Oliver Omar Oscar Paul Petra Priya Rafael Rania René Rosa Ruth Sam Sara Sofía Søren \
    Tariq Teo Thu Tomás Uma Vera Víctor Wei Yara Yusuf Zoë
    """.split(separator: " ").map { Array($0.utf8) }

  static let count = written.count

  /// Lower case, without accents.
  static let plain: [[UInt8]] = written.map { name in
    let letters = String(decoding: name, as: UTF8.self).lowercased()
    return letters.flatMap { letter -> [UInt8] in
      switch letter {
      case "ï", "í": [UInt8(ascii: "i")]
      case "é", "ë": [UInt8(ascii: "e")]
      case "á", "ã": [UInt8(ascii: "a")]
      case "ö", "ø": [UInt8(ascii: "o")]
      case "ç": [UInt8(ascii: "c")]
      default: Array(String(letter).utf8)
      }
    }
  }
}
