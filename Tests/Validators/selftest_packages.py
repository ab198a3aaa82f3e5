"""Edits of OpenDocument packages: functions from the bytes of one to the bytes of a bad one."""

import io
import zipfile


def replaced(name, before, after):
    """With another text in an entry."""
    def edit(data):
        entries = unpacked(data)
        for entry, content in entries:
            if entry.filename == name and before.encode() not in content:
                raise ValueError(f"no {before!r} in {name}")
        return packed([
            (entry, content.replace(before.encode(), after.encode(), 1)
             if entry.filename == name else content) for entry, content in entries])
    return edit


def without(name):
    """With an entry less, which the manifest still lists."""
    def edit(data):
        return packed([each for each in unpacked(data) if each[0].filename != name])
    return edit


def with_entry(name):
    """With an entry more, which the manifest does not list."""
    def edit(data):
        return packed([*unpacked(data), (zipfile.ZipInfo(name), b"")])
    return edit


def with_mimetype(**attributes):
    """With a mimetype that is written in another way."""
    def edit(data):
        entries = unpacked(data)
        for name, value in attributes.items():
            setattr(entries[0][0], name, value)
        return packed(entries)
    return edit


def mimetype_last(data):
    entries = unpacked(data)
    return packed(entries[1:] + entries[:1])


def streamed(data):
    """As written by a program that cannot go back: sizes follow what they are of."""
    class Stream(io.BytesIO):
        def seekable(self):
            return False

        def tell(self):
            raise OSError

        seek = tell

    return packed(unpacked(data), Stream())


def cut(data):
    return data[:-40]


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry, archive.read(entry)) for entry in archive.infolist()]


def packed(entries, stream=None):
    """A package of these entries; each keeps its time and its way of compression."""
    stream = stream or io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return stream.getvalue()
