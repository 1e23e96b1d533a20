import Populations
public import Tables
import Threads

/// A column of addresses or numbers as one key a row: equal addresses have equal keys, however they are written.
public enum AddressKeys {
  /// Nothing is written.
  public static let blank: UInt64 = 0
  /// What is written cannot be right.
  public static let malformed: UInt64 = 1
  private static let seed: UInt64 = 0xADD2_E55E
  private static let blockSize = 65_536

  /// Keys of every row of a column, whatever its type.
  public static func keys(_ column: Column, _ form: AddressForm) -> [UInt64] {
    switch column {
    case .categories(let categories):
      let levels = categories.levels.map { key($0.utf8, form) }
      return (0..<categories.count).map { row in categories.code(at: row).map { levels[$0] } ?? blank }
    case .text(let text):
      return blocks(text.count) { row, buffer in
        key(text.bytes[text.range(of: row)], form, &buffer)
      }
    default:
      let written = CustomerIDs(column)
      return blocks(column.count) { row, buffer in
        column.isMissing(row) ? blank : key(written.text(row).utf8, form, &buffer)
      }
    }
  }

  /// The key of one address.
  public static func key(_ written: some BidirectionalCollection<UInt8>, _ form: AddressForm) -> UInt64 {
    var buffer: [UInt8] = []
    return key(written, form, &buffer)
  }

  private static func key(
    _ written: some BidirectionalCollection<UInt8>, _ form: AddressForm, _ buffer: inout [UInt8]
  ) -> UInt64 {
    switch form.read(written, into: &buffer) {
    case .blank: blank
    case .malformed: malformed
    case .usable, .national: Swift.max(2, RowHash.hash(buffer, seed: seed))
    }
  }

  private static func blocks(
    _ count: Int, _ key: @Sendable (Int, inout [UInt8]) -> UInt64
  ) -> [UInt64] {
    let pieces = Parallel.map((count + blockSize - 1) / blockSize) { block -> [UInt64] in
      var buffer: [UInt8] = []
      return (block * blockSize..<Swift.min(count, (block + 1) * blockSize)).map { key($0, &buffer) }
    }
    var keys: [UInt64] = []
    keys.reserveCapacity(count)
    for piece in pieces { keys += piece }
    return keys
  }
}

extension AddressKeys {
  /// Rows whose address is right and begins as a formula does. Written as it is, a spreadsheet would run it; guarded,
  /// it would be another's.
  public static func formulas(_ column: Column, _ form: AddressForm) -> [Int32] {
    guard form == .email else { return [] }
    let texts = PersonalTexts(column, as: .email)
    let pieces = Parallel.map((column.count + blockSize - 1) / blockSize) { block -> [Int32] in
      (block * blockSize..<Swift.min(column.count, (block + 1) * blockSize)).filter { row in
        mayBeFormula(column, row) && texts.text(row).map { FormulaGuard.isFormula($0.utf8) } == true
      }.map { Int32($0) }
    }
    return pieces.flatMap { $0 }
  }

  /// Whether it is worth reading: almost no address begins with a mark.
  private static func mayBeFormula(_ column: Column, _ row: Int) -> Bool {
    guard case .text(let text) = column else { return true }
    return text.bytes[text.range(of: row)].first { $0 > 0x20 }.map { $0 == 0xC2 || "=+-@".utf8.contains($0) }
      == true
  }
}
