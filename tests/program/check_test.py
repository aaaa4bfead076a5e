#!/usr/bin/env python3
"""What an editor relies on: mistakes put into the project's own content at seeded random places, in
every language, are reported by `tilmech check` with the right id at the exact line.

usage: check_test.py TILMECH PROJECT_ROOT [--show] [--rounds N] [--seed N] [--half 0|1]

Checks are developed on the even documents (--half 0) and measured on the odd ones (--half 1), with
other seeds each time; the test itself takes all.
"""
import argparse
import difflib
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from mistakes import Mistakes

PARSER = argparse.ArgumentParser()
PARSER.add_argument('tilmech', type=Path)
PARSER.add_argument('root', type=Path)
PARSER.add_argument('--show', action='store_true')
PARSER.add_argument('--rounds', type=int, default=3)
PARSER.add_argument('--seed', type=int, default=20141027)
PARSER.add_argument('--half', type=int, choices=(0, 1))
PARSER.add_argument('--kinds', nargs='+')
OPTIONS = PARSER.parse_args()
TILMECH, ROOT = OPTIONS.tilmech.resolve(), OPTIONS.root.resolve()
NOW = '2026-11-01T00:00:00Z'
LANGS = ('ky', 'ru', 'en')

# The least share of mistakes that must be found, by kind. They are found in rounds, one mistake a
# document and round, so that no mistake hides another.
LEAST = {'sentence': .95, 'year': .98, 'term': .9, 'antonym': .87, 'untranslated': .97,
         'paragraph': .98}
# The same of slips of the pen, which are plainer: a third of the rounds is enough.
PLAIN = {'number': .97, 'scale': .95, 'unit': .9, 'item': .97, 'doubled': .95, 'name': .9,
         'mail': .98, 'link': .95, 'note': .98, 'phrase': .95, 'look_alike': .93}


def glossary():
    """lang -> {key: (term, all names of the concept)}, of the project's own glossary."""
    entries = {lang: {} for lang in LANGS}
    for path in sorted((ROOT / 'content/glossary').glob('*.md')):
        key, lang, _ = path.name.rsplit('.', 2)
        head = path.read_text().split('---')[1]
        term = re.search(r'^term: *"?(.+?)"?$', head, re.M)[1]
        more = re.search(r'^variants: *\[(.+)\]', head, re.M)
        short = re.search(r'^abbreviation: *(.+)', head, re.M)
        names = [term] + ([n.strip(' "') for n in more[1].split(',')] if more else [])
        names += [short[1]] if short else []
        entries[lang][key] = (term, names)
    return entries


def check(site):
    result = subprocess.run([TILMECH, 'check', '--root', site, '--now', NOW, '--format', 'json'],
                            capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return json.loads(result.stdout)


def read_documents():
    """(folder, name) -> {lang: lines} of every release, programme and page in all languages."""
    documents = defaultdict(dict)
    for collection in ('releases', 'programmes', 'pages'):
        for path in sorted((ROOT / 'content' / collection).rglob('*.md')):
            name, lang, _ = path.name.rsplit('.', 2)
            documents[path.parent.relative_to(ROOT), name][lang] = path.read_text().split('\n')
    whole = [(where, v) for where, v in documents.items() if len(v) == len(LANGS)]
    return dict(whole if OPTIONS.half is None else whole[OPTIONS.half::2])


class Trial:
    """A copy of the site in which documents get mistakes and are mended again."""

    def __init__(self, folder, documents):
        self.site, self.documents = Path(folder) / 'site', documents
        for part in ('content', 'site'):
            shutil.copytree(ROOT / part, self.site / part)
        self.before = {(f['id'], f['file'], f['message']) for f in check(self.site)}
        self.found, self.made = defaultdict(int), defaultdict(int)
        self.missed = []

    def round(self, rng, kind, lang):
        """One mistake in each document that has a place for it."""
        expected = {}
        for (where, name), versions in self.documents.items():
            changed = {l: list(lines) for l, lines in versions.items()}
            result = getattr(Mistakes(rng, changed, GLOSSARY), kind)(lang)
            if result:
                path = where / f'{name}.{lang}.md'
                expected[str(where / name)] = (*result, path, '\n'.join(versions[lang]))
                (self.site / path).write_text('\n'.join(changed[lang]))
        new = [f for f in check(self.site)
               if (f['id'], f['file'], f['message']) not in self.before]
        for document, (ids, lines, path, original) in expected.items():
            own = [f for f in new if document in f['file']]
            hit = any(f['id'] in ids and (lines is None or at_line(f, str(path), lines))
                      for f in own)
            self.made[kind, lang] += 1
            self.found[kind, lang] += hit
            if not hit:
                changed = difflib.unified_diff(original.split('\n'),
                                               (self.site / path).read_text().split('\n'),
                                               lineterm='', n=0)
                self.missed.append((kind, path, sorted(lines or []), *list(changed)[2:],
                                    *((f['id'], f['file'][-5:], f['line'], f['message'])
                                      for f in own)))
            (self.site / path).write_text(original)

    def report(self):
        """Prints the shares; True when each is what it should be."""
        good = True
        for kind, least in (LEAST | PLAIN).items():
            if OPTIONS.kinds and kind not in OPTIONS.kinds:
                continue
            parts = [f'{l} {self.found[kind, l]}/{self.made[kind, l]}' for l in LANGS]
            total = sum(self.made[kind, l] for l in LANGS)
            share = sum(self.found[kind, l] for l in LANGS) / total if total else 0
            good &= total > 0 and share >= least
            print(f'{kind:13} {share:.3f} (at least {least:.2f})  ' + '  '.join(parts))
        return good


def main():
    rng = random.Random(OPTIONS.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder, read_documents())
        for kind in OPTIONS.kinds or LEAST | PLAIN:
            rounds = OPTIONS.rounds if kind in LEAST else max(1, OPTIONS.rounds // 3)
            for lang in LANGS:
                for _ in range(rounds):
                    trial.round(rng, kind, lang)
    good = trial.report()
    if OPTIONS.show:
        for entry in trial.missed:
            print(*entry, sep='\n    ')
    return 0 if good else 1


def at_line(finding, own, lines):
    """The finding stands at the line, or, in another version, names it in its hint."""
    if finding['file'].endswith(own):
        return finding['line'] in lines
    return any(finding['hint'].endswith(f'{own}:{line}') or f'{own}:{line};' in finding['hint']
               for line in lines)


GLOSSARY = glossary()

if __name__ == '__main__':
    sys.exit(main())
