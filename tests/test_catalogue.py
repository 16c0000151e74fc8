"""The catalogues: whole, compiled, and true to the placeholders of the English."""

from __future__ import annotations

import gettext
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from .catalogue import LOCALE, PLACEHOLDER, Message, messages

CODES = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
ENDS = set(".:;?")
each_language = pytest.mark.parametrize("code", CODES)


def text_of(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "django.po"


def compiled(code: str) -> gettext.GNUTranslations:
    with text_of(code).with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def wrong_with(message: Message) -> list[str]:
    """What is missing in a translation, or is not as in the English."""
    forms = 2 if message.plural else 1
    found = []
    if message.is_fuzzy:
        found.append("fuzzy")
    if sorted(message.said) != list(range(forms)) or not all(message.said.values()):
        found.append("not translated")
    english = [message.id, *([message.plural] if message.plural else [])]
    expected = {name for text in english for name in PLACEHOLDER.findall(text)}
    if any(set(PLACEHOLDER.findall(text)) != expected for text in message.said.values()):
        found.append("other placeholders")
    ends = [(message.id[-1], text[-1]) for text in message.said.values() if text]
    if any((ours in ENDS) != (theirs in ENDS) for ours, theirs in ends):
        found.append("another ending")
    return found


@each_language
def test_every_message_is_translated_with_the_same_placeholders(code):
    found = messages(text_of(code))
    assert len(found) > 500
    wrong = {
        f"{message.line}: {message.id[:60]}": wrong_with(message)
        for message in found
        if wrong_with(message)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        (Message(1, id="Yes", said={0: "Sí"}), []),
        (Message(1, id="Yes", said={0: ""}), ["not translated"]),
        (Message(1, id="Yes"), ["not translated"]),
        (Message(1, id="Yes", said={0: "Sí"}, is_fuzzy=True), ["fuzzy"]),
        (Message(1, id="%(n)s a", said={0: "%(m)s a"}), ["other placeholders"]),
        (Message(1, id="%(n)s a", said={0: "a"}), ["other placeholders"]),
        (Message(1, id="Yes.", said={0: "Sí"}), ["another ending"]),
        (Message(1, id="a", plural="b", said={0: "c"}), ["not translated"]),
    ],
)
def test_the_check_sees_what_is_wrong(message, wrong):
    assert wrong_with(message) == wrong


def test_spanish_never_says_sure_where_it_could_be_read_as_safe():
    """“Seguro” means both. Only “cuán seguro se puede estar” and the insurance can mean but one."""
    clear = re.compile(r"seguro se puede estar|Seguro médico|«seguro»")
    unclear = [
        message.id
        for message in messages(text_of("es"))
        if any("segur" in clear.sub("", text).lower() for text in message.said.values())
    ]
    assert unclear == []


@each_language
def test_the_compiled_catalogue_is_what_the_text_compiles_to(code):
    expected = {}
    for message in messages(text_of(code)):
        for form, text in message.said.items():
            expected[(message.key, form) if message.plural else message.key] = text
    held = {key: text for key, text in compiled(code)._catalog.items() if key}
    assert held == expected, "Run `make messages`."


@each_language
@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs GNU gettext (xgettext)")
def test_the_catalogue_holds_the_words_of_the_code(code, tmp_path, monkeypatch):
    """Collects the words anew from a copy of the sources and compares."""
    root = Path(settings.BASE_DIR)
    skipped = shutil.ignore_patterns("__pycache__", "migrations", "*.mo")
    for name in ("backpain", "evidence", "treatments", "templates", "locale"):
        shutil.copytree(root / name, tmp_path / name, ignore=skipped)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path / "locale"])
    call_command("makemessages", locale=[code], no_obsolete=True, verbosity=0)
    anew = {
        message.key for message in messages(tmp_path / "locale" / code / "LC_MESSAGES/django.po")
    }
    held = {message.key for message in messages(text_of(code))}
    assert (anew - held, held - anew) == (set(), set()), "Run `make messages`."
