import Diagnostics
import Loading
import Outside
import Tables

extension FileSchema {
  /// What the start of each file says; files that cannot be read are left out and reported.
  static func read(_ spec: ReportSpec, _ world: any World, problems: inout Problems) -> [String: FileSchema] {
    let loader = Loader(world: world, threads: 1)
    var schemas: [String: FileSchema] = [:]
    for request in spec.data {
      guard let table = problems.collect({ () throws(Problems) in try loader.start(of: request) }) else {
        continue
      }
      schemas[request.name.value] = FileSchema(table)
    }
    return schemas
  }

  private init(_ table: Table) {
    self.init(
      zip(table.names, table.columns).map { name, column in
        let isEmpty = (0..<table.rowCount).allSatisfy { column.isMissing($0) }
        return Column(name, isEmpty ? nil : column.kind)
      })
  }
}
