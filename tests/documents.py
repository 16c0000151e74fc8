"""Where the source documents and their dossier are, if they are here at all."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def documents_dir() -> Path | None:
    """The folder with the five source documents: DOCUMENTS_DIR, or beside the project."""
    places = [settings.DOCUMENTS_DIR, settings.BASE_DIR.parent / "shared" / "seeds"]
    return next((Path(place) for place in places if place and Path(place).is_dir()), None)


def evidence_dir() -> Path | None:
    """The folder with the documents’ ledger and the evidence dossier, beside the documents."""
    found = documents_dir()
    folder = found.parent / "evidence" if found else None
    return folder if folder and (folder / "ledger.json").is_file() else None


def document_texts() -> dict[str, str]:
    """The documents’ texts by their codes, byte for byte, as `attach_documents` reads them."""
    files = sorted(documents_dir().glob("[0-9][0-9][0-9]_*.txt"))
    return {file.name[:3]: file.read_bytes().decode() for file in files}
