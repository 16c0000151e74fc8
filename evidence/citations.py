"""Citations for reference managers: RIS, BibTeX and CSL-JSON, made from the stored CSL-JSON. Pure.

Sources of the formats: the RIS specification of Research Information Systems (tags, one a line,
“TY” first and “ER” last); BibTeX’s own documentation, btxdoc (1988), with UTF-8 as today’s BibLaTeX
and Biber read it; the CSL-JSON schema 1.0.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from .csl import year_of


class CitationFormat(StrEnum):
    """A file format, under the ending that its files have."""

    RIS = "ris"
    BIBTEX = "bib"
    CSL_JSON = "json"

    @property
    def label(self) -> str:
        return {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}[self.value]

    @property
    def content_type(self) -> str:
        return {
            "ris": "application/x-research-info-systems; charset=utf-8",
            "bib": "application/x-bibtex; charset=utf-8",
            "json": "application/vnd.citationstyles.csl+json",
        }[self.value]


class Cited(NamedTuple):
    """One work: its key, unique in a file, and its CSL-JSON."""

    key: str
    csl: Mapping[str, Any]


RIS_TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "legal_case": "CASE",
    "legislation": "STAT",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "webpage": "ELEC",
}
BIBTEX_TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
# What TeX would read as a command. Links stand in fields that are taken as they are.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
URL_SAFE = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def export(works: Iterable[Cited], form: CitationFormat) -> str:
    """The works as one file of that format, in their order."""
    if form is CitationFormat.CSL_JSON:
        items = [{**work.csl, "id": work.key} for work in works]
        return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    make, end = (_ris, "\r\n") if form is CitationFormat.RIS else (_bibtex, "\n")
    return end.join(make(work) for work in works)


def _ris(work: Cited) -> str:
    csl = work.csl
    year = year_of(csl)
    first, _, last = _line(csl.get("page", "")).partition("-")
    tags: list[tuple[str, Any]] = [
        ("TY", RIS_TYPES.get(csl["type"], "GEN")),
        ("ID", work.key),
        *(("AU", _person(author)) for author in csl.get("author", [])),
        ("TI", csl["title"]),
        ("T2", csl.get("container-title")),
        ("PY", year),
        ("VL", csl.get("volume")),
        ("IS", csl.get("issue")),
        ("SP", first),
        ("EP", last),
        ("PB", csl.get("publisher")),
        ("DO", csl.get("DOI")),
        ("AN", f"PMID: {csl['PMID']}" if csl.get("PMID") else None),
        ("UR", csl.get("URL")),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _bibtex(work: Cited) -> str:
    csl = work.csl
    kind = BIBTEX_TYPES.get(csl["type"], "misc")
    place = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
    year = year_of(csl)
    fields = {
        "author": " and ".join(_bibtex_person(author) for author in csl.get("author", [])),
        "title": f"{{{_tex(csl['title'])}}}",  # a second pair of braces keeps capitals
        place: _tex(csl.get("container-title", "")),
        "year": str(year) if year else "",
        "volume": _tex(csl.get("volume", "")),
        "number": _tex(csl.get("issue", "")),
        "pages": _tex(csl.get("page", "")).replace("-", "--"),
        "publisher" if kind != "techreport" else "institution": _tex(csl.get("publisher", "")),
        "doi": _line(csl.get("DOI", "")).translate(URL_SAFE),
        "pmid": _line(csl.get("PMID", "")),
        "url": _line(csl.get("URL", "")).translate(URL_SAFE),
    }
    told = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{work.key},", *told, "}", ""])


def _person(author: Mapping[str, str]) -> str:
    """“Family, Given”, or the name of a body as it is."""
    if author.get("literal"):
        return author["literal"]
    return ", ".join(part for part in (author["family"], author.get("given", "")) if part)


def _bibtex_person(author: Mapping[str, str]) -> str:
    """Braces keep the name of a body, or a name that holds “and”, in one piece."""
    name = _tex(_person(author))
    whole = author.get("literal") or " and " in name.lower()
    return f"{{{name}}}" if whole else name


def _tex(text: str) -> str:
    return _line(text).translate(TEX)


def _line(value: Any) -> str:
    """A text on one line: a line break would end the field, or begin another one."""
    return " ".join(str(value).split())
