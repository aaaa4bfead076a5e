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

ANTONYMS = [('ru', r'\bнезаконн(ый|ого|ому|ым|ом) (оборот)', r'законн\1 \2'),
            ('ru', r'\bзаконн(ый|ого|ому|ым|ом) (оборот)', r'незаконн\1 \2'),
            ('ky', r'\bмыйзамсыз (жүгүртүү|жүгүртүл)', r'мыйзамдуу \1'),
            ('ky', r'\bмыйзамдуу (жүгүртүү|жүгүртүл)', r'мыйзамсыз \1'),
            ('en', r'\billicit (trad|traffick)', r'licit \1'),
            ('en', r'\blicit (trad|traffick)', r'illicit \1')]


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


def paragraphs(lines):
    """(first, last) of plain paragraphs of several sentences, as indices of lines."""
    start, fences, is_code = None, 0, False
    for i, line in enumerate(lines + ['']):
        if line == '---' and fences < 2:
            fences += 1
            continue
        is_code ^= line.startswith('```')
        plain = (fences == 2 and line and not is_code
                 and not re.match(r'\s|#|- |\||\[\^|>|```|\d+\. ', line))
        if plain and start is None:
            start = i
        elif not plain and start is not None:
            if not line:
                yield start, i
            start = None


def sentences(text):
    """Spans of the sentences that end in a full stop before a capital letter or the end."""
    ends = [m.end() for m in re.finditer(r'[а-яёңөүa-z»)\]]\.(?=\s+[А-ЯЁҢӨҮA-Z«“]|$)', text)]
    return list(zip([0] + [e + 1 for e in ends[:-1]], ends))


class Mistakes:
    """Makes mistakes in the lines of one file. Each returns (ids, lines where it may be reported)
    or None where the file has no place for it; lines count from 1."""

    def __init__(self, rng, versions):
        self.rng, self.versions = rng, versions

    def sentence(self, lang):
        lines = self.versions[lang]
        spots = []
        for first, last in paragraphs(lines):
            text = '\n'.join(lines[first:last])
            spans = sentences(text)
            for begin, end in spans if len(spans) > 1 else []:
                if end - begin > 50:
                    spots.append((first, last, text, begin, end))
        if not spots:
            return None
        first, last, text, begin, end = self.rng.choice(spots)
        left = text[:begin].rstrip('\n ')
        right = text[end:].lstrip('\n ')
        lines[first:last] = (left + ('\n' if left and right else '') + right).split('\n')
        at = first + 1 + left.count('\n')
        ids = {'sentence-missing', 'sentence-extra', 'number-differs', 'block-missing',
               'block-extra'}
        return ids, {first + 1, at, at + 1}

    def year(self, lang):
        lines = self.versions[lang]
        body = [i for i in range(len(lines)) if lines[:i].count('---') >= 2]
        spots = [(i, m) for i in body for m in re.finditer(r'\b(19|20)\d\d\b', lines[i])
                 if not re.search(r'[/#(]\S*$', lines[i][:m.start()])]
        if not spots:
            return None
        i, m = self.rng.choice(spots)
        year = int(m[0]) + self.rng.choice([-1, 1, 10])
        lines[i] = lines[i][:m.start()] + str(year) + lines[i][m.end():]
        return {'number-differs'}, {i + 1}

    def term(self, lang):
        """Another term of the glossary stands in a term's place."""
        lines = self.versions[lang]
        spots = []
        for first, last in paragraphs(lines):
            text = '\n'.join(lines[first:last])
            for key, (_, names) in GLOSSARY[lang].items():
                hits = [name for name in names for _ in re.findall(rf'\b{re.escape(name)}', text)]
                # The whole word goes, with its ending.
                word = rf'^([^`\n]*\b){re.escape(hits[0])}\w*([^`\n]*)$' if hits else ''
                found = hits and re.search(word, text, re.M)
                # Addresses hold no terms.
                if found and re.search(r'\]\([^)\s]*$', found[1]):
                    continue
                if len(hits) == 1 and len(hits[0]) > 5 and found:
                    spots.append((first, last, key, found))
        if not spots:
            return None
        first, last, key, found = self.rng.choice(spots)
        line = first + found.string[:found.start()].count('\n')
        words = set(found[0].casefold().split())
        others = [term for other, (term, _) in GLOSSARY[lang].items()
                  if other != key and not words & set(term.casefold().split())]
        lines[line] = found[1] + self.rng.choice(others) + found[2]
        ids = {'term-missing', 'term-extra', 'polarity-differs', 'name-differs', 'number-differs'}
        return ids, set(range(first + 1, last + 1))

    def antonym(self, lang):
        lines = self.versions[lang]
        body = [i for i in range(len(lines)) if lines[:i].count('---') >= 2]
        spots = [(i, m, new) for own, old, new in ANTONYMS if own == lang
                 for i in body for m in re.finditer(old, lines[i])]
        if not spots:
            return None
        i, m, new = self.rng.choice(spots)
        lines[i] = lines[i][:m.start()] + m.expand(new) + lines[i][m.end():]
        return {'polarity-differs'}, {i + 1}

    def untranslated(self, lang):
        """A paragraph of one language stands in another's file."""
        other = self.rng.choice([l for l in self.versions if l != lang])
        lines, theirs = self.versions[lang], self.versions[other]
        spots, there = list(paragraphs(lines)), list(paragraphs(theirs))
        if not spots or len(spots) != len(there):
            return None
        # What is marked as another language's is none of the file's.
        both = [(s, t) for s, t in zip(spots, there)
                if not any('{lang=' in line for line in lines[slice(*s)] + theirs[slice(*t)])]
        (first, last), (a, b) = self.rng.choice(both)
        lines[first:last] = theirs[a:b]
        return {'untranslated', 'wrong-language'}, {first + 1}

    def paragraph(self, lang):
        """A paragraph is gone: reported at its counterpart, or in its place; where it was all that
        its section had, the section is reported."""
        lines = self.versions[lang]
        spots = list(paragraphs(lines))
        if len(spots) < 3:
            return None
        first, last = self.rng.choice(spots)
        del lines[first:last + 1]
        return {'block-missing', 'block-extra', 'section-missing', 'section-extra'}, None


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
            result = getattr(Mistakes(rng, changed), kind)(lang)
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
        for kind, least in LEAST.items():
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
        for kind in OPTIONS.kinds or LEAST:
            for lang in LANGS:
                for _ in range(OPTIONS.rounds):
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
