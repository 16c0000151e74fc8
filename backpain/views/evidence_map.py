"""What has been studied at all: one query, whatever stands in the map."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.addresses import shown, unknown_parameters
from backpain.pictures import matrix
from evidence.freezing import from_json
from evidence.models import StoredProfile
from evidence.profiles import StudyValue
from evidence.studied import StudiedValue
from treatments.choices import TreatmentKind

READ = ("slug", "name", "kind", "kind_label", "studies", "studied")


@require_safe
def evidence_map(request: HttpRequest) -> HttpResponse:
    known = read_known()
    conditions = {
        ref.slug: ref.name for each in known for study in each.studies for ref in study.conditions
    }
    problems = unknown_parameters(request, ["condition"])
    asked = [slug for slug in request.GET.getlist("condition") if slug]
    condition = asked[0] if asked and asked[0] in conditions else ""
    if len(asked) > 1:
        problems.append(_("The address names more than one problem; only the first counts."))
    if asked and not condition:
        problems.append(
            _("No study here is about a problem called %(name)s; all problems are shown.")
            % {"name": shown(asked[0])}
        )
    context = {
        "map": matrix.evidence_map(known, condition),
        "conditions": sorted(conditions.items(), key=lambda item: item[1].lower()),
        "condition": condition,
        "condition_name": conditions.get(condition, ""),
        "problems": problems,
    }
    return TemplateResponse(request, "library/evidence_map.html", context)


def read_known() -> list[matrix.Known]:
    """Every published treatment that a person can be offered, with its studies. One query.

    What comparison groups got (sham, usual care) is no row: it stands in the comparisons of the others.
    """
    rows = StoredProfile.objects.exclude(treatment__kind=TreatmentKind.COMPARATOR)
    return [
        matrix.Known(
            slug,
            name,
            kind,
            kind_label,
            from_json(tuple[StudyValue, ...], studies or []),
            from_json(tuple[StudiedValue, ...], studied or []),  # made before there was a map
        )
        for slug, name, kind, kind_label, studies, studied in rows.values_list(
            *(f"data__{part}" for part in READ)
        )
    ]
