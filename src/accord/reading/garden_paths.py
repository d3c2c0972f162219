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
4. *What somebody is accused of.* In "accused a ship of firing" the "of" hangs on the ship. It hangs on the verb.
5. *A second object for an apposition.* In "would require Chad to leave, a condition that Mali rejected" the condition
is made an object of the verb beside what is already there. It is in apposition to what the verb says.
6. *A noun for the verb of whoever tells it.* In "the port is shut, state radio reports" the last word is read as a
plural noun. With a clause below it, or after "a", it is a verb, and what stands before it its subject.
7. *A verb for the first noun of a sentence.* In "Aid trucks entered the valley" the first word is read as a verb with
an object, and yet as a subject. It says what trucks they are.
"""

from __future__ import annotations

from accord.reading.repairs import reattach, take_place
from accord.reading.syntax import Parse, Token

__all__ = ["mend"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# Verbs of charging somebody with something ("accuse A of B").
CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "absolve", "clear"})


def mend(parse: Parse) -> None:
    """Apply the rules to a parse in place. Linear in its tokens."""
    for token in parse.tokens:
        if token.tag in ("VBD", "VBN") and token.dep in ("conj", "advcl", "ccomp", "acl"):
            if token.dep == "acl":
                _clause_for_a_noun(parse, token)
            else:
                _reduced_relative(parse, token)
        elif token.dep in ("nmod", "compound") and token.tag in ("NN", "NNS"):
            _before_an_adjective(token)
        elif token.lower == "of" and token.dep == "prep":
            _accused_of(token)
        elif token.tag in ("VB", "VBP") and token.dep in ("nsubj", "csubj"):
            _opening_noun(parse, token)
        elif token.tag == "NNS" and token.dep in ("ROOT", "appos"):
            _telling_noun(parse, token)
        elif token.dep == "dobj" and token.tag == "NN" and token.child("relcl") is not None:
            _summing_up(parse, token)


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
    if first is main or first.i > main.i or first.tag != "VBD" or subject is None or subject.tag not in NOUNS:
        return
    if subject.i != first.i - 1 or any(
        child.dep in ("dobj", "aux", "ccomp", "xcomp", "prt") for child in first.children
    ):
        return
    if not any(child.dep == "prep" and child.i < main.i for child in first.children):
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


def _clause_for_a_noun(parse: Parse, verb: Token) -> None:
    noun = verb.head
    if verb.tag != "VBD" or noun.dep != "ROOT" or noun.tag not in NOUNS or verb.i < noun.i:
        return
    if parse.tokens[verb.i - 1].text != "," or any(child.dep in SUBJECTS for child in verb.children):
        return
    if not any(child.dep in ("relcl", "appos", "acl") and child.i < verb.i for child in noun.children):
        return
    take_place(verb, noun)
    for child in list(noun.children):
        if child.i > verb.i:
            reattach(child, verb, child.dep)
    reattach(noun, verb, "nsubj")


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


def _opening_noun(parse: Parse, first: Token) -> None:
    noun = first.child("dobj")
    if first.i != first.sent.first or noun is None or noun.i != first.i + 1 or noun.tag != "NNS":
        return
    take_place(noun, first)
    noun.dep = "nsubj"
    for child in list(first.children):
        reattach(child, noun, child.dep)
    reattach(first, noun, "compound")
    first.tag, first.pos = "NN", "NOUN"
