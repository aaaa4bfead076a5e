#!/usr/bin/env python3
"""Every command of the guide does what the guide says: each block of commands is run as it stands
there, in a fresh copy of a small site.

usage: guide_commands_test.py TILMECH PROJECT_ROOT
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

TILMECH, ROOT = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
GUIDE = ROOT / 'content/pages/guide'
SITE = ROOT / 'tests/sites/library/input'
LANGS = ('ky', 'ru', 'en')
WAIT_S = 60

# What a block needs that it does not make itself, by what stands in it.
RELEASE = 'content/releases/2026-12-01-clinic'
# Blocks that set up a machine, and those that are for a program that reads them as data.
LEFT_OUT = ('wsl --install', 'sudo apt', '.bashrc', './dev ', '*/5 * * * *')


def blocks_of(page, lang):
    text = (GUIDE / f'{page}.{lang}.md').read_text(encoding='utf-8')
    for block in re.findall(r'^ *```\n(.*?)^ *```$', text, re.S | re.M):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines and re.match(r'(tilmech|git|\./dev|wsl|sudo|echo|\*/5) ', lines[0]):
            yield lines


def spans_of(page, lang):
    """Whole commands inside sentences: without dots and words to be replaced."""
    text = (GUIDE / f'{page}.{lang}.md').read_text(encoding='utf-8')
    text = re.sub(r'^ *```\n.*?^ *```$', '', text, flags=re.S | re.M)
    for span in re.findall(r'`(tilmech [a-z][^`]*|echo [^`]*)`', text):
        span = re.sub(r'\s+', ' ', span)
        if not re.search(r'\.\.\.|\b[A-ZА-ЯӨҮҢ]{3,}\b', span) and span.count(' ') > 1:
            yield [span]


def shape(lines):
    """Blocks that differ in the reader's own words only are tried once."""
    return re.sub(r'"[^"]*"|[а-яёөүңА-ЯЁӨҮҢ]+|NAME|SITE|--lang [a-z]+', '', ' '.join(lines))


class GuideCommands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.top = Path(cls.temporary.name)
        (cls.top / 'bin').mkdir()
        (cls.top / 'bin/tilmech').symlink_to(TILMECH)
        who = {f'GIT_{role}_{part}': 'x@example.org' for role in ('AUTHOR', 'COMMITTER')
               for part in ('NAME', 'EMAIL')}
        cls.environment = {**os.environ, **who, 'HOME': str(cls.top),
                           'PATH': f'{cls.top}/bin:{os.environ["PATH"]}'}
        cls.model = cls.top / 'model/site'
        shutil.copytree(SITE, cls.model)
        releases = cls.model / 'content/releases'
        for lang in LANGS:
            for place in (releases, cls.model):
                shutil.copy(releases / f'2026-05-12-night.{lang}.md', place / f'a.{lang}.md')
        (cls.model.parent / 'private').mkdir()
        for command in ('git init -q --bare -b main ../host.git',
                        'tilmech build --base-url https://example.org/',
                        'tilmech export csv --out glossary.csv'):
            result = cls.run_in(cls.model, command)
            assert result.returncode == 0, (command, result.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def setUp(self):
        self.root = None
        self.seen = set()

    @classmethod
    def run_in(cls, root, command):
        return subprocess.run(['sh', '-eu', '-c', command], cwd=root, env=cls.environment,
                              capture_output=True, text=True, timeout=WAIT_S)

    def start_again(self):
        """A fresh copy of the site, with a host to push to beside it."""
        shutil.rmtree(self.top / 'copy', ignore_errors=True)
        shutil.copytree(self.model.parent, self.top / 'copy')
        self.root = self.top / 'copy/site'

    def adapted(self, lines):
        """The guide's commands with addresses and folders of this place put in."""
        text = '\n'.join(lines)
        text = re.sub(r'https://git(hub|lab)\.com/\S+\.git', f'{self.top}/copy/host.git', text)
        text = re.sub(r'https://\S+?\.github\.io/\S+', 'https://example.org/site/', text)
        return (text.replace('/srv/private/content', f'{self.top}/copy/private')
                .replace('/tmp/preview', f'{self.top}/copy/preview')
                .replace('--open', '').replace('--port 8423', ''))

    def serve(self, command):
        """A preview never ends by itself: it must name its address and answer there."""
        with subprocess.Popen(['sh', '-c', 'exec ' + command], cwd=self.root,
                              env=self.environment, stdout=subprocess.PIPE,
                              text=True) as process:
            try:
                address = re.match(r'http://\S+', process.stdout.readline())
                self.assertIsNotNone(address, command)
                self.assertEqual(self.status_when_read(address.group()), 200)
            finally:
                process.kill()

    def status_when_read(self, address):
        """What the preview answers once it has read the site; 503 until then."""
        until = time.monotonic() + WAIT_S
        while True:
            try:
                with urllib.request.urlopen(address, timeout=WAIT_S) as reply:
                    return reply.status
            except urllib.error.HTTPError as error:
                if error.code != 503 or time.monotonic() > until:
                    return error.code
            time.sleep(.05)

    def make_release(self):
        """What the guide's reader has after its second page: a release that is no draft."""
        self.run_in(self.root, 'tilmech new release 2026-12-01-clinic --title Clinic')
        for lang in LANGS:
            path = self.root / f'{RELEASE}.{lang}.md'
            text = re.sub(r'^draft:.*\n', '', path.read_text(encoding='utf-8'), flags=re.M)
            path.write_text(text + 'x\n', encoding='utf-8')
        # What a translator sends back.
        self.run_in(self.root, 'tilmech export omegat releases/2026-12-01-clinic --pair ru-ky')

    def make_word_file(self):
        """A release as somebody wrote it in Word."""
        paragraphs = ('Открыт новый кабинет', 'Бишкек, 1 декабря 2026 года.',
                      'В поликлинике открыт новый кабинет.')
        subprocess.run(['pandoc', '-o', 'clinic.docx'], cwd=self.root, check=True, text=True,
                       input='\n\n'.join(paragraphs))

    def try_commands(self, lines):
        if any(word in line for line in lines for word in LEFT_OUT) or shape(lines) in self.seen:
            return
        if 'docx' in lines[0] and shutil.which('pandoc') is None:
            return
        self.seen.add(shape(lines))
        self.start_again()
        text = self.adapted(lines)
        if text.startswith('tilmech serve'):
            self.serve(text)
            return
        if 'import clinic.docx' in text:
            self.make_word_file()
        elif 'clinic' in text and 'tilmech new' not in text:
            self.make_release()
        result = self.run_in(self.root, text)
        self.assertEqual(result.returncode, 0, (text, result.stdout, result.stderr))

    def try_all(self, commands_of):
        for page in sorted({path.name.split('.')[0] for path in GUIDE.glob('*.md')}):
            for lang in LANGS:
                for lines in commands_of(page, lang):
                    with self.subTest(page=page, lang=lang, commands=lines):
                        self.try_commands(lines)

    def test_every_block_of_commands_can_be_run(self):
        self.try_all(blocks_of)
        self.assertGreater(len(self.seen), 10, self.seen)

    def test_every_whole_command_in_a_sentence_can_be_run(self):
        self.try_all(spans_of)
        self.assertGreater(len(self.seen), 5, self.seen)


if __name__ == '__main__':
    unittest.main()
