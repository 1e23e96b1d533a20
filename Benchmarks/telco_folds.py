"""XGBoost driven by scikit-learn's interface, on the folds that Tenure deals.

    python3 Benchmarks/telco_folds.py ../shared/data/telco.csv

The rule: a customer's hash is that of their id under the seed (`RowHash`); customers in the order of their hashes, mixed
with the repeat's number, are dealt in turn, those who stayed from the first fold on and those who left from the last.
Prints the out-of-fold AUC of each repeat, all folds together. Needs numpy, scikit-learn and xgboost.
"""

import csv
import sys

import numpy as np
import xgboost
from sklearn.metrics import brier_score_loss, roc_auc_score

SEED, FOLDS, REPEATS = 7043, 5, 4
MASK = (1 << 64) - 1


def folded(a, b):
    product = a * b
    return ((product >> 64) ^ product) & MASK


def row_hash(text, seed):
    data = text.encode()
    state = folded(seed ^ 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
    for start in range(0, len(data), 8):
        state = folded(state ^ int.from_bytes(data[start : start + 8], "little"), 0x8EBC6AF09C88C6E3)
    return folded(state ^ len(data), 0x589965CC75374CC3)


def mixed(value, repeat):
    if repeat == 0:
        return value
    z = (value + repeat * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def deal(hashes, left, repeat):
    order = sorted(range(len(hashes)), key=lambda row: (hashes[row], row))
    ranks = [(mixed(hashes[row], repeat), place) for place, row in enumerate(order)]
    folds, dealt = np.zeros(len(hashes), int), [0, 0]
    for place in sorted(range(len(order)), key=lambda place: ranks[place]):
        row = order[place]
        folds[row] = FOLDS - 1 - dealt[1] if left[row] else dealt[0]
        dealt[left[row]] = (dealt[left[row]] + 1) % FOLDS
    return folds


def main(path):
    rows = list(csv.DictReader(open(path)))
    left = np.array([row["Churn"] == "Yes" for row in rows], int)
    hashes = [row_hash(row["customerID"], SEED) for row in rows]
    numbers = ["tenure", "SeniorCitizen", "MonthlyCharges", "TotalCharges"]
    columns = []
    for name in rows[0]:
        if name in numbers:
            columns.append([float(row[name]) if row[name].strip() else np.nan for row in rows])
        elif name not in ("customerID", "Churn"):
            for level in sorted({row[name] for row in rows}):
                columns.append([float(row[name] == level) for row in rows])
    matrix = np.array(columns, np.float32).T
    print("xgboost", xgboost.__version__)
    for repeat in range(REPEATS):
        folds = deal(hashes, left, repeat)
        scores = np.zeros(len(left))
        for fold in range(FOLDS):
            model = xgboost.XGBClassifier(
                n_estimators=70, max_depth=3, learning_rate=0.1, subsample=0.8, tree_method="hist",
                max_bin=128, random_state=repeat, n_jobs=1,
            )
            model.fit(matrix[folds != fold], left[folds != fold])
            scores[folds == fold] = model.predict_proba(matrix[folds == fold])[:, 1]
        print(repeat + 1, roc_auc_score(left, scores), brier_score_loss(left, scores))


main(sys.argv[1])
