"""What documents say, as frozen values."""

from __future__ import annotations

from evidence import profiles as p
from evidence.models import Claim, Protocol


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
    )


def claim(record: Claim) -> p.ClaimValue:
    return p.ClaimValue(
        slug=record.slug,
        wording=record.wording,
        clinic=record.document.clinic.name,
        verdict=record.verdict,
        verdict_label=record.get_verdict_display(),
    )
