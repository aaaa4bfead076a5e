"""The preview of a large site: the time to its first page, and from saving a file to seeing it,
beside Hugo's server on the same texts.

Times are of the wall clock, and beside them the processor's of the program, which say more on a
machine that is busy with other work.
"""

import argparse
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import corpus
from sentences import HERE

BENCHMARK = "from saving a file to seeing it in the preview, at 30,000 pages"

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


def wait_for(program, address, part, pause=0.002):
    """Seconds until the page at `address`, which `program` answers, holds `part`."""
    start = time.monotonic()
    while part not in page(address):
        if program.poll() is not None:
            raise SystemExit(f"{program.args[0]} has ended with {program.returncode}")
        if time.monotonic() - start > 900:
            raise SystemExit(f"{address} never showed {part}")
        time.sleep(pause)
    return time.monotonic() - start


def processor_time(program):
    """Seconds that the program has used of all processors, user and system."""
    fields = pathlib.Path(f"/proc/{program.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(command, address, file, edits):
    """Pairs of seconds, by the clock and of the processors: to the first page, and from each saving
    to seeing."""
    text = file.read_text(encoding="utf-8")
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        first = wait_for(program, address, "</html>", 0.02), processor_time(program)
        times = []
        for number in range(edits):
            time.sleep(4)
            mark = MARK.format(number=number)
            before = processor_time(program)
            file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            times.append((wait_for(program, address, mark), processor_time(program) - before))
        return first, times
    finally:
        program.terminate()
        program.wait()
        file.write_text(text, encoding="utf-8")


def report(name, first, times):
    print(f"{name}: first page {first[0]:.2f} s (processor {first[1]:.2f} s)", end="")
    for kind, place in (("saved to seen", 0), ("processor", 1)):
        own = [pair[place] * 1000 for pair in times]
        print(f"; {kind}: median {statistics.median(own):.0f} ms, longest {max(own):.0f} ms",
              end="")
    print(flush=True)


def parse(options):
    parser = argparse.ArgumentParser(prog="preview.py", description=BENCHMARK)
    parser.add_argument("--program", default=SITE.parent / "build" / "release" / "tilmech")
    parser.add_argument("--releases", type=int, default=10000)
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--no-hugo", action="store_true")
    return parser.parse_args(options)


def main(options):
    arguments = parse(options)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tilmech-preview-", dir="/dev/shm"))
    settings = (SITE / "site.json").read_text(encoding="utf-8")
    try:
        root = folder / "tilmech"
        corpus.make_corpus(root, arguments.releases, settings, False)
        file = sorted((root / "content/releases").rglob("*.ky.md"))[arguments.releases // 2]
        key, port = file.name.removesuffix(".ky.md"), free_port()
        report("tilmech", *measure(
            [arguments.program, "serve", "--root", root, "--port", str(port)],
            f"http://127.0.0.1:{port}/ky/releases/{key}/", file, arguments.edits))
        if arguments.no_hugo or not shutil.which("hugo"):
            return 0
        source = folder / "hugo"
        corpus.make_corpus(source, arguments.releases, settings, True)
        file = source / "content" / "ky" / "releases" / f"{key}.md"
        port = free_port()
        report("hugo", *measure(
            ["hugo", "server", "--source", source, "--port", str(port)],
            f"http://127.0.0.1:{port}/ky/releases/{key}/", file, arguments.edits))
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
