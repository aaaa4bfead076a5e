"""A copy of the project's own site that tests may change, and the programs that they run on it."""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TILMECH = Path(sys.argv[1]).resolve()
ROOT = Path(sys.argv[2]).resolve()
HERE = Path(__file__).resolve().parent
PROGRAMME, RELEASE = 'programmes/2014-anti-drug', 'releases/2014-01-27-resolution'


def tool(*command):
    """Runs another program, which must be there."""
    if shutil.which(str(command[0])) is None:
        raise AssertionError(f'{command[0]} is missing; next: ./dev test installs what tests need')
    result = subprocess.run([*map(str, command)], capture_output=True, text=True)
    if result.returncode != 0:
        raise AssertionError(f'{command}: {result.stdout}{result.stderr}')
    return result.stdout


class SiteCopy(unittest.TestCase):
    def setUp(self):
        self.tmp = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.tmp, ignore_errors=True)
        self.root = self.tmp / 'site'
        shutil.copytree(ROOT / 'content', self.root / 'content')
        shutil.copytree(ROOT / 'site', self.root / 'site',
                        ignore=shutil.ignore_patterns('node_modules'))

    def run_it(self, *args, status=0):
        result = subprocess.run([TILMECH, *map(str, args), '--root', self.root],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result

    def export(self, kind, key, name, *more):
        path = self.tmp / name
        self.run_it('export', kind, key, '--pair', 'ru-ky', '--out', path, *more)
        return path

    def take(self, path, status=0):
        return self.run_it('import', path, status=status)

    def file(self, key, lang='ky'):
        return self.root / 'content' / f'{key}.{lang}.md'

    def edits(self, key, lang='ky'):
        """The lines that are new in a file, and those that are gone."""
        old = (ROOT / 'content' / f'{key}.{lang}.md').read_text(encoding='utf-8').splitlines()
        new = self.file(key, lang).read_text(encoding='utf-8').splitlines()
        stamp = [line for line in new if line.startswith('source_revision')]
        return ([line for line in new if line not in old and line not in stamp],
                [line for line in old if line not in new])

    def check_nothing_changed(self):
        tool('diff', '-r', ROOT / 'content', self.root / 'content')

    def targets(self, path):
        text = path.read_text(encoding='utf-8')
        return re.findall(r'<target[^>]*>(.*?)</target>', text, re.S)
