import Hashing

/// A trained model as a file: everything that scoring needs, nothing about any customer, and no code.
///
/// # Format 2
///
/// Numbers are little-endian. `u8`, `u32`, `u64` are unsigned; `i32`, `i64` signed; `f32`, `f64` are IEEE 754, so that
/// what is read is what was written to the last bit, missing values and all. A `text` is its length in bytes (`i64`)
/// and UTF-8; a `list` is its length (`i64`) and its items.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `89 54 4E 4D 0D 0A 1A 0A`: told apart from text by its first byte, and from itself after a transfer that took it for text by its last four |
/// | u32 | the format, 2; files of format 1, which end behind the models, are read too |
/// | u64 | bytes of the whole file |
/// | | the content, see below |
/// | 64 | SHA-256 of everything before, as hexadecimal digits; the first twelve are the model's version |
///
/// The content:
///
/// | part | what |
/// |---|---|
/// | card | learner (text); parameters (list of name and value, texts); seed (u64); data hash (text); rows, rows sampled, folds, repeats (i64); measures (list of name (text), value, lower and upper end of the 95 % interval (f64, NaN where there is none)) |
/// | features | list of column (text), kind (u8: 0 numeric, 1 category), and of a category the list of its levels (texts) in the order of their codes |
/// | left out | list of column and reason (texts), the reason with a count behind a colon where it has one |
/// | folds | rows that folds are made of, at most (i64); how they are dealt (u8: 0 stratified, 1 grouped by a column (text), 2 by a column of days (text) with a gap (i64)); folds that are judged (i64) |
/// | models | list, one a fold, and last of all one for rows that no fold judges, where there are such: kind (u8) and what follows |
/// | summary | list of none or one: customers learned from (i64); columns, see below; out-of-fold scores: list of log-odds in steps of 1/32 (i32, ascending), customers with it who stayed and who left (i64); how each learner did by fold and repeat, without its scores; list of none or one: the single column that ranks best (text) and its AUC (f64) |
/// | calibration | list of none or one: method (text: platt, beta or isotonic); slope of the scores before and after (f64); list of maps, one a fold and last of all one for customers that no fold had |
///
/// A map is a kind (u8), what follows, and how far from 0 and 1 it keeps (f64). 0, Platt's: intercept and slope (f64). 1,
/// beta: a, b, c (f64). 2, isotonic: two lists of the same length, scores and values (f64). What they mean is in
/// `Recalibration`.
///
/// A column of the summary, one a feature, is a kind (u8) and what follows. 0, numbers: the least of all (f64), customers
/// without one (i64), and three lists, one item a cell: the mean of its values, the greatest of them (f64), customers
/// (i64). 1, levels: customers without one (i64), and a list of customers, one a level of the feature.
///
/// A number that is missing is missing (logistic: the mean of the training rows; trees: the side learned for it). Of a
/// category, a level that is missing or that the list does not have is none of the levels: every indicator is absent.
/// In trees a feature is asked by its place in the encoded row: a numeric feature takes one place, a category one a
/// level, 1 where it is that level and missing otherwise.
///
/// | kind | model |
/// |---|---|
/// | 0 | logistic: intercept (f64); list, one a feature, of kind (u8): 0 numeric: mean, deviation, coefficient (f64), which adds coefficient · (x − mean) / deviation, and 0 where missing; 1 category: mean (f64, over the training rows, which explanations start from) and a list of coefficients (f64), one a level |
/// | 1 | boosted trees, which add up to log-odds: start (f64); list of trees |
/// | 2 | forest, whose trees add up to a share p: shift (f64); start (f64); list of trees. The log-odds are ln(p / (1 − p)) + shift |
/// | 3 | mean of the log-odds of a list of models, none of which is of this kind |
///
/// A tree is its number of nodes (i64) and then, for all nodes at a time: place asked (i32; −1 at a leaf), threshold
/// (f32; at a leaf its value), left and right child (i32; after their parent), where missing goes (u8: 1 left), cover
/// (f32, the training weight that came there). A row goes left when its value is below the threshold. The root comes
/// first.
public struct ModelFile: Sendable, Hashable {
  /// What is between head and checksum.
  public let content: [UInt8]
  public let bytes: [UInt8]
  /// In lower-case hexadecimal.
  public let sha256: String
  /// As which it was written.
  let format: Int

  /// The version: enough of the hash to tell models apart, short enough to be read out.
  public var version: String { String(sha256.prefix(ModelFile.versionLength)) }

  public static let versionLength = 12
  /// The format that this program writes, and the newest that it reads.
  public static let format = 2
  static let magic: [UInt8] = [0x89, 0x54, 0x4E, 0x4D, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let headLength = 20
  private static let tailLength = 64

  init(content: [UInt8]) {
    var head = ByteWriter()
    head.write(UInt32(ModelFile.format))
    head.write(UInt64(ModelFile.headLength + content.count + ModelFile.tailLength))
    let body = ModelFile.magic + head.bytes + content
    self.content = content
    format = ModelFile.format
    sha256 = SHA256.hex(of: body)
    bytes = body + Array(sha256.utf8)
  }

  /// Reads a file; whatever is not exactly what was written is refused.
  public init(_ bytes: [UInt8]) throws(ModelFileError) {
    let magic = ModelFile.magic
    guard bytes.count >= magic.count else {
      throw magic.starts(with: bytes) && !bytes.isEmpty ? .cutOff(at: bytes.count, of: nil) : .foreign
    }
    guard bytes.starts(with: magic) else {
      throw bytes.prefix(4).elementsEqual(magic.prefix(4)) ? .takenForText : .foreign
    }
    guard bytes.count >= ModelFile.headLength else { throw .cutOff(at: bytes.count, of: nil) }
    var head = ByteReader(Array(bytes[magic.count..<ModelFile.headLength]))
    guard let format = try? head.integer(UInt32.self), let length = try? head.integer(UInt64.self) else {
      throw .cutOff(at: bytes.count, of: nil)
    }
    guard (1...UInt32(ModelFile.format)).contains(format) else { throw .format(Int(format)) }
    self.format = Int(format)
    guard length >= UInt64(ModelFile.headLength + ModelFile.tailLength), length <= UInt64(Int.max) else {
      throw .damaged
    }
    guard bytes.count >= Int(length) else { throw .cutOff(at: bytes.count, of: Int(length)) }
    guard bytes.count == Int(length) else { throw .longer(by: bytes.count - Int(length)) }
    let end = bytes.count - ModelFile.tailLength
    let sha256 = SHA256.hex(of: Array(bytes[..<end]))
    guard bytes[end...].elementsEqual(sha256.utf8) else { throw .damaged }
    content = Array(bytes[ModelFile.headLength..<end])
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// Why bytes are not a model that can be used.
public enum ModelFileError: Error, Sendable, Hashable {
  /// Something else altogether.
  case foreign
  /// Line ends were translated on the way.
  case takenForText
  /// Of a format that this program does not read.
  case format(Int)
  /// `of` is `nil` when not even the length is there.
  case cutOff(at: Int, of: Int?)
  case longer(by: Int)
  /// The checksum differs.
  case damaged
  /// What was written makes no model: a mistake of the program that wrote it.
  case malformed

  /// In English, to follow the name of the file.
  public var message: String {
    switch self {
    case .foreign: "is no model of tenure"
    case .takenForText: "was changed by a transfer that took it for text"
    case .format(let number):
      number > ModelFile.format
        ? "is of format \(number), and this tenure reads format \(ModelFile.format): a newer tenure wrote it"
        : "is of format \(number), which this tenure does not read"
    case .cutOff(let at, let length): "is cut off after byte \(at)" + (length.map { " of \($0)" } ?? "")
    case .longer(let count): "goes on for \(count) bytes after its end"
    case .damaged: "is damaged: its content does not have the hash written at its end"
    case .malformed: "holds no model that could be used"
    }
  }
}
