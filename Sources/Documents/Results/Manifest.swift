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

  private static func object(_ named: [Provenance.Named]) -> JSONValue {
    .object(named.sorted { $0.name < $1.name }.map { JSONMember($0.name, .string($0.value)) })
  }

  private static func hashed(_ sha256: String, _ bytes: Int, rows: Int?) -> JSONValue {
    var members = [JSONMember("sha256", .string(sha256)), JSONMember("bytes", .integer(bytes))]
    if let rows { members.append(JSONMember("rows", .integer(rows))) }
    return .object(members)
  }
}
