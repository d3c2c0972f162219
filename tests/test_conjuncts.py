"""Second verbs behind what somebody said: they go with the verb of telling, or with what is told."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.sources import report

MOVED = [
    # text, the second verb, the verb that it is coordinated with
    ("Togo's interior ministry said the gunman had shot three nuns and expressed sympathy with Benin.", "expressed"),
    ("The UN mission in Mali said militiamen had shelled the clinic and condemned the raid.", "condemned"),
    ("The navy said two divers were killed and blamed smugglers for the blast.", "blamed"),
    ("The bloc said Chad must take steps to free the port and called on Niger to lift its curfew.", "called"),
    ("The envoy said it was a craven act and thanked Lima.", "thanked"),
    ("The mayor told reporters that the dam had burst and called for an inquiry.", "called"),
    ("Gambia said it is ready to talk and accused Senegal of delay.", "accused"),
]
LEFT = [
    # text, the second verb, the verb that it stays with
    ("The colonel said the militia had entered the village and torched houses.", "torched", "entered"),
    ("The army said the gunmen had stormed the bank and demanded a ransom.", "demanded", "stormed"),
    ("The minister said the general had accused Chad of spying and urged Mali to leave.", "urged", "accused"),
    ("The palace said the queen had visited the clinic and thanked the nurses.", "thanked", "visited"),
    ("The palace said the prince had met the envoy and expressed regret.", "expressed", "met"),
    ("Police said two men had been arrested and charged with murder.", "charged", "arrested"),
    ("The premier said the farmer had found the boy and called the guards.", "called", "found"),
    ("The minister said Chad will reopen the port and welcome the envoys.", "welcome", "reopen"),
]


@pytest.mark.parametrize(("text", "verb"), MOVED)
def test_who_tells_it_judges_it(language: Language, text: str, verb: str) -> None:
    found = {token.text: token for token in language.parse(report(text, path="a.txt", language="en")).tokens}
    assert found[verb].head.text in ("said", "told")
    assert found[verb].dep == "conj"


@pytest.mark.parametrize(("text", "verb", "head"), LEFT)
def test_what_is_told_keeps_its_verbs(language: Language, text: str, verb: str, head: str) -> None:
    found = {token.text: token for token in language.parse(report(text, path="a.txt", language="en")).tokens}
    assert found[verb].head.text == head
