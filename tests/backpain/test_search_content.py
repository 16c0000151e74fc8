"""Questions that readers of clinics’ pages have: the page that answers is among the first five found."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from backpain.models import Entry
from backpain.search.finding import BEST, find, grouped

pytestmark = pytest.mark.django_db

# Query → the address that answers it.
QUESTIONS = {
    # What is it?
    "What is prolotherapy?": "/treatments/prolotherapy/",
    "PRP": "/treatments/platelet-rich-plasma/",
    "platelet-rich plasma": "/treatments/platelet-rich-plasma/",
    "platelet injections": "/treatments/platelet-rich-plasma/",
    "BMC": "/treatments/bone-marrow-concentrate/",
    "BMAC": "/treatments/bone-marrow-concentrate/",
    "bone marrow stem cells": "/treatments/bone-marrow-cells/",
    "fat stem cells": "/treatments/adipose-stem-cells/",
    "Lipogems": "/treatments/micro-fragmented-adipose-tissue/",
    "sugar injections": "/treatments/dextrose-prolotherapy/",
    "What is laser spine surgery?": "/treatments/laser-spine-surgery/",
    "cortisone": "/treatments/cortisone-injection/",
    "steroid shot": "/treatments/cortisone-injection/",
    "physio": "/treatments/physical-therapy/",
    "yoga": "/treatments/exercise/",
    "nerve burning": "/treatments/nerve-ablation/",
    "exosomes": "/treatments/exosomes/",
    "mechanism of PRP": "/treatments/platelet-rich-plasma/#mechanism",
    "what is Oswestry": "/measures/oswestry-disability-index/",
    "What does NRS mean": "/measures/pain-nrs/",
    "evidence map": "/evidence-map/",
    "anatomy": "/structures/",
    "what is a facet joint": "/structures/facet-joint/",
    "what is a double blind study": "/words/#word-blinding",
    "what does statistically significant mean": "/words/#word-chance",
    "GRADE": "/words/#word-certainty",
    "what is fluoroscopy": "/words/#steering-fluoroscopy",
    # What do I have?
    "slipped disc": "/conditions/disc-herniation/",
    "herniated disk": "/conditions/disc-herniation/",
    "bulging disc treatment": "/conditions/disc-herniation/",
    "worn disc": "/conditions/degenerative-disc-disease/",
    "pinched nerve": "/conditions/radiculopathy/",
    "spinal stenosis": "/conditions/spinal-stenosis/",
    "SI joint pain": "/conditions/si-joint-dysfunction/",
    "failed back surgery": "/conditions/post-surgical-pain/",
    "tailbone pain": "/conditions/coccygeal-pain/",
    "tennis elbow": "/conditions/elbow-lateral-epicondylitis-tennis-elbow/",
    "numbness between my legs": "/#red-flags",
    # Does it help?
    "Does prolotherapy work?": "/treatments/prolotherapy/#pain-compared",
    "How long until prolotherapy works?": "/questions/#when-does-prolotherapy-work",
    "Do injections for back pain work?": "/questions/#do-back-injections-work",
    "PRP vs steroid": "/treatments/epidural-prp/#function-compared",
    "fusion against exercise": "/treatments/spinal-fusion/#function-compared",
    "what happens if I do nothing": "/what-happens-anyway/",
    "how soon can I go back to work": "/what-happens-anyway/#new-pain-days-to-work",
    # What can go wrong?
    "How many people got an infection after PRP into the disc?": "/treatments/intradiscal-prp/#serious-harm",
    "Can stem cells cause cancer?": "/treatments/adipose-stem-cells/#serious-harm",
    "Does drawing bone marrow hurt?": "/treatments/bone-marrow-concentrate/#other-harm",
    "What are the risks of laser spine surgery?": "/questions/#laser-risks",
    "death after spinal fusion": "/treatments/spinal-fusion/#serious-harm",
    "opioid addiction": "/treatments/opioids/#serious-harm",
    # What does it cost, is it allowed, who pays?
    "What does PRP cost?": "/treatments/platelet-rich-plasma/#cost",
    "price of prolotherapy": "/treatments/prolotherapy/#cost",
    "Is fat stem cell treatment legal in the US?": "/treatments/adipose-stem-cells/#regulation",
    "Is PRP FDA approved?": "/treatments/platelet-rich-plasma/#regulation",
    "are exosomes legal": "/treatments/exosomes/#regulation",
    "Does insurance pay?": "/questions/#will-insurance-pay",
    "Are injections covered by insurance?": "/questions/#will-insurance-pay",
    "does Medicare pay for prolotherapy": "/treatments/prolotherapy/#weak",
    # What will it be like, and whom do I ask?
    "How many prolotherapy sessions will I need?": "/questions/#how-many-prolotherapy-sessions",
    "Who is giving the injection?": "/questions/#who-injects",
    "How is the needle guided?": "/questions/#how-guided",
    "What is being injected?": "/questions/#what-is-injected",
    "Is surgery my only option?": "/questions/#is-surgery-the-only-way",
    "What lies between exercise and surgery?": "/questions/#between-exercise-and-surgery",
    "Can I book at Renew now?": "/questions/#can-i-book-at-renew",
    "How can I avoid being cheated?": "/questions/#how-not-to-be-misled",
    "Are all stem cell treatments the same?": "/questions/#are-all-stem-cell-treatments-the-same",
    "Dr Meier": "/documents/meier-prolotherapy/",
    "Centeno-Schultz": "/documents/centeno-schultz-stem-cells/",
    "Yelland 2004": "/studies/yelland-2004/",
    # Misspelt, or typed in part.
    "prolotheraphy": "/treatments/prolotherapy/",
    "siatica": "/conditions/sciatica/",
    "platlet": "/treatments/platelet-rich-plasma/",
    "oswestery": "/measures/oswestry-disability-index/",
    "cortizone injektion": "/treatments/cortisone-injection/",
    "what does platlet therapy cost": "/treatments/platelet-rich-plasma/#cost",
    "prolothe": "/treatments/prolotherapy/",
    "spinal fus": "/treatments/spinal-fusion/",
}


@pytest.mark.parametrize("query", QUESTIONS)
def test_the_answer_is_among_the_first_found(content, query):
    best, _ = grouped(find(query))
    assert QUESTIONS[query] in [hit.address for hit in best]
    assert len(best) <= BEST


def test_every_entry_leads_to_a_place_that_is_there(client, content):
    """One request a page: every page that has parts, and one in ten of the others."""
    parts: dict[str, set[str]] = defaultdict(set)
    for address in Entry.objects.values_list("address", flat=True):
        page, _, part = address.partition("#")
        parts[page].add(part)
    whole = sorted(page for page in parts if parts[page] == {""})
    for page in [*(page for page in parts if page not in whole), *whole[::10]]:
        response = client.get(page)
        assert response.status_code == 200, page
        there = set(re.findall(r'\bid="([^"]+)"', response.text))
        assert parts[page] - {""} <= there, page


def test_the_front_page_of_a_search_shows_where_each_hit_leads(client, content):
    page = client.get("/search/", {"q": "What does PRP cost?"})
    assert 'href="/treatments/platelet-rich-plasma/#cost"' in page.text
    assert "Prices" in page.text
    assert "What does PRP cost?" in page.text
