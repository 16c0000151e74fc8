"""Template words for numbers: thin over `backpain.numbers`."""

from __future__ import annotations

from django import template

from backpain.numbers import plain

register = template.Library()
register.filter("plain", plain)
