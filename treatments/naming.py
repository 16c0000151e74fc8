"""What every content record shares: a key that is not a number."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models


class ContentQuerySet(models.QuerySet):
    """Querysets of records that fixtures name by their natural key."""

    def get_by_natural_key(self, *key: Any) -> Any:
        return self.get(**dict(zip(self.model.natural_lookups(), key, strict=True)))

    def visible_to(self, user: Any) -> Self:
        """Reference data (words, scales, papers) is visible to everyone."""
        return self


class Content(models.Model):
    """A record that a fixture can hold: no primary keys, only natural ones."""

    natural_fields: ClassVar[tuple[str, ...]] = ("slug",)

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def natural_lookups(cls) -> list[str]:
        """The natural key as lookups, following relations to their own keys."""
        lookups = []
        for name in cls.natural_fields:
            related = cls._meta.get_field(name).related_model
            lookups += (
                [f"{name}__{part}" for part in related.natural_lookups()] if related else [name]
            )
        return lookups

    def natural_key(self) -> tuple[Any, ...]:
        key: list[Any] = []
        for name in self.natural_fields:
            value = getattr(self, name)
            key += value.natural_key() if isinstance(value, Content) else [value]
        return tuple(key)


class Named(Content):
    """A record with a name for people and a slug for addresses and fixtures."""

    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
