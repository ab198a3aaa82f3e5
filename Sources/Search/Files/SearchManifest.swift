import Encodings

/// What a reader of an index begins with.
struct SearchManifest {
  /// Changes with the form of the files.
  static let form = 1

  let pageCount: Int
  /// Of all pages together.
  let length: Int
  /// Changes with any of the other files.
  let version: UInt64
  /// The first term of each shard.
  let shards: [[UInt8]]
  let facets: SearchFacets
  let vocabulary: SearchVocabulary

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.member("form", Self.form)
      object.member("version", String(version, radix: 36))
      object.member("pages", pageCount)
      object.member("length", pageCount == 0 ? 0 : length / pageCount)
      object.member("shards") { writer in
        writer.array { array in
          for shard in shards { array.string(utf8: shard[...]) }
        }
      }
      object.member("type") { Self.write(facets.types, to: &$0) }
      object.member("unit") { Self.write(facets.units, to: &$0) }
      object.member("year") { Self.write(facets.years, to: &$0) }
      object.member("classes") { writer in
        writer.array { array in
          for scheme in facets.classes {
            array.object { object in
              object.member("name", scheme.name)
              object.member("values") { Self.write(scheme.values, to: &$0) }
            }
          }
        }
      }
      object.member("variants") { writer in
        var text = ""
        for pair in vocabulary.variants {
          text.unicodeScalars.append(pair.variant)
          text.unicodeScalars.append(pair.form)
        }
        writer.string(text)
      }
      object.member("synonyms") { writer in
        writer.array { array in
          for words in vocabulary.synonyms {
            array.array { inner in
              for word in words { inner.string(word) }
            }
          }
        }
      }
    }
    return writer.output
  }

  /// Each value with its words.
  private static func write(_ values: [SearchFacets.Value], to writer: inout JSONWriter) {
    writer.array { array in
      for value in values {
        array.array { pair in
          pair.string(value.value)
          pair.string(value.label)
        }
      }
    }
  }
}
