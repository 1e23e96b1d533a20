public import Tables

/// A message to one customer, or to all who would read the same.
public struct MergedMessage: Sendable, Hashable {
  /// Both `nil` for an SMS.
  public let subject: String?
  public let html: String?
  public let text: String
  /// Of an SMS; `nil` for an e-mail.
  public let segments: Int?

  public init(subject: String?, html: String?, text: String, segments: Int?) {
    self.subject = subject
    self.html = html
    self.text = text
    self.segments = segments
  }
}

/// Messages of many customers: each different one is made once.
public struct MergedMessages: Sendable {
  public private(set) var messages: [MergedMessage] = []
  /// For each row of the columns the index of its message; -1 for rows without one.
  public private(set) var codes: [Int32]

  private let names: [String]
  private let columns: [Column]
  private var known: [Key: Int32] = [:]

  private struct Key: Hashable {
    let texts: Int
    let values: [String?]
  }

  /// Personal columns with the names by which texts call them, all of the same number of rows.
  public init(personal: [(name: String, column: Column)], rowCount: Int) {
    names = personal.map { $0.name }
    columns = personal.map { $0.column }
    codes = [Int32](repeating: -1, count: rowCount)
  }

  /// Makes the messages of some rows, which are all told the same but for the personal values.
  ///
  /// `texts` is a number that tells these texts from those of other rows.
  public mutating func add(
    _ rows: [Int32], texts: Int, make: (_ personal: [String: String]) throws -> MergedMessage?
  ) rethrows {
    for row in rows {
      let values = columns.map { PersonalValue.clean($0.words(at: Int(row))) }
      let key = Key(texts: texts, values: values)
      if let code = known[key] {
        codes[Int(row)] = code
        continue
      }
      var personal: [String: String] = [:]
      for (name, value) in zip(names, values) { personal[name] = value }
      guard let message = try make(personal) else { continue }
      let code = Int32(messages.count)
      messages.append(message)
      known[key] = code
      codes[Int(row)] = code
    }
  }
}

extension Column {
  /// What a cell of text says; `nil` where it is missing, and for columns of numbers, flags and days.
  fileprivate func words(at row: Int) -> String? {
    switch self {
    case .text(let texts): texts[row]
    case .categories(let column): column.code(at: row).map { column.levels[$0] }
    case .integers, .decimals, .smallDecimals, .numbers, .floats, .days, .flags: nil
    }
  }
}
