"""The circumstances of a predicate: where, when, how many, how long, on what condition, and the words that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from accord.model import Mention, Span
from accord.reading import deferring
from accord.reading.clauses import Predicate, is_verbal, lead, measured, vocabulary
from accord.reading.lexicon import object_classes, types
from accord.reading.positions import SUBJECTS
from accord.reading.reference import sums_up
from accord.reading.syntax import Parse, Token
from accord.reading.toponyms import vocabulary_of_places

__all__ = [
    "Index",
    "carried_theme",
    "clause",
    "condition",
    "continuation",
    "core",
    "dating",
    "is_interval",
    "noun_phrase",
    "object_of",
    "proposed_lengths",
    "reach",
    "scheduled",
    "scope",
    "theme_span",
]

CONTENTFUL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
# Classes of things that are told apart by their dates.
DATED = frozenset({"territory", "agreements", "ceasefires", "restrictions", "sanctions", "force_acts"})
OFFERS = frozenset({"AGREE", "REQUEST"})
MAX_REACH = 80  # tokens looked at from a trigger; longer sentences exist, but their far ends belong to other predicates


class Index:
    """Mentions of one kind by the offset of their head."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_head = {mention.head if mention.head >= 0 else mention.span.start: mention for mention in mentions}

    def has(self, token: Token) -> bool:
        """Whether a token heads one of the mentions."""
        return token.start in self._by_head

    def all(self, tokens: Sequence[Token]) -> list[Mention]:
        """The mentions that these tokens head, in text order."""
        found = [self._by_head[token.start] for token in tokens if token.start in self._by_head]
        return sorted(set(found), key=lambda mention: (mention.span.start, mention.span.end))

    def nearest(self, built: Predicate, tokens: Sequence[Token], prepositions: Sequence[str] | None) -> Mention | None:
        """The mention whose head is nearest to the predicate in the tree; with ``prepositions``, only one that they
        introduce."""
        best: tuple[int, int, Mention] | None = None
        centres = {built.token.i, *(other.i for other in built.merged)}
        if built.support is not None:
            centres.add(built.support.i)
        for token in tokens:
            mention = self._by_head.get(token.start)
            if mention is None:
                continue
            if prepositions is not None and not _introduced(token, prepositions):
                continue
            depth = next((step for step, above in enumerate(token.ancestors(), 1) if above.i in centres), MAX_REACH)
            key = (depth, abs(token.i - built.token.i))
            if best is None or key < best[:2]:
                best = (*key, mention)
        return best[2] if best else None

    def where(self, built: Predicate) -> Mention | None:
        """The place that a relative clause with "where" says something about: "the palace, where the two met"."""
        for verb in (built.support, built.token):
            if verb is not None and verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
                return self._by_head.get(verb.head.start)
        return None


def _introduced(token: Token, prepositions: Sequence[str]) -> bool:
    first = lead(token)
    if first.dep == "appos" and first.head.lower in vocabulary_of_places().words:
        first = lead(first.head)  # "near the capital Lima"
    if first.dep != "pobj":
        return first.dep in ("compound", "nmod", "advmod", "npadvmod", "poss")
    if first.head.lower in prepositions:
        return True
    # "in the market of Goma", "hit the market of Goma": a site that has no name says in which place it was
    site = lead(first.head.head)
    if first.head.lower != "of" or first.head.head.lower not in vocabulary_of_places().words:
        return False
    return (site.dep == "pobj" and site.head.lower in prepositions) or site.dep in ("dobj", "nsubjpass")


def reach(built: Predicate, triggers: set[int]) -> list[Token]:
    """The tokens that speak about a predicate: what hangs on it, on its support verb, and what it hangs on as a mere
    object, but not what hangs on another event's trigger below."""
    roots = [built.token, *built.merged, measured(built.token)]
    if built.support is not None:
        roots.append(built.support)
    own = {root.i for root in roots}
    found: list[Token] = []
    stack = list(roots)
    seen: set[int] = set()
    while stack and len(found) < MAX_REACH:
        token = stack.pop()
        if token.i in seen:
            continue
        seen.add(token.i)
        found.append(token)
        for child in token.children:
            if child.i in triggers and child.i not in own:
                # a trigger that is only the object or the complement passes its circumstances up: "agreed to pause ...
                # for 30 days"
                if child.dep not in ("xcomp", "prep") or child.i in own:
                    continue
            if child.dep in ("conj", "parataxis", "relcl", "ccomp") and (child.i in triggers or is_verbal(child)):
                continue
            if child.dep == "advcl" and (child.i in triggers or any(grand.dep == "mark" for grand in child.children)):
                continue
            stack.append(child)
    found.sort(key=lambda token: token.i)
    return found


def lasting(built: Predicate, kind: str) -> list[Token]:
    """The tokens of a relative clause that says how long an act took, told of its noun, or of another that names the
    act in the same breath: "held talks that went on for two days", "spoke in a call that lasted an hour"."""
    nouns = [token for token in (built.token, *built.merged) if token.pos == "NOUN"]
    if built.verbal:
        nouns += [
            noun
            for preposition in built.token.kids("prep")
            if preposition.lower in ("in", "during")
            for noun in preposition.kids("pobj")
            if kind in types(noun.lemma)
        ]
    found: list[Token] = []
    for clause in (child for noun in nouns for child in noun.kids("relcl")):
        if clause.lemma not in vocabulary()["lasting"] or clause.kids("neg"):
            continue
        below = [*clause.kids("dobj", "npadvmod", "attr", "dep")]
        below += [
            token
            for preposition in clause.kids("prep")
            if preposition.lower == "for"
            for token in preposition.kids("pobj")
        ]
        found.extend(below)
    return found


def is_interval(token: Token) -> bool:
    """Whether a token heads a length of time within which something has no like, and so not how long it took itself:
    "their first talks in nine years", "the worst raid in months", "met for the first time in a decade"."""
    first = lead(token)
    if first.dep != "pobj" or first.head.lower not in ("in", "for"):
        return False
    unlike = ("first", "only") if first.head.lower == "in" else ()  # "held their first talks for two days"
    above = first.head.head  # of "held the longest talks in years" the parser may hang "in" on the verb
    nouns = [above, *(noun for noun in above.kids("dobj", "attr") if noun.i < first.head.i)]
    singled = [child for noun in nouns for child in noun.children if noun is not above or child.i < above.i]
    return any(child.tag in ("JJS", "RBS") or child.lower in unlike for child in singled)


def scheduled(built: Predicate) -> list[Token]:
    """The tokens of a clause that says for when an act, told by its noun, is meant: "a meeting of the council, which
    has been called for Saturday", "an exchange of prisoners planned for Monday"."""
    nouns = [token for token in (built.token, *built.merged) if token.pos == "NOUN"]
    clauses = [
        clause
        for token in nouns
        for clause in token.kids("relcl")
        if clause.tag == "VBN" and clause.child("auxpass") is not None and not clause.kids("neg")
    ]
    clauses += [clause for token in nouns for clause in deferring.appointing(token)]
    return [
        below
        for clause in clauses
        for preposition in clause.kids("prep")
        if preposition.lower in ("for", "on")
        for below in preposition.kids("pobj")
    ]


def continuation(parse: Parse, token: Token) -> list[Token]:
    """The tokens of the next sentence that only says when or where an act, told by this word, is: "They were held in
    Lima", "It is to take place on Friday". What it was not is left out: "and not in Oslo"."""
    after = token.sent.i + 1
    if after >= len(parse.sentences) or parse.sentences[after].block != token.sent.block:
        return []
    subject = parse.sentences[after].tokens[0]
    if subject.lower not in ("it", "they") or subject.dep not in SUBJECTS:
        return []
    verb = subject.head
    while verb.lemma == "be" and (below := verb.child("xcomp")) is not None:
        verb = below
    if not _tells_when(verb) or verb.kids("neg", "agent"):
        return []
    found: list[Token] = []
    stack = [child for child in verb.children if child.dep in ("prep", "npadvmod", "advmod", "pobj")]
    while stack and len(found) < MAX_REACH:
        below = stack.pop()
        found.append(below)
        negated = any(child.dep == "neg" for child in below.children)
        stack += [] if negated else [c for c in below.children if c.dep not in ("relcl", "acl", "appos", "conj")]
    return sorted(found, key=lambda below: below.i)


def _tells_when(verb: Token) -> bool:
    """Whether a verb says of a happening no more than that it is: "held", "planned", "takes place", "occurred"."""
    if verb.lemma == "take":
        return any(child.lower == "place" for child in verb.kids("dobj"))
    passive = verb.tag == "VBN" and verb.child("auxpass") is not None
    return verb.lemma in ("occur", "happen") or (passive and verb.lemma in vocabulary()["completion"])


def proposed_lengths(built: Predicate, kind: str) -> list[Token]:
    """The tokens that say for how long what somebody proposes, agrees to or asks for is to be, where a clause
    of its own tells it: "proposed that both stop shooting for sixty days"."""
    if kind not in OFFERS or not built.verbal:
        return []
    return [
        below
        for clause in built.heads("ccomp")
        if not clause.kids("neg")
        for preposition in clause.kids("prep")
        if preposition.lower == "for"
        for below in preposition.kids("pobj")
    ]


def dating(built: Predicate, tokens: Sequence[Token]) -> list[Token]:
    """Of the tokens that speak about a predicate those that may say when it was: not what dates only a thing that it is
    about ("the sanctions imposed in 1966", "the lines of October 22", "the October 22 lines")."""
    moved = deferring.new_day(built.support or built.token)
    if moved is not None:  # "the talks of 6 June were postponed to 13 June"
        return [moved]
    own = {built.token.i, *(other.i for other in built.merged)}
    if built.support is not None:
        own.add(built.support.i)

    def of_a_thing(token: Token) -> bool:
        here = token
        for above in token.ancestors():
            if here.i in own:
                return False
            noun = above.pos == "NOUN" and above.i not in own
            if noun and (here.dep == "nmod" or (here.dep == "prep" and here.lower == "of")):
                return bool(DATED & object_classes(above.lemma.lower()))
            if noun and here.dep == "acl" and here.tag == "VBN":
                return True
            here = above
        return False

    return [token for token in tokens if not of_a_thing(token)]


def theme_span(parse: Parse, heads: Sequence[Token], trigger: Token) -> Span | None:
    """The words of a theme: from the first to the last token below its heads, without what lies on the trigger's other
    side."""
    tokens: list[Token] = []
    for head in heads:
        if head is trigger or trigger in head.ancestors() or head.sent is trigger.sent:
            above = {token.i for token in _path(trigger, head)}  # "two men | believed | to have been abducted"
            below = [token for token in head.subtree() if token is not trigger and trigger not in _path(token, head)]
            added = {one.i for token in below if token is not head and sums_up(parse, token) for one in token.subtree()}
            below = [token for token in below if token.i not in above and token.i not in added]
            if trigger.i in {token.i for token in below}:
                below = [head]
            tokens.extend(below)
    tokens = _trim(tokens)
    if not tokens:
        return None
    after = [token for token in tokens if token.i > trigger.i]
    before = [token for token in tokens if token.i < trigger.i]
    chosen = after if after and (not before or any(head.i > trigger.i for head in heads)) else before
    chosen = _trim(sorted(chosen, key=lambda token: token.i))
    described = any(token.lower == "those" and token.child("acl", "relcl") is not None for token in chosen)
    if not described and not any(token.pos in CONTENTFUL for token in chosen):
        return None  # "asked him to", "recommended it": what, is told elsewhere
    return parse.span_of(chosen)


def _path(token: Token, stop: Token) -> list[Token]:
    """The tokens strictly between a token and one above it."""
    found: list[Token] = []
    if token is stop:
        return found
    for above in token.ancestors():
        if above is stop:
            break
        found.append(above)
    return found


def _trim(tokens: list[Token]) -> list[Token]:
    tokens = sorted(tokens, key=lambda token: token.i)
    while tokens and tokens[0].pos in ("PUNCT", "SPACE") and tokens[0].text not in ("“", '"', "‘"):
        tokens = tokens[1:]
    while tokens and tokens[-1].pos in ("PUNCT", "SPACE") and tokens[-1].text not in ("”", '"', "’"):
        tokens = tokens[:-1]
    return tokens


def object_of(parse: Parse, heads: Sequence[Token]) -> Span | None:
    """The noun phrase, without determiner and of-phrase, that names what a theme is about: the first noun below its
    verbs.

    "to commit to a full ceasefire": full ceasefire; "that the state take ownership of the mine": ownership; a bare
    noun: itself.
    """
    token = heads[0] if heads else None
    for _ in range(6):
        if token is None:
            return None
        if token.pos in ("NOUN", "PROPN") and token.lemma not in vocabulary()["shells"]:
            break
        below = [
            child for child in token.children if child.dep in ("dobj", "xcomp", "ccomp", "nsubjpass", "attr", "pobj")
        ]
        below += [
            inner
            for child in token.children
            if child.dep in ("prep", "acl")
            for inner in child.kids("pobj", "pcomp", "dobj")
            if not _is_time(parse, inner)
        ]
        token = below[0] if below else (token if token.pos in ("NOUN", "PROPN") else None)
        if token is not None and not below:
            break
    if token is None:
        return None
    tokens = [
        token,
        *(child for child in token.children if child.dep in ("amod", "compound", "nmod") and child.i < token.i),
    ]
    tokens += [
        inner
        for child in tokens[1:]
        for inner in child.children
        if inner.dep in ("amod", "compound", "nmod", "conj") and inner.i < token.i
    ]
    return parse.span_of(tokens)


def _is_time(parse: Parse, token: Token) -> bool:
    """Whether a token belongs to a time ("to stop shooting at midnight"), which is no object."""
    entity = parse.entity_at.get(token.i)
    return entity is not None and entity.label in ("DATE", "TIME")


def scope(parse: Parse, heads: Sequence[Token]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The items that a theme covers, and those it excludes, each as a noun phrase.

    "attacks on A, B and C" covers A, B and C; "X, including Y" covers X and Y; "everything but Y" and "except Y"
    exclude Y.
    """
    items: list[Token] = []
    excluded: list[Token] = []
    stack = list(heads)
    seen: set[int] = set()
    while stack:
        token = stack.pop(0)
        if token.i in seen or len(seen) > 60 or _is_time(parse, token):
            continue
        seen.add(token.i)
        if token.pos in ("NOUN", "PROPN") and token.dep in (
            "dobj",
            "pobj",
            "conj",
            "nsubjpass",
            "nsubj",
            "attr",
            "appos",
        ):
            holder = any(
                child.dep == "prep"
                and child.lower in ("on", "against", "at", "of", "over", "to")
                and any(inner.lemma != "side" for inner in child.kids("pobj"))  # "every prisoner on either side"
                for child in token.children
            )
            if not holder or token.dep == "conj":
                items.append(token)
        for child in token.children:
            if child.dep == "prep" and child.lower in ("except", "excluding", "besides", "barring", "but"):
                for inner in child.kids("pobj"):
                    excluded.extend(inner.conjuncts())
            elif child.dep == "prep" and child.lower in (
                "on",
                "against",
                "at",
                "of",
                "over",
                "including",
                "concerning",
                "to",
                "covering",
                "regarding",
            ):
                stack.extend(inner for inner in child.kids("pobj", "pcomp") if inner.lemma != "side")
            elif (
                child.dep in ("dobj", "xcomp", "conj", "acl", "ccomp")
                and child.i not in seen
                and not (child.dep == "conj" and is_verbal(child))
            ):
                stack.append(child)
    spans = [noun_phrase(parse, token) for token in items]
    return tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(noun_phrase(parse, token) for token in excluded))


def noun_phrase(parse: Parse, head: Token) -> Span:
    """A noun with what modifies it from the left and its of-phrase."""
    tokens = [head]
    for child in head.children:
        if (
            child.dep in ("det", "amod", "compound", "nmod", "nummod", "poss", "advmod", "quantmod", "predet")
            and child.i < head.i
        ):
            tokens.extend(child.subtree())
        elif (child.dep == "prep" and child.lower == "of") or (child.dep == "nummod" and child.i == head.i + 1):
            tokens.extend(child.subtree())  # "the use of force", "Articles 2 and 3"
    tokens = _trim(tokens)
    return parse.span_of(tokens)


def condition(parse: Parse, built: Predicate) -> Span | None:
    """The words of a condition on a predicate, or on what it contains: an if-, unless-, until- or provided-clause."""
    roots = [*built.heads("xcomp", "ccomp"), built.token]
    if built.support is not None:
        roots.append(built.support)
    above = built.token
    while above.dep in ("xcomp", "ccomp") and above.head is not above and len(roots) < 6:
        above = above.head  # "if it holds, X is to regain control": the clause hangs on "is"
        if above.lemma == "be" or above.lemma in vocabulary()["raising"]:
            roots.append(above)
    for root in roots:
        for child in root.children:
            if child.dep == "advcl":
                mark = next((grand for grand in child.children if grand.lower in vocabulary()["conditional"]), None)
                if mark is not None or child.lemma in ("provide", "assume", "suppose"):
                    return parse.span_of(_trim(child.subtree()))
                only = [
                    grand
                    for grand in child.children
                    if grand.lower in ("only", "once", "after") and grand.dep in ("advmod", "mark")
                ]
                if any(grand.lower == "only" for grand in only):
                    return parse.span_of(_trim(child.subtree()))
            if (
                child.dep == "prep"
                and child.lower in ("after", "if", "unless", "upon")
                and any(grand.lower == "only" for grand in (*child.children, *root.children))
            ):
                return parse.span_of(_trim(child.subtree()))
            if child.dep == "prep" and child.lower == "on":
                for inner in child.kids("pobj"):
                    if inner.lemma == "condition":
                        return parse.span_of(_trim(child.subtree()))
    return None


def clause(parse: Parse, built: Predicate, longest: int) -> Span:
    """The words that tell an event: its predicate's subtree with its support verb's, without clauses coordinated to
    it."""
    root = _told_by(built)
    tokens = [root]
    stack = list(root.children)
    while stack:
        token = stack.pop()
        if token.dep in ("conj", "parataxis") and token.head is root and is_verbal(token):
            continue
        if (
            token.head is root
            and token.i < root.i
            and (
                token.dep in ("cc", "mark", "preconj")
                or (token.dep == "advmod" and token.lower in vocabulary()["connective"])
            )
        ):
            continue
        if token.dep == "cc" and token.head is root:
            continue
        another = token.i > built.token.i and (
            _tells_another(token) or _opens_another(parse, token, root) or sums_up(parse, token)
        )
        if another and not _counted_from(parse, token):
            continue
        tokens.append(token)
        stack.extend(token.children)
    if root.dep == "pobj" and root.head.lower == "without":
        tokens.append(root.head)  # what is told is that there was none
    last = max((token.i for token in tokens), default=root.i)
    tokens = _trim([token for token in tokens if token.i <= last])
    if len(tokens) > longest:
        middle = next((index for index, token in enumerate(tokens) if token.i >= root.i), 0)
        low = max(0, middle - longest // 2)
        tokens = _trim(tokens[low : low + longest])
    return parse.span_of(tokens or [built.token])


def _told_by(built: Predicate) -> Token:
    """The head of the clause that tells a predicate: its support verb, or the verb that says whether it will be ("are
    set to meet")."""
    root = built.support if built.support is not None else built.token
    if not is_verbal(root) and root.pos != "AUX":
        return root
    while (
        root.dep == "xcomp"
        and root.head is not root
        and (root.head.lemma == "be" or root.head.lemma in vocabulary()["raising"])
    ):
        root = root.head
    return root


def _counted_from(parse: Parse, token: Token) -> bool:
    """Whether a clause says from when a length of time counts: "two years after the scheme begins"."""
    mark = token.child("mark")
    if mark is None or mark.i == 0 or mark.lower not in ("after", "before"):
        return False
    length = parse.tokens[mark.i - 1]
    return length.dep == "npadvmod" and length.head is token.head and length.child("nummod") is not None


def _tells_another(token: Token) -> bool:
    """Whether a clause to the right of a trigger has a happening of its own: "..., while B struck", "..., with C
    accusing D", "which ..."."""
    if token.dep == "relcl":
        return any(child.dep == "punct" for child in token.head.children) or token.tag in ("VBD", "VBZ")
    if token.dep == "advcl":
        mark = next(
            (
                child
                for child in token.children
                if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB")
            ),
            None,
        )
        return mark is not None and mark.lower not in vocabulary()["conditional"]
    if token.dep == "prep" and token.lower in ("with", "without", "despite"):
        return any(child.dep == "pcomp" and child.kids("nsubj", "nsubjpass") for child in token.children)
    return False


def _opens_another(parse: Parse, token: Token, root: Token) -> bool:
    """Whether a noun, or the conjunction before it, belongs to the clause behind: "freed 28 men and the two sides will
    talk", where the parser coordinates the sides with the men and "talk" with "freed". Two coordinations take two
    conjunctions; the one that there is joins the clauses, and the noun is the subject of the second."""
    noun = token
    if token.dep == "cc":
        noun = next((one for one in token.head.children if one.dep == "conj" and one.i > token.i), token)
    if noun.dep != "conj" or noun.tag[:2] not in ("NN", "PR"):
        return False
    inside = [one.i for one in noun.subtree()]
    verb = next((one for one in root.children if one.dep == "conj" and one.i > max(inside)), None)
    if verb is None or verb.kids("nsubj", "nsubjpass", "csubj", "expl"):
        return False
    helped = any(one.dep in ("aux", "auxpass") and one.tag in ("MD", "VBD", "VBZ", "VBP") for one in verb.children)
    joining = parse.tokens[min(inside) - 1]
    return (
        (helped or verb.tag in ("VBD", "VBZ", "VBP"))
        and min([verb.i, *(one.i for one in verb.children)]) == max(inside) + 1
        and joining.dep == "cc"
        and joining.head is noun.head
    )


def core(parse: Parse, built: Predicate, told: Span) -> Span | None:
    """The part of a clause that a summary needs behind the actors' names: from the verb group on, or the noun without
    its owner.

    None where the names can't just be put in front: a passive, or a verb whose subject is written out and is not the
    actor's.
    """
    root = _told_by(built)
    if not is_verbal(root) and root.pos != "AUX":
        owned = {token.i for child in root.children if child.dep in ("poss", "det") for token in child.subtree()}
        tokens = _trim([token for token in parse.tokens_in(told.start, told.end) if token.i not in owned])
        return parse.span_of(tokens) if tokens else None
    raised = root is not built.token and root is not built.support
    if not raised and (built.passive or any(child.dep in ("expl", "auxpass") for child in root.children)):
        return None
    if not built.verbal and built.token.i < root.i:
        return parse.span(min(told.start, built.token.start), told.end)  # "strikes continued overnight"
    start = min(
        [root.i, *(child.i for child in root.children if child.dep in ("aux", "neg", "auxpass") and child.i < root.i)]
    )
    tokens = _trim([token for token in parse.tokens_in(told.start, told.end) if token.i >= start])
    return parse.span_of(tokens) if tokens else None


def carried_theme(built: Predicate, themes: Mapping[int, tuple[Token, ...]]) -> tuple[Token, ...]:
    """What a noun in an adjunct is about when it does not say: "despite backing from A, the plan was rejected" backs
    the plan."""
    if built.verbal:
        return ()
    first = lead(built.token)
    if first.dep == "pobj" and first.head.dep == "prep" and first.head.lower in vocabulary()["concessive"]:
        return themes.get(first.head.head.i, ())
    return ()
