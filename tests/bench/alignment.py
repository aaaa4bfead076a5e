"""Time and memory of `tilmech align` on one long section, and how both grow with its length.

With --sets FOLDER (made by alignment/make_sections.py) also the quality on each set there."""

import argparse
import pathlib
import random
import subprocess
import tempfile

from measure import measure, summary
from sentences import Writer

BENCHMARK = "time of aligning long sections, and how it grows"
ROOT = pathlib.Path(__file__).parents[2]
LANGUAGES = ("ru", "ky")
MOST_BYTES = 1_000_000  # of a file


def write_versions(folder, count, lost):
    """A section of `count` blocks; each language lacks a share of them."""
    writer = Writer(random.Random(f"alignment/{count}"))
    blocks = [writer.phrase("item") for _ in range(count)]
    room = MOST_BYTES * 9 // 10 // count
    files = []
    for lang in LANGUAGES:
        dice = random.Random(f"{lang}/{count}")
        lines = [f"## 1. {lang}", ""]
        for number, block in enumerate(blocks):
            if dice.random() >= lost:
                text = block[lang].encode()[:room - 10].decode(errors="ignore").strip()
                lines += [f"{text} {number % 997}" if number % 3 == 0 else text, ""]
        path = pathlib.Path(folder) / f"long.{lang}.md"
        path.write_text("\n".join(lines), encoding="utf-8")
        files.append(str(path))
    return files


def speed(program, counts, rounds):
    print("  blocks   wall s  CPU s  peak MB  CPU us/block")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            command = [program, "align", *write_versions(folder, count, .05), "--format", "jsonl"]
            cost = summary([measure(command) for _ in range(rounds)])
        print(f"{count:8} {cost['wall_s']:8.2f} {cost['cpu_s']:6.2f} {cost['peak_mb']:8.0f} "
              f"{cost['cpu_s'] / count * 1e6:13.1f}")


def quality(folder):
    program = ROOT / "build/release/tests/bench/alignment/align_sets"
    sets = sorted(str(path) for path in pathlib.Path(folder).glob("*.jsonl"))
    subprocess.run([program, "--content", str(ROOT / "content"), *sets], check=True)


def main(options):
    parser = argparse.ArgumentParser(prog="alignment.py", description=BENCHMARK)
    parser.add_argument("--blocks", type=int, nargs="+", default=[500, 1000, 5000, 20000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sets", help="a folder of sets with known rows")
    parser.add_argument("--program", default=str(ROOT / "build/release/tilmech"))
    arguments = parser.parse_args(options)
    speed(arguments.program, arguments.blocks, arguments.rounds)
    if arguments.sets:
        quality(arguments.sets)
    return 0
