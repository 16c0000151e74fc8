"""Two languages: the address says which one, and what is not translated says so.

Interface words go through gettext. Content (names, summaries, findings, claims) is English; on a
page in another language each piece of it is marked with its own language. In markup that is an
element with `lang`. In a sentence that Python builds, Unicode's isolates (invisible, made for
inserted foreign text) stand around it until a template makes elements of them.
"""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

SOURCE = settings.LANGUAGE_CODE
OPENS, CLOSES = "\u2068", "\u2069"
ISOLATED = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")

# Words that stand alone in fields of content and mean that there is nothing to tell.
STATED_SILENCES = {
    "None": _("None"),
    "Not in what we read": _("Not in what we read"),
    "Not reported": _("Not reported"),
    "Not reported in what we read": _("Not reported in what we read"),
    "Not stated": _("Not stated"),
    "Not stated in what we read": _("Not stated in what we read"),
    "Not studied": _("Not studied"),
    "Does not apply": _("Does not apply"),
}


def is_source() -> bool:
    """Whether the page is in the language of the content."""
    return current() == SOURCE


def current() -> str:
    """The language of the page that is being made."""
    return get_language() or SOURCE


def content(text: str) -> str:
    """A piece of content inside a sentence: set apart where the sentence is in another language."""
    if not text or is_source():
        return text
    word = text.rstrip(".")
    if word in STATED_SILENCES:
        return f"{STATED_SILENCES[word]}{text.removeprefix(word)}"
    return f"{OPENS}{bare(text)}{CLOSES}"


def label(text: str) -> str:
    """A label that was stored in English, in the reader’s language."""
    return gettext(text) if text else ""


def bare(value: Any) -> Any:
    """Text, or data made of texts, without the marks around content: for exports and options."""
    if isinstance(value, str):
        return value.replace(OPENS, "").replace(CLOSES, "")
    if isinstance(value, dict):
        return {name: bare(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [bare(each) for each in value]
    return value


def language_of(path: str) -> str:
    """The language that a path names with its first part; English needs none.

    >>> language_of("/es/treatments/"), language_of("/estates/")
    ('es', 'en')
    """
    first = path[1:].partition("/")[0]
    return first if first in dict(settings.LANGUAGES) and first != SOURCE else SOURCE


def in_language(address: str, code: str) -> str:
    """The same address of this site, with its query, in another language."""
    current = language_of(address)
    plain = address.removeprefix(f"/{current}") if current != SOURCE else address
    return plain if code == SOURCE else f"/{code}{plain}"


def languages(request: HttpRequest) -> dict[str, Any]:
    """For every page: its own address in each language (a context processor)."""
    address = request.get_full_path()
    current = language_of(request.path)
    return {
        "page_languages": [
            {
                "code": code,
                "name": name,
                "address": in_language(address, code),
                "is_current": code == current,
            }
            for code, name in settings.LANGUAGES
        ]
    }
