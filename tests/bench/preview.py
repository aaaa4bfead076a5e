#!/usr/bin/env python3
"""Measures the preview: the time to its first page, and from saving a file to seeing it, beside
Hugo's server on the same texts.

    preview.py --program build/release/tilmech [--releases 10000] [--edits 15] [--no-hugo]

Times are of the wall clock, so they say little on a machine that is busy with other work.
"""

import argparse
import pathlib
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import corpus
from sentences import HERE

SITE = HERE.parent.parent / "site"
MARK = "Сакталган сап {number}."


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def page(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as reply:
            return reply.read().decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address, part, pause=0.002):
    """Seconds until the page at `address` holds `part`."""
    start = time.monotonic()
    while part not in page(address):
        if time.monotonic() - start > 120:
            raise SystemExit(f"{address} never showed {part}")
        time.sleep(pause)
    return time.monotonic() - start


def measure(command, address, file, edits):
    """The time to the first page, and the times from saving to seeing."""
    text = file.read_text(encoding="utf-8")
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        first = wait_for(address, "</html>", 0.02)
        times = []
        for number in range(edits):
            time.sleep(4)
            mark = MARK.format(number=number)
            file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            times.append(wait_for(address, mark))
        return first, times
    finally:
        program.terminate()
        program.wait()
        file.write_text(text, encoding="utf-8")


def report(name, first, times):
    print(f"{name}: first page {first:.2f} s, saved to seen: median "
          f"{statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description="Measures the preview.")
    parser.add_argument("--program", required=True)
    parser.add_argument("--releases", type=int, default=10000)
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--no-hugo", action="store_true")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tilmech-preview-", dir="/dev/shm"))
    settings = (SITE / "site.json").read_text(encoding="utf-8")
    try:
        root = folder / "tilmech"
        corpus.make_corpus(root, arguments.releases, settings, False)
        shutil.copytree(SITE / "partners", root / "site" / "partners")
        file = sorted((root / "content/releases").rglob("*.ky.md"))[arguments.releases // 2]
        key, port = file.name.removesuffix(".ky.md"), free_port()
        report("tilmech", *measure(
            [arguments.program, "serve", "--root", root, "--port", str(port)],
            f"http://127.0.0.1:{port}/ky/releases/{key}/", file, arguments.edits))
        if arguments.no_hugo or not shutil.which("hugo"):
            return
        source = folder / "hugo"
        corpus.make_corpus(source, arguments.releases, settings, True)
        file = next(source.rglob(f"{key}.ky.md"))
        port = free_port()
        report("hugo", *measure(
            ["hugo", "server", "--source", source, "--port", str(port), "--renderToMemory"],
            f"http://127.0.0.1:{port}/ky/releases/{key}/", file, arguments.edits))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
