"""A headless Chromium that reaches nothing but loopback, driven by its DevTools protocol."""

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from .environment import chromium

START_SECONDS = 30
ANSWER_SECONDS = 60

SWITCHES = (
    "--headless=new",
    # The pages are the site's own, and containers lack the name spaces that the sandbox needs.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--disable-extensions",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-color-profile=srgb",
    "--remote-debugging-port=0",
)


class BrowserError(Exception):
    """The browser did not do what it was asked."""


class Tab:
    """One page of the browser; used by one thread at a time."""

    def __init__(self, socket):
        self._socket = socket
        self._last = 0
        self._events = []
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method, **parameters):
        """Sends one command and waits for its answer; events on the way are kept."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        number = self._last
        while True:
            message = self._receive()
            if message.get("id") == number:
                if "error" in message:
                    raise BrowserError(f"{method}: {message['error'].get('message')}")
                return message["result"]

    def evaluate(self, expression):
        """The value of a JavaScript expression; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            text = details.get("exception", {}).get("description") or details.get("text")
            raise BrowserError(f"script: {text}")
        return answer["result"].get("value")

    def call(self, function, *arguments):
        """The value of a JavaScript function for these arguments."""
        listed = ", ".join(json.dumps(argument) for argument in arguments)
        return self.evaluate(f"({function})({listed})")

    def open(self, url):
        """Opens an address and waits until it is loaded, its fonts included, and was painted twice.

        Scripts that look at the size of what they find have then done so.
        """
        self._events.clear()
        answer = self.send("Page.navigate", url=url)
        if answer.get("errorText"):
            raise BrowserError(f"{url}: {answer['errorText']}")
        deadline = time.monotonic() + ANSWER_SECONDS
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            if time.monotonic() > deadline:
                raise BrowserError(f"{url}: not loaded after {ANSWER_SECONDS} s")
            self._receive()
        self.evaluate("""document.fonts.ready.then(() => new Promise(painted =>
            requestAnimationFrame(() => requestAnimationFrame(() => painted(true)))))""")

    def emulate(self, width, height, dark=False):
        """Sets the window's size in CSS pixels and the reader's colour scheme."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ])

    def press(self, key, code, modifiers=0, text=None):
        """Presses and lets go one key; `code` is its virtual key code, 8 in `modifiers` Shift."""
        event = {
            "key": key, "code": key if len(key) > 1 else f"Key{key.upper()}",
            "windowsVirtualKeyCode": code, "modifiers": modifiers}
        typed = {"text": text} if text else {}
        kind = "keyDown" if text or len(key) > 1 else "rawKeyDown"
        self.send("Input.dispatchKeyEvent", type=kind, **event, **typed)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def console_errors(self):
        """What the page complained of since it was opened: scripts, files, refused requests."""
        self.evaluate("true")
        found = []
        for event in self._events:
            details = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                thrown = details["exceptionDetails"]
                found.append(thrown.get("exception", {}).get("description") or thrown["text"])
            elif event["method"] == "Log.entryAdded" and details["entry"]["level"] == "error":
                entry = details["entry"]
                # The browser asks for /favicon.ico by itself where a page names no icon.
                if not entry.get("url", "").endswith("/favicon.ico"):
                    found.append(f"{entry['text']} {entry.get('url', '')}".strip())
            elif event["method"] == "Runtime.consoleAPICalled" and details["type"] == "error":
                said = (value.get("value", value.get("description")) for value in details["args"])
                found.append(" ".join(map(str, said)))
        return found

    def _receive(self):
        import websocket

        try:
            message = json.loads(self._socket.recv())
        except websocket.WebSocketTimeoutException:
            raise BrowserError(f"no answer from the browser in {ANSWER_SECONDS} s") from None
        except websocket.WebSocketConnectionClosedException:
            raise BrowserError("the browser closed the connection") from None
        if "method" in message:
            self._events.append(message)
        return message

    def close(self):
        self._socket.close()


class Browser:
    """The browser's process; `tab()` opens a page of its own."""

    def __init__(self, port):
        self._port = port

    @contextlib.contextmanager
    def tab(self):
        import websocket

        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/json/new", method="PUT")
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=ANSWER_SECONDS) as answer:
            address = json.load(answer)["webSocketDebuggerUrl"]
        tab = Tab(websocket.create_connection(
            address, timeout=ANSWER_SECONDS, suppress_origin=True, http_no_proxy=["127.0.0.1"]))
        try:
            yield tab
        finally:
            tab.close()


@contextlib.contextmanager
def browsing():
    """Starts Chromium with an empty profile for the length of the block."""
    program = chromium()
    profile = Path(tempfile.mkdtemp(prefix="gazette-browser-"))
    process = subprocess.Popen(
        [program, *SWITCHES, f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    try:
        yield Browser(_port(process, profile / "DevToolsActivePort"))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _port(process, file):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise BrowserError(f"Chromium ended at once with status {process.returncode}")
        lines = file.read_text().splitlines() if file.exists() else []
        if len(lines) == 2:
            return int(lines[0])
        time.sleep(0.05)
    raise BrowserError(f"Chromium did not start in {START_SECONDS} s")


def visit(pages, work, tabs=2):
    """Calls `work(tab, page)` for every page, in `tabs` browsers at once.

    One browser for each worker: a page in a background tab is neither painted nor focused.
    The first failure stops all of them and is raised, after every browser has ended.
    """
    waiting, finished, failures = queue.SimpleQueue(), queue.SimpleQueue(), []
    for page in pages:
        waiting.put(page)

    def worker():
        try:
            with browsing() as browser, browser.tab() as tab:
                while not failures:
                    work(tab, waiting.get_nowait())
        except queue.Empty:
            pass
        except BaseException as failure:
            failures.append(failure)
        finally:
            finished.put(None)

    workers = min(tabs, len(pages))
    for _ in range(workers):
        threading.Thread(target=worker, daemon=True).start()
    # Not Thread.join: in Python 3.11 a signal during it makes a running thread pass for ended.
    ended = 0
    try:
        while ended < workers:
            finished.get()
            ended += 1
    except SystemExit as stopped:
        failures.append(stopped)
        while ended < workers:
            finished.get()
            ended += 1
    if failures:
        raise failures[0]
