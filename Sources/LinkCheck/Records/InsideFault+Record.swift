import Diagnostics
import Encodings

extension InsideFault {
  var record: JSON {
    var object = RecordObject()
    object.set("url", url)
    object.set("verdict", verdict.rawValue)
    object.set("place", place.record)
    object.set("code", code.rawValue)
    object.set("severity", severity.rawValue)
    object.set("message", message)
    object.set("help", help)
    object.set("suggestion", suggestion)
    return object.json
  }

  init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      url: try fields.text("url"), verdict: try fields.choice("verdict"),
      place: try LinkPlace(try fields.object("place")), code: try fields.choice("code"),
      severity: try fields.choice("severity"), message: try fields.text("message"),
      help: try fields.optionalText("help"), suggestion: try fields.optionalText("suggestion"))
  }
}
