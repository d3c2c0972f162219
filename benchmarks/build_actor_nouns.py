"""Makes ``src/accord/data/actor_nouns.tsv`` from WordNet 3.0: which English nouns name somebody who can act.

    python benchmarks/build_actor_nouns.py WORDNET_FOLDER > src/accord/data/actor_nouns.tsv

WORDNET_FOLDER holds ``data.noun``, ``index.noun`` and ``cntlist.rev`` (Debian's ``wordnet-base`` has them). A noun is
taken where the share of its tagged uses that WordNet files under persons or under social groups is at least ``SHARE``
(senses that were never tagged count ``PRIOR`` each, weighed down by their rank, so that the first sense leads). Its
PLOVER sector is that of the nearest hypernym in ``SECTORS``.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

PERSON, GROUP = 18, 14  # numbers of WordNet's lexicographer files
SHARE = 0.5
PRIOR = 0.3
# Of WordNet's groups only those of people that share something, not rows, ranks and sets.
SOCIAL = ("social_group.1", "people.1", "gathering.1", "ethnic_group.1", "force.4")

# PLOVER sector -> WordNet synsets, as word.sense, whose hyponyms belong to it (the manual's table 5.2 in WordNet's
# terms).
SECTORS = {
    "MIL": "serviceman.1 military_officer.1 military_unit.1 military_service.1 military.1 armed_forces.1 combatant.1 "
    "army.1 commissioned_officer.1 soldier.1 troops.1 commander.1",
    "REB": "insurgent.1 guerrilla.1 rebel.1 terrorist.1 terrorist_organization.1 mutineer.1 paramilitary.1",
    "COP": "lawman.1 police.1 policeman.1 law_enforcement_agency.1 detective.1 guard.1",
    "SPY": "spy.1 intelligence_agent.1 secret_agent.1 intelligence.3",
    "JUD": "judge.1 court.1 prosecutor.1 magistrate.1 lawyer.1 judiciary.1 jury.1",
    "LEG": "legislator.1 legislature.1 senator.1 congressman.1 parliament.1 lawmaker.1",
    "GOV": "head_of_state.1 minister.2 diplomat.1 official.1 government.1 bureaucrat.1 government_department.1 "
    "president.1 governor.1 ambassador.1 politician.1 sovereign.1 secretary.4 ministry.2 administration.1 mayor.1 "
    "monarch.1 civil_servant.1",
    "PTY": "party.1 political_party.1",
    "JRN": "journalist.1 newsman.1 correspondent.2 broadcaster.1 press.1 columnist.1",
    "EDU": "educator.1 student.1 school.1 university.1 scholar.1 researcher.1 scientist.1",
    "MED": "health_professional.1 medical_practitioner.1 nurse.1",
    "BUS": "businessperson.1 merchant.1 company.1 enterprise.2 capitalist.2 firm.1 corporation.1 corporate_executive.1 "
    "investor.1 maker.1 manufacturer.1 seller.1",
    "REL": "clergyman.1 religious_leader.1 church.1 priest.1 religious_person.1 spiritual_leader.1",
    "LAB": "union.1 worker.1 laborer.1",
    "CRM": "criminal.1 gang.1 outlaw.1",
    "REF": "refugee.1 exile.1",
    "AGR": "farmer.1",
    "CVL": "civilian.1 citizen.1 inhabitant.1 protester.1 activist.1 militant.1 juvenile.1 victim.1 relative.1 "
    "demonstrator.1 adult.1 male.2 female.2 population.1 public.1 people.1 masses.1 crowd.1",
}


def main(folder: Path) -> None:
    lexfile: dict[str, int] = {}
    hypernyms: dict[str, list[str]] = {}
    common: set[tuple[str, str]] = (
        set()
    )  # (lemma, synset) written in lower case: names of persons and peoples are left out
    for line in (folder / "data.noun").read_text("ascii").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        offset, number, words = fields[0], int(fields[1]), int(fields[3], 16)
        common.update((word, offset) for word in fields[4 : 4 + 2 * words : 2] if word == word.lower())
        pointers = fields[4 + 2 * words + 1 :]
        lexfile[offset] = number
        hypernyms[offset] = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] == "@"]
    senses: dict[str, list[str]] = {}
    for line in (folder / "index.noun").read_text("ascii").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        senses[fields[0]] = fields[-int(fields[2]) :]
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for line in (folder / "cntlist.rev").read_text("ascii").splitlines():
        key, sense, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            counts[lemma, int(sense)] += int(count)
    sector_of: dict[str, str] = {}
    for code, names in SECTORS.items():
        for name in names.split():
            word, _, rank = name.rpartition(".")
            if word in senses and len(senses[word]) >= int(rank):
                sector_of.setdefault(senses[word][int(rank) - 1], code)

    def above(offset: str) -> list[str]:
        """A synset and its hypernyms, nearest first."""
        found, level = [], [offset]
        while level:
            found += level
            level = [up for each in level for up in hypernyms.get(each, []) if up not in found]
        return found

    def sector(offset: str) -> str:
        return next((sector_of[each] for each in above(offset) if each in sector_of), "-")

    social = {senses[word][int(rank) - 1] for word, _, rank in (name.rpartition(".") for name in SOCIAL)}

    print("# Nouns that name persons or social groups, from WordNet 3.0 by benchmarks/build_actor_nouns.py.")
    print(
        "# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet 3.0 licence:"
    )
    print("# permission to use, copy, modify and distribute for any purpose without fee; provided as is, no warranty.")
    print("# lemma\tclass (person|group)\tPLOVER sector or -")
    for lemma, offsets in sorted(senses.items()):
        if not re.fullmatch(r"[a-z]{3,}(-[a-z]+)*", lemma) or not any((lemma, offset) in common for offset in offsets):
            continue
        weights = [counts[lemma, rank] + PRIOR / rank for rank in range(1, len(offsets) + 1)]
        share = {
            kind: sum(w for w, o in zip(weights, offsets, strict=True) if lexfile[o] == kind and (lemma, o) in common)
            for kind in (PERSON, GROUP)
        }
        if sum(share.values()) < SHARE * sum(weights):
            continue
        kind = PERSON if share[PERSON] >= share[GROUP] else GROUP
        best = next(offset for offset in offsets if lexfile[offset] == kind)
        if kind == GROUP and not social & set(above(best)):
            continue
        print(lemma, "person" if kind == PERSON else "group", sector(best), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
