"""Template words for content that is not in the language of the page: see `backpain.language`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from backpain import language
from backpain.models import Kind

register = template.Library()

OF_INTERFACE = (Kind.PAGE, Kind.WORD)
LONGEST_BEGINNING = 40  # words


@register.filter
def content(text: Any) -> Any:
    """A piece of content, inside an element that names its language where the page has another."""
    marked = language.content(str(text)) if text else text
    if not text or language.OPENS not in marked:
        return text if marked == text else marked
    return format_html('<span lang="{}">{}</span>', language.SOURCE, text)


@register.filter
def told(text: Any) -> Any:
    """A sentence that may hold content: each piece of it inside an element with its language."""
    text = str(text)
    if language.OPENS not in text:
        return text
    pieces = language.ISOLATED.split(text)
    pairs = zip(pieces[::2], [*pieces[1::2], ""], strict=True)
    return format_html_join("", "{}{}", ((language.bare(own), content(its)) for own, its in pairs))


@register.filter
def entry(text: str, kind: str) -> Any:
    """The title of a search entry: pages and words of this site are translated, all others content."""
    return language.label(text) if kind in OF_INTERFACE else content(text)


@register.filter
def beginning(text: str, kind: str) -> Any:
    """The first words of a search entry’s text."""
    text = language.label(text) if kind in OF_INTERFACE else text
    short = Truncator(text).words(LONGEST_BEGINNING, truncate=" …")
    return short if kind in OF_INTERFACE else content(short)


@register.filter
def interface(text: str) -> str:
    """A stored English label in the language of the page."""
    return language.label(text)


@register.filter
def bare(text: Any) -> str:
    """Text without the marks around content, for places that hold no elements."""
    return language.bare(str(text))


@register.filter
def in_language_of_page(address: str) -> str:
    """A stored English address of this site as an address of the page’s language."""
    return language.in_language(address, language.current())


@register.simple_tag
def content_lang() -> str:
    """The `lang` attribute of an element that holds nothing but content; empty on English pages."""
    return "" if language.is_source() else format_html(' lang="{}"', language.SOURCE)
