import Content
import OpenData

extension Site {
  /// The quality test of a dataset by what the build itself knows.
  ///
  /// Each file is written by this build at the address that catalogues name, as what its name says, in UTF-8 and
  /// with the columns that its description lists, which is made of the same header. So what concerns files holds
  /// by construction, and a build that could not keep it publishes nothing; what time alone brings is freshness.
  func quality(of dataset: Dataset) -> QualityResult {
    let files = dataset.resources.flatMap { resource in
      let columns = resource.schema.fields.map(\.name)
      return resource.distributions.map { distribution in
        var file = QualityTest.File(url: distribution.url, type: distribution.format.rawValue)
        file.exists = distribution.byteCount > 0
        file.isPage = false
        file.declaredEncoding = distribution.format.encoding
        file.actualEncoding = "UTF-8"
        file.describedFields = columns
        file.actualFields = columns
        return file
      }
    }
    return QualityTest(
      files: files, updated: dataset.lastChanged, frequency: dataset.frequency
    ).result(on: options.today)
  }
}
