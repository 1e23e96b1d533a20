import Hashing
import Populations
import Tables
import TestSupport
import Testing

@testable import Models

@Suite struct `The file of a model` {
  private func scores(_ model: ChurnModel) -> [UInt32] {
    guard case .floats(let values) = model.scores else { return [] }
    return values.map { $0.bitPattern }
  }

  private func codes(_ column: Column) -> [Int32] {
    guard case .categories(let categories) = column else { return [] }
    return (0..<categories.count).map { categories.code(at: $0).map(Int32.init) ?? -1 }
  }

  @Test(arguments: UInt64(1)...60)
  func `says the same model again, and scores to the last bit as before`(seed: UInt64) throws {
    var random = RandomModels(seed)
    let stored = random.stored()
    let again = try StoredModel(stored.file.bytes)
    #expect(again == stored)
    #expect(again.file.bytes == stored.file.bytes)
    #expect(again.version == stored.version && again.version.count == 12)
    let customers = random.customers(300, stored.features.used)
    let before = try stored.scored(name: "m", on: customers, isTrainingData: false)
    let after = try again.scored(name: "m", on: customers, isTrainingData: false)
    #expect(scores(before) == scores(after))
    #expect(Set(scores(before)).count > 1 || stored.features.used.count == 1)
    #expect(after.version == stored.version)
  }

  @Test(arguments: UInt64(1)...6)
  func `explains to the last bit as before`(seed: UInt64) throws {
    var random = RandomModels(seed)
    let stored = random.stored()
    let customers = random.customers(400, stored.features.used)
    let reasons = stored.features.used.map { (column: $0.column, label: $0.column) }
    func explained(_ model: StoredModel) throws -> Explanation {
      try model.scored(name: "m", on: customers, isTrainingData: false).explanation(
        on: customers, reasons: reasons)
    }
    let (before, after) = (try explained(stored), try explained(StoredModel(stored.file.bytes)))
    #expect(before.drivers.map { $0.importance } == after.drivers.map { $0.importance })
    #expect(before.reasons.map(codes) == after.reasons.map(codes))
    #expect(before.largestGap < 1e-4)
  }

  @Test func `cut off anywhere is refused, and says where`() throws {
    var random = RandomModels(7)
    let bytes = random.stored().file.bytes
    for length in 0..<bytes.count {
      let error = #expect(throws: ModelFileError.self) { try StoredModel(Array(bytes[..<length])) }
      switch error {
      case .foreign: #expect(length == 0)
      case .cutOff(let at, let whole):
        #expect(at == length && whole == (length < 20 ? nil : bytes.count))
      default: Issue.record("\(length) bytes: \(String(describing: error))")
      }
    }
    #expect(ModelFileError.cutOff(at: 9, of: 20).message == "is cut off after byte 9 of 20")
  }

  @Test func `with any byte changed is refused`() throws {
    var random = RandomModels(8)
    let bytes = random.stored().file.bytes
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (place % 8))
      #expect(throws: ModelFileError.self, "byte \(place)") { try StoredModel(damaged) }
    }
  }

  @Test func `of another kind, of a newer program, or changed on the way is told apart`() throws {
    var random = RandomModels(9)
    let bytes = random.stored().file.bytes
    func error(_ bytes: [UInt8]) -> ModelFileError? {
      #expect(throws: ModelFileError.self) { try StoredModel(bytes) }
    }
    #expect(error(Array("customer_id,score\n1,.5\n".utf8)) == .foreign)
    #expect(error([0x80, 0x04, 0x95, 0, 0, 0, 0, 0, 0, 0, 0]) == .foreign)
    var newer = bytes
    newer[8] = 3
    #expect(error(newer) == .format(3))
    #expect(
      ModelFileError.format(3).message
        == "is of format 3, and this tenure reads format 2: a newer tenure wrote it")
    // What a transfer as text makes of line ends.
    #expect(error(bytes.filter { $0 != 0x0D }) == .takenForText)
    #expect(error(bytes + [0]) == .longer(by: 1))
    var damaged = bytes
    damaged[bytes.count / 2] ^= 1
    #expect(error(damaged) == .damaged)
  }

  /// A program that wrote nonsense with a right checksum must not bring down the one that reads it.
  @Test(arguments: UInt64(1)...40)
  func `whose checksum is right and whose content is not is refused, or is a model`(seed: UInt64) throws {
    var random = RandomModels(seed)
    let stored = random.stored()
    let customers = random.customers(50, stored.features.used)
    for _ in 0..<30 {
      var content = stored.file.content
      for _ in 0...random.place(below: 3) { content[random.place(below: content.count)] = random.byte() }
      do throws(ModelFileError) {
        let model = try StoredModel(ModelFile(content: content).bytes)
        guard model.mismatches(customers).isEmpty else { continue }
        _ = try? model.scored(name: "m", on: customers, isTrainingData: false)
      } catch { #expect(error == .malformed) }
    }
  }

  @Test func `holds no id and no value of a customer`() throws {
    let customers = Customers.made(1500)
    let model = try ChurnModel.train(name: "churn", on: customers, settings: ChurnSettings(folds: 3, seed: 5))
    let bytes = try #require(model.stored).file.bytes
    #expect(!String(decoding: bytes, as: UTF8.self).contains("C10"))
    #expect(bytes.count < 120_000)
  }
}
