"""What ``run.py`` puts into its table: the corpora, and for every figure where it comes from and what stands beside it.

A figure's ``name`` is what ``floors.json`` knows it by, so it must not change. Targets are those that the project set
itself; *published* figures are their authors', on another part of the same corpus or, where it says so, on another
corpus: they are a landmark, not a race on equal terms.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CORPORA", "FIGURES", "MODULES", "Corpus", "Figure"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A public corpus: the folder it is looked for in, its name, who gives it out, where, and on what terms."""

    folder: str
    name: str
    publisher: str
    address: str
    terms: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    ``key`` is the module's name for ours and ``peer`` its name for the peer's; ``published`` is a figure as printed
    elsewhere. ``scale`` brings ours and the peer's to per cent. Of ``lower`` ones less is better, and their floor is a
    ceiling. ``noise`` is how far a figure may miss its floor: 0 where the same input gives the same figure.
    """

    name: str
    module: str
    key: str
    on: str
    target: float | None = None
    peer: str | None = None
    beside: str = ""
    published: str = ""
    scale: float = 1.0
    lower: bool = False
    noise: float = 0.0
    unit: str = ""


CORPORA = (
    Corpus(
        "polnear",
        "PolNeAR",
        "Network Dynamics Lab, McGill University",
        "https://github.com/networkdynamics/PolNeAR",
        "for research; texts the publishers'",
    ),
    Corpus(
        "plover",
        "PLV sentences",
        "Hu et al., ACL 2024",
        "https://github.com/snowood1/Zero-Shot-PLOVER",
        "no licence file",
    ),
    Corpus("meantime", "MEANTIME", "NewsReader project", "http://www.newsreader-project.eu", "CC BY 4.0"),
    Corpus(
        "newswcl50",
        "NewsWCL50",
        "F. Hamborg and others",
        "https://github.com/fhamborg/NewsWCL50",
        "annotations CC BY-SA 4.0",
    ),
    Corpus("ecbplus", "ECB+", "CLTL, Vrije Universiteit Amsterdam", "https://github.com/cltl/ecbPlus", "CC BY 3.0"),
    Corpus("nanco", "NAnCo", "Salesforce Research", "https://github.com/salesforce/discord_questions", "BSD-3-Clause"),
    Corpus(
        "giveme5w1h",
        "GiveMe5W1H",
        "F. Hamborg and others",
        "https://github.com/fhamborg/Giveme5W1H",
        "Apache-2.0; texts the publishers'",
    ),
    Corpus(
        "mrpc",
        "MRPC",
        "Microsoft Research",
        "https://www.microsoft.com/en-us/download/details.aspx?id=52398",
        "for research",
    ),
    Corpus(
        "re3d",
        "re3d",
        "Dstl",
        "https://github.com/dstl/re3d",
        "differs by folder",
    ),
)

# The modules in the order of the table, with the folders that each of them needs.
MODULES: dict[str, tuple[str, ...]] = {
    "attribution": ("polnear",),
    "plover": ("plover",),
    "events": ("plover", "meantime"),
    "acts": ("giveme5w1h", "polnear", "re3d", "ecbplus"),
    "affected": ("giveme5w1h", "polnear", "re3d", "ecbplus", "newswcl50"),
    "alongside": ("giveme5w1h", "ecbplus", "newswcl50"),
    "synopsis": ("giveme5w1h", "ecbplus", "newswcl50"),
    "realis": ("meantime",),
    "times": ("meantime",),
    "places": ("re3d",),
    "coreference": ("meantime", "newswcl50"),
    "stories": ("giveme5w1h", "ecbplus"),
    "crossdoc": ("ecbplus", "newswcl50"),
    "chains": ("newswcl50", "meantime"),
    "disputes": ("giveme5w1h", "ecbplus", "newswcl50"),
    "joined": ("giveme5w1h", "ecbplus"),
    "salience": ("giveme5w1h",),
    "origins": ("polnear",),
    "nanco": ("nanco",),
    "planted": ("mrpc",),
    "gold": (),
    "process": (),
    "ledger": ("giveme5w1h",),
    "speed": (),
}

PATTERN = "pattern of a quotation beside a verb of speech"
HEAD = "same head word"
STRING = "words that differ"
NEAREST = "nearest name before, behind"
LEMMA = "same head lemma in a found story"


def _attribution(name: str, key: str, target: float, published: str) -> Figure:
    return Figure(
        name,
        "attribution",
        f"attribution/{key}",
        "PolNeAR dev",
        target,
        f"peer/attribution/{key}",
        PATTERN,
        published,
    )


def _planted(kind: str) -> Figure:
    return Figure(
        f"planted {kind} found and typed",
        "planted",
        f"planted/{kind}/found and typed",
        "MRPC, changed by program",
        None,
        f"planted/peer string difference/{kind}/found and typed",
        STRING,
        scale=100,
    )


def _origins(rate: int) -> tuple[Figure, Figure]:
    on = f"PolNeAR reprints, {rate} % reworded"
    peer = "MinHash LSH at its defaults"
    return (
        Figure(
            f"origins recall at {rate} %",
            "origins",
            f"origins/{rate}%/recall",
            on,
            98 if rate <= 20 else None,
            f"peer MinHash LSH/{rate}%/recall",
            peer,
            scale=100,
        ),
        Figure(
            f"origins precision at {rate} %",
            "origins",
            f"origins/{rate}%/precision",
            on,
            99 if rate <= 20 else None,
            f"peer MinHash LSH/{rate}%/precision",
            peer,
            scale=100,
        ),
    )


LOOKED_AT = frozenset(
    {
        "karabakh-2020",
        "palestine-1948",
        "south-atlantic-1982",
        "south-west-africa-1988",
        "aceh-2005",
        "el-salvador-1991",
    }
)


def _process(name: str, side: str) -> Figure:
    on = "looked at while mending" if name in LOOKED_AT else "nobody looked at its errors"
    target = 90 if side == "precision" else 85
    return Figure(f"process {name} {side}", "process", f"{name}/all {side}", on, target, scale=100)


FIGURES = (
    _attribution("direct quotes precision", "direct quotes precision", 99, "textacy 0.13: 99.8, by paragraph 99.1"),
    _attribution("direct quotes recall", "direct quotes recall", 97, "textacy 0.13: 75.4, by paragraph 81.8"),
    _attribution("direct quotes speaker", "direct quotes speaker", 97, "textacy 0.13: 94.1, by paragraph 95.3"),
    _attribution("attribution content overlap F1", "content overlap F1", 85, "Citron on PARC 3: 83.2"),
    _attribution("attribution content exact F1", "content exact F1", 62, "Citron on PARC 3: 56.7"),
    _attribution("attribution source overlap F1", "source overlap F1", 85, ""),
    _attribution("attribution tokens F1", "tokens F1", 82, "human alpha: 75.4"),
    Figure(
        "PLOVER root macro-F1",
        "plover",
        "macro_f1",
        "PLV sentences, pair given, cross-validated",
        84,
        "tfidf_macro_f1",
        "TF-IDF and a linear SVM, tuned here",
        "RoBERTa-MNLI: 82.1",
        noise=0.3,
    ),
    Figure(
        "PLOVER root accuracy",
        "plover",
        "accuracy",
        "PLV sentences, pair given, cross-validated",
        None,
        "tfidf_accuracy",
        "TF-IDF and a linear SVM, tuned here",
        "RoBERTa-MNLI: 83.5",
        noise=0.3,
    ),
    Figure(
        "PLOVER quad macro-F1",
        "plover",
        "quad_macro_f1",
        "PLV sentences, pair given, cross-validated",
        None,
        "tfidf_quad_macro_f1",
        "TF-IDF and a linear SVM, tuned here",
        "RoBERTa-MNLI: 89.2",
        noise=0.3,
    ),
    Figure(
        "events correct",
        "events",
        "correct",
        "PLV sentences, nothing given",
        75,
        "baseline_correct",
        "same-verb lookup",
    ),
    Figure(
        "events extra",
        "events",
        "extra",
        "PLV sentences, nothing given",
        15,
        "baseline_extra",
        "same-verb lookup",
        lower=True,
    ),
    Figure(
        "roles correct",
        "events",
        "meantime_correct",
        "MEANTIME, nothing given",
        75,
        "baseline_meantime_correct",
        "same-verb lookup",
    ),
    Figure(
        "roles extra",
        "events",
        "meantime_extra",
        "MEANTIME, nothing given",
        15,
        "baseline_meantime_extra",
        "same-verb lookup",
        lower=True,
    ),
    Figure(
        "roles arg0 F1",
        "events",
        "arg0_f1",
        "MEANTIME, trigger given",
        None,
        "baseline_arg0_f1",
        NEAREST,
    ),
    Figure(
        "roles arg1 F1",
        "events",
        "arg1_f1",
        "MEANTIME, trigger given",
        None,
        "baseline_arg1_f1",
        NEAREST,
    ),
    Figure(
        "realis accuracy",
        "realis",
        "realis_accuracy",
        "MEANTIME, trigger given",
        90,
        "baseline_realis_accuracy",
        "all actual",
    ),
    Figure(
        "realis macro-F1",
        "realis",
        "realis_macro_f1",
        "MEANTIME, trigger given",
        75,
        "baseline_realis_macro_f1",
        "all actual",
    ),
    Figure(
        "certainty accuracy",
        "realis",
        "certainty_accuracy",
        "MEANTIME, trigger given",
        90,
        "baseline_certainty_accuracy",
        "all certain",
    ),
    Figure(
        "certainty macro-F1",
        "realis",
        "certainty_macro_f1",
        "MEANTIME, trigger given",
        75,
        "baseline_certainty_macro_f1",
        "all certain",
    ),
    Figure("times relaxed F1", "times", "relaxed_f1", "MEANTIME", 92, published="HeidelTime on TempEval-3: 90"),
    Figure(
        "times value F1",
        "times",
        "value_f1",
        "MEANTIME",
        80,
        "dateparser_value_f1",
        "dateparser on our spans",
        "HeidelTime on TempEval-3: 78",
    ),
    Figure(
        "places F1",
        "places",
        "relaxed_named_f1",
        "re3d, named places",
        None,
        "pipeline_relaxed_named_f1",
        "the bare pipeline",
    ),
    Figure(
        "places precision",
        "places",
        "relaxed_p",
        "re3d, all places",
        None,
        "pipeline_relaxed_p",
        "the bare pipeline",
    ),
    Figure(
        "actors CoNLL F1, MEANTIME",
        "coreference",
        "meantime_conll",
        "MEANTIME, within a report, mentions given",
        65,
        "meantime_baseline_conll",
        HEAD,
    ),
    Figure(
        "actors CoNLL F1, NewsWCL50",
        "coreference",
        "newswcl50_conll",
        "NewsWCL50, within a report, mentions given",
        65,
        "newswcl50_baseline_conll",
        HEAD,
    ),
    Figure(
        "stories F1",
        "stories",
        "stories/GiveMe5W1H/F1",
        "GiveMe5W1H, as published",
        92,
        "stories/peer TF-IDF agglomerative, tuned here/F1",
        "TF-IDF, agglomerative, tuned here",
        "MiniLM and HDBSCAN, tuned here: 94.2",
        scale=100,
    ),
    Figure(
        "stories F1, shuffled",
        "stories",
        "stories/GiveMe5W1H shuffled/F1",
        "GiveMe5W1H, shuffled",
        92,
        "stories/peer TF-IDF agglomerative, tuned here/F1",
        "TF-IDF, agglomerative, tuned here",
        "MiniLM and HDBSCAN, tuned here: 94.2",
        scale=100,
    ),
    Figure(
        "stories precision, look-alikes",
        "stories",
        "stories/ECB+ look-alikes/precision",
        "ECB+, two like events a topic",
        scale=100,
    ),
    Figure(
        "same event CoNLL F1, ECB+",
        "crossdoc",
        "crossdoc/ecbplus/conll",
        "ECB+ development topics, mentions given, topics not",
        81,
        "crossdoc/ecbplus/peer same lemma in a story",
        LEMMA,
        "same lemma 76.5, transformers 79.5 to 85.6",
    ),
    Figure(
        "same actor or event CoNLL F1, NewsWCL50",
        "crossdoc",
        "crossdoc/newswcl50/conll",
        "NewsWCL50, across outlets, mentions given",
        58,
        "crossdoc/newswcl50/peer same head lemma in a story",
        LEMMA,
        "46.8",
    ),
    *(
        figure
        for key, corpus in (("newswcl50", "NewsWCL50"), ("meantime", "MEANTIME"))
        for kind, target in (("facts", 85.0), ("actors", None))
        for figure in (
            Figure(
                f"{kind} B-cubed precision, {corpus}",
                "chains",
                f"chains/{key} {kind}/precision",
                f"{corpus}, across reports, nothing given",
                target,
            ),
            Figure(
                f"{kind} B-cubed recall, {corpus}",
                "chains",
                f"chains/{key} {kind}/recall",
                f"{corpus}, across reports, nothing given",
            ),
        )
    ),
    *(
        Figure(
            f"events CoNLL F1, {corpus}",
            "chains",
            f"chains/{key} facts/gold mentions",
            f"{corpus}, across reports, mentions given",
            None,
            f"chains/{key} facts/gold mentions, peer same head lemma in a story",
            LEMMA,
        )
        for key, corpus in (("newswcl50", "NewsWCL50"), ("meantime", "MEANTIME"))
    ),
    *(figure for rate in (0, 5, 10, 20, 30, 40) for figure in _origins(rate)),
    *(
        Figure(
            f"disputes on reprints, {name}",
            "origins",
            f"reprints/{way}/disputed",
            "accounts of a PolNeAR article and its reprint",
            0,
            scale=100,
            lower=True,
        )
        for way, name in (
            ("whole", "whole"),
            ("cut", "cut"),
            ("order", "reordered"),
            ("all", "cut, reordered, added to"),
        )
    ),
    Figure(
        "answers balanced accuracy",
        "nanco",
        "nanco/left out/balanced accuracy",
        "NAnCo, each question left out",
        76,
        "nanco/peer same string/balanced accuracy",
        "the same words",
        "trained 81.3, MPNet 73.0, NLI 58.0",
        scale=100,
    ),
    Figure(
        "planted found and typed",
        "planted",
        "planted/found and typed",
        "MRPC, changed by program",
        95,
        "planted/peer string difference/found and typed",
        STRING,
        scale=100,
    ),
    Figure(
        "planted false disputes",
        "planted",
        "planted/false disputes",
        "MRPC, unchanged, own figures, days and quotes agree",
        4,
        "planted/peer string difference/false disputes",
        STRING,
        scale=100,
        lower=True,
    ),
    Figure(
        "planted, disputes that readers hold to be none",
        "planted",
        "planted/false by readers",
        "MRPC, unchanged, all pairs",
        4,
        scale=100,
        lower=True,
    ),
    Figure(
        "planted, disputes on every unchanged pair",
        "planted",
        "planted/disputes on unchanged pairs",
        "MRPC, unchanged, all pairs",
        4,
        "planted/peer string difference/disputes on unchanged pairs",
        STRING,
        scale=100,
        lower=True,
    ),
    *(_planted(kind) for kind in ("number", "date", "actor", "place", "polarity", "certainty", "wording")),
    *(
        Figure(name, "acts", f"acts/{key}", "acts of unlearned reports, judged by readers", lower=lower)
        for key, name, lower in (
            ("told", "acts read that are told", False),
            ("doer", "acts told: doer right", False),
            ("recipient", "acts told: recipient right", False),
            ("happened", "acts told: realis right", False),
            ("sure_told", "acts that are sure: told", False),
            ("doubted_told", "acts perhaps misread: told", True),
        )
    ),
    *(
        Figure(
            f"people affected, {key if key != 'f1' else 'F1'}",
            "affected",
            f"affected/held/{key}",
            "articles in which readers listed them",
            peer=f"affected/held/peer nearest word/{key}",
            beside="nearest word of a kind in the sentence",
        )
        for key in ("precision", "recall", "f1")
    ),
    *(
        Figure(f"numbers side by side{name}", "alongside", f"alongside/{key}", "real articles, judged by a reader")
        for key, name in (
            ("agree, of one thing", " that agree, of one thing"),
            ("differ, of one thing", " that differ, of one thing"),
            ("of one thing, in one row", " of one thing, still so"),
        )
    ),
    *(
        Figure(
            f"side by side, {name}",
            "synopsis",
            f"synopsis/{part}/{key}",
            what,
            peer=f"synopsis/{part}/peer tf-idf/{key}",
            beside="each other's best by tf-idf",
        )
        for part, what, keys in (
            ("held", "invented stories, not learned from", ("precision of labelled", "recall", "differences")),
            ("held news", "real articles, not learned from", ("precision", "recall")),
            ("news", "real articles, each set left out of the training", ("precision", "recall")),
        )
        for key in keys
        for name in (f"{part}: {'points of difference' if key == 'differences' else key}",)
    ),
    Figure(
        "told acts before others, by confidence",
        "acts",
        "acts/ranked",
        "acts of unlearned reports, judged by readers",
        peer="acts/baseline_ranked",
        beside="the trained class alone",
    ),
    Figure("judged pairs of one thing, joined", "joined", "joined/of one thing", "real articles, judged by readers"),
    Figure(
        "judged pairs of two things, joined",
        "joined",
        "joined/of two things",
        "real articles, judged by readers",
        lower=True,
    ),
    Figure(
        "set beside, of one thing or a part",
        "joined",
        "joined/beside, of one thing or a part",
        "real articles, judged by readers",
    ),
    Figure(
        "one thing and not joined, set beside",
        "joined",
        "joined/of one thing and not joined, beside",
        "real articles, judged by readers",
    ),
    Figure("surely told, of one thing", "joined", "joined/surely told", "real articles, judged by readers"),
    Figure(
        "perhaps told, of one thing", "joined", "joined/perhaps told", "real articles, judged by readers", lower=True
    ),
    Figure(
        "disputes, true of those judged", "disputes", "disputes/true of those judged", "real articles, judged by hand"
    ),
    Figure(
        "disputes, judged true and listed",
        "disputes",
        "disputes/judged true and listed",
        "real articles, judged by hand",
    ),
    Figure(
        "disputes, doubtful and true",
        "disputes",
        "disputes/doubtful and true",
        "real articles, judged by hand",
        lower=True,
    ),
    Figure(
        "single facts, first ten",
        "salience",
        "salience/first ten",
        "GiveMe5W1H, reports left out",
        peer="salience/peer order of reports/first ten",
        beside="order of the reports",
    ),
    Figure("gold checks, all", "gold", "gold/all", "the shipped examples", scale=100),
    Figure("gold checks, looked at", "gold", "gold/looked at", "the examples that were mended on", scale=100),
    Figure("gold checks, unread", "gold", "gold/unread", "errors not looked at", scale=100),
    Figure("gold checks, beagle-1984", "gold", "gold/beagle-1984", "errors not looked at", scale=100),
    Figure("gold checks, evian-1962", "gold", "gold/evian-1962", "errors not looked at", scale=100),
    Figure("gold checks, good-friday-1998", "gold", "gold/good-friday-1998", "example", scale=100),
    Figure("gold checks, havana-2016", "gold", "gold/havana-2016", "errors not looked at", scale=100),
    Figure("gold checks, hodeidah-2018", "gold", "gold/hodeidah-2018", "example", scale=100),
    Figure("gold checks, homs-2014", "gold", "gold/homs-2014", "example", scale=100),
    Figure("gold checks, jeddah-2023", "gold", "gold/jeddah-2023", "example", scale=100),
    Figure("gold checks, kilometre-101-1973", "gold", "gold/kilometre-101-1973", "example", scale=100),
    Figure("gold checks, kumanovo-1999", "gold", "gold/kumanovo-1999", "example", scale=100),
    Figure("gold checks, lancaster-house-1979", "gold", "gold/lancaster-house-1979", "example", scale=100),
    Figure("gold checks, minsk-2015", "gold", "gold/minsk-2015", "example", scale=100),
    Figure("gold checks, panmunjom-1953", "gold", "gold/panmunjom-1953", "example", scale=100),
    Figure("gold checks, pretoria-2022", "gold", "gold/pretoria-2022", "example", scale=100),
    Figure("gold checks, santo-domingo-2008", "gold", "gold/santo-domingo-2008", "errors not looked at", scale=100),
    Figure("gold checks, tashkent-1966", "gold", "gold/tashkent-1966", "errors not looked at", scale=100),
    _process("karabakh-2020", "precision"),
    _process("karabakh-2020", "recall"),
    _process("palestine-1948", "precision"),
    _process("palestine-1948", "recall"),
    _process("south-atlantic-1982", "precision"),
    _process("south-atlantic-1982", "recall"),
    _process("south-west-africa-1988", "precision"),
    _process("south-west-africa-1988", "recall"),
    _process("aceh-2005", "precision"),
    _process("aceh-2005", "recall"),
    _process("el-salvador-1991", "precision"),
    _process("el-salvador-1991", "recall"),
    _process("bosnia-1994", "precision"),
    _process("bosnia-1994", "recall"),
    _process("mozambique-1992", "precision"),
    _process("mozambique-1992", "recall"),
    Figure(
        "adding to the ledger, to reading",
        "ledger",
        "adding to reading",
        "GiveMe5W1H",
        1.1,
        lower=True,
        noise=0.1,
        unit="x",
    ),
    Figure(
        "ledger of 1,000: slowest question",
        "ledger",
        "1,000: ms of the slowest question",
        "made from GiveMe5W1H",
        200,
        lower=True,
        noise=150,
        unit="ms",
    ),
    Figure(
        "ledger of 1,000: KB a report",
        "ledger",
        "1,000: KB a report",
        "made from GiveMe5W1H",
        lower=True,
        noise=2,
        unit="KB",
    ),
    Figure(
        "reading to the bare pipeline",
        "speed",
        "reading/ratio to the bare pipeline",
        "the shipped examples",
        1.25,
        lower=True,
        noise=0.15,
        unit="x",
    ),
    Figure(
        "two processes to one",
        "speed",
        "processes/two to one",
        "the shipped examples",
        1.8,
        noise=0.5,
        unit="x",
    ),
    Figure(
        "cold start of two reports",
        "speed",
        "start/compare two reports, s",
        "minsk-2015",
        10,
        lower=True,
        noise=5,
        unit="s",
    ),
    Figure(
        "account of 200 reports to reading them",
        "speed",
        "stories/200 reports, all to reading",
        "made from minsk-2015",
        2,
        lower=True,
        noise=0.3,
        unit="x",
    ),
)
