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
        # what is not denied, is not what is claimed, or is no claim
        ("The minister did not reject claims that the army had shelled the town.", "shelled", "actual"),
        ("Peru rejected a claim of responsibility for the killing.", "killing", "actual"),
        ("Peru rejected the claims over the shelling of the town.", "shelling", "actual"),
        ("The rebels repeated claims that the army had shelled the town.", "shelled", "actual"),
        ("Peru rejected suggestions that Chad should free the pilots.", "free", "hypothetical"),
    ],
)
def test_what_is_claimed_and_denied_is_not_so(language: Language, text: str, word: str, kind: str) -> None:
    assert judged(language, text, word) == kind
