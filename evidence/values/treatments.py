"""A treatment as the head of its profile."""

from __future__ import annotations

from evidence import profiles as p
from treatments.models import Treatment

from .common import ref, refs


def profile(treatment: Treatment, variants: list[Treatment], *, has_parent: bool) -> p.Profile:
    reviewed = treatment.clinically_reviewed_on
    return p.Profile(
        slug=treatment.slug,
        name=treatment.name,
        kind=treatment.kind,
        kind_label=treatment.get_kind_display(),
        family=ref(treatment.family),
        parent=ref(treatment.parent) if has_parent else None,
        variants=tuple(ref(variant) for variant in variants),
        names=(*treatment.abbreviations, *treatment.synonyms),
        summary=treatment.summary,
        what_happens=treatment.what_happens,
        material=treatment.material,
        material_source=treatment.material_source,
        material_source_label=treatment.get_material_source_display(),
        mechanism=treatment.mechanism,
        mechanism_status_label=treatment.get_mechanism_status_display(),
        invasiveness=treatment.invasiveness,
        invasiveness_label=treatment.get_invasiveness_display(),
        setting=treatment.setting,
        setting_label=treatment.get_setting_display(),
        who_should_avoid=treatment.who_should_avoid,
        unknowns=tuple(treatment.unknowns),
        conditions=refs(treatment.conditions),
        structures=refs(treatment.structures),
        guidance=refs(treatment.guidance),
        clinically_reviewed=reviewed.isoformat() if reviewed else "",
        published_on=treatment.published_on.isoformat() if treatment.published_on else "",
    )
