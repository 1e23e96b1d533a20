import Diagnostics
import Formats
import Loading
import Outside
import Populations
import Tables
import TestSupport
import Testing

struct OrdersTests {
  private func roles(_ change: (inout OrderRoles) -> Void = { _ in }) -> OrderRoles {
    var roles = OrderRoles(customer: at("c"), date: at("d", 2))
    change(&roles)
    return roles
  }

  @Test func `moments become days, pieces times price an amount, and prefixed orders are cancelled`() throws {
    let file = """
      n,c,d,q,p
      536365,17850.0,2010-12-01 08:26:00,6,2.555
      C536379,14527.0,2010-12-02T09:41,-1,27.5
      536381,,2010-12-02 09:42:01,,1
      """
    let data = try load(
      file,
      roles {
        $0.order = at("n")
        ($0.quantity, $0.price) = (at("q"), at("p"))
        $0.cancelled = .prefix(at("C"))
      })
    #expect((0..<3).map { data.table["#day"]?.number($0) } == [14944, 14945, 14945])
    #expect((0..<3).map { data.table["#amount"]?.number($0) } == [15.33, -27.5, nil])
    #expect((0..<3).map { data.table["#cancelled"]?.number($0) } == [0, 1, 0])
    let columns = try #require(data.population.roles.orders)
    #expect(columns.day == "#day" && columns.amount == "#amount" && columns.order == "n")
    #expect(data.newestDay?.iso == "2010-12-02")
    let ledger = try data.population.purchases(PurchaseQuery()).ledger
    #expect(ledger.purchases == 1 && ledger.returns == 1 && ledger.withoutCustomer == 1)
  }

  @Test func `days stay as they are, and a column can say what was cancelled`() throws {
    let data = try load(
      "c,d,x,r\na,2024-01-02,4.90,No\na,2024-01-03,4.90,Yes\n",
      roles {
        $0.amount = at("x")
        $0.cancelled = .value(column: at("r"), is: at("Yes"))
      })
    #expect(data.population.roles.orders?.day == "d")
    let purchases = try data.population.purchases(PurchaseQuery())
    #expect(purchases.ledger.cancelled == 1 && purchases.ledger.purchases == 1)
  }

  @Test func `dates that are none are told with their lines`() {
    let file = "c,d\na,2024-01-02 10:00\nb,2024-13-02 10:00\nc,2024-01-02 25:00\nd,yesterday\n"
    #expect(
      problems(file, roles()) == [
        "2 E0410 3 rows have no date as YYYY-MM-DD, with or without a time of day, in 'd': lines 3, 4 and 5 of 'o.csv'"
      ])
  }

  @Test func `a way of being cancelled that no line has is a warning`() throws {
    let file = "n,c,d,r\n1,a,2024-01-02,No\n2,b,2024-01-02,yes\n"
    let byValue = try load(file, roles { $0.cancelled = .value(column: at("r"), is: at("Yes", 3)) })
    #expect(byValue.warnings.map { $0.code } == [.nothingCancelled])
    #expect(byValue.warnings.first?.hint == "did you mean 'yes'?")
    let byPrefix = try load(
      file,
      roles {
        $0.order = at("n")
        $0.cancelled = .prefix(at("C"))
      })
    #expect(
      byPrefix.warnings.map { $0.message } == [
        "no line was cancelled: no number in 'n' begins with 'C'"
      ])
  }

  @Test func `columns that are not there, and text for numbers, are told together`() {
    let roles = roles {
      ($0.quantity, $0.price) = (at("q", 3), at("pp", 4))
      $0.order = at("nn", 5)
    }
    #expect(
      problems("n,c,d,q,p\n1,a,2024-01-02,few,1\n", roles) == [
        "2 E0410 column 'q' is not numbers here, as 'quantity' needs",
        "3 E0410 'quantity' needs numbers, and column 'q' is text",
        "4 E0409 the file has no column 'pp'", "5 E0409 the file has no column 'nn'",
      ])
  }

  private func load(_ text: String, _ roles: OrderRoles) throws(Problems) -> Dataset {
    try DatasetLoader(world: MemoryWorld(texts: ["o.csv": text])).load(
      DatasetRequest(name: at("orders"), file: at("o.csv"), path: "o.csv", kind: .orders(roles)))
  }

  private func problems(_ text: String, _ roles: OrderRoles) -> [String] {
    do throws(Problems) {
      _ = try load(text, roles)
      return []
    } catch {
      return error.sorted.map { "\($0.place?.line ?? 0) \($0.code) \($0.message)" }.sorted()
    }
  }
}

private func at(_ text: String, _ line: Int = 1) -> Located<String> {
  Located(text, at: Place(path: "spec", line: line, column: 1))
}
