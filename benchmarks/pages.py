"""What a page costs, against a bare view of the same size on the same server in the same run.

How to read it: "of bare" is the page's requests per second divided by its bare twin's (1.00
would be as fast as Django can answer at all); "x bare" is its processor time divided by the
twin's. Requests per second swing by a factor of two on a busy machine; processor time per
request is good to about 15 %, so compare that between two versions of the site.

    python benchmarks/pages.py [--seconds 36]

Starts the site as `make serve` does (gunicorn with backpain/gunicorn_conf.py, hashed static
files) on a free port of this machine alone, with a new SQLite database of all fixtures in a
temporary folder. Stops by itself. Each round asks every page and every twin in turn, over
8 connections at once; the figures are the medians of the rounds. Needs Linux (/proc).
"""

from __future__ import annotations

import argparse
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FOUR = ("prolotherapy", "platelet-rich-plasma", "bone-marrow-concentrate", "spinal-fusion")
PAGES = {
    "comparison of 4": "/compare/?" + "&".join(f"treatment={slug}" for slug in FOUR),
    "treatments": "/treatments/",
    "prolotherapy": "/treatments/prolotherapy/",
}
SETUP = (["migrate"], ["load_content"], ["collectstatic", "--noinput"])
CONNECTIONS = 8
ROUNDS = 5
LONGEST_SETUP = 120
LONGEST_ANSWER = 30
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class BenchmarkError(Exception):
    """The site did not start or did not answer as it should."""


@dataclass(frozen=True)
class Sample:
    """What one target did in one round."""

    requests: int
    seconds: float
    processor_seconds: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time a request."""
        return 1000 * self.processor_seconds / self.requests


@dataclass
class Target:
    """A page and its bare twin, with a pair of samples a round."""

    name: str
    address: str
    size: int
    rounds: list[tuple[Sample, Sample]] = field(default_factory=list)

    @property
    def twin(self) -> str:
        return f"/bare/{self.size}"


# ── The server ────────────────────────────────────────────────────────────────────────────


@contextmanager
def running_site() -> Iterator[tuple[int, int]]:
    """The port and the process id of the site, served as `make serve` does."""
    with tempfile.TemporaryDirectory(prefix="backpain-benchmark-") as folder:
        environment = environment_of(Path(folder))
        for command in SETUP:
            manage = [sys.executable, "manage.py", *command, "--verbosity", "0"]
            subprocess.run(
                manage,
                cwd=ROOT,
                env=environment,
                check=True,
                timeout=LONGEST_SETUP,
                stdout=subprocess.DEVNULL,
            )
        port = free_port()
        config = ["--config", "backpain/gunicorn_conf.py", "--bind", f"127.0.0.1:{port}"]
        gunicorn = [sys.executable, "-m", "gunicorn", "backpain.wsgi", *config]
        server = subprocess.Popen(gunicorn, cwd=ROOT, env=environment)
        try:
            wait_for(port, server)
            yield port, server.pid
        finally:
            stop(server)


def environment_of(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "BENCHMARK_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "HASHED_STATIC_FILES": "true",
        "HTTPS": "false",
        "DEBUG": "false",
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise BenchmarkError(f"gunicorn ended with {server.returncode} before it answered.")
        try:
            if ask(port, "/healthz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise BenchmarkError("The site did not answer within 20 seconds.")


def stop(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def processor_seconds(server: int) -> float:
    """Processor time that the server has used so far: itself, its workers, and workers gone by."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = stat.read_text().partition(" (")
        except OSError:
            continue  # ended while we looked
        fields = rest.rpartition(") ")[2].split()
        if int(pid) == server:
            ticks += sum(map(int, fields[11:15]))
        elif int(fields[1]) == server:
            ticks += sum(map(int, fields[11:13]))
    return ticks / TICKS_A_SECOND


# ── Asking ────────────────────────────────────────────────────────────────────────────────


def ask(port: int, address: str) -> tuple[int, int]:
    """The status and the size in bytes of one answer, over a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST_ANSWER)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, len(answer.read())
    finally:
        connection.close()


def size_of(port: int, address: str) -> int:
    status, size = ask(port, address)
    if status != 200:
        raise BenchmarkError(f"{address} answered {status}.")
    return size


def load(port: int, server: int, address: str, size: int, seconds: float) -> Sample:
    """Ask one address over and over, with 8 connections at once."""
    done: list[int] = []
    wrong: list[str] = []
    begin, used = time.monotonic(), processor_seconds(server)

    def keep_asking() -> None:
        while time.monotonic() - begin < seconds and not wrong:
            try:
                answer = ask(port, address)
            except OSError as error:
                wrong.append(f"{address}: {error}")
                return
            if answer != (200, size):
                wrong.append(f"{address} answered {answer} instead of {(200, size)}.")
            done.append(1)

    threads = [threading.Thread(target=keep_asking) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise BenchmarkError(wrong[0])
    taken = time.monotonic() - begin
    return Sample(len(done), taken, processor_seconds(server) - used)


def measure(port: int, server: int, seconds: float) -> list[Target]:
    targets = [Target(name, address, size_of(port, address)) for name, address in PAGES.items()]
    share = seconds / (ROUNDS + 1) / len(targets) / 2
    for number in range(ROUNDS + 1):  # the first round warms up every worker
        for target in targets:
            pair = (
                load(port, server, target.address, target.size, share),
                load(port, server, target.twin, target.size, share),
            )
            if number:
                target.rounds.append(pair)
    return targets


# ── Telling ───────────────────────────────────────────────────────────────────────────────

COLUMNS = ("page", "bytes", "req/s", "bare req/s", "of bare", "CPU ms", "bare ms", "x bare")


def line(target: Target) -> tuple[str, ...]:
    pages, twins = zip(*target.rounds, strict=True)
    return (
        target.name,
        f"{target.size:,}",
        f"{median(page.rate for page in pages):.0f}",
        f"{median(twin.rate for twin in twins):.0f}",
        f"{median(page.rate / twin.rate for page, twin in target.rounds):.3f}",
        f"{median(page.cost for page in pages):.2f}",
        f"{median(twin.cost for twin in twins):.2f}",
        f"{median(page.cost / twin.cost for page, twin in target.rounds):.1f}",
    )


def table(targets: list[Target]) -> str:
    lines = [COLUMNS, *map(line, targets)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            text.rjust(width) if place else text.ljust(width)
            for place, (text, width) in enumerate(zip(each, widths, strict=True))
        )
        for each in lines
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--seconds", type=float, default=36, help="how long to measure, without setting up"
    )
    seconds = parser.parse_args().seconds
    if not 1 <= seconds <= 600:
        parser.error("--seconds must be from 1 to 600.")
    try:
        with running_site() as (port, server):
            targets = measure(port, server, seconds)
    except (BenchmarkError, subprocess.SubprocessError) as error:
        print(f"No figures: {error}", file=sys.stderr)
        return 1
    print(table(targets))
    print(f"Medians of {ROUNDS} interleaved rounds, {CONNECTIONS} connections, SQLite.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
