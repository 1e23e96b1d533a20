import Hashing
public import Tables
import Threads

/// Personal data of some rows, in the form that a tool takes, hashed where it asks for that.
public enum PersonalTexts {
  public enum Form: Sendable, Hashable {
    /// Without the spaces around it.
    case written
    case email
    /// E.164 with its plus; numbers that name no country, and have none to be given, are left out.
    case international(countryCode: String?)
    /// The same without the plus.
    case digits(countryCode: String?)
    /// In lower case.
    case word
    /// In lower case and without any spaces.
    case compact
  }

  private static let blockSize = 16_384

  /// Texts of the rows, in the order given; blank where `isShown` is false, one for each of them, or where nothing
  /// usable is written.
  ///
  /// A hash is the SHA-256 of the form's bytes, in hexadecimal; nothing is hashed to nothing.
  public static func texts(
    _ column: Column, rows: [Int32], as form: Form, isHashed: Bool = false, where isShown: [Bool]? = nil
  ) -> TextColumn {
    let written = CustomerIDs(column)
    let pieces = Parallel.map((rows.count + blockSize - 1) / blockSize) { block -> [String?] in
      var buffer: [UInt8] = []
      return (block * blockSize..<Swift.min(rows.count, (block + 1) * blockSize)).map { index in
        let row = Int(rows[index])
        guard isShown?[index] != false, !column.isMissing(row) else { return nil }
        guard let text = form.text(written.text(row), &buffer), !text.isEmpty else { return nil }
        return isHashed ? SHA256.hex(of: Array(text.utf8)) : text
      }
    }
    return TextColumn(pieces.flatMap { $0 })
  }

  /// Texts cut to a number of bytes, between characters.
  public static func cut(_ column: TextColumn, bytes: Int) -> TextColumn {
    TextColumn(
      (0..<column.count).map { row in
        var text = column[row]
        while text.utf8.count > bytes { text.removeLast() }
        return text
      })
  }
}

extension PersonalTexts.Form {
  fileprivate func text(_ written: String, _ buffer: inout [UInt8]) -> String? {
    let bytes = Array(written.utf8)
    switch self {
    case .written: return String(decoding: AddressForm.trimmed(bytes), as: UTF8.self)
    case .word: return String(decoding: AddressForm.trimmed(bytes), as: UTF8.self).lowercased()
    case .compact:
      let kept = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      return String(decoding: AddressForm.trimmed(kept), as: UTF8.self).lowercased()
    case .email:
      guard AddressForm.email.read(bytes, into: &buffer) == .usable else { return nil }
      return String(decoding: buffer, as: UTF8.self)
    case .international(let code), .digits(let code):
      guard AddressForm.phone(countryCode: code).read(bytes, into: &buffer) == .usable else { return nil }
      if case .digits = self { buffer.removeFirst() }
      return String(decoding: buffer, as: UTF8.self)
    }
  }
}
