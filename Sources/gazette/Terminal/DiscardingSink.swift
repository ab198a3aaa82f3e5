import Publishing

/// A sink for a build that publishes nothing.
struct DiscardingSink: OutputSink {
  func start(_ mode: OutputMode) async {}
  func remove(_ path: OutputPath) {}
  func write(_ bytes: [UInt8], to path: OutputPath) {}
}
