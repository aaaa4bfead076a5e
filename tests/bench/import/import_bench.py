#!/usr/bin/env python3
"""Imports real documents as they were received and prints, for each, the words kept, the headings
found of those there, and the paragraphs wrongly split or joined in a sample checked by hand. The
documents are not part of the project: they lie in ../shared/seeds beside it, and what is expected
of them is stored as numbers of lines, numbers of sections, dates and counts only. Fails when a word
is lost, when less is right than has been reached, and when the documents are not there.

usage: import_bench.py TILMECH PROJECT_ROOT [--if-there]
       --if-there: where the documents are not there, says so and exits with 77 (skipped)
"""
import collections
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
# What has been reached, in per cent of the sample and of the headings: less is a step back.
LEAST_PARAGRAPHS, LEAST_HEADINGS = 90, 95


def letters(text):
    """Letters and digits alone: what stays the same when lines are joined."""
    return ''.join(c for c in unicodedata.normalize('NFC', text) if c.isalnum())


def words(text):
    return collections.Counter(re.findall(r'[^\W_]+', unicodedata.normalize('NFC', text).lower()))


def blocks_of(markdown):
    """The letters of each block: paragraphs, items, headings; without footnote numbers."""
    body = re.sub(r'\A---\n.*?\n---\n', '', markdown, flags=re.S)
    body = re.sub(r'\[\^\w+\]', '', body)
    parts = re.split(r'\n\s*\n|\n(?=\s*(?:- |\d+\. ))', body)
    return [letters(re.sub(r'\A\s*(?:- |\d+\. )', '', part)) for part in parts]


def front_of(markdown):
    lines = markdown.split('\n---\n', 1)[0].splitlines()[1:]
    return {name: value.strip(' "') for name, _, value in (line.partition(':') for line in lines)}


class Imported:
    def __init__(self, tilmech, root, seed):
        with tempfile.TemporaryDirectory() as folder:
            site, content = Path(folder) / 'site', Path(folder) / 'content'
            site.mkdir()
            content.mkdir()
            (site / 'site.json').write_bytes((root / 'site/site.json').read_bytes())
            result = subprocess.run([tilmech, 'import', seed, '--root', folder],
                                    capture_output=True, text=True, check=False)
            self.report = result.stderr
            if result.returncode != 0:
                sys.exit(f'{seed.name}: exit {result.returncode}\n{result.stderr}')
            paths = sorted(content.rglob('*.md'))
            self.files = {str(path.relative_to(content)): path.read_text(encoding='utf-8')
                          for path in paths}
        self.remarks = [line.partition(' | ')[2] for line in self.report.splitlines()]
        self.texts = {name: text for name, text in self.files.items()
                      if not name.startswith('glossary/')}

    def text(self, lang):
        found = [item for item in self.texts.items() if item[0].endswith(f'.{lang}.md')]
        return found[0] if found else ('', '')

    def missing_words(self, source):
        """Words of the source in neither files nor list, counted again from outside."""
        have = words('\n'.join(self.files.values()) + '\n' + self.report)
        return words(source) - have


def sample_faults(imported, source, sample):
    """[split], [joined]: samples that are no block of their own."""
    blocks = set()
    for text in imported.files.values():
        blocks.update(blocks_of(text))
    blocks.update(letters(remark) for remark in imported.remarks)
    everything = '|'.join(sorted(blocks))
    lines = source.split('\n')
    split, joined = [], []
    for first, last in sample:
        own = lines[first - 1:last]
        paragraph = ' '.join(line for line in own if not line.strip().isdigit())
        paragraph = re.sub(r'^\s*(?:- |\d+\. )', '', paragraph)
        # A link's address stands once in the source and once in its list.
        wanted = letters(re.sub(r'\]\((?:mailto:)?[^)]*\)', ']', paragraph))
        if wanted in blocks:
            continue
        (joined if wanted in everything else split).append((first, last))
    return split, joined


def headings_found(markdown, expected):
    numbers = re.findall(r'^#+ (\d+(?:\.\d+)*)', markdown, re.M)
    return [number for number in expected if number in numbers]


def report(name, imported, source, expected):
    faults = []
    count = re.search(r'^(\d+) words in the file: (\d+) kept, (\d+) listed above, (\d+) lost',
                      imported.report, re.M)
    total, kept, listed, lost = (int(number) for number in count.groups())
    missing = imported.missing_words(source)
    fallback = imported.report.count('passage with words that are not in the result')
    print(f'{name}\n  words: {total}, kept {kept} ({100 * kept / total:.1f} %), listed {listed}, '
          f'lost {lost}; counted again: {sum(missing.values())} missing; '
          f'passages put on the list by the count: {fallback}')
    if lost or missing:
        faults.append(f'lost words: {lost}, {list(missing)[:5]}')
    for lang, fields in expected['fields'].items():
        path, text = imported.text(lang)
        front = front_of(text) if text else {}
        front['collection'] = path.split('/')[0]
        wrong = {key: front.get(key) for key, value in fields.items() if front.get(key) != value}
        # Fields that languages share stand in one file.
        print(f'  {lang}: fields right {len(fields) - len(wrong)} of {len(fields)}'
              f'{f", not {wrong}" if wrong else ""}')
        if wrong:
            faults.append(f'{lang}: {wrong}')
        there = expected['headings'][lang]
        found = headings_found(text, there)
        if there:
            print(f'  {lang}: headings {len(found)} of {len(there)}, '
                  f'missing {sorted(set(there) - set(found))}')
            if 100 * len(found) < LEAST_HEADINGS * len(there):
                faults.append(f'{lang}: headings')
        terms = [text for name, text in imported.files.items()
                 if name.startswith('glossary/') and name.endswith(f'.{lang}.md')]
        if 'terms' in expected:
            short = sum('\nabbreviation:' in text for text in terms)
            print(f'  {lang}: {len(terms)} entries, {short} with an abbreviation; there: '
                  f'{expected["terms"][lang]} terms, '
                  f'{expected["abbreviations"][lang]} abbreviations')
    sample = expected['sample']
    split, joined = sample_faults(imported, source, sample)
    print(f'  sample of {len(sample)} paragraphs: wrongly split {len(split)} {split or ""}, '
          f'wrongly joined {len(joined)} {joined or ""}')
    return faults, len(sample), len(split) + len(joined)


def main():
    arguments = [word for word in sys.argv[1:] if word != '--if-there']
    tilmech, root = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    seeds = [root.parent / 'shared/seeds', root.parent.parent / 'shared/seeds']
    folder = next((path for path in seeds if path.is_dir()), None)
    if folder is None:
        print(f'the documents are not here: {seeds[0]} does not exist, so nothing was measured')
        return 77 if '--if-there' in sys.argv else 1
    expected = json.loads((HERE / 'expected.json').read_text(encoding='utf-8'))
    faults, samples, wrong = [], 0, 0
    for name, wanted in expected.items():
        seed = folder / name
        if not seed.exists():
            faults.append(f'{name} is not there')
            continue
        source = seed.read_text(encoding='utf-8')
        found, size, errors = report(name, Imported(tilmech, root, seed), source, wanted)
        faults += [f'{name}: {fault}' for fault in found]
        samples, wrong = samples + size, wrong + errors
    right = 100 * (samples - wrong) / samples if samples else 0
    print(f'all: {samples - wrong} of {samples} paragraphs right ({right:.0f} %)')
    if right < LEAST_PARAGRAPHS:
        faults.append(f'paragraphs: {right:.0f} %, {LEAST_PARAGRAPHS} % had been reached')
    for fault in faults:
        print('FAIL', fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
