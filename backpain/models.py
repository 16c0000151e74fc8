"""What search reads: made from content by `backpain.search.storing`, never written by hand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from treatments.constraints import one_of


class Kind(models.TextChoices):
    """What an entry is about. The order is that of the groups on the page of results."""

    PAGE = "page", _("Pages of this site")
    TREATMENT = "treatment", _("Treatments")
    PROBLEM = "problem", _("Problems")
    STRUCTURE = "structure", _("Parts of the back")
    STEERING = "steering", _("Ways to steer a needle")
    MEASURE = "measure", _("Measures")
    WORD = "word", _("Words about studies")
    QUESTION = "question", _("Questions people ask")
    COST = "cost", _("Prices")
    RULE = "rule", _("Regulators and payers")
    HARM = "harm", _("Harms")
    FINDING = "finding", _("Results compared with another group")
    COURSE = "course", _("What happens anyway")
    ABOUT = "about", _("More about treatments")
    GUIDELINE = "guideline", _("Guidelines")
    PROTOCOL = "protocol", _("How clinics do it")
    DOCUMENT = "document", _("Pages of clinics")
    CLAIM = "claim", _("Claims of clinics, checked")
    STUDY = "study", _("Studies")
    FACT = "fact", _("Other things that clinics state")
    TOLD = "told", _("Results as clinics tell them")
    DISAGREEMENT = "disagreement", _("Where sources disagree")
    PAPER = "paper", _("Papers")
    EXCLUSION = "left-out", _("What we left out")


class Entry(models.Model):
    """One thing that a reader can find, and the place where the site tells it.

    The stems are all that is searched. A title's stems also hold the other names of what it
    names, so that “platelet injections” finds PRP.
    """

    key = models.CharField(max_length=250, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.TextField()
    text = models.TextField()
    address = models.CharField(max_length=300)
    prior = models.PositiveSmallIntegerField(help_text="Lower comes first among equal matches.")
    title_stems = models.TextField()
    text_stems = models.TextField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = one_of(kind=Kind)

    def __str__(self) -> str:
        return self.key


class Word(models.Model):
    """A word that some entry holds. Misspelt and unfinished words are looked up here."""

    word = models.CharField(max_length=40, primary_key=True)
    stem = models.CharField(max_length=40, db_index=True)
    uses = models.PositiveIntegerField(help_text="How many entries hold it.")

    def __str__(self) -> str:
        return self.word
