#!/usr/bin/env python3
"""Keeps the house in order: who may include whom, which room owns which library, how long files,
functions and lines may be, that generator/README.md names every room, that no test lies where no
runner looks. Usage: tidy.py ROOT. Prints FILE:LINE: what is wrong, and a summary line."""

import ast
import pathlib
import re
import sys

import cpp_functions

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 70
MAX_COLUMNS = 100

# model/ is plain data and includes nothing else of ours; text/ works on it; the rooms in the middle
# never include each other.
MIDDLE = ("align", "check", "render", "search", "exchange", "preview", "content", "publish")
MAY_INCLUDE = {"model": {"model"}, "text": {"text", "model"}}
MAY_INCLUDE |= {room: {room, "text", "model"} for room in MIDDLE}
MAY_INCLUDE["app"] = {"app", *MIDDLE, "text", "model"}
MAY_INCLUDE["main.cpp"] = {"app", "model"}

# A library's headers -> the files below generator/ that may include them.
LIBRARIES = [
    (r"unicode/", r"text/"),
    (r"libstemmer", r"text/"),
    (r"cmark", r"content/markdown"),
    (r"(kainjow/)?mustache", r"render/templates"),
    (r"CLI/", r"app/cli"),
    (r"yaml", r"content/(front_matter|yaml)"),
    (r"(cairo|pango)", r"render/share_image"),
    (r"httplib", r"preview/"),
    (r"pugixml", r"exchange/"),
    (r"(zip\.h|minizip)", r"(exchange|publish)/"),
    (r"(brotli/|zlib\.h)", r"publish/"),
    (r"(fmt|nlohmann)/", r"(?!model/.*\.h$)"),
    (r"doctest", r"(?!)"),
]

CPP = {".h", ".cpp"}
CODE = CPP | {".py", ".mjs", ".js"}
SKIPPED_FOLDERS = {"node_modules", "build", "public", "__pycache__"}


def files_below(root, *folders):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and not SKIPPED_FOLDERS.intersection(inside.parts):
                yield inside, path


def include_problems(inside, lines):
    """`inside` is the path below generator/."""
    room = inside.parts[0]
    for number, line in enumerate(lines, 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not match:
            continue
        quoted, header = match[1] == '"', match[2]
        if quoted and room not in MAY_INCLUDE:
            yield number, f"{room}/ is not a room that DESIGN knows"
        elif quoted and header.split("/")[0] not in MAY_INCLUDE[room]:
            yield number, f"{room} may not include {header}"
        for library, owner in LIBRARIES:
            if re.match(library, header) and not re.match(owner, inside.as_posix()):
                yield number, f"<{header}> belongs to another room"


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno - node.lineno + 1


def length_problems(inside, text):
    lines = text.splitlines()
    if len(lines) > MAX_FILE_LINES:
        yield 1, f"{len(lines)} lines; at most {MAX_FILE_LINES} are allowed"
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            yield number, f"{len(line)} columns; at most {MAX_COLUMNS} are allowed"
    functions = []
    if inside.suffix in CPP:
        functions = cpp_functions.functions(text)
    elif inside.suffix == ".py":
        functions = python_functions(text)
    for number, length in functions:
        if length > MAX_FUNCTION_LINES:
            yield number, f"a function of {length} lines; at most {MAX_FUNCTION_LINES} allowed"


def style_problems(inside, path, text):
    # A .cpp may leave it to its header.
    is_explained = path.suffix == ".cpp" and path.with_suffix(".h").exists()
    if not text.startswith("//") and not is_explained:
        yield 1, "the file does not start with a paragraph that says what it is for"
    if inside.suffix == ".h" and "\n#pragma once\n" not in text:
        yield 1, "the header lacks #pragma once"
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"\b(class|struct)\s+\w*(Manager|Helper|Util)", line):
            yield number, "no Manager, Helper or Util: say what it is"


def code_problems(root):
    for inside, path in files_below(root, "generator", "tests", "site"):
        if path.suffix not in CODE:
            continue
        text = path.read_text(encoding="utf-8")
        problems = list(length_problems(inside, text))
        if inside.parts[0] == "generator" and path.suffix in CPP:
            problems += include_problems(inside.relative_to("generator"), text.splitlines())
            problems += style_problems(inside, path, text)
        for number, message in problems:
            yield f"{inside}:{number}: {message}"


def room_problems(root):
    readme = root / "generator/README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    for room in sorted((root / "generator").iterdir()):
        if room.is_dir() and f"{room.name}/" not in text:
            yield f"generator/README.md:1: does not name the room {room.name}/"


def type_problems(root):
    """Two types of one name are one to the linker, which then mixes their functions."""
    first = {}
    for inside, path in files_below(root, "generator"):
        if path.suffix not in CPP:
            continue
        for line, name in cpp_functions.types(path.read_text(encoding="utf-8")):
            there = first.setdefault(name, inside)
            if there != inside:
                yield f"{inside}:{line}: {there} defines the type {name} too"


def lock_file_problems(root):
    for inside, path in files_below(root, "."):
        if path.name == "package.json":
            npmrc = path.with_name(".npmrc")
            setting = "omit-lockfile-registry-resolved=true"
            if not npmrc.exists() or setting not in npmrc.read_text():
                yield f"{inside}:1: .npmrc beside it lacks {setting}"
        if path.name == "package-lock.json":
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if re.search(r'"resolved"|https?://\S*(registry|\.tgz)', line):
                    yield f"{inside}:{number}: a download address in a lock file"


def entries(root, folder):
    where = root / "tests" / folder
    return sorted(where.iterdir()) if where.is_dir() else []


def lost_test_problems(root):
    """What no runner would find: they look by name."""
    for path in entries(root, "cases"):
        if not path.is_file() or path.suffix != ".txt":
            yield f"tests/cases/{path.name}:1: no case: the runner reads *.txt"
    for path in entries(root, "sites"):
        for part in ("input", "expected"):
            if not (path / part).is_dir():
                yield f"tests/sites/{path.name}:1: no site: there is no folder {part}/"
    for folder, pattern, mark in (
        ("unit", r"(\w+_test|main)\.cpp", "TEST_CASE"),
        ("fuzz", r"(fuzz_\w+|main)\.cpp", "LLVMFuzzerTestOneInput"),
        ("browser", r"[\w-]+\.test\.mjs", "node:test"),
    ):
        for path in entries(root, folder):
            if path.suffix not in CODE or re.fullmatch(pattern, path.name):
                continue
            if mark in path.read_text(encoding="utf-8"):
                yield f"tests/{folder}/{path.name}:1: its tests never run: not {pattern}"


def main():
    root = pathlib.Path(sys.argv[1])
    problems = [*code_problems(root), *room_problems(root), *type_problems(root)]
    problems += [*lock_file_problems(root), *lost_test_problems(root)]
    print("".join(f"{problem}\n" for problem in problems), end="")
    count = sum(1 for _ in files_below(root, "generator", "tests"))
    print(f"tidy: {count} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
