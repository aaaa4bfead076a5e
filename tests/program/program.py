"""What the tests of the whole program share: running it, and copies of the project's own site."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TILMECH = Path(sys.argv[1]).resolve()
ROOT = Path(sys.argv[2]).resolve()
NOW = '2026-11-01T00:00:00Z'


def run(*args, cwd=None, env=None, **more):
    return subprocess.run([TILMECH, *args], cwd=cwd, capture_output=True, text=True,
                          env={**os.environ, **(env or {})}, **more)


def tree(folder):
    """Every file below `folder` with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes()
            for p in sorted(Path(folder).rglob('*')) if p.is_file()}


def differences(a, b):
    return sorted(p for p in a.keys() | b.keys() if a.get(p) != b.get(p))


class SiteTest(unittest.TestCase):
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
