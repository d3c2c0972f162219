"""Reports, front matter, dates and languages. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import (
    EmptyInputError,
    EncodingError,
    FrontMatterError,
    InputError,
    LanguageError,
    TooLargeError,
)
from accord.model import Instant
from accord.sources import dates, frontmatter, languages, report, reports

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring."


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("2025", "2025", "year"),
        ("2025-03", "2025-03", "month"),
        ("2025-03-19", "2025-03-19", "day"),
        ("2025-03-19T14:05+05:30", "2025-03-19T08:35Z", "minute"),
        ("2025-03-19 14:05:09 -0300", "2025-03-19T17:05:09Z", "second"),
        ("2025-03-19T14:05:09.123Z", "2025-03-19T14:05:09Z", "second"),
        ("2025-03-19T00:30+02:00", "2025-03-18T22:30Z", "minute"),
        ("2025-03-19 14:05 UTC", "2025-03-19T14:05Z", "minute"),
        ("1918-11-11", "1918-11-11", "day"),
        ("1600-01-01T00:00+14:00", "1599-12-31T10:00Z", "minute"),
    ],
)
def test_a_date_keeps_its_precision(written: str, iso: str, precision: str) -> None:
    assert dates.instant(written) == Instant(iso, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2025-03-19T14:05:09", "2025-03-19T14:05:09"),
        ("2025-03-19 23:59", "2025-03-19T23:59"),
        ("Wed, 19 Mar 2025 14:05:09 -0000", "2025-03-19T14:05:09"),
        ("Wed, 19 Mar 2025 14:05:09 IST", "2025-03-19T14:05:09"),
        ("19 Mar 2025 14:05", "2025-03-19T14:05:00"),
    ],
)
def test_a_time_without_a_zone_says_so_and_is_not_taken_for_utc(written: str, local: str) -> None:
    found = dates.moment(written)
    assert found == Instant("2025-03-19", "day", local)


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("Wed, 19 Mar 2025 14:05:09 +0530", "2025-03-19T08:35:09Z", "second"),
        ("Wed, 19 Mar 2025 23:05:09 EST", "2025-03-20T04:05:09Z", "second"),
        ("19 Mar 2025 00:05 GMT", "2025-03-19T00:05:00Z", "second"),
        ("Wed, 19 Mar 2025", "2025-03-19", "day"),
        ("2025-03-19T14:05:09+0530", "2025-03-19T08:35:09Z", "second"),
    ],
)
def test_dates_of_mail_are_read_too(written: str, iso: str, precision: str) -> None:
    assert dates.moment(written) == Instant(iso, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written", [None, 5, ["2025"], "", "None", "Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31", "x" * 999]
)
def test_what_a_source_gives_for_a_date_and_is_none(written: object) -> None:
    assert dates.moment(written) is None


@given(st.text(max_size=40))
def test_any_words_are_a_moment_or_none(written: str) -> None:
    for words in (written, f"Wed, {written} Mar 2025 14:05:09 +0530"):
        found = dates.moment(words)
        assert found is None or dates.moment(found.iso) is not None


@pytest.mark.parametrize(
    "written",
    [
        *("", "soon", "9999-12-31", "0001-01-01", "2025-02-30", "2025-13-01", "2025-03-19T25:00Z", "2025-03-19T10:60Z"),
        "2025-03-19T10:00+99:00",
        "19/03/2025",
        "March 19, 2025",
        "2025-03-19T10",
        "२०२५-०३-१९",
        "2025-03-19\n\nx",
        "1" * 9999,
    ],
)
def test_a_date_that_is_none(written: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        dates.instant(written)
    assert len(str(caught.value)) < 200


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_any_zone_comes_out_in_utc(moment: object, minutes: int) -> None:
    from datetime import datetime, timedelta, timezone

    assert isinstance(moment, datetime)
    moment = moment.replace(year=1700 + moment.year % 400, day=min(moment.day, 28), microsecond=0)
    moment = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    found = dates.instant(moment.isoformat())
    assert datetime.fromisoformat(found.iso) == moment


# --- front matter ---------------------------------------------------------------------------------------------------


def test_front_matter() -> None:
    text = (
        "---\noutlet: The Marlford Gazette\npublished: 2025-03-19T14:05+05:30\ntitle: no\nurl: https://example.org/1\n"
        f"updated:\nsection: [a, 1, yes]\n---\n{TEXT}\n"
    )
    known, start = frontmatter.split(text, "a.txt")
    assert text[start:] == f"{TEXT}\n"
    assert known.outlet == "The Marlford Gazette"
    assert known.title == "no"
    assert known.published == Instant("2025-03-19T08:35Z", "minute")
    assert known.updated is None
    assert known.url == "https://example.org/1"
    assert dict(known.extra) == {"section": ["a", "1", "yes"]}


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("publised: 2025-03-19", "'publised' (did you mean 'published'?)"),
        ("Outlet: The Gazette", "'Outlet' (did you mean 'outlet'?)"),
        ("date: 2025-03-19", "'date' (did you mean 'published'?)"),
        ("byline: Ada Holm", "'byline' (did you mean 'authors'?)"),
        ("title: Quay reopens\nheadline: Quay to reopen", "'headline' (did you mean 'title'?)"),
        ("source: Marlford Gazette", "'source' (did you mean 'outlet'?)"),
        ("source: https://example.org/1", "'source' (did you mean 'url'?)"),
        ("moon: full", "'moon'"),
        ("moon: full\nstar: [a]", "'moon', 'star'"),
        ("\n".join(f"k{n}: x" for n in range(10)), "'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7' and 2 more"),
    ],
)
def test_what_front_matter_has_and_is_not_used_is_named(line: str, note: str) -> None:
    known, _ = frontmatter.split(f"---\noutlet: The Gazette\n{line}\n---\n{TEXT}", "a.txt")
    assert frontmatter.unknown(known) == f"front matter: {note}: not known, and not used"


def test_front_matter_under_the_names_of_schema_org() -> None:
    dates = "datePublished: 2025-03-19\ndateModified: 2025-03-20"
    lines = f"publisher: The Gazette\nheadline: Quay reopens\n{dates}\nauthor: Ada Holm"
    known, _ = frontmatter.split(f"---\n{lines}\n---\n{TEXT}", "a.txt")
    assert (known.outlet, known.title, known.authors) == ("The Gazette", "Quay reopens", ("Ada Holm",))
    assert (known.published, known.updated) == (Instant("2025-03-19", "day"), Instant("2025-03-20", "day"))
    assert not known.extra


@pytest.mark.parametrize(
    "title",
    [
        "Talks: what comes next",
        "Harbour board: 'no' to the quay's lease: minister",
        '"We are done", says the harbour board',
        "'We are done': the harbour board",
        "Quay No. 4: the lease #3 in words",
    ],
)
def test_a_headline_with_a_colon_or_a_quotation_needs_no_marks_around_it(title: str) -> None:
    known, start = frontmatter.split(f"---\noutlet: The Gazette\ntitle: {title}\n---\n{TEXT}", "a.txt")
    assert (known.outlet, known.title) == ("The Gazette", title)
    assert start


@pytest.mark.parametrize("line", ["tags: [a, b]", "lang: en", "X-Desk: 4", "x-date: 1 May", "url: https://e.org", ""])
def test_what_other_tools_write_and_what_is_the_users_own_is_passed_over(line: str) -> None:
    known, _ = frontmatter.split(f"---\noutlet: The Gazette\n{line}\n---\n{TEXT}", "a.txt")
    assert frontmatter.unknown(known) is None


@pytest.mark.parametrize("text", [TEXT, "", "--- not a fence\nx", " ---\na: b\n---\n", "\n---\na: b\n---\n", "----\n"])
def test_no_front_matter(text: str) -> None:
    assert frontmatter.split(text, "a.txt") == (frontmatter.FrontMatter(), 0)


@pytest.mark.parametrize("text", ["---\n---\nx", "---\n# nothing\n...\nx", "---  \n\n---\nx"])
def test_empty_front_matter(text: str) -> None:
    known, start = frontmatter.split(text, "a.txt")
    assert (known, text[start:]) == (frontmatter.FrontMatter(), "x")


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("body", "line", "word"),
    [
        ("outlet: a\ntitle: [x", 3, ""),
        ("outlet: a\n  b: c: d", 3, ""),
        ("outlet: a\n\ttitle: b", 3, ""),
        ("- a\n- b", 2, "key: value"),
        ("just words", 2, "key: value"),
        ("outlet: [a, b]", 2, "'outlet'"),
        ("authors: [[a], b]", 2, "'authors'"),
        ("title:\n  x: y", 2, "'title'"),
        ("outlet: a\npublished: 9999-12-31", 3, "'published'"),
        ("published: yesterday", 2, "'published'"),
        ("updated: 2025-02-30", 2, "'updated'"),
        ("outlet: !!int 5", 2, "'outlet'"),
        ("outlet: a\noutlet: b", 3, "twice"),
        ("x: !!python/object/apply:os.system [ls]", 2, ""),
        ("x: !!bool maybe", 2, ""),
        ("x: !!timestamp never", 2, ""),
        ("? [a, b]\n: c", 2, "key"),
        (BOMB, 3, "alias"),
        ("x: " + "[" * 2000, 2, "deep"),
        ("x: " + "{a: " * 2000, 2, "deep"),
        ("outlet: a\x07", 2, ""),
    ],
)
def test_broken_front_matter_names_its_line(body: str, line: int, word: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        frontmatter.split(f"---\n{body}\n---\n{TEXT}", "some/a.txt")
    assert caught.value.path == "some/a.txt"
    assert f"line {line}" in caught.value.reason
    assert word in caught.value.reason


@pytest.mark.parametrize("text", ["---\noutlet: a\n", "---", "---\n" + "a: b\n" * 100_000 + "---\n"])
def test_front_matter_that_is_never_closed(text: str) -> None:
    with pytest.raises(FrontMatterError, match="line 1"):
        frontmatter.split(text, "a.txt")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="abc:-[]{}&*!|>?'\"#%@`\n\t 0123456789.,~<\x00é", max_size=80))
def test_any_front_matter_is_read_or_refused(body: str) -> None:
    try:
        _, start = frontmatter.split(f"---\n{body}\n---\n{TEXT}", "a.txt")
    except FrontMatterError as error:
        assert len(error.reason) < 500
    else:
        assert start > 0


# --- languages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Les deux villes ont décidé vendredi de rouvrir le pont et de reprendre les discussions au printemps."),
        ("de", "Die beiden Städte wollen die Brücke wieder öffnen und im Frühjahr über die Zölle verhandeln."),
        ("es", "Las dos ciudades acordaron el viernes reabrir el puente y hablar de los peajes en primavera."),
        ("ru", "Два города в пятницу договорились снова открыть мост и весной обсудить пошлины."),
        ("uk", "Двоє міст у п’ятницю домовилися знову відкрити міст і навесні обговорити мита, які ще діють."),
        ("ar", "اتفقت المدينتان يوم الجمعة على إعادة فتح الجسر والحديث عن الرسوم في الربيع"),
        ("hi", "दोनों शहर शुक्रवार को पुल फिर से खोलने और वसंत में शुल्क पर बात करने पर सहमत हुए।"),
        ("zh", "两座城市星期五同意重新开放大桥，并在春天讨论通行费。"),
    ],
)
def test_other_languages_are_named(code: str, text: str) -> None:
    assert languages.detect(text) == code
    with pytest.raises(LanguageError) as caught:
        report(text, path="a.txt")
    assert languages.name(code) in caught.value.reason
    assert languages.detect(f"{text}\n" * 400) == code


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        "Talks failed",
        "Nyet",
        "No deal",
        "12 345",
        "“”",
        "",
        "Volodymyr Petrenko, Kateryna Shevchenko, Oleksandr Kovalenko, Iryna Bondarenko, Mykola Tkachenko",
        "Mohammed al-Masri, 12; Fatima Abu Khalil, 9; Ghassan Haddad, 41; Nour Mansour, 3; Salah Qasim, 60",
        "President Aldric Meets Vell Envoys at Château de Saint-Orm",
        "The envoy said «Мост открыт» (the bridge is open) and left for Kyiv with Іван Петренко on Friday night.",
        "He called it “un accord historique pour nos deux peuples”, a phrase that his hosts did not repeat.",
        f"{TEXT} {TEXT}\nLe pont est ouvert, a dit le maire de la ville.\n{TEXT}",
    ],
)
def test_english_is_never_refused(text: str) -> None:
    assert languages.detect(text) == "en"


PLAIN = (
    "The two towns have agreed that the bridge, which was shut when the river rose, is to be open from Friday, and "
    "they would not say who had paid for the repairs. Their mayors met with the men of the ferry, but nothing came of "
    "it. "
)


def test_what_is_plainly_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = languages._judge
    monkeypatch.setattr(languages, "_judge", lambda text: judged.append(text) or judge(text))
    assert languages.detect(PLAIN * 3) == "en"
    assert not judged
    french = "Les deux villes ont décidé vendredi de rouvrir le pont et de reprendre les discussions au printemps. "
    assert languages.detect(PLAIN + french * 9) == "fr"
    assert languages.detect(PLAIN + "Два города в пятницу договорились снова открыть мост. " * 20) == "ru"
    assert judged


# --- reports --------------------------------------------------------------------------------------------------------


def test_the_id_is_of_the_content() -> None:
    first = report(TEXT, path="a/gazette.txt", published="2025-03-19")
    assert report(TEXT, path="b/gazette.txt", published="2025-03-19").id == first.id
    assert report(TEXT, path="a/herald.txt", published="2025-03-19").id != first.id
    assert report(TEXT, path="a/gazette.txt", published="2025-03-20").id != first.id
    assert report(TEXT, path="a/gazette.txt", published="2025-03-19", title="x").id != first.id
    assert report(TEXT, path="a/gazette.txt", published="2025-03-19", url="https://example.org").id != first.id
    assert report(TEXT + " Now.", path="a/gazette.txt", published="2025-03-19").id != first.id
    assert len(first.id) == 16
    # pinned: a ledger that was written by an earlier version must find its reports again
    assert first.id == "f7b1ff375f30b01a"


def test_what_is_not_given_is_found_or_unknown() -> None:
    title = "Bridge to Reopen at Marlford"
    found = report(f"{title}\n\n{TEXT}", path="x/gazette.of.vell.txt")
    assert (found.outlet, found.title, found.published, found.url) == ("gazette.of.vell", title, None, None)
    assert report(f"# {title}\n\n{TEXT}", path="a.md").title == title
    assert report(TEXT, path="a.md").title is None
    assert report(TEXT, path="-").outlet == "stdin"


def test_authors_are_clean_and_no_part_of_the_id() -> None:
    found = report(TEXT, path="a.txt", authors=[" Ada\n Holm", "", "Ben\x1b[1m Reed", "Ada Holm"], located="Marlford")
    assert found.authors == ("Ada Holm", "Ben [1m Reed")
    assert found.located == "Marlford"
    assert found.id == report(TEXT, path="a.txt").id
    assert len(report(TEXT, path="a.txt", authors=map(str, range(1000))).authors) == 50
    known, _ = frontmatter.split("---\nauthors: [Ada Holm, Ben Reed]\nlocated: Vell\n---\nx", "a.txt")
    assert (known.authors, known.located) == (("Ada Holm", "Ben Reed"), "Vell")
    assert frontmatter.split("---\nauthors: Ada Holm\n---\nx", "a.txt")[0].authors == ("Ada Holm",)


def test_line_ends_become_newlines() -> None:
    assert report(f"{TEXT}\r\n\r\n{TEXT}\r{TEXT}", path="a").text == f"{TEXT}\n\n{TEXT}\n{TEXT}"


def test_labels_are_one_clean_line() -> None:
    found = report(TEXT, path="a.txt", outlet="The\x1b[31m Gazette\u202e\n of  Vell", title="x" * 1000)
    assert found.outlet == "The [31m Gazette of Vell"
    assert found.title is not None
    assert len(found.title) == 300
    assert found.title.endswith("x…")
    assert report(TEXT, path="a.txt", outlet="\x00\n ").outlet == "a"


@pytest.mark.parametrize("text", ["", " \n\t\u2003", "\ufeff\n"])
def test_an_empty_text(text: str) -> None:
    with pytest.raises(EmptyInputError):
        report(text, path="a.txt")


def test_texts_that_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EncodingError, match="surrogate"):
        report(TEXT + "\ud800", path="a.txt")
    with pytest.raises(LanguageError, match="French"):
        report(TEXT, path="a.txt", language="fr-CA")
    assert report("Le pont est ouvert depuis vendredi soir.", path="a.txt", language="en").language == "en"
    with pytest.raises(InputError, match=r"published.*ISO 8601"):
        report(TEXT, path="a.txt", published="Tuesday")
    with pytest.raises(TooLargeError, match="lines"):
        report("x\n" * 1_000_002, path="a.txt")
    monkeypatch.setattr(reports, "LONGEST_TEXT", 20)
    with pytest.raises(TooLargeError, match="limit is 20"):
        report(TEXT, path="a.txt")


@pytest.mark.parametrize(
    "text",
    [
        'He said "yes and left.',
        "“One “two” three.",
        "'' '",
        '"',
        "”",
        "He said ''no.",
        '"' * 9999,
        "(" * 5000,
        "\x01\x02 yes",
    ],
)
def test_odd_marks_are_read(text: str) -> None:
    found = report(text, path="a.txt")
    assert found.text == text
    assert found.blocks
