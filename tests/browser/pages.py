"""One address for every type of page that a visitor can reach."""

from __future__ import annotations

FOUR_TREATMENTS = (
    "prolotherapy",
    "platelet-rich-plasma",
    "bone-marrow-concentrate",
    "spinal-fusion",
)


def compare_address(*slugs: str) -> str:
    return "/compare/?" + "&".join(f"treatment={slug}" for slug in slugs)


COMPARE_FOUR = compare_address(*FOUR_TREATMENTS)

SHEET_THREE = compare_address(*FOUR_TREATMENTS[1:]).replace("/compare/", "/compare/sheet/")

PAGES = {
    "home": "/",
    "treatments": "/treatments/",
    "treatments-filtered": "/treatments/?condition=disc-herniation&sort=studies",
    "treatments-none": "/treatments/?q=nothing-is-called-this&family=surgery",
    "treatment": "/treatments/prolotherapy/",
    "compare-nothing": "/compare/",
    "compare-four": COMPARE_FOUR,
    "compare-problems": compare_address("prolotherapy", "unheard-of"),
    "compare-version": f"{COMPARE_FOUR}&version=1",
    "sheet": SHEET_THREE,
    "sheet-empty": "/compare/sheet/",
    "treatment-version": "/treatments/prolotherapy/?version=1",
    "condition": "/conditions/degenerative-disc-disease/",
    "protocols": "/protocols/",
    "claims": "/claims/",
    "claim": "/claims/001-01/",
    "studies": "/studies/",
    "study": "/studies/yelland-2004/",
    "documents": "/documents/",
    "document": "/documents/meier-rit-programme/",
    "questions": "/questions/",
    "left-out": "/left-out/",
    "words": "/words/",
    "evidence-map": "/evidence-map/",
    "conditions": "/conditions/",
    "structures": "/structures/",
    "structure": "/structures/facet-joint/",
    "measures": "/measures/",
    "measure": "/measures/pain-nrs/",
    "treatments-by-place": "/treatments/?structure=facet-joint&structure=multifidus",
    "what-happens-anyway": "/what-happens-anyway/",
    "references": "/references/",
    "reference": "/references/yelland-2004/",
    "search-empty": "/search/",
    "search": "/search/?q=prp",
    "search-kind": "/search/?q=prp&kind=claim",
    "search-none": "/search/?q=xyzzyx",
    "spanish-home": "/es/",
    "spanish-treatment": "/es/treatments/prolotherapy/",
    "spanish-treatments": "/es/treatments/?condition=disc-herniation&lasted=lasting",
    "not-found": "/treatments/no-such-treatment/",
    "bad-address": "/claims/?q=" + "x" * 4001,
}
REFUSED = {"not-found": 404, "bad-address": 400}
