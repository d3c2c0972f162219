"""What one report tells and another denies. All happenings are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import accord
from accord.comparing import denials as of
from accord.comparing.boundaries import split
from accord.comparing.profiles import event_profiles, statement_profiles
from accord.ledger.replies import BARE
from accord.model import Disagreement, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import markdown
from accord.views import text as terminal

AROUND = "\n\nThe talks in Quito go on. Bread is short in the capital, and the mediators hope for a truce."
ELSEWHERE = "\n\nIn Quito both delegations sat together for three hours. Two ships with grain came in."
SHELLED = "Peruvian gunboats shelled the port of Tumbes on Friday, sinking two trawlers, the harbour master said."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        [
            reader.read(
                report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-09", language="en")
            )
            for number, text in enumerate(texts)
        ]
    )


def polarity(dossier: Dossier) -> list[Disagreement]:
    return [one for one in dossier.disagreements if one.kind == "polarity"]


def told(one: Disagreement) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for value in one.values:
        found.setdefault(value.value, []).append(value.text)
    return found


@pytest.mark.parametrize(
    ("charge", "denial"),
    [
        (SHELLED, "Our vessels did not fire on Tumbes on Friday, Peru's admiralty said in a communique."),
        (SHELLED, "The navy had no part in any attack on Tumbes on Friday, an officer in Lima said."),
        (SHELLED, "Lima denied that its ships had shelled Tumbes."),
        (SHELLED, "Reports that gunboats shelled Tumbes on Friday are without foundation, a general said."),
        (SHELLED, 'A minister in Lima called the report of a bombardment of Tumbes "a lie".'),
        (SHELLED, "There was no truth in the report that Tumbes had been shelled, the admiralty in Lima said."),
        (
            "The army executed six prisoners at Cuenca on Friday, a bishop said.",
            "Reports of executions at Cuenca are invented, the army command said.",
        ),
        (
            "Three guards were shot dead at the Macara bridge on Friday, officials in Ecuador said.",
            '"Nobody on our side fired at the Macara bridge," the interior minister of Peru told reporters.',
        ),
        (
            "Peru has agreed to hand over the lighthouse of Tumbes, a mediator told reporters.",
            "Peru's government denied that it had agreed to give up the lighthouse of Tumbes.",
        ),
    ],
)
def test_an_act_and_its_denial_are_set_against_each_other(reader: Reader, charge: str, denial: str) -> None:
    dossier = account(reader, charge + AROUND, denial + ELSEWHERE)
    (found,) = polarity(dossier)
    values = told(found)
    assert set(values) == {"affirmed", "negated"}
    assert all(text in charge for text in values["affirmed"])
    assert all(text in denial for text in values["negated"])
    (fact,) = [one for one in dossier.facts if one.id == found.fact]
    assert {item.report for item in fact.evidence} == {reading.report.id for reading in dossier.readings}
    assert fact.verdict == "disputed"
    assert any("denies" in line for line in fact.explanation)


def test_words_that_only_point_back_deny_the_last_act(reader: Reader) -> None:
    denied = "Gunboats opened fire on the port of Tumbes on Friday, Ecuador's radio said. Lima denied the charge."
    (found,) = polarity(account(reader, SHELLED + AROUND, denied + ELSEWHERE))
    assert told(found)["negated"] == ["denied the charge"]


@pytest.mark.parametrize(
    "denial",
    [
        "Our vessels did not fire on Arica, Peru's admiralty said in a communique.",  # another place
        "Our vessels did not fire on Tumbes on Tuesday, Peru's admiralty said.",  # another day
        "Our vessels have not fired on Tumbes yet, Peru's admiralty said.",
        "Our vessels will not fire on Tumbes, Peru's admiralty said.",
        "Peru's admiralty did not deny that its ships had shelled Tumbes.",
        "It is a pity that our vessels had to fire on Tumbes, Peru's admiralty said.",
        "The mayor of Tumbes dismissed his harbour master on Friday.",
    ],
)
def test_what_is_no_denial_of_it_is_not_set_against_it(reader: Reader, denial: str) -> None:
    assert not polarity(account(reader, SHELLED + AROUND, denial + ELSEWHERE))


def test_reports_that_both_tell_the_charge_and_the_denial_tell_alike(reader: Reader) -> None:
    denial = " Peru's admiralty denied that its ships had shelled Tumbes."
    again = "On Friday gunboats of Peru fired shells into the port of Tumbes, a harbour pilot said."
    assert not polarity(account(reader, SHELLED + denial + AROUND, again + denial + ELSEWHERE))


def test_an_act_is_not_denied_on_behalf_of_others(reader: Reader) -> None:
    charge = "Peruvian gunboats shelled the port of Tumbes on Friday, the harbour master said."
    others = "Chile's ships did not fire on Tumbes, Chile's admiralty said."
    assert not polarity(account(reader, charge + AROUND, others + ELSEWHERE))


def test_a_verb_and_a_day_are_no_act_that_is_denied(reader: Reader) -> None:
    flight = "Rosa Quispe, the bishop of Loja, flew to Quito on Friday."
    none = "On Friday the admiral in Lima had said that no aircraft flew over the bay."
    assert not polarity(account(reader, flight + AROUND, none + ELSEWHERE))


def test_who_denies_one_deed_does_not_deny_what_he_says_himself(reader: Reader) -> None:
    own = (
        "Its spokesman, Major Luis Arce, said that the artillery of Peru had destroyed a column of armed men west of "
        "Cuenca on Friday, killing 12 bandits."
    )
    lies = '"The reports of a massacre by our artillery are lies," said the army spokesman, Major Luis Arce.'
    army = "The army of Peru denied that it had shot prisoners. "
    assert not polarity(account(reader, army + own + AROUND, lies + ELSEWHERE))


def test_who_takes_back_a_deed_by_its_word_gives_two_versions(reader: Reader) -> None:
    did = "Major Luis Arce said that the artillery of Peru had shelled the bridge of Cuenca on Friday."
    not_done = "Major Luis Arce said on Saturday that the artillery of Peru had not shelled the bridge of Cuenca."
    assert polarity(account(reader, did + AROUND, not_done + ELSEWHERE))


DENIED = "The Peruvian army denied that it had bombed civilians."


@pytest.mark.parametrize(
    ("others", "disputed"),
    [
        ("Four civilians were killed and 13 were wounded by the rebel mortars, the radio in Lima said.", False),
        ("Four civilians were killed by rebels, the radio in Quito said.", False),
        ("Four civilians were killed by Peruvian planes, the radio in Quito said.", True),
    ],
)
def test_an_army_does_not_deny_what_rebels_did(reader: Reader, others: str, disputed: bool) -> None:
    dossier = account(reader, DENIED + AROUND, others + ELSEWHERE)
    assert bool(polarity(dossier)) == disputed
    for fact in dossier.facts:  # a denial bears no deed out
        assert fact.verdict != "corroborated" or {fact.type, fact.kind} & {"statement"}


def test_a_deed_is_disputed_and_not_that_somebody_denies_it(reader: Reader) -> None:
    planes = "Peruvian planes bombed civilians on Friday, the radio in Quito said."
    (one,) = polarity(dossier := account(reader, DENIED + AROUND, DENIED + ELSEWHERE, planes + AROUND))
    (fact,) = [fact for fact in dossier.facts if fact.id == one.fact]
    assert fact.type == "ASSAULT"
    assert "denied" not in fact.summary


def found(reader: Reader, text: str) -> Sequence[of.Denial]:
    reading = reader.read(report(text, path="a.txt", outlet="A", published="1931-05-09", language="en"))
    ids = {(reading.report.id, actor.id): actor.id for actor in reading.actors}
    actors = {actor.id: actor for actor in reading.actors}
    return of.denials(
        text,
        list(split(reading.report)),
        event_profiles(reading, ids, actors),
        statement_profiles(reading, ids, actors),
    )


def test_a_sentence_denies_once_and_in_its_own_words(reader: Reader) -> None:
    text = "The army said that not a shell had been fired from its side and that its men had not left the barracks."
    (denial,) = found(reader, text)
    assert denial.words.exact in text and denial.words.exact.removeprefix("that ").startswith("not a shell")
    assert denial.act is not None and denial.act.event.trigger.exact == "fired"


@pytest.mark.parametrize(
    "text",
    [
        "He did not say when the raid would begin.",
        "Why had the guards not fired at the boat, she asked.",
        "The minister cannot deny that the fort was shelled.",
        "This was not an attack on the church, she said.",
    ],
)
def test_a_negation_alone_denies_nothing(reader: Reader, text: str) -> None:
    assert not found(reader, text)


def test_the_words_of_denying_are_data() -> None:
    assert {"falsehoods", "part", "not_doing", "claims", "forces"} <= set(of.vocabulary())
    assert BARE.match("A pure invention, he said.") and BARE.match("Without foundation, he said.")
    assert of.DISCLAIMS.search("they had nothing to do with it") and not of.DISCLAIMS.search("they had much to do")


def test_whoever_denies_an_incident_in_another_report_is_told_with_it(reader: Reader) -> None:
    denied = (
        '"No gunboat of ours shelled the port of Tumbes on Friday," said Severo Salas, spokesman of the Peruvian navy. '
        "He added that the trawlers had been sunk by a storm."
    )
    dossier = account(reader, SHELLED + AROUND, denied + ELSEWHERE)
    [incident] = [one for one in dossier.incidents if "shelled" in one.summary]
    names = {actor.id: actor.name for actor in dossier.actors}
    assert [names[one] for one in incident.denied_by] == ["Severo Salas"]
    assert "Severo Salas" not in [names[one] for one in incident.alleged_by]


def test_a_denial_of_something_else_near_by_is_none_of_an_incident(reader: Reader) -> None:
    text = (
        "An air strike hit a row of houses near the market of Tumbes on Friday, residents said. "
        "The chapel was looted, too. Lima blamed the Peruvian militia, which denied that any of its men "
        "had been near the chapel."
    )
    dossier = account(reader, text)
    [incident] = [one for one in dossier.incidents if "strike" in one.summary]
    assert incident.denied_by == ()


@pytest.mark.parametrize(
    "answer",
    [
        "Barnes, a lawyer of the girl, said the weapons charges would be dismissed.",
        "Judge Ana Berg dismissed the charges on Tuesday.",
        "Ana Berg, the warden, denied her bail.",
        "The mayor, Ana Berg, denied cutting wages.",
    ],
)
def test_what_is_dismissed_or_refused_is_no_denial_of_an_incident(reader: Reader, answer: str) -> None:
    text = f"A nurse was stabbed to death near the market of Tumbes on Sunday, police said. {answer}"
    dossier = account(reader, text)
    assert [one.denied_by for one in dossier.incidents if "stabbed" in one.summary] == [()]


def test_a_denial_of_having_done_it_is_one(reader: Reader) -> None:
    text = (
        "Peruvian police stabbed a nurse near the market of Tumbes on Sunday, Lima said. Ana Berg, their spokeswoman, "
    )
    dossier = account(reader, text + "denied having stabbed anybody.")
    assert [len(one.denied_by) for one in dossier.incidents if "stabbed" in one.summary] == [1]


def test_what_is_said_beside_a_denial_is_not_denied(reader: Reader) -> None:
    dossier = account(
        reader,
        "The communique said that no gunboat had been off the coast and that the market was hit by rockets fired by "
        "the Southern League." + AROUND,
        "The Southern League denied firing rockets at the market." + ELSEWHERE,
    )
    assert any(
        any("denied firing rockets" in text for text in told(one).get("negated", []))
        and any("hit by rockets" in text for text in told(one).get("affirmed", []))
        for one in polarity(dossier)
    )


def _incident(dossier: Dossier, word: str) -> tuple[list[str], list[str]]:
    """Who alleges and who denies the incident whose summary has a word."""
    names = {actor.id: actor.name for actor in dossier.actors}
    [found] = [one for one in dossier.incidents if word in one.summary]
    return [names[one] for one in found.alleged_by], [names[one] for one in found.denied_by]


def test_whoever_says_that_it_had_no_part_in_an_attack_denies_it(reader: Reader) -> None:
    text = (
        "Gunmen attacked a barracks at Tumbes on Friday, killing two guards, a customs officer said. "
        "The Southern League said it had nothing to do with that attack."
    )
    alleging, denying = _incident(account(reader, text + AROUND), "attacked")
    assert "Southern League" in denying and "Southern League" not in alleging


def test_a_denial_that_names_an_act_of_its_own_is_not_of_the_one_before(reader: Reader) -> None:
    text = (
        "Peru bombed the market of Tumbes on Friday, residents said. Mayor Ana Berg dismissed the navy's claim that "
        "smugglers had shelled the harbour."
    )
    assert "Ana Berg" not in _incident(account(reader, text + AROUND), "bombed")[1]


def test_whoever_blames_an_attack_on_somebody_alleges_it(reader: Reader) -> None:
    text = "Peru shut the bridge after a drone attack on the port of Tumbes, which it blamed on Chad. Chad denied it."
    assert _incident(account(reader, text + AROUND), "rone attack") == (["Peru"], ["Chad"])


def test_who_also_denies_denies(reader: Reader) -> None:
    told = "The market of Tumbes was hit on Friday by rockets that the Southern League had fired, the navy said."
    denied = "The Southern League also denied firing rockets at the market of Tumbes."
    assert _incident(account(reader, told + AROUND, denied + ELSEWHERE), "hit")[1] == ["Southern League"]


def test_one_denial_in_two_reports_is_of_one_thing(reader: Reader) -> None:
    bombed = "Two bombs fell on the market of Tumbes on Friday, traders said."
    denied = "The Peruvian army denied that it had bombed civilians."
    between = "The clinic of Tumbes counted nine bodies. It asked for beds. It asked for nurses, too."
    third = "Relatives came on Sunday after Friday's bombing of the market of Tumbes."
    dossier = account(reader, f"{bombed} {denied}", f"{bombed} {between} {denied}", third + ELSEWHERE)
    stances = {
        value.report: value.value
        for one in polarity(dossier)
        for value in one.values
        if value.text.startswith("denied that it had bombed")
    }
    assert list(stances.values()) == ["negated", "negated"]


def test_each_side_is_told_with_whose_word_it_is(reader: Reader) -> None:
    charge = "The town clerk was late. Gunboats shelled the port of Tumbes on Friday, the mayor, Ana Berg, said."
    denial = "The navy chief was in Lima. Admiral Jon Falk denied that gunboats had shelled Tumbes."
    dossier = account(reader, charge + AROUND, denial + ELSEWHERE)
    assert polarity(dossier)
    shown = " ".join(terminal.account(dossier, colour=False).split())
    parts = shown[shown.index("WHERE THE REPORTS PART") :]
    assert "denied that gunboats had shelled Tumbes - on the word of Jon Falk" in parts
    assert "Outlet 1, on the word of Jon Falk:" in markdown.account(dossier)
    own = account(reader, "Gunboats shelled the port of Tumbes on Friday." + AROUND, denial + ELSEWHERE)
    shown = " ".join(terminal.account(own, colour=False).split())
    parts = shown[shown.index("WHERE THE REPORTS PART") :]
    assert "on the word of Jon Falk" in parts
    assert parts.count("on the word of") == 1


@pytest.mark.parametrize(
    "denial",
    [
        "Reports that the army had shelled the port of Dorva on Monday were part of a campaign, he said.",
        "Talk of a shelling of the port of Dorva on Monday was equally unfounded, he said.",
        "Talk of a shelling of the port of Dorva on Monday was part of a smear campaign, he said.",
    ],
)
def test_reports_called_part_of_a_campaign_or_quite_unfounded_are_denied(reader: Reader, denial: str) -> None:
    made = account(
        reader,
        "The army of Togo shelled the port of Dorva on Monday, residents said.",
        "The minister spoke on the radio. " + denial,
    )
    fact = next(one for one in made.facts if one.kind == "event" and len({item.report for item in one.evidence}) == 2)
    assert {slot.name: slot.verdict for slot in fact.slots}["polarity"] == "disputed"
