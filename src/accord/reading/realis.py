"""Did it happen? The realis and the certainty of a predicate, from what governs it.

The four values of realis are PLOVER's auxiliary modes (manual, section 2.3: future, hypothetical, negation; what is
past or present is "actual"). The climb from a predicate to the root follows the idea of De Facto (Sauri and Pustejovsky
2012): every governor on the way may change the factuality of what it governs; the nearest one that speaks decides, a
negation flips, and a reporting verb ends the climb, since what stands above it is about the saying and not about what
is said. What a governor makes of its complement is its class in ``data/realis.json``: implicative verbs pass on what
stands above them, others put an infinitive off.

Nouns are asked more carefully than verbs. What is definite under a modal verb exists already ("will end the fighting");
what is not comes about with the verb ("will hold talks").

Measured by ``benchmarks/realis.py``. There is no learned scorer, since none was better: multinomial logistic regression
over the rules' answer, the words that gave it, tense, modality, governors and their classes, trained on two sub-corpora
of MEANTIME and scored on the third, came to accuracy 84.0 and macro-F1 64.0 where the rules have 85.4 and 70.8
(balanced classes: 83.4 and 66.4), cross-validated by article to 84.5 and 67.1; where it overruled them only if it was
sure (70 per cent or more), it was wrong more often than right. The same holds of certainty.

Our values differ from that corpus on purpose where an account needs them to: a promise with a condition ("will leave
if ...") is future, since it is a commitment; what may happen is future and possible; the purpose of an act is
hypothetical.
"""

from __future__ import annotations

from functools import partial

from accord.data import word_sets
from accord.model import Certainty, Realis
from accord.reading import claims
from accord.reading.clauses import vocabulary
from accord.reading.conditions import condition, no_longer, not_until, was_done
from accord.reading.deferring import called_off, new_day, phrasal
from accord.reading.lexicon import senses
from accord.reading.syntax import Token
from accord.reading.timetables import ahead, convening, dated, progressive, timetabled
from accord.reading.unsaid import open_question

__all__ = ["none_of", "realis"]

MAX_CLIMB = 8
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})  # what is done for a purpose
# Relations through which a governor reaches a predicate. The others (adverbs, punctuation, ...) end the climb.
CLIMBS = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "pcomp", "pobj", "dobj", "nsubjpass", "prep", "oprd", "attr", "dative", "nsubj"}
    | {"appos", "relcl", "compound", "agent", "csubjpass", "acomp"}
)
# Prepositions of how and when something is asked for or wanted, and not of what.
MEANS = frozenset({"with", "by", "during", "through", "via"})
POINTING = frozenset({"the", "this", "that", "these", "those"})


_words = partial(word_sets, "realis.json")


def realis(token: Token, support: Token | None = None, *, conditions: bool = True) -> tuple[Realis, Certainty, str]:
    """Realis and certainty of the predicate at ``token``, and the words that decided, for an explanation.

    ``support``: the light verb that carries a noun's tense ("held" in "held talks"), which is then asked in its stead.
    ``conditions``: whether a time that has to come first makes a condition ("until the men are freed"): not so for the
    steps of a process, which have their conditions as terms.
    """
    state = _State()
    state.conditions = conditions
    if token.tag in NOUNS or support is not None:
        state.nominal(token)
    if support is not None and support.lemma.lower() in _words()["stopping"]:
        return state.result()  # what will be ended is under way
    if support is not None:
        _object_of(support, token, state)
    _climb(token, support, state)
    return state.result()


NONE = frozenset({"no", "neither"})


class _State:
    """What has been found on the way up; the first word that speaks to a question answers it."""

    __slots__ = ("certainty", "conditional", "conditions", "fallback", "kind", "negated", "sealed", "why")

    def __init__(self) -> None:
        self.kind: Realis | None = None
        self.certainty: Certainty | None = None
        self.fallback: Realis | None = None  # what it is unless something above speaks
        self.negated = False
        self.sealed = False  # negations further up are about something else
        self.conditional = False
        self.conditions = True
        self.why: list[str] = []

    def say(self, kind: Realis, word: Token) -> None:
        if kind == "negated":
            if not self.sealed:
                self.negated = not self.negated
                self.why.append(word.lower)
        elif self.kind is None or (self.kind == "future" and kind == "hypothetical"):
            self.kind = kind
            self.why.append(word.lower)

    def unless(self, kind: Realis, word: Token) -> None:
        """What the predicate is where nothing further up says more ("asked to leave" has not left)."""
        if self.kind is None and self.fallback is None:
            self.fallback = kind
            self.why.append(word.lower)

    def doubt(self, certainty: Certainty, word: Token) -> None:
        if self.certainty is None or (self.certainty == "probable" and certainty == "possible"):
            self.certainty = certainty
            self.why.append(word.lower)

    def nominal(self, token: Token) -> None:
        words = _words()
        for child in token.children:
            if child.dep in ("amod", "compound", "det", "nmod"):
                if child.lemma.lower() in words["hypothetical_modifiers"]:
                    self.say("hypothetical", child)
                elif child.lower in words["future_modifiers"]:
                    self.say("future", child)
                elif child.lower in words["negated_modifiers"] or (child.dep == "det" and child.lower in NONE):
                    self.say("negated", child)
                if child.lower in ("possible", "potential"):
                    self.doubt("possible", child)
                elif child.lower in words["probable_modifiers"]:
                    self.doubt("probable", child)

    def result(self) -> tuple[Realis, Certainty, str]:
        kind: Realis = self.kind or self.fallback or "actual"
        if self.negated and not self.conditional:  # "if no price is agreed" denies nothing
            kind = "negated"
        return kind, self.certainty or "certain", " ".join(dict.fromkeys(self.why))


def _climb(token: Token, support: Token | None, state: _State) -> None:
    here, below = support or token, token  # "has no plans": what the noun denies, its verb does not deny again
    for step in range(MAX_CLIMB):
        _own_words(here, state, first=step == 0, below=below)
        if here.dep == "ROOT" or here.head is here:
            if _infinitive(here) and not _tensed(here):
                state.say("future", here)  # a headline's "Chad to withdraw troops"
            return
        above = here.head
        if here.dep == "conj":
            # "may meet and sign": an auxiliary of the first verb serves the second, unless it has one of its own
            if here.tag not in FINITE and not _tensed(here):
                below, here = here, above
                continue
            if _tensed(here) and any(child.dep == "cc" and child.lower == "nor" for child in above.children):
                state.say("negated", here)  # "neither confirmed nor denied", read as a verb of its own
            if _tensed(here) and above.dep not in ("ccomp", "xcomp", "advcl", "acl", "relcl"):
                return
            # it shares what governs its first conjunct, not that one's own auxiliaries
            here = above
            while here.dep == "conj" and here.head is not here:
                here = here.head
            if here.dep == "ROOT" or here.head is here:
                return
            above = here.head
        if here.dep not in CLIMBS or (here.dep == "compound" and above.lemma.lower() not in _words()["unreal_nouns"]):
            return
        if here.dep in ("ccomp", "acl", "relcl") and open_question(here):
            state.say("hypothetical", above)  # "did not say whether the sailors were freed"
            return
        if (denial := claims.denied(here, support or token)) is not None:
            state.say("negated", denial)  # "rejected claims that the sailors were freed"
            return
        if state.conditions and (mark := condition(here)) is not None:
            state.say("hypothetical", mark)  # "will not talk until the sailors are freed"
            return
        if here.dep in ("relcl", "pcomp") and here.tag != "VBG" and not _infinitive(here):
            return  # a clause of its own: "a plan for what he called reform"
        if here.dep in ("nsubj", "nsubjpass") and here.tag not in NOUNS:
            return
        if here.dep == "advcl" and not _infinitive(here) and _stands_alone(here, above, state):
            return
        if here.tag in NOUNS and _presupposed(here, above):
            return
        if not _governed(above, here, state):
            return
        below, here = here, above


def _stands_alone(here: Token, above: Token, state: _State) -> bool:
    """An adverbial clause stands on its own feet: its mark was read with its own words.

    A free participle shares its clause's modality ("might meet, focusing on ..."), and the present tense after "when"
    or "once" in a sentence about the future is about the future.
    """
    words = _words()
    marks = [child for child in here.children if child.dep in ("mark", "advmod") and child.lower in words["marks"]]
    if here.tag == "VBG" and not marks and not here.kids("nsubj", "nsubjpass", "aux"):
        return False
    bare = here.tag == "VB" and not here.kids("aux", "auxpass")  # "when the leaders meet"
    present = (
        bare
        or here.tag in ("VBZ", "VBP")
        or any(child.dep in ("aux", "auxpass") and child.tag in ("VBZ", "VBP") for child in here.children)
    )
    modals = {child.lower for child in above.kids("aux") if child.tag == "MD"}
    coming = bool(modals & words["future_modals"])
    if marks and marks[0].lower in words["temporal_marks"]:
        # "will sign when they meet"; told of the past: "would sign when they meet", "might sign before they met"
        shifted = bool(modals & words["conditional_modals"]) and "have" not in {
            word.lower for word in above.kids("aux")
        }
        past = here.tag == "VBD" and marks[0].lower not in ("as", "while") and not here.kids("aux", "auxpass")
        past = past or (marks[0].lower in words["until_marks"] and was_done(here))  # "until the men were freed"
        if (present and (coming or shifted)) or (shifted and past):
            state.say("future", marks[0])
    return True


def _presupposed(noun: Token, above: Token) -> bool:
    """Whether a noun names something that exists, whatever becomes of it under the verb above it."""
    words = _words()
    verb = above
    if noun.dep == "pobj":
        if above.lower in words["factive_prepositions"] and above.head.lemma.lower() not in words["topic_governors"]:
            return True
        verb = above.head
        if verb.tag in NOUNS and above.lower in words["background_prepositions"]:
            return True  # "cuts in production", "in response to losses"
        if verb.lemma.lower() in words["stopping_nouns"] and above.lower in ("to", "of") and noun.kids("poss"):
            return True  # "a call for an end to the army's attacks": what is to end is under way
    lemma = verb.lemma.lower()
    if verb.pos not in ("VERB", "AUX") or lemma == "be":
        return False
    if noun.dep in ("dobj", "nsubjpass", "nsubj") and lemma in words["affecting"]:
        return True
    if noun.dep == "dobj" and noun.kids("poss") and lemma in vocabulary()["emphasis"]:
        return True  # "meant to underline Chad's commitment"
    if lemma in words["hypothetical"] or lemma in words["future"] or lemma in words["negating"]:
        return False
    if noun.dep in ("dobj", "nsubjpass") and noun.kids("nummod") and lemma not in words["arranging"]:
        return True  # what is counted is there to be counted ("will investigate three attacks")
    return _definite(noun)


def _definite(noun: Token) -> bool:
    """Whether a noun points to what is known, and says no more of it: "the attack"; not "the withdrawal of troops"."""
    pointed = any(child.dep == "det" and child.lower in POINTING for child in noun.children)
    complemented = any(
        (child.dep == "prep" and child.lower == "of") or child.dep in ("acl", "relcl") for child in noun.children
    )
    return pointed and not complemented


def _tensed(token: Token) -> bool:
    """Whether a predicate has a tense or a modal of its own ("to be freed" has none)."""
    return token.tag in FINITE or any(
        child.dep in ("aux", "auxpass") and child.tag in FINITE | {"MD"} for child in token.children
    )


def _infinitive(token: Token) -> bool:
    return any(child.tag == "TO" for child in token.children) and (
        token.tag == "VB" or any(child.dep in ("aux", "auxpass") and child.tag == "VB" for child in token.children)
    )


def _perfect(token: Token) -> bool:
    """ "to have killed": an infinitive that looks back."""
    return token.tag == "VBN" and any(child.dep == "aux" and child.lower == "have" for child in token.children)


def _only(negation: Token, verb: Token) -> bool:
    """Whether what is denied is only that it was all: "not only shelled the town"."""
    return any(
        one.i == negation.i + 1 and one.lower in vocabulary()["exclusive"]
        for one in (*negation.children, *verb.kids("advmod"))
    )


def _looks_back(token: Token) -> bool:
    """Whether a verb under a modal is in the perfect: "may have ended"."""
    return token.tag == "VBN" and any(child.lower == "have" for child in token.kids("aux"))


def _own_words(token: Token, state: _State, *, first: bool, below: Token) -> None:
    """Negation, modals, adverbs and marks that hang on a predicate itself."""
    words = _words()
    speaks = token.pos in ("VERB", "AUX", "ADJ") and token.tag in FINITE | {"MD", "VB", "VBG", "VBN", "JJ"}
    if not first and not speaks:
        return
    late = not_until(token)
    for child in token.children:
        if child is below:
            continue
        low = child.lower
        if first and child.dep == "det" and token.tag in NOUNS:
            continue  # what denies a noun is heard where the noun is looked at
        if child.dep == "neg" or (child.dep in ("det", "advmod", "preconj") and low in words["negators"]):
            if not late and not _only(child, token):
                state.say("negated", child)
        elif child.dep == "advmod" and no_longer(child):
            state.say("negated", child)
        elif child.dep == "aux" and not (late and low == "could"):
            _modal(token, child, state)
        elif child.dep in ("advmod", "amod") and low in words["probable_adverbs"]:
            state.doubt("probable", child)
        elif child.dep == "advmod" and low in words["possible_adverbs"]:
            state.doubt("possible", child)
        elif child.dep in ("mark", "advmod") and low in words["conditional_marks"]:
            state.say("hypothetical", child)
            state.conditional = True
        elif child.dep in ("mark", "advmod") and low in words["until_marks"] and token.tag in ("VBP", "VBZ", "VB"):
            state.say("hypothetical", child)
        elif child.dep in ("npadvmod", "advmod") and ahead(child):
            if token.tag in ("VBZ", "VBP") or progressive(token):  # "they meet tomorrow", "is travelling next week"
                state.say("future", child)
        elif child.dep == "prep" and progressive(token) and dated(child):
            state.say("future", child)  # "is travelling on Monday": what is in progress has no date
        elif child.dep == "prep" and (timetabled(token) or convening(token)) and dated(child):
            state.say("future", child)  # "the talks resume on Monday": what is arranged is told as present
        elif first and child.dep == "dobj" and none_of(child):
            state.say("negated", child)  # "would free no more captives"
        elif child.dep in ("nsubj", "nsubjpass") and (
            low in ("nobody", "none", "neither", "nothing") or none_of(child)
        ):
            state.say("negated", child)


def none_of(noun: Token) -> bool:
    """Whether a noun phrase is of nothing: "no shots", "no more captives", "neither side", "not one shot"."""
    return any(
        (inner.dep in ("det", "preconj") and inner.lower in ("no", "neither"))
        or (inner.lower in ("more", "further") and any(word.lower == "no" for word in inner.children))
        or (inner.lower == "one" and inner.dep == "nummod" and inner.child("neg") is not None)
        or (inner.dep == "neg" and any(word.lower in ("a", "an") for word in noun.kids("det")))
        for inner in noun.children
    )


def _modal(token: Token, modal: Token, state: _State) -> None:
    words = _words()
    low = modal.lower
    if low in words["future_modals"]:
        state.say("future", modal)  # with a condition, too: a promise that has one is a promise
    elif low in words["possible_modals"]:
        if low == "could" or not _looks_back(token):  # "may have ended" tells what was, if it was
            state.say("hypothetical" if low == "could" else "future", modal)
        state.doubt("possible", modal)
    elif low in words["conditional_modals"]:
        if low in words["backshifted_modals"]:
            if _backshifted(token):
                state.say("future", modal)
                return
            if token.lemma.lower() in words["wishing"] and token.kids("xcomp"):
                return  # "would like to leave": the wish is there; what is wished for comes to it from its governor
        state.say("hypothetical", modal)
        if low in words["probable_modals"]:
            if not _advised(token):
                state.doubt("probable", modal)
        elif low == "can" and not token.kids("neg"):  # what cannot be is certain not to be
            state.doubt("possible", modal)


def _conditioned(token: Token) -> bool:
    """Whether a clause names a condition for its predicate ("would leave if Chad paid"; "even if" is none)."""
    marks = _words()["conditional_marks"]
    return any(
        clause.dep == "advcl"
        and any(mark.dep == "mark" and mark.lower in marks for mark in clause.children)
        and not any(word.lower == "even" for word in clause.children)
        for clause in token.children
    )


def _advised(token: Token) -> bool:
    """Whether a "should" says what ought to be done and not what is likely ("urged that they should leave")."""
    return token.dep == "ccomp" and token.head.lemma.lower() in _words()["hypothetical"]


def _backshifted(token: Token) -> bool:
    """Whether a "would" is the past of "will": below a past report, with no condition ("said it would leave")."""
    words = _words()
    if token.lemma.lower() in words["wishing"]:
        return False
    if _conditioned(token):
        return False
    here = token
    for _ in range(MAX_CLIMB):
        if here.dep == "conj":
            here = here.head
            continue
        above = _told_in(here)
        report = above.lemma.lower() in words["report"] or above.lemma.lower() in words["future"]
        return here.dep in ("ccomp", "relcl", "acl") and report and above.tag in ("VBD", "VBN", "VBG")
    return False


def _told_in(clause: Token) -> Token:
    """What a clause hangs on; the verb around where it seems to hang on a noun and its "that" stands for none: "told
    envoys in the capital that the army would go"."""
    above = clause.head
    if clause.dep not in ("relcl", "acl") or not any(
        one.dep == "mark" and one.lower == "that" for one in clause.children
    ):
        return above
    for _ in range(MAX_CLIMB):
        if above.pos in ("VERB", "AUX") or above.head is above:
            break
        above = above.head
    return above


def _governed(above: Token, here: Token, state: _State) -> bool:
    """Reads what a governor makes of the predicate below it; False where the climb is over."""
    words = _words()
    if above.pos in ("ADP", "SCONJ") or above.dep == "prep":
        if above.lower == "without":
            state.say("negated", above)
        return True
    if above.lemma.lower() == "be":
        _copula(above, here, state)
        return True
    if above.pos in ("VERB", "AUX"):
        return _under_verb(above, here, state)
    if above.pos in ("NOUN", "PROPN", "NUM"):
        return _under_noun(above, here, state)
    if above.pos == "ADJ":
        lemma = above.lemma.lower()
        if lemma in words["possible_governors"]:
            state.doubt("possible", above)
            state.say("hypothetical", above)
        elif lemma in ("likely", "probable"):
            state.doubt("probable", above)
            state.say("future", above)
        elif lemma in words["coming_adjectives"]:
            state.say("future", above)
        elif here.dep == "prep" and lemma in words["aiming_adjectives"]:
            state.unless("hypothetical", above)  # "focused on brokering a truce", "bent on leaving"
        elif lemma in words["negating_adjectives"]:
            state.say("negated", above)
        elif lemma == "able" and above.head.tag == "VBD":
            return True  # "was able to flee" fled
        elif _infinitive(here) and lemma not in words["factive_adjectives"]:
            state.unless("hypothetical", above)
    return True


def _copula(above: Token, here: Token, state: _State) -> None:
    """ "is to start", "are likely", "is due to meet": what a form of "be" says of its subject or its complement."""
    words = _words()
    if here.dep == "xcomp" and any(child.tag == "TO" for child in here.children):
        subject = above.child("nsubj")
        if subject is not None and _meant(above, subject, here):
            state.unless("hypothetical", above)
        else:
            state.say("future", above)
    elif here.dep in ("nsubj", "nsubjpass"):
        for child in above.children:
            if child.dep == "xcomp" and any(inner.tag == "TO" for inner in child.children) and child.tag == "VB":
                if not _meant(above, here, child):
                    state.say("future", above)
            elif child.dep in ("acomp", "attr", "oprd"):
                low = child.lemma.lower()
                if low in words["probable_adverbs"] or low in ("expected", "anticipated"):
                    state.say("future", child)
                    state.doubt("probable", child)
                elif low in words["possible_governors"]:
                    state.say("hypothetical", child)
                    state.doubt("possible", child)
                elif low in ("unlikely", "impossible", "over", "off"):
                    state.say("negated", child)
                elif low in words["coming_adjectives"]:
                    state.say("future", child)


def _meant(above: Token, deed: Token, purpose: Token) -> bool:
    """Whether a past "was to" tells what a deed was done for: "the shelling was to punish Chad". Talks that were to end
    a war, and what was to begin or to last, were still to come."""
    if above.tag != "VBD" or deed.dep != "nsubj" or deed.pos != "NOUN" or purpose.child("dobj") is None:
        return False
    if any(purpose.lemma in vocabulary()[name] for name in ("occurrence", "completion", "lasting")):
        return False
    return any(sense.type in DEEDS for sense in senses(deed.lemma.lower(), "NOUN")[:1])


def _object_of(verb: Token, noun: Token, state: _State) -> bool:
    """What a verb makes of a happening that is its object: a planned one is to come, a cancelled one doesn't.

    True where it spoke.
    """
    words = _words()
    lemma = phrasal(verb)
    if new_day(verb) is not None:
        state.say("future", verb)  # "was moved to 24 May"
    elif called_off(verb, noun):
        state.say("negated", verb)
    elif lemma in words["arranging"] and noun.lemma.lower() not in words["done_by_words"]:
        state.say("future", verb)
    else:
        return False
    return True


def _under_verb(above: Token, here: Token, state: _State) -> bool:
    words = _words()
    lemma = phrasal(above)
    if here.dep == "agent":
        return False
    infinitive = here.dep == "xcomp" or _infinitive(here)
    called = lemma == "call" and here.tag in NOUNS and here.dep in ("dobj", "nsubjpass") and not above.kids("oprd")
    if called and not any(child.lower in POINTING for child in here.kids("det")):
        state.say("future", above)  # "called a meeting": it is set; "called for one" only asks
        return True
    if here.tag in NOUNS and here.dep == "dobj" and above.kids("oprd"):
        return False  # "called the talks useful": whoever says what a thing is like asks for none
    if infinitive and lemma == "vote" and here.lemma.lower() in words["enacting"]:
        return True  # a body that votes to lift a ban lifts it
    if infinitive and lemma in vocabulary()["conversing"] and here.lemma.lower() in words["performatives"]:
        return False  # who calls to congratulate congratulates
    if here.dep in ("advcl", "xcomp") and _infinitive(here) and _bargains(here, lemma):
        state.say("hypothetical", above)  # "will meet to agree on a truce": that they meet is to come, and not that
    if here.dep in ("advcl", "csubjpass") and _infinitive(here):
        state.unless("hypothetical", above)  # a purpose is not yet a happening, and a denial of the means is none of it
        state.sealed = True
        return True
    if here.dep == "prep":
        if lemma in words["requesting_for"] and here.lower == "for":
            state.say("hypothetical", above)
            return False
        if lemma in words["providing_for"] and here.lower == "for":
            state.say("future", above)  # "the accord provides for the release of all prisoners"
            return False
        means = here.lower in MEANS and lemma in words["hypothetical"]
        if means or not any(lemma in words[name] for name in ("hypothetical", "future", "negating")):
            return True  # "persuaded them with promises", "asked for it during the talks"
    elif here.dep in ("nsubj", "appos"):
        return True
    if _perfect(here):
        if lemma in words["probable_governors"]:
            state.doubt("probable", above)
        return lemma not in words["report"]
    if lemma in words["possible_governors"]:
        state.doubt("possible", above)
    if lemma in words["probable_governors"] and here.dep != "dobj":
        state.doubt("probable", above)
    if here.tag in NOUNS and here.dep in ("dobj", "nsubjpass") and _object_of(above, here, state):
        return False
    if lemma in words["negating"]:
        held = here.dep in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "nsubjpass")
        # "prevented Chad from leaving"; but who refrains from nothing refuses no "from Lima"
        held = held or (here.dep == "prep" and here.lower == "from" and bool(here.kids("pcomp")))
        if held and not (lemma == "reject" and here.lemma.lower() in words["said_nouns"]):
            state.say("hypothetical" if lemma == "reject" and here.dep != "xcomp" else "negated", above)
        return False
    if lemma in words["ceasing"] and here.dep in ("xcomp", "pcomp"):
        state.say("negated", above)  # "ceased to support", "quit shelling"
        return True
    if infinitive and lemma in ("like", "wish", "want") and here.lemma.lower() in words["performatives"]:
        return False  # "would like to thank" thanks
    if lemma == "commit" and here.dep in ("dobj", "nsubjpass"):
        return True  # a massacre that is committed is done; who commits to a withdrawal only promises it
    if lemma in words["future"] and (infinitive or here.tag in ("NN", "NNS") or lemma in words["foretelling"]):
        if not (here.tag in NOUNS and here.lemma.lower() in words["done_by_words"]):
            state.say("future", above)
        return lemma in words["report"]
    saying = here.dep == "ccomp" and _tensed(here) and lemma in words["saying_or_asking"]
    governed = infinitive or here.dep in ("dobj", "prep", "ccomp", "nsubjpass")
    if infinitive and lemma in ("oblige", "bind", "commit") and _laid_down_by(above):
        state.say("future", above)  # "the accord obliges B. to free"
        return False
    if infinitive and lemma in words["trying"] and _not_tried(above):
        state.say("negated", above)  # who did not try to shoot did not shoot
        return False
    if lemma == "order" and here.dep in ("dobj", "nsubjpass"):
        if here.lemma.lower() in words["done_by_words"] or _definite(here):
            return True  # who orders an inquiry makes it one; who "had not ordered the attack" has not made it
    if lemma in words["hypothetical"] and governed and not saying:
        state.say("hypothetical", above)
        return False
    if lemma in words["report"]:
        return False
    if infinitive and lemma in words["duties"] and _now(above):
        state.unless("hypothetical", above)  # "has until Friday to leave"; who had to leave has left
        return True
    if lemma in words["permitting"] and (infinitive or here.dep in ("ccomp", "dobj")):
        state.unless("hypothetical", above)
        return True
    if _infinitive(here) and here.dep in ("xcomp", "ccomp") and lemma not in words["implicative"]:
        state.unless("hypothetical", above)
        return True
    return here.dep not in ("ccomp", "advcl") or (here.tag == "VBG" and not _tensed(here))


def _laid_down_by(verb: Token) -> bool:
    """Whether it is a text that binds somebody to something."""
    return any(one.lemma.lower() in _words()["future_nouns"] for one in verb.kids("nsubj"))


def _not_tried(attempt: Token) -> bool:
    """Whether an attempt, a verb or a noun, is denied: "never tried to", "made no attempt to", "did not make any".
    What somebody "does not try" as a rule tells of no time when it was not done."""
    words = _words()
    verb = attempt if attempt.pos in ("VERB", "AUX") else attempt.head
    if any(child.lemma == "do" and child.tag in ("VBZ", "VBP") for child in verb.kids("aux")):
        return False
    if attempt is not verb:
        if any(child.dep == "det" and child.lower in NONE for child in attempt.children):
            return True
        if attempt.dep != "dobj" or not any(child.lower == "any" for child in attempt.kids("det")):
            return False
    return any(
        child.dep == "neg"
        or (child.dep == "advmod" and child.lower in words["negators"])
        or (child.dep in ("nsubj", "nsubjpass") and (child.lower in ("nobody", "none", "neither") or none_of(child)))
        for child in verb.children
    )


def _now(verb: Token) -> bool:
    """Whether a verb is in the present tense, by its auxiliary if it is a participle."""
    if verb.tag in ("VBN", "VBD"):
        return any(one.tag in ("VBZ", "VBP") and one.lemma == "be" for one in verb.kids("auxpass", "aux"))
    return verb.tag in ("VBZ", "VBP")


def _bargains(verb: Token, above: str) -> bool:
    """Whether an infinitive tells what an encounter or a journey is to bring about: it rests with all who meet, however
    sure it is that they do."""
    words = _words()
    if verb.lemma.lower() not in words["bargaining"]:
        return False
    governs = words["hypothetical"] | words["future"] | words["negating"] | words["implicative"]
    return above not in governs  # "agreed to settle", "will try to agree" are told by their own classes


def _settles(noun: Token) -> bool:
    said = {noun.lemma.lower(), *(child.lemma.lower() for child in noun.kids("amod"))}
    return bool(said & _words()["settling_nouns"])


def _under_noun(above: Token, here: Token, state: _State) -> bool:
    words = _words()
    lemma = above.lemma.lower()
    if here.dep in ("acl", "relcl") and not _infinitive(here) and here.tag in ("VBN", "VBG", "VBD"):
        return False  # a participle only describes the noun
    if lemma in words["possible_governors"]:
        state.doubt("possible", above)
    if here.dep in ("acl", "relcl", "advcl") and _infinitive(here):
        if lemma == "order" and above.dep == "pobj" and above.head.lower == "in":
            if here.lemma.lower() in words["bargaining"]:
                state.say("hypothetical", above)
            state.unless("hypothetical", above)
            state.sealed = True
            return True
        if lemma in words["negating_nouns"] or (lemma in words["trying_nouns"] and _not_tried(above)):
            state.say("negated", above)
        elif _settles(above):
            # "the first to arrive" arrived, "the decision to ban" bans; "will be the first to arrive" comes
            return above.dep == "attr"
        elif any(child.lower in words["negated_modifiers"] for child in above.kids("amod")):
            state.say("negated", above)  # "the cancelled deal to lease"
        elif lemma in words["future_nouns"] or (above.dep == "ROOT" and above.pos == "PROPN"):
            state.say("future", above)
        else:
            state.say("hypothetical", above)
        return False
    if lemma in words["hypothetical_nouns"] and here.dep in ("acl", "prep", "pobj", "pcomp", "compound"):
        state.say("hypothetical", above)
        return False
    return here.dep in ("pobj", "pcomp", "prep")
