"""What is it like? As each clinic tells it; disagreements stand side by side."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from backpain.comparison import Cell, Silence, Source, Statement
from evidence.profiles import Profile, ProtocolValue
from treatments.choices import CareSetting

from .building import said_or

UNSTATED = "Not stated"


def what_happens(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_STATED, [Statement(profile.what_happens)] if profile.what_happens else []
    )


def sessions(profile: Profile) -> Cell:
    return _by_protocol(profile, _sessions)


def _sessions(protocol: ProtocolValue) -> str:
    if protocol.sessions == UNSTATED and protocol.spacing == UNSTATED:
        return ""
    return f"{_ended(protocol.sessions)} Apart: {_ended(protocol.spacing)}"


def guidance(profile: Profile) -> Cell:
    told = _by_protocol(profile, _guidance)
    if told.statements or not profile.guidance:
        return told
    return Cell((Statement(", ".join(method.name for method in profile.guidance) + "."),))


def _guidance(protocol: ProtocolValue) -> str:
    return _ended(", ".join([*protocol.guidance, protocol.guidance_note]).strip(", "))


def setting(profile: Profile) -> Cell:
    if profile.setting == CareSetting.NOT_STATED:
        return _by_protocol(profile, lambda protocol: _stated(protocol.setting_label))
    return Cell((Statement(f"{profile.setting_label}. {profile.invasiveness_label}."),))


def rehabilitation(profile: Profile) -> Cell:
    return _by_protocol(profile, lambda protocol: _stated(protocol.rehabilitation))


def _by_protocol(profile: Profile, tell: Callable[[ProtocolValue], str]) -> Cell:
    """What each protocol states, in one statement each: ranges are never merged."""
    return said_or(
        Silence.NOT_STATED,
        (
            Statement(text, label=protocol.performed_by, sources=(_source(protocol),))
            for protocol in profile.protocols
            if (text := tell(protocol))
        ),
    )


def _source(protocol: ProtocolValue) -> Source:
    return Source(protocol.name, f"{reverse('protocols')}#{protocol.slug}")


def _stated(text: str) -> str:
    return "" if text == UNSTATED else _ended(text)


def _ended(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
