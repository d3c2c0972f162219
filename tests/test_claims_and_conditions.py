"""What is told as claimed and denied, as a condition, or as over. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.model import Block, Report
from accord.reading.clauses import predicate
from accord.reading.language import Language
from accord.reading.realis import realis


def judged(language: Language, text: str, word: str) -> str:
    told = Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    token = next(token for token in language.parse(told).tokens if token.text == word)
    built = predicate(token)
    return realis(token, built.support if built is not None and not built.verbal else None)[0]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The minister rejected claims that the army had shelled the town.", "shelled", "negated"),
        ("The mayor dismissed allegations of the killing of two pilots.", "killing", "negated"),
        ("The ministry denied accusations that its guards had attacked the convoy.", "attacked", "negated"),
        ("The mayor dismissed as nonsense the reports that Chad had freed the pilots.", "freed", "negated"),
        ("Reports that Peru had signed the accord were denied in Lima.", "signed", "negated"),
        ("The rumour that Chad had freed the sailors was dismissed by Norway.", "freed", "negated"),
        ("Peru rejected accusations of shelling the town.", "shelling", "negated"),
        ("Peru's denial of claims that it had shelled the town came late.", "shelled", "negated"),
        ("The suggestion that Chad had shelled the town is untrue.", "shelled", "negated"),
        ("Peru dismissed reports of a meeting with Chad.", "meeting", "negated"),
        ("The mayor described as fantasy the claim, spread on Friday, that Chad had freed him.", "freed", "negated"),
        ("The mayor called the report that Chad had freed the pilots a lie.", "freed", "negated"),
        ("Reports that Chad had freed the pilots were part of a smear campaign, the mayor said.", "freed", "negated"),
        ("The mayor called a lie the report that Chad had freed the pilots.", "freed", "negated"),
        ("The claim that Chad had freed the pilots was described as a fabrication.", "freed", "negated"),
        ("The story that Chad had freed the pilots is an invention.", "freed", "negated"),
        ("There is no truth in the claim that Peru shelled the town.", "shelled", "negated"),
        ("There was no basis for reports that Peru had shelled the town.", "shelled", "negated"),
        # what is not denied, is not what is claimed, or is no claim
        ("The minister did not reject claims that the army had shelled the town.", "shelled", "actual"),
        ("The mayor did not describe as fantasy the claim that Chad had freed him.", "freed", "actual"),
        ("The mayor described as brave the report that Chad had freed the pilots.", "freed", "actual"),
        ("There is some truth in the claim that Peru shelled the town.", "shelled", "actual"),
        ("Peru rejected a claim of responsibility for the killing.", "killing", "actual"),
        ("Peru rejected the claims over the shelling of the town.", "shelling", "actual"),
        ("Peru rejected Chad's allegation that tanks had entered the valley.", "entered", "actual"),
        ("The rebels repeated claims that the army had shelled the town.", "shelled", "actual"),
        ("Peru rejected suggestions that Chad should free the pilots.", "free", "hypothetical"),
    ],
)
def test_what_is_claimed_and_denied_is_not_so(language: Language, text: str, word: str, kind: str) -> None:
    assert judged(language, text, word) == kind


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The mayor said that ships would pass only when Chad lifted its ban.", "lifted", "hypothetical"),
        ("The council will keep the guards until the pilot is set free.", "set", "hypothetical"),
        ("The council would keep the guards until the pilot was set free.", "set", "hypothetical"),
        ("The council would keep the guards until Chad had freed the pilot.", "freed", "hypothetical"),
        ("The rebels would not talk unless Chad withdrew its troops.", "withdrew", "hypothetical"),
        ("The rebels will not talk before Chad has withdrawn its troops.", "withdrawn", "hypothetical"),
        ("Niger will cut off the gas as long as Chad detains the pilots.", "detains", "hypothetical"),
        ("Peru refuses to meet Chile until Chile has freed the pilots.", "freed", "hypothetical"),
        ("Peru will lift the embargo on condition that Chile freed the pilots.", "freed", "hypothetical"),
        ("Peru would lift the embargo once Chile had freed the pilots.", "freed", "hypothetical"),
        # told of the past, and times that are no conditions
        ("The council kept the guards until the pilot was set free.", "set", "actual"),
        ("Peru lifted the embargo only when Chile freed the pilots.", "freed", "actual"),
        ("Peru would have kept the guards until Chile freed the pilots.", "freed", "actual"),
        ("Peru will meet Chile after Chile frees the pilots.", "frees", "future"),
        ("Peru will answer before Chile frees the pilots.", "frees", "hypothetical"),
    ],
)
def test_what_has_to_be_first_is_a_condition(language: Language, text: str, word: str, kind: str) -> None:
    assert judged(language, text, word) == kind


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Chad no longer blames Niger for the attack.", "blames", "negated"),
        ("Chad does not blame Niger for the attack any more.", "blame", "negated"),
        ("Chad blames Niger no more.", "blames", "negated"),
        ("Chad has stopped blaming Niger for the attack.", "blaming", "negated"),
        ("Chad ceased to support the rebels.", "support", "negated"),
        ("Chad has ceased supplying the rebels.", "supplying", "negated"),
        ("Chad did not cease to support the rebels.", "support", "actual"),
        ("Chad blamed Niger for no more than two attacks.", "blamed", "actual"),
    ],
)
def test_what_is_over_is_not_so(language: Language, text: str, word: str, kind: str) -> None:
    assert judged(language, text, word) == kind


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The letter was sent to the council, which meets on Friday.", "meets", "future"),
        ("The envoy, who visits Chad on Monday, praised Niger.", "visits", "future"),
        ("The court, which meets on Fridays, fined the mayor.", "meets", "actual"),
        ("The court, which met on Friday, fined the mayor.", "met", "actual"),
        ("The council, which meets in Lima, fined the mayor.", "meets", "actual"),
    ],
)
def test_a_present_with_a_day_is_to_come_in_a_relative_clause(
    language: Language, text: str, word: str, kind: str
) -> None:
    assert judged(language, text, word) == kind
