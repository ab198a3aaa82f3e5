"""YAML as editors read it: the core schema of YAML 1.2, where yes is text and 010 is ten, with places."""

import re

import yaml
from yaml import YAMLError

__all__ = ["Document", "YAMLError", "front_matter"]

PLAIN = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


def front_matter(data):
    """What stands between the two lines of --- at a page's head; `None` where there is none."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
    return found[1] if found else None


class Document:
    """A value of YAML, and on which line of its file each part of it begins."""

    def __init__(self, text, lines_before):
        self._before = lines_before
        self._root = yaml.compose(text, Loader=yaml.SafeLoader)
        self._last = lines_before + text.count("\n") + 1
        self.value = None if self._root is None else _value(self._root)

    def holds(self, line):
        """Whether a line of the file is one of this text, or the one that opens it."""
        return self._before <= line <= self._last

    def line(self, path):
        """The line of a value, or of the key that it belongs to."""
        node, line = self._root, self._before + 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                key, node = next(pair for pair in node.value if _name(pair[0]) == step)
                line = self._line(key)
            else:
                node = node.value[step]
                line = self._line(node)
        return line

    def _line(self, node):
        return node.start_mark.line + 1 + self._before


def _name(key):
    """The name of a member; a key may be more than text, which no schema knows."""
    return key.value if isinstance(key, yaml.ScalarNode) else yaml.serialize(key)


def _value(node):
    if isinstance(node, yaml.MappingNode):
        return {_name(key): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(element) for element in node.value]
    if node.style is None:
        for pattern, read in PLAIN:
            if pattern.fullmatch(node.value):
                return read(node.value)
    return node.value
