"""Reads translation catalogues without GNU gettext, for tests."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

LOCALE = Path(settings.BASE_DIR) / "locale"
LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? )?(".*")')
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@dataclass
class Message:
    """One entry: its words in English, their translations by plural form, and its flags."""

    line: int
    context: str = ""
    id: str = ""
    plural: str = ""
    said: dict[int, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def key(self) -> str:
        """As the compiled catalogue names it."""
        return f"{self.context}\x04{self.id}" if self.context else self.id


def messages(path: Path) -> list[Message]:
    """Every message of a catalogue in text form, its header left out. Raises ValueError for a strange line."""
    blocks = re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip())
    found, line = [], 1
    for block in blocks:
        found.append(_message(block, line))
        line += block.count("\n") + 2
    return [message for message in found if message.id]


def _message(block: str, line: int) -> Message:
    message, kind, form = Message(line), "", 0
    for text in block.splitlines():
        if text.startswith("#"):
            message.is_fuzzy |= text.startswith("#,") and "fuzzy" in text
            continue
        match = LINE.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}” is no line of a catalogue.")
        if match[1]:
            kind, form = match[1], int(match[2] or 0)
        _add(message, kind, form, ast.literal_eval(match[3]))
    return message


def _add(message: Message, kind: str, form: int, text: str) -> None:
    if kind == "msgstr":
        message.said[form] = message.said.get(form, "") + text
    elif kind == "msgctxt":
        message.context += text
    elif kind == "msgid_plural":
        message.plural += text
    else:
        message.id += text
