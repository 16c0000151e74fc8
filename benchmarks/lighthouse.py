"""Lighthouse's four scores of the pages that matter most, on a phone, as the site is served.

    python benchmarks/lighthouse.py [--least 100] [--runs 3]

Starts the site as `make serve` does (see benchmarks/pages.py), asks Lighthouse with its own
mobile profile, prints performance, accessibility, best practices and search engines for each
page, and ends with 1 where one is under --least. A page's score is the median of its runs: on
a busy machine the first is often a processor's and not a page's. Needs Node with Lighthouse
(`lighthouse` on the PATH, or `npx`) and Chromium (CHROME_PATH, or `chromium` on the PATH).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from statistics import median
from typing import Any

from pages import FOUR, BenchmarkError, running_site

PAGES = {
    "home": "/",
    "list": "/treatments/",
    "treatment": "/treatments/prolotherapy/",
    "compare": "/compare/?" + "&".join(f"treatment={slug}" for slug in FOUR),
    "claim": "/claims/000-16/",
}
VERSION = "12"  # the newest that Node 18 and 20 run
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-quic --disable-background-networking"
LONGEST_RUN = 180
# Lighthouse asks for another try itself where a busy machine lost it the start of a trace.
AGAIN, MOST_TRIES = "Please run Lighthouse again", 4


def lighthouse() -> list[str]:
    """The command that runs Lighthouse. Raises BenchmarkError where it cannot run."""
    if not shutil.which("node"):
        raise BenchmarkError("Lighthouse needs Node, and there is no `node` on the PATH.")
    if found := shutil.which("lighthouse"):
        return [found]
    if npx := shutil.which("npx"):
        return [npx, "--yes", f"lighthouse@{VERSION}"]
    raise BenchmarkError("There is neither `lighthouse` nor `npx` on the PATH.")


def chrome() -> str:
    found = os.environ.get("CHROME_PATH") or shutil.which("chromium")
    if not found:
        raise BenchmarkError("Lighthouse needs Chromium: set CHROME_PATH or install it.")
    return found


def report(command: list[str], address: str) -> dict[str, Any]:
    """Lighthouse's report of one visit to one page."""
    options = ["--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={FLAGS}"]
    for _ in range(MOST_TRIES):
        ran = subprocess.run(
            [*command, address, *options],
            env={**os.environ, "CHROME_PATH": chrome()},
            capture_output=True,
            text=True,
            timeout=LONGEST_RUN,
        )
        if AGAIN not in ran.stderr:
            break
    if ran.returncode:
        raise BenchmarkError(f"Lighthouse could not read {address}:\n{ran.stderr.strip()[-500:]}")
    return json.loads(ran.stdout)


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """The median score of each category, of 100."""
    return {
        name: round(100 * median(each["categories"][name]["score"] or 0 for each in reports))
        for name in CATEGORIES
    }


def shortfalls(reports: list[dict[str, Any]]) -> list[str]:
    """What keeps a page from full scores: the weighted audits below full score in the last visit."""
    last = reports[-1]
    audits = {
        audit["id"]
        for category in last["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return [
        f"{each['title']}: {each.get('displayValue') or each['score']}"
        for name, each in last["audits"].items()
        if name in audits and each["score"] is not None and each["score"] < 1
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Lighthouse's scores of the site's pages.")
    parser.add_argument("--least", type=int, default=100, help="the score every page must have")
    parser.add_argument("--runs", type=int, default=3, help="visits a page")
    asked = parser.parse_args()
    enough = True
    try:
        command = lighthouse()
        chrome()
        with running_site() as (port, _):
            print(f"{'':10} {'  '.join(CATEGORIES)}")
            for name, path in PAGES.items():
                address = f"http://127.0.0.1:{port}{path}"
                reports = [report(command, address) for _ in range(asked.runs)]
                found = scores(reports)
                print(
                    f"{name:10} {'  '.join(f'{found[each]:>{len(each)}}' for each in CATEGORIES)}"
                )
                if min(found.values()) < asked.least:
                    enough = False
                    for each in shortfalls(reports):
                        print(f"{'':10} {each}")
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 2
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
