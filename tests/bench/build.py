#!/usr/bin/env python3
"""A full build of 1,000 and 10,000 releases in three languages (3,000 and 30,000 pages): Tilmech,
the floor (floor.cpp) and Hugo, in turn, each run into a fresh folder in memory. Prints times,
memory, cost a page and ratios; only the ratios of one run on one machine mean anything."""

import argparse
import hashlib
import json
import os
import pathlib
import shutil
import sys
import tempfile

import corpus
from measure import Failed, measure, summary

BENCHMARK = "time and memory of a full build, against the floor and Hugo"

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RELEASE = ROOT / "build" / "release"
TILMECH, FLOOR = RELEASE / "tilmech", RELEASE / "tests" / "bench" / "bench_floor"
# DESIGN.md, "Budgets".
BUDGETS = {
    "Tilmech / floor": ("<=", 2.5),
    "Hugo / Tilmech": (">=", 6.0),
    "Tilmech, peak MB": ("<=", 1024),
    "checks / rest, CPU, at most": ("<=", 0.5),
}


def prepared_corpus(folder, releases, settings, for_hugo):
    """The corpus below `folder`, made anew when its makers or the settings have changed."""
    makers = [path for pattern in ("*.py", "*.tsv", "*.txt", "hugo_site/**/*") for path in
              sorted(HERE.glob(pattern)) if path.is_file() and path.stem not in ("build", "run")]
    digest = hashlib.sha256(settings.encode())
    for path in makers:
        digest.update(path.read_bytes())
    out = folder / f"{'hugo' if for_hugo else 'tilmech'}-{releases}"
    stamp = folder / f"{out.name}.made-from"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest.hexdigest():
        print(f"making {out.name}", flush=True)
        corpus.make_corpus(out, releases, settings, for_hugo)
        stamp.write_text(digest.hexdigest(), encoding="utf-8")
    return out


def commands(folder, releases, settings, jobs, with_hugo):
    """name -> (command that ends with the output folder's place, environment)."""
    site = prepared_corpus(folder, releases, settings, False)
    programs = {
        "Tilmech": ([TILMECH, "build", "--root", site, "--jobs", str(jobs), "--out", None], {}),
        "checks": ([TILMECH, "check", "--root", site], {}),
        "floor": ([FLOOR, site / "content", None, str(jobs)], {}),
    }
    if with_hugo:
        hugo_site = prepared_corpus(folder, releases, settings, True)
        programs["Hugo"] = (["hugo", "--quiet", "--source", hugo_site, "--destination", None],
                            {"GOMAXPROCS": str(jobs)})
    return programs


def run_once(command, environment, memory):
    """One run into a fresh folder below `memory`, with the number of files it wrote."""
    with tempfile.TemporaryDirectory(prefix="tilmech-bench-", dir=memory) as fresh:
        out = pathlib.Path(fresh) / "out"
        result = measure([out if part is None else part for part in command], environment)
        files = [path for path in out.rglob("*") if path.is_file()]
        result["files"] = len(files)
        result["out_mb"] = sum(path.stat().st_size for path in files) / 1e6
        return result


def show_progress(text):
    if sys.stderr.isatty():
        print(text, end="\r", file=sys.stderr, flush=True)


def measure_size(programs, rounds, memory):
    """name -> summary; the programs take turns, so that a slow minute hurts all alike."""
    runs = {name: [] for name in programs}
    for at in range(rounds):
        for name, (command, environment) in programs.items():
            show_progress(f"  round {at + 1} of {rounds}: {name:8}")
            runs[name].append(run_once(command, environment, memory))
    show_progress(" " * 40)
    return {name: summary(results) for name, results in runs.items()}


def print_table(releases, results):
    pages = 3 * releases
    print(f"\n{releases:,} releases, {pages:,} pages")
    print(f"{'':10}{'wall s':>9}{'best s':>9}{'user s':>9}{'system s':>9}{'peak MB':>9}"
          f"{'us/page':>9}{'files':>9}{'out MB':>9}")
    for name, result in results.items():
        result["us_per_page"] = result["wall_s"] / pages * 1e6
        print(f"{name:10}{result['wall_s']:9.2f}{result['best_wall_s']:9.2f}{result['user_s']:9.2f}"
              f"{result['system_s']:9.2f}{result['peak_mb']:9.0f}{result['us_per_page']:9.0f}"
              f"{result['files']:9,}{result['out_mb']:9.0f}")


def ratios(results):
    """By wall time, which budgets are about, and by CPU time, which other work disturbs less."""
    def ratio(over, under, name):
        return results[over][name] / results[under][name]

    # Aligning and checking: what `tilmech check` takes beyond reading, which takes more than the
    # floor does. So they are less than this, against the rest of the build.
    checks = results["checks"]["cpu_s"] - results["floor"]["cpu_s"]
    found = {"Tilmech / floor": ratio("Tilmech", "floor", "wall_s"),
             "Tilmech / floor, CPU": ratio("Tilmech", "floor", "cpu_s"),
             "Tilmech, peak MB": results["Tilmech"]["peak_mb"],
             "checks / rest, CPU, at most": checks / (results["Tilmech"]["cpu_s"] - checks)}
    if "Hugo" in results:
        found["Hugo / Tilmech"] = ratio("Hugo", "Tilmech", "wall_s")
        found["Hugo / Tilmech, CPU"] = ratio("Hugo", "Tilmech", "cpu_s")
        found["Hugo / Tilmech, memory"] = ratio("Hugo", "Tilmech", "peak_mb")
    return found


def print_ratios(found):
    for name, value in found.items():
        kind, limit = BUDGETS.get(name, ("", None))
        verdict = ""
        if limit is not None:
            kept = value <= limit if kind == "<=" else value >= limit
            verdict = f"   budget {kind} {limit:g}: {'kept' if kept else 'BROKEN'}"
        print(f"{name:30}{value:9.2f}{verdict}")


def parse(options):
    parser = argparse.ArgumentParser(prog="build.py", description=BENCHMARK)
    parser.add_argument("--releases", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--memory", default="/dev/shm", help="where the sites are written")
    return parser.parse_args(options)


def main(options):
    arguments = parse(options)
    for program in (TILMECH, FLOOR):
        if not program.exists():
            print(f"{program} is missing", "next: ./dev bench", sep="\n", file=sys.stderr)
            return 3
    with_hugo = not arguments.no_hugo and shutil.which("hugo") is not None
    if not with_hugo:
        why = "left out by --no-hugo" if arguments.no_hugo else "apt-get install hugo"
        print(f"\n*** HUGO IS NOT MEASURED: {why} ***\n")
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    settings = (ROOT / "site" / "site.json").read_text(encoding="utf-8")
    report = {"jobs": arguments.jobs, "cores": os.cpu_count(), "sizes": {}}
    for releases in arguments.releases:
        programs = commands(folder, releases, settings, arguments.jobs, with_hugo)
        try:
            results = measure_size(programs, arguments.rounds, arguments.memory)
        except Failed as failed:
            print(failed, file=sys.stderr)
            return 1
        print_table(releases, results)
        found = ratios(results)
        print_ratios(found)
        report["sizes"][str(releases)] = {"programs": results, "ratios": found}
    if len(arguments.releases) > 1:
        print_growth(arguments.releases, report)
    (folder / "build.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"\nwritten to {(folder / 'build.json').relative_to(ROOT)}")
    return 0


def print_growth(sizes, report):
    """How the cost of a page changes from the smallest site to the largest."""
    small, large = (report["sizes"][str(size)]["programs"] for size in (min(sizes), max(sizes)))
    report["growth"] = {name: large[name]["us_per_page"] / small[name]["us_per_page"]
                        for name in large}
    print("\ncost of a page, largest site / smallest")
    for name, value in report["growth"].items():
        print(f"{name:30}{value:9.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
