import Diagnostics
import Loading
import Outside
import Tables

extension FileSchema {
  /// What the start of each file says; files that cannot be read are left out and reported.
  static func read(_ spec: ReportSpec, _ world: any World, problems: inout Problems) -> [String: FileSchema] {
    let loader = DatasetLoader(world: world, threads: 1)
    var schemas: [String: FileSchema] = [:]
    for request in spec.data {
      guard request.shop == nil else {
        schemas[request.name.value] = FileSchema(request.shopColumns.map { Column($0.name, $0.kind) })
        continue
      }
      guard let columns = problems.collect({ () throws(Problems) in try loader.sniff(request) }) else {
        continue
      }
      schemas[request.name.value] = FileSchema(columns.map { Column($0.name, $0.kind) })
    }
    return schemas
  }
}
