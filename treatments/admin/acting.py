"""The person behind an account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.utils.text import slugify

from treatments.models import Contributor


def contributor_of(user: AbstractUser) -> Contributor:
    """The contributor that this account acts as, made on first use.

    A contributor of the same name without an account may be somebody else, so it
    is never taken over: the new one carries the account's number.
    """
    if found := Contributor.objects.filter(user=user).first():
        return found
    name = (user.get_full_name() or user.get_username())[:80]
    slug = slugify(name) or "staff"
    taken = Contributor.objects.filter(name=name) | Contributor.objects.filter(slug=slug)
    if taken.exists():
        name, slug = f"{name} ({user.pk})", f"{slug}-{user.pk}"
    return Contributor.objects.create(
        name=name, slug=slug, role="Staff", interests="Not declared", user=user
    )
