"""The terms of a step: when it was taken, from and until when the undertaking holds, how long, on what condition, for
what, who mediates and who watches over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accord.data import read_json
from accord.model import Amount, Mention, Span, TimeValue
from accord.reading import circumstances
from accord.reading.clauses import Predicate, is_nominal, is_verbal, lead, verb_predicate
from accord.reading.syntax import Parse, Token

__all__ = ["Terms", "find", "is_definite", "is_undertaking", "lexicon", "naming", "since", "words_of"]

DEEPEST = 60  # tokens below an object that are looked at for its terms


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The classes of ``data/steps.json``: lists as sets, the two tables of phrases as they are."""
    raw = read_json("steps.json")
    return {
        name: frozenset(value) if isinstance(value, list) else value for name, value in raw.items() if name[0] != "_"
    }


_ANSWERING = lexicon()["refuse"] | lexicon()["accept"] | lexicon()["answering"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Ids of mentions of times and of a duration, and the words of the rest."""

    time: str | None
    begins: str | None
    ends: str | None
    duration: str | None
    condition: Span | None
    purpose: Span | None
    mediators: tuple[Span, ...]
    monitors: tuple[Span, ...]


def is_undertaking(token: Token) -> bool:
    """Whether a noun names something that begins, holds and ends by agreement: a truce, a deal, a mandate."""
    words = lexicon()
    return any(
        form in words[kind] for kind in ("undertakings", "measures") for form in (token.lemma.lower(), token.lower)
    )


def is_definite(head: Token) -> bool:
    """Whether a noun phrase is told as known: "the truce", "its proposal", "their truce", "such an undertaking"."""
    return any(
        child.lower == "such"
        or (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those"))
        or child.dep == "poss"
        for child in head.children
    )


def naming(heads: Sequence[Token]) -> Token | None:
    """The noun that names what an act is about: the head itself, or the first noun below its verb that is an
    undertaking, else the first object."""
    for head in heads:
        if is_nominal(head):
            return head
        below = _below((head,), 20)
        known = [token for token in below if is_nominal(token) and is_undertaking(token) and _near(token, head)]
        if known:
            return known[0]
        things = [
            token
            for token in below
            if is_nominal(token)
            and (
                token.dep in ("dobj", "pobj")
                or (token.dep == "nsubj" and token.head is not head and token.head.dep == "ccomp")
            )
        ]
        if things:
            return things[0]
    return None


def _near(token: Token, head: Token) -> bool:
    """Whether a noun is an argument of a verb and not of what that is for: "deploy guards to watch the truce"."""
    path = token.upto(head)
    return len(path) <= 3 and not any(
        is_verbal(above) or above.dep in ("xcomp", "advcl", "acl", "relcl") for above in path
    )


def words_of(parse: Parse, heads: Sequence[Token]) -> Span:
    """The words of these heads with what hangs on them, relative clauses excepted."""
    tokens = [
        token
        for head in heads
        for token in head.subtree()
        if not any(above.dep == "relcl" for above in token.upto(head))
    ]
    return parse.span_of(tokens or heads)


def _below(heads: Sequence[Token], most: int = DEEPEST) -> list[Token]:
    """What hangs on some tokens, nearest first."""
    found: list[Token] = []
    queue = list(heads)
    while queue and len(found) < most:
        token = queue.pop(0)
        found.append(token)
        queue.extend(token.children)
    return found


def find(
    parse: Parse,
    built: Predicate,
    heads: Sequence[Token],
    triggers: set[int],
    times: circumstances.Index,
    quantities: circumstances.Index,
    root: Token,
    inner: Token | None = None,
    beside: Token | None = None,
    apart: Sequence[Token] = (),
) -> Terms:
    """The terms of the step at ``built``; ``heads``: what it is about, ``root``: the verb that carries its clause,
    ``inner``: the verb of the act that it is about ("proposed that the truce begin at noon"), ``beside``: who does the
    like with no verb of his own, to whom only his own words belong. ``apart``: the clauses of what the same verb
    undertakes besides, each with days of its own ("to leave by May 4 and to pay within a week"): a day that stands in
    the last one alone is that of all."""
    reach = circumstances.reach(built, triggers)
    if root is not built.token:
        reach = sorted({*reach, *circumstances.reach(verb_predicate(root), triggers)}, key=lambda token: token.i)
    if beside is not None:
        reach = beside.subtree()
    elif built.token.kids("orphan"):
        others = {token.i for doer in built.token.kids("orphan") for token in doer.subtree()}
        reach = [token for token in reach if token.i not in others]
    below = _below(heads if inner is None else (*heads, inner))
    near = list({token.i: token for token in (*reach, *below)}.values())
    if apart:
        near = _of_its_own(near, heads[0], apart, times, quantities)
        reach = [token for token in reach if token in near]
        below = [token for token in below if token in near]
    dated = [token for token in near if times.has(token)]
    whole = next((mention for mention in times.all(dated) if _range(mention)), None)
    dated = [token for token in dated if whole is None or whole not in times.all([token])]
    ends = [token for token in dated if _limit(token, built.token)]
    beginning = [token for token in dated if token not in ends and _starts(token) and not _counted(token)]
    other = [token for token in dated if token not in ends and token not in beginning and not _within(token, below)]
    own = times.nearest(built, other, None)
    if own is None:
        # the parser hangs "on Saturday" on what is rejected
        own = next(
            (
                one
                for one in times.all([token for token in dated if token not in ends and token not in beginning])
                if not _by_the_clock(one)
            ),
            None,
        )
    if own is not None and _by_the_clock(own):
        own = next((one for one in times.all(other) if not _by_the_clock(one)), own)
    lengths = [
        mention
        for mention in quantities.all(near)
        if isinstance(mention.value, Amount) and mention.value.kind == "duration"
    ]
    # "during a call of 90 minutes", "a 90-minute call": how long people talked
    talking = quantities.all([token for token in near if _of_talks(token)])
    lengths = [mention for mention in lengths if mention not in talking]
    if lengths:
        # "signed after four days", "refused within hours": how long the act took is no term of what it is about
        taken = {
            mention.id
            for mention in quantities.all(
                [token for token in reach if token.dep == "pobj" and token.head.lower == "after"]
                + [
                    token
                    for token in reach
                    if token.dep == "pobj"
                    and token.head.lower == "within"
                    and token.head.head is built.token
                    and built.token.lemma in _ANSWERING
                ]
            )
        }
        lengths = [mention for mention in lengths if mention.id not in taken]
    if lengths:
        # "a pact that is to end three decades of war"
        ended = {mention.id for mention in quantities.all([token for token in near if _is_ended(token)])}
        lengths = [mention for mention in lengths if mention.id not in ended]
    if lengths:
        foreign = {mention.id for mention in quantities.all([token for token in near if _elsewhere(token)])}
        lengths = [mention for mention in lengths if mention.id not in foreign]
    condition = circumstances.condition(parse, built)
    if condition is None and root is not built.token:
        condition = circumstances.condition(parse, verb_predicate(root))
    return Terms(
        time=own.id if own is not None else None,
        begins=whole.id if whole is not None else _first(times, beginning),
        ends=whole.id if whole is not None else _first(times, ends),
        duration=lengths[0].id if lengths else None,
        condition=condition or _only_if(parse, (*built.heads("xcomp", "ccomp"), *heads, root)),
        purpose=_purpose(parse, built, heads, beside),
        mediators=_mediators(parse, near),
        monitors=_monitors(parse, near, built),
    )


def own_words(parse: Parse, head: Token, others: Sequence[Token]) -> Span:
    """The words of one of several clauses that a verb undertakes together, without those of the others."""
    beside = _claimed(head, others)
    tokens = [token for token in head.subtree() if token.i not in beside]
    while tokens and tokens[-1].dep in ("cc", "punct"):
        tokens.pop()
    return parse.span_of(tokens or [head])


def _claimed(head: Token, others: Sequence[Token]) -> set[int]:
    """The places of the words that belong to other clauses than that of ``head``; what hangs on it is its own."""
    own = {token.i for token in head.subtree() if not any(above in others for above in token.upto(head))}
    return {token.i for other in others for token in other.subtree()} - own


def _of_its_own(
    near: Sequence[Token],
    head: Token,
    others: Sequence[Token],
    times: circumstances.Index,
    quantities: circumstances.Index,
) -> list[Token]:
    """What may tell the terms of one of several clauses: its own words, and those of the last one where that alone has
    a day or a length."""

    def termed(tokens: Sequence[Token]) -> bool:
        return any(times.has(token) for token in tokens) or any(
            isinstance(one.value, Amount) and one.value.kind == "duration" for one in quantities.all(list(tokens))
        )

    heads = (head, *others)
    clauses: dict[int, list[Token]] = {}
    for one in heads:
        beside = _claimed(one, [other for other in heads if other is not one])
        clauses[one.i] = [token for token in one.subtree() if token.i not in beside]
    last = max(clauses)
    shared = last if not any(termed(clauses[one]) for one in clauses if one != last) else head.i
    beside = {token.i for one, tokens in clauses.items() if one not in (head.i, shared) for token in tokens}
    return [token for token in near if token.i not in beside] + (
        [] if shared == head.i else [token for token in clauses[shared] if token not in near]
    )


def since(parse: Parse, verb: Token, times: circumstances.Index, busy: set[int]) -> str | None:
    """From when a measure holds where its own words don't say so: "since" or "from" elsewhere in its sentence, or in
    the one before it in the paragraph, if that tells of no other step (``busy``: sentences that do)."""
    here = verb.sent
    around = [here]
    before = parse.sentences[here.i - 1] if here.i else here
    if before is not here and before.block == here.block and before.i not in busy:
        around.append(before)
    for sentence in around:
        found = times.all(
            [
                token
                for token in sentence.tokens
                if _introducing(token) in ("since", "from") and not any(one.dep == "relcl" for one in token.ancestors())
            ]
        )
        if found:
            return found[0].id
    return None


def _range(mention: Mention) -> bool:
    """Whether a time gives both a beginning and an end: "from May 6 until May 20"."""
    value = mention.value
    words = mention.span.exact.lower().split()
    ahead = words[:1] in (["from"], ["between"]) and any(
        word in ("until", "till", "through", "to", "and") for word in words
    )
    return ahead and isinstance(value, TimeValue) and value.start is not None and value.end is not None


def _is_ended(token: Token) -> bool:
    """Whether a length is that of what is to end: "to end almost three decades of war"."""
    stop = lexicon()["stop"]
    return token.dep == "dobj" and token.head.lemma in stop and any(child.lower == "of" for child in token.children)


def _elsewhere(token: Token) -> bool:
    """Whether a length is that of something else than what is undertaken: "an eleven-year war", "his ten years in
    office", "the aid that has been paid for a decade", "has held for 138 days"."""
    words = lexicon()
    here = token
    for above in (token, *token.ancestors()):
        if above.dep in ("amod", "compound", "nmod", "nummod") and above.head.lemma in words["hostilities"]:
            return True
        if is_nominal(above) and above is here and any(child.dep == "poss" for child in above.children):
            return True
        if is_verbal(above):
            elapsed = any(child.dep == "aux" and child.lemma == "have" for child in above.children)
            if elapsed and above.lemma in words["hold"] | {"be", "continue"}:
                return True
            lasting = any(above.lemma in words[name] for name in ("hold", "begin", "end", "extend"))
            ahead = any(child.dep == "aux" and child.tag == "MD" for child in above.children)
            return above.dep == "relcl" and not lasting and not ahead
        if above.dep in ("nummod", "amod", "compound", "nmod", "quantmod", "punct"):
            here = above.head
    return False


def _of_talks(token: Token) -> bool:
    """Whether something is told of an encounter: what modifies its noun, or stands behind it with "of"."""
    for above in (token, *token.ancestors()):
        if above.dep in ("amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "punct"):
            if above.head.lemma in lexicon()["encounters"]:
                return True
            continue
        of = above.dep == "pobj" and above.head.lower == "of"
        return of and above.head.head.lemma in lexicon()["encounters"]
    return False


def _first(times: circumstances.Index, tokens: Sequence[Token]) -> str | None:
    found = times.all(tokens)
    # "midnight Moscow time on November 10" is told in two mentions: the day says more than the hour
    return (
        max(found, key=lambda one: (not _by_the_clock(one), len(one.span.exact), -one.span.start)).id if found else None
    )


def _by_the_clock(mention: Mention) -> bool:
    """Whether a time is only an hour, whose day is told beside it or not at all."""
    value = mention.value
    bare = not any(char.isdigit() for char in mention.span.exact.split(" ")[-1])
    hour = isinstance(value, TimeValue) and (value.hedge or "").endswith("local")
    return value is None or (hour and (not bare or mention.span.exact.lower().endswith(".m.")))


def _introducing(token: Token) -> str | None:
    first = lead(token)
    return first.head.lower if first.dep == "pobj" else None


def _limit(token: Token, told: Token) -> bool:
    """Whether a time is a limit: "until July 9", "by November 15", "which ends on July 9" beside what is told."""
    word = _introducing(token)
    before = lead(token).head if word in ("by", "before") else None
    above = before.head if before is not None else told
    ago = word == "before" and above.lemma.lower() in ("minute", "hour", "day", "week")  # "minutes before midnight"
    if before is not None and (above is told or ago) and before.i < told.i:
        return False  # "minutes before midnight A. agreed", "by this evening A. had agreed": that is when he did
    if word in lexicon()["until"] or word in lexicon()["deadline"]:
        return True
    later = lead(token).head.head if word == "than" else None
    if later is not None and later.lower == "later" and any(child.lower in ("no", "not") for child in later.children):
        return True  # "no later than November 16"
    verb = _verb_above(token)
    if verb is None or verb.lemma not in lexicon()["end"] or _introducing(token) == "of":
        return False
    return _about(verb) and (verb is not told or verb.tag in ("VBZ", "VBP", "VB"))


def _counted(token: Token) -> bool:
    """Whether a time is counted from what begins: "less than an hour after the truce began"."""
    verb = _verb_above(token)
    return (
        verb is not None
        and token.dep == "npadvmod"
        and any(
            child.lower in ("after", "before") and child.i > token.i and child.dep in ("mark", "prep")
            for child in verb.children
        )
    )


def _starts(token: Token) -> bool:
    """Whether a time is when an undertaking begins: "starting at noon", "that will take effect on Friday"."""
    if _introducing(token) in ("from", "since"):
        above = lead(token).head.head
        had = above.dep == "relcl" and any(child.dep == "aux" and child.lemma == "have" for child in above.children)
        return not (had and above.lemma not in lexicon()["hold"] | lexicon()["begin"] | lexicon()["observe"])
    if _introducing(token) == "of" and lead(token).head.head.lower == "as":
        return True  # "as of Saturday"
    if _introducing(token) == "of":
        # "the truce of October 10", but not what follows something: "a truce of its own two days after the flood"
        follows = any(
            child.lower in ("after", "before") for child in (*token.children, *lead(token).head.head.children)
        )
        verb_follows = any(
            child.lower in ("after", "before") and child.i == token.i + 1
            for above in token.ancestors()
            for child in above.children
        )
        return is_undertaking(lead(token).head.head) and not follows and not verb_follows
    verb = _verb_above(token)
    if verb is None:
        return False
    words = lexicon()
    if verb.lemma in words["begin"]:
        return _about(verb)
    return any(
        words["light"].get(f"{verb.lemma} {inner.lemma}") == "begin"
        for child in verb.children
        for inner in ((child, *child.kids("pobj")) if child.dep == "prep" else (child,))
    ) or (verb.lemma in words["stop"] and any(child.lemma in words["hostilities"] for child in _subjects(verb)))


def _about(verb: Token) -> bool:
    """Whether what begins or ends is an undertaking; "it" is what the clause above is about."""
    heads = _subjects(verb)
    if verb.dep in ("ROOT", "conj") and any(head.lower == "it" for head in heads):
        return True  # in a step, what the sentence before has told of
    if verb.dep == "advcl" and any(head.lower == "it" for head in heads):
        heads += [
            inner
            for head in _subjects(verb.head)
            for inner in (head, *(one for of in head.kids("prep") for one in of.kids("pobj")))
        ]
    if verb.tag == "VBG":  # "agreed to a truce starting at noon"
        heads += [inner for child in verb.head.children for inner in (child, *child.kids("pobj"))]
    return any(is_undertaking(head) or head.lemma in lexicon()["hostilities"] for head in heads)


def _subjects(verb: Token) -> list[Token]:
    found = verb_predicate(verb).heads("nsubj", "dobj")
    if verb.dep in ("relcl", "acl"):
        found.append(verb.head)
    return found


def _verb_above(token: Token) -> Token | None:
    for step, above in enumerate(token.ancestors()):
        if step > 6:
            return None
        if is_verbal(above) or above.pos == "AUX":
            return above
    return None


def _within(token: Token, below: Sequence[Token]) -> bool:
    """Whether a time belongs to what is undertaken and not to the act."""
    return any(token is other for other in below)


def _only_if(parse: Parse, roots: Sequence[Token]) -> Span | None:
    """ "but only if the troops leave": the parser may hang the clause on what is undertaken."""
    for root in roots:
        above = [root.head] if root.dep == "ccomp" and is_verbal(root.head) else []
        while above and above[-1].dep == "ccomp" and is_verbal(above[-1].head) and len(above) < 3:
            above.append(above[-1].head)
        for verb in (*above[:1], *root.kids("conj")):
            if _inverted(verb, root):
                told = [token for token in verb.subtree() if token.i > root.i and token.dep != "punct"]
                return parse.span_of([token for token in told if verb not in above or not _under(token, root)])
        for token in (root, *root.children, *above):
            for child in token.children:
                if child.lower == "soon" and child.kids("advcl") and is_verbal(token):
                    return parse.span_of(child.subtree())  # "would stop as soon as the enemy did"
                # "said that B. was ready to leave, if they paid": nobody says so on a condition
                if token in above and child.dep == "advcl" and child.i > root.i > token.i and root.head in above:
                    if any(_conditional(grand) for grand in child.children) and child.lemma not in ("ask", "need"):
                        return parse.span_of(child.subtree())
                if child.dep == "prep" and any(inner.lemma == "condition" for inner in child.kids("pobj")):
                    return parse.span_of(child.subtree())
                # "A. is ready, B. said, provided that ...": the condition is not of the saying
                within = token in above and not root.i < token.i < child.i
                kinds = ("conj",) if within else ("advcl", "prep", "conj")
                marked = child.lower != "at" and any(_conditional(grand) for grand in (child, *child.children))
                if child.dep in kinds and marked:
                    return parse.span_of(child.subtree())
    return None


def _inverted(verb: Token, told: Token) -> bool:
    """Whether a verb is a condition without "if": "A. offered a truce, should the troops leave". The parser may take
    it for the main clause."""
    first = next((child for child in verb.children if child.i > told.i and child.dep not in ("punct",)), None)
    subjects = verb.kids("nsubj")
    return (
        first is not None
        and first.dep == "aux"
        and first.lower in ("should", "were", "had")
        and bool(subjects)
        and told.i < first.i < subjects[0].i < verb.i
    )


def _under(token: Token, root: Token) -> bool:
    return token is root or token.is_below(root)


def _conditional(token: Token) -> bool:
    """Whether a word opens a condition: "if", "unless", "provided that", but not "provided aid"."""
    if token.lower in ("provided", "providing"):
        return not token.kids("dobj")
    return token.lower in lexicon()["conditional"] and token.dep != "pcomp"


def _purpose(parse: Parse, built: Predicate, heads: Sequence[Token], beside: Token | None) -> Span | None:
    words = lexicon()
    last = next(iter(reversed(built.token.kids("orphan"))), None)
    for child in built.token.kids("advcl") if last is beside or last is None else ():
        marks = [mark.lower for mark in child.kids("mark")]
        able = any(aux.dep == "aux" and aux.tag == "MD" for aux in child.children)
        opening = [token.lower for token in sorted(child.subtree(), key=lambda token: token.i)[:2]]
        if (marks[:2] == ["so", "that"] or opening == ["so", "that"]) and able and child.i > built.token.i:
            return words_of(parse, (child,))  # "for one of two days, so that the envoy could try again"
    for token in (built.token, *heads):
        for child in token.children:
            below = [child, *[inner for inner in child.children if inner.dep == "xcomp"]]
            for clause in below:
                infinitive = any(grand.tag == "TO" for grand in clause.children)
                if clause.lemma in words["monitoring"] and any(grand.dep == "auxpass" for grand in clause.children):
                    continue  # who is to watch over it, not what it is for
                if infinitive and is_verbal(clause) and clause.dep != "ccomp":
                    # "a truce of three days, to give the envoy time": what is undertaken is named, so this is what for
                    aimed = clause is child and any(is_undertaking(head) and head.i < clause.i for head in heads)
                    aimed = aimed and not any(clause.lemma in words[kind] for kind in ("begin", "end", "hold", "stop"))
                    if (aimed or clause.lemma in words["purpose"]) and not any(clause is head for head in heads):
                        return words_of(parse, (clause,))
    return None


def _mediators(parse: Parse, near: Sequence[Token]) -> tuple[Span, ...]:
    words = lexicon()
    found: list[Span] = []
    for token in near:
        named = token.lemma in words["brokering"] and token.tag == "VBN"
        if not named and token.lemma not in words["mediation"] and not token.lower.endswith(("-brokered", "-mediated")):
            continue
        if token.tag == "VBN":
            below = [
                child for child in token.children if child.dep in ("npadvmod", "compound", "agent", "nmod", "amod")
            ]
            if below or "-" in token.text:
                found.append(parse.span_of([token, *(inner for child in below for inner in child.subtree())]))
        elif "-" in token.text:
            found.append(parse.span(token.start, token.end))
        else:
            owned = [child for child in token.children if child.dep in ("poss", "amod", "compound", "prep")]
            if owned:
                found.append(parse.span_of([token, *(inner for child in owned for inner in child.subtree())]))
            elif lead(token).dep == "pobj" and lead(token).head.lower == "as":
                about = lead(token).head.head
                if is_nominal(about) and about.lemma not in words["roles"]:
                    found.append(circumstances.noun_phrase(parse, about))
    return tuple(dict.fromkeys(found))


def _monitors(parse: Parse, near: Sequence[Token], built: Predicate) -> tuple[Span, ...]:
    words = lexicon()
    found: list[Span] = []
    for token in near:
        if is_nominal(token) and token.lemma.lower() in words["monitors"]:
            found.append(circumstances.noun_phrase(parse, token))
    if built.token.lemma in words["monitoring"]:
        above = built.token.head  # "will deploy 900 guards to monitor the truce"
        found.extend(
            circumstances.noun_phrase(parse, other)
            for other in (above, *above.kids("dobj"))
            if other is not built.token and is_nominal(other) and other.lemma.lower() in words["monitors"]
        )
        found.extend(circumstances.noun_phrase(parse, head) for head in built.heads("nsubj") if is_nominal(head))
    beside = built.token.head.children if is_nominal(built.token) else []
    for token in (*near, *built.token.children, *beside):
        # "a ceasefire, to be watched by foreign observers"
        if token.lemma in words["monitoring"] and any(child.dep == "auxpass" for child in token.children):
            agents = [head for agent in token.kids("agent") for head in agent.kids("pobj")]
            found.extend(circumstances.noun_phrase(parse, head) for head in agents)
    return tuple(dict.fromkeys(found))
