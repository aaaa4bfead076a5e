#!/usr/bin/env python3
"""Tests the case runner from outside: a good case passes, every kind of broken expectation fails,
and --update rewrites what it may and nothing else. Usage: self_test.py CASE_RUNNER"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

RUNNER = ""
PROGRAM = "#!/bin/sh\nmkdir -p public && cat content/*.md >public/all.html && echo built >&2\n"

GOOD = """Two languages become one page.
-- command --
tilmech
-- content/a.ky.md --
салам
-- content/a.ru.md --
привет
-- stderr --
built
-- file public/all.html --
салам
привет
-- contains public/all.html --
алам
-- lacks public/all.html --
hello
-- absent public/b.html --
"""

# What is changed in GOOD, by what, and what the runner must then say.
BROKEN = [
    ("built\n", "not built\n", "stderr differs"),
    ("-- stderr --\nbuilt\n", "", "stderr differs"),
    ("-- stderr --\nbuilt\n", "-- exit 1 --\n-- stderr --\nbuilt\n", "exit status 0, expected 1"),
    ("tilmech\n", "tilmech\nexit 3\n", "exit status 3, expected 0"),
    ("tilmech\n", "tilmech\nkill -9 $$\n", "exit status 137, expected 0"),
    ("tilmech\n", "tilmech\necho more\n", "stdout differs"),
    ("салам\nпривет\n-- contains", "салам\n-- contains", "public/all.html differs"),
    ("алам\n-- lacks", "сабак\n-- lacks", "public/all.html lacks the line: сабак"),
    ("hello", "салам", "public/all.html contains the line: салам"),
    ("-- absent public/b", "-- absent public/all", "there is a public/all.html"),
    ("-- contains public/all.html", "-- contains public/c.html", "there is no file public/c.html"),
    ("-- stderr --", "-- stdrr --", "`stdrr` is neither a path nor a word of ours"),
    ("-- absent public/b.html --\n", "-- absent public/b.html --\ntext\n", "no lines may follow"),
    ("-- lacks public/all.html --\nhello\n", "-- lacks public/all.html --\n", "lines must follow"),
    ("-- content/a.ru.md", "-- content/a.ky.md", "the same marker stands in line 4"),
    ("-- content/a.ru.md", "-- ../a.ru.md", "the path leaves the folder"),
    ("-- command --\ntilmech\n", "", "there is no `-- command --`"),
    ("Two languages become one page.\n", "", "says what it is for"),
    ("-- absent public/b.html --\n", "-- absent public/b.html --", "does not end with a line end"),
]


class CaseRunner(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        for name in ("cases", "sites", "bin"):
            (self.root / name).mkdir()
        self.program = self.root / "bin/tilmech"
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_all(self, *options):
        command = [RUNNER, "--program", self.program, "--cases", self.root / "cases"]
        command += ["--sites", self.root / "sites", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def test_a_good_case_passes(self):
        self.write("cases/good.txt", GOOD)
        self.assertEqual(self.run_all(), (0, "cases: 1 passed, 0 failed\n"))

    def test_every_broken_case_fails_and_says_why(self):
        for old, new, message in BROKEN:
            with self.subTest(message):
                self.assertIn(old, GOOD)
                self.write("cases/bad.txt", GOOD.replace(old, new, 1))
                status, text = self.run_all()
                self.assertEqual(status, 1, text)
                self.assertIn(message, text)
                self.assertTrue(text.endswith("cases: 0 passed, 1 failed\n"), text)

    def test_no_cases_is_not_a_success(self):
        self.assertEqual(self.run_all()[0], 2)
        self.write("cases/good.txt", GOOD)
        self.assertEqual(self.run_all("other")[0], 2)
        self.assertEqual(self.run_all("goo")[0], 0)

    def test_the_environment_is_the_same_everywhere(self):
        text = "The clock and the folder.\n-- command --\ncd content; echo $TZ $LC_ALL $HOME; pwd\n"
        text += "-- content/a.md --\n-- stdout --\nUTC C.UTF-8 ROOT\nROOT/content\n"
        self.write("cases/environment.txt", text)
        os.environ["TZ"] = "Asia/Bishkek"
        self.addCleanup(os.environ.pop, "TZ")
        self.assertEqual(self.run_all(), (0, "cases: 1 passed, 0 failed\n"))

    def test_a_missing_final_line_end_is_seen(self):
        text = "No line end.\n-- command --\nprintf x\n-- stdout --\nx\n"
        path = self.write("cases/end.txt", text)
        self.assertEqual(self.run_all()[0], 1)
        self.assertEqual(self.run_all("--update")[0], 0)
        self.assertEqual(path.read_text(), text + "\\ no line end here\n")
        self.assertEqual(self.run_all()[0], 0)

    def test_lines_of_a_stream_can_stand_for_the_whole(self):
        text = "Only some lines.\n-- command --\necho took 5 ms; echo done\n"
        text += "-- contains stdout --\ndone\n"
        self.write("cases/some.txt", text)
        self.assertEqual(self.run_all()[0], 0)
        self.write("cases/some.txt", text.replace("\ndone\n", "\nfailed\n"))
        self.assertEqual(self.run_all()[0], 1)

    def test_update_rewrites_expectations_and_sums_up_the_difference(self):
        changed = GOOD.replace("built\n", "something\nelse\n")
        changed = changed.replace("-- file public/all.html --\n", "-- file public/all.html --\nx\n")
        path = self.write("cases/good.txt", changed)
        status, text = self.run_all("--update")
        self.assertEqual(status, 0, text)
        self.assertIn("updated cases/good: stderr: +1 -2 lines\n", text)
        self.assertIn("updated cases/good: public/all.html: +0 -1 lines\n", text)
        self.assertIn("golden: 1 of 1 updated\n", text)
        self.assertEqual(path.read_text(), GOOD)
        self.assertIn("golden: 0 of 1 updated\n", self.run_all("--update")[1])

    def test_update_adds_and_removes_streams(self):
        text = "Streams.\n-- command --\necho out\n-- stderr --\nold\n"
        path = self.write("cases/streams.txt", text)
        self.assertEqual(self.run_all("--update")[0], 0)
        self.assertEqual(path.read_text(), "Streams.\n-- command --\necho out\n-- stdout --\nout\n")

    def test_update_refuses_where_the_command_failed_unexpectedly(self):
        broken = GOOD.replace("tilmech\n", "tilmech; echo trouble >&2; exit 3\n")
        path = self.write("cases/good.txt", broken)
        status, text = self.run_all("--update")
        self.assertEqual(status, 1)
        self.assertIn("exit status 3, expected 0", text)
        self.assertIn("+trouble", text)
        self.assertEqual(path.read_text(), broken)

    def test_update_does_not_touch_assertions(self):
        broken = GOOD.replace("hello", "салам")
        path = self.write("cases/good.txt", broken)
        self.assertEqual(self.run_all("--update")[0], 1)
        self.assertEqual(path.read_text(), broken)

    def test_a_site_is_compared_byte_for_byte(self):
        self.write("sites/small/input/content/a.md", "салам\n")
        golden = self.write("sites/small/expected/all.html", "салам\n")
        self.assertEqual(self.run_all(), (0, "cases: 1 passed, 0 failed\n"))
        golden.write_text("салам")
        self.assertIn("all.html differs", self.run_all()[1])
        self.assertEqual(self.run_all("--update")[0], 0)
        self.assertEqual(golden.read_text(), "салам\n")

    def test_an_orphan_and_a_new_file_of_a_site_fail(self):
        self.write("sites/small/input/content/a.md", "x\n")
        orphan = self.write("sites/small/expected/gone.html", "x\n")
        status, text = self.run_all()
        self.assertEqual(status, 1)
        self.assertIn("orphan: the site has no gone.html", text)
        self.assertIn("new: expected/ has no all.html", text)
        self.assertEqual(self.run_all("--update")[0], 0)
        self.assertFalse(orphan.exists())
        self.assertEqual(self.run_all()[0], 0)

    def test_a_site_that_cannot_be_built_fails_and_is_not_recorded(self):
        self.write("sites/small/input/content/a.md", "x\n")
        golden = self.write("sites/small/expected/all.html", "x\n")
        self.write("sites/small/command", "tilmech; exit 1\n")
        self.assertIn("exit status 1, expected 0", self.run_all("--update")[1])
        self.write("sites/small/command", "true\n")
        self.assertIn("public/ is empty or missing", self.run_all()[1])
        self.assertEqual(golden.read_text(), "x\n")


if __name__ == "__main__":
    RUNNER = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
