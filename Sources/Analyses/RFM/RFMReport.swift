import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// Puts segments into values, words, figures and tables.
struct RFMReport {
  let cell: RFM
  let scoring: RFMScoring
  let segments: RFMSegments
  let migration: RFMMigration?
  let lists: RFMLists
  let context: AnalysisContext

  var wording: Wording { context.wording }
  var confidence: Confidence { Confidence(context.level) }
  var total: Int { segments.total.customers }

  /// Segments that hold anyone, in the order of the map.
  var held: [Int] { segments.segments.indices.filter { segments.segments[$0].customers > 0 } }

  func isShown(_ segment: Int) -> Bool { segments.segments[segment].customers >= context.minimum.shown }

  func finding(_ population: any Population) throws(AnalysisError) -> Finding {
    let figures = RFMFigures(report: self)
    let tables = RFMTables(report: self)
    var exhibits = [figures.grid(), tables.segments(), tables.orders(), tables.levers(), tables.scores()]
    if let migration {
      exhibits += [figures.migration(migration), tables.migration(migration)]
    }
    exhibits.append(tables.lines())
    return Finding(
      values: values(), exhibits: exhibits, remarks: remarks(), caveats: caveats(),
      ledger: ledger(population), assignments: try assignments(), extracts: lists.extracts)
  }

  // MARK: Values

  private func values() -> [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    add(segments.total, group: nil, to: &values)
    for index in held {
      add(segments.segments[index], group: scoring.map.segments[index].key, to: &values)
    }
    if let migration, migration.total > 0 {
      let stayed = Proportion(migration.stayed, of: migration.total)
      values.append((ValueName("stayed"), Value(stayed, .pct1, confidence)))
      for index in held {
        let key = scoring.map.segments[index].key
        let new = segments.segments[index].customers - migration.counts[index][index]
        values.append(
          (
            ValueName("moved_in", group: key),
            Value(Double(new), .num0, n: segments.segments[index].customers)
          ))
      }
    }
    if lists.isMade {
      values.append((ValueName("listed"), Value(Double(lists.listed), .num0, n: total)))
      for index in held {
        values.append(
          (
            ValueName("listed", group: scoring.map.segments[index].key),
            Value(Double(lists.counts[index].listed), .num0, n: segments.segments[index].customers)
          ))
      }
      values.append((ValueName("held_out"), Value(Double(lists.heldOut), .num0, n: total)))
    }
    return values
  }

  private func add(
    _ segment: RFMSegments.Segment, group: String?, to values: inout [(name: ValueName, value: Value)]
  ) {
    func add(_ name: String, _ value: Value) { values.append((ValueName(name, group: group), value)) }
    let n = segment.customers
    add("customers", Value(Double(n), .num0, n: n))
    if group != nil { add("share", share(segment)) }
    add("orders", Value(Double(segment.orders), .num0, n: n))
    add("revenue", revenue(segment, .money0))
    guard n >= context.minimum.shown else { return }
    if group != nil, let share = revenueShare(segment) { add("revenue_share", share) }
    if let value = orderValue(segment) { add("order_value", value) }
    if let value = spend(segment) { add("spend", value) }
    if let value = recency(segment) { add("recency", value) }
  }

  func share(_ segment: RFMSegments.Segment) -> Value {
    Value(Proportion(segment.customers, of: total), .pct1, confidence)
  }

  /// With an interval where there are enough customers for one.
  func revenue(_ segment: RFMSegments.Segment, _ format: Format) -> Value {
    let n = segment.customers
    guard n >= context.minimum.shown, segment.revenue.standardError.isFinite else {
      return Value(segment.revenue.value, format, n: n)
    }
    return Value(segment.revenue, format, confidence, n: n)
  }

  /// `nil` where all returns together are worth as much as all purchases.
  func revenueShare(_ segment: RFMSegments.Segment) -> Value? {
    guard let share = segment.revenueShare else { return nil }
    let n = segment.customers
    guard n >= context.minimum.shown, share.standardError > 0 else {
      return Value(share.value, .pct1, n: n)
    }
    return Value(share, .pct1, confidence, n: n)
  }

  func orderValue(_ segment: RFMSegments.Segment) -> Value? {
    segment.orderValue.map { Value($0, .money2, confidence, n: segment.customers) }
  }

  func spend(_ segment: RFMSegments.Segment) -> Value? {
    segment.spend.map { Value($0, .money0, confidence, n: segment.customers) }
  }

  func recency(_ segment: RFMSegments.Segment) -> Value? {
    segment.recency.map { Value($0.value, .num0, $0.interval, confidence, n: segment.customers) }
  }

  // MARK: Words

  var returnsWords: String {
    wording(cell.options.returns == .net ? .rfmNetOfReturns : .rfmWithoutReturns)
  }

  /// The segment that brings most, when it is not everyone.
  private func remarks() -> [String] {
    let shown = held.filter(isShown)
    let best = shown.max { segments.segments[$0].revenue.value < segments.segments[$1].revenue.value }
    guard let best, shown.count > 1, let revenue = revenueShare(segments.segments[best])?.number else {
      return []
    }
    return [
      wording(
        .rfmRemark,
        [
          "name": .text(scoring.labels[best]),
          "share": .number(Double(segments.segments[best].customers) / Double(total), .pct0),
          "revenue": .number(revenue, .pct0),
        ])
    ]
  }

  private func ledger(_ population: any Population) -> Ledger {
    let entries: [(String, Phrase, Int)]
    let rowsIn: Int
    let ledger = scoring.ledger
    if scoring.isOnOrders {
      rowsIn = ledger.lines
      entries = [
        ("without_customer", .rfmLineNoCustomer, ledger.withoutCustomer),
        ("without_day", .rfmLineNoDay, ledger.withoutDay),
        ("without_amount", .rfmLineNoAmount, ledger.withoutAmount),
        ("too_early", .rfmLineBefore, ledger.before), ("too_late", .rfmLineAfter, ledger.after),
        ("cancelled", .rfmLineCancelled, ledger.cancelled),
      ]
    } else {
      rowsIn = population.count
      entries = [("no_purchase", .rfmNoPurchase, population.count - scoring.buyers.count)]
    }
    return Ledger(
      rowsIn: rowsIn,
      excluded: entries.filter { $0.2 > 0 }.map {
        Ledger.Entry(code: $0.0, reason: wording($0.1), rows: $0.2)
      })
  }

  /// Scores and segment by customer, for later cells; orders have no rows of customers.
  private func assignments() throws(AnalysisError) -> [(name: String, column: Column)] {
    guard !scoring.isOnOrders else { return [] }
    let names = [scoring.columns.segment] + scoring.columns.scores
    let buyers = scoring.buyers
    let table = try answered { () throws(PopulationError) in try buyers.extract(names) }
    let rows = DatasetRows(buyers.rowNumbers, count: buyers.datasetCount)
    return zip(names, table.columns).compactMap { name, column in
      guard case .categories(let categories) = column else { return nil }
      let codes = (0..<categories.count).map { categories.code(at: $0).map { Int32($0) } ?? -1 }
      return (name, rows.categories(codes, levels: categories.levels))
    }
  }
}
