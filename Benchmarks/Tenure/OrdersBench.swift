import Populations
import Tables

/// Purchases by customer, and the quantiles that scores are cut at, of made-up orders of about seven lines each.
struct OrdersBench {
  let customers: Int

  func run() {
    let lines = customers * 7
    let population = TablePopulation(
      table(lines),
      roles: Roles(id: "customer", orders: OrderColumns(day: "day", order: "order", amount: "amount")))
    print("\(customers) customers, \(lines) order lines")
    var seen = 0
    Bench.line(
      "floor: days read by one thread",
      Bench.least {
        if case .days(let days)? = population.table["day"] { for day in days where day > 100 { seen += 1 } }
      }, "\(seen)")
    var purchases: Purchases?
    var busy = Double.infinity
    let time = Bench.least(of: 5) {
      let start = Bench.processorTime()
      defer { busy = Swift.min(busy, Bench.processorTime() - start) }
      do { purchases = try population.purchases(PurchaseQuery()) } catch { print(error) }
    }
    Bench.line("purchases by customer", time, "\(Int(busy)) ms of processor")
    guard let bought = purchases?.customers else { return }
    for name in [Purchases.Columns.net, Purchases.Columns.orders, Purchases.Columns.median] {
      let time = Bench.least(of: 5) {
        do { _ = try bought.quantiles(of: name, at: [0.2, 0.4, 0.6, 0.8]) } catch { print(error) }
      }
      Bench.line("quantiles of \(name)", time)
    }
    let joined = Bench.least(of: 3) {
      do { _ = try bought.joined(with: bought, columns: [Purchases.Columns.net]) } catch { print(error) }
    }
    Bench.line("joined to customers by id", joined)
    print("peak \(Bench.peakMegabytes) MB")
  }

  /// Ids as text, as they are loaded; orders of one to three lines over two years.
  private func table(_ lines: Int) -> Table {
    var state: UInt64 = 20_260_930
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    var ids: [UInt8] = []
    var ends = [0]
    var orders: [UInt8] = []
    var orderEnds = [0]
    var days: [Int32] = []
    var cents: [Int64] = []
    for line in 0..<lines {
      ids += "C\(next(UInt64(customers)))".utf8
      ends.append(ids.count)
      orders += "O\(line / 2)".utf8
      orderEnds.append(orders.count)
      days.append(Int32(next(730)))
      cents.append(Int64(next(20_000)) - 1_000)
    }
    return Table([
      ("customer", .text(TextColumn(bytes: ids, offsets: ends))), ("day", .days(days)),
      ("order", .text(TextColumn(bytes: orders, offsets: orderEnds))),
      ("amount", .decimals(cents, digits: 2)),
    ])
  }
}
