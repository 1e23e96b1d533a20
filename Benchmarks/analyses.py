#!/usr/bin/env python3
"""Times every cell of Benchmarks/analyses.yaml on a million customers, each alone, once the table is in memory.

    python3 Benchmarks/analyses.py [ID …]

    BENCH_DATA=…        where the sample business is kept between runs; default: the temporary folder
    BENCH_CUSTOMERS=…   how many customers; default: 1000000

A cell is rendered with --only and without a cache; the seconds are those of its own step, without loading, training
or writing, the least of three runs; what training takes stands behind. Beside each stands the bar: a second, or three
for what searches, resamples or permutes.
"""
import json, os, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / ".build" / "release" / "tenure"
SPEC = ROOT / "Benchmarks" / "analyses.yaml"
CUSTOMERS = int(os.environ.get("BENCH_CUSTOMERS", 1_000_000))
DATA = Path(os.environ.get("BENCH_DATA", Path(tempfile.gettempdir()) / "tenure-bench")) / f"business-{CUSTOMERS}"

# Kinds that search or resample.
SLOWER = {"personas", "clv", "clv_shop", "model_whole", "ranks"}


def sample():
    if not (DATA / "truth.json").exists():
        subprocess.run([BINARY, "sample", "--customers", str(CUSTOMERS), "-o", DATA], check=True, stdout=subprocess.DEVNULL)


def cells():
    return [line.split("id:")[1].split(",")[0].strip(" }\n") for line in SPEC.read_text().splitlines() if line.startswith("  - {") and "id:" in line]


def seconds(cell):
    """The step's own seconds and those of training its model, or why there are none."""
    with tempfile.TemporaryDirectory() as out:
        run = subprocess.run(
            [BINARY, "render", SPEC, "-P", f"folder={DATA}", "--only", cell, "--no-cache", "--log-format", "json",
             "-o", out, "--state", f"{out}/state"], capture_output=True, text=True)
    trained = 0
    for line in run.stderr.splitlines():
        event = json.loads(line) if line.startswith("{") else {}
        if event.get("status") != "ok" or "seconds" not in event:
            continue
        if event["step"].startswith("model ") and event["step"] != cell:
            trained += event["seconds"]
        if event["step"] == cell:
            return event["seconds"], trained
    sys.exit(f"{cell} did not run:\n{run.stderr}")


def main():
    sample()
    wanted = sys.argv[1:] or cells()
    print(f"{CUSTOMERS:,} customers; each cell alone, without loading")
    for cell in wanted:
        bar = 3 if cell in SLOWER else 1
        best, trained = min(seconds(cell) for _ in range(3))
        verdict = "" if best <= bar else "   MISSED"
        training = f"   training {trained:.1f} s" if trained else ""
        print(f"  {cell:20s}{best:8.3f} s   at most {bar} s{training}{verdict}", flush=True)


main()
