#!/usr/bin/env python3
"""The translation memory of 1,000 and 10,000 releases in three languages, beside a full build of
the same site: time, and the most memory each had. The memory is written unit by unit."""

import argparse
import pathlib
import tempfile

import build
from measure import measure

BENCHMARK = "time and memory of the translation memory (TMX) of a whole site, beside the build"


def main(options):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--memory", type=pathlib.Path, default=pathlib.Path("/dev/shm"))
    arguments = parser.parse_args(options)
    settings = (build.ROOT / "site/site.json").read_text(encoding="utf-8")
    folder = build.ROOT / "build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{'pages':>8}  {'what':8} {'wall s':>7} {'CPU s':>7} {'peak MB':>8} {'file MB':>8}")
    for releases in arguments.releases:
        site = build.prepared_corpus(folder, releases, settings, False)
        with tempfile.TemporaryDirectory(prefix="tilmech-bench-", dir=arguments.memory) as fresh:
            out = pathlib.Path(fresh)
            runs = {
                "TMX": (["export", "tmx", "--root", site, "--out", out / "a.tmx"], out / "a.tmx"),
                "build": (["build", "--root", site, "--out", out / "public"], None),
            }
            for name, (command, file) in runs.items():
                cost = measure([build.TILMECH, *command])
                size = f"{file.stat().st_size / 1e6:8.1f}" if file else ""
                print(f"{releases * 3:8}  {name:8} {cost['wall_s']:7.2f} {cost['cpu_s']:7.2f} "
                      f"{cost['peak_mb']:8.0f} {size}", flush=True)
    return 0


if __name__ == "__main__":
    import sys
    sys.exit(main(sys.argv[1:]))
