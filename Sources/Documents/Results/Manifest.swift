/// `manifest.json`: what went in and what came out, with the hashes that let anyone check both.
public enum Manifest {
  public struct Output: Sendable, Hashable {
    /// In the bundle.
    public let path: String
    /// In lower-case hexadecimal.
    public let sha256: String
    public let bytes: Int

    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// The file's content. Inputs, outputs and names are sorted, so that it does not depend on the order of writing.
  public static func json(_ provenance: Provenance, outputs: [Output]) -> JSONValue {
    .object([
      "engine": .string(provenance.engine),
      "libraries": object(provenance.libraries),
      "fonts": object(provenance.fonts),
      "spec": .object([
        "path": .string(provenance.specPath), "sha256": .string(provenance.specSHA256),
      ]),
      "params": object(provenance.parameters),
      "seeds": object(provenance.seeds),
      "models": object(provenance.models),
      "inputs": .object(
        provenance.inputs.sorted { $0.path < $1.path }.map { input in
          JSONMember(input.path, hashed(input.sha256, input.bytes, rows: input.rows))
        }),
      "outputs": .object(
        outputs.sorted { $0.path < $1.path }.map { output in
          JSONMember(output.path, hashed(output.sha256, output.bytes, rows: nil))
        }),
    ])
  }

  /// Reads the outputs back, for `verify`; throws when the text is not a manifest.
  public static func outputs(parsing bytes: [UInt8]) throws(JSONError) -> [Output] {
    guard let members = try JSONValue(parsing: bytes)["outputs"]?.members else {
      throw JSONError("not a manifest", at: 0)
    }
    return try members.map { (member) throws(JSONError) in
      guard let sha256 = member.value["sha256"]?.text, let bytes = member.value["bytes"]?.int else {
        throw JSONError("'\(member.key)' has no hash or size", at: 0)
      }
      return Output(path: member.key, sha256: sha256, bytes: bytes)
    }
  }

  /// Rows of one customer that were taken out of a bundle; neither who it was nor when.
  public struct Redaction: Sendable, Hashable {
    public let rows: Int
    /// The hash of the manifest before.
    public let before: String
    /// Files that named the customer and were left out whole.
    public let leftOut: [String]

    public init(rows: Int, before: String, leftOut: [String]) {
      self.rows = rows
      self.before = before
      self.leftOut = leftOut
    }
  }

  /// The same manifest with other outputs, and one more redaction.
  public static func redacted(
    _ bytes: [UInt8], outputs: [Output], _ redaction: Redaction
  ) throws(JSONError) -> JSONValue {
    guard let members = try JSONValue(parsing: bytes).members else {
      throw JSONError("not a manifest", at: 0)
    }
    let entry = JSONValue.object([
      JSONMember("rows", .integer(redaction.rows)), JSONMember("manifest_sha256", .string(redaction.before)),
      JSONMember("left_out", .array(redaction.leftOut.map { .string($0) })),
    ])
    let earlier = members.first { $0.key == "redactions" }?.value.elements ?? []
    let kept = members.filter { !["outputs", "redactions"].contains($0.key) }
    return .object(
      kept + [
        JSONMember(
          "outputs",
          .object(
            outputs.sorted { $0.path < $1.path }.map { output in
              JSONMember(output.path, hashed(output.sha256, output.bytes, rows: nil))
            })), JSONMember("redactions", .array(earlier + [entry])),
      ])
  }

  /// What was taken out of a bundle since it was published; nothing in most.
  public static func redactions(parsing bytes: [UInt8]) throws(JSONError) -> [Redaction] {
    (try JSONValue(parsing: bytes)["redactions"]?.elements ?? []).compactMap { entry in
      guard let rows = entry["rows"]?.int, let before = entry["manifest_sha256"]?.text else { return nil }
      return Redaction(
        rows: rows, before: before, leftOut: (entry["left_out"]?.elements ?? []).compactMap { $0.text })
    }
  }

  private static func object(_ named: [Provenance.Named]) -> JSONValue {
    .object(named.sorted { $0.name < $1.name }.map { JSONMember($0.name, .string($0.value)) })
  }

  private static func hashed(_ sha256: String, _ bytes: Int, rows: Int?) -> JSONValue {
    var members = [JSONMember("sha256", .string(sha256)), JSONMember("bytes", .integer(bytes))]
    if let rows { members.append(JSONMember("rows", .integer(rows))) }
    return .object(members)
  }
}
