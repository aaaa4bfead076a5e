#!/usr/bin/env python3
"""Runs the benchmarks: `./dev bench [NAME...] [-- OPTIONS]`. Every other .py file here that has a
BENCHMARK line is one; without a name all of them run, one after the other. OPTIONS go to each."""

import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def benchmarks():
    """name -> what it measures, from the BENCHMARK line of each file."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("BENCHMARK = "):
                found[path.stem] = line.removeprefix("BENCHMARK = ").strip('"')
    return found


def main(arguments):
    found = benchmarks()
    names, _, options = arguments, "", []
    if "--" in arguments:
        cut = arguments.index("--")
        names, options = arguments[:cut], arguments[cut + 1:]
    unknown = [name for name in names if name not in found]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are:", file=sys.stderr)
        for name, text in found.items():
            print(f"  {name:10} {text}", file=sys.stderr)
        return 2
    status = 0
    for name in names or found:
        print(f"== {name}: {found[name]}", flush=True)
        status = max(status, importlib.import_module(name).main(options) or 0)
    return status


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main(sys.argv[1:]))
