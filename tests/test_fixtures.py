"""The content itself: it loads, it is sound, and it keeps the promises of the site."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.conf import settings

from backpain.content.audit import audit
from backpain.content.loading import fixture_files, load, read_rows
from backpain.content.schema import models_in_order
from evidence.choices import Verdict
from evidence.models import Claim, Conflict, Course, Finding, Outcome, SourceDocument, StoredProfile
from tests.documents import documents_dir
from treatments.models import Treatment

REQUIRED = {
    "prolotherapy",
    "platelet-rich-plasma",
    "bone-marrow-concentrate",
    "micro-fragmented-adipose-tissue",
    "spinal-fusion",
    "laser-spine-surgery",
    "exercise",
    "cortisone-injection",
}
FILES = list(fixture_files([settings.CONTENT_DIR]))


def test_every_fixture_loads_into_an_empty_database(content):
    rows = read_rows([settings.CONTENT_DIR])
    assert content.created == len(rows)
    assert (content.updated, content.removed, content.unchanged) == (0, 0, 0)


def test_a_second_load_validates_every_row_and_changes_nothing(content):
    stored = sum(model._default_manager.count() for model in models_in_order())
    report = load([settings.CONTENT_DIR])
    assert report.changes == []
    assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert report.unchanged == stored


def test_the_audit_finds_no_error(content):
    assert [str(message) for message in audit() if message.is_serious()] == []


def test_the_treatments_that_were_asked_for_are_there(content):
    published = Treatment.objects.published().filter(slug__in=REQUIRED)
    assert set(published.values_list("slug", flat=True)) == REQUIRED


def test_every_published_treatment_has_a_profile(content):
    assert StoredProfile.objects.count() == Treatment.objects.published().count()


def test_there_are_five_documents_and_forty_judged_claims(content):
    assert SourceDocument.objects.published().count() == 5
    assert Claim.objects.exclude(verdict=Verdict.NOT_CHECKED).count() >= 40


def test_every_document_makes_claims_and_documents_disagree(content):
    assert not SourceDocument.objects.filter(claims__isnull=True).exists()
    assert Conflict.objects.exists()


def test_what_happens_anyway_is_known(content):
    kinds = set(Course.objects.published().values_list("kind", flat=True))
    assert kinds == {"natural", "placebo", "split"}


def test_no_finding_rests_on_a_result_without_comparison(content):
    assert not Finding.objects.filter(outcomes__comparison__isnull=True).exists()
    headed = Finding.objects.filter(headline__isnull=False)
    assert headed.exists()
    assert not headed.filter(headline__comparison__isnull=True).exists()


def test_every_result_has_a_source_and_a_sentence(content):
    assert Outcome.objects.count() > 100
    assert not Outcome.objects.filter(text="").exists()


def test_nothing_claims_a_clinicians_review_that_did_not_happen(content):
    assert not Treatment.objects.filter(clinical_reviewer__isnull=False).exists()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_fixtures_hold_no_primary_keys(path):
    assert not re.search(r"^\s*(?:- )?(?:id|pk):", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.documents
@pytest.mark.skipif(documents_dir() is None, reason="the source documents are not here")
def test_the_stored_sums_are_those_of_the_documents(content):
    for document in SourceDocument.objects.all():
        file = documents_dir() / document.file_name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == document.sha256, file.name
