"""Did it happen: what governors, auxiliaries, marks and nouns make of a predicate."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Block, Report
from accord.reading.clauses import predicate
from accord.reading.language import Language
from accord.reading.realis import realis
from accord.reading.syntax import Parse, Token


def parse(language: Language, text: str) -> Parse:
    return language.parse(
        Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    )


def judged(parsed: Parse, word: str) -> tuple[str, str]:
    token = next(token for token in parsed.tokens if token.text == word)
    built = predicate(token)
    support = built.support if built is not None and not built.verbal else None
    kind, certainty, _ = realis(token, support)
    return kind, certainty


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        # tense and auxiliaries
        ("Norway freed the sailors.", "freed", "actual"),
        ("Norway has freed the sailors.", "freed", "actual"),
        ("Norway will free the sailors.", "free", "future"),
        ("Norway is to free the sailors on Sunday.", "free", "future"),
        # what a deed was done for, and what was planned
        ("The shelling was to punish Chad.", "shelling", "actual"),
        ("The shelling was to punish Chad.", "punish", "hypothetical"),
        ("The blockade was to begin on Monday.", "blockade", "future"),
        ("The premier was to punish the guards.", "punish", "future"),
        ("Norway did not free the sailors.", "free", "negated"),
        ("Norway never freed the sailors.", "freed", "negated"),
        # what was not done until a date was done then; what lasts is denied altogether
        ("Norway did not free the sailors until Friday.", "free", "actual"),
        ("The sailors could not be rescued until the next morning.", "rescued", "actual"),
        ("Norway will not free the sailors until after 5 May.", "free", "future"),
        ("Norway will not free the sailors until Chad pays.", "free", "negated"),
        ("The truce did not last until Friday.", "last", "negated"),
        ("Reed said that the council would keep the men until the pilots were freed.", "freed", "hypothetical"),
        ("No army crossed the river.", "crossed", "negated"),
        ("The ministers meet tomorrow in Lima.", "meet", "future"),
        ("Norway can free the sailors.", "free", "hypothetical"),
        # what somebody has to do he has not done; what he had to do he has
        ("Norway has until Friday to free the sailors.", "free", "hypothetical"),
        ("Norway has to free the sailors.", "free", "hypothetical"),
        ("Norway had to free the sailors.", "free", "actual"),
        # the past of "will", and the conditional
        ("Norway said that it would free the sailors.", "free", "future"),
        ("The envoy told reporters in the capital that the government would free 40 sailors.", "free", "future"),
        ("Norway would free the sailors if Chad agreed.", "free", "hypothetical"),
        ("Norway said it would free the sailors if Chad paid.", "free", "hypothetical"),
        # conditions deny nothing
        ("If the rebels do not leave, Chad will attack.", "leave", "hypothetical"),
        ("Unless Chad withdraws, Niger will attack.", "withdraws", "hypothetical"),
        # governors of infinitives
        ("Chad plans to attack the port.", "attack", "future"),
        ("Chad agreed to leave the port.", "leave", "future"),
        ("Chad wants to leave the port.", "leave", "hypothetical"),
        ("Chad urged Niger to leave the port.", "leave", "hypothetical"),
        ("Chad refused to leave the port.", "leave", "negated"),
        ("Chad failed to reach the port.", "reach", "negated"),
        ("The siege may have ended on Friday.", "ended", "actual"),
        ("The siege may end on Friday.", "end", "future"),
        ("Reed ordered the attack.", "attack", "actual"),
        ("Reed had not ordered the attack, his lawyer said.", "attack", "negated"),
        ("Reed ordered an attack.", "attack", "hypothetical"),
        ("Obote called a meeting of the council.", "meeting", "future"),
        ("Obote called for a meeting of the council.", "meeting", "hypothetical"),
        ("The visit is meant to underline Chad's commitment to the treaty.", "commitment", "actual"),
        ("He persuaded the villagers with threats of arrest.", "threats", "actual"),
        ("Chad not only shelled the town but burned the mill.", "shelled", "actual"),
        ("Chad was forced to leave the port.", "leave", "actual"),
        ("Chad managed to leave the port.", "leave", "actual"),
        ("Chad will be forced to leave the port.", "leave", "future"),
        ("Chad began to shell the port.", "shell", "actual"),
        ("The crew was able to leave the port.", "leave", "actual"),
        ("Chad is ready to leave the port.", "leave", "hypothetical"),
        ("Chad is unwilling to leave the port.", "leave", "negated"),
        ("The rebels are believed to have shelled the port.", "shelled", "actual"),
        ("The premier would like to thank Chad for the grain.", "thank", "actual"),
        # purposes, relative infinitives, nouns with infinitives
        ("The envoys flew to Lima to discuss the border.", "discuss", "hypothetical"),
        ("The envoys will fly to Lima to discuss the border.", "discuss", "future"),
        ("The envoys did not fly to Lima to discuss the border.", "discuss", "hypothetical"),
        ("Chad signed a contract to supply Niger with trucks.", "supply", "future"),
        ("The first to leave the port were the guards.", "leave", "actual"),
        ("Critics scorned the plan to leave the port.", "leave", "hypothetical"),
        ("Critics scorned Chad's refusal to leave the port.", "leave", "negated"),
        # headlines
        ("Governor to cut ties with Niger", "cut", "future"),
        ("Chad to withdraw troops from the port", "withdraw", "future"),
        ("Sailors to be freed on Sunday", "freed", "future"),
        # what is ascribed shares the copula's tense and negation
        ("The border will be calm.", "calm", "future"),
        ("The border is not calm.", "calm", "negated"),
        ("Norway will be willing to free the sailors.", "free", "future"),
        ("Norway will be the first to sign the pact.", "sign", "future"),
        ("The cancelled deal to lease the port had angered Niger.", "lease", "negated"),
        # a wish is there, whatever comes of it; a clause of its own asks nobody above it
        ("Norway would like to free the sailors.", "like", "actual"),
        ("Norway would like to free the sailors.", "free", "hypothetical"),
        ("The premier set out a plan for what he called peace.", "called", "actual"),
        ("One ship is sailing north; the other will be leaving on Sunday.", "sailing", "actual"),
        # the present with a day
        ("The envoy is travelling to Lima on Monday.", "travelling", "future"),
        ("Chad is fighting in the valley.", "fighting", "actual"),
        # verbs with particles
        ("Chad called off the talks on Sunday.", "talks", "negated"),
        ("Chad has ruled out talks with the rebels.", "talks", "negated"),
        ("The court ruled that Chad had shelled the port.", "shelled", "actual"),
        # reports end the climb
        ("Chad said it did not care that Niger had shelled the port.", "shelled", "actual"),
        # what is not tried is not done; what is tried may be
        ("Chad did not try to shell the port.", "shell", "negated"),
        ("Chad never attempted to shell the port.", "shell", "negated"),
        ("Chad made no attempt to shell the port.", "shell", "negated"),
        ("Nobody dared to shell the port.", "shell", "negated"),
        ("Chad tried to shell the port.", "shell", "hypothetical"),
        ("Chad did not deny that Niger had tried to shell the port.", "shell", "hypothetical"),
        ("Chad kept its calm, choosing not to shell the port.", "shell", "negated"),
        # what is not said, or not confirmed, is left open
        ("Chad did not say that Niger had shelled the port.", "shelled", "hypothetical"),
        ("Chad declined to confirm that Niger had shelled the port.", "shelled", "hypothetical"),
        # nouns
        ("The premiers held talks in Lima.", "talks", "actual"),
        ("The gunman opens fire in a church on June 12 last year.", "opens", "actual"),
        ("The court opens on June 12.", "opens", "future"),
        ("The premiers will hold talks in Lima.", "talks", "future"),
        ("The premiers announced plans for talks in Lima.", "talks", "hypothetical"),
        ("Possible talks were discussed in Lima.", "talks", "hypothetical"),
        ("The planned talks were welcomed in Lima.", "talks", "future"),
        ("The premiers will praise the talks.", "talks", "actual"),
        ("The accord will end the fighting.", "fighting", "actual"),
        ("Talks have been scheduled for May.", "Talks", "future"),
        ("The two premiers meet again on Wednesday.", "meet", "future"),
        ("The two premiers met again on Wednesday.", "met", "actual"),
        # what a coming encounter is to bring about is an aim; what is signed there is arranged
        ("Niger and Chad will hold talks on Monday to agree on a truce.", "agree", "hypothetical"),
        ("Envoys of Niger and Chad will meet in Lima to settle the border.", "settle", "hypothetical"),
        ("Their ministers will gather in Lima in order to finalise the treaty.", "finalise", "hypothetical"),
        ("The two sides meet again on Friday to conclude an armistice.", "conclude", "hypothetical"),
        ("Niger and Chad will meet on Monday to sign the treaty.", "sign", "future"),
        ("Niger and Chad will settle the border on Monday.", "settle", "future"),
        ("Niger and Chad managed to agree on a truce.", "agree", "actual"),
        ("The two premiers meet on Wednesday.", "meet", "actual"),  # as below a picture
        ("The talks were postponed.", "talks", "negated"),
        ("Chad called for talks on the border.", "talks", "hypothetical"),
        ("The army will leave after the talks.", "talks", "actual"),
        ("The court will investigate three attacks.", "attacks", "actual"),
        ("The premier phoned the mayor to congratulate her.", "congratulate", "actual"),
        ("The premier called the mayor on Friday to express her thanks.", "express", "actual"),
        ("The premier called the mayor on Friday to reach a deal.", "reach", "hypothetical"),
        ("The army will announce a withdrawal in response to losses.", "losses", "actual"),
    ],
)
def test_realis(language: Language, text: str, word: str, kind: str) -> None:
    assert judged(parse(language, text), word)[0] == kind


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("Norway freed the sailors.", "freed", "certain"),
        ("Norway may free the sailors.", "free", "possible"),
        ("Norway might free the sailors.", "free", "possible"),
        ("Norway has reportedly freed the sailors.", "freed", "probable"),
        ("Norway is expected to free the sailors.", "free", "probable"),
        ("Norway is likely to free the sailors.", "free", "probable"),
        ("Norway perhaps freed the sailors.", "freed", "possible"),
        ("The alleged attack was condemned.", "attack", "probable"),
        ("Norway plans to free the sailors.", "free", "certain"),
        ("Norway can free the sailors.", "free", "possible"),
        ("Norway cannot free the sailors.", "free", "certain"),
        ("The sailors should be free by Sunday.", "be", "probable"),
        ("The envoys urged that Norway should free the sailors.", "free", "certain"),
    ],
)
def test_certainty(language: Language, text: str, word: str, certainty: str) -> None:
    assert judged(parse(language, text), word)[1] == certainty


def test_the_reason_is_given(language: Language) -> None:
    parsed = parse(language, "Chad refused to leave the port.")
    token = next(token for token in parsed.tokens if token.text == "leave")
    assert realis(token)[2] == "refused"


PIECES = "Chad/will/not/to/free/freed/talks/if/would/said/the/may/,/in order/be/”"
WORDS = st.sampled_from(PIECES.split("/"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_every_token_has_one_of_the_values(language: Language, words: list[str]) -> None:
    for token in parse(language, " ".join(words)).tokens:
        first = realis(token)
        assert first[0] in ("actual", "future", "hypothetical", "negated")
        assert first[1] in ("certain", "probable", "possible")
        assert realis(token) == first


def test_deep_trees_cost_a_bounded_climb() -> None:
    tokens = [Token(i, 3 * i, "go", "go", "VERB", "VB", "xcomp") for i in range(5000)]
    for above, below in pairwise(tokens):
        below.head = above
        above.children.append(below)
    assert realis(tokens[-1])[0] in ("actual", "future", "hypothetical")
