import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs
import Statistics

/// What a data set holds and lacks, how it keeps its contract, and what in it may give away the outcome.
public struct Quality: Analysis {
  public static let kind = "quality"
  public static let summary =
    "What the data hold and lack: the contract, missing values, repeated rows, leaks, known public files"

  private static let missingParameter = Parameter<Share>(
    "missing_above", help: "Share of missing values that stands out", standard: Share(0.05))
  private static let outlierParameter = Parameter<Double>(
    "outliers", help: "Robust deviations from the median beyond which a value is far out", standard: 5
  ) { $0 >= 2 ? nil : "is less than 2" }
  private static let leaksParameter = Parameter<Bool>(
    "leaks", help: "Look for features that may give away the outcome", standard: true)

  private static let inferParameter = Parameter<Located<String>>(
    "infer",
    help:
      "A data set of an earlier extract whose rules are inferred and looked for in this one; they are in the bundle as lines for 'expect:'"
  )

  public static var parameters: [ParameterDeclaration] {
    [
      missingParameter.declaration, outlierParameter.declaration, leaksParameter.declaration,
      inferParameter.declaration,
    ]
  }

  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("rows", "Rows of the file"), ValueDeclaration("columns", "Columns of the file"),
    ValueDeclaration("expectations", "Expectations of the contract"),
    ValueDeclaration("broken", "Expectations broken"),
    ValueDeclaration("broken_rows", "Rows that break the expectation that most rows break"),
    ValueDeclaration("inferred", "With 'infer': rules that the earlier extract keeps"),
    ValueDeclaration("inferred_broken", "With 'infer': those of them that this one breaks"),
    ValueDeclaration("missing", "Share of values missing, over all columns and by column", .both),
    ValueDeclaration("incomplete", "Columns with many missing values"),
    ValueDeclaration("constant", "Columns with one value or none"),
    ValueDeclaration("variants", "Columns with levels that differ in spelling only"),
    ValueDeclaration("duplicates", "Rows that repeat another, the id apart"),
    ValueDeclaration("far_out", "Columns with values far out"),
    ValueDeclaration("leaks", "Signs that features give away the outcome"),
    ValueDeclaration("severe_leaks", "Those that no score can be believed with"),
    ValueDeclaration("age", "Days from the newest date to the report's date"),
  ]

  let missingAbove: Double
  let outliers: Double
  let looksForLeaks: Bool
  let infer: Located<String>?

  public init?(_ options: inout OptionReader) {
    let missing = options.read(Self.missingParameter)
    let outliers = options.read(Self.outlierParameter)
    let leaks = options.read(Self.leaksParameter)
    infer = options.read(Self.inferParameter)
    guard let missing, let outliers, let leaks else { return nil }
    missingAbove = missing.value
    self.outliers = outliers
    looksForLeaks = leaks
  }

  public var needs: Needs {
    var needs = Needs()
    needs.takesOrders = true
    needs.reference = infer
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    guard let quality = context.quality else {
      throw AnalysisError(.unanswerable, "nothing was noted when the data were loaded")
    }
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    let study = try QualityStudy(self, quality, population)
    let words = QualityWords(study, context)
    let inferred = try context.reference.map { reference throws(AnalysisError) in
      try InferredContract(reference, population)
    }
    var finding = Finding(
      values: words.values, exhibits: QualityExhibits(study, context, words, inferred).exhibits,
      remarks: [words.remark],
      caveats: words.caveats, ledger: Ledger(rowsIn: population.count))
    if let inferred {
      for (name, count) in [("inferred", inferred.lines.count), ("inferred_broken", inferred.broken.count)] {
        finding.values.append((ValueName(name), Value(Double(count), .num0, n: population.count)))
      }
      finding.texts = [inferred.file("data/\(context.cell).contract.yaml")]
    }
    return finding
  }
}
