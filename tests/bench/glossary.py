#!/usr/bin/env python3
"""What finding the terms of 1,000 concepts costs: 10,000 releases in three languages (30,000 pages)
built with such a glossary and without it, and the glossary built alone, so that its own pages can
be taken away. With `term_links: off` in each text its terms are found, gathered and checked all the
same, and no page is longer for it. CPU seconds of one run, so that other work disturbs little."""

import argparse
import itertools
import json
import os
import pathlib
import re
import shutil
import sys

import build
from measure import Failed

BENCHMARK = "what finding the terms of 1,000 concepts adds to a build"

MOST_ADDED = 0.30
CONCEPTS = 1000
LANGUAGES = ("ru", "ky", "en")  # the columns of terms.tsv and words.tsv
NOUNS = ("doc", "work", "people", "tool", "place", "event", "problem")


def rows(name):
    """The names in three languages that a table of the corpus has, with its groups."""
    for line in (build.HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, *words = line.split("\t")
            # Behind a word stand notes on how it is inflected.
            yield group, [re.sub(r"[=~/].*| [fm]$", "", word) for word in words]


def names():
    """CONCEPTS concepts, each by its name in LANGUAGES: the terms of the corpus, every second noun,
    and pairs of nouns, which texts seldom have, as most of a large glossary is not in a text."""
    found = [words for _, words in rows("terms.tsv")]
    nouns = [words for group, words in rows("words.tsv") if group in NOUNS]
    found += nouns[::2]
    pairs = itertools.combinations(nouns, 2)
    while len(found) < CONCEPTS:
        first, second = next(pairs)
        found.append([f"{a} {b}" for a, b in zip(first, second)])
    return found


def write_glossary(out):
    """CONCEPTS entries in three languages below `out`."""
    folder = out / "glossary"
    folder.mkdir(parents=True)
    for number, concept in enumerate(names()):
        for lang, name in zip(LANGUAGES, concept):
            (folder / f"concept-{number}.{lang}.md").write_text(
                f"---\nterm: {name}\n---\n{name.capitalize()} ({number}).\n", encoding="utf-8")


def link_texts(content, out):
    """All but the glossary of a corpus, without copying it."""
    for collection in ("releases", "programmes", "pages"):
        (out / collection).mkdir(parents=True)
        for path in (content / collection).iterdir():
            os.link(path, out / collection / path.name)


def write_without_links(texts, out):
    """The texts of a corpus again, without links to terms."""
    for path in texts.glob("*/*.md"):
        copy = out / path.relative_to(texts)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace("---\n", "---\nterm_links: off\n", 1), encoding="utf-8")


def measured(programs, rounds, memory):
    results = build.measure_size(programs, rounds, memory)
    for name, result in results.items():
        print(f"{name:16}{result['cpu_s']:9.2f} s CPU{result['wall_s']:9.2f} s wall"
              f"{result['peak_mb']:9.0f} MB{result['files']:9,} files")
    return {name: result["cpu_s"] for name, result in results.items()}


def parse(options):
    parser = argparse.ArgumentParser(prog="glossary.py", description=BENCHMARK)
    parser.add_argument("--releases", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", default="/dev/shm", help="where the sites are written")
    return parser.parse_args(options)


def main(options):
    arguments = parse(options)
    folder = build.ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    settings = (build.ROOT / "site" / "site.json").read_text(encoding="utf-8")
    site = build.prepared_corpus(folder, arguments.releases, settings, False)
    parts = folder / "glossary-parts"
    shutil.rmtree(parts, ignore_errors=True)
    link_texts(site / "content", parts / "texts")
    write_without_links(parts / "texts", parts / "plain-texts")
    write_glossary(parts / "concepts")

    def command(*contents):
        chosen = [part for name in contents for part in ("--content", parts / name)]
        return [build.TILMECH, "build", "--root", site, *chosen, "--jobs", str(arguments.jobs),
                "--out", None], {}

    programs = {"with glossary": command("texts", "concepts"),
                "without links": command("plain-texts", "concepts"), "without": command("texts"),
                "glossary alone": command("concepts")}
    try:
        cpu = measured(programs, arguments.rounds, arguments.memory)
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    def added(name):
        return (cpu[name] - cpu["glossary alone"]) / cpu["without"] - 1

    found, linked = added("without links"), added("with glossary")
    kept = "kept" if found <= MOST_ADDED else "BROKEN"
    print(f"finding and checking terms adds {found:.1%} of CPU   "
          f"budget <= {MOST_ADDED:.0%}: {kept}")
    print(f"with the links and cards that pages get {linked:.1%}")
    (folder / "glossary.json").write_text(
        json.dumps({"found": found, "linked": linked, "cpu_s": cpu}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
