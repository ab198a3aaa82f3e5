/// One way to write the table.
struct DataTask: Sendable, Equatable {
  enum Writer: Sendable, Equatable {
    /// `gazette export` of a site whose `formats` are these.
    case gazette
    /// A writer of `Data/tables.py`.
    case python(String)
  }

  let format: String
  let name: String
  let writer: Writer
  /// How many rows it writes: fewer than the others where it would take minutes.
  let rows: Int

  /// Every way, those of Gazette before those it is compared with.
  static func all(rows: Int, hasPandas: Bool) -> [DataTask] {
    var tasks = ["csv", "json", "ods", "csv, json, ods"].map {
      DataTask(format: $0, name: "gazette export", writer: .gazette, rows: rows)
    }
    tasks += [
      DataTask(format: "csv", name: "Python csv", writer: .python("csv"), rows: rows),
      DataTask(format: "json", name: "Python csv and json", writer: .python("json"), rows: rows),
      DataTask(
        format: "ods", name: "Python zipfile", writer: .python("ods"), rows: max(1, rows / 10)),
    ]
    if hasPandas {
      tasks.append(
        DataTask(
          format: "ods", name: "pandas with odfpy", writer: .python("pandas"),
          rows: max(1, rows / 100)))
    }
    return tasks
  }
}

/// The rounds of one task.
struct DataMeasurement: Sendable {
  let task: DataTask
  var rounds: [Usage] = []

  var wall: Double { Measurement.median(rounds.map { $0.wall.seconds }) }
  var cpu: Double { Measurement.median(rounds.map { $0.cpu.seconds }) }
  var peakMemory: Double { Measurement.median(rounds.map { Double($0.peakMemory) }) }
  /// What a row takes, by which tasks of different size are compared.
  var secondsPerRow: Double { wall / Double(task.rows) }
}
