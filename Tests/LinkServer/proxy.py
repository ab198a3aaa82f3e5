"""A proxy on loopback: by the host that is asked for, it hands on, refuses or fails."""

import asyncio

import pages


async def serve(reader, writer, exchange, ports):
    """Answers one request in the server's stead, or hands bytes on."""
    try:
        method, target, _ = (await reader.readline()).decode("latin-1").split(" ", 2)
        headers = {}
        while (line := await reader.readline()).strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        authority = target if method == "CONNECT" else target.split("/", 3)[2]
        host = authority.rpartition(":")[0] or authority
        if host == "cuts-off.test":
            return
        refusal = {"wants-name.test": 407, "forbidden.test": 403, "far-away.test": 502}.get(host)
        if refusal:
            writer.write(f"HTTP/1.1 {refusal} No\r\nContent-Length: 0\r\n\r\n".encode())
        elif method == "CONNECT":
            await connect(reader, writer, int(authority.rpartition(":")[2]))
        else:
            path = "/" + target.split("/", 3)[3]
            await pages.play(exchange(method, path, headers, reader, writer))
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError, ValueError):
        pass
    finally:
        writer.close()


async def connect(reader, writer, port):
    far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"HTTP/1.1 200 Here you are\r\n\r\n")

    async def hand_on(source, target):
        try:
            while data := await source.read(1 << 16):
                target.write(data)
                await target.drain()
        except ConnectionError:
            pass
        finally:
            target.close()

    await asyncio.gather(hand_on(reader, far_writer), hand_on(far_reader, writer))
