"""Reading CSL-JSON, the citation format that references are stored in."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from django.core.exceptions import ValidationError

# The item types we use, from the CSL 1.0.2 specification.
TYPES = {
    "article-journal",
    "article",
    "book",
    "chapter",
    "legal_case",
    "legislation",
    "paper-conference",
    "report",
    "speech",
    "webpage",
}
TEXTS = (
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "DOI",
    "PMID",
    "PMCID",
    "URL",
)

LONGEST_TITLE = 60  # characters of a title that stands for an author


def check_csl(value: Any) -> None:
    """Refuse a citation that no style could print. Raises ValidationError with one sentence."""
    if not isinstance(value, Mapping):
        raise ValidationError("A citation is a mapping of CSL-JSON fields.")
    if str(value.get("type")) not in TYPES:
        raise ValidationError(f"The citation’s type must be one of: {', '.join(sorted(TYPES))}.")
    if not value.get("title"):
        raise ValidationError("The citation has no title.")
    for key in TEXTS:
        if key in value and not isinstance(value[key], str):
            raise ValidationError(f"The citation’s {key} should be text; put numbers in quotes.")
    authors = value.get("author", [])
    if not isinstance(authors, list) or not all(_is_name(author) for author in authors):
        raise ValidationError("Each author has a “family” and a “given” name, or a “literal” one.")
    if "issued" in value and year_of(value) is None:
        raise ValidationError("The citation’s date is written as issued: {date-parts: [[year]]}.")


def _is_name(author: Any) -> bool:
    if not isinstance(author, Mapping):
        return False
    texts = all(isinstance(part, str) for part in author.values())
    return texts and bool(author.get("family") or author.get("literal"))


def year_of(csl: Mapping[str, Any]) -> int | None:
    """The year of publication, or None where the citation has none."""
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    try:
        return int(parts[0][0])
    except (TypeError, ValueError, OverflowError, IndexError, KeyError):
        return None


def short_citation(csl: Mapping[str, Any]) -> str:
    """First author’s family name, or the body’s, and the year where there is one. Else the title."""
    people = csl.get("author") or [{"literal": _short_title(csl.get("title", ""))}]
    name = people[0].get("family") or people[0].get("literal", "")
    year = year_of(csl)
    return f"{name} {year}" if year else name


def _short_title(title: str) -> str:
    """The first words of a title; of our description where it stands for a title, in brackets."""
    told = title.strip("[]").removeprefix("Title not seen: ")
    return shorten(f"{told[:1].upper()}{told[1:]}", LONGEST_TITLE, placeholder="…")


def vancouver(csl: Mapping[str, Any]) -> str:
    """The citation in Vancouver (NLM) order, six authors at most.

    Source of the rule: NLM, *Citing Medicine*, 2nd edition, chapter 1.
    """
    names = [_person(author) for author in csl.get("author", [])]
    people = ", ".join([*names[:6], "et al"] if len(names) > 6 else names)
    place = csl.get("container-title") or csl.get("publisher") or ""
    year = year_of(csl)
    volume = csl.get("volume", "")
    issue = f"({csl['issue']})" if csl.get("issue") else ""
    page = f":{csl['page']}" if csl.get("page") else ""
    when = "; ".join(part for part in (str(year) if year else "", f"{volume}{issue}{page}") if part)
    parts = [people, csl.get("title", ""), place, when]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _person(author: Mapping[str, Any]) -> str:
    if author.get("literal"):
        return str(author["literal"])
    return f"{author['family']} {author.get('given', '')}".strip()
