"""What resampling before the folds does to every measure, on the public Telco file.

    python3 Benchmarks/telco_resampled.py ../shared/data/telco.csv

SMOTE-ENN makes leavers up between others and drops customers near the border. Done before customers are dealt into
folds, neighbours of a made-up row stand on both sides; done on the rows that train, it is judged on customers as they
are. Prints out-of-fold AUC, Brier score and mean score of the same boosted trees, five folds in all. Needs numpy,
scikit-learn, imbalanced-learn and xgboost.
"""

import csv
import sys

import numpy as np
import xgboost
from imblearn.combine import SMOTEENN
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold


def read(path):
    rows = list(csv.DictReader(open(path)))
    numbers = ["tenure", "SeniorCitizen", "MonthlyCharges", "TotalCharges"]
    columns = []
    for name in rows[0]:
        if name in numbers:
            values = [float(row[name]) if row[name].strip() else 0.0 for row in rows]
            columns.append((np.array(values) - np.mean(values)) / np.std(values))
        elif name not in ("customerID", "Churn"):
            for level in sorted({row[name] for row in rows}):
                columns.append(np.array([float(row[name] == level) for row in rows]))
    return np.array(columns, np.float32).T, np.array([row["Churn"] == "Yes" for row in rows], int)


def judged(matrix, left, resample=None):
    scores = np.zeros(len(left))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(matrix, left):
        rows, outcomes = (matrix[train], left[train]) if resample is None else resample(matrix[train], left[train])
        model = xgboost.XGBClassifier(
            n_estimators=300, max_depth=6, learning_rate=0.1, tree_method="hist", random_state=1, n_jobs=1)
        model.fit(rows, outcomes)
        scores[test] = model.predict_proba(matrix[test])[:, 1]
    return (f"AUC {roc_auc_score(left, scores):.3f}   Brier {brier_score_loss(left, scores):.3f}   "
            f"mean score {scores.mean():.3f}, share who left {left.mean():.3f}")


def main(path):
    matrix, left = read(path)
    smote = SMOTEENN(random_state=1).fit_resample
    print("before the folds:", judged(*smote(matrix, left)))
    print("inside the folds:", judged(matrix, left, smote))
    print("not at all:      ", judged(matrix, left))


main(sys.argv[1])
