"""Times: found in sentences, resolved against a publication, and left alone where they can't be resolved."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Block, Instant, Mention, Report, TimeValue
from accord.reading import times
from accord.reading.chronology import resolve
from accord.reading.language import Language
from accord.reading.timex import Timex

WEDNESDAY = Instant("2021-06-16", "day")  # a Wednesday


def report(text: str) -> Report:
    block = Block("paragraph", 0, len(text))
    return Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,))


def find(language: Language, text: str, published: Instant | None = WEDNESDAY) -> list[Mention]:
    return times.find(language.parse(report(text)), published)


def value(language: Language, text: str, words: str, published: Instant | None = WEDNESDAY) -> TimeValue | None:
    found = {mention.span.exact: mention.value for mention in find(language, text, published)}
    assert words in found, f"{words!r} not among {sorted(found)}"
    result = found[words]
    assert result is None or isinstance(result, TimeValue)
    return result


RESOLVED = [
    # weekdays, by tense
    ("The envoys met on Monday.", "Monday", "2021-06-14", None, "day", None),
    ("The envoys met on Wednesday.", "Wednesday", "2021-06-16", None, "day", None),
    ("The envoys met on Thursday.", "Thursday", "2021-06-10", None, "day", None),
    ("The envoys will meet on Thursday.", "Thursday", "2021-06-17", None, "day", None),
    ("The envoys are expected to meet on Monday.", "Monday", "2021-06-21", None, "day", None),
    ("The vote is scheduled for Friday.", "Friday", "2021-06-18", None, "day", None),
    ("They agreed to resume talks on Sunday.", "Sunday", "2021-06-20", None, "day", None),
    ("The talks resume a week from today.", "a week from today", "2021-06-23", None, "day", None),
    ("The truce ends three days from today.", "three days from today", "2021-06-19", None, "day", None),
    # what is offered, asked for or due lies ahead, also where that is told in the past
    ("Chad invited both to a new round on 2 July.", "2 July", "2021-07-02", None, "day", None),
    ("Chad summoned the envoys to Lima for talks on July 5.", "July 5", "2021-07-05", None, "day", None),
    ("The mayor accepted an invitation to talks on July 5.", "July 5", "2021-07-05", None, "day", None),
    ("A second round was due on July 5.", "July 5", "2021-07-05", None, "day", None),
    ("The vote was scheduled for July 5.", "July 5", "2021-07-05", None, "day", None),
    ("Peru proposed a truce from July 5.", "July 5", "2021-07-05", None, "day", "from"),
    ("Chad invited both to talks on Friday.", "Friday", "2021-06-18", None, "day", None),
    # and so does what something has been called or moved for
    ("A session of the council has been called for Friday.", "Friday", "2021-06-18", None, "day", None),
    ("The meeting, which has been moved for Friday, is open.", "Friday", "2021-06-18", None, "day", None),
    ("Chad has invited both to Faya on 14 July.", "14 July", "2021-07-14", None, "day", None),
    # what was tried, was when it was tried
    ("An attempt to free the men on 20 May failed.", "20 May", "2021-05-20", None, "day", None),
    ("They tried to storm the depot on Friday.", "Friday", "2021-06-11", None, "day", None),
    ("Chad is trying to hold talks on Friday.", "Friday", "2021-06-18", None, "day", None),
    # when it was offered, and when else something was, does not
    ("Chad invited both on 14 June to a new round.", "14 June", "2021-06-14", None, "day", None),
    ("Chad invited both to a round on 9 June.", "9 June", "2021-06-09", None, "day", None),
    ("Chad agreed to a truce on Friday.", "Friday", "2021-06-11", None, "day", None),
    ("Chad called for talks on Friday.", "Friday", "2021-06-11", None, "day", None),
    ("Rebels attacked the port on 2 July.", "2 July", "2020-07-02", None, "day", None),
    ("The raid on 2 July killed nine people.", "2 July", "2020-07-02", None, "day", None),
    # what an act is judged to be says nothing of when it was
    ("The army condemns the bombing of a camp on May 19 by the rebels.", "May 19", "2021-05-19", None, "day", None),
    ("Last Friday the bridge fell.", "Last Friday", "2021-06-11", None, "day", None),
    ("Next Tuesday the court will rule.", "Next Tuesday", "2021-06-22", None, "day", None),
    ("The bridge fell on Tuesday evening.", "Tuesday evening", "2021-06-15", None, "day", "evening"),
    ("It fell on Friday last week.", "Friday last week", "2021-06-11", None, "day", None),
    # days
    ("Yesterday the mayor resigned.", "Yesterday", "2021-06-15", None, "day", None),
    ("The court will rule tomorrow.", "tomorrow", "2021-06-17", None, "day", None),
    ("The raid took place last night.", "last night", "2021-06-15", None, "day", "night"),
    ("Shelling went on overnight.", "overnight", "2021-06-15", "2021-06-17", "day", "overnight"),
    ("He left earlier today.", "earlier today", "2021-06-16", None, "day", "earlier"),
    # weeks, months, years
    ("Prices rose last month.", "last month", "2021-05", None, "month", None),
    ("A treaty is possible this year.", "this year", "2021", None, "year", None),
    ("Talks will go on next week.", "next week", "2021-06-21", None, "week", None),
    ("The base closed earlier this month.", "earlier this month", "2021-06", None, "month", "earlier"),
    ("The treaty expires at the end of this year.", "the end of this year", "2021", None, "year", "late"),
    ("Two weeks ago the siege began.", "Two weeks ago", "2021-05-31", None, "week", None),
    ("It happened three days ago.", "three days ago", "2021-06-13", None, "day", None),
    ("It happened thirty years ago.", "thirty years ago", "1991", None, "year", None),
    # dates
    ("The armistice was signed on March 4.", "March 4", "2021-03-04", None, "day", None),
    ("The armistice was signed on 4 August.", "4 August", "2020-08-04", None, "day", None),
    ("The parties will sign on August 4.", "August 4", "2021-08-04", None, "day", None),
    ("The war ended on November 11, 1918.", "November 11, 1918", "1918-11-11", None, "day", None),
    ("The war ended on the 11th of November 1918.", "the 11th of November 1918", "1918-11-11", None, "day", None),
    ("It was dated 2020-02-29.", "2020-02-29", "2020-02-29", None, "day", None),
    ("It was dated 29.02.2020.", "29.02.2020", "2020-02-29", None, "day", None),
    ("The order came at 2020-02-29T14:05Z today.", "2020-02-29T14:05Z", "2020-02-29T14:05Z", None, "minute", None),
    ("He was jailed in March.", "March", "2021-03", None, "month", None),
    ("He was jailed in September.", "September", "2020-09", None, "month", None),
    ("He may be jailed in September.", "September", "2021-09", None, "month", None),
    ("He was jailed in May 2003.", "May 2003", "2003-05", None, "month", None),
    ("It began in the summer of 1914.", "the summer of 1914", "1914-06", "1914-09", "month", None),
    ("It fell in the third quarter of 2019.", "the third quarter of 2019", "2019-07", None, "quarter", None),
    ("It began in the 1990s.", "1990s", "1990", None, "decade", None),
    ("It began in mid-1995.", "mid-1995", "1995", None, "year", "mid"),
    ("It began in early 1995.", "early 1995", "1995", None, "year", "early"),
    # ranges and bounds
    ("They met between March 3 and 5.", "between March 3 and 5", "2021-03-03", "2021-03-06", "day", None),
    ("He ruled from 1922 to 1943.", "from 1922 to 1943", "1922", "1944", "year", None),
    ("It has lasted since 2014.", "2014", "2014", None, "year", "since"),
    ("The truce holds until Friday.", "Friday", None, "2021-06-19", "day", "until"),
    # a short time before an hour says when; without one, by when
    ("They signed minutes before midnight on May 4.", "midnight on May 4", "2021-05-04", None, "day", "about midnight"),
    ("It fell shortly after dawn on May 4.", "dawn on May 4", "2021-05-04", None, "day", "about dawn"),
    ("It fell two hours before noon on May 4.", "noon on May 4", "2021-05-04", None, "day", "about noon"),
    ("They signed before noon on May 4.", "noon on May 4", None, "2021-05-04", "day", "before noon"),
    # a date behind a word that points at something else
    ("In this May 4, 2019 photograph the envoy waits.", "May 4, 2019", "2019-05-04", None, "day", None),
    ("In this Monday, May 6, 2019, picture he waits.", "Monday, May 6, 2019", "2019-05-06", None, "day", None),
    ("The envoy went home this May.", "this May", "2021-05", None, "month", None),
    # by what happened on a day, and by when
    ("The town was shaken by October 7.", "October 7", "2020-10-07", None, "day", None),
    ("The bridge was rebuilt by October 7.", "October 7", None, "2020-10-08", "day", "by"),
    # the present that has lasted since, and the one to come
    ("As of February the rebels hold the pass.", "February", "2021-02", None, "month", None),
    ("The vote takes place in February.", "February", "2022-02", None, "month", None),
    # counted from what was told
    ("It froze in January as in the same month last year.", "the same month last year", "2020-01", None, "month", None),
    ("It sold ships like those of the same period last year.", "the same period last year", "2020", None, "year", None),
    ("It began in the last quarter of 2005 and took the entire year.", "the entire year", "2005", None, "year", None),
    ("The mill burned on Monday and ten died in morning raids.", "morning", "2021-06-14", None, "day", "morning"),
    # clock times
    ("The port closed in 2005. It rang at 14:05 GMT.", "14:05 GMT", "2021-06-16T14:05Z", None, "minute", None),
    ("The siren sounded at 14:05 GMT on Monday.", "14:05 GMT on Monday", "2021-06-14T14:05Z", None, "minute", None),
    ("It sounded at 10 a.m. EST on Monday.", "10 a.m. EST on Monday", "2021-06-14T15:00Z", None, "minute", None),
    ("It sounded at 6 pm on Monday.", "6 pm on Monday", "2021-06-14", None, "day", "18:00 local"),
    ("It sounded at 6 pm local time on Monday.", "6 pm local time on Monday", "2021-06-14", None, "day", "18:00 local"),
    ("It sounded on Monday at 22.10 hours.", "Monday at 22.10", "2021-06-14", None, "day", "22:10 local"),
    ("It ended at midnight GMT on Monday.", "midnight GMT on Monday", "2021-06-14", None, "day", "midnight"),
    # open intervals
    ("They may meet in the coming days.", "the coming days", "2021-06-16", None, "day", "coming days"),
    ("It has failed over the past two weeks.", "the past two weeks", "2021-06-02", "2021-06-17", "day", None),
    # feasts
    ("The raid came on Christmas Eve.", "Christmas Eve", "2020-12-24", None, "day", None),
    ("The raid came on New Year’s Eve.", "New Year’s Eve", "2020-12-31", None, "day", None),
    ("They will march on Easter Monday.", "Easter Monday", "2022-04-18", None, "day", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "start", "end", "precision", "hedge"), RESOLVED)
def test_resolves(
    language: Language, text: str, words: str, start: str | None, end: str | None, precision: str, hedge: str | None
) -> None:
    assert value(language, text, words) == TimeValue(start, end, precision, hedge)  # type: ignore[arg-type]


UNRESOLVED = [
    ("He resigned later.", "later"),
    ("A day after the vote, the army moved.", "A day after"),
    ("Weeks after the raid the village was empty.", "Weeks after"),
    ("The following day the army moved.", "The following day"),
    ("They rested during Ramadan.", "Ramadan"),
]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_what_hangs_on_something_untold_stays_unresolved(language: Language, text: str, words: str) -> None:
    assert value(language, text, words) is None


@pytest.mark.parametrize("words", ["Monday", "last month", "yesterday", "this year", "two weeks ago", "March 4"])
def test_nothing_relative_resolves_without_a_publication_time(language: Language, words: str) -> None:
    assert value(language, f"The envoys met {words}.", words, None) is None


def test_absolute_dates_resolve_without_a_publication_time(language: Language) -> None:
    assert value(language, "It ended on May 8, 1945.", "May 8, 1945", None) == TimeValue("1945-05-08", None, "day")


def test_the_following_day_counts_from_the_day_told_last(language: Language) -> None:
    text = "The truce began on December 25, 1914. The following day the guns were silent. Two days later they fired."
    assert value(language, text, "The following day") == TimeValue("1914-12-26", None, "day")
    assert value(language, text, "Two days later") == TimeValue("1914-12-28", None, "day")


def test_the_next_morning_counts_from_the_day_told_last(language: Language) -> None:
    text = "The rebels shelled the port on Monday and left the next morning. The envoys will meet next morning."
    assert value(language, text, "the next morning") == TimeValue("2021-06-15", None, "day", "morning")


def test_of_two_times_side_by_side_none_counts_from_the_other(language: Language) -> None:
    assert value(language, "This morning, 41 years later, police arrested her.", "41 years later") is None


def test_names_verbs_and_durations_are_no_times(language: Language) -> None:
    text = "April Jones may march on the city for 30 days with 2000 soldiers and second thoughts."
    assert find(language, text) == []


def test_words_of_names_are_no_times(language: Language) -> None:
    text = "The Sunday Herald and the Quito Today told of the October Revolution. The minister told Today that he left."
    assert find(language, text) == []
    assert value(language, "The Herald told the minister on Sunday.", "Sunday") == TimeValue("2021-06-13", None, "day")
    assert value(language, "In a Monday Senate hearing he wept.", "Monday") == TimeValue("2021-06-14", None, "day")
    assert value(language, "He said: Today we leave.", "Today") == TimeValue("2021-06-16", None, "day")


def test_a_year_is_not_every_four_digits(language: Language) -> None:
    assert find(language, "He paid $1999 for 1800 bricks.") == []


def test_tense_reaches_through_the_noun_that_is_dated(language: Language) -> None:
    assert value(language, "He recalled Monday's meeting.", "Monday") == TimeValue("2021-06-14", None, "day")


@pytest.mark.parametrize(
    ("month", "day", "found"),
    [(2, 30, None), (2, 29, "2020-02-29"), (13, 1, None)],
)
def test_days_outside_the_calendar(month: int, day: int, found: str | None) -> None:
    timex = Timex(0, 1, "date", year=2020, month=month, day=day)
    result = resolve(timex, WEDNESDAY)
    assert (result.start if result else None) == found


def test_half_a_million_years_ago_is_outside_the_calendar() -> None:
    assert resolve(Timex(0, 1, "ago", unit="year", count=500_000.0), WEDNESDAY) is None


def test_a_publication_known_to_the_month_anchors_no_day() -> None:
    assert resolve(Timex(0, 1, "deictic", count=0), Instant("2021-06", "month")) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_lies_within_a_week_on_the_side_of_its_tense(published: date, weekday: int) -> None:
    anchor = Instant(published.isoformat(), "day")
    timex = Timex(0, 1, "weekday", weekday=weekday)
    past, future = resolve(timex, anchor, "past"), resolve(timex, anchor, "future")
    assert past is not None and past.start is not None and future is not None and future.start is not None
    behind, ahead = date.fromisoformat(past.start), date.fromisoformat(future.start)
    assert behind.weekday() == ahead.weekday() == weekday
    assert 0 <= (published - behind).days < 7
    assert 0 <= (ahead - published).days < 7


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_a_date_without_a_year_is_behind_or_ahead_as_its_tense_says(published: date, month: int, day: int) -> None:
    timex = Timex(0, 1, "date", month=month, day=day)
    anchor = Instant(published.isoformat(), "day")
    for outlook, sign in (("past", 1), ("future", -1)):
        result = resolve(timex, anchor, outlook)  # type: ignore[arg-type]
        if result is None or result.start is None:
            assert day > 28
            continue
        assert result.start[5:] == f"{month:02}-{day:02}"
        if day <= 28:
            # a past that lies one day ahead was so already where it was told
            least = -1 if outlook == "past" else 0
            assert least <= sign * (published - date.fromisoformat(result.start)).days <= 366


@pytest.mark.parametrize(
    ("published", "words", "start"),
    [
        ("2021-06-16T22:10Z", "Thursday", "2021-06-17"),
        ("2021-06-16T22:10Z", "Wednesday", "2021-06-16"),
        ("2021-06-16T22:10Z", "Friday", "2021-06-11"),
        ("2021-06-16T08:10Z", "Thursday", "2021-06-10"),
        ("2021-06-16T08:10Z", "June 17", "2021-06-17"),
        ("2021-06-16T08:10Z", "June 18", "2020-06-18"),
    ],
)
def test_what_happened_tomorrow_happened_where_it_is_tomorrow_already(
    language: Language, published: str, words: str, start: str
) -> None:
    anchor = Instant(published, "minute")
    found = value(language, f"The garrison opened fire early on {words}.", _early(words), anchor)
    assert found is not None and found.start == start
    ahead = value(language, "The envoys will meet on Thursday.", "Thursday", anchor)
    assert ahead is not None and ahead.start == "2021-06-17"


def _early(words: str) -> str:
    return f"early on {words}"


WORDS = st.sampled_from(
    ["Monday", "last", "March", "3", "2021", "the", "of", "and", "to", "-", "between", "from", "two", "weeks", "ago",
     "later", "early", "May", "second", "quarter", "'", "90s", "12:30", "GMT", "(", "next", "days", ",", "“", "half",
     "a", "year", "31.12.1999", "1/2/03", "end", "before", "day", "yesterday", "spring", "\n", "p.m.", "few", "…"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30))
def test_any_heap_of_time_words_is_read_without_a_crash(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    parse = language.parse(report(text))
    mentions = times.find(parse, WEDNESDAY)
    assert [mention.id for mention in mentions] == [f"t{n}" for n in range(1, len(mentions) + 1)]
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.span.start <= mention.head < mention.span.end
    for one, two in pairwise(mentions):
        assert one.span.end <= two.span.start
    assert times.find(parse, WEDNESDAY) == mentions


@pytest.mark.parametrize("text", ["", "x", "“", "\x00\x01", "3" * 5000, "٣ أيام", "Monday" * 500, "²³ days", "①"])
def test_odd_texts(language: Language, text: str) -> None:
    for mention in find(language, text):
        assert text[mention.span.start : mention.span.end] == mention.span.exact


def test_how_long_after_something_is_a_length(language: Language) -> None:
    assert not find(language, "The generals talked on for 80 minutes after the ceremony.")
