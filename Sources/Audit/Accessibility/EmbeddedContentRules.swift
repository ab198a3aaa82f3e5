import Diagnostics

extension Rule {
  static let imageButtonAlternative = Rule(
    .imageButtonAlternative, .accessibility,
    clauses: [.code("HM1110104C"), .code("HM1110106E"), .criterion("1.1.1")],
    title: "A button that is an image says in words what it does",
    examples: [
      .body(
        wrong: #"<form><input type="image" src="go.png"></form>"#,
        right: #"<form><input type="image" src="go.png" alt="查詢"></form>"#)
    ],
    check: .markup { page, findings in
      for button in page.visible(.input) where button.isInput("image") {
        findings.judge()
        let alternative = button.bytes(.alt) ?? []
        guard alternative.isBlank, page.names.explicitName(of: button).isBlank else { continue }
        findings.report(
          "The image button '\(button[.src] ?? "")' has no alternative text",
          at: page.range(of: button), help: "Say in 'alt' what the button does.")
      }
    })

  static let embeddedFallback = Rule(
    .embeddedFallback, .accessibility,
    clauses: [
      .code("HM1110105C"), .code("HM1110105E"), .code("HM1110108E"), .criterion("1.1.1"),
    ],
    title: "An embedded object has words for those whom it does not reach",
    examples: [
      .body(
        wrong: #"<object data="map.svg" type="image/svg+xml"></object>"#,
        right: #"<object data="map.svg" type="image/svg+xml">本局位於中山路一號。</object>"#)
    ],
    check: .markup { page, findings in
      for object in page.visible([.object, .applet, .embed]) {
        findings.judge()
        let isNamed =
          object.has(.alt) && !(object.bytes(.alt) ?? []).isBlank || page.names.hasName(object)
        let hasContent = object.children.contains { $0.name != .param && $0.name != .other }
        guard !isNamed, !hasContent else { continue }
        findings.report(
          "The embedded object '\(object[.data] ?? object[.src] ?? "")' has no words in its place",
          at: page.range(of: object),
          help: "Write between its tags, or in 'title', what it shows and where else that is found."
        )
      }
    })

  static let frameTitle = Rule(
    .frameTitle, .accessibility, clauses: [.code("HM1410201C"), .criterion("4.1.2")],
    title: "Each frame has a title",
    examples: [
      .body(
        wrong: #"<iframe src="https://map.example.gov.tw/"></iframe>"#,
        right: #"<iframe src="https://map.example.gov.tw/" title="本局位置圖"></iframe>"#)
    ],
    check: .markup { page, findings in
      for frame in page.visible([.iframe, .frame]) {
        findings.judge()
        guard (frame.bytes(.title) ?? []).isBlank else { continue }
        findings.report(
          "The frame '\(frame[.src] ?? "")' has no title", at: page.range(of: frame),
          help: "Say in 'title' what the frame holds.")
      }
    })

  static let missingCaptions = Rule(
    .missingCaptions, .accessibility, clauses: [.criterion("1.2.2"), .criterion("1.4.2")],
    title: "A film has captions, and no sound begins by itself",
    examples: [
      .body(
        wrong: #"<video src="a.mp4" controls></video>"#,
        right:
          #"<video src="a.mp4" controls><track kind="captions" src="a.vtt" srclang="zh-Hant"></video>"#
      ),
      .body(
        wrong: #"<audio src="a.mp3" autoplay></audio>"#,
        right: #"<audio src="a.mp3" controls></audio>"#),
    ],
    check: .markup { page, findings in
      for media in page.visible([.video, .audio]) {
        findings.judge()
        if media.has(.autoplay), !media.has(.muted), !media.has(.controls) {
          findings.report(
            "The recording '\(media.recording)' plays by itself and can't be stopped",
            at: page.range(of: media), help: "Leave 'autoplay' out, and write 'controls'.")
        }
        let isCaptioned = media.descendants.contains { track in
          track.name == .track && (track.kindIs("captions") || track.kindIs("subtitles"))
        }
        guard media.name == .video, !media.has(.muted), !isCaptioned else { continue }
        findings.report(
          "The film '\(media.recording)' has no captions", at: page.range(of: media),
          help: "Add <track kind=\"captions\">, or 'muted' where it has no sound.")
      }
    })
}

extension Element {
  /// Whether it is an input of this type.
  func isInput(_ type: StaticString) -> Bool {
    name == .input && bytes(.type)?.trimmed.isEqual(ignoringCase: type) ?? false
  }

  fileprivate func kindIs(_ kind: StaticString) -> Bool {
    bytes(.kind)?.isEqual(ignoringCase: kind) ?? false
  }

  /// The address of a recording.
  fileprivate var recording: String {
    self[.src] ?? children.first { $0.name == .source }?[.src] ?? ""
  }
}
