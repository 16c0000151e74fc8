"""Template words for terms explained in place: thin over `backpain.terms`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from backpain import language, terms

register = template.Library()

# Answers of a treatment’s page that explain something and may use a term.
TOLD_IN_WORDS = frozenset({"material", "mechanism", "what-happens"})


@register.filter
def explained(text: str) -> SafeString:
    """A piece of content, escaped, with the first use of each term as a link to what it means."""
    return explained_told(language.content(text))


@register.filter
def explained_told(text: Any) -> SafeString:
    """A sentence that may hold content, with the terms of its English words explained."""
    text = str(text)
    if language.is_source():
        return _linked(text)
    pieces = language.ISOLATED.split(text)
    pairs = zip(pieces[::2], [*pieces[1::2], ""], strict=True)
    return format_html_join("", "{}{}", ((own, _in_english(its)) for own, its in pairs))


@register.filter
def explains(key: str) -> bool:
    """Whether terms are explained in this answer of a treatment’s page."""
    return key in TOLD_IN_WORDS


def _in_english(text: str) -> str:
    if not text:
        return ""
    return format_html('<span lang="{}">{}</span>', language.SOURCE, _linked(text))


def _linked(text: str) -> SafeString:
    return format_html_join("", "{}", ((_marked(piece),) for piece in terms.explained(text)))


def _marked(piece: terms.Piece) -> str:
    if not piece.address:
        return piece.text
    return format_html('<a class="term" href="{}">{}</a>', piece.address, piece.text)
