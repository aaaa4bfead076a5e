#!/usr/bin/env python3
"""The program as a whole, from outside: builds of the project's own content, byte for byte.

usage: build_test.py TILMECH PROJECT_ROOT
"""
import filecmp
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TILMECH = Path(sys.argv[1]).resolve()
ROOT = Path(sys.argv[2]).resolve()
NOW = '2026-11-01T00:00:00Z'
HELD_UNTIL = '2026-12-01T10:00:00+06:00'

# Words that occur nowhere else: if one is in the output, an embargo was broken.
CANARIES = {'ru': 'кенарейкину', 'ky': 'канарейкачаны', 'en': 'canarybirds'}


def run(*args, cwd=None, env=None, **more):
    return subprocess.run([TILMECH, *args], cwd=cwd, capture_output=True, text=True,
                          env={**os.environ, **(env or {})}, **more)


def tree(folder):
    """Every file below `folder` with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes()
            for p in sorted(Path(folder).rglob('*')) if p.is_file()}


def differences(a, b):
    return sorted(p for p in a.keys() | b.keys() if a.get(p) != b.get(p))


class Build(unittest.TestCase):
    def setUp(self):
        # In memory: bringing every build to disk says nothing here and takes a second.
        self.tmp = Path(tempfile.mkdtemp(dir='/dev/shm' if os.path.isdir('/dev/shm') else None))
        self.addCleanup(shutil.rmtree, self.tmp, ignore_errors=True)
        self.site = self.copy('site')

    def copy(self, name):
        site = self.tmp / name
        for part in ('content', 'site', 'templates', 'locales'):
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, site / part,
                                ignore=shutil.ignore_patterns('node_modules'))
        return site

    def build(self, site, *args, out=None, **more):
        out = out or self.tmp / 'out'
        result = run('build', '--root', str(site), '--out', str(out), *args, **more)
        self.assertEqual(result.returncode, 0, result.stderr)
        return tree(out)

    def hold(self, site, publish_at=HELD_UNTIL):
        """Adds a held document to each collection, with canary words everywhere."""
        for lang, word in CANARIES.items():
            fields = f'publish_at: {publish_at}\ntags: [canary]\n' if lang == 'ru' else ''
            attachment = 'attachments: [{file: canarybirds.txt, title: canarybirds}]\n'
            body = (f'{word} [x](glossary/canarybirds)\n\n'
                    f'## 1. {word}\n\n- {word}[^1]\n\n[^1]: {word}\n')
            date = 'date: 2026-12-01\n' if lang == 'ru' else ''
            texts = {
                'releases': f'title: {word}\nsummary: {word}\n{date}{fields}{attachment}',
                'programmes': f'title: {word}\nsummary: {word}\n{fields}',
                'pages': f'title: {word}\nsummary: {word}\n{fields}',
                'glossary': f'term: {word}\nvariants: [{word}x]\n{fields}',
            }
            for collection, front in texts.items():
                path = site / 'content' / collection / f'canarybirds.{lang}.md'
                path.write_text(f'---\n{front}---\n{body}', encoding='utf-8')
        (site / 'content/releases/canarybirds.txt').write_text('canarybirds', encoding='utf-8')

    def test_the_same_site_comes_out_whatever_the_machine_is_set_to(self):
        first = self.build(self.site, '--now', NOW, '--jobs', '1', env={'TZ': 'UTC', 'LC_ALL': 'C'})
        other = self.copy('elsewhere/deeper/site')
        second = self.build(other, '--now', NOW, '--jobs', '8', out=self.tmp / 'other/out',
                            cwd=self.tmp, env={'TZ': 'Asia/Bishkek', 'LC_ALL': 'C.UTF-8',
                                               'LANG': 'tr_TR.UTF-8', 'SOURCE_DATE_EPOCH': '1'})
        self.assertGreater(len(first), 300)
        self.assertEqual(differences(first, second), [])

    def test_faults_embargo_with_held_documents_or_without_them_the_output_is_the_same_bytes(self):
        without = self.build(self.site, '--now', NOW)
        held = self.copy('held')
        self.hold(held)
        with_held = self.build(held, '--now', NOW)
        self.assertEqual(differences(without, with_held), [])
        for path, data in with_held.items():
            for word in CANARIES.values():
                self.assertNotIn(word.encode(), data, path)
                self.assertNotIn(word, path)

    def test_the_canaries_would_be_seen(self):
        self.hold(self.site)
        public = self.build(self.site, '--now', '2026-12-02T00:00:00Z')
        for word in CANARIES.values():
            self.assertTrue(any(word.encode() in data for data in public.values()), word)
        self.assertIn('canarybirds', ' '.join(public))

    def test_faults_embargo_a_page_side_by_side_appears_with_its_document_and_not_before(self):
        self.hold(self.site)
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
        self.hold(self.site)
        for moment, is_public in (('2026-12-01T09:59:59+06:00', False),
                                  ('2026-12-01T10:00:00+06:00', True),
                                  ('2026-12-01T10:00:01+06:00', True)):
            for zone in ('UTC', 'Asia/Bishkek', 'America/New_York'):
                public = self.build(self.site, '--now', moment,
                                    env={'TZ': zone, 'SOURCE_DATE_EPOCH': '4102444800'})
                self.assertEqual('ky/releases/canarybirds/index.html' in public, is_public,
                                 (moment, zone))

    def test_a_build_names_held_documents_by_key_and_instant_but_not_by_title(self):
        self.hold(self.site)
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

    def test_the_programme_is_cited_in_three_languages_naming_its_edition(self):
        public = self.build(self.site, '--now', NOW)
        expected = (
            'Антинаркотическая программа Правительства Кыргызской Республики, утв. постановлением '
            'от 27 января 2014 года № 54, раздел 4.3.5 (сокращённое изложение, не официальный '
            'текст)',
            'Кыргыз Республикасынын Өкмөтүнүн 2014-жылдын 27-январындагы № 54 токтому менен '
            'бекитилген Баңги заттарга каршы программа, 4.3.5-бөлүм (кыскартылып баяндалган, '
            'расмий текст эмес)',
            'Anti-Drug Programme of the Government of the Kyrgyz Republic, approved by resolution '
            'No. 54 of 27 January 2014, section 4.3.5 (condensed rendering, not the official text)')
        for lang in ('ky', 'ru', 'en'):
            for page in ('index.html', 'parallel/index.html'):
                text = public[f'{lang}/programmes/2014-anti-drug/{page}'].decode()
                visible = re.sub(r'<[^>]*>', '', re.sub(r'<span hidden>[^<]*</span>', '', text))
                for citation in expected:
                    self.assertIn(citation, visible, (lang, page))

    def test_faults_a_deleted_document_is_gone_after_the_next_build(self):
        for lang, title in (('ru', 'Уходит'), ('ky', 'Кетет'), ('en', 'Leaving')):
            path = self.site / f'content/releases/2020-01-02-leaving.{lang}.md'
            date = 'date: 2020-01-02\n' if lang == 'ru' else ''
            path.write_text(f'---\ntitle: {title}\n{date}---\n', encoding='utf-8')
        before = self.build(self.site, '--now', NOW)
        for path in (self.site / 'content/releases').glob('2020-01-02-*'):
            path.unlink()
        after = self.build(self.site, '--now', NOW)
        self.assertTrue(any('2020-01-02' in p for p in before))
        self.assertEqual([p for p in after if '2020-01-02' in p], [])
        self.assertFalse(any(b'2020-01-02-leaving' in data for data in after.values()))

    def test_a_root_with_nothing_but_content_builds(self):
        root = self.tmp / 'bare'
        (root / 'content/releases').mkdir(parents=True)
        (root / 'content/releases/a.ru.md').write_text(
            '---\ntitle: Привет\ndate: 2022-01-01\n---\nТекст.\n')
        files = self.build(root, '--now', NOW)
        self.assertIn('ru/releases/a/index.html', files)

    def test_an_error_leaves_the_old_site_as_it_was_and_tells_every_problem(self):
        before = self.build(self.site, '--now', NOW)
        (self.site / 'content/releases/x.ru.md').write_text(
            '---\ntitle: X\ndate: soon\n---\n[a](releases/zzz)\n')
        (self.site / 'content/releases/y.kg.md').write_text('---\ntitle: X\n---\n')
        result = run('build', '--root', str(self.site), '--out', str(self.tmp / 'out'),
                     '--now', NOW)
        self.assertEqual(result.returncode, 1)
        for finding in ('bad-date', 'link-unknown-document', 'kyrgyz-is-ky'):
            self.assertIn(finding, result.stderr)
        self.assertEqual(differences(before, tree(self.tmp / 'out')), [])

    def test_faults_disk_full_in_the_middle_of_a_build_leaves_the_old_site(self):
        before = self.build(self.site, '--now', NOW)

        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing fails instead
            resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))

        result = subprocess.run(
            [TILMECH, 'build', '--root', self.site, '--out', self.tmp / 'out', '--now', NOW],
            capture_output=True, text=True, preexec_fn=small_files_only)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn('out', result.stderr)
        self.assertEqual(differences(before, tree(self.tmp / 'out')), [])
        self.assertEqual(sorted(p.name for p in self.tmp.iterdir() if 'staging' in p.name), [])

    def test_faults_diagnostics_to_a_full_device_are_no_crash(self):
        with open('/dev/full', 'w') as full:
            result = subprocess.run([TILMECH, 'check', '--root', self.site, '--format', 'json'],
                                    stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertIn(result.returncode, (0, 1, 3))

    def test_wrong_usage_and_missing_folders_have_their_own_exit_status(self):
        self.assertEqual(run('biuld').returncode, 2)
        self.assertEqual(run('build', '--now', 'yesterday', '--root', str(self.site)).returncode, 2)
        self.assertEqual(run('build', '--root', str(self.tmp / 'nowhere')).returncode, 3)

    def test_check_prints_json_and_sarif_that_programs_can_read(self):
        (self.site / 'content/releases/x.ru.md').write_text('---\ntitle: X\ndate: soon\n---\nT\n')
        result = run('check', '--root', str(self.site), '--format', 'json', '--now', NOW)
        self.assertEqual(result.returncode, 1)
        found = [d for d in json.loads(result.stdout) if d['id'] == 'bad-date']
        self.assertEqual((found[0]['line'], found[0]['severity']), (3, 'error'))
        self.assertEqual(set(found[0]),
                         {'severity', 'id', 'file', 'line', 'column', 'message', 'hint'})
        sarif = json.loads(run('check', '--root', str(self.site), '--format', 'sarif').stdout)
        self.assertEqual(sarif['version'], '2.1.0')
        self.assertIn('bad-date', {r['ruleId'] for r in sarif['runs'][0]['results']})

    def test_new_documents_pass_check_and_are_never_overwritten(self):
        for kind, key in (('release', '2026-11-01-new'), ('programme', 'new-programme'),
                          ('term', 'new-term'), ('page', 'guide/new-page')):
            made = run('new', kind, key, '--root', str(self.site), '--title', 'Новое')
            self.assertEqual(made.returncode, 0, made.stderr)
            self.assertEqual(len(made.stdout.splitlines()), 3)
            again = run('new', kind, key, '--root', str(self.site))
            self.assertEqual(again.returncode, 2)
            self.assertIn(key, again.stderr)
        result = run('check', '--root', str(self.site), '--now', NOW)
        self.assertEqual(result.returncode, 0, result.stdout)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
