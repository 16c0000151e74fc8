"""The screen where a second person checks claims, one after the other: our words left, the source right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from evidence.checking import passage_of, waiting_for
from evidence.choices import Verdict
from evidence.models import Claim, ClaimCheck
from treatments.admin.acting import contributor_of

SHOWN = Claim.objects.select_related(
    "document__clinic", "document__attached", "author"
).prefetch_related(
    "citations", "cited_works__studies", "works__reference", "reasons", "checks__checker"
)
# The keys 1 to 6 give these verdicts, in this order.
VERDICTS = [verdict for verdict in Verdict if verdict != Verdict.NOT_CHECKED]


class CheckForm(forms.ModelForm):
    """A verdict, and why where it is not the one that stands."""

    class Meta:
        model = ClaimCheck
        fields = ("verdict", "note")

    @property
    def sentences(self) -> list[str]:
        """What is wrong with it, in plain sentences."""
        return [sentence for errors in self.errors.values() for sentence in errors]


class ClaimCheckPages:
    """Adds the screen to the admin of claims."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("check/", wrap(self.next_check), name="evidence_claim_check_next"),
            path("<int:claim_id>/check/", wrap(self.check_claim), name="evidence_claim_check"),
            *super().get_urls(),
        ]

    def next_check(self, request: HttpRequest) -> HttpResponse:
        """Leads to the next claim that this person can check: after `?after=`, of `?document=`."""
        _allow(request)
        claims = waiting_for(contributor_of(request.user).pk)
        document = request.GET.get("document", "")
        if document:
            claims = [claim for claim in claims if claim.slug.startswith(f"{document}-")]
        after = request.GET.get("after", "")
        claim = next((claim for claim in claims if claim.slug > after), next(iter(claims), None))
        if claim is None:
            messages.info(request, "There is no claim left for you to check.")
            return HttpResponseRedirect(reverse("admin:evidence_claim_changelist"))
        return HttpResponseRedirect(reverse("admin:evidence_claim_check", args=[claim.pk]))

    def check_claim(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """One claim: read it, give a verdict by one key, and the next one comes."""
        _allow(request)
        claim = get_object_or_404(SHOWN, pk=claim_id)
        checker = contributor_of(request.user)
        own = next((check for check in claim.checks.all() if check.checker_id == checker.pk), None)
        form = CheckForm(
            request.POST or None, instance=own or ClaimCheck(claim=claim, checker=checker)
        )
        if request.method == "POST" and request.POST.get("seen") != claim.fingerprint:
            form.add_error(None, "The claim was edited while you read it. Read it again, please.")
        elif request.method == "POST" and form.is_valid():
            form.save()
            messages.success(request, f"{claim.slug}: {form.instance.get_verdict_display()}.")
            return HttpResponseRedirect(
                f"{reverse('admin:evidence_claim_check_next')}?after={claim.slug}"
            )
        return TemplateResponse(
            request, "admin/evidence/claim/check.html", self._context(request, claim, form)
        )

    def _context(self, request: HttpRequest, claim: Claim, form: CheckForm) -> dict[str, Any]:
        attached = getattr(claim.document, "attached", None)
        return {
            **self.admin_site.each_context(request),
            "title": f"Check claim {claim.slug}",
            "opts": self.model._meta,
            "claim": claim,
            "passage": passage_of(claim, attached.text if attached else None),
            "form": form,
            "verdicts": VERDICTS,
            "others": [check for check in claim.checks.all() if check.pk != form.instance.pk],
            "own_claim": claim.author_id == form.instance.checker_id,
            "left": len(waiting_for(form.instance.checker_id)),
        }


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm("evidence.add_claimcheck"):
        raise PermissionDenied
