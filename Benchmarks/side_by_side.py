#!/usr/bin/env python3
"""Renders the same rows with tenure and with the Python peer, side by side, and prints ratios, stages and memory.

    python3 Benchmarks/side_by_side.py [7043 100000 1000000]

    PEER_PYTHON=…   the Python that has the peer's packages (../shared/peers/requirements.txt); default: this one
    BENCH_DATA=…    where the scaled files are kept between runs; default: the temporary folder

Whole processes are timed from outside, cold, in turn: the median of three runs each (the peer once above 7,043
rows), with the processor time and the peak memory that the kernel accounts to each. Beside each figure stands the
least that DESIGN asks for. Nothing fails when a figure misses it: on a busy machine all of them do.

The peer and its data live in ../shared; without them nothing runs, and without its packages only our side does.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TELCO = SHARED / "data" / "telco.csv"
BINARY = ROOT / ".build" / "release" / "tenure"
PYTHON = os.environ.get("PEER_PYTHON", sys.executable)
KEPT = Path(os.environ.get("BENCH_DATA", Path(tempfile.gettempdir()) / "tenure-bench"))

# Rows: times faster than the peer at least, and MB at most.
FLOORS = {7043: (15, 120), 100_000: (30, 250), 1_000_000: (20, 800)}
RERENDER_MS, CHECK_MS = 150, 200

LESS_AND_MORE = """
As the peer does, one dealing of customers into folds (-P repeats=1); the report as shipped has four, for the band of
its measures.
Less than the peer: no random forest, and the models of all folds are made of at most 50,000 rows.
More than the peer: every score is out of fold, and so are its reasons; every estimate has an interval; ten kinds of
cells, a plan under a budget with a bound on what is lost, outreach lists, holdout, manifest, and a tagged PDF."""


class Run:
    """Wall and processor seconds, peak MB and output of a command: medians, but the greatest peak."""

    def __init__(self, command, runs=3, folder=ROOT, before=None):
        walls, cpus, self.peak, self.output = [], [], 0, ""
        for number in range(runs):
            if before:
                before(number)
            with tempfile.TemporaryFile() as out:
                start = time.perf_counter()
                process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
                _, status, usage = os.wait4(process.pid, 0)
                walls.append(time.perf_counter() - start)
                process.returncode = os.waitstatus_to_exitcode(status)
                out.seek(0)
                self.output = out.read().decode(errors="replace")
            cpus.append(usage.ru_utime + usage.ru_stime)
            self.peak = max(self.peak, usage.ru_maxrss / 1024)
            if process.returncode != 0:
                sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{self.output}")
        self.wall, self.cpu = statistics.median(walls), statistics.median(cpus)

    def print(self, name, note=""):
        print(f"  {name:10s}{self.wall:9.3f} s wall {self.cpu:9.3f} s processor {self.peak:7.0f} MB  {note}".rstrip())


def peer_is_ready():
    packages = "import pandas, lifelines, sklearn, xgboost, matplotlib, jinja2, weasyprint, pyarrow"
    return subprocess.run([PYTHON, "-c", packages], capture_output=True).returncode == 0


def rows_file(rows, can_make):
    """The file of that many rows; None when it is neither there nor can be made."""
    if rows == 7043:
        return TELCO
    path = KEPT / f"telco_{rows}.csv"
    if not path.exists() and can_make:
        KEPT.mkdir(parents=True, exist_ok=True)
        subprocess.run([PYTHON, SHARED / "peers" / "make_scaled.py", TELCO, path, str(rows)], check=True)
    return path if path.exists() else None


def project(folder):
    """A project of its own, so that neither its cache nor its output is ours."""
    for name in ["reports", "templates"]:
        shutil.copytree(ROOT / name, folder / name)
    (folder / "data").mkdir()
    shutil.copy(ROOT / "data" / "actions-telco.yaml", folder / "data")
    return folder


def command(verb, path, *more):
    # The peer deals customers into folds once, so we do: the report as shipped deals them four times.
    return [BINARY, verb, "reports/telco.yaml", "-P", f"data={path}", "-P", "repeats=1", *more]


def stages(folder):
    for record in folder.glob("output/telco/*/*/run.json"):
        return json.loads(record.read_text()).get("stages", {})
    return {}


def compare(rows, path, folder, with_peer):
    print(f"\n{rows:,} rows")
    least, most = FLOORS.get(rows, (None, None))
    ours = Run(command("render", path, "--no-cache", "--quiet"), folder=folder)
    ours.print("tenure", f"at most {most} MB" if most else "")
    theirs = None
    if with_peer:
        peer = [PYTHON, SHARED / "peers" / "retention_report.py", "--data", path, "--out", folder / "peer"]
        theirs = Run(peer, runs=3 if rows <= 7043 else 1)
        theirs.print("peer")
        asked = f" (at least {least})" if least else ""
        print(f"  {theirs.wall / ours.wall:.1f} times faster{asked}, {theirs.cpu / ours.cpu:.1f} times less processor,"
              f" {theirs.peak / ours.peak:.1f} times less memory")
    print("  stages of tenure, side by side where nothing depends on another:")
    for name, seconds in stages(folder).items():
        if seconds >= 0.0005:
            print(f"    {name:24s}{seconds:9.3f} s")
    if theirs:
        print("  stages of the peer:")
        for line in theirs.output.splitlines():
            if " s wall " in line:
                print(f"    {line}")


def small_ones(folder):
    """What an analyst waits for: a check, and a render after a change of words."""
    spec = folder / "reports" / "telco.yaml"
    words = spec.read_text()

    edited = "**Contracts and how long"
    if edited not in words:
        sys.exit(f"reports/telco.yaml no longer says '{edited}', so a change of words cannot be timed")

    def edit(number):
        spec.write_text(words.replace(edited, f"**Edit {number}: contracts and how long"))

    print("\n7,043 rows, again")
    Run(command("check", TELCO), runs=5, folder=folder).print("check", f"at most {CHECK_MS} ms")
    Run(command("render", TELCO, "--quiet"), runs=1, folder=folder)
    Run(command("render", TELCO, "--quiet"), runs=5, folder=folder, before=edit).print(
        "re-render", f"at most {RERENDER_MS} ms, after a change of words")
    spec.write_text(words)


def main():
    sizes = [int(a) for a in sys.argv[1:]] or sorted(FLOORS)
    if not TELCO.exists():
        print("skipped: ../shared/data/telco.csv is missing")
        return
    with_peer = peer_is_ready()
    if not with_peer:
        print("the peer's packages are not installed (PEER_PYTHON names another Python): only our side runs")
    work = Path(tempfile.mkdtemp(prefix="tenure-bench-"))
    try:
        folder = project(work)
        for rows in sizes:
            path = rows_file(rows, can_make=with_peer)
            if path:
                compare(rows, path, folder, with_peer)
            else:
                print(f"\n{rows:,} rows: skipped, the peer's packages are needed to make the file")
        small_ones(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(LESS_AND_MORE)


if __name__ == "__main__":
    main()
