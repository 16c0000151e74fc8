from __future__ import annotations

from django.db import models

from treatments.choices import CareSetting
from treatments.constraints import at_least, one_of, ordered_range
from treatments.fields import LinesField
from treatments.models import Clinic, GuidanceMethod, Structure, Treatment
from treatments.naming import Content, Named
from treatments.publishing import Publishable

from .documents import Stated


class Protocol(Named, Stated, Publishable):
    """One way of doing it, as one passage of a document tells it.

    Two passages that disagree are two protocols: ranges are never averaged.
    An empty number means that the document does not state it.
    """

    clinic = models.ForeignKey(
        Clinic,
        models.PROTECT,
        related_name="protocols",
        null=True,
        blank=True,
        help_text="Empty for a general description or a study’s regimen.",
    )
    performed_by = models.CharField(max_length=200, help_text="Whose way this is, as stated.")
    treatments = models.ManyToManyField(
        Treatment, related_name="protocols", through="ProtocolComponent"
    )
    targets = models.ManyToManyField(Structure, blank=True, related_name="protocols")
    guidance = models.ManyToManyField(GuidanceMethod, blank=True, related_name="protocols")
    guidance_note = models.CharField(max_length=300, blank=True)
    setting = models.CharField(max_length=10, choices=CareSetting, default=CareSetting.NOT_STATED)
    setting_note = models.CharField(max_length=300, blank=True)
    anaesthesia = models.CharField(max_length=200, default="Not stated")
    sessions_min = models.PositiveSmallIntegerField(null=True, blank=True)
    sessions_max = models.PositiveSmallIntegerField(null=True, blank=True)
    sessions_typical = models.PositiveSmallIntegerField(null=True, blank=True)
    sessions_note = models.CharField(max_length=300, default="Not stated")
    spacing_min_weeks = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    spacing_max_weeks = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    spacing_note = models.CharField(max_length=300, default="Not stated")
    session_length = models.CharField(max_length=200, default="Not stated")
    total_length = models.CharField(max_length=200, default="Not stated")
    rehabilitation = models.TextField(default="Not stated")
    not_stated = LinesField(help_text="What the document leaves out, one per line.")
    disagreements = LinesField(help_text="Where another passage says otherwise, one per line.")

    class Meta(Named.Meta):
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(setting=CareSetting),
            ordered_range(
                "sessions_min",
                "sessions_max",
                name="evidence_protocol_sessions_in_order",
                label="range of sessions",
            ),
            ordered_range(
                "spacing_min_weeks",
                "spacing_max_weeks",
                name="evidence_protocol_spacing_in_order",
                label="range of weeks between sessions",
            ),
        ]


class ProtocolComponent(Content):
    """One treatment that a protocol uses, and in what part."""

    natural_fields = ("protocol", "treatment")

    protocol = models.ForeignKey(Protocol, models.CASCADE, related_name="components")
    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="protocol_components")
    role = models.CharField(
        max_length=200, blank=True, help_text="What it is for in this protocol."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["protocol", "treatment"],
                name="evidence_protocolcomponent_once",
                violation_error_message="The protocol already lists this treatment.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.treatment} in {self.protocol}"


class ProtocolStep(Content):
    """One step, on a time axis where the document gives one. Days count from the first procedure."""

    natural_fields = ("protocol", "position")

    protocol = models.ForeignKey(Protocol, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    start_day = models.PositiveSmallIntegerField(null=True, blank=True)
    end_day = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["protocol", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["protocol", "position"],
                name="evidence_protocolstep_once_per_place",
                violation_error_message="The protocol already has a step at this place.",
            ),
            at_least("position", 1, name="evidence_protocolstep_position_from_one"),
            ordered_range(
                "start_day",
                "end_day",
                name="evidence_protocolstep_days_in_order",
                label="days of the step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.protocol}, step {self.position}"
