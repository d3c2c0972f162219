"""Quantities: numbers with their units and hedges, and what is no quantity."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Amount, Block, Mention, Report
from accord.reading import quantities
from accord.reading.language import Language


def report(text: str) -> Report:
    block = Block("paragraph", 0, len(text))
    return Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,))


def find(language: Language, text: str) -> list[Mention]:
    return quantities.find(language.parse(report(text)))


def told(language: Language, text: str) -> list[tuple[str, str, float | None, float | None, str | None, str | None]]:
    out = []
    for mention in find(language, text):
        amount = mention.value
        assert isinstance(amount, Amount)
        out.append((mention.span.exact, amount.kind, amount.low, amount.high, amount.unit, amount.hedge))
    return out


ONE = [
    # counts
    ("Each side freed 175 prisoners of war.", "175 prisoners of war", "count", 175, 175, "prisoner of war", None),
    ("An additional 22 burned soldiers left.", "22 burned soldiers", "count", 22, 22, "soldier", None),
    ("At Orlo eleven people were killed.", "eleven people", "count", 11, 11, "people", None),
    ("A round hit the market of Velm, killing one.", "one", "count", 1, 1, None, None),
    ("The blast at the mill left one dead.", "one dead", "count", 1, 1, "dead", None),
    ("Twenty-two men fled.", "Twenty-two men", "count", 22, 22, "man", None),
    ("Two hundred and six villages burned.", "Two hundred and six villages", "count", 206, 206, "village", None),
    ("The fleet has 1,250 ships.", "1,250 ships", "count", 1250, 1250, "ship", None),
    ("1.2 million people fled.", "1.2 million people", "count", 1_200_000, 1_200_000, "people", None),
    ("The city has half a million inhabitants.", "half a million inhabitants", "count", 5e5, 5e5, "inhabitant", None),
    ("Two dozen buses left.", "Two dozen buses", "count", 24, 24, "bus", None),
    ("Dozens of houses burned.", "Dozens of houses", "count", 24, None, "house", "dozens"),
    ("Scores of fishermen drowned.", "Scores of fishermen", "count", 40, None, "fisherman", "scores"),
    ("Tens of thousands of men fled.", "Tens of thousands of men", "count", 2e4, None, "man", "tens of thousands"),
    ("Several officers fled.", "Several officers", "count", 3, None, "officer", "several"),
    ("A couple of tanks burned.", "A couple of tanks", "count", 2, 2, "tank", "a couple"),
    ("Three of the hostages died.", "Three of the hostages", "count", 3, 3, "hostage", None),
    ("The plan of five points failed.", "five points", "count", 5, 5, "point", None),
    ("A three-judge panel met.", "three-judge", "count", 3, 3, "judge", None),
    ("The blast killed 14.", "14", "count", 14, 14, None, None),
    ("They counted 12 dead.", "12 dead", "count", 12, 12, "dead", None),
    ("It hurt 30 others.", "30 others", "count", 30, 30, "other", None),
    # hedges
    ("At least 12 people died.", "At least 12 people", "count", 12, None, "people", "at least"),
    ("More than 30 sailors died.", "More than 30 sailors", "count", 30, None, "sailor", "more than"),
    ("Up to 500 troops landed.", "Up to 500 troops", "count", None, 500, "troop", "up to"),
    ("Fewer than 10 guards stayed.", "Fewer than 10 guards", "count", None, 10, "guard", "fewer than"),
    ("No fewer than 10 guards stayed.", "No fewer than 10 guards", "count", 10, None, "guard", "no fewer than"),
    ("About 40 guards stayed.", "About 40 guards", "count", 40, 40, "guard", "about"),
    ("Some 200 trucks left.", "Some 200 trucks", "count", 200, 200, "truck", "some"),
    ("Nearly 90 delegates voted.", "Nearly 90 delegates", "count", 90, 90, "delegate", "nearly"),
    ("An estimated 3,000 miners struck.", "An estimated 3,000 miners", "count", 3000, 3000, "miner", "an estimated"),
    ("Only 7 sailors lived.", "7 sailors", "count", 7, 7, "sailor", None),
    # ranges
    ("Between 30 and 40 boats sank.", "Between 30 and 40 boats", "count", 30, 40, "boat", None),
    ("30 to 40 boats sank.", "30 to 40 boats", "count", 30, 40, "boat", None),
    ("They sank 30-40 boats.", "30-40 boats", "count", 30, 40, "boat", None),
    ("They sank 30–40 boats.", "30–40 boats", "count", 30, 40, "boat", None),
    ("Two or three ships left.", "Two or three ships", "count", 2, 3, "ship", None),
    ("It cost five to ten million euros.", "five to ten million euros", "money", 5e6, 1e7, "EUR", None),
    # durations
    ("The truce lasted 30 days.", "30 days", "duration", 30, 30, "day", None),
    ("The siege lasted a month.", "a month", "duration", 1, 1, "month", None),
    ("They spoke for an hour.", "an hour", "duration", 1, 1, "hour", None),
    ("They spoke for half an hour.", "half an hour", "duration", 0.5, 0.5, "hour", None),
    ("They spoke for an hour and a half.", "an hour and a half", "duration", 1.5, 1.5, "hour", None),
    ("It was over in a quarter of an hour.", "a quarter of an hour", "duration", 15, 15, "minute", None),
    ("It took three quarters of an hour.", "three quarters of an hour", "duration", 45, 45, "minute", None),
    ("It lasted two thirds of a year.", "two thirds of a year", "duration", 8, 8, "month", None),
    ("They spoke for an hour and a quarter.", "an hour and a quarter", "duration", 1.25, 1.25, "hour", None),
    ("It took two and a quarter hours.", "two and a quarter hours", "duration", 2.25, 2.25, "hour", None),
    ("They paid two and a half million dollars.", "two and a half million dollars", "money", 2.5e6, 2.5e6, "USD", None),
    ("It took two and a half years.", "two and a half years", "duration", 2.5, 2.5, "year", None),
    ("An hour-long call followed.", "hour-long", "duration", 1, 1, "hour", None),
    ("A month-long pause followed.", "month-long", "duration", 1, 1, "month", None),
    ("A 90-minute call followed.", "90-minute", "duration", 90, 90, "minute", None),
    ("A 30-day truce followed.", "30-day", "duration", 30, 30, "day", None),
    ("A three-week pause followed.", "three-week", "duration", 3, 3, "week", None),
    ("They fought for weeks.", "weeks", "duration", None, None, "week", "weeks"),
    ("They fought for several weeks.", "several weeks", "duration", 3, None, "week", "several"),
    ("They fought for at least two decades.", "at least two decades", "duration", 20, None, "year", "at least"),
    ("They fought for nearly 30 years.", "nearly 30 years", "duration", 30, 30, "year", "nearly"),
    ("They fought for 10 to 12 hours.", "10 to 12 hours", "duration", 10, 12, "hour", None),
    ("It took a fortnight.", "a fortnight", "duration", 2, 2, "week", None),
    # money
    ("He asked for $5 million.", "$5 million", "money", 5e6, 5e6, "USD", None),
    ("He asked for US$ 6 billion.", "US$ 6 billion", "money", 6e9, 6e9, "USD", None),
    ("He asked for €20.1bn.", "€20.1bn", "money", 20.1e9, 20.1e9, "EUR", None),
    ("He asked for $5m on Monday.", "$5m", "money", 5e6, 5e6, "USD", None),
    ("He asked for US$5 bn on Monday.", "US$5 bn", "money", 5e9, 5e9, "USD", None),
    ("He asked for 20m euros.", "20m euros", "money", 2e7, 2e7, "EUR", None),
    ("Some 3m refugees left.", "Some 3m refugees", "count", 3e6, 3e6, "refugee", "some"),
    ("He fell 2,000ft.", "2,000ft", "measure", 2000, 2000, "foot", None),
    ("The plant gives 25MW.", "25MW", "measure", 25, 25, "MW", None),
    ("He asked for $200MM.", "$200MM", "money", 2e8, 2e8, "USD", None),
    ("He asked for about £300,000.", "about £300,000", "money", 3e5, 3e5, "GBP", "about"),
    ("He asked for 2 million Swiss francs.", "2 million Swiss francs", "money", 2e6, 2e6, "CHF", None),
    ("He asked for 700 dollars.", "700 dollars", "money", 700, 700, "USD", None),
    ("He asked for 700 pesos.", "700 pesos", "money", 700, 700, None, None),
    # shares
    ("Turnout was 40 percent.", "40 percent", "percent", 40, 40, None, None),
    ("Turnout was over 40%.", "over 40%", "percent", 40, None, None, "over"),
    ("Turnout was 40 per cent.", "40 per cent", "percent", 40, 40, None, None),
    ("They hold two-thirds of the seats.", "two-thirds", "percent", 66.67, 66.67, None, None),
    ("They hold half of the land.", "half", "percent", 50, 50, None, None),
    # measures
    ("The depot lies 15 km away.", "15 km", "measure", 15, 15, "km", None),
    ("They shipped 20,000 tonnes of grain.", "20,000 tonnes", "measure", 20_000, 20_000, "tonne", None),
    ("They lost 300 square kilometres.", "300 square kilometres", "measure", 300, 300, "square km", None),
    ("He fled at 193 km/h by night.", "193 km/h", "measure", 193, 193, "km/h", None),
    ("He fled at 120 miles an hour.", "120 miles an hour", "measure", 120, 120, "mph", None),
    ("It pumps 40,000 barrels a day.", "40,000 barrels a day", "measure", 40_000, 40_000, "barrel/day", None),
    ("A 155 mm shell fell.", "155 mm", "measure", 155, 155, "mm", None),
    ("The rate rose 3 percentage points.", "3 percentage points", "measure", 3, 3, "percentage point", None),
    # ordinals
    ("A second round of talks failed.", "second round", "ordinal", 2, 2, "round", None),
    ("The 3rd phase began.", "3rd phase", "ordinal", 3, 3, "phase", None),
    ("It was their first meeting.", "first meeting", "ordinal", 1, 1, "meeting", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "low", "high", "unit", "hedge"), ONE)
def test_one_quantity(
    language: Language, text: str, words: str, kind: str, low: float | None, high: float | None, unit: str | None,
    hedge: str | None,
) -> None:  # fmt: skip
    assert told(language, text) == [(words, kind, low, high, unit, hedge)]


def test_a_quarter_of_something_is_no_part_of_the_hours_before_it(language: Language) -> None:
    assert told(language, "Three hours and a quarter of the men were lost.") == [
        ("Three hours", "duration", 3, 3, "hour", None),
        ("a quarter", "percent", 25, 25, None, None),
    ]


NONE = [
    "The treaty was signed on March 3, 2019.",
    "In 1999 the deal failed.",
    "It broke Article 5 and Resolution 242.",
    "The F-16 and the Su-35 are jets.",
    "The G7 met at 6 p.m. on Monday.",
    "A 55-year-old man fled.",
    "It was one of the worst raids.",
    "The 1999 deal failed.",
    "The First World War was long.",
    "Two weeks ago he left.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(language: Language, text: str) -> None:
    assert told(language, text) == []


def test_ids_follow_the_text(language: Language) -> None:
    mentions = find(language, "At least 12 people died and 30 more were hurt in a 90-minute raid that cost $5m.")
    assert [mention.id for mention in mentions] == [f"q{n}" for n in range(1, len(mentions) + 1)]
    assert [mention.span.start for mention in mentions] == sorted(mention.span.start for mention in mentions)


def test_the_head_is_what_is_counted(language: Language) -> None:
    text = "They freed 22 badly burned soldiers."
    (mention,) = find(language, text)
    assert text[mention.head :].startswith("soldiers")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2, 999_999).filter(lambda n: not 1000 <= n <= 2199))
def test_digits_with_and_without_commas_mean_the_same(language: Language, number: int) -> None:
    for written in (f"{number}", f"{number:,}"):
        (mention,) = find(language, f"They freed {written} soldiers.")
        assert mention.value == Amount("count", float(number), float(number), "soldier", None)


WORDS = st.sampled_from(
    ["two", "dozen", "half", "a", "million", "of", "the", "and", "-", "to", "between", "$", "€", "5", "1,000", "40%",
     "percent", "hundred", "thirds", "couple", "several", "few", "tens", "at", "least", "more", "than", "soldiers",
     "days", "long", "km", "second", "round", "3rd", "bn", "5m", "1.5", "dollars", "scores", "30–40", "(", "“", "no."]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30))
def test_any_heap_of_number_words_is_read_without_a_crash(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    for mention in find(language, text):
        assert text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.span.start <= mention.head < mention.span.end
        amount = mention.value
        assert isinstance(amount, Amount)
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@pytest.mark.parametrize("text", ["", "7", "$", "½ of ٣", "9" * 400, "five " * 300, "²³", "1,,000,0", "-" * 50, "£m"])
def test_odd_texts(language: Language, text: str) -> None:
    for mention in find(language, text):
        assert text[mention.span.start : mention.span.end] == mention.span.exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose from 12 to 17 overnight.", [("17", 17.0, 17.0, "count")]),
        ("The death toll has risen to 230.", [("230", 230.0, 230.0, "count")]),
        ("One in three soldiers deserted.", [("One in three", 33.33, 33.33, "percent")]),
        ("Two out of five soldiers deserted.", [("Two out of five", 40.0, 40.0, "percent")]),
        ("Shells fell on the night of 3 to 4 May on the port.", []),
        ("The captives will be freed over six weeks.", [("six weeks", 6.0, 6.0, "duration")]),
        ("He was held for over six weeks.", [("over six weeks", 6.0, None, "duration")]),
    ],
)
def test_figures_that_change_shares_and_spans_of_time(
    language: Language, text: str, expected: list[tuple[str, float | None, float | None, str]]
) -> None:
    assert [(words, low, high, kind) for words, kind, low, high, _, _ in told(language, text)] == expected
