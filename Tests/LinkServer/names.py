"""A name server on loopback: what it says of a domain stands in the domain's first label."""

import asyncio
import struct

A, CNAME, MX, AAAA = 1, 5, 15, 28
NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME = 0, 2, 3


def name(text):
    """A name as DNS writes it; the empty text is the root."""
    return b"".join(bytes([len(label)]) + label.encode() for label in text.split(".") if label) + b"\0"


def mail(preference, host):
    return MX, struct.pack(">H", preference) + name(host)


ADDRESS = A, bytes([192, 0, 2, 1])
ADDRESS_6 = AAAA, bytes([0x20, 1, 0xD, 0xB8]) + bytes(12)

# By label and type: what is answered; a type that isn't there has no answers.
DOMAINS = {
    "mx": {MX: [mail(10, "mail.example.test"), mail(20, "")]},
    "null-mx": {MX: [mail(0, "")], A: [ADDRESS]},
    "address": {A: [ADDRESS]},
    "address-6": {AAAA: [ADDRESS_6]},
    "alias": {MX: [(CNAME, name("address.test"))], A: [(CNAME, name("address.test")), ADDRESS]},
    "nothing": {},
    "cut": {MX: [(MX, b"\0\x0a\x40")]},
}


def reply(query):
    """The answer to a question, or nothing for one that is never answered."""
    labels, offset = [], 12
    while query[offset]:
        labels.append(query[offset + 1:offset + 1 + query[offset]].decode())
        offset += 1 + query[offset]
    kind, = struct.unpack(">H", query[offset + 1:offset + 3])
    question = query[12:offset + 5]
    label = labels[0] if labels else ""
    if label == "silent":
        return None
    status = SERVER_FAILURE if label == "fails" else NO_ERROR if label in DOMAINS else NO_SUCH_NAME
    records = DOMAINS.get(label, {}).get(kind, [])
    answers = b"".join(
        struct.pack(">HHHIH", 0xC00C, type_, 1, 60, len(data)) + data for type_, data in records)
    flags = 0x8180 | status
    return query[:2] + struct.pack(">HHHHH", flags, 1, len(records), 0, 0) + question + answers


class NameServer(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        answer = reply(data)
        if answer:
            self.transport.sendto(answer, address)
