"""What is it like? As each clinic tells it; disagreements stand side by side."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from backpain.comparison import Cell, Silence, Source, Statement
from backpain.language import content, label
from evidence.profiles import Profile, ProtocolValue
from treatments.choices import CareSetting

from .building import said_or

UNSTATED = "Not stated"


def what_happens(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_STATED,
        [Statement(content(profile.what_happens))] if profile.what_happens else [],
    )


def sessions(profile: Profile) -> Cell:
    return _by_protocol(profile, _sessions)


def _sessions(protocol: ProtocolValue) -> str:
    if protocol.sessions == UNSTATED and protocol.spacing == UNSTATED:
        return ""
    return _("%(sessions)s Apart: %(spacing)s") % {
        "sessions": content(_ended(protocol.sessions)),
        "spacing": content(_ended(protocol.spacing)),
    }


def guidance(profile: Profile) -> Cell:
    told = _by_protocol(profile, _guidance)
    if told.statements or not profile.guidance:
        return told
    names = ", ".join(method.name for method in profile.guidance)
    return Cell((Statement(content(f"{names}.")),))


def _guidance(protocol: ProtocolValue) -> str:
    return content(_ended(", ".join([*protocol.guidance, protocol.guidance_note]).strip(", ")))


def setting(profile: Profile) -> Cell:
    if profile.setting == CareSetting.NOT_STATED:
        return _by_protocol(profile, lambda protocol: _stated(protocol.setting_label))
    return Cell(
        (Statement(f"{label(profile.setting_label)}. {label(profile.invasiveness_label)}."),)
    )


def rehabilitation(profile: Profile) -> Cell:
    return _by_protocol(profile, lambda protocol: _stated(protocol.rehabilitation))


def _by_protocol(profile: Profile, tell: Callable[[ProtocolValue], str]) -> Cell:
    """What each protocol states, in one statement each: ranges are never merged."""
    return said_or(
        Silence.NOT_STATED,
        (
            Statement(text, label=content(protocol.performed_by), sources=(_source(protocol),))
            for protocol in profile.protocols
            if (text := tell(protocol))
        ),
    )


def _source(protocol: ProtocolValue) -> Source:
    return Source(content(protocol.name), f"{reverse('protocols')}#{protocol.slug}")


def _stated(text: str) -> str:
    return "" if text == UNSTATED else content(_ended(text))


def _ended(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
