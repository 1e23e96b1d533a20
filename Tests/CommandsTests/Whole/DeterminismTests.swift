import Commands
import Documents
import Formats
import TestSupport
import Testing

@Suite struct `The same inputs` {
  @Test func `give the same bytes with one job and with two, and with a model from the cache`() async throws {
    let two = try await QuarterlyReport.published()
    let one = try await QuarterlyReport.render(.en, flags: "--jobs 1 --no-cache").folder
    for link in [QuarterlyReport.before, QuarterlyReport.link] {
      #expect(two.world.linkTarget(link) == one.world.linkTarget(link))
      let (a, b) = (try two.bundle(link), try one.bundle(link))
      #expect(a.keys.sorted() == b.keys.sorted() && a.count > 40)
      for path in a.keys.sorted() where path != "run.json" { #expect(a[path] == b[path], "\(path)") }
    }
  }

  @Test func `rendered again change nothing, neither of their own quarter nor of the one after`() async throws
  {
    let folder = try await QuarterlyReport.published().copy()
    let before = try folder.published()
    let target = folder.world.linkTarget(QuarterlyReport.link)
    for quarter in ["2026Q3", "2026Q2", "2026Q3"] {
      let outcome = await folder.run("render \(QuarterlyReport.path) -P quarter=\(quarter)")
      #expect(outcome.exit == .success && outcome.printed.contains("/all  (unchanged)"))
      #expect(folder.world.linkTarget(QuarterlyReport.link) == target)
      #expect(folder.world.linkTarget("output/quarterly-retention/latest") == "2026Q3")
      let after = try folder.published()
      #expect(after.keys.sorted() == before.keys.sorted())
      for path in before.keys.sorted() where !path.hasSuffix("/run.json") {
        #expect(after[path] == before[path], "\(path)")
      }
    }
  }

  @Test func `are not changed by what is remembered of searches, be it damaged or not`() async throws {
    let folder = try await SmallReport.published()
    let searches = folder.world.paths.filter { $0.hasPrefix(".cache/searches/") }
    #expect(searches.count == 1)
    for path in searches {
      let whole = try folder.world.read(path)
      // As it was, with one bit changed, cut short, and gone.
      var changed = whole
      changed[whole.count / 2] ^= 4
      for bytes in [whole, changed, Array(whole.prefix(90)), []] {
        folder.world.put(bytes, at: path)
        let outcome = await folder.run("render \(SmallReport.path)")
        #expect(outcome.exit == .success && outcome.printed.contains("(unchanged)"))
        #expect(try folder.world.read(path) == whole)
      }
    }
    let anew = await folder.run("render \(SmallReport.path) --no-cache")
    #expect(anew.exit == .success && anew.printed.contains("(unchanged)"))
  }

  @Test func `in another order give the same numbers for everyone`() async throws {
    let folder = try await SmallReport.published()
    let before = try folder.results(SmallReport.link)
    let lines = try folder.text(SmallReport.data).split(separator: "\n")
    folder.world.put(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"), at: SmallReport.data)
    #expect(await folder.run("render \(SmallReport.path)").exit == .success)
    let after = try folder.results(SmallReport.link)
    #expect(after.addresses == before.addresses)
    for address in before.addresses {
      let (a, b) = (before[address]?.number, after[address]?.number)
      // Sums of floats in another order differ in their last bits, and in nothing else.
      if let a, let b {
        #expect(abs(a - b) <= 1e-12 * abs(a), "\(address)")
      } else {
        #expect(a == nil && b == nil)
      }
    }
  }

  @Test func `differ in nothing when compared`() async throws {
    let folder = try await QuarterlyReport.published()
    let (a, b) = (QuarterlyReport.before, QuarterlyReport.link)
    #expect(await folder.run("diff \(b) \(b)").exit == .success)
    let outcome = await folder.run("diff \(a) \(b)")
    #expect(outcome.exit == .problem && outcome.printed.contains("\nheadline:\n"))
    #expect(outcome.printed.contains(" values differ, in ") && outcome.printed.contains("larger than chance"))
    #expect(
      outcome.printed.split(separator: "\n").contains { $0.hasPrefix("  churn_rate ") && $0.contains("%  →") }
    )
    #expect(
      outcome.printed.split(separator: "\n").count < 400
        && outcome.printed.contains("more, listed with --all"))
  }
}
