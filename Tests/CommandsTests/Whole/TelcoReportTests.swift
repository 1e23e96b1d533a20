import Commands
import Documents
import Outside
import TestSupport
import Testing

/// The shipped report on the public Telco file, from the command line to the words on its pages.
@Suite struct `The Telco report` {
  private static let hasTelco = SharedFiles.exists("data/telco.csv")
  private static let link = "output/telco/undated/all"

  private static let rendered = Task {
    let folder = try ReportFolder.sample()
    let data = try #require(SharedFiles.path("data/telco.csv"))
    folder.world.put(try Disk().read(data), at: "elsewhere/telco.csv")
    let outcome = await folder.run("render reports/telco.yaml -P data=elsewhere/telco.csv")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    return folder
  }

  @Test(.enabled(if: hasTelco, "../shared/data/telco.csv is missing"))
  func `holds the numbers that other programs give`() async throws {
    let results = try await Self.rendered.value.results(Self.link)
    func entry(_ address: String) throws -> ResultsFile.Entry { try #require(results[address], "\(address)") }
    func number(_ address: String) throws -> Double { try #require(try entry(address).number, "\(address)") }

    #expect(try number("headline.churn_rate") == 1869.0 / 7043)
    #expect(try number("contracts.rate.month_to_month") == 1655.0 / 3875)
    #expect(abs(try number("stay.survival_12") - 0.843200) < 5e-7)
    #expect(abs(try number("stay.survival_72") - 0.592790) < 5e-7)
    #expect(abs(try #require(try entry("stay.survival_72").low) - 0.573063) < 5e-7)
    #expect(abs(try #require(try entry("stay.survival_72").high) - 0.611936) < 5e-7)
    let mean = try entry("stay.rmst")
    #expect(abs(try #require(mean.number) - 54.492387) < 5e-7)
    // The interval is normal, so its width is twice 1.959964 standard errors.
    let width = try #require(mean.high) - #require(mean.low)
    #expect(abs(width / (2 * 1.959963984540054) - 0.347750) < 5e-7)
    #expect(abs(try number("stay.logrank") - 2352.8725) < 5e-5)
    #expect(try number("personas.k") == 4)
    #expect(try number("personas.inertia") < 4148.485)
    // Five folds, dealt four times, with the seed of the report: what an honest model of this file reaches.
    #expect(try number("trust.auc_fold_mean") >= 0.847)
    #expect(try number("trust.auc_lowest") >= 0.846)
    #expect(try number("trust.brier") <= 0.1345)
    #expect((0.95...1.05).contains(try number("trust.calibration_slope")))
  }

  @Test(
    .enabled(if: hasTelco, "../shared/data/telco.csv is missing"),
    .enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
  func `prints them`() async throws {
    let files = try await Self.rendered.value.bundle(Self.link)
    let text = try Poppler.text(of: try #require(files["report.pdf"])).split(separator: "\n")
    for words in [
      ["Customers on file", "7,043"], ["Of these had left", "1,869"], ["Month-to-month customers", "3,875"],
      ["Of these had left", "1,655"], ["after a year", "0.8432"],
      ["after six years", "0.5928", "0.5731", "0.6119"], ["Mean months stayed", "54.4924"],
      ["standard error", "0.3478"], ["Log-rank test of the contracts", "2,352.8725"],
      ["Sum of squares", "4,148.47"], ["Area under the curve", "0.8"],
      ["mean of the folds of all dealings", "0.848"], ["Brier", "0.134"],
      ["Slope of their calibration", "0.9"],
      ["Log-rank χ² = 2,352.9"],
      ["Month-to-month", "3,875", "1,655", "42.7%"], ["All customers", "54.5", "53.8–55.2"],
    ] {
      #expect(text.contains { line in words.allSatisfy { line.contains($0) } }, "\(words)")
    }
  }

  @Test(.enabled(if: hasTelco, "../shared/data/telco.csv is missing"))
  func `calls its rate what it is, since the file does not say when anyone left`() async throws {
    let page = try await Self.rendered.value.text("\(Self.link)/index.html")
    #expect(page.contains("Share who had left"))
    #expect(page.contains("so this is no rate of") && !page.contains("Churn rate by"))
  }
}
