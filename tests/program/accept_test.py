#!/usr/bin/env python3
"""A published document is edited in many ways: links to its paragraphs go on meaning what they
meant, in every language, and `tilmech check` tells which translation has to follow.

usage: accept_test.py TILMECH
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TILMECH = Path(sys.argv.pop(1)).resolve()
NOW = '2026-11-01T00:00:00Z'

ONE = 'Летом 2018 года в городе Ош открыто 12 читальных залов.'
TWO = 'Бюджет составил 68 млн сомов, его утвердили 5 марта.'
THREE = 'Фонд CADAP дал 40 процентов этой суммы.'
FOUR = 'Следующая встреча назначена на 30 ноября 2023 года.'
NEW = 'Погода в горах меняется быстро, и реки разливаются.'
RU = ['## 1. Библиотека', ONE, TWO, '## 2. Встреча', THREE, FOUR]
KY = ['## 1. Китепкана', '2018-жылдын жайында Ош шаарында 12 окуу залы ачылды.',
      'Бюджет 68 млн сомду түздү, аны 5-мартта бекитишти.', '## 2. Жолугушуу',
      'CADAP фонду бул сумманын 40 пайызын берди.',
      'Кийинки жолугушуу 2023-жылдын 30-ноябрында болот.']
EN = ['## 1. Library', 'In the summer of 2018 Osh opened 12 reading rooms.',
      'The budget came to 68 million soms; it was adopted on 5 March.', '## 2. Meeting',
      'The CADAP fund gave 40 per cent of it.', 'The next meeting is set for 30 November 2023.']

# What is done to the source, and where its paragraphs stand after it: address -> the text that a
# reader of the old link must find there (its first words).
OLD = {'s-1-p1': ONE, 's-1-p2': TWO, 's-2-p1': THREE, 's-2-p2': FOUR}
EDITS = [
    ('insert a paragraph', RU[:2] + [NEW] + RU[2:], OLD | {'s-1-p1a': NEW}, []),
    ('delete a paragraph', RU[:2] + RU[3:], OLD | {'s-1-p2': ONE}, ['s-1-p2']),
    ('split a paragraph', RU[:2] + ['Бюджет составил 68 млн сомов.', 'Его утвердили 5 марта.'] +
     RU[3:], OLD | {'s-1-p2': 'Бюджет составил'}, []),
    ('merge two paragraphs', RU[:1] + [ONE + ' ' + TWO] + RU[3:], OLD | {'s-1-p2': ONE},
     ['s-1-p2']),
    ('exchange two paragraphs', [RU[0], TWO, ONE] + RU[3:], OLD, []),
    ('edit a paragraph', RU[:2] + [TWO.replace('68', '69')] + RU[3:],
     OLD | {'s-1-p2': 'Бюджет составил 69'}, []),
    ('insert a section', RU[:3] + ['## 2. Погода', NEW, '## 3. Встреча'] + RU[4:],
     {'s-1-p1': ONE, 's-1-p2': TWO, 's-3-p1': THREE, 's-3-p2': FOUR, 's-2-p1': NEW}, ['s-2']),
    ('rename a section', RU[:3] + ['## 2. Собрание читателей'] + RU[4:], OLD, []),
    ('renumber a section', RU[:3] + ['## 5. Встреча'] + RU[4:],
     OLD | {'s-5-p1': THREE, 's-5-p2': FOUR}, []),
    ('exchange two sections', RU[3:] + RU[:3], OLD, []),
    ('turn paragraphs into a list', RU[:1] + ['- ' + ONE, '- ' + TWO] + RU[3:], OLD, []),
    ('turn a section into part of another', RU[:3] + RU[4:],
     OLD | {'s-2': THREE, 's-1-p2a': THREE}, []),
]


def text_at(html, address):
    """The text from the place with this id on, without tags."""
    at = html.find(f'id="{address}"')
    if at < 0:
        return None
    return re.sub(r'\s+', ' ', re.sub(r'<[^>]*>', '', html[html.index('>', at) + 1:])).strip()


class Site:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.pages = self.folder / 'content/pages'
        self.pages.mkdir(parents=True)

    def write(self, lang, blocks, more=''):
        text = '\n\n'.join(blocks)
        path = self.pages / f'x.{lang}.md'
        path.write_text(f'---\ntitle: T\n{more}---\n{text}\n', encoding='utf-8')
        return path

    def run(self, *args, status=0):
        done = subprocess.run([TILMECH, *args], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == status, (args, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def accept(self, *langs):
        return self.run('accept', *(f'content/pages/x.{lang}.md' for lang in langs))

    def findings(self, *ids):
        found = json.loads(self.run('check', '--now', NOW, '--format', 'json'))
        return [f for f in found if f['id'] in ids]

    def html(self, lang):
        self.run('build', '--now', NOW, '--base-url', 'https://example.org/')
        return (self.folder / 'public' / lang / 'x/index.html').read_text(encoding='utf-8')


class Accept(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = Site(folder.name)

    def publish(self):
        for lang, blocks in (('ru', RU), ('ky', KY), ('en', EN)):
            self.site.write(lang, blocks)
        self.site.accept('ru', 'ky', 'en')

    def test_addresses_survive_every_edit(self):
        self.publish()
        for what, blocks, places, lost in EDITS:
            with self.subTest(what):
                self.site.write('ru', blocks)
                html = self.site.html('ru')
                for address, text in places.items():
                    there = text_at(html, address)
                    self.assertIsNotNone(there, address)
                    self.assertEqual(there[:len(text)], text, address)
                moved = self.site.findings('address-moved')
                self.assertEqual([f['message'].split()[2][1:] for f in moved], lost)

    def test_a_renumbered_section_is_found_at_its_old_address_after_the_next_accept_too(self):
        self.publish()
        self.site.write('ru', RU[:3] + ['## 5. Встреча'] + RU[4:])
        self.site.accept('ru')
        self.site.accept('ru')
        html = self.site.html('ru')
        self.assertTrue(text_at(html, 's-2').startswith(THREE))
        self.assertTrue(text_at(html, 's-2-p2').startswith(FOUR))
        self.assertEqual(self.site.findings('address-moved'), [])

    def test_a_lost_address_leads_to_its_neighbour_and_accept_agrees(self):
        self.publish()
        path = self.site.write('ru', RU[:2] + RU[3:])
        moved = self.site.findings('address-moved')
        self.assertEqual([(f['file'], f['line']) for f in moved],
                         [(str(path.relative_to(self.site.folder)), 4)])
        self.site.accept('ru')
        self.assertEqual(self.site.findings('address-moved'), [])
        self.assertTrue(text_at(self.site.html('ru'), 's-1-p2').startswith(ONE))

    def test_a_translation_added_later_has_the_addresses_of_the_source(self):
        self.site.write('ru', RU)
        self.site.accept('ru')
        self.site.write('ru', RU[:2] + [NEW] + RU[2:])
        before = self.site.html('ru')
        self.site.write('ky', KY)
        self.assertEqual([text_at(before, a)[:20] for a in OLD],
                         [text_at(self.site.html('ru'), a)[:20] for a in OLD])
        html = self.site.html('ky')
        for address, text in zip(OLD, (KY[1], KY[2], KY[4], KY[5])):
            self.assertEqual(text_at(html, address)[:len(text)], text)

    def test_the_row_of_the_source_gives_a_translation_its_addresses(self):
        self.publish()
        self.site.write('ru', RU[:3] + ['## 2. Погода', NEW, '## 3. Встреча'] + RU[4:])
        self.site.write('en', EN[:3] + ['## 2. Weather', 'Rivers flood.', '## 3. Meeting'] + EN[4:])
        html = self.site.html('en')
        self.assertTrue(text_at(html, 's-3-p1').startswith(EN[4]))
        self.assertTrue(text_at(html, 's-2-p1').startswith('Rivers'))

    def test_accept_changes_one_line_of_a_translation_and_nothing_of_the_source(self):
        for lang, blocks in (('ru', RU), ('ky', KY)):
            self.site.write(lang, blocks)
        path = self.site.pages / 'x.ky.md'
        odd = path.read_bytes().replace(b'title: T\n', b"title:  'T'   # draft\n")
        odd = odd.replace(b'\n', b'\r\n') + b'   \r\n\r\nno end'
        path.write_bytes(odd)
        path.chmod(0o640)
        source = (self.site.pages / 'x.ru.md').read_bytes()
        for _ in range(2):  # the second time it stands there already
            self.site.accept('ru', 'ky')
            lines = path.read_bytes().split(b'\r\n')
            stamps = [line for line in lines if line.startswith(b'source_revision: "')]
            self.assertEqual(len(stamps), 1)
            self.assertEqual(b'\r\n'.join(l for l in lines if l not in stamps), odd)
            self.assertEqual(path.stat().st_mode & 0o777, 0o640)
            self.assertEqual((self.site.pages / 'x.ru.md').read_bytes(), source)
        self.assertEqual(sorted(p.name for p in self.site.pages.iterdir()),
                         ['x.addresses.json', 'x.ky.md', 'x.ru.md'])

    def test_a_stale_translation_names_the_sections_that_changed(self):
        self.publish()
        self.assertEqual(self.site.findings('translation-stale'), [])
        self.site.write('ru', RU[:5] + [FOUR.replace('2023', '2024')])
        found = self.site.findings('translation-stale')
        self.assertEqual([(f['file'][-5:], f['line']) for f in found],
                         [('en.md', 11), ('ky.md', 11)])
        self.assertTrue(all('section 2 of ru' in f['message'] for f in found))
        self.site.accept('ky')
        self.assertEqual([f['file'][-5:] for f in self.site.findings('translation-stale')],
                         ['en.md'])

    def test_spaces_punctuation_case_order_and_numbers_of_sections_make_nothing_stale(self):
        self.publish()
        self.site.write('ru', ['## 4. ВСТРЕЧА', THREE.replace('.', ' !'), FOUR.replace(' ', '\n'),
                               '## 7. «Библиотека»', ONE, TWO.replace(',', ' —')])
        self.assertEqual(self.site.findings('translation-stale'), [])

    def test_what_cannot_be_accepted_is_left_as_it_is(self):
        path = self.site.write('ky', KY)
        before = path.read_bytes()
        done = subprocess.run([TILMECH, 'accept', '/etc/hostname'], cwd=self.site.folder,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn('is no version of a document', done.stderr)
        path.write_bytes(before.replace(b'title: T', b'title: [T'))
        self.site.run('accept', 'content/pages/x.ky.md', status=1)
        self.site.write('ru', RU, 'draft: perhaps\n')
        path.write_bytes(before)
        self.site.run('accept', 'content/pages/x.ky.md', status=1)
        self.assertEqual(path.read_bytes(), before)
        self.assertFalse((self.site.pages / 'x.addresses.json').exists())

    def test_a_record_edited_by_hand_makes_no_page_unsafe(self):
        self.publish()
        record = self.site.pages / 'x.addresses.json'
        record.write_text(json.dumps({'sections': [
            {'address': 's-1', 'title': 'x',
             'blocks': [['p1"><script>', 'a', 'b'], ['p9', 'a', 'b']],
             'gone': [['p8"><script>', 'p1'], ['s-9"><script>', 'p1']]}]}))
        self.assertNotIn('"><script>', self.site.html('ru'))
        record.write_text('{"sections": [{"address": "s-1", "blocks": "none"}], "sections": []}')
        self.site.run('build', '--now', NOW, status=1)


if __name__ == '__main__':
    unittest.main()
