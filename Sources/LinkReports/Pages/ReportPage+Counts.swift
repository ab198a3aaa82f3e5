import Diagnostics
import LinkCheck
import Publishing

extension ReportPage {
  /// Counts that add up to the first of them; then what was mended, and what is wrong within the site.
  var tiles: [LinkTileModel] {
    let verdicts = report.verdicts
    let (checked, well) = (verdicts.count, report.summary.well)
    let failed = verdicts.count { $0.verdict.failsRun }
    let moved = report.summary.counts[.movedPermanently] ?? 0
    let excepted = report.summary.counts[.excluded] ?? 0
    let unsure = checked - well - failed - moved - excepted
    let news = report.changes.broken.count
    var tiles = [
      tile(.plain, "links_tile_checked", checked, change: checkedChange),
      // An exception says nothing of how a link is.
      tile(.good, "links_tile_well", well, change: share(well, of: checked - excepted)),
      tile(
        failed > 0 ? .bad : .plain, "links_tile_failed", failed,
        change: news > 0 ? words("links_change_new", ["n": words.number(news)]) : nil),
      tile(.moved, "links_tile_moved", moved), tile(.unsure, "links_tile_unsure", unsure),
    ]
    if excepted > 0 { tiles.append(tile(.plain, "links_tile_excepted", excepted)) }
    tiles.append(
      tile(
        .good, "links_tile_mended", report.changes.mended.count,
        change: sorted.previous.map { _ in words("links_since_previous") }))
    // Of a live site, or of none that was looked at from within, there is nothing to say.
    if !report.inside.isEmpty { tiles.append(insideTile) }
    return tiles
  }

  /// What is wrong within the site; what only is to be watched stands beside it.
  private var insideTile: LinkTileModel {
    let wrong = report.inside.count { $0.severity == .error }
    let watched = report.inside.count - wrong
    return tile(
      wrong > 0 ? .bad : .plain, "links_tile_inside", wrong,
      change: watched > 0 ? words("links_change_watched", ["n": words.number(watched)]) : nil)
  }

  private func tile(
    _ kind: LinkTileModel.Kind, _ key: String, _ count: Int, change: String? = nil
  ) -> LinkTileModel {
    LinkTileModel(kind, words(key), count: words.number(count), change: change)
  }

  /// How many links more or fewer there are than in the run before; `nil` where there was none.
  private var checkedChange: String? {
    guard sorted.previous != nil else { return nil }
    let difference = report.changes.added.count - report.changes.removed.count
    return switch difference {
    case 0: words("links_change_same")
    case 1...: words("links_change_more", ["n": words.number(difference)])
    default: words("links_change_fewer", ["n": words.number(-difference)])
    }
  }

  private func share(_ count: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    // Rounded down: 100% is all of them.
    let tenths = count * 1000 / whole
    return words.number(Double(tenths) / 10, fractionDigits: 1) + "%"
  }
}
