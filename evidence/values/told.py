"""What documents say, as frozen values."""

from __future__ import annotations

from evidence import profiles as p
from evidence.models import Claim, Protocol
from evidence.schedule import Pace, StepValue

from .common import number


def protocol(record: Protocol) -> p.ProtocolValue:
    return p.ProtocolValue(
        slug=record.slug,
        name=record.name,
        performed_by=record.performed_by,
        document=p.Ref(record.document.slug, record.document.title),
        sessions=record.sessions_note,
        spacing=record.spacing_note,
        guidance=tuple(method.name for method in record.guidance.all()),
        guidance_note=record.guidance_note,
        setting_label=record.setting_note or record.get_setting_display(),
        anaesthesia=record.anaesthesia,
        session_length=record.session_length,
        rehabilitation=record.rehabilitation,
        pace=pace(record),
    )


def pace(record: Protocol) -> Pace:
    """When its steps and sessions happen, as far as the document tells."""
    return Pace(
        steps=tuple(
            StepValue(step.text, step.start_day, step.end_day) for step in record.steps.all()
        ),
        sessions_min=record.sessions_min,
        sessions_max=record.sessions_max,
        weeks_min=number(record.spacing_min_weeks),
        weeks_max=number(record.spacing_max_weeks),
    )


def claim(record: Claim) -> p.ClaimValue:
    return p.ClaimValue(
        slug=record.slug,
        wording=record.wording,
        clinic=record.document.clinic.name,
        verdict=record.verdict,
        verdict_label=record.get_verdict_display(),
    )
