"""Runs a program once and says what it cost: the operating system's own account of the child."""

import os
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """A measured program ended with another status than 0."""


def measure(command, environment=None):
    """Wall time, user and system CPU in seconds, and peak resident memory in MB of one run."""
    with tempfile.TemporaryFile() as messages:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=messages, env=os.environ | (environment or {}))
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            messages.seek(0)
            text = messages.read()[-2000:].decode("utf-8", "replace")
            raise Failed(f"{' '.join(map(str, command))}: exit status {child.returncode}\n{text}")
    return {"wall_s": wall, "user_s": usage.ru_utime, "system_s": usage.ru_stime,
            "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}


def summary(runs):
    """The median of each number, and the fastest wall time: the one the machine disturbed least."""
    result = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    result["best_wall_s"] = min(run["wall_s"] for run in runs)
    result["runs"] = len(runs)
    return result
