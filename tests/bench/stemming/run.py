#!/usr/bin/env python3
"""How well and how fast words are stemmed.

usage: run.py [--build DIR] [PAIRS.tsv...]
DIR    the compiled project (default: build/release)
PAIRS  form<TAB>lemma<TAB>pos a line, for example out of a Universal Dependencies treebank

Quality of the Kyrgyz stemmer, over pairs of distinct forms: a pair is right when the two share a
lemma, found when they share a stem. Measured on whole paradigms of the nouns and verbs listed here
(paradigms.py) and on the PAIRS. Then how often a form gets another stem when it is typed without
ң ө ү, how large the browser's side is, and how many words a second are folded and stemmed.
"""
import argparse
import collections
import gzip
import os
import re
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, '../../..'))
# Debian's hunspell-ru and wamerican-large.
DICTIONARIES = {'ru': '/usr/share/hunspell/ru_RU.dic',
                'en': '/usr/share/dict/american-english-large'}
WITHOUT = str.maketrans('ңөү', 'ноу')


def fail(message, hint):
    sys.exit(f'stemming: {message}\n  next: {hint}')


def run(*command, text=None):
    try:
        return subprocess.run(command, input=text, stdout=subprocess.PIPE, encoding='utf-8',
                              check=True).stdout
    except FileNotFoundError:
        fail(f'{command[0]} is missing', './dev build')
    except subprocess.CalledProcessError as error:
        fail(f'{command[0]} failed with status {error.returncode}', 'read its message above')


def stems_of(tilmech, words, lang='ky'):
    lines = run(tilmech, 'analyze', '--lang', lang, text='\n'.join(words) + '\n').splitlines()
    return dict(line.split('\t') for line in lines)


def read_pairs(text):
    """lemma -> its forms; hyphenated ones are left out."""
    groups = collections.defaultdict(set)
    for line in text.splitlines():
        form, lemma = line.split('\t')[:2]
        if '-' not in form and '-' not in lemma:
            groups[lemma].add(form)
    return groups


def pairs(sizes):
    return sum(n * (n - 1) // 2 for n in sizes)


def score(groups, stem):
    """Precision, recall and F1 over pairs. A form of two lemmas is right with either's forms."""
    by_stem = collections.defaultdict(set)
    for forms in groups.values():
        for form in forms:
            by_stem[stem[form]].add(form)
    found = pairs(len(forms) for forms in by_stem.values())
    same, both = set(), set()
    for forms in groups.values():
        ordered = sorted(forms)
        for i, one in enumerate(ordered):
            for other in ordered[i + 1:]:
                same.add((one, other))
                if stem[one] == stem[other]:
                    both.add((one, other))
    precision, recall = len(both) / max(found, 1), len(both) / max(len(same), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def print_quality(tilmech, name, groups):
    forms = sorted({form for forms in groups.values() for form in forms})
    stem = stems_of(tilmech, forms)
    precision, recall, f1 = score(groups, stem)
    print(f'{name:34} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   '
          f'{len(forms)} forms of {len(groups)} lemmas')
    return forms, stem


def print_folding(tilmech, forms, stem):
    affected = [form for form in forms if form != form.translate(WITHOUT)]
    bare = stems_of(tilmech, [form.translate(WITHOUT) for form in affected])
    other = sum(stem[form] != bare[form.translate(WITHOUT)] for form in affected)
    share = 100 * other / max(len(affected), 1)
    print(f'typed without ң ө ү: {other} of {len(affected)} forms get another stem ({share:.1f} %)')


def print_size():
    with tempfile.TemporaryDirectory() as folder:
        for module, what in (('stems', 'folding, three stemmers'),
                             ('analyser', 'with tokens, typing')):
            out = os.path.join(folder, module + '.js')
            run(os.path.join(ROOT, 'site/bundle'),
                os.path.join(ROOT, f'site/scripts/analyser/{module}.js'), out)
            with open(out, 'rb') as file:
                data = file.read()
            size = len(gzip.compress(data, 9))
            print(f'browser, {what:24} {size:6} bytes gzip, {len(data)} plain')


def running_words(lang):
    """The words of the project's own texts in their order, as in real work: most come again."""
    words = []
    for folder, _, names in sorted(os.walk(os.path.join(ROOT, 'content'))):
        for name in sorted(names):
            if name.endswith(f'.{lang}.md'):
                with open(os.path.join(folder, name), encoding='utf-8') as file:
                    words += re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", file.read())
    return words


def different_words():
    """More words than the analyser remembers, each once, in no order: the worst case."""
    lists = {'ky': []}
    for kind in ('nouns', 'verbs'):
        text = run(sys.executable, os.path.join(HERE, 'paradigms.py'), kind,
                   os.path.join(HERE, f'{kind}.txt'))
        lists['ky'] += [line.split('\t')[0] for line in text.splitlines()]
    for lang, path in DICTIONARIES.items():
        if not os.path.exists(path):
            return None
        with open(path, encoding='utf-8') as file:
            lists[lang] = [line.split('/')[0].strip() for line in file if line.strip()]
    return {lang: sorted(set(words), key=lambda word: zlib.crc32(word.encode()))[:30000]
            for lang, words in lists.items()}


def print_speed(program):
    with tempfile.TemporaryDirectory() as folder:
        lists = {lang: running_words(lang) for lang in ('ky', 'ru', 'en')}
        for title, chosen in (('running text', lists), ('different words', different_words())):
            if chosen is None:
                print(f'{title}: install hunspell-ru and wamerican-large to measure')
                continue
            paths = []
            for lang, words in chosen.items():
                paths.append(os.path.join(folder, lang))
                with open(paths[-1], 'w', encoding='utf-8') as file:
                    file.write('\n'.join(words))
            print(f'{title}: ' + ', '.join(f'{lang} {len(w)} words' for lang, w in chosen.items()))
            print(run(program, *paths), end='')


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.path.join(ROOT, 'build/release'))
    parser.add_argument('pairs', nargs='*')
    options = parser.parse_args()
    tilmech = os.path.join(options.build, 'tilmech')
    for kind in ('nouns', 'verbs'):
        text = run(sys.executable, os.path.join(HERE, 'paradigms.py'), kind,
                   os.path.join(HERE, f'{kind}.txt'))
        forms, stem = print_quality(tilmech, f'paradigms of {kind}', read_pairs(text))
        print_folding(tilmech, forms, stem)
    for path in options.pairs:
        with open(path, encoding='utf-8') as file:
            print_quality(tilmech, os.path.basename(path), read_pairs(file.read()))
    print_size()
    print_speed(os.path.join(options.build, 'tests/bench/stemming/stemming_speed'))


if __name__ == '__main__':
    main()
