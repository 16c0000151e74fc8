"""The site's own settings, with bare routes beside its urls and files in a folder to throw away."""

from __future__ import annotations

import os
from pathlib import Path

# A settings module can only extend another by importing it; nothing else may.
from backpain.settings import *  # noqa: F403, TID251

ROOT_URLCONF = "benchmarks.urls"
STATIC_ROOT = Path(os.environ["BENCHMARK_FOLDER"]) / "static"
