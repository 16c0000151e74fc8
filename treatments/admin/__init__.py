"""The editors' pages of the ground floor. Django finds the registrations by importing this package."""

from __future__ import annotations

from django.contrib import admin

from . import catalogue

__all__ = ["catalogue"]

admin.site.site_header = "Back Pain Options: editors’ pages"
admin.site.site_title = "Back Pain Options"
admin.site.index_title = "What can be edited"
