/// What a request of a run is made for.
enum Work {
  /// A link, by the number of its errand.
  case errand(Int, Request)
  /// What links wait for.
  case chase(Chase)

  var request: Request {
    switch self {
    case .errand(_, let request): request
    case .chase(let chase): chase.request
    }
  }
}
