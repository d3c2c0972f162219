"""Which reports tell of the same happenings."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.comparing import stories
from accord.model import Block, Instant, Report


def report(name, text, published=None, title=None):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    when = Instant(published, "day") if published else None
    return Report(name, name, name, title, when, None, None, "en", text, tuple(blocks))


CANAL_A = report(
    "a",
    "Envoys of Norland and the Free Ports signed a truce on the canal island of Merrow, ending six weeks of shelling.\n"
    "The truce lets grain barges pass the Merrow locks from Friday, the Norland foreign minister Ida Falk said.",
    "1931-05-06",
    "Norland and Free Ports sign canal truce",
)
CANAL_B = report(
    "b",
    "Barges will move through the locks of Merrow again after Norland and the Free Ports agreed to a truce.\n"
    "Ida Falk, the foreign minister of Norland, called the paper signed on the island a beginning.",
    "1931-05-07",
    "Truce on Merrow opens the locks",
)
CANAL_NEXT = report(
    "c",
    "Three days after the truce between Norland and the Free Ports, the first convoy of grain barges was fired on near "
    "Merrow.\nIda Falk blamed deserters; the commission for the locks opened an inquiry into the shooting.",
    "1931-05-12",
    "Convoy fired on near Merrow",
)
FLOOD = report(
    "d",
    "Heavy rain burst the dam above the town of Quillon and swept away the market hall.\n"
    "Rescuers searched for eleven missing people with dogs and boats.",
    "1931-05-06",
    "Dam bursts above Quillon",
)
BARE = report("e", "Heavy rain burst a dam over Quillon; eleven people are missing, rescuers with boats said.")


def parts(groups):
    return sorted(sorted(group.reports) for group in groups)


def test_two_reports_of_one_happening_are_one_story():
    assert parts(stories.group([CANAL_A, CANAL_B])) == [["a", "b"]]


def test_reports_that_have_nothing_to_do_with_each_other_are_apart():
    groups = stories.group([CANAL_A, FLOOD])
    assert parts(groups) == [["a"], ["d"]]
    assert all(not group.follows for group in groups)


def test_a_report_without_a_time_finds_its_story():
    assert parts(stories.group([CANAL_A, FLOOD, BARE])) == [["a"], ["d", "e"]]


def test_what_readings_know_tells_look_alikes_apart_and_the_later_follows():
    features = {
        "a": ["day:1931-05-05", "act:sign"],
        "c": ["day:1931-05-11", "day:1931-05-12", "act:shoot", "act:inquire"],
    }
    first, second = stories.group([CANAL_A, CANAL_NEXT], features=features)
    assert (first.reports, second.reports) == (("a",), ("c",))
    assert second.follows == ("a",)
    assert first.follows == ()


def test_another_day_for_the_same_act_parts_nothing():
    # two outlets that disagree on when the paper was signed tell of one signing
    features = {"a": ["day:1931-05-05", "act:sign"], "b": ["day:1931-05-07", "act:sign"]}
    assert parts(stories.group([CANAL_A, CANAL_B], features=features)) == [["a", "b"]]


def test_what_had_happened_before_the_first_report_parts_nothing():
    features = {"a": ["day:1931-05-05", "act:sign"], "b": ["day:1931-05-06", "act:meet"]}
    assert parts(stories.group([CANAL_A, CANAL_B], features=features)) == [["a", "b"]]


def test_a_day_of_which_a_story_has_a_report_parts_nothing():
    # the other side's report of that day leads with no day: what both tell is one story, be it the day after
    features = {"a": ["day:1931-05-05", "act:sign"], "c": ["day:1931-05-11", "act:shoot"]}
    other = replace(CANAL_B, published=CANAL_NEXT.published)
    assert parts(stories.group([CANAL_A, other, CANAL_NEXT], features=features)) == [["a", "b", "c"]]


def test_reports_come_one_by_one():
    growing = stories.Stories()
    assert [growing.add(one) for one in (CANAL_A, FLOOD, CANAL_B)] == [0, 1, 0]
    assert [group.reports for group in growing.groups()] == [("a", "b"), ("d",)]


def test_two_sentences_that_differ_in_a_name_and_a_figure_are_one_story():
    one = report("a", "Under the ruling Ida Falk must be returned to the harbour town, with 40 crates, by the weekend.")
    two = report("b", "The ruling has Brandt Orr returned to the harbour town, with 75 crates, by the weekend.")
    assert len(stories.group([one, two])) == 1


def test_nothing_and_empty_texts():
    assert stories.group([]) == ()
    assert parts(stories.group([report("x", ""), report("y", "...")])) == [["x"], ["y"]]


def test_the_title_is_a_headline_of_the_story():
    assert stories.title([CANAL_A, CANAL_B]) in (CANAL_A.title, CANAL_B.title)
    assert stories.title([CANAL_B, CANAL_A]) == CANAL_A.title  # two share as much with one another: the earlier
    assert stories.title([BARE]).startswith("Heavy rain burst a dam")
    assert stories.title([report("x", "")]) == ""


POOL = [CANAL_A, CANAL_B, CANAL_NEXT, FLOOD, BARE]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL), st.integers(0, len(POOL)))
def test_order_changes_nothing_and_every_report_is_in_one_story(shuffled, count):
    chosen = shuffled[:count]
    groups = stories.group(chosen)
    assert groups == stories.group(sorted(chosen, key=lambda one: one.id))
    assert sorted(name for group in groups for name in group.reports) == sorted(one.id for one in chosen)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from([None, "1931-05-06", "1931", "nonsense"])), max_size=5))
def test_any_text_is_taken(made):
    reports = [report(f"r{i}", text, when) for i, (text, when) in enumerate(made)]
    groups = stories.group(reports)
    assert sum(len(group.reports) for group in groups) == len(reports)
    if reports:
        assert isinstance(stories.title(reports), str)


def test_the_title_is_in_words_that_most_of_the_headlines_share():
    told = ["Army neutralises terrorists", "Twelve die in Merrow raid", "Raid on Merrow leaves twelve dead, army says"]
    made = [report(f"r{n}", CANAL_A.text, f"1931-05-0{n + 1}", words) for n, words in enumerate(told)]
    assert stories.title(made) == told[2]
    assert stories.title(made[::-1]) == told[2]
    # a reprint has no say of its own, and one without a headline none at all
    copies = [replace(made[0], id=f"copy{n}") for n in range(5)]
    assert stories.title([*copies, *made, BARE]) == told[2]
    assert stories.title([replace(made[0], title="Of the"), made[1]]) == told[1]
