import CCrypto

/// The SHA-256 hash of bytes that come in pieces.
public final class SHA256 {
  private let context: OpaquePointer
  private var isFinished = false

  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has SHA-256, and memory for one context")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  public func update(_ bytes: [UInt8]) {
    precondition(!isFinished, "a finished hash takes no more bytes")
    bytes.withUnsafeBytes { buffer in
      let status = EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
      precondition(status == 1, "hashing takes any bytes")
    }
  }

  public func update(_ bytes: Span<UInt8>) {
    precondition(!isFinished, "a finished hash takes no more bytes")
    bytes.withUnsafeBufferPointer { buffer in
      let status = EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
      precondition(status == 1, "hashing takes any bytes")
    }
  }

  /// The hash in lower-case hexadecimal; called once.
  public func finish() -> String {
    precondition(!isFinished, "a hash is finished once")
    isFinished = true
    var digest = [UInt8](repeating: 0, count: 32)
    let status = EVP_DigestFinal_ex(context, &digest, nil)
    precondition(status == 1, "a hash can be finished")
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public static func hex(of bytes: Span<UInt8>) -> String {
    let hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The hash of bytes that are all there.
  public static func hex(of bytes: [UInt8]) -> String {
    let hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}
