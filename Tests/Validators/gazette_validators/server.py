"""Serves a written site on loopback as a web server would."""

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **MEDIA_TYPES}

    def __init__(self, *arguments, site, policy, **named):
        self.site = site
        self.policy = policy
        super().__init__(*arguments, directory=str(site.folder), **named)

    def translate_path(self, path):
        """Paths outside the prefix of the site lead to no file."""
        address = urlsplit(path).path
        below = address[len(self.site.prefix):] if address.startswith(self.site.prefix) else "\0"
        return super().translate_path("/" + below)

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        """A missing address is answered with the site's own page for it."""
        page = self.site.folder / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", MEDIA_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path):
        """A folder without index.html has no page."""
        self.send_error(404)

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A browser that drops a connection is no news."""


@contextlib.contextmanager
def serving(site, policy=None):
    """Serves on a free port of 127.0.0.1 for the length of the block, under a content security policy if one is given.

    Gives the root address of the site; it ends in `/` and holds the prefix of the site's base URL.
    """
    server = _Server(("127.0.0.1", 0), partial(_Handler, site=site, policy=policy))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{site.prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
