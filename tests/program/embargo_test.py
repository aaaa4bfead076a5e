#!/usr/bin/env python3
"""The embargo gate: before its instant nothing of a held document is in the output, at the instant
all of it is.

usage: embargo_test.py TILMECH PROJECT_ROOT
"""
import os
import re
import shutil
import subprocess
import sys
import time
import unittest
import zipfile

from program import NOW, TILMECH, SiteTest, differences, run, tree

HELD_UNTIL = '2026-12-01T10:00:00+06:00'

# Words that occur nowhere else: if one is in the output, an embargo was broken.
CANARIES = {'ru': 'кенарейкину', 'ky': 'канарейкачаны', 'en': 'canarybirds'}

# The hours before and at the instant as clocks on the wall show them.
HOURS = {'UTC': (3, 4), 'Asia/Bishkek': (9, 10)}

# One dot of light: the smallest PNG there is.
DOT = bytes.fromhex('89504e470d0a1a0a0000000d4948445200000001000000010806000000'
                    '1f15c4890000000d49444154789c63f8cfc0f01f00050001ff5699c7a70000'
                    '000049454e44ae426082')


class Embargo(SiteTest):
    def hold(self, content, publish_at=HELD_UNTIL):
        """Adds a held document to each collection of a content folder, canary words everywhere."""
        for lang, word in CANARIES.items():
            fields = f'publish_at: {publish_at}\ntags: [canary]\n' if lang == 'ru' else ''
            files = 'attachments: [{file: canarybirds.txt, title: %s}]\n' % word
            pictures = 'images: [{file: canarybirds.png, alt: %s, caption: %s}]\n' % (word, word)
            body = (f'{word} [x](glossary/canarybirds)\n\n> {word}\n>\n> — {word}\n\n'
                    f'## 1. {word}\n\n- {word}[^1]\n\n[^1]: {word}\n')
            date = 'date: 2026-12-01\n' if lang == 'ru' else ''
            names = f'aliases: [canarybirds-old]\n{fields}'
            texts = {
                'releases': f'title: {word}\nsummary: {word}\n{date}{names}{files}{pictures}',
                'programmes': f'title: {word}\nsummary: {word}\n{names}{files}',
                'pages': f'title: {word}\nsummary: {word}\n{names}{pictures}',
                'glossary': f'term: {word}\nvariants: [{word}x]\nabbreviation: {word}\n'
                            f'domain: {word}\ndefinition_source: {word}\n{fields}',
            }
            for collection, front in texts.items():
                (content / collection).mkdir(parents=True, exist_ok=True)
                path = content / collection / f'canarybirds.{lang}.md'
                path.write_text(f'---\n{front}---\n{body}', encoding='utf-8')
        for folder in ('releases', 'programmes', 'pages'):
            (content / folder / 'canarybirds.txt').write_text('canarybirds', encoding='utf-8')
            (content / folder / 'canarybirds.png').write_bytes(DOT)

    def small_site(self):
        """A site with one public release, for tests that build often."""
        site = self.tmp / 'small'
        (site / 'content/releases').mkdir(parents=True)
        (site / 'content/releases/a.ru.md').write_text(
            '---\ntitle: Открыто\ndate: 2026-01-01\ntags: [x]\n---\nТекст.\n')
        (site / 'site').mkdir()
        (site / 'site/site.json').write_text(
            '{"title": {"ky": "С", "ru": "С", "en": "S"}, "time_zone": "Asia/Bishkek"}')
        return site

    def assert_no_canary(self, files):
        for path, data in files.items():
            for word in CANARIES.values():
                self.assertNotIn(word.encode(), data, path)
                self.assertNotIn(word, path)

    def test_faults_embargo_with_held_documents_or_without_them_the_output_is_the_same_bytes(self):
        held = self.copy('held')
        self.hold(held / 'content')
        for more in ([], ['--base-url', 'https://example.org/docs/']):
            without = self.build(self.site, '--now', NOW, *more)
            with_held = self.build(held, '--now', NOW, *more)
            self.assertEqual(differences(without, with_held), [])
            self.assert_no_canary(with_held)

    def test_faults_embargo_each_collection_is_held_by_itself(self):
        without = self.build(self.site, '--now', NOW)
        for collection in ('releases', 'programmes', 'pages', 'glossary'):
            held = self.copy(f'held-{collection}')
            self.hold(self.tmp / 'all')
            shutil.copytree(self.tmp / 'all' / collection, held / 'content' / collection,
                            dirs_exist_ok=True)
            for text in (held / 'content' / collection).glob('canarybirds.*.md'):
                text.write_text(text.read_text(encoding='utf-8')
                                .replace('(glossary/canarybirds)', '(glossary/aids)'),
                                encoding='utf-8')
            self.assertEqual(differences(without, self.build(held, '--now', NOW)), [], collection)

    def test_faults_embargo_a_held_text_may_lie_in_a_private_folder(self):
        self.hold(self.tmp / 'private')
        folders = ['--content', str(self.site / 'content'), '--content', str(self.tmp / 'private')]
        without = self.build(self.site, '--now', NOW)
        with_held = self.build(self.site, '--now', NOW, *folders)
        self.assertEqual(differences(without, with_held), [])
        public = self.build(self.site, '--now', HELD_UNTIL, *folders)
        self.assertIn('ky/releases/canarybirds/index.html', public)
        self.assertIn('media/releases/canarybirds.txt', public)

    def test_faults_embargo_by_the_clock_in_two_zones_a_second_before_at_and_after(self):
        site = self.small_site()
        self.hold(site / 'content')
        for zone, (before, at) in HOURS.items():
            for clock, is_public in ((f'2026-12-01 {before:02}:59:59', False),
                                     (f'2026-12-01 {at:02}:00:00', True),
                                     (f'2026-12-01 {at:02}:00:01', True)):
                out = self.tmp / 'out'
                result = subprocess.run(
                    ['faketime', '-m', '-f', clock, TILMECH, 'build', '--root', site,
                     '--out', out],
                    capture_output=True, text=True,
                    env={**os.environ, 'TZ': zone, 'FAKETIME_DONT_FAKE_MONOTONIC': '1'})
                self.assertEqual(result.returncode, 0, result.stderr)
                public = tree(out)
                self.assertEqual('ky/releases/canarybirds/index.html' in public, is_public,
                                 (zone, clock))
                if not is_public:
                    self.assert_no_canary(public)

    def test_faults_embargo_data_for_other_programs_has_no_held_text(self):
        site = self.small_site()
        self.hold(site / 'content')
        out = self.tmp / 'all.ndjson'
        for now, is_public in ((NOW, False), (HELD_UNTIL, True)):
            made = run('export', 'opensearch', '--root', str(site), '--now', now, '--out', str(out))
            self.assertEqual(made.returncode, 0, made.stderr)
            files = self.build(site, '--now', now)
            data = {name: files[name] for name in files if name.endswith('.json')}
            data['all.ndjson'] = out.read_bytes()
            for lang in CANARIES:
                self.assertIn(f'{lang}/releases.json', data)
            if not is_public:
                self.assert_no_canary(data)
                continue
            for lang, word in CANARIES.items():
                for name in (f'{lang}/releases.json', 'glossary.json', 'all.ndjson'):
                    self.assertIn(word.encode(), data[name], name)

    def test_faults_embargo_a_word_file_of_a_held_release_says_so_first(self):
        site = self.small_site()
        self.hold(site / 'content')
        out = self.tmp / 'held.docx'
        args = ['export', 'docx', 'canarybirds', '--root', str(site), '--lang', 'en',
                '--out', str(out)]
        refused = run(*args, '--now', NOW)
        self.assertEqual((refused.returncode, out.exists()), (2, False), refused.stderr)
        for more, first in (((NOW, '--held'), 'Embargoed until 1 December 2026, 10:00'),
                            ((HELD_UNTIL,), 'Press release')):
            made = run(*args, '--now', *more)
            self.assertEqual(made.returncode, 0, made.stderr)
            with zipfile.ZipFile(out) as word:
                text = word.read('word/document.xml').decode()
                self.assertIn('w:footer', ' '.join(word.namelist()) + text)
            paragraphs = re.findall(r'<w:t[^>]*>([^<]*)</w:t>', text)
            self.assertTrue(paragraphs[0].startswith(first), paragraphs[:3])
            self.assertIn(CANARIES['en'], ' '.join(paragraphs))

    def test_until_published_waits_for_the_instant_builds_and_ends(self):
        site = self.small_site()
        self.hold(site / 'content')
        out, page = self.tmp / 'out', self.tmp / 'out/ky/releases/canarybirds/index.html'
        waiting = subprocess.Popen(
            ['faketime', '-m', '-f', '@2026-12-01 09:59:56', TILMECH, 'build', '--root', site,
             '--out', out, '--until-published'],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, 'TZ': 'Asia/Bishkek', 'FAKETIME_DONT_FAKE_MONOTONIC': '1'})
        while 'waiting until' not in (line := waiting.stderr.readline()):
            self.assertNotEqual(line, '', 'it ended without waiting')
        self.assertIn('2026-12-01T10:00:00+06:00 = 2026-12-01T04:00:00', line)
        self.assert_no_canary(tree(out))
        printed, messages = waiting.communicate(timeout=60)
        self.assertEqual(waiting.returncode, 0, messages)
        self.assertTrue(page.is_file())
        self.assertEqual(printed.count(' documents, '), 2)

    def test_until_published_ends_at_once_when_nothing_waits_for_an_instant(self):
        site = self.small_site()
        begun = time.monotonic()
        result = run('build', '--root', str(site), '--out', str(self.tmp / 'out'),
                     '--until-published')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('nothing waits for an instant', result.stderr)
        self.assertLess(time.monotonic() - begun, 60)
        self.assertEqual(run('build', '--root', str(site), '--until-published',
                             '--now', NOW).returncode, 2)

    def test_the_canaries_would_be_seen(self):
        self.hold(self.site / 'content')
        public = self.build(self.site, '--now', '2026-12-02T00:00:00Z')
        for word in CANARIES.values():
            self.assertTrue(any(word.encode() in data for data in public.values()), word)
        self.assertIn('canarybirds', ' '.join(public))

    def test_faults_embargo_a_page_side_by_side_appears_with_its_document_and_not_before(self):
        self.hold(self.site / 'content')
        for moment, is_public in ((NOW, False), ('2026-12-02T00:00:00Z', True)):
            public = self.build(self.site, '--now', moment)
            for collection in ('releases/', 'programmes/', ''):
                for lang in CANARIES:
                    path = f'{lang}/{collection}canarybirds/parallel/index.html'
                    self.assertEqual(path in public, is_public, path)

    def test_faults_embargo_a_translation_in_draft_is_on_no_page_side_by_side(self):
        text = self.site / 'content/releases/2022-11-30-dialogue.ky.md'
        text.write_text(text.read_text(encoding='utf-8')
                        .replace('---\n', '---\ndraft: true\n', 1) + '\nканарейкачы\n',
                        encoding='utf-8')
        public = self.build(self.site, '--now', NOW)
        page = public['ru/releases/2022-11-30-dialogue/parallel/index.html'].decode()
        self.assertNotIn('<td lang="ky">', page)
        self.assertIn('<td lang="en">', page)
        for path, data in public.items():
            self.assertNotIn('канарейкачы'.encode(), data, path)

    def test_faults_embargo_the_same_instant_decides_in_every_zone(self):
        site = self.small_site()
        self.hold(site / 'content')
        for moment, is_public in (('2026-12-01T09:59:59+06:00', False),
                                  ('2026-12-01T10:00:00+06:00', True),
                                  ('2026-12-01T10:00:01+06:00', True)):
            for zone in ('UTC', 'Asia/Bishkek', 'America/New_York'):
                public = self.build(site, '--now', moment,
                                    env={'TZ': zone, 'SOURCE_DATE_EPOCH': '4102444800'})
                self.assertEqual('ky/releases/canarybirds/index.html' in public, is_public,
                                 (moment, zone))

    def test_a_build_names_held_documents_by_key_and_instant_but_not_by_title(self):
        self.hold(self.site / 'content')
        for path in (self.site / 'content').rglob('canarybirds.ru.md'):
            path.write_text(path.read_text().replace(f': {CANARIES["ru"]}\n', ': Тайное\n'))
        args = ['build', '--root', str(self.site), '--out', str(self.tmp / 'out'), '--now', NOW]
        quiet = run(*args)
        self.assertEqual(quiet.returncode, 0, quiet.stderr)
        self.assertIn("held: releases/canarybirds: until 2026-12-01T10:00:00+06:00",
                      quiet.stderr)
        self.assertRegex(quiet.stderr, r'= 2026-12-01T04:00:00(Z|\+00:00)\n')
        self.assertNotIn('Тайное', quiet.stdout + quiet.stderr)
        self.assertIn('Тайное', run(*args, '--verbose').stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
