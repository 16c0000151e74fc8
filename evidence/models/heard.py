from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db.models import Q

from evidence.choices import OutcomeState
from treatments.models import Treatment
from treatments.naming import ContentQuerySet

SILENT = (OutcomeState.NOT_REPORTED, OutcomeState.NOT_STUDIED)


class OutcomeQuerySet(ContentQuerySet):
    """Results of studies, as far as the studies say anything."""

    def heard(self) -> Self:
        """Results that a study reports, also “no difference”. What it does not report is no result."""
        return self.exclude(state__in=SILENT)

    def of_groups_given(self, treatments: Iterable[Treatment]) -> Self:
        """Results of a group that got one of these, on either side of a comparison.

        A group that names no treatment stands for what its whole study is about.
        """
        through = self.model.arm.field.related_model.treatments.through.objects
        given = through.filter(treatment__in=treatments).values("arm")
        return self.filter(
            Q(arm__in=given) | Q(comparison__in=given) | Q(arm__treatments__isnull=True)
        )
