"""Which reports, and which passages, are one lineage."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.comparing import origins
from accord.model import Block, Instant, Report

WIRE = [
    "Mediators from the lake states brought the governor and the leader of the miners together in a railway carriage "
    "outside Harrow on Tuesday evening, the first meeting since the strike began in the copper valleys last autumn.",
    "The carriage was parked on a bridge, so that neither side had to enter a town that the other one holds, according "
    "to a clerk who kept the minutes and later showed them to two newspapers.",
    "Under the paper that both initialled, the miners will reopen the pumping station within four days, while the "
    "governor withdraws two companies of guards from the smelter and lets a doctor visit the arrested pickets.",
    "The wages of the night shift, the question that caused the walkout, were left to a court of three arbitrators, "
    "whose ruling is expected before the snow closes the eastern pass.",
    "Shopkeepers in Harrow took down their shutters for the first time in a month, and the bakers' guild sent a "
    "cart of bread to each of the camps along the river.",
]
OWN = [
    "Our correspondent walked through the camps at dawn and counted eleven fires still burning beside the river, where "
    "families have slept in tents that the parish of Saint Brannock lent them.",
    "A widow named Edda Sorrel, who sells lamp oil, told this newspaper that she would believe in peace when the pumps "
    "turn and the cellars of her street are dry again.",
    "In the smelter itself, guards played cards under a tarpaulin and asked whether anybody knew when their train "
    "home would leave; nobody had told them anything since the weekend.",
    "The finance committee in the capital meets on Thursday to discuss whether the treasury can advance the disputed "
    "bonus, a sum of about nine thousand crowns, before the arbitrators have ruled.",
]
SPEECH = (
    "We did not come here to win a quarrel, we came here to open the pumps before the whole lower gallery drowns and "
    "four hundred families lose the only work that this valley has ever given them"
)


def report(name, lines, published=None, title=None):
    text, blocks = "", []
    for line in lines:
        blocks.append(Block("paragraph", len(text), len(text) + len(line)))
        text += line + "\n\n"
    when = Instant(published, "day") if published else None
    return Report(name, name, name, title, when, None, None, "en", text, tuple(blocks))


def parted(found):
    groups = {}
    for name, origin in found.of_report.items():
        groups.setdefault(origin, set()).add(name)
    return sorted((sorted(group) for group in groups.values()), key=lambda group: (-len(group), group))


def test_a_reprint_is_one_origin_whatever_was_cut_or_moved():
    chance = random.Random(3)
    swapped = [" ".join("hastily" if chance.random() < 0.2 else w for w in line.split()) for line in WIRE]
    found = origins.find(
        [
            report("wire", WIRE),
            report("cut", WIRE[1:4]),
            report("moved", [WIRE[3], WIRE[0], WIRE[4], WIRE[2]]),
            report("added", [OWN[0], *WIRE[:4]]),
            report("reworded", swapped),
            report("own", OWN),
        ]
    )
    assert parted(found) == [["added", "cut", "moved", "reworded", "wire"], ["own"]]
    assert found.of_report["wire"] == "o-added"


def test_a_quote_in_both_joins_nobody():
    one = report("one", [*OWN[:2], f"“{SPEECH},” the leader of the miners said."])
    two = report("two", [*OWN[2:], f'"{SPEECH}," said the leader of the miners.'])
    found = origins.find([one, two])
    assert parted(found) == [["one"], ["two"]]
    assert found.passages == ()


def test_a_passage_taken_over_is_the_wires_and_the_rest_is_ones_own():
    wire = report("wire", WIRE, "1911-11-02")
    paper = report("paper", [OWN[0], WIRE[2], OWN[1], OWN[2], OWN[3]], "1911-11-03")
    found = origins.find([wire, paper])
    assert found.of_report["wire"] != found.of_report["paper"]
    start = paper.text.index(WIRE[2])
    assert found.of_span("paper", start, start + len(WIRE[2])) == found.of_report["wire"]
    assert found.of_span("paper", start + 10, start + 40) == found.of_report["wire"]
    assert found.of_span("paper", 0, 50) == found.of_report["paper"]
    start = wire.text.index(WIRE[2])
    assert found.of_span("wire", start, start + len(WIRE[2])) == found.of_report["wire"]
    (shared,) = found.explain("paper", "wire")
    assert shared.span_a.exact == paper.text[shared.span_a.start : shared.span_a.end]
    assert shared.similarity == 1
    assert "pumping station" in shared.span_b.exact


def test_a_mixed_text_does_not_join_its_sources():
    mixed = report("mixed", [WIRE[0], OWN[0], WIRE[2], OWN[2]])
    found = origins.find([report("wire", WIRE), report("own", OWN), mixed])
    assert found.of_report["wire"] != found.of_report["own"]
    for source, line in (("wire", WIRE[2]), ("own", OWN[2])):
        start = mixed.text.index(line)
        assert found.of_span("mixed", start, start + len(line)) in {found.of_report[source], found.of_report["mixed"]}


def test_what_came_after_both_is_made_of_both():
    early = [report("one", WIRE[:3], "1911-11-01"), report("two", OWN[:3], "1911-11-01")]
    late = report("three", [*WIRE[:3], *OWN[:3]], "1911-11-04")
    found = origins.find([*early, late])
    assert found.of_report["one"] != found.of_report["two"]


def test_the_very_same_words_are_one_origin_even_if_all_are_quoted():
    lines = [f"“{SPEECH}.”"]
    found = origins.find([report("one", lines), report("two", lines), report("three", ["“No.”"])])
    assert parted(found) == [["one", "two"], ["three"]]


POOL = [
    report("r0", WIRE),
    report("r1", WIRE[:3]),
    report("r2", OWN),
    report("r3", [WIRE[1], *OWN[1:]]),
    report("r4", [WIRE[0], OWN[0], WIRE[2], OWN[2]]),
    report("r5", []),
    report("r6", ["One line that stands alone."]),
    report("r7", [WIRE[2]]),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL), st.integers(0, len(POOL)))
def test_order_changes_nothing_and_spans_are_exact(shuffled, count):
    chosen = shuffled[:count]
    found, again = origins.find(chosen), origins.find(sorted(chosen, key=lambda r: r.id))
    assert found.of_report == again.of_report
    assert found.passages == again.passages
    texts = {one.id: one.text for one in chosen}
    for passage in found.passages:
        assert texts[passage.a][passage.span_a.start : passage.span_a.end] == passage.span_a.exact
        assert texts[passage.b][passage.span_b.start : passage.span_b.end] == passage.span_b.exact


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(range(len(POOL))), min_size=1), st.sampled_from(range(len(POOL))))
def test_an_exact_copy_raises_no_count(chosen, which):
    base = [POOL[i] for i in sorted(chosen)]
    original = base[which % len(base)]
    copy = Report("zz", "zz", "zz", None, None, None, None, "en", original.text, original.blocks)
    before, after = origins.find(base), origins.find([*base, copy])
    if original.text:
        assert len(set(after.of_report.values())) <= len(set(before.of_report.values()))


def test_a_copy_of_a_piece_leaves_the_piece_with_what_it_is_cut_from():
    piece = [WIRE[2]]
    alone = origins.find([report("wire", WIRE), report("piece", piece)])
    assert alone.of_report["piece"] == alone.of_report["wire"]
    both = origins.find([report("wire", WIRE), report("piece", piece), report("copy", piece)])
    assert parted(both) == [["copy", "piece", "wire"]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_text_is_taken(texts):
    made = [report(f"r{i}", text.split("\n")) for i, text in enumerate(texts)]
    found = origins.find(made)
    assert set(found.of_report) == {one.id for one in made}


def test_odd_shapes_are_taken_in_good_time():
    endless = "word " * 200_000
    shapes = [
        report("long", [endless]),
        report("long2", [endless + "more"]),
        report("tiny", [f"Bit {i}." for i in range(10_000)]),
        report("tiny2", [f"Bit {i}." for i in range(10_000)]),
        report("glued", ["x" * 1_000_000]),
        report("marks", ['"' * 50_001]),
    ]
    found = origins.find(shapes)
    assert found.of_report["tiny"] == found.of_report["tiny2"]
