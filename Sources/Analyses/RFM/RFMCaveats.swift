import Findings
import Formats
import Populations
import Statistics

extension RFMReport {
  /// What the reader must know to read the segments rightly.
  func caveats() -> [Caveat] {
    var caveats = [Caveat(code: "segments_descriptive", text: wording(.rfmDescriptive))]
    caveats += publishedMap() + values() + lines()
    if let days = cell.options.window {
      var arguments: [String: Argument] = ["days": .count(days)]
      if let migration { arguments["n"] = .count(migration.lapsed) }
      caveats.append(
        Caveat(
          code: "window", text: wording(migration == nil ? .rfmWindow : .rfmWindowMoves, arguments)))
    }
    let small = held.filter { !isShown($0) }.map { scoring.labels[$0] }
    if !small.isEmpty { caveats.append(.smallGroups(small, context.minimum.shown, wording)) }
    return caveats + contacts()
  }

  /// The gaps of the map of R's package, which are refused in any other.
  private func publishedMap() -> [Caveat] {
    guard cell.options.compatibility == .rfmR, case .rules(let map) = cell.options.segments,
      let last = map.rules.rules.last, map.segments.last?.key == "others"
    else { return [] }
    let rules = SegmentRules(bins: map.rules.bins, rules: map.rules.rules.filter { $0 != last })
    let check = rules.check
    let names = check.shadowed.map { scoring.labels[rules.rules[$0.rule].segment] }
    return [
      Caveat(
        code: "published_map",
        text: wording(
          .rfmPublishedMap,
          [
            "gaps": .count(check.uncovered.count), "cells": .count(rules.cells.count),
            "others": .text(scoring.labels.last ?? ""), "names": .text(names.joined(separator: ", ")),
          ]))
    ]
  }

  /// Measures with few values, and scores that ties made much larger than their part.
  private func values() -> [Caveat] {
    var caveats: [Caveat] = []
    let bins = scoring.scales.bins
    let measures: [Phrase] = [.rfmMeasureRecency, .rfmMeasureFrequency, .rfmMeasureMoney]
    for (index, measure) in measures.enumerated() {
      if segments.distinct[index] < bins {
        caveats.append(
          Caveat(
            code: "few_values",
            text: startingSentence(
              wording(.rfmFewValues, ["measure": .phrase(measure), "n": .count(segments.distinct[index])]))))
        continue
      }
      let sizes = segments.sizes[index]
      guard let largest = sizes.max(), let score = sizes.firstIndex(of: largest),
        Double(largest) > 1.5 * Double(total) / Double(bins), cell.options.cuts.all[index].cuts == nil
      else { continue }
      caveats.append(
        Caveat(
          code: "uneven_scores",
          text: wording(
            .rfmUneven,
            [
              "score": .count(score + 1), "measure": .phrase(measure),
              "share": .number(Double(largest) / Double(total), .pct0),
            ])))
    }
    return caveats
  }

  private func lines() -> [Caveat] {
    var caveats: [Caveat] = []
    let ledger = scoring.ledger
    if scoring.strangers.customers > 0 {
      caveats.append(
        Caveat(
          code: "unknown_customers",
          text: wording(
            .rfmStrangers,
            [
              "n": .count(scoring.strangers.customers),
              "revenue": .number(scoring.strangers.revenue, .money(about: scoring.strangers.revenue)),
            ])))
    }
    if segments.withoutNet > 0 {
      caveats.append(
        Caveat(
          code: "returns_exceed_purchases", text: wording(.rfmWithoutNet, ["n": .count(segments.withoutNet)]))
      )
    }
    if ledger.duplicates > 0 {
      caveats.append(
        Caveat(code: "repeated_lines", text: wording(.rfmDuplicates, ["n": .count(ledger.duplicates)])))
    }
    if ledger.after > 0 {
      caveats.append(
        Caveat(
          code: "future_lines",
          text: wording(.rfmFuture, ["n": .count(ledger.after), "day": .day(scoring.asOf)])))
    }
    return caveats
  }

  private func contacts() -> [Caveat] {
    guard lists.isMade else { return [] }
    var caveats: [Caveat] = []
    if !lists.unasked.isEmpty {
      let channels = lists.unasked.map { wording($0.phrase) }.joined(separator: ", ")
      caveats.append(
        Caveat(
          code: lists.asksConsent ? "channel_closed" : "consent_not_declared",
          text: wording(
            lists.asksConsent ? .planClosedChannels : .planNoConsent, ["channels": .text(channels)])))
    }
    if let unknown = lists.unknownListed, unknown > 0 {
      caveats.append(
        Caveat(code: "unknown_suppressed", text: wording(.planUnknownSuppressed, ["n": .count(unknown)])))
    }
    return caveats
  }
}
