#!/usr/bin/env python3
"""Learns the weights by which kinds of messages are told, from tests/replies/learned and the messages in view beside it.

    scripts/weights.py            say how well it does on batches that it did not learn from
    scripts/weights.py --write    and write src/language/*/messages.bin

The features come from the library: a test writes them. scikit-learn is installed from PyPI where it is missing. A batch is
what stands below one line with `#`; in each of four rounds every fourth batch is left out, and the others are learned from.
Logistic regression for each kind on features of equal weight, divided by the square root of their number; then only the
features with the largest weights are kept, learned once more, and rounded to 255 steps.
"""

import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("threat self-harm legal regulator press security-report data-request investor hate troll rant joke bait"
         " negative-experience factual-claim question praise").split()
GRAVE = set(KINDS[:9])
# So many features are kept in each language.
KEPT = 12_000
# A message is of a kind from this probability on: to miss one is worse than to see one too many.
LEAST = 0.40
# The inverse of the strength by which large weights are held down.
STRENGTH = 20.0
# Features of fewer messages tell nothing.
FEWEST = 2


def libraries():
    """numpy, scipy and scikit-learn."""
    try:
        import sklearn  # noqa: F401
    except ImportError:
        target = tempfile.mkdtemp()
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", target, "scikit-learn"], check=True)
        sys.path.insert(0, target)
    import numpy
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression
    return numpy, sparse, LogisticRegression


numpy, sparse, LogisticRegression = libraries()


def batches(language, examples):
    """The number of the batch of each example; those in view make batches as large as the others."""
    number, of_each = -1, []
    for line in (ROOT / f"tests/replies/learned/{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            number += 1
        else:
            of_each.append(number)
    return of_each + [number + 1 + at // 44 for at in range(examples - len(of_each))]


def examples():
    """For each language the features, kinds and batches of its examples."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "features"
        command = ["cargo", "test", "--quiet", "-p", "discretion", "--lib", "the_features_of_the_examples_are_written"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "DISCRETION_FEATURES": str(path)})
        lines = path.read_text(encoding="utf-8").splitlines()
    of_each = {}
    for line in lines:
        language, kinds, hashes = line.split("|")
        kinds = {kind for kind in kinds.split("+") if kind}
        of_each.setdefault(language, []).append((sorted({int(number) for number in hashes.split()}), kinds))
    return of_each


class Model:
    """Weights for some features."""

    def __init__(self, rows, kept=KEPT):
        counts = {}
        for features, _ in rows:
            for feature in features:
                counts[feature] = counts.get(feature, 0) + 1
        self.features = sorted(feature for feature, count in counts.items() if count >= FEWEST)
        self.learn(rows)
        if len(self.features) > kept:
            strongest = numpy.abs(self.weights).max(axis=0) * numpy.sqrt([counts[feature] for feature in self.features])
            keep = sorted(numpy.argsort(-strongest, kind="stable")[:kept])
            self.features = [self.features[at] for at in keep]
            self.learn(rows)
        self.steps = numpy.maximum(numpy.abs(self.weights).max(axis=1), 1e-6) / 127
        self.rounded = numpy.rint(self.weights / self.steps[:, None]).astype(int)

    def matrix(self, rows):
        """The features of some rows, each divided by the square root of their number."""
        places = {feature: at for at, feature in enumerate(self.features)}
        data, indices, starts = [], [], [0]
        for features, _ in rows:
            own = [places[feature] for feature in features if feature in places]
            indices += own
            data += [1 / max(len(own), 1) ** 0.5] * len(own)
            starts.append(len(indices))
        return sparse.csr_matrix((data, indices, starts), shape=(len(rows), len(self.features)))

    def learn(self, rows):
        matrix = self.matrix(rows)
        models = []
        for kind in KINDS:
            is_kind = [kind in kinds for _, kinds in rows]
            models.append(LogisticRegression(C=STRENGTH, solver="liblinear", random_state=1).fit(matrix, is_kind))
        self.weights = numpy.array([model.coef_[0] for model in models])
        over = numpy.log(LEAST / (1 - LEAST))
        self.constants = numpy.array([model.intercept_[0] for model in models]) - over

    def kinds(self, rows):
        """The kinds of some rows."""
        totals = self.matrix(rows) @ (self.rounded * self.steps[:, None]).T + self.constants
        return [{kind for kind, total in zip(KINDS, own) if total > 0} for own in totals]

    def write(self, path):
        numbers = struct.pack(f"<{2 * len(KINDS)}f", *self.constants, *self.steps)
        hashes = struct.pack(f"<{len(self.features)}I", *self.features)
        path.write_bytes(numbers + hashes + self.rounded.T.astype("int8").tobytes())


def figures(rows, told):
    """How right it is."""
    right = sum(len(kinds & own) for (_, kinds), own in zip(rows, told))
    there = sum(len(kinds) for _, kinds in rows)
    seen = sum(len(own) for own in told)
    grave = [(kinds & GRAVE, own & GRAVE) for (_, kinds), own in zip(rows, told)]
    are, found = sum(bool(kinds) for kinds, _ in grave), sum(bool(kinds & own) for kinds, own in grave)
    wrongly = sum(bool(own) for kinds, own in grave if not kinds)
    exact = sum(kinds == own for (_, kinds), own in zip(rows, told))
    return (f"{len(rows)} messages: kinds seen that are there {right / seen:.2f}, kinds there that are seen {right / there:.2f}, "
            f"exactly right {exact / len(rows):.2f}; grave ones seen {found} of {are}, "
            f"others taken for grave {wrongly} of {len(rows) - are}")


def main():
    for language, rows in sorted(examples().items()):
        if "--quick" not in sys.argv:
            of_each, told, asked = batches(language, len(rows)), [], []
            for round in range(4):
                learned = [row for row, batch in zip(rows, of_each) if batch % 4 != round]
                left_out = [row for row, batch in zip(rows, of_each) if batch % 4 == round]
                told += Model(learned).kinds(left_out)
                asked += left_out
            print(f"{language}, on batches left out: {figures(asked, told)}", flush=True)
        if "--write" in sys.argv:
            model = Model(rows)
            model.write(ROOT / f"src/language/{language}/messages.bin")
            print(f"{language}: {len(model.features)} features written", flush=True)


if __name__ == "__main__":
    main()
