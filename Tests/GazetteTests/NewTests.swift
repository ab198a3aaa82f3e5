import Foundation
import Testing

@Suite(.serialized, .timeLimit(.minutes(15))) struct `Beginning sites and pages` {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let day = ["--today", "2026-11-30"]

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "gazette-new-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// A new site, on a fixed day.
  private func inSite(_ body: (URL) throws -> Void) throws {
    try inFolder { folder in
      let run = try Executable.run(["new", "site", "."] + Self.day, in: folder)
      try #require(run.status == 0, "\(run.error)")
      try body(folder)
    }
  }

  private func expectStrictBuild(_ folder: URL) throws {
    let run = try Executable.run(["build", "--strict"] + Self.day, in: folder)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test(arguments: ["2026-01-01", "2026-11-30", "2028-02-29"])
  func `a new site builds strictly on its first day`(day: String) throws {
    try inFolder { folder in
      var run = try Executable.run(["new", "site", "sites/mine", "--today", day], in: folder)
      #expect(run.status == 0, "\(run.error)")
      run = try Executable.run(
        ["build", "sites/mine", "--strict", "--today", day], in: folder)
      #expect(run.status == 0, "\(run.error)")
      for page in ["index.html", "en/index.html", "search/index.html"] {
        #expect(
          FileManager.default.fileExists(
            atPath: folder.appending(path: "sites/mine/public/\(page)").path))
      }
    }
  }

  @Test(arguments: [
    ["plan", "116", "--title", "116年度執行計畫", "--title-en", "Plan for 2027"],
    [
      "evaluation", "115", "--half", "2", "--title", "115年度下半年自行評核", "--title-en",
      "Second half of 2026",
    ],
    ["faq", "--title", "線上申辦", "--title-en", "Applying online"],
    ["sop", "--title", "閱覽卷宗", "--title-en", "Inspecting files"],
    ["dataset", "--title", "各科件數", "--title-en", "Cases by section"],
    ["news", "--title", "系統維護公告", "--title-en", "Maintenance"],
    [
      "page", "--title", "交通資訊", "--title-en", "How to reach us", "--unit", "service", "--theme",
      "100", "--cake", "140", "--service", "I00",
    ],
  ]) func `each new page builds strictly`(arguments: [String]) throws {
    try inSite { folder in
      let command = ["new"] + arguments + ["--date", "2026-11-30"]
      var run = try Executable.run(command, in: folder)
      #expect(run.status == 0, "\(run.error)")
      try expectStrictBuild(folder)
      run = try Executable.run(command, in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains("there already; nothing was written"))
    }
  }

  @Test func `the plan of the model site is carried forward in both languages`() throws {
    try inFolder { folder in
      try FileManager.default.copyItem(
        at: Self.repository.appending(path: "content"), to: folder.appending(path: "content"))
      let command = ["new", "plan", "116", "--from", "115", "--date", "2026-11-30"]
      var run = try Executable.run(command + ["--dry-run"], in: folder)
      #expect(run.output.contains("title: 公共資訊服務示範局116年度提升服務效能執行計畫"))
      let page = folder.appending(path: "content/plans/116.zh-Hant.md")
      #expect(!FileManager.default.fileExists(atPath: page.path))
      run = try Executable.run(command, in: folder)
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.contains("note: content/plans/116.zh-Hant.md:"))
      #expect(run.error.contains("replaced_by: /plans/116/"))
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.contains("row: 116-4-1-1-1") && !text.contains("row: 115"))
      #expect(!text.contains("changes:") && !text.contains("number:"))
      run = try Executable.run(["check"] + Self.day, in: folder)
      #expect(run.status == 0, "\(run.error)")
    }
  }

  @Test(arguments: [
    (["plan", "2027", "--title", "x"], "2027 is a year AD; the year of the Republic is 116."),
    (["plan", "0", "--title", "x"], "0 is no year of the Republic."),
    (["plan", "116", "--from", "116"], "--from is another year"),
    (["plan", "116", "--from", "99"], "There is no plan 'content/plans/99'"),
    (["evaluation", "115", "--half", "3", "--title", "x"], "--half is 1 or 2"),
    (["page", "--title", "交通"], "The page needs --unit, --theme, --cake, --service."),
    (["faq"], "The page needs --title."),
    (
      ["faq", "--title", "問", "--unit", "nobody"],
      "'nobody' is no unit of site.yml; there are planning, service."
    ),
    (["faq", "--title", "問", "--id", "a/b"], "give --id"),
    (["faq", "--title", "？"], "give --id"),
    (["faq", "--title", "問", "--site", ""], "Name a folder; this one is '.'."),
    (["site", ""], "Name a folder; this one is '.'."),
    (["evaluation", "115", "--title", "評", "--plan", "/"], "such as /plans/115/"),
    (["plan", "116", "--from", "115", "--title", "x"], "are carried over with --from"),
    (["plan", "116", "--from", "115", "--cake", "140"], "are carried over with --from"),
  ]) func `wrong command lines are told`(arguments: [String], words: String) throws {
    try inSite { folder in
      let run = try Executable.run(["new"] + arguments, in: folder)
      #expect(run.status == 64, "\(run.error)")
      #expect(run.error.contains(words), "\(run.error)")
    }
  }

  @Test(arguments: ["index", "Index", "_index", "a?b#c", "%41", "x.en", "a b", "n\nl", ".x", ""])
  func `no page has a name that an address can't have`(id: String) throws {
    try inSite { folder in
      let run = try Executable.run(["new", "faq", "--title", "問", "--id", id], in: folder)
      #expect(run.status == 64 && run.error.contains("is no name of a page"), "\(run.error)")
    }
  }

  @Test func `methods of a new plan name its unit, or ask for it`() throws {
    try inSite { folder in
      let command = ["new", "plan", "116", "--title", "計畫", "--title-en", "Plan", "--dry-run"]
      var run = try Executable.run(command, in: folder)
      #expect(run.output.contains("主辦單位：綜合規劃科\n"))
      #expect(run.output.contains("Responsible unit: Planning Section\n"))
      run = try Executable.run(command + ["--unit", "service"], in: folder)
      #expect(run.output.contains("主辦單位：為民服務科\n"))
      try "".write(
        to: folder.appending(path: "content/site.yml"), atomically: true, encoding: .utf8)
      run = try Executable.run(command, in: folder)
      #expect(run.output.contains("主辦單位：請寫出單位名稱\n"))
    }
  }

  @Test func `an evaluation finds its plan, and says where there is none`() throws {
    try inSite { folder in
      let command = ["new", "evaluation", "115", "--half", "2", "--title", "評", "--dry-run"]
      var run = try Executable.run(command + ["--plan", "plans/115"], in: folder)
      #expect(run.output.contains("plan: /plans/115/\n"))
      #expect(run.output.contains("  - { measure: online-share }\n"))
      #expect(run.error == "")
      run = try Executable.run(command + ["--plan", "/plans/99/"], in: folder)
      #expect(run.status == 0)
      #expect(run.error == "note: there is no plan '/plans/99/', so no measures are listed\n")
    }
  }

  @Test func `a site is never begun over another`() throws {
    try inSite { folder in
      let settings = folder.appending(path: "content/site.yml")
      try "mine".write(to: settings, atomically: true, encoding: .utf8)
      let run = try Executable.run(["new", "site", "."] + Self.day, in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains("more are there already; nothing was written.\n"))
      #expect(try String(contentsOf: settings, encoding: .utf8) == "mine")
    }
  }
}
