#!/usr/bin/env python3
"""The program as a whole, from outside: builds of the project's own content, byte for byte.

usage: build_test.py TILMECH PROJECT_ROOT
"""
import json
import re
import resource
import shutil
import signal
import subprocess
import sys
import unittest

from program import NOW, TILMECH, SiteTest, differences, run, tree


class Build(SiteTest):
    def test_the_same_site_comes_out_whatever_the_machine_is_set_to(self):
        first = self.build(self.site, '--now', NOW, '--jobs', '1', env={'TZ': 'UTC', 'LC_ALL': 'C'})
        other = self.copy('elsewhere/deeper/site')
        second = self.build(other, '--now', NOW, '--jobs', '8', out=self.tmp / 'other/out',
                            cwd=self.tmp, env={'TZ': 'Asia/Bishkek', 'LC_ALL': 'C.UTF-8',
                                               'LANG': 'tr_TR.UTF-8', 'SOURCE_DATE_EPOCH': '1'})
        self.assertGreater(len(first), 300)
        self.assertEqual(differences(first, second), [])

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
            'No. 54 of 27 January 2014, section 4.3.5 (condensed edition, not the official text)')
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
