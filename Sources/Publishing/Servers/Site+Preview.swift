extension Site {
  /// What a preview needs to know beside the files.
  var preview: BuildReport.Preview {
    var found: [OutputPath: BuildReport.Departure] = [:]
    for redirect in redirects { found[redirect.path] = .moved(to: ServerMaps.target(of: redirect)) }
    for page in departures.gone { found[page.path] = .gone }
    return BuildReport.Preview(words: words, departures: found)
  }
}
