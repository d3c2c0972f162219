"""The line that sums a fact up can be read alone."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.balance import balanced, without_halves
from accord.model import Fact
from accord.reading.reader import Reader
from accord.sources import report
from accord.views.arrange import Account


def acts(*texts: str) -> list[Fact]:
    """The facts of acts that reports with these texts tell."""
    reader = Reader()
    dossier = accord.account(
        reader.read(report(text, path=f"{n}.txt", outlet=f"O{n}", published="2020-05-06", language="en"))
        for n, text in enumerate(texts)
    )
    return [fact for fact in dossier.facts if fact.kind == "event"]


def lines(*texts: str) -> set[str]:
    """Their summaries."""
    return {fact.summary for fact in acts(*texts)}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The coast guard did not attempt to shoot down the drone over Bari.",
            "The coast guard did not attempt to shoot down the drone over Bari",
        ),
        (
            "A gunman drove onto the quay in Bari on Friday, wounding two sailors.",
            "A gunman drove onto the quay in Bari on Friday, wounding two sailors",
        ),
    ],
)
def test_a_part_of_a_clause_is_told_with_what_it_hangs_on(text: str, line: str) -> None:
    found = lines(text)
    assert line in found
    assert not any(one.startswith("…") for one in found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The rebels freed nine nuns on Friday after Bishop Omar Falk entered the mine to negotiate.",
            "Bishop Omar Falk entered the mine to negotiate",
        ),
        ("The rebels freed nine nuns in Arica to negotiate.", "Rebels: to negotiate"),
    ],
)
def test_a_purpose_does_not_take_the_words_of_what_was_done(text: str, line: str) -> None:
    assert line in {fact.summary for fact in acts(text) if fact.realis == "hypothetical"}


def test_a_telling_that_reads_alone_sums_a_fact_up() -> None:
    texts = (
        "Lima has suffered. Bombing the bridge at Arica on Monday was the work of rebels.",
        "Rebels bombed the bridge at Arica on Monday.",
    )
    fact = max(acts(*texts), key=lambda one: len(one.outlets))
    assert fact.summary == "Rebels bombed the bridge at Arica on Monday"


def test_a_relative_clause_is_told_without_what_it_hangs_by() -> None:
    found = lines("The treaty sets up a council in which ministers of Chad and Niger will meet in June.")
    assert any(one.startswith("Ministers of Chad and Niger will meet") for one in found), found


def test_from_when_a_length_counts_is_told_with_it() -> None:
    found = lines("All prisoners will have been released two years after the scheme begins.")
    assert "All prisoners will have been released two years after the scheme begins" in found
    apart = lines("The prisoners were released on Monday after rebels shelled the port.")
    assert "The prisoners were released on Monday" in apart


def test_a_noun_says_whose_it_is() -> None:
    found = lines("Rebels seized Ida Falk in Lima on Monday. Her abduction shocked Peru.")
    assert any(one.startswith("Ida Falk’s abduction") for one in found)


def test_who_is_meant_stands_for_the_pronoun_at_the_beginning() -> None:
    found = lines("Peter Falk is a judge in Lima. His wife was killed by rebels on Monday.")
    assert "Peter Falk’s wife was killed by rebels on Monday" in found
    found = lines("The guards came back late. Their wives were killed by rebels on Monday.")
    assert not any("guards’" in one.lower() for one in found)  # of whom is not known by name


def test_what_a_speaker_does_with_his_words_keeps_his_person() -> None:
    found = lines("“I condemn the attack on Lima,” President Ida Falk said on Monday.")
    assert "Ida Falk: I condemn the attack on Lima" in found


def test_whom_the_words_name_is_not_named_before_them() -> None:
    found = lines("Some hostages were killed in a Peruvian air strike on Monday, the army said.")
    assert "Some hostages were killed in a Peruvian air strike on Monday" in found


def test_somebody_described_stands_as_written() -> None:
    found = lines("On Monday a crazed gunman shot three policemen in Lima.")
    assert found == {"On Monday a crazed gunman shot three policemen in Lima"}


@pytest.mark.parametrize(
    ("text", "end", "line"),
    [
        ("threw stones at them (the guards), and ran", 33, "threw stones at them (the guards)"),
        ('it had struck "bandits". No more', 22, 'it had struck "bandits"'),
        ("called it “a start.” It was", 18, "called it “a start.”"),
        ("(they threw stones at the guards), and", 32, "(they threw stones at the guards)"),
        ("a car (grey) stood there", 6, "a car"),
    ],
)
def test_what_closes_right_behind_is_taken_along(text: str, end: int, line: str) -> None:
    assert balanced(text, 0, end).rstrip(" (") == line


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("they met the judge (of the high court", "they met the judge"),
        ("the judge) left", "the judge left"),
        ('Falk said they had "no choice', 'Falk said they had "no choice"'),
        ('We stay," Falk said', '"We stay," Falk said'),
        ('Falk: We stay. "We fight. "We win."', 'Falk: We stay. "We fight. We win."'),
        ("Falk: “We stay until…", "Falk: “We stay until…”"),
        ('"We stay," he said, "and win"', '"We stay," he said, "and win"'),
    ],
)
def test_no_mark_stays_without_its_partner(words: str, whole: str) -> None:
    assert without_halves(words) == whole


def test_a_passage_begins_with_its_sentence_where_one_does() -> None:
    found = lines(
        "The dam at Arica broke on Monday and, in May, the lake behind it was drained by divers.",
        "The lake was large. In May, the lake behind it was drained by divers.",
    )
    assert not any(one.startswith(("… and", "And ")) for one in found)


def test_the_subject_of_the_next_clause_is_not_taken_along() -> None:
    found = lines("Mali freed 28 detained fighters and the two sides will observe a ten-day truce.")
    assert "Mali freed 28 detained fighters" in found
    found = lines("Mali freed 28 detained fighters and the two pilots on Monday.")
    assert "Mali freed 28 detained fighters and the two pilots on Monday" in found


def test_an_act_that_comes_late_in_its_sentence_is_told_by_who_did_it() -> None:
    text = (
        "Ida Falk, who has led the port of Lima since the great storm of the last century and its end, ran to the quay "
        "on Monday, thanking the sailors."
    )
    assert any(one.startswith("Ida Falk: thanking the sailors") for one in lines(text))


def test_many_lone_marks_cost_nothing() -> None:
    assert without_halves("(" * 4000 + "a") == "a"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # a verb that carries the noun stands behind its subject without a colon
        ("Rebels and soldiers continue hostilities around Arica.", "Rebels and soldiers continue hostilities around"),
        # whose it is is told as it was
        (
            "Omar Falk spoke in Lima on Monday. Falk's previous visit to Lima was in May.",
            "Omar Falk’s previous visit to Lima",
        ),
        # what hangs on an act late in a long sentence is told with that act
        (
            "The minister of fisheries went home early and shops along the whole quay in Bari were shut for the day, "
            "with Chad accusing Niger of shelling the port of Bari.",
            "Chad accusing Niger of shelling the port of Bari",
        ),
        (
            "The shops along the whole quay were shut, the ferries to the islands of the bay were cancelled, and on "
            "Friday police used batons against the dockers on the quay, injuring nine people.",
            "On Friday police used batons against the dockers on the quay, injuring nine people",
        ),
        # a side clause late in a sentence that is too long is told as a clause by itself
        (
            "The council of the islands, which had met four times since the spring to speak of the price of salt and "
            "of the state of the roads and bridges, had just gone home for the winter when rebels from the hills "
            "began shelling the port of Bari.",
            "Rebels from the hills began shelling the port of Bari",
        ),
        # an act told by a noun is not summed up by another one before it
        (
            "Omar Falk of Chad and Ada Lund of Niger spoke for an hour on Monday in a call that came three weeks after "
            "a tense exchange in Lima dashed hopes of a truce.",
            "A tense exchange in Lima dashed hopes of a truce",
        ),
    ],
)
def test_a_line_is_a_clause_wherever_the_sentence_has_one(text: str, line: str) -> None:
    found = lines(text)
    assert any(line in one for one in found), found
    assert not any(one[:1].islower() for one in found), found


def said(text: str) -> set[str]:
    """The summaries of the statements that a report with this text tells."""
    reading = Reader().read(report(text, path="1.txt", outlet="O", published="2020-05-06", language="en"))
    return {fact.summary for fact in accord.account([reading]).facts if fact.kind == "statement"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Mayor Ida Falk declared two days of mourning in Bari.", "Ida Falk declared two days of mourning in Bari"),
        ("Mayor Ida Falk accused Chad of burning the mill.", "Ida Falk accused Chad of burning the mill"),
        ("Mayor Ida Falk rejected outright the charge.", "Ida Falk rejected outright the charge"),
        ("Mayor Ida Falk did not promise to free the divers.", "Ida Falk did not promise to free the divers"),
        ("Mayor Ida Falk denied that the mill had burnt.", "Ida Falk denied that the mill had burnt"),
        ("Ida Falk, who mends nets, rejected the charge.", "Ida Falk rejected the charge"),
        ("Ida Falk shut the old mill in Bari to visitors and asked for an inquiry.", "Ida Falk asked for an inquiry"),
        # what is a clause by itself is told as before
        ("Mayor Ida Falk said the mill was shut on Friday.", "Ida Falk: the mill was shut on Friday"),
    ],
)
def test_what_is_said_in_no_clause_of_its_own_is_told_with_its_verb(text: str, line: str) -> None:
    assert line in said(text)


def test_words_of_nobody_are_not_told_as_somebodys() -> None:
    assert said("Neither envoy could promise to free the divers.") == {"Neither envoy could promise to free the divers"}


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("The guard Ida Falk said that rebels had killed nine nuns in Bari.", True),
        # the line of the act has not what is said beside it
        ("The guard Ida Falk said rebels killed nine nuns and the mill would stay shut until spring.", False),
    ],
)
def test_a_statement_that_the_line_of_an_act_tells_whole_is_not_told_twice(text: str, repeated: bool) -> None:
    reading = Reader().read(report(text, path="1.txt", outlet="O", published="2020-05-06", language="en"))
    told = Account(accord.account([reading])).lines.values()
    assert [line.repeats for line in told if line.fact.kind == "statement"][:1] == [repeated]
