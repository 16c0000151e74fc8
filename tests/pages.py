"""Which pages there are, by the site's own sitemap."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse


def locations() -> list[str]:
    """The path of every published page in the sitemap."""
    found = re.findall(r"<loc>([^<]+)</loc>", Client().get(reverse("sitemap")).text)
    return [urlsplit(address).path for address in found]
