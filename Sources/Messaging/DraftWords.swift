import Formats

/// Words that promise something, and what programs take for addresses.
enum DraftWords {
  /// Words in lower case, without what stands around them.
  static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  /// Words of offers and numbers that nobody said before.
  static func unfounded(in text: String, knowing known: Set<String>, _ language: Language) -> Set<String> {
    let promises = promises[language] ?? []
    return words(of: text).filter { word in
      !known.contains(word) && promises.contains { word == $0 || word.hasPrefix($0) && $0.count > 5 }
    }
  }

  /// Pieces that are addresses or become them: "www", "http", "name.com".
  static func links(in text: String) -> [String] {
    text.split { " \n\u{A0}\u{202F}".contains($0) }.map { $0.lowercased() }.filter { piece in
      if piece.hasPrefix("www") || piece.contains("http") || piece.contains("://") { return true }
      let parts = piece.split(separator: ".", omittingEmptySubsequences: false)
      return zip(parts, parts.dropFirst()).contains { a, b in
        a.last?.isLetter == true && b.first?.isLetter == true
      }
    }
  }

  private static let promises: [Language: Set<String>] = [
    .en: [
      "free", "gift", "gifts", "refund", "refunds", "refunded", "discount", "discounts", "discounted",
      "rebate",
      "voucher", "vouchers", "coupon", "coupons", "cashback", "bonus", "bonuses", "credit", "credits", "half",
      "halve", "halved", "double", "twice", "triple", "percent", "off", "guarantee", "guaranteed",
      "guarantees",
      "waive", "waived", "prize", "prizes", "win", "reward", "rewards", "dollar", "dollars", "euro", "euros",
      "pound", "pounds", "cent", "cents", "two", "three", "four", "five", "six", "seven", "eight", "nine",
      "ten",
      "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
      "ninety",
      "hundred", "thousand", "million", "dozen", "lifetime", "forever", "unlimited", "upgrade", "price",
      "prices",
      "cheaper", "save", "savings",
    ],
    .fr: [
      "gratuit", "gratuite", "gratuits", "gratuites", "gratuitement", "cadeau", "cadeaux", "offert",
      "offerte",
      "offerts", "offertes", "remise", "remises", "réduction", "réductions", "rabais", "remboursement",
      "remboursé", "remboursée", "ristourne", "bonus", "crédit", "crédits", "moitié", "double",
      "doublé", "triple", "garanti", "garantie", "garantis", "garanties", "garantissons", "gagnez", "gagner",
      "récompense", "récompenses", "euro", "euros", "dollar", "dollars", "franc", "francs", "centime",
      "centimes",
      "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix", "onze", "douze", "quinze", "vingt",
      "trente", "quarante", "cinquante", "soixante", "cent", "cents", "mille", "million", "douzaine",
      "dizaine",
      "illimité", "illimitée", "illimités", "illimitées", "prix", "tarif", "tarifs",
      "économie", "économies", "économisez",
    ],
  ]
}
