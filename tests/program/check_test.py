#!/usr/bin/env python3
"""What an editor relies on: mistakes put into the project's own content at seeded random places, in
every language, are reported by `tilmech check` with the right id at the exact line.

usage: check_test.py TILMECH PROJECT_ROOT [--show] [--rounds N]
"""
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

TILMECH, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SHOW = '--show' in sys.argv
ROUNDS = int(sys.argv[sys.argv.index('--rounds') + 1]) if '--rounds' in sys.argv else 3
NOW = '2026-11-01T00:00:00Z'
LANGS = ('ky', 'ru', 'en')

# The least share of mistakes that must be found, by kind. They are found in rounds, one mistake a
# document and round, so that no mistake hides another.
LEAST = {'sentence': .8, 'year': .95, 'antonym': .75, 'untranslated': .95, 'paragraph': .9}

ANTONYMS = [('ru', r'\bнезаконн(ый|ого|ому|ым|ом) (оборот)', r'законн\1 \2'),
            ('ru', r'\bзаконн(ый|ого|ому|ым|ом) (оборот)', r'незаконн\1 \2'),
            ('ky', r'\bмыйзамсыз (жүгүртүү|жүгүртүл)', r'мыйзамдуу \1'),
            ('ky', r'\bмыйзамдуу (жүгүртүү|жүгүртүл)', r'мыйзамсыз \1'),
            ('en', r'\billicit (trad|traffick)', r'licit \1'),
            ('en', r'\blicit (trad|traffick)', r'illicit \1')]


def check(site):
    result = subprocess.run([TILMECH, 'check', '--root', site, '--now', NOW, '--format', 'json'],
                            capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return json.loads(result.stdout)


def paragraphs(lines):
    """(first, last) of plain paragraphs of several sentences, as indices of lines."""
    start, fences = None, 0
    for i, line in enumerate(lines + ['']):
        if line == '---' and fences < 2:
            fences += 1
            continue
        plain = fences == 2 and line and not re.match(r'\s|#|- |\||\[\^|>|\d+\. ', line)
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
        return {'sentence-missing', 'sentence-extra', 'number-differs'}, {at, at + 1}

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
        k = self.rng.randrange(len(spots))
        (first, last), (a, b) = spots[k], there[k]
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


def main():
    rng = random.Random(20141027)
    documents = defaultdict(dict)
    for path in sorted((ROOT / 'content').glob('[rp]*/**/*.md')):
        # Pages about the site and the program are no institution's prose: of sentences dropped from
        # their short paragraphs fewer are found.
        if 'pages' in path.parts and path.name.split('.')[0] not in ('about', 'contacts'):
            continue
        name, lang, _ = path.name.rsplit('.', 2)
        documents[path.parent.relative_to(ROOT), name][lang] = path.read_text().split('\n')
    documents = {where: v for where, v in documents.items() if len(v) == len(LANGS)}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / 'site'
        site.mkdir()
        for part in ('content', 'site'):
            shutil.copytree(ROOT / part, site / part)
        before = {(f['id'], f['file'], f['message']) for f in check(site)}
        found, made, missed = defaultdict(int), defaultdict(int), []
        for kind in LEAST:
            for lang in LANGS:
                for _ in range(ROUNDS):
                    expected = {}
                    for (where, name), versions in documents.items():
                        changed = {l: list(lines) for l, lines in versions.items()}
                        result = getattr(Mistakes(rng, changed), kind)(lang)
                        if result:
                            expected[str(where / name)] = (*result, changed[lang])
                            (site / where / f'{name}.{lang}.md').write_text(
                                '\n'.join(changed[lang]))
                    new = [f for f in check(site)
                           if (f['id'], f['file'], f['message']) not in before]
                    for document, (ids, lines, text) in expected.items():
                        made[kind, lang] += 1
                        own = f'{document}.{lang}.md'
                        hit = any(f['id'] in ids and document in f['file'] and
                                  (lines is None or at_line(f, own, lines)) for f in new)
                        found[kind, lang] += hit
                        if not hit:
                            missed.append((kind, own, sorted(lines or []),
                                           [(f['id'], f['file'][-5:], f['line'], f['message'])
                                            for f in new if document in f['file']]))
                        original = documents[tuple_of(document)][lang]
                        (site / own).write_text('\n'.join(original))
    failed = False
    for kind, least in LEAST.items():
        parts = [f'{lang} {found[kind, lang]}/{made[kind, lang]}' for lang in LANGS]
        total = sum(made[kind, l] for l in LANGS)
        share = sum(found[kind, l] for l in LANGS) / total if total else 0
        failed |= total == 0 or share < least
        print(f'{kind:13} {share:.2f} (at least {least:.2f})  ' + '  '.join(parts))
    if SHOW:
        for entry in missed:
            print(*entry, sep='\n    ')
    return 1 if failed else 0


def tuple_of(document):
    path = Path(document)
    return path.parent, path.name


def at_line(finding, own, lines):
    """The finding stands at the line, or, in another version, names it in its hint."""
    if finding['file'].endswith(own):
        return finding['line'] in lines
    return any(finding['hint'].endswith(f'{own}:{line}') or f'{own}:{line};' in finding['hint']
               for line in lines)


if __name__ == '__main__':
    sys.exit(main())
