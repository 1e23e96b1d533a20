import Outside
import TestSupport
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    "https://api.openai.com/v1", "https://a.b:8443/x?y=1", "http://127.0.0.1:8080/v1", "http://localhost/v1",
    "http://[::1]:11434/v1", "HTTP://LOCALHOST:1/", "http://127.9.9.9",
  ])
  func `data go over HTTPS, or to this machine`(text: String) {
    #expect(WebAddress(text) != nil)
  }

  @Test(arguments: [
    "", "api.openai.com", "http://api.openai.com/v1", "http://127.0.0.1.evil.com/",
    "http://127.0.0.1@evil.com/",
    "http://localhost:80@evil.com", "https://user:pass@host/", "http://127.1/", "http://0x7f.0.0.1/",
    "ftp://127.0.0.1/", "file:///etc/passwd", "https://", "https:///x", "https://a b/", "https://a\r\nX: y/",
    "http://127.0.0.1:99999/", "http://127.0.0.256/", "http://[::1", "http://[::1]evil.com/",
    "http://127.0.0.1\\@evil.com/", "https://é.com/", "http://localhost.evil.com", "http://[::2]/",
  ])
  func `and nowhere else`(text: String) {
    #expect(WebAddress(text) == nil)
  }
}

@Suite struct WebTests {
  private func post(
    _ response: LocalServer.Response, headers: [WebHeader] = [], seconds: Double = 10, limit: Int = 10_000
  ) throws -> (Result<WebAnswer, WebFailure>, [LocalServer.Request]) {
    let server = try #require(LocalServer { _, _ in response })
    defer { server.stop() }
    let request = WebRequest(
      address: server.address, headers: headers, body: Array("{\"é\":1}".utf8), seconds: seconds, limit: limit
    )
    let answer = Result { () throws(WebFailure) in try Disk().post(request) }
    return (answer, server.requests)
  }

  @Test func `what is posted arrives, and the answer comes back`() throws {
    let (result, seen) = try post(
      .answer(
        status: 429, headers: ["Content-Type: application/json; charset=utf-8", "Retry-After: 7"], body: "{}"),
      headers: [WebHeader("X-One", "two")])
    let answer = try result.get()
    #expect(answer.status == 429)
    #expect(answer.contentType == "application/json; charset=utf-8")
    #expect(answer.retryAfter == "7")
    #expect(answer.body == Array("{}".utf8))
    #expect(seen.count == 1)
    #expect(seen[0].head.hasPrefix("POST /v1 HTTP/1.1\r\n"))
    #expect(seen[0].head.contains("X-One: two"))
    #expect(seen[0].body == "{\"é\":1}")
  }

  @Test func `redirects are not followed`() throws {
    let (result, seen) = try post(.answer(status: 307, headers: ["Location: http://127.0.0.1:1/"], body: ""))
    #expect(try result.get().status == 307)
    #expect(seen.count == 1)
  }

  @Test func `an answer that is too large, broken off, late or none is a failure`() throws {
    let big = String(repeating: "x", count: 20_000)
    #expect(try post(.answer(status: 200, headers: [], body: big)).0 == .failure(.tooLarge))
    let unannounced = Array(("HTTP/1.1 200 OK\r\n\r\n" + big).utf8)
    #expect(try post(.raw(unannounced)).0 == .failure(.tooLarge))
    let half = Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".utf8)
    #expect(try post(.raw(half)).0 == .failure(.broken))
    #expect(try post(.raw(Array("nonsense\r\n".utf8))).0 == .failure(.broken))
    #expect(try post(.raw([])).0 == .failure(.broken))
    #expect(try post(.silence, seconds: 0.2).0 == .failure(.timedOut))
  }

  @Test func `nobody listens`() throws {
    let server = try #require(LocalServer { _, _ in .silence })
    server.stop()
    let request = WebRequest(address: "http://127.0.0.1:1/", headers: [], body: [], seconds: 5, limit: 10)
    #expect(throws: WebFailure.unreachable) { () throws(WebFailure) in try Disk().post(request) }
  }

  @Test func `a header cannot begin another`() throws {
    let (result, seen) = try post(
      .answer(status: 200, headers: [], body: ""), headers: [WebHeader("Authorization", "x\r\nX-Evil: 1")])
    #expect(result == .failure(.refused))
    #expect(seen.isEmpty)
  }

  @Test func `a plain address elsewhere is refused before anything is sent`() {
    let request = WebRequest(address: "http://example.com/", headers: [], body: [], seconds: 5, limit: 10)
    #expect(throws: WebFailure.refused) { () throws(WebFailure) in try Disk().post(request) }
  }
}
