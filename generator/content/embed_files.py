#!/usr/bin/env python3
"""Writes the C++ source that holds the project's templates, locales and assets.

usage: embed_files.py OUTPUT NAME=FILE...

Each NAME is the file's path below the project's root, as embedded_files() of content/resources.h
gives it; FILE is where its bytes are read, so that a file made while compiling can be embedded too.
"""

import sys

ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
PRINTABLE = range(0x20, 0x7F)
BYTES_PER_LINE = 64


def escaped(byte):
    """Octal escapes of three digits never swallow the next digit; a ? could begin a trigraph."""
    if byte in ESCAPES:
        return ESCAPES[byte]
    return chr(byte) if byte in PRINTABLE and byte != ord("?") else f"\\{byte:03o}"


def literal(data):
    """The bytes as adjacent string literals."""
    lines = []
    for start in range(0, len(data), BYTES_PER_LINE):
        text = "".join(escaped(byte) for byte in data[start : start + BYTES_PER_LINE])
        lines.append(f'    "{text}"')
    return "\n".join(lines) or '    ""'


def main():
    output, *pairs = sys.argv[1:]
    files = dict(pair.split("=", 1) for pair in pairs)
    parts = [
        "// Made by embed_files.py; changes here are lost.",
        '#include "content/resources.h"',
        "",
        "namespace tilmech {",
        "namespace {",
        "",
    ]
    sizes = []
    # Sorted as std::string sorts: by bytes.
    names = sorted(files, key=lambda name: name.encode())
    for index, name in enumerate(names):
        with open(files[name], "rb") as file:
            data = file.read()
        sizes.append(len(data))
        parts += [f"constexpr char kFile{index}[] =  // {name}", literal(data) + ";", ""]
    parts += [f"constexpr EmbeddedFile kFiles[{len(names) + 1}] = {{"]
    for index, name in enumerate(names):
        shown = literal(name.encode()).replace("    ", "").replace("\n", " ")
        parts.append(f"    {{{shown}, {{kFile{index}, {sizes[index]}}}}},")
    parts += [
        "    {},  // an array cannot be empty",
        "};",
        "",
        "}  // namespace",
        "",
        "std::span<const EmbeddedFile> embedded_files() {",
        f"  return {{kFiles, {len(names)}}};",
        "}",
        "",
        "}  // namespace tilmech",
        "",
    ]
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


if __name__ == "__main__":
    main()
