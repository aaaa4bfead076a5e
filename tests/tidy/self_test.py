#!/usr/bin/env python3
"""Tests tidy.py from outside: a tidy tree passes, and every kind of disorder is named."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

TIDY = {
    "generator/README.md": "Rooms: `app/`, `content/`, `model/`, `text/`.\n",
    "generator/main.cpp": '// Starts.\n#include "app/build.h"\n',
    "generator/app/build.h": '// Passes.\n#pragma once\n#include "content/load.h"\n',
    "generator/content/load.h": '// Loads.\n#pragma once\n#include "model/site.h"\n',
    "generator/content/markdown.cpp": "// Markdown.\n#include <cmark-gfm.h>\n",
    "generator/model/site.h": "// Data.\n#pragma once\n#include <string>\nnamespace a {\n"
                              "struct Site {\n  struct Part {};\n};\n}\n",
    "generator/text/key.cpp": '// Keys.\n#include <unicode/uchar.h>\n#include "model/site.h"\n',
    "tests/cases/one.txt": "x\n",
    "tests/sites/small/input/a": "",
    "tests/sites/small/expected/a": "",
    "tests/unit/key_test.cpp": "TEST_CASE\n",
    "tests/browser/package.json": "{}\n",
    "tests/browser/.npmrc": "omit-lockfile-registry-resolved=true\n",
    "tests/browser/package-lock.json": '{"integrity": "sha512-x"}\n',
}


def lines(count):
    return "".join(f"  call_{number}();\n" for number in range(count))


def cpp(body):
    return "// Text.\n" + body


# A file that is added or replaced, what it becomes, and what tidy must say. None: deleted.
DISORDER = [
    ("generator/model/bad.h", "// X.\n#pragma once\n#include \"text/key.h\"\n",
     "generator/model/bad.h:3: model may not include text/key.h"),
    ("generator/content/bad.cpp", cpp('#include "render/pages.h"\n'),
     "content may not include render/pages.h"),
    ("generator/content/bad.cpp", cpp('#include "app/build.h"\n'), "content may not include app/"),
    ("generator/main.cpp", cpp('#include "content/load.h"\n'), "main.cpp may not include content/"),
    ("generator/content/bad.cpp", cpp("#include <unicode/uchar.h>\n"), "belongs to another room"),
    ("generator/content/load.cpp", cpp("#include <cmark-gfm.h>\n"), "belongs to another room"),
    ("generator/app/build.cpp", cpp("#include <CLI/CLI.hpp>\n"), "belongs to another room"),
    ("generator/text/bad.cpp", cpp("#include <yaml.h>\n"), "belongs to another room"),
    ("generator/content/bad.cpp", cpp("#include <mustache.hpp>\n"), "belongs to another room"),
    ("generator/model/bad.h", "// X.\n#pragma once\n#include <fmt/format.h>\n",
     "belongs to another room"),
    ("generator/cellar/bad.cpp", cpp('#include "model/site.h"\n'), "cellar/ is not a room"),
    ("generator/cellar/bad.cpp", cpp(""), "does not name the room cellar/"),
    ("generator/README.md", None, "does not name the room model/"),
    ("generator/text/bad.cpp", "#include <string>\n", "does not start with a paragraph"),
    ("generator/content/load.h", "#pragma once\n", "does not start with a paragraph"),
    ("generator/text/bad.h", "// X.\n", "lacks #pragma once"),
    ("generator/text/bad.cpp", cpp("class KeyManager {};\n"), "no Manager"),
    ("generator/text/bad.cpp", cpp("\n" * 400), "401 lines; at most 400"),
    ("generator/text/bad.cpp", cpp("// " + "ө" * 98 + "\n"), "bad.cpp:2: 101 columns"),
    ("generator/text/bad.cpp", cpp("namespace a {\nint f(int x = 1) {\n" + lines(69) + "}\n}\n"),
     "bad.cpp:3: a function of 71 lines"),
    ("generator/text/bad.cpp", cpp("A::A(int b)\n    : b_(b) {\n" + lines(68) + "}\n"),
     "bad.cpp:2: a function of 71 lines"),
    ("generator/text/bad.cpp",
     cpp("struct A {\n bool operator==(const A& a) const {\n" + lines(69) + "}\n};\n"),
     "bad.cpp:3: a function of 71 lines"),
    ("generator/text/bad.cpp",
     cpp("void f() {\n  A t = {\n    1,\n  };\n  auto g = [] {\n" + lines(69) + "  };\n}\n"),
     "bad.cpp:2: a function of 74 lines"),
    ("generator/text/bad.h",
     "// X.\n#pragma once\nnamespace a {\nclass B;\nstruct Site {};\n}\n",
     "generator/text/bad.h:5: generator/model/site.h defines the type a::Site too"),
    ("generator/text/bad.cpp", cpp("namespace a {\nenum class Site : int { x };\n}\n"),
     "generator/text/bad.cpp:3: generator/model/site.h defines the type a::Site too"),
    ("generator/text/bad.cpp",
     cpp("namespace a {\ntemplate <class T>\nusing Site = T;\n}\n"),
     "bad.cpp:3: generator/model/site.h defines the type a::Site too"),
    ("tests/unit/bad.py", "def f():\n" + "    x = 1\n" * 70, "a function of 71 lines"),
    ("tests/cases/lost.text", "x\n", "tests/cases/lost.text:1: no case"),
    ("tests/cases/more/lost.txt", "x\n", "tests/cases/more:1: no case"),
    ("tests/sites/lost/input/a", "", "there is no folder expected/"),
    ("tests/unit/lost.cpp", "TEST_CASE\n", "its tests never run"),
    ("tests/fuzz/lost.cpp", "LLVMFuzzerTestOneInput\n", "its tests never run"),
    ("tests/browser/lost.mjs", 'import "node:test";\n', "its tests never run"),
    ("tests/browser/.npmrc", None, "lacks omit-lockfile-registry-resolved"),
    ("tests/browser/package-lock.json", '{"resolved": "https://registry.npmjs.org/a.tgz"}\n',
     "a download address in a lock file"),
]

# What must not be taken for disorder.
ORDER = [
    ("generator/text/good.cpp", cpp("void f() {\n" + lines(68) + "}\n")),
    ("generator/text/good.cpp",
     cpp("void f() {\n" + lines(50) + "}\nvoid g() {\n" + lines(50) + "}\n")),
    ("generator/text/good.cpp",
     cpp("void f() {\n  const A t[] = {\n" + "  {1, {2}},\n" * 90 + "  };\n" + lines(60) + "}\n")),
    ("generator/text/good.cpp", cpp("const A kTable = {\n" + lines(90) + "};\n")),
    ("generator/text/good.cpp", cpp("struct A {\n" + "  int x();\n" * 90 + "};\n")),
    ("generator/text/good.cpp", cpp('const char* a = "{";\nint b = \'{\';\n// {\n' + lines(90))),
    ("generator/text/good.cpp", cpp("auto a = R\"x(\nf() {\n" + lines(90) + ")x\";\n")),
    ("generator/text/good.cpp", cpp("// " + "ө" * 97 + "\n")),
    ("generator/content/load.cpp", '#include "content/load.h"\n'),
    ("generator/text/good.h",
     "// X.\n#pragma once\nnamespace a {\nstruct Site;\nstruct Part {};\n}\n"),
    ("generator/text/good.cpp", cpp("namespace a {\nnamespace {\nclass Site {};\n}\n}\n")),
    ("generator/text/good.cpp", cpp("namespace a::b {\nclass Site {};\nSite f(Site);\n}\n")),
    ("generator/text/good.cpp", cpp("namespace a {\nvoid f() {\n  struct Site {};\n}\n}\n")),
]


class Tidy(unittest.TestCase):
    def run_tidy(self, name=None, text=None):
        with tempfile.TemporaryDirectory() as folder:
            for path, content in {**TIDY, **({name: text} if name else {})}.items():
                if content is not None:
                    file = pathlib.Path(folder, path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(content, encoding="utf-8")
            command = [sys.executable, HERE / "tidy.py", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            return done.returncode, done.stdout + done.stderr

    def test_a_tidy_tree_passes(self):
        status, text = self.run_tidy()
        self.assertEqual((status, text), (0, f"tidy: {len(TIDY)} files, 0 problems\n"))

    def test_every_disorder_is_named(self):
        for name, content, message in DISORDER:
            with self.subTest(f"{name}: {message}"):
                status, text = self.run_tidy(name, content)
                self.assertEqual(status, 1, text)
                self.assertIn(message, text)

    def test_order_is_not_taken_for_disorder(self):
        for name, content in ORDER:
            with self.subTest(content[:60]):
                status, text = self.run_tidy(name, content)
                self.assertEqual(status, 0, text)


if __name__ == "__main__":
    unittest.main()
