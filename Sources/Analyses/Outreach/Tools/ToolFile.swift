import Models

/// A file that a tool imports: its headers, exactly as the tool wants them, and who stands in it.
struct ToolFile: Sendable {
  /// Whose rows.
  enum Rows: Sendable, Hashable {
    /// Those on the list whose action goes by one of these channels; any channel where it is empty.
    case listed([Channel])
    /// Everyone in the data with an address at which a channel must not reach them.
    case optedOut(Channel)
  }

  /// What a row needs to be of use.
  enum Need: Sendable, Hashable { case nothing, email, phone, emailOrPhone }

  /// What stands in a column.
  enum Content: Sendable, Hashable {
    case id
    /// A field of `fields:` as the tool takes it; addresses only of those who agreed to be reached there.
    case field(ContactField, Form)
    /// The consent to a channel, in the tool's words.
    case consent(Channel, [ConsentStatus: String])
    /// A column of `interventions.csv`.
    case known(String)
    /// The same text in every row.
    case constant(String)
    /// The campaign and the action, as Mailchimp's tags.
    case tags
  }

  /// The form of a field; numbers are completed with the plan's country code.
  enum Form: Sendable, Hashable {
    case written, email, international, digits, words, plainWords, letters, postal, compactPostal
    case country(inCapitals: Bool)
  }

  struct Column: Sendable {
    let header: String
    let content: Content
    let description: String
    /// Stands in the file although the data cannot fill it.
    let isRequired: Bool
    let isHashed: Bool

    init(
      _ header: String, _ content: Content, _ description: String, isRequired: Bool = false,
      isHashed: Bool = false
    ) {
      self.header = header
      self.content = content
      self.description = description
      self.isRequired = isRequired
      self.isHashed = isHashed
    }
  }

  /// `outreach/<stem>.csv`.
  let stem: String
  let rows: Rows
  let need: Need
  let columns: [Column]
  /// Channels whose consent lets a telephone number be written.
  let phoneFor: [Channel]
  /// The longest text that the tool takes, in bytes.
  let longest: Int?
  /// Fields of use to the tool only where a row has all of them; blank in any other.
  let together: [ContactField]

  init(
    _ stem: String, _ rows: Rows, need: Need, phoneFor: [Channel] = [.sms, .call], longest: Int? = nil,
    together: [ContactField] = [], _ columns: [Column]
  ) {
    self.stem = stem
    self.rows = rows
    self.need = need
    self.phoneFor = phoneFor
    self.longest = longest
    self.together = together
    self.columns = columns
  }

  var path: String { "outreach/\(stem).csv" }

  /// Whether it says whom to reach, rather than whom not to.
  var isList: Bool { if case .listed = rows { true } else { false } }
}
