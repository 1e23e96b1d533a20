#!/usr/bin/env python3
"""Renders the same rows with tenure and with the Python peer, side by side, and prints ratios.

    python3 Benchmarks/side_by_side.py [7043 100000 1000000]

The peer and its data live in ../shared; without them, or without its Python packages, only our side runs. Whole
processes are timed from outside, the median of three runs each (one for the peer above 100,000 rows), with the peak
memory the kernel accounts to each. What ours leaves out of the peer's work (no random forest, cross-fitting on a
capped sample) and what it adds (intervals, out-of-fold scores, a plan under a budget) is printed below the figures.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BINARY = ROOT / ".build" / "release" / "tenure"
PYTHON = os.environ.get("PEER_PYTHON", sys.executable)
# Folders in which large inputs are kept between runs.
CACHE = Path(os.environ.get("BENCH_DATA", tempfile.gettempdir())) / "tenure-bench"


def timed(command, runs):
    """Median wall seconds, peak memory in MB and the last run's output of a command."""
    walls, peak, output = [], 0, ""
    for _ in range(runs):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
            _, status, usage = os.wait4(process.pid, 0)
            walls.append(time.perf_counter() - start)
            out.seek(0)
            output = out.read().decode(errors="replace")
        peak = max(peak, usage.ru_maxrss / 1024)
        if status != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with status {status}:\n{output}")
    return statistics.median(walls), peak, output


def peer_ready():
    check = "import pandas, lifelines, sklearn, xgboost, matplotlib, jinja2, weasyprint, pyarrow"
    return subprocess.run([PYTHON, "-c", check], capture_output=True).returncode == 0


def rows_file(rows, telco):
    if rows == 7043:
        return telco
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / f"telco_{rows}.csv"
    if not path.exists():
        subprocess.run([PYTHON, SHARED / "peers" / "make_scaled.py", telco, path, str(rows)], check=True)
    return path


def ours(path, out, runs):
    shutil.rmtree(out, ignore_errors=True)
    command = [BINARY, "render", "reports/telco.yaml", "-P", f"data={path}", "-o", out, "--state", out / "state",
               "--no-cache", "--quiet"]
    wall, peak, _ = timed(command, runs)
    stages = {}
    for record in out.glob("telco/*/*/run.json"):
        stages = json.loads(record.read_text()).get("stages", {})
    return wall, peak, stages


def main():
    sizes = [int(a) for a in sys.argv[1:]] or [7043, 100_000, 1_000_000]
    telco = SHARED / "data" / "telco.csv"
    if not telco.exists():
        print("skipped: ../shared/data/telco.csv is missing")
        return
    with_peer = peer_ready()
    if not with_peer:
        print("the peer's Python packages are not installed (PEER_PYTHON names another Python): only our side runs")
        sizes = [s for s in sizes if s == 7043 or (CACHE / f"telco_{s}.csv").exists()]
    work = Path(tempfile.mkdtemp(prefix="tenure-bench-"))
    for rows in sizes:
        path = rows_file(rows, telco)
        wall, peak, stages = ours(path, work / "ours", 3)
        print(f"\n{rows:,} rows")
        print(f"  tenure  {wall:8.3f} s  {peak:7.0f} MB")
        for name, seconds in stages.items():
            print(f"    {name:28s} {seconds:8.3f} s")
        if not with_peer:
            continue
        command = [PYTHON, SHARED / "peers" / "retention_report.py", "--data", path, "--out", work / "peer"]
        their_wall, their_peak, output = timed(command, 3 if rows <= 7043 else 1)
        print(f"  peer    {their_wall:8.3f} s  {their_peak:7.0f} MB")
        for line in output.splitlines():
            if " wall " in line:
                print(f"    {line}")
        print(f"  {their_wall / wall:.1f} times faster, {their_peak / peak:.1f} times less memory")
    print("\nOurs fits no random forest and cross-fits on at most 50,000 rows; the peer scores its own training rows,")
    print("prints one split, and has no intervals, no holdout, no budget and no outreach list.")
    shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
