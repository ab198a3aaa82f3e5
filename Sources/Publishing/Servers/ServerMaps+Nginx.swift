// nginx compares `$uri`, which is decoded and has no repeated slashes.
extension ServerMaps {
  var nginxMaps: String {
    var text = """
      # Written by Gazette with the site: include it in nginx's http block.
      # Long addresses need `map_hash_bucket_size 1024;` there.

      """
    text += map("$gazette_redirect_\(host)", redirects) { quoted($0.target) }
    text += map("$gazette_gone_\(host)", gone) { _ in "1" }
    return text
  }

  private func map(
    _ variable: String, _ departures: [Departure], value: (Departure) -> String
  ) -> String {
    var text = "map $uri \(variable) {\n  default \"\";\n"
    for departure in departures {
      for address in departure.addresses {
        text += "  \(quoted(address)) \(value(departure));\n"
      }
    }
    return text + "}\n"
  }

  var nginxServer: String {
    """
    # Written by Gazette with the site: include it in nginx's server block, which has the site as its root.
    if ($gazette_redirect_\(host)) {
      return 301 $gazette_redirect_\(host);
    }
    error_page 410 @gazette_gone_\(host);
    if ($gazette_gone_\(host)) {
      return 410;
    }
    location @gazette_gone_\(host) {
      try_files $uri/index.html =410;
    }
    location ^~ /\(Self.folder)/ {
      return 404;
    }

    """
  }

  /// Text between `"`, where nginx takes `\` before a quotation mark or another `\`.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
