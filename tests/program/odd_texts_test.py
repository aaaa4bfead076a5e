#!/usr/bin/env python3
"""Texts that nobody should write, and somebody will: `tilmech check` and `tilmech align` answer
with rows or a clear finding, within bounds of processor time and memory.

usage: odd_texts_test.py TILMECH
"""
import json
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TILMECH = Path(sys.argv.pop(1)).resolve()
CPU_SECONDS, MEMORY_BYTES = 60, 4 << 30


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def numbered(word, count, step=1):
    return '\n\n'.join(f'{word} {i * 7919 % 9973}.' for i in range(0, count, step)) + '\n'


class OddTexts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_program(self, *args):
        done = subprocess.run([TILMECH, *args], cwd=self.folder, capture_output=True, text=True,
                              preexec_fn=limit)
        self.assertIn(done.returncode, (0, 1), done.stderr[-500:])
        return done.stdout

    def check(self, **texts):
        """The ids that are reported, by language."""
        pages = self.folder / 'content/pages'
        pages.mkdir(parents=True, exist_ok=True)
        for lang, text in texts.items():
            (pages / f'x.{lang}.md').write_text(f'---\ntitle: T\n---\n{text}', encoding='utf-8')
        found = json.loads(self.run_program('check', '--format', 'json'))
        self.assertTrue(all(f['line'] >= 0 and f['message'] for f in found))
        return {(f['id'], f['file'][-5:-3]) for f in found}

    def rows(self, **texts):
        names = []
        for lang, text in texts.items():
            (self.folder / f'x.{lang}.md').write_text(text, encoding='utf-8')
            names.append(f'x.{lang}.md')
        out = self.run_program('align', *names, '--format', 'jsonl')
        return [json.loads(line) for line in out.splitlines()]

    def test_an_empty_file_is_a_missing_text(self):
        self.assertIn(('section-missing', 'ky'), self.check(ru='Один абзац.\n', ky=''))
        (self.folder / 'content/pages/x.ky.md').write_bytes(b'')
        found = json.loads(self.run_program('check', '--format', 'json'))
        self.assertIn('front-matter-missing', {f['id'] for f in found})
        self.assertEqual(self.rows(ru='', ky=''), [])

    def test_twenty_thousand_blocks_against_twenty_thousand(self):
        ru, ky = numbered('Пункт', 20000), numbered('Пункту', 20000)
        rows = self.rows(ru=ru, ky=ky)
        whole = [row for row in rows if len(row['ru']) == len(row['ky']) == 1]
        self.assertGreater(len(whole), 19900)

    def test_one_language_three_times_as_long(self):
        rows = self.rows(ru=numbered('Пункт', 9000, 3), ky=numbered('Пункту', 9000))
        right = sum(row['ru'][0][0] * 3 - 2 == row['ky'][0][0] for row in rows
                    if len(row['ru']) == len(row['ky']) == 1)
        self.assertGreater(right, 2850)
        self.assertIn(('block-extra', 'ky'), self.check(ru=numbered('Пункт', 90, 3),
                                                        ky=numbered('Пункту', 90)))

    def test_sections_numbered_twice(self):
        twice = '## 1. Один\n\nраз\n\n## 1. Два\n\nдва\n'
        self.assertIn(('section-number-twice', 'ru'), self.check(ru=twice, ky=twice))
        many = ''.join(f'## 1. Раздел {i}\n\nтекст {i}\n\n' for i in range(3000))
        self.assertIn(('section-number-twice', 'ru'), self.check(ru=many, ky=many))

    def test_numbers_that_overflow(self):
        huge = '9' * 5000
        text = f'## {huge}. Один\n\nВсего {huge} сомов, {huge},{huge} и 1.{huge}.\n\n{huge}. Да\n'
        self.assertNotIn(('number-differs', 'ky'), self.check(ru=text, ky=text))
        self.assertIn(('number-differs', 'ky'), self.check(ru=f'Всего {huge} сомов.\n',
                                                           ky=f'Баары {huge}1 сом.\n'))

    def test_a_table_against_a_list(self):
        table = '| a | b |\n|---|---|\n' + '| 1 | 2 |\n' * 300
        found = self.check(ru=table, ky='- бир\n- эки\n' * 300)
        self.assertTrue(found & {('structure-differs', 'ky'), ('block-missing', 'ky'),
                                 ('block-missing', 'ru'), ('block-extra', 'ky')}, found)

    def test_a_version_in_the_wrong_language(self):
        text = 'Участники обсудили, что делается в их странах для профилактики.\n\n' * 200
        self.assertIn(('untranslated', 'ky'), self.check(ru=text, ky=text))

    def test_the_same_paragraph_a_thousand_times(self):
        rows = self.rows(ru='Да.\n\n' * 3000, ky='Ооба.\n\n' * 2500)
        self.assertEqual(sum(len(row['ru']) for row in rows), 3000)

    def test_one_paragraph_of_a_hundred_thousand_words(self):
        words = '\n'.join('слово число 17 и 2013 год.' for _ in range(15000))
        self.check(ru=words + '\n', ky=words + '\n')


if __name__ == '__main__':
    unittest.main()
