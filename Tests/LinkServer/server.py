#!/usr/bin/env python3
"""A web server on loopback that does what servers of the real Web do to those who check links.

    server.py [--delay MILLISECONDS] [--addresses COUNT] [--encrypted]

Says its ports in one line of JSON on standard output, then serves until standard input ends. Names are
told apart by the Host header, so that one port plays many hosts. `GET /log` on any host gives every
request as JSON: host, method, path, seconds since the start at its beginning and its end.
"""

import argparse
import asyncio
import collections
import json
import os
import pathlib
import shutil
import ssl
import struct
import sys
import tempfile
import time

import certificates
import names
import pages
import proxy

START = time.monotonic()
LOG = []
COUNTS = collections.Counter()


class Exchange:
    """One request and the connection that it came by."""

    def __init__(self, method, path, headers, reader, writer):
        self.method, self.path, self.headers = method, path, headers
        self.reader, self.writer = reader, writer
        self.host = headers.get("host", "").rsplit(":", 1)[0].strip("[]")
        # Whether the connection may serve another request.
        self.keeps = True

    @property
    def count(self):
        """How many requests for this address there were, this one included."""
        return COUNTS[self.host, self.path]

    def head(self, status, headers=(), length=None, reason="Answer"):
        lines = [f"HTTP/1.1 {status} {reason}"]
        lines += [f"{name}: {value}" for name, value in headers]
        if length is not None:
            lines.append(f"Content-Length: {length}")
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())

    def answer(self, status, body=b"", headers=(), media="text/html; charset=utf-8"):
        body = body.encode() if isinstance(body, str) else body
        content = [("Content-Type", media)] if media else []
        self.head(status, [*content, *headers], None if status == 204 else len(body))
        if self.method != "HEAD" and status != 204:
            self.writer.write(body)

    def redirect(self, status, location, headers=()):
        self.answer(status, headers=[("Location", location), *headers])


async def serve(reader, writer, delay):
    try:
        while True:
            line = await reader.readline()
            if not line:
                return
            method, path, _ = line.decode("latin-1").split(" ", 2)
            headers = {}
            while (line := await reader.readline()).strip():
                name, _, value = line.decode("latin-1").partition(":")
                headers[name.strip().lower()] = value.strip()
            exchange = Exchange(method, path, headers, reader, writer)
            if path == "/log":
                exchange.answer(200, json.dumps(LOG), media="application/json")
                await writer.drain()
                return
            COUNTS[exchange.host, path] += 1
            entry = {"host": exchange.host, "method": method, "path": path,
                     "agent": headers.get("user-agent", ""), "cookie": headers.get("cookie"),
                     "begin": time.monotonic() - START, "end": None}
            LOG.append(entry)
            try:
                if delay:
                    await asyncio.sleep(delay)
                await pages.play(exchange)
                await writer.drain()
            finally:
                entry["end"] = time.monotonic() - START
            if not exchange.keeps:
                return
    except (ConnectionError, asyncio.IncompleteReadError, ValueError):
        pass
    finally:
        writer.close()


async def serve_http2(reader, writer):
    """Speaks just enough of HTTP/2 (RFC 9113): the first stream of a connection is answered, then all
    are told to go away; a later one is not answered."""

    def frame(kind, flags, stream, payload=b""):
        writer.write(struct.pack(">I", len(payload))[1:] + bytes([kind, flags])
                     + struct.pack(">I", stream) + payload)

    try:
        await reader.readexactly(len(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        COUNTS["h2.test", "connections"] += 1
        frame(4, 0, 0)
        while True:
            header = await reader.readexactly(9)
            length, kind, flags = int.from_bytes(header[:3]), header[3], header[4]
            stream = int.from_bytes(header[5:]) & 0x7FFFFFFF
            await reader.readexactly(length)
            if kind == 4 and not flags & 1:
                frame(4, 1, 0)
            if kind == 1:
                if COUNTS["h2.test", "connections"] == 1:
                    # Not even the first stream is served: the client is to come again.
                    frame(7, 0, 0, struct.pack(">II", 0, 0))
                    await writer.drain()
                    return
                # ":status: 200" is entry 8 of HPACK's static table.
                frame(1, 4, stream, b"\x88")
                frame(0, 1, stream, b"<title>HTTP/2</title><p>Some text that is long enough to be a page.")
                frame(7, 0, 0, struct.pack(">II", stream, 0))
                await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--delay", type=float, default=0, help="before each answer, in milliseconds")
    parser.add_argument("--addresses", type=int, default=0,
                        help="listen on 127.0.1.1 and so many following addresses instead, without TLS")
    parser.add_argument("--encrypted", action="store_true",
                        help="serve by certificates of all kinds, too")
    options = parser.parse_args()
    delay = options.delay / 1000

    def plain(reader, writer):
        return serve(reader, writer, delay)

    limits = {"limit": 1 << 20, "backlog": 1024}
    servers = []
    ports = {}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gazette-link-server-"))
    if options.addresses:
        first = await asyncio.start_server(plain, "127.0.1.1", 0, **limits)
        ports["http"] = first.sockets[0].getsockname()[1]
        servers.append(first)
        for number in range(2, options.addresses + 1):
            servers.append(
                await asyncio.start_server(plain, f"127.0.1.{number}", ports["http"], **limits))
    else:
        server = await asyncio.start_server(plain, "127.0.0.1", 0, **limits)
        ports["http"] = server.sockets[0].getsockname()[1]
        servers.append(server)
        server = await asyncio.start_server(plain, "::1", 0, **limits)
        ports["ipv6"] = server.sockets[0].getsockname()[1]
        servers.append(server)
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            names.NameServer, local_addr=("127.0.0.1", 0))
        ports["dns"] = transport.get_extra_info("sockname")[1]
        kinds = []
        if options.encrypted:
            kinds = certificates.make(folder, f"http://certificates.test:{ports['http']}")
            pages.CERTIFICATES = folder
            ports["root"] = str(folder / "root.crt")
        server = await asyncio.start_server(
            lambda reader, writer: proxy.serve(reader, writer, Exchange, ports), "127.0.0.1", 0, **limits)
        ports["proxy"] = server.sockets[0].getsockname()[1]
        servers.append(server)
        for kind in kinds:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(folder / f"{kind}.pem")
            if kind == "h2":
                context.set_alpn_protocols(["h2"])
            server = await asyncio.start_server(
                serve_http2 if kind == "h2" else plain, "127.0.0.1", 0, ssl=context, **limits)
            ports[kind] = server.sockets[0].getsockname()[1]
            servers.append(server)
    print(json.dumps(ports), flush=True)
    # Ends with whoever started it, whatever is still being played.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
