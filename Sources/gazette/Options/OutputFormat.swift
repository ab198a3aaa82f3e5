import ArgumentParser

/// What `build` says its findings in.
enum BuildFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}

/// What `explain` says what it knows in.
enum ExplanationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// What `translations` says what it knows in.
enum TranslationsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// What `check` says its findings in.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit
}
