from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.db import models

from .documents import SourceDocument


class DocumentText(models.Model):
    """The text of a document, for staff only: it belongs to the clinic that wrote it.

    It never stands in a fixture or on a public page. Its SHA-256 is that of the document’s file.
    """

    document = models.OneToOneField(SourceDocument, models.CASCADE, related_name="attached")
    text = models.TextField(editable=False)
    attached_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Text of {self.document}"

    def clean(self) -> None:
        """The text is the file that the document’s sum was taken of, byte for byte."""
        super().clean()
        if not self.document_id:
            return
        found = hashlib.sha256(self.text.encode()).hexdigest()
        if found != self.document.sha256:
            raise ValidationError(
                f"This is not the file that was read: its SHA-256 is {found}, "
                f"that of document {self.document.code} is {self.document.sha256}."
            )
