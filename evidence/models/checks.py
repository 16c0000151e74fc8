from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from evidence.choices import Verdict
from treatments.checking import RowConstraint
from treatments.constraints import one_of
from treatments.models import Contributor

from .claims import Claim


class ClaimCheck(models.Model):
    """A second person’s verdict on a claim, given with the passage and the paper’s report in view.

    `fingerprint` is that of the claim as it was checked: a later edit makes the check old.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="checks")
    checker = models.ForeignKey(Contributor, models.PROTECT, related_name="claim_checks")
    verdict = models.CharField(max_length=16, choices=Verdict)
    note = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["claim", "checked_at"]
        constraints = [
            *one_of(verdict=Verdict),
            RowConstraint(
                name="evidence_claimcheck_is_a_verdict",
                condition=~models.Q(verdict=Verdict.NOT_CHECKED),
                violation_error_message="A check gives a verdict.",
            ),
            models.UniqueConstraint(
                fields=["claim", "checker"],
                name="evidence_claimcheck_once",
                violation_error_message="This person has checked the claim already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.slug}: {self.get_verdict_display().lower()}, says {self.checker}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fingerprint = self.claim.fingerprint
        super().save(*args, **kwargs)

    @property
    def stands(self) -> bool:
        """The claim still says what was checked."""
        return self.fingerprint == self.claim.fingerprint

    @property
    def agrees(self) -> bool:
        return self.verdict == self.claim.verdict

    def clean(self) -> None:
        """The second pair of eyes is somebody else’s, and says why it disagrees."""
        super().clean()
        if self.claim.verdict == Verdict.NOT_CHECKED:
            raise ValidationError("The claim has no verdict yet; its author gives the first one.")
        if self.checker_id == self.claim.author_id:
            raise ValidationError("Nobody checks their own claim: a second person does.")
        if not self.agrees and not self.note.strip():
            raise ValidationError({"note": "Say why: your verdict is not the one that stands."})
