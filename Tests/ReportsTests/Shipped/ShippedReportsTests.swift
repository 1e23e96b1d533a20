import Diagnostics
import Formats
import Loading
import Outside
import Reports
import Tables
import TestSupport
import Testing

/// The reports that come with the project are without fault, and say what they mean to.
@Suite struct `The shipped reports` {
  private let root = PackageFolder.path("")

  private func spec(_ name: String, _ overrides: [(name: String, value: String)] = []) throws -> ReportSpec {
    let path = PackageFolder.path("reports/\(name).yaml")
    let source = SourceText(path: "reports/\(name).yaml", bytes: try Disk().read(path))
    return try ReportSpec(reading: source, overrides: overrides, folder: root)
  }

  /// Names and kinds of columns as the first two lines of a file tell them.
  private func schema(_ text: String) throws -> FileSchema {
    let lines = text.split(separator: "\n", maxSplits: 2)
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let values = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    return FileSchema(
      zip(names, values).map { name, value in
        let kind: ColumnKind? =
          value.isEmpty ? nil : Double(value) != nil ? .integer : Day(iso: value) != nil ? .day : .category
        return FileSchema.Column(String(name), kind)
      })
  }

  @Test(
    arguments: ["quarterly-retention", "model-review", "campaign-messages", "plan-review"],
    ["2026Q2", "2026Q3"])
  func `reports of a quarter have neither mistakes nor warnings`(report: String, quarter: String) throws {
    let spec = try spec(report, [(name: "quarter", value: quarter)])
    #expect(spec.period?.text == quarter)
    var schemas: [String: FileSchema] = [:]
    for (name, file) in [("customers", "customers-\(quarter)"), ("present", "present-\(quarter)")] {
      let bytes = try Disk().read(PackageFolder.path("data/\(file).csv"))
      schemas[name] = try schema(String(decoding: bytes.prefix(4096), as: UTF8.self))
    }
    let plan = try Plan(spec, schemas: schemas, folder: root, world: Disk())
    #expect(plan.warnings.diagnostics.isEmpty)
    #expect(plan.cells.count == spec.cells.count)
  }

  @Test func `the review of a campaign, and of what follows, has neither mistakes nor warnings`() throws {
    let spec = try spec("campaign-review")
    var schemas: [String: FileSchema] = [:]
    for (name, file) in [
      ("past", "campaign"), ("customers", "customers-2026Q3"), ("present", "present-2026Q3"),
    ] {
      let bytes = try Disk().read(PackageFolder.path("data/\(file).csv"))
      schemas[name] = try schema(String(decoding: bytes.prefix(4096), as: UTF8.self))
    }
    let plan = try Plan(spec, schemas: schemas, folder: root, world: Disk())
    #expect(plan.warnings.diagnostics.isEmpty, "\(plan.warnings.diagnostics.map { $0.message })")
    #expect(plan.cells.contains { $0.id == "what_if" })
  }

  @Test func `the Telco report has neither mistakes nor warnings, and takes its file as a parameter`() throws
  {
    let header =
      "customerID,gender,SeniorCitizen,Partner,Dependents,tenure,PhoneService,MultipleLines,InternetService,"
      + "OnlineSecurity,OnlineBackup,DeviceProtection,TechSupport,StreamingTV,StreamingMovies,Contract,"
      + "PaperlessBilling,PaymentMethod,MonthlyCharges,TotalCharges,Churn"
    let row = "A,Female,0,Yes,No,1,No,No,DSL,No,Yes,No,No,No,No,One year,Yes,Mailed check,1,1,No"
    let spec = try spec("telco", [(name: "data", value: "elsewhere/telco.csv")])
    #expect(spec.data.first?.file.value == "elsewhere/telco.csv")
    let plan = try Plan(
      spec, schemas: ["customers": try schema("\(header)\n\(row)\n")], folder: root, world: Disk())
    #expect(plan.warnings.diagnostics.isEmpty)
  }

  @Test(arguments: [
    (
      [], "order_id,customer_id,ordered_on,product,quantity,amount,returned",
      "O1,02917770,2025-01-03,Film,1,4.90,No"
    ),
    (
      [
        ("data", "data/orders.csv"), ("customer", "CustomerID"), ("order", "InvoiceNo"),
        ("date", "InvoiceDate"), ("amount", "none"), ("quantity", "Quantity"), ("price", "UnitPrice"),
        ("returned", "none"), ("prefix", "C"),
      ], "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID",
      "536365,85123A,6,2010-12-01,2.55,17850"
    ),
  ])
  func `the report of a shop takes orders of any layout`(
    parameters: [(String, String)], header: String, row: String
  ) throws {
    let spec = try spec("shop", parameters.map { (name: $0.0, value: $0.1) })
    var schemas = ["orders": try schema("\(header)\n\(row)\n")]
    for data in spec.data where data.shop != nil {
      schemas[data.name.value] = FileSchema(data.shopColumns.map { .init($0.name, $0.kind) })
    }
    let plan = try Plan(spec, schemas: schemas, folder: root, world: Disk())
    #expect(plan.warnings.diagnostics.isEmpty, "\(plan.warnings.diagnostics.map { $0.message })")
  }

  @Test(arguments: ["reports/quarterly-retention.yaml", "Tests/French/reports/retention-trimestrielle.yaml"])
  func `the list carries out the whole plan whose cost is put up for approval`(path: String) throws {
    let text = String(decoding: try Disk().read(PackageFolder.path(path)), as: UTF8.self)
    let cells = text.split(separator: "  - kind: ").map(String.init)
    #expect(cells.contains { $0.hasPrefix("callout") && $0.contains("plan.cost") })
    let outreach = try #require(cells.first { $0.hasPrefix("outreach") })
    #expect(outreach.contains("from: plan") && outreach.contains("show: 10"))
    #expect(!outreach.contains("top:"))
  }

  @Test func `every column of the data has a name for readers`() throws {
    for report in ["quarterly-retention", "model-review"] {
      let path = "data/customers-2026Q3.csv"
      let spec = try spec(report)
      let bytes = try Disk().read(PackageFolder.path(path))
      let header = try #require(
        String(decoding: bytes.prefix(4096), as: UTF8.self).split(separator: "\n").first)
      guard case .customers(let roles)? = spec.data.first?.kind else {
        Issue.record("the first data set holds customers")
        continue
      }
      let apart = roles.pii.map { $0.value }
      for column in header.split(separator: ",").map(String.init) where !apart.contains(column) {
        #expect(roles.labels.contains { $0.column.value == column }, "\(column)")
      }
    }
  }
}
