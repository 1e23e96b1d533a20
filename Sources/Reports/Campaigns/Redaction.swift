import Diagnostics
import Documents
import Hashing
import Models
import Outside
import Synchronization

/// A bundle without the rows of one customer: which files change, and how.
///
/// Rows are found by the customer's id in the columns that name customers; where a file has none, as hashed lists and
/// lists of those who opted out have, by the addresses that stand in the customer's other rows, hashed or not.
struct Redaction {
  /// Headers of the columns that name customers.
  private static let idHeaders: Set<String> = [
    "customer_id", "Customer ID", "external_id", "accountExternalId", "contactExternalId",
  ]

  /// The bundle's folder.
  let folder: String
  let id: String
  let world: any World
  /// Paths of CSVs that lose rows, with how many.
  private(set) var rows: [String: Int] = [:]
  /// The pages name the customer, so they do not stay.
  private(set) var isPrinted = false
  private var secrets: Set<String>

  /// Reads the bundle's CSVs, `paths`; `addresses` are further ones to look for.
  init(
    folder: String, paths: [String], id: String, addresses: [String], _ world: any World
  ) throws(WorldError) {
    self.folder = folder
    self.id = id
    self.world = world
    secrets = []
    for address in addresses { secrets.formUnion(Redaction.forms(of: address)) }
    let lists = paths.filter { $0.hasSuffix(".csv") }
    for path in lists where path.hasPrefix("outreach/") {
      _ = try walk(path) { (record, header, isTheirs) in
        guard isTheirs else { return }
        for (name, field) in zip(header, record) where !Redaction.idHeaders.contains(name) {
          if Redaction.isAddress(name, field) { secrets.formUnion(Redaction.forms(of: field)) }
        }
      }
    }
    for path in lists {
      let count = try walk(path) { _, _, _ in }
      if count > 0 { rows[path] = count }
    }
    isPrinted = rows.keys.contains { $0.hasPrefix("data/") }
  }

  var isEmpty: Bool { rows.isEmpty }
  var count: Int { rows.values.reduce(0, +) }

  /// Pages that name the customer are left out; they can be made again from the data without the customer.
  func isLeftOut(_ path: String) -> Bool { isPrinted && (path == "report.pdf" || path == "index.html") }

  /// The file as it is to be.
  func file(_ path: String) -> ReportBundle.File {
    let world = world
    let source = "\(folder)/\(path)"
    guard rows[path] != nil else {
      return ReportBundle.File(
        path: path,
        .stream { write in
          let file = try world.open(source)
          while case let piece = try file.read(1 << 20), !piece.isEmpty { try write(piece) }
        })
    }
    let redaction = self
    return ReportBundle.File(path: path, .stream { write in try redaction.copy(path, write) })
  }

  private func copy(_ path: String, _ write: ([UInt8]) throws -> Void) throws {
    var stream = RecordStream(try world.open("\(folder)/\(path)"))
    guard let first = try stream.next() else { return }
    let header = Redaction.header(first)
    try write(Array(first))
    while let record = try stream.next() {
      if !isTheirs(RecordStream.fields(record), header, path) { try write(Array(record)) }
    }
  }

  /// Looks at every record; how many are the customer's.
  private func walk(
    _ path: String, _ look: (_ record: [String], _ header: [String], _ isTheirs: Bool) -> Void
  ) throws(WorldError) -> Int {
    var stream = RecordStream(try world.open("\(folder)/\(path)"))
    guard let first = try stream.next() else { return 0 }
    let header = Redaction.header(first)
    var count = 0
    while let record = try stream.next() {
      let fields = RecordStream.fields(record)
      let theirs = isTheirs(fields, header, path)
      if theirs { count += 1 }
      look(fields, header, theirs)
    }
    return count
  }

  private func isTheirs(_ fields: [String], _ header: [String], _ path: String) -> Bool {
    var namesCustomers = false
    for (name, field) in zip(header, fields) where Redaction.idHeaders.contains(name) {
      if field == id { return true }
      namesCustomers = true
    }
    // Another customer may share the address; a row that names them is theirs.
    guard !namesCustomers, path.hasPrefix("outreach/"), !secrets.isEmpty else { return false }
    return fields.contains(where: secrets.contains)
  }

  /// Names of columns, without the mark that may stand before the first.
  private static func header(_ record: ArraySlice<UInt8>) -> [String] {
    RecordStream.fields(record.starts(with: [0xEF, 0xBB, 0xBF]) ? record.dropFirst(3) : record)
  }

  private static func isAddress(_ name: String, _ field: String) -> Bool {
    AddressForm.email.text(field) != nil || name.lowercased().contains("phone")
  }

  /// An address as files may have it: plain, in lower case, and hashed.
  private static func forms(of written: String) -> Set<String> {
    var forms: Set<String> = []
    for form in [AddressForm.email, .phone(countryCode: nil)] {
      guard let text = form.text(written) else { continue }
      let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
      forms.formUnion([text, SHA256.hex(of: Array(text.utf8)), SHA256.hex(of: Array(digits.utf8))])
    }
    return forms
  }
}
