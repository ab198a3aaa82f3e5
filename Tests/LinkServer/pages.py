"""What the hostile server plays, by path; a few hosts play something of their own."""

import asyncio
import datetime
import email.utils
import gzip
import zlib

WORDS = "This page has enough words of its own to be what it says that it is. "
PAGE = ("<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>"
        "<p>{text}</p></body></html>")


def page(title, text=WORDS * 6):
    return PAGE.format(title=title, text=text)


async def play(exchange):
    """Answers one request."""
    host = HOSTS.get(exchange.host)
    if host:
        await host(exchange)
        return
    path = exchange.path.split("?")[0]
    if path == "/robots.txt":
        exchange.answer(404, page("None"))
    elif path in PATHS:
        await PATHS[path](exchange)
    elif path.startswith("/status/"):
        exchange.answer(int(path.rsplit("/", 1)[1]), page("Status"))
    elif path.startswith("/page/") and path[6:].isdigit():
        exchange.answer(200, page(f"Page {path[6:]}", f"Words of page {path[6:]}. {WORDS * 3}"))
    else:
        exchange.answer(404, page("Nothing here"))


async def ok(exchange):
    exchange.answer(200, page("A page"))


async def partial(exchange):
    exchange.answer(206, page("A part"), headers=[("Content-Range", "bytes 0-99/1000")])


async def no_head(exchange):
    if exchange.method == "HEAD":
        exchange.answer(405)
    else:
        exchange.answer(200, b"%PDF-1.7", media="application/pdf")


async def pdf(exchange):
    exchange.answer(200, b"%PDF-1.7", media="application/pdf")


async def wall(exchange):
    exchange.answer(403, page("Just a moment...", "/cdn-cgi/challenge-platform/h/b"),
                    headers=[("cf-mitigated", "challenge"), ("Server", "cloudflare")])


async def wall_404(exchange):
    exchange.answer(404, page("Error", "Incapsula incident ID: 1-2 <script src=/_Incapsula_Resource>"))


async def rate_seconds(exchange):
    if exchange.count == 1:
        exchange.answer(429, "Slowly", headers=[("Retry-After", "1")])
    else:
        exchange.answer(200, page("Well again"))


async def rate_date(exchange):
    if exchange.count == 1:
        when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
        exchange.answer(
            429, "Slowly", headers=[("Retry-After", email.utils.format_datetime(when, usegmt=True))])
    else:
        exchange.answer(200, page("Well again"))


async def rate_long(exchange):
    exchange.answer(429, "Tomorrow", headers=[("Retry-After", "86400")])


async def heals(exchange):
    if exchange.count == 1:
        exchange.answer(500, "Fault")
    else:
        exchange.answer(200, page("Well again"))


async def hang(exchange):
    exchange.keeps = False
    await asyncio.sleep(30)


async def slow_body(exchange):
    exchange.keeps = False
    exchange.head(200, [("Content-Type", "text/html")], length=1000)
    for letter in page("Slow")[:20]:
        exchange.writer.write(letter.encode())
        await exchange.writer.drain()
        await asyncio.sleep(1)


async def slow_head(exchange):
    exchange.keeps = False
    for letter in "HTTP/1.1 200 OK\r\nServer: slow\r\n":
        exchange.writer.write(letter.encode())
        await exchange.writer.drain()
        await asyncio.sleep(1)


async def endless(exchange):
    exchange.keeps = False
    exchange.head(200, [("Content-Type", "text/html"), ("Connection", "close")])
    piece = (page("Endless") + WORDS * 100).encode()
    while True:
        exchange.writer.write(piece)
        await exchange.writer.drain()


async def bomb(exchange):
    exchange.keeps = False
    exchange.head(200, [("Content-Type", "text/html"), ("Content-Encoding", "gzip"),
                        ("Connection", "close")])
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    exchange.writer.write(packer.compress(page("Bomb").encode()))
    zeros = bytes(1 << 20)
    for _ in range(4096):
        exchange.writer.write(packer.compress(zeros))
        await exchange.writer.drain()


async def short_body(exchange):
    exchange.keeps = False
    body = page("Short").encode()
    exchange.head(200, [("Content-Type", "text/html")], length=len(body) + 500)
    exchange.writer.write(body)


async def long_body(exchange):
    exchange.keeps = False
    body = page("Long").encode()
    exchange.head(200, [("Content-Type", "text/html")], length=len(body) - 10)
    exchange.writer.write(body)


async def reset(exchange):
    exchange.keeps = False
    exchange.writer.transport.abort()


async def huge_headers(exchange):
    exchange.keeps = False
    exchange.head(200, [(f"X-Filler-{number}", "x" * 8000) for number in range(60)], length=0)


async def no_http(exchange):
    exchange.keeps = False
    exchange.writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")


async def soft(exchange):
    exchange.answer(200, page("查無此頁", "很抱歉，您要瀏覽的網頁不存在。"))


async def about_404(exchange):
    exchange.answer(200, page("How to read a page not found message and what to do next"))


async def fragments(exchange):
    exchange.answer(200, page("Fragments", f'<a name="old"></a><i id="申請方式">x</i>'
                                           f'<template><b id="hidden"></b></template>{WORDS * 6}'))


async def scripted(exchange):
    exchange.answer(200, "<!DOCTYPE html><title>Program</title><div id=root></div>"
                         "<script src=/app.js></script>")


async def big5(exchange):
    exchange.answer(200, page("查無此網頁", "一").encode("big5"), media="text/html; charset=big5")


async def cookie_loop(exchange):
    exchange.redirect(302, exchange.path, headers=[("Set-Cookie", "seen=1; Path=/")])


async def sitemap(exchange):
    root = f"http://{exchange.headers['host']}"
    exchange.answer(
        200, "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
             f"<url><loc>{root}/linked</loc></url></urlset>", media="application/xml")


async def packed_sitemap(exchange):
    root = f"http://{exchange.headers['host']}"
    body = gzip.compress(f"<urlset><url><loc>{root}/linked</loc></url></urlset>".encode())
    exchange.answer(200, body, media="application/gzip")


async def bomb_sitemap(exchange):
    unpacked = b"<urlset>" + b" " * (64 << 20) + b"<url><loc>http://a.test/late</loc></url></urlset>"
    exchange.answer(200, gzip.compress(unpacked, 1), media="application/gzip")


async def linked(exchange):
    exchange.answer(200, page("Links", f'<a href="ok">a</a> <a href="/status/404">b</a> {WORDS * 4}'))


def sends(status, location):
    async def send(exchange):
        exchange.redirect(status, location.replace("PORT", exchange.headers["host"].rsplit(":", 1)[-1]))
    return send


async def many_hops(exchange):
    number = int(exchange.path.rpartition("=")[2] or 0)
    exchange.redirect(302, f"/hops?n={number + 1}")


PATHS = {
    "/": ok, "/ok": ok, "/中文".encode().decode("latin-1"): ok, "/%E4%B8%AD%E6%96%87": ok,
    "/partial": partial, "/no-head.pdf": no_head, "/file.pdf": pdf,
    "/moved": sends(301, "/moved-2"), "/moved-2": sends(308, "/ok"), "/for-now": sends(302, "/ok"),
    "/moved-then-now": sends(301, "/for-now"),
    "/loop": sends(301, "/loop-2"), "/loop-2": sends(301, "/loop"), "/cookies": cookie_loop,
    "/hops": many_hops, "/nowhere": sends(302, ""), "/to-file": sends(302, "file:///etc/passwd"),
    "/to-credentials": sends(302, "http://user:secret@site.test:PORT/ok"),
    "/to-metadata": sends(302, "http://metadata.test:PORT/latest/"),
    "/to-sign-in": sends(302, "/account/login?ReturnUrl=%2F"), "/account/login": ok,
    "/wall": wall, "/wall-404": wall_404,
    "/heals": heals, "/hang": hang, "/slow-body": slow_body, "/slow-head": slow_head,
    "/endless": endless, "/bomb": bomb, "/short-body": short_body, "/long-body": long_body,
    "/reset": reset, "/huge-headers": huge_headers, "/no-http": no_http,
    "/soft": soft, "/about-404": about_404, "/big5": big5,
    "/fragments": fragments, "/scripted": scripted,
    "/sitemap.xml": sitemap, "/sitemap.xml.gz": packed_sitemap, "/bomb.xml.gz": bomb_sitemap,
    "/linked": linked,
    "/cross-host": sends(301, "http://other.test:PORT/ok"),
}


async def same_everywhere(exchange):
    """A server that shows one page for whatever is asked."""
    exchange.answer(200, page("Welcome", f"{WORDS * 6} You asked for {exchange.path}."))


async def sends_home(exchange):
    """A server that sends to its front page whoever asks for what it doesn't have."""
    if exchange.path == "/":
        exchange.answer(200, page("Front page"))
    else:
        exchange.redirect(302, "/")


async def polite(exchange):
    """A site whose robots.txt asks for a second between requests, and for one folder to be left alone."""
    if exchange.path == "/robots.txt":
        exchange.answer(200, "User-agent: *\nCrawl-delay: 1\nDisallow: /private/\n", media="text/plain")
    elif exchange.path.startswith("/gazette-"):
        exchange.answer(404)
    else:
        exchange.answer(200, page("Page " + exchange.path, exchange.path + WORDS * 5))


def only(play_host):
    async def answer(exchange):
        if exchange.path == "/robots.txt":
            exchange.answer(404)
        else:
            await play_host(exchange)
    return answer


HOSTS = {
    "same.test": only(same_everywhere), "home.test": only(sends_home), "polite.test": polite,
    "rate-seconds.test": only(rate_seconds), "rate-date.test": only(rate_date),
    "rate-long.test": only(rate_long),
}
