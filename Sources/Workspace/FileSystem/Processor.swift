import CLinux
import Glibc

/// What the machine lends this process.
package enum Processor {
  /// The processors it may run on; at least 1.
  package static var count: Int { Int(linux_processor_count()) }

  /// The most memory it has held at once, in bytes.
  package static var peakMemoryByteCount: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    // Linux counts in units of 1024 bytes.
    return usage.ru_maxrss * 1024
  }

  /// Changes whenever another program stands in the place of this one, such as a newer build of it.
  package static var programStamp: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Lets memory that is freed in pieces of a megabyte or more go back to the system.
  ///
  /// A site of 100,000 pages is built in 580 MB so, where it took 700 MB.
  package static func returnLargeMemory() { linux_return_large_memory(1 << 20) }

  /// Lets the process have as many files open as its user may, where systems begin with 1024: a server needs one for
  /// each connection.
  package static func raiseOpenFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    // Where it stays as it is, so do the first thousand connections.
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Lets writing past a limit on a file's size fail with an error, where it would end the process.
  package static func reportFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }
}
