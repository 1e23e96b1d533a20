import Diagnostics
public import Models
public import Specs

extension Resampling: OptionChoice {}

/// One entry of `models:`.
struct ModelOptions: OptionMap {
  let data: Located<String>?
  /// All but `data`; the seed, the consents and what stands for the data are put in when the model is trained.
  let settings: ChurnSettings
  let version: Located<String>?
  /// Columns that it needs, with what they must be.
  let group: Located<String>?
  let time: Located<String>?

  static let learnerNames = Learner.allCases.filter { !$0.isBaseline }.map { $0.rawValue }
  private static let dataOption = Parameter<Located<String>>("data", help: "the data set it learns from")
  private static let learnersOption = Parameter<[Located<String>]>(
    "learners",
    help:
      "logistic, forest, boosted: the better one out of fold is used; with best, the choice is made in inner folds and judged with the rest"
  )
  private static let foldsOption = Parameter<Int>("folds", help: "folds of cross-fitting", standard: 5) {
    (2...20).contains($0) ? nil : "is not between 2 and 20"
  }
  private static let repeatsOption = Parameter<Int>(
    "repeats", help: "times that customers are dealt into folds anew; scores are of the first", standard: 1
  ) { (1...20).contains($0) ? nil : "is not between 1 and 20" }
  private static let capOption = Parameter<Int>(
    "cap",
    help:
      "rows that the folds are made of, at most: a sample in proportion of those who left and those who stayed",
    standard: 50_000
  ) { $0 >= 1_000 ? nil : "is less than 1000" }
  private static let splitOption = Parameter<SplitChoice>(
    "split", help: "what folds keep apart: stratified, grouped by a column, or temporal",
    standard: .stratified)
  private static let groupOption = Parameter<Located<String>>(
    "group", help: "of a grouped split: column whose rows of one value stay in one fold")
  private static let timeOption = Parameter<Located<String>>(
    "time",
    help:
      "of a temporal split: column of the day each row's features are of; not needed of customers made of orders"
  )
  private static let gapOption = Parameter<DayCount>(
    "gap",
    help: "of a temporal split by time: days between the rows learned from and those judged, such as 90d")
  private static let searchOption = Parameter<SearchSpec>(
    "search", help: "parameters chosen in inner folds: grid, random, or a map with the values to try")
  private static let selectOption = Parameter<SelectSpec>(
    "select", help: "columns chosen inside each fold: a number (the best so many), or l1")
  private static let weightOption = Parameter<ClassWeightSpec>(
    "class_weight", help: "how much one who left counts in training: none, balanced, or a number",
    standard: ClassWeightSpec(weight: .none))
  private static let resampleOption = Parameter<Resampling>(
    "resample", help: "rows drawn again inside each fold: none, under or over", standard: Resampling.none)

  private static let calibrateOption = Parameter<CalibrateSpec>(
    "calibrate",
    help:
      "scores of all cells recalibrated by maps learned on the other folds: none, platt, beta, isotonic, or auto (Platt's where the slope lies outside 0.9 to 1.1); reasons explain the scores before",
    standard: CalibrateSpec(choice: .none))
  private static let versionOption = Parameter<Located<String>>(
    "version",
    help:
      "score with this version of the registry instead of training: its first digits, or current for the one chosen by `tenure models use`; the other options are for `tenure train`"
  ) { version in
    let isHex = version.value.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
    return version.value == ModelSpec.current || isHex && (4...12).contains(version.value.utf8.count)
      ? nil : "is neither 'current' nor the first 4 to 12 digits of a version, such as 3f2a91"
  }
  static let parameters = [
    dataOption.declaration, learnersOption.declaration, foldsOption.declaration, repeatsOption.declaration,
    capOption.declaration, splitOption.declaration, groupOption.declaration, timeOption.declaration,
    gapOption.declaration, searchOption.declaration, selectOption.declaration, weightOption.declaration,
    resampleOption.declaration, calibrateOption.declaration, versionOption.declaration,
  ]
  static let planned = ["features", "rounds"]

  init?(_ options: inout OptionReader) {
    data = options.read(Self.dataOption)
    let learners = Self.learners(&options)
    let split = options.read(Self.splitOption)
    version = options.read(Self.versionOption)
    group = options.read(Self.groupOption)
    time = options.read(Self.timeOption)
    let gap = options.read(Self.gapOption)
    let repeats = options.read(Self.repeatsOption)
    let search = options.read(Self.searchOption)
    let selection = options.read(Self.selectOption)?.selection
    let weight = options.read(Self.weightOption)?.weight
    let resampling = options.read(Self.resampleOption)
    let calibration = options.read(Self.calibrateOption)?.choice
    guard let folds = options.read(Self.foldsOption), let cap = options.read(Self.capOption), let repeats,
      let split, let weight, let resampling, let calibration, !learners.isEmpty
    else { return nil }
    Self.check(split, group: group, time: time, repeats: repeats, &options)
    if weight != .none, resampling != .none {
      options.add(
        .error(
          .badOption, "'class_weight' and 'resample' both make leavers count for more",
          at: options.place("resample"), hint: "leave out one of them"))
    }
    if split == .temporal, calibration != .none {
      options.add(
        .error(
          .badOption,
          "a split in time has no other folds that a map could be learned from without knowing what came later",
          at: options.place("calibrate"), hint: "leave out 'calibrate'"))
    }
    if let search {
      Self.check(search.search, learners, at: options.place("search"), &options)
    }
    settings = ChurnSettings(
      learners: learners, folds: folds, repeats: repeats,
      split: split.split(group: group?.value, time: time?.value, gap: gap?.days ?? 0),
      search: search?.search, selection: selection, classWeight: weight, resampling: resampling,
      calibration: calibration, seed: 0, cap: cap)
  }

  private static func learners(_ options: inout OptionReader) -> [Learner] {
    guard let read = options.read(learnersOption) else {
      return options.node.entry("learners") == nil ? [.boosted] : []
    }
    var learners: [Learner] = []
    for name in read {
      guard let learner = Learner(rawValue: name.value), !learner.isBaseline else {
        options.add(
          .error(
            .badOption, "unknown learner '\(name.value)'", at: name.place,
            hint: didYouMean(name.value, among: learnerNames)))
        continue
      }
      if !learners.contains(learner) { learners.append(learner) }
    }
    if read.isEmpty { options.add(.error(.badOption, "'learners' is empty", at: options.place("learners"))) }
    return learners
  }

  private static func check(
    _ split: SplitChoice, group: Located<String>?, time: Located<String>?, repeats: Int,
    _ options: inout OptionReader
  ) {
    for (name, place, owner) in [
      ("group", group?.place, SplitChoice.grouped), ("time", time?.place, .temporal),
      ("gap", options.node.entry("gap")?.value.place, .temporal),
    ] {
      if let place, split != owner {
        options.add(
          .error(
            .badOption, "'\(name)' is about a \(owner.rawValue) split", at: place,
            hint: "add `split: \(owner.rawValue)`"))
      }
    }
    if split == .grouped, group == nil, options.node.entry("group") == nil {
      options.add(
        .error(
          .missingOption, "a grouped split needs 'group', the column that says what stays together",
          at: options.place("split")))
    }
    if split == .temporal, repeats > 1 {
      options.add(
        .error(
          .badOption, "a split in time can be made in one way only, so there is nothing to repeat",
          at: options.place("repeats"), hint: "leave out 'repeats'"))
    }
  }

  private static func check(
    _ search: ParameterSearch, _ learners: [Learner], at place: Place, _ options: inout OptionReader
  ) {
    let fitted = ChurnSettings(learners: learners, seed: 0).fitted
    for choice in search.space
    where !fitted.contains(where: { ParameterSearch.names($0).contains(choice.name) }) {
      options.add(
        .error(
          .badOption, "none of the learners has '\(SearchSpec.key(choice.name))'", at: place,
          hint: "leave it out, or add the learner that has it"))
    }
    for learner in fitted where search.method == .grid && search.count(learner) > ParameterSearch.gridLimit {
      options.add(
        .error(
          .badOption,
          "a grid of \(search.count(learner)) combinations for '\(learner.rawValue)' is more than \(ParameterSearch.gridLimit)",
          at: place, hint: "set `method: random` and `tries:`"))
    }
  }
}

/// `split:` of a model.
enum SplitChoice: String, OptionChoice, CaseIterable {
  case stratified, grouped, temporal

  func split(group: String?, time: String?, gap: Int) -> ChurnSettings.Split {
    switch self {
    case .stratified: .stratified
    case .grouped: .grouped(column: group ?? "")
    case .temporal: time.map { .temporal(column: $0, gap: gap) } ?? .earlier
    }
  }
}
