"""Mends clauses that the parser has read up a garden path: the wrong verb for the main one, a clause for a fragment.

As in :mod:`accord.reading.repairs` each rule is a shape. Heads and labels change, and the tag of a participle that was
taken for a past tense.

1. *Reduced relative for a clause.* In "the envoys expelled from Lima were told" and "a rocket fired from a hill slammed
into a house" the participle is made the main verb, and the main verb hangs on it, or beside it, without a subject and
with nothing that joins the two. The second verb is the clause's, the first describes its subject.
2. *Clause for a noun.* In "the general, who seized power, pledged to go" the noun is made the root and the verb its
modifier. A past tense behind a comma modifies no noun: it is the main verb.
3. *Noun before an adjective.* In "the state's army and rebel forces met" the first noun is made a modifier of the
second one and coordinated with the adjective. The two nouns are coordinated.
4. *What somebody is accused of, or asked for.* In "accused a ship of firing" the "of" hangs on the ship, in "asked
Secretary Ida Falk for aid" the "for" on the name. They hang on the verb.
5. *A second object for an apposition.* In "would require Chad to leave, a condition that Mali rejected" the condition
is made an object of the verb beside what is already there. It is in apposition to what the verb says.
6. *A noun for the verb of whoever tells it.* In "the port is shut, state radio reports" the last word is read as a
plural noun. With a clause below it, or after "a", it is a verb, and what stands before it its subject.
7. *A verb for the first noun of a sentence.* In "Aid trucks entered the valley" the first word is read as a verb with
an object, and yet as a subject. It says what trucks they are.
8. *A sentence without a verb.* In "Farm unions called on the mills to pay" the noun is made the root and the verb a
participle behind it. A participle behind a noun is a passive: where it has an object of its own, or is a verb that
takes none ("call on"), it is the sentence's verb and the noun its subject.
9. *A subject of the auxiliary.* In "the speaker will on Monday lead" the subject hangs on "will". It is the verb's.
10. *What stands in brackets.* In "to the fund (FDM) demanding" the short name is made the verb's subject. It is the
name before the bracket over again.
11. *A particle with an object.* In "called on rich states" the preposition is made a particle, and what stands behind
it hangs on that. It is a preposition.
12. *Time that is given.* In "gave Chad a month to leave" the month is made an adjunct of time. It is the object, and
Chad whom it is given to.
13. *The verb before its object.* In "Miners blocked roads" the past tense is made an adjective of the roads. No past
tense is one.
14. *A name for an adverb.* In "UNARP delivered tents" the name is made an adverb of the verb that it begins. It is its
subject.
15. *What an object is declared.* In "declared the envoy persona non grata" the second noun is put in apposition to the
first, with no comma. It says what the first is declared to be.
16. *To whom what has an "of" is given.* In "handed the remains of two men to Chad" the "to" hangs on the men. It hangs
on the verb.
17. *A participle behind what somebody is.* In "Ada Koro, the envoy, proposed sending troops" the sentence is read as a
name without a verb. Behind the apposition's comma, and with something that it is about, the participle is the verb.
18. *A participle between commas for the verb.* In "the king and his rival, meeting in Lome, pledged to go" the bare
participle is made the root and the past tense behind the second comma its modifier. The past tense is the verb.
19. *Who told it for what was told.* In "the port is shut, told the Courier a sailor" the sailor is made what was told.
The words stand before the verb; who stands behind whom they were told to has told them.
20. *What was told for a relative clause.* In "was told by two sailors that the ship had sunk" and "learned from a
sailor that ..." the clause is hung on the sailors. With a subject of its own behind "that" it is the verb's.
21. *A condition for the main clause.* In "should time allow it, the envoys will be received" the condition is made the
root and the clause behind its comma is coordinated with it, with nothing that joins the two. The clause is the main
one.
22. *What is done for those who do it.* In "all qualifying prisoners will be freed" the participle is made a clause that
is the subject, "all" its subject and the noun its object. It says what kind of prisoners.
23. *A subject for one more of two.* In "was shut by rebels and Chad is their target" Chad is coordinated with the
rebels, and the verb behind it has no subject. With nothing that joins it to what stands before, the verb is that of a
clause of its own, and Chad its subject.
24. *A clause on the place for one on what happened there.* In "the raid in Gao, Mali, which killed nine" the clause
hangs on Mali. What kills is the raid: both words tell of an assault.
25. *Whom somebody saw for who says it.* In "a nurse who saw the girls on Sunday said two were ill" the sentence is
read as a nurse without a verb, and the girls as those who say it. Where the relative clause has no object and no
"that", the girls are its object, and the nurse says it.
26. *An object for the next clause's subject.* In "Chad would open the port and Niger would close a mill" the port and
Niger are made one subject. Behind a verb that takes an object and no clause the first is its object, and the second the
subject of the verb behind it.
27. *A speaker for the medium's apposition.* In "in a statement to Lake News, a rep for Holm said" the rep is put in
apposition to what an opening phrase ends in, and the verb has no subject. It is the verb's subject.
28. *A past tense beside a gerund.* In "has accused a of lying and accused b of theft" the second past tense is
coordinated with the gerund. No past tense is one: it stands beside the finite verb above.
"""

from __future__ import annotations

from accord.reading import lexicon
from accord.reading.clauses import vocabulary
from accord.reading.repairs import reattach, take_place
from accord.reading.syntax import Parse, Token

__all__ = ["mend"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
GIVING_TIME = frozenset({"give", "allow", "grant"})
INVERTED = frozenset({"should", "had"})  # what opens a condition without "if"
QUANTIFIERS = frozenset({"all", "any", "some", "both", "most", "many", "several", "these", "those"})
DECLARING = frozenset({"declare", "name", "pronounce", "deem"})
# Verbs of charging somebody with something ("accuse A of B").
CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "absolve", "clear"})
TELLING = frozenset({"tell", "inform", "assure", "advise", "notify"})
LEARNING = TELLING | {"learn", "hear", "understand"}
ASKING = frozenset({"ask", "beg", "petition", "press", "thank"})  # verbs of asking a person for something


def mend(parse: Parse) -> None:
    """Apply the rules to a parse in place. Linear in its tokens."""
    for token in parse.tokens:
        if token.dep == "conj" and token.head.dep == "ROOT":
            _inverted_condition(parse, token)
        if token.dep in ("conj", "ROOT") and token.pos in ("VERB", "AUX"):
            _subject_of_its_own(parse, token)
        if token.pos == "VERB" and token.child("aux") is not None and token.child("nsubj") is not None:
            _object_and_subject(parse, token)
        if token.dep == "ccomp" and token.head.dep == "relcl":
            _seen_for_saying(token)
        if token.dep == "conj" and token.tag in ("VBD", "VBN") and token.head.tag == "VBG":
            _beside_a_gerund(token)
        if token.dep == "appos" and token.tag in ("NN", "NNS") and token.head.dep == "pobj":
            _behind_an_opening(parse, token)
        if token.tag in ("VBD", "VBN") and token.dep in ("conj", "advcl", "ccomp", "acl"):
            if token.dep == "acl":
                _clause_for_a_noun(parse, token)
                _without_a_verb(token)
                _behind_an_apposition(parse, token)
            elif token.head.tag == "VBG":
                _between_commas(parse, token)
            else:
                _reduced_relative(parse, token)
        elif token.dep in ("nmod", "compound") and token.tag in ("NN", "NNS"):
            _before_an_adjective(token)
        elif token.lower == "of" and token.dep == "prep":
            _accused_of(token)
        elif token.lower == "for" and token.dep == "prep":
            _asked_for(token)
        elif token.dep == "appos" and token.head.dep == "dobj" and token.head.head.lemma in DECLARING:
            _declared(parse, token)
        elif token.tag in ("VB", "VBP") and token.dep in ("nsubj", "csubj"):
            _opening_noun(token)
        elif token.tag == "NNS" and token.dep in ("ROOT", "appos"):
            _telling_noun(parse, token)
        elif token.dep == "dobj" and token.head.lemma in TELLING:
            _told_by(token)
        elif token.dep == "dobj" and token.tag == "NN" and token.child("relcl") is not None:
            _summing_up(parse, token)
        elif token.tag == "VBG" and token.dep in ("csubj", "csubjpass"):
            _describing_participle(token)
        elif token.dep == "aux" and token.tag in FINITE and token.child("nsubj") is not None:
            _subject_of_an_auxiliary(token)
        elif token.text == "(":
            _in_brackets(parse, token)
        elif token.dep == "prt" and token.child("pobj") is not None:
            token.dep = "prep"
        elif token.dep == "npadvmod" and token.head.lemma in GIVING_TIME:
            _given_time(parse, token)
        elif token.tag == "VBD" and token.dep == "amod":
            _verb_before_its_object(token)
        elif token.dep == "relcl" and token.head.dep in ("pobj", "appos"):
            if token.head.dep == "pobj":
                _told_by_whom(token)
            _of_what_happened(token)
        elif token.dep == "advmod" and token.tag == "NNP":
            _name_for_an_adverb(token)
        elif token.lower == "to" and token.dep == "prep" and token.head.dep == "pobj":
            _given_to(token)


def _reduced_relative(parse: Parse, main: Token) -> None:
    finite = main.tag == "VBD" or any(child.tag in FINITE for child in main.kids("aux", "auxpass"))
    if not finite or any(child.dep in SUBJECTS for child in main.children):
        return
    if main.dep == "conj":
        first = main.head
    else:
        beside = [one for one in main.head.children if one.dep == main.dep and one.i < main.i]
        first = beside[-1] if beside else main
    subject = first.child("nsubj")
    if (
        first is main
        or first.i > main.i
        or first.tag not in ("VBD", "VBN")
        or subject is None
        or subject.tag not in NOUNS
    ):
        return
    if subject.i != first.i - 1 or any(
        child.dep in ("dobj", "aux", "auxpass", "ccomp", "xcomp", "prt") for child in first.children
    ):
        return
    if not any(child.dep in ("prep", "agent") and child.i < main.i for child in first.children):
        return
    start = min(token.i for token in (main, *main.kids("aux", "auxpass", "neg")))
    between = parse.tokens[first.i + 1 : start]
    if not between or any(token.dep in ("cc", "mark") or token.text in (",", ";", ":", "—") for token in between):
        return
    if main.dep == "conj":
        take_place(main, first)
    for child in list(first.children):
        before = child.i < subject.i or child.dep in ("punct", "parataxis", "ccomp", "advcl")
        if child is not subject and child is not main and (before or child.i > main.i):
            reattach(child, main, child.dep)
    reattach(subject, main, "nsubjpass" if main.child("auxpass") is not None else "nsubj")
    reattach(first, subject, "acl")
    first.tag = "VBN"


def _between_commas(parse: Parse, verb: Token) -> None:
    first = verb.head
    subject = first.child("nsubj")
    if verb.tag != "VBD" or first.dep not in ("ROOT", "ccomp") or subject is None or not subject.i < first.i < verb.i:
        return
    if any(child.dep in SUBJECTS or child.dep in ("mark", "cc", "aux", "auxpass") for child in verb.children):
        return
    if any(child.dep in ("aux", "auxpass") for child in first.children):
        return
    if parse.tokens[first.i - 1].text != "," or parse.tokens[verb.i - 1].text != ",":
        return
    take_place(verb, first)
    for child in list(first.children):
        if child.i < first.i or child.i > verb.i:
            reattach(child, verb, child.dep)
    reattach(first, verb, "advcl")
    if verb.dep == "ROOT":
        verb.sent.root = verb


def _clause_for_a_noun(parse: Parse, verb: Token) -> None:
    noun, beside = verb.head, None
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.i < verb.i:
        noun, beside = noun.head.head, noun.head  # "the general, in a statement, pledged"
    if verb.tag != "VBD" or noun.dep != "ROOT" or noun.tag not in NOUNS or verb.i < noun.i:
        return
    if any(child.dep in SUBJECTS for child in verb.children):
        return
    if parse.tokens[(beside or verb).i - 1].text != ",":
        return
    if not any(child.dep in ("relcl", "appos", "acl") and child.i < verb.i for child in noun.children):
        return
    take_place(verb, noun)
    for child in list(noun.children):
        if child.i > verb.i or child is beside:
            reattach(child, verb, child.dep)
    reattach(noun, verb, "nsubj")
    verb.sent.root = verb


def _before_an_adjective(noun: Token) -> None:
    second = noun.head
    adjective = next((child for child in noun.children if child.dep == "conj" and child.tag == "JJ"), None)
    if adjective is None or second.tag not in NOUNS or not noun.i < adjective.i < second.i:
        return
    if noun.child("poss", "det") is None and noun.tag != "NNS":
        return
    take_place(noun, second)
    reattach(adjective, second, "amod")
    reattach(second, noun, "conj")


def _accused_of(preposition: Token) -> None:
    whom = preposition.head
    verb = whom.head
    if whom.dep == "dobj" and verb.lemma in CHARGING and preposition.child("pcomp") is not None:
        reattach(preposition, verb, "prep")


def _asked_for(preposition: Token) -> None:
    whom = preposition.head
    verb = whom.head
    if whom.dep == "dobj" and whom.tag == "NNP" and verb.lemma in ASKING and whom.i < preposition.i:
        reattach(preposition, verb, "prep")


def _summing_up(parse: Parse, noun: Token) -> None:
    article = noun.child("det")
    if article is None or article.lower not in ("a", "an") or article.i == 0:
        return
    if parse.tokens[article.i - 1].text not in (",", "—", "–"):
        return
    if any(child.i < article.i and child.dep in ("dobj", "xcomp", "ccomp") for child in noun.head.children):
        noun.dep = "appos"


def _telling_noun(parse: Parse, verb: Token) -> None:
    subject = parse.tokens[verb.i - 1] if verb.i else verb
    if subject.dep != "compound" or subject.head is not verb or subject.tag not in NOUNS:
        return
    before = [child for child in verb.children if child.i < verb.i]
    first = min(token.i for child in before if child.dep != "ccomp" for token in child.subtree() if token.text != ",")
    if (
        first == 0
        or parse.tokens[first - 1].text != ","
        or any(child.i > verb.i for child in verb.kids("prep", "conj"))
    ):
        return
    told = verb.child("ccomp")
    if verb.dep == "appos":
        article = verb.child("det")
        told = verb.sent.root
        if article is None or article.lower not in ("a", "an") or told.tag not in FINITE | {"VB", "VBN", "VBG"}:
            return  # an article of one thing before a plural: the plural is none
        if verb.sent.tokens[-1].pos == "PUNCT" and verb.i != verb.sent.tokens[-1].i - 1:
            return
        take_place(verb, told)
        reattach(told, verb, "ccomp")
        verb.sent.root = verb
    elif told is None or told.i > first:
        return
    for child in before:
        if child.dep in ("det", "amod", "compound", "poss", "nmod", "appos") and child is not subject:
            reattach(child, subject, child.dep)
    reattach(subject, verb, "nsubj")
    reattach(parse.tokens[first - 1], verb, "punct")
    verb.tag, verb.pos = "VBZ", "VERB"


def _opening_noun(first: Token) -> None:
    noun = first.child("dobj")
    if first.i != first.sent.first or noun is None or noun.i != first.i + 1 or noun.tag != "NNS":
        return
    take_place(noun, first)
    noun.dep = "nsubj"
    for child in list(first.children):
        reattach(child, noun, child.dep)
    reattach(first, noun, "compound")
    first.tag, first.pos = "NN", "NOUN"


def _without_a_verb(verb: Token) -> None:
    noun = verb.head
    if verb.tag != "VBN" or noun.dep != "ROOT" or noun.tag not in NOUNS or verb.i < noun.i:
        return
    if any(child.dep in SUBJECTS or child.dep in ("aux", "auxpass", "agent") for child in verb.children):
        return
    if verb.child("dobj") is None and not _takes_no_object(verb):
        return
    if any(child.i > noun.i and child.dep != "punct" for child in noun.children if child is not verb):
        return
    take_place(verb, noun)
    for child in list(noun.children):
        if child.i > verb.i:
            reattach(child, verb, child.dep)
    reattach(noun, verb, "nsubj")
    verb.sent.root = verb
    verb.tag = "VBD"


def _behind_an_apposition(parse: Parse, verb: Token) -> None:
    noun = verb.head
    name = noun.head
    if noun.dep != "appos" or name.dep != "ROOT" or name.tag not in ("NNP", "NNPS") or not name.i < noun.i < verb.i:
        return
    if parse.tokens[verb.i - 1].text != "," or any(
        child.dep in SUBJECTS or child.dep in ("aux", "auxpass", "agent", "relcl") for child in verb.children
    ):
        return
    if not any(child.i > verb.i for child in verb.kids("dobj", "xcomp", "ccomp")):
        return
    take_place(verb, name)
    for child in list(name.children):
        if child.i > verb.i or (child.dep == "prep" and child.i < name.i):
            reattach(child, verb, child.dep)
    reattach(name, verb, "nsubj")
    verb.sent.root = verb
    verb.tag = "VBD"


def _takes_no_object(verb: Token) -> bool:
    lemma = verb.lemma.lower()
    plain = lexicon.senses(lemma, "VERB")
    for preposition in verb.kids("prep"):
        word = f"prep:{preposition.lower}"
        own = [sense for sense in lexicon.senses(lemma, "VERB", preposition.lower) if sense not in plain]
        frames = [sense.frame for sense in own if word in sense.frame.recipient]
        if frames and not any("dobj" in (*frame.recipient, *frame.theme) for frame in frames):
            return True
    return False


def _subject_of_an_auxiliary(auxiliary: Token) -> None:
    verb = auxiliary.head
    if verb.tag not in ("VB", "VBP", "VBN", "VBG") or any(child.dep in SUBJECTS for child in verb.children):
        return
    for child in list(auxiliary.children):
        if child.dep != "punct" or child.i < auxiliary.i:
            reattach(child, verb, child.dep)


def _in_brackets(parse: Parse, bracket: Token) -> None:
    if not 0 < bracket.i < len(parse.tokens) - 2 or parse.tokens[bracket.i + 2].text != ")":
        return
    named, short = parse.tokens[bracket.i - 1], parse.tokens[bracket.i + 1]
    if named.tag not in NOUNS or short.tag not in ("NNP", "NN") or not short.text.isupper():
        return
    if short.head is named or short.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return
    if short.sent is named.sent:
        reattach(short, named, "appos")


def _given_time(parse: Parse, time: Token) -> None:
    verb, whom = time.head, time.head.child("dobj")
    if whom is None or time.lemma not in vocabulary()["measures"] or verb.child("dative", "iobj") is not None:
        return
    start = min(token.i for token in time.subtree())
    if whom.i < start and parse.tokens[start - 1] in (whom, *whom.subtree()):
        whom.dep, time.dep = "dative", "dobj"


def _verb_before_its_object(verb: Token) -> None:
    thing = verb.head
    subject = next((one for one in thing.kids("nmod", "compound") if one.i < verb.i and one.tag in NOUNS), None)
    if thing.dep != "ROOT" or subject is None or verb.i > thing.i:
        return
    take_place(verb, thing)
    for child in list(thing.children):
        if child.dep == "punct" and child.i > thing.i:
            reattach(child, verb, "punct")
        elif child is not subject and child.i < subject.i:
            reattach(child, subject, child.dep)
    reattach(subject, verb, "nsubj")
    reattach(thing, verb, "dobj")
    verb.sent.root = verb


def _name_for_an_adverb(name: Token) -> None:
    verb = name.head
    if verb.tag in FINITE and name.i == verb.i - 1 and not any(child.dep in SUBJECTS for child in verb.children):
        name.dep = "nsubj"


def _declared(parse: Parse, what: Token) -> None:
    named = what.head
    between = parse.tokens[named.i + 1 : what.i]
    if what.i > named.i and not any(token.pos == "PUNCT" for token in between):
        reattach(what, named.head, "oprd")


def _given_to(preposition: Token) -> None:
    whose = preposition.head
    thing = whose.head.head
    verb = thing.head
    if whose.head.lower != "of" or thing.dep != "dobj" or verb.lemma not in vocabulary()["giving"]:
        return
    if lexicon.known(whose.lemma.lower(), "NOUN") or verb.child("dative", "iobj") is not None:
        return  # "the details of its offer to Chad"
    if not any(child.lower == "to" for child in verb.kids("prep")):
        reattach(preposition, verb, "prep")


def _told_by(teller: Token) -> None:
    verb = teller.head
    if verb.tag not in ("VBD", "VBZ") or verb.child("nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return
    before = [child for child in verb.children if child.i < verb.i and child.dep in ("ccomp", "punct")]
    told = [
        child for child in verb.kids("dative", "dobj") if verb.i < child.i < teller.i and child.tag in NOUNS | {"PRP"}
    ]
    if told and any(child.dep == "ccomp" or child.text in ("”", '"', "''") for child in before):
        teller.dep = "nsubj"


def _told_by_whom(clause: Token) -> None:
    preposition = clause.head.head
    verb = preposition.head
    if preposition.lower not in ("by", "from") or verb.lemma not in LEARNING or verb.child("ccomp") is not None:
        return
    if (preposition.lower == "by") != (verb.child("auxpass") is not None):
        return
    that = next((child for child in clause.children if child.lower == "that"), None)
    subject = clause.child("nsubj", "nsubjpass")
    if that is None or subject is None or subject is that or clause.head.i + 1 != that.i:
        return
    if that.tag != "IN" and verb.child("dobj") is not None:
        return
    that.dep = "mark"
    reattach(clause, verb, "ccomp")


def _inverted_condition(parse: Parse, verb: Token) -> None:
    condition = verb.head
    first = parse.tokens[condition.sent.first]
    if first.head is not condition or first.dep != "aux" or first.lower not in INVERTED:
        return
    subject = condition.child("nsubj", "nsubjpass")
    if (
        subject is None
        or not first.i < subject.i < condition.i
        or verb.child("nsubj", "nsubjpass", "csubjpass") is None
    ):
        return
    between = parse.tokens[condition.i + 1 : verb.i]
    if not any(token.text == "," for token in between) or any(child.dep == "cc" for child in condition.children):
        return
    if condition.sent.tokens[-1].text == "?":
        return
    take_place(verb, condition)
    for child in list(condition.children):
        if child.i > verb.i or (child.text == "," and child.i > condition.i):
            reattach(child, verb, child.dep)
    reattach(condition, verb, "advcl")
    verb.sent.root = verb


def _describing_participle(participle: Token) -> None:
    all_of, noun = participle.child("nsubj"), participle.child("dobj")
    if all_of is None or noun is None or all_of.lower not in QUANTIFIERS or all_of.children:
        return
    if all_of.i + 1 != participle.i or participle.i + 1 != noun.i or noun.tag != "NNS":
        return
    verb, dep = participle.head, "nsubj" if participle.dep == "csubj" else "nsubjpass"
    reattach(noun, verb, dep)
    for child in list(participle.children):
        reattach(child, noun, "det" if child is all_of else child.dep)
    reattach(participle, noun, "amod")


def _subject_of_its_own(parse: Parse, verb: Token) -> None:
    """Rule 23."""
    finite = verb.tag in FINITE or any(child.tag in FINITE for child in verb.kids("aux", "auxpass"))
    if not finite or any(child.dep in (*SUBJECTS, "csubj", "expl") for child in verb.children):
        return
    own = [child.i for child in verb.children if child.dep in ("aux", "auxpass", "neg", "advmod") and child.i < verb.i]
    opening = min([verb.i, *own])
    last = parse.tokens[opening - 1] if opening else verb
    noun = next((one for one in (last, *last.ancestors()) if one.tag in NOUNS and one.dep == "conj"), None)
    if noun is None or noun.sent is not verb.sent or noun.head.tag not in NOUNS or noun.i >= opening:
        return
    below = noun.subtree()
    joint = next((child for child in noun.head.children if child.dep == "cc" and child.i == below[0].i - 1), None)
    if joint is None or joint.lower not in ("and", "but", "while") or below[-1].i != opening - 1:
        return
    if any(child.dep in ("relcl", "conj", "cc") for child in noun.children):
        return
    first = verb.head
    if verb.dep == "ROOT":  # and what stands before hangs on it
        first = next((above for above in noun.ancestors() if above.head is verb and above.dep == "ccomp"), verb)
        if first is verb or first.child("nsubj", "nsubjpass") is None:
            return
        take_place(first, verb)
        reattach(verb, first, "conj")
        verb.sent.root = first
    elif first not in noun.ancestors():
        return
    reattach(joint, first, "cc")
    reattach(noun, verb, "nsubjpass" if verb.child("auxpass") is not None else "nsubj")


def _object_and_subject(parse: Parse, verb: Token) -> None:
    """Rule 26."""
    thing, modal = verb.child("nsubj"), verb.child("aux")
    if thing is None or modal is None or modal.tag != "MD":
        return
    doer = next((child for child in thing.children if child.dep == "conj" and child.i < verb.i), None)
    joint = next((child for child in thing.children if child.dep == "cc" and child.i < verb.i), None)
    opening = thing.subtree()[0].i - 1
    first = parse.tokens[opening] if opening >= 0 else verb
    if doer is None or joint is None or not thing.i < joint.i < doer.i or not _wants_an_object(first, modal):
        return
    if first.sent is not verb.sent or doer.subtree()[0].i != joint.i + 1 or first not in (verb.head, *verb.children):
        return
    if first.head is verb:
        take_place(first, verb)
    reattach(thing, first, "dobj")
    reattach(joint, first, "cc")
    reattach(doer, verb, "nsubjpass" if verb.child("auxpass") is not None else "nsubj")
    reattach(verb, first, "conj")
    if first.dep == "ROOT":
        verb.sent.root = first


def _wants_an_object(verb: Token, modal: Token) -> bool:
    """Whether a verb behind the same modal as another has a subject and no object, and takes one and no clause."""
    if verb.pos != "VERB" or verb.child("nsubj") is None or verb.child("dobj", "auxpass", "prt") is not None:
        return False
    if not any(child.dep == "aux" and child.lower == modal.lower for child in verb.children):
        return False
    frames = [sense.frame for sense in lexicon.senses(verb.lemma.lower(), "VERB")]
    slots = {slot for frame in frames for slot in (*frame.recipient, *frame.theme)}
    return "dobj" in slots and "ccomp" not in slots


def _of_what_happened(clause: Token) -> None:
    """Rule 24."""
    which = clause.child("nsubj")
    place = clause.head
    while place.dep == "appos" and place.head.tag in ("NNP", "NNPS"):
        place = place.head
    if which is None or which.lower not in ("which", "that") or place.dep != "pobj" or place.tag not in ("NNP", "NNPS"):
        return
    noun = place.head.head
    if place.head.lower not in ("in", "at", "near", "outside") or noun.tag not in ("NN", "NNS"):
        return
    if lexicon.harms(clause.lemma.lower(), "VERB") and lexicon.harms(noun.lemma.lower(), "NOUN"):
        reattach(clause, noun, "relcl")


def _seen_for_saying(saying: Token) -> None:
    """Rule 25."""
    clause = saying.head
    noun, seen = clause.head, saying.child("nsubj")
    spoken = vocabulary()["spoken"] | TELLING | {"tell"}
    if noun.dep != "ROOT" or noun.pos not in ("NOUN", "PROPN") or saying.lemma not in spoken or clause.lemma in spoken:
        return
    if seen is None or seen.i < clause.i or clause.child("dobj") is not None or saying.child("mark") is not None:
        return
    who = clause.child("nsubj")
    if who is None or who.tag not in ("WP", "WDT") or saying.child("ccomp", "dobj") is None:
        return
    for child in noun.children:
        if child.i > saying.i and child.dep != "punct":
            return
    take_place(saying, noun)
    for child in list(noun.children):
        if child.i > saying.i:
            reattach(child, saying, child.dep)
    reattach(noun, saying, "nsubj")
    reattach(seen, clause, "dobj")
    noun.sent.root = saying


def _behind_an_opening(parse: Parse, noun: Token) -> None:
    """Rule 27."""
    phrase = noun.head
    while phrase.dep in ("pobj", "prep") and phrase.head is not phrase:
        phrase = phrase.head
    verb, below = phrase, noun.subtree()
    first, last = below[0].i, below[-1].i
    if verb.tag not in FINITE or verb.i < last or verb.child("nsubj", "nsubjpass", "csubj", "expl") is not None:
        return
    opening = parse.tokens[noun.sent.first]
    if opening.dep != "prep" or opening.head is not verb or parse.tokens[first - 1].text != ",":
        return
    if all(token.dep in ("aux", "advmod", "neg") for token in parse.tokens[last + 1 : verb.i]):
        reattach(noun, verb, "nsubj")


def _beside_a_gerund(verb: Token) -> None:
    """Rule 28."""
    gerund = verb.head
    if gerund.dep not in ("pcomp", "xcomp", "advcl") or any(child.dep in SUBJECTS for child in verb.children):
        return
    above = gerund.head.head if gerund.dep == "pcomp" else gerund.head
    perfect = above.tag == "VBN" and above.child("aux") is not None and above.child("auxpass") is None
    if above.tag == "VBD" or perfect:
        if verb.tag == "VBN" and (not perfect or verb.child("dobj") is None):
            return
        joint = next((child for child in gerund.kids("cc") if child.i < verb.i), None)
        reattach(verb, above, "conj")
        if joint is not None:
            reattach(joint, above, "cc")
