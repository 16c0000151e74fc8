"""Loaded by pytest before the settings are: what the tests need from the environment."""

from __future__ import annotations

import os

os.environ.setdefault("SECRET_KEY", "a-key-for-tests-only-" + "x" * 40)
os.environ["DEBUG"] = "false"
os.environ["HASHED_STATIC_FILES"] = "false"
os.environ["HTTPS"] = "false"
