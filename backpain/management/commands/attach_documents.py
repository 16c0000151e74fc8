from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from evidence.models import DocumentText, SourceDocument


class Command(BaseCommand):
    help = (
        "Attach the source documents' text, for staff only, so that numbers can be checked "
        "against their passages. All or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="The folder that holds the files.")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        documents = list(SourceDocument.objects.all())
        if not documents:
            raise CommandError("No document is loaded yet: run `manage.py load_content` first.")
        found = {document: self._read(folder, document) for document in documents}
        if problems := [problem for _, problem in found.values() if problem]:
            raise CommandError("Nothing was attached.\n" + "\n".join(problems))
        with transaction.atomic():
            for document, (text, _) in found.items():
                DocumentText.objects.update_or_create(document=document, defaults={"text": text})
        self.stdout.write(f"{len(documents)} documents attached, for staff only.")

    def _read(self, folder: Path, document: SourceDocument) -> tuple[str, str]:
        """The text of the document’s file, or what is wrong: it is known by its sum, not its name."""
        by_name = folder / document.file_name
        if by_name.is_file() and _sum(by_name) != document.sha256:
            return "", (
                f"{document.file_name} is not the file that was read: its SHA-256 is "
                f"{_sum(by_name)}, that of document {document.code} is {document.sha256}."
            )
        same = [
            path
            for path in sorted(folder.iterdir())
            if path.is_file() and _sum(path) == document.sha256
        ]
        if not same:
            return "", (
                f"{document.file_name} (document {document.code}) is missing: "
                f"no file in {folder} has the SHA-256 {document.sha256}."
            )
        try:
            return _text(same[0]), ""
        except ValueError as error:
            return "", f"{same[0].name} (document {document.code}) is not a text file: {error}."


def _text(path: Path) -> str:
    """What the file holds, byte for byte. Raises ValueError where it is no UTF-8 text."""
    text = path.read_bytes().decode("utf-8")
    if "\0" in text:  # PostgreSQL keeps none
        raise ValueError("it holds a NUL character")
    return text


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
