"""Clauses that the parser reads up a garden path, mended: they stay trees, and the right verb is the main one."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.syntax import Parse, Token
from accord.sources import report


def parsed(language: Language, text: str) -> tuple[Parse, dict[str, Token]]:
    parse = language.parse(report(text, path="a.txt", language="en"))
    return parse, {token.text: token for token in parse.tokens}


SHAPES = [
    # text, the token, what it hangs on, by which relation
    ('In a statement to ABC News, a rep for Holm said, "We deny any such claim."', "rep", "said", "nsubj"),
    (
        "Singer Anna Keller, in an interview, has accused the producer Peter Holm of forcing himself on her and blamed "
        "director Jan Berg for a fall.",
        "blamed",
        "accused",
        "conj",
    ),
    (
        "Chadian President Idriss Koro and rebel leader Ali Nassour, meeting for the first time since 1992, pledged on "
        "Friday to free all captives.",
        "Koro",
        "pledged",
        "nsubj",
    ),
    (
        "Western diplomats expelled from Niamey last month were told they could not return.",
        "expelled",
        "diplomats",
        "acl",
    ),
    (
        "Western diplomats expelled from Niamey last month were told they could not return.",
        "diplomats",
        "told",
        "nsubjpass",
    ),
    (
        "Ten people were killed when a rocket fired from a nearby hill slammed into a crowded bakery.",
        "rocket",
        "slammed",
        "nsubj",
    ),
    (
        "The general, who seized power in a 2021 coup, pledged on state television to hold elections.",
        "general",
        "pledged",
        "nsubj",
    ),
    (
        "Ethiopia's government and Tigrayan forces, who have fought for two years, met in Pretoria.",
        "forces",
        "government",
        "conj",
    ),
    ("Philippine officers accused a Chinese vessel of firing a water cannon at a boat.", "of", "accused", "prep"),
    ("Samuel Koro asked Secretary of State Ida Falk for pontoon bridges.", "for", "asked", "prep"),
    ("An aid worker who saw the boys on Monday said all but two were wearing coats.", "worker", "said", "nsubj"),
    ("An aid worker who saw the boys on Monday said all but two were wearing coats.", "boys", "saw", "dobj"),
    (
        "He said the government would free the remaining 31 sailors and the council would free nine miners.",
        "council",
        "free",
        "nsubj",
    ),
    (
        "He said the government would free the remaining 31 sailors and the council would free nine miners.",
        "sailors",
        "free",
        "dobj",
    ),
    ("Ada Falk said rebels and herders would leave the valley.", "herders", "rebels", "conj"),
    ("Farm unions called on low-wage workers and students to rally in Lima.", "unions", "called", "nsubj"),
    ("Senate President, Ada Koro, will on Tuesday lead a team on a visit to Togo.", "President", "lead", "nsubj"),
    ("The premier wrote to the head of the Fair Trade Fund (FTF) demanding money.", "FTF", "Fund", "appos"),
    ("Fiji called on wealthy nations to double their funds.", "on", "called", "prep"),
    ("The European Commission gave Hungary a month to change the law.", "month", "gave", "dobj"),
    ("Students boycotted classes in Dhaka in a campaign against the ruling party.", "classes", "boycotted", "dobj"),
    ("Ecuador declared the Mexican ambassador persona non grata.", "grata", "declared", "oprd"),
    ("Hamas handed the bodies of two captives to Israel through the Red Cross.", "to", "handed", "prep"),
    ("Maria May met the mayor.", "May", "met", "nsubj"),
    (
        "Should time allow it, the envoys will be received two days later.",
        "allow",
        "received",
        "advcl",
    ),
    ("Should circumstances allow it, all qualifying captives will have been freed.", "captives", "freed", "nsubjpass"),
    ("Should circumstances allow it, all qualifying captives will have been freed.", "qualifying", "captives", "amod"),
]


@pytest.mark.parametrize(("text", "word", "head", "dep"), SHAPES)
def test_the_right_word_is_above(language: Language, text: str, word: str, head: str, dep: str) -> None:
    _, token = parsed(language, text)
    assert (token[word].head.text, token[word].dep) == (head, dep)


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Should the mayor resign, and will the port close?", "resign", "resign"),
        ("Holding all ports will be costly.", "ports", "Holding"),
        ("The envoy flew to Lima and met the premier.", "met", "flew"),
        ("The rebels marched from Lima, seized the port and left.", "seized", "marched"),
        ("The state's army and navy chiefs met in Lima.", "army", "chiefs"),
        ("A nurse who saw the boys said two were ill.", "nurse", "said"),
    ],
)
def test_what_was_read_right_is_left(language: Language, text: str, word: str, head: str) -> None:
    _, token = parsed(language, text)
    assert token[word].head.text == head


@pytest.mark.parametrize("text", sorted({shape[0] for shape in SHAPES}))
def test_every_token_leads_up_to_a_root(language: Language, text: str) -> None:
    parse, _ = parsed(language, text)
    for token in parse.tokens:
        above = [token, *token.ancestors()]
        assert above[-1].head is above[-1]
        assert token.head is token or token in token.head.children
    placed = sum(len(token.children) for token in parse.tokens) + sum(token.head is token for token in parse.tokens)
    assert placed == len(parse.tokens)
