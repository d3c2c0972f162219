"""Values that one report prints both of are no dispute with a copy that has but one."""

from __future__ import annotations

import accord
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report

PARTS = (
    "The governor of Estmark, Ida Falk, denied on Monday that she had taken money from the dam's builders.",
    "She admitted that a nephew of hers had been paid 40,000 crowns by the firm.",
    "“I have never taken a single crown,” Falk told reporters in Orrholm. “I took what was owed to me.”",
    "Rebels shelled the dam on Sunday and killed four engineers, the army said. The rebels killed nine in March.",
)


def account(*texts: str) -> Dossier:
    reader = Reader()
    return accord.account(
        [
            reader.read(report(words, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en"))
            for n, words in enumerate(texts)
        ]
    )


def test_a_copy_that_is_cut_or_turned_disputes_nothing() -> None:
    whole = "\n\n".join(PARTS)
    for copy in (whole, "\n\n".join(PARTS[::-1]), *("\n\n".join(PARTS[n:]) for n in (1, 2, 3)), *PARTS):
        assert not account(whole, copy).disagreements, copy


def test_a_copy_with_another_number_disputes_it() -> None:
    whole = "\n\n".join(PARTS)
    other = whole.replace("killed four engineers", "killed seven engineers")
    (found,) = account(whole, other).disagreements
    assert found.kind == "number"
    assert {value.text.split()[0] for value in found.values} == {"four", "seven"}


CHARGED = "Falk said on Monday the army had shelled the dam."
DENIED = "The general denied on Monday that the army had shelled the dam."


def test_a_charge_and_its_denial_in_one_report_are_no_dispute_with_its_copy() -> None:
    assert account(CHARGED, DENIED).disagreements  # of two reports they are
    both = account(f"{CHARGED} {DENIED}", CHARGED)
    assert not both.disagreements
    (line,) = {line for fact in both.facts for line in fact.explanation if "one report prints" in line}
    assert line == "polarity: one report prints both passages, word for word"


def test_a_part_that_only_the_copy_lacks_is_no_dispute_of_scope() -> None:
    wide = "Estmark proposed on Monday to halt attacks on the Orrholm plant and the Velm railway."
    narrow = "Her office said the proposal covered only the Orrholm plant."
    assert [one.kind for one in account(wide, narrow).disagreements] == ["scope"]
    assert not account(f"{wide}\n\n{narrow}", narrow).disagreements
