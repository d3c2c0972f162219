"""A dossier built by hand, for the tests of the views: an invented truce, told by four invented outlets.

The Calder Post reprints the Harbour Wire. The outlets differ on purpose: on how long the call was, on what the pause
covers, on whether the coming meeting is sure, on the wording of a quote. Nothing here comes out of the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.model import (
    Actor,
    Amount,
    Authority,
    Block,
    Commitment,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Exchange,
    ExchangeSide,
    Fact,
    Incident,
    Instant,
    Meeting,
    Mention,
    Passage,
    PlaceValue,
    Position,
    Reading,
    Refusal,
    Relation,
    Report,
    Restriction,
    Slot,
    SlotValue,
    Span,
    Statement,
    Step,
    Story,
    Telling,
    Term,
    TimeValue,
    Verdict,
)

WIRE = """Norvale and Estmark pause attacks on dams

LAKE CITY - President Ada Lorne of Norvale and Premier Viktor Hale of Estmark spoke by phone for 40 \
minutes on Tuesday, both offices said.

Hale agreed to pause the shelling of dams along the Orr for 20 days, but refused a full ceasefire \
while Norvale's militia stays on the east bank.

Lorne proposed that the two states run the Tessel dam together. She called the talk “useful and blunt”.

Envoys might meet in Lake City next week, the mediator Sena Okoro said.

Hours later Norvale accused Estmark of shelling the village of Brae. Estmark denied it. \
The two sides had exchanged 60 and 58 prisoners on Monday.
"""

MERIDIAN = """Hour-long call brings a pause, and doubts

Ada Lorne and Viktor Hale talked for an hour on Tuesday, their first contact since the winter.

Estmark's premier accepted a 20-day halt to strikes on dams and rail bridges. A complete ceasefire he turned down.

“It was useful, blunt and overdue,” Lorne told reporters. She suggested joint management of Tessel’s dam.

Negotiators will meet in Lake City next week.

On Monday 118 prisoners came home, 60 of them to Norvale.
"""

SUND = """Pause on the Orr

Estmark will stop shelling dams for three weeks, Radio Sund has learned from an Estmark official.

Shells fell on Brae on Tuesday night, the village's mayor said; two people were hurt.
"""

NORVALE, ESTMARK, LORNE, HALE, OKORO = "norvale", "estmark", "ada-lorne", "viktor-hale", "sena-okoro"

ACTORS = (
    Actor(LORNE, "Ada Lorne", "person", None, "GOV", ("president",), ("Ada Lorne", "Lorne")),
    Actor(ESTMARK, "Estmark", "state", None, "GOV", (), ("Estmark",)),
    Actor(NORVALE, "Norvale", "state", None, "GOV", (), ("Norvale",)),
    Actor(OKORO, "Sena Okoro", "person", None, "IGO", ("mediator",), ("Sena Okoro",)),
    Actor(HALE, "Viktor Hale", "person", None, "GOV", ("premier",), ("Viktor Hale", "Hale")),
)


def blocks_of(text: str) -> tuple[Block, ...]:
    """One block for each stretch between empty lines; the first is the heading."""
    found, place = [], 0
    for piece in text.split("\n\n"):
        end = place + len(piece.rstrip("\n"))
        found.append(Block("heading" if not found else "paragraph", place, end))
        place += len(piece) + 2
    return tuple(found)


def report(id: str, outlet: str, text: str, published: Instant | None = None, **more: str | None) -> Report:
    path = more.get("path") or f"examples/orr/{id}.txt"
    return Report(
        id,
        path,
        outlet,
        more.get("title") or text.split("\n", 1)[0],
        published,
        None,
        more.get("url"),
        "en",
        text,
        blocks_of(text),
    )


def at(source: Report, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of ``words``. Raises ValueError where there is none."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    return Span(start, start + len(words), words)


WIRE_REPORT = report(
    "a1f0", "Harbour Wire", WIRE, Instant("2031-04-09T05:10Z", "minute"), url="https://wire.example/orr?a=1&b=2"
)
REPRINT = report("b2e1", "Calder Post", WIRE.replace("LAKE CITY - ", ""), Instant("2031-04-09T07:00Z", "minute"))
MERIDIAN_REPORT = report("c3d2", "The Meridian", MERIDIAN, Instant("2031-04-09", "day"))
SUND_REPORT = report("d4c3", "Radio Sund", SUND)
REPORTS = (WIRE_REPORT, REPRINT, MERIDIAN_REPORT, SUND_REPORT)
ORIGINS = {"a1f0": "o-a1f0", "b2e1": "o-a1f0", "c3d2": "o-c3d2", "d4c3": "o-d4c3"}

W, P, M, S = REPORTS
TAKEN_OVER = WIRE[WIRE.index("President Ada Lorne") : WIRE.index("Envoys might")].strip()
Told = Sequence[tuple[Report, str]]


def evidence(told: Told) -> tuple[Evidence, ...]:
    return tuple(Evidence(source.id, at(source, words)) for source, words in told)


def term(source: Report, words: str, value: object = None) -> Term:
    return Term(words, value, Evidence(source.id, at(source, words)))


def values(told: Sequence[tuple[Report, str, object, Relation]]) -> tuple[SlotValue, ...]:
    return tuple(
        SlotValue(value, words, source.id, at(source, words), relation) for source, words, value, relation in told
    )


def fact(
    id: str,
    summary: str,
    verdict: Verdict,
    told: Told,
    *,
    slots: tuple[Slot, ...] = (),
    story: str = "story-orr",
    **more: object,
) -> Fact:
    outlets = tuple(sorted({source.outlet for source, _ in told}))
    origins = tuple(sorted({ORIGINS[source.id] for source, _ in told}))
    telling = {source.id for source, _ in told}
    made = Fact(
        id,
        story,
        "event",
        summary,
        "CONSULT",
        None,
        (),
        (),
        (),
        "actual",
        "certain",
        verdict,
        outlets,
        origins,
        (),
        tuple(source.id for source in REPORTS if source.id not in telling),
        slots,
        evidence(told),
        tellings=tuple(Telling(source.id, "event", "e1") for source, _ in told),
    )
    return replace(made, **more)  # type: ignore[arg-type]


CALL_LENGTH = values(
    [
        (W, "for 40 minutes", {"low": 40, "high": 40, "unit": "minute"}, "equal"),
        (P, "for 40 minutes", {"low": 40, "high": 40, "unit": "minute"}, "equal"),
        (M, "for an hour", {"low": 1, "high": 1, "unit": "hour"}, "conflicts"),
    ]
)
PAUSE_SCOPE = values(
    [
        (W, "dams along the Orr", None, "equal"),
        (P, "dams along the Orr", None, "equal"),
        (M, "dams and rail bridges", None, "conflicts"),
    ]
)
PAUSE_LENGTH = values(
    [
        (W, "20 days", {"low": 20, "high": 20, "unit": "day"}, "equal"),
        (P, "20 days", {"low": 20, "high": 20, "unit": "day"}, "equal"),
        (M, "20-day", {"low": 20, "high": 20, "unit": "day"}, "equal"),
        (S, "three weeks", {"low": 3, "high": 3, "unit": "week"}, "conflicts"),
    ]
)
QUOTE = values(
    [
        (W, "useful and blunt", None, "equal"),
        (P, "useful and blunt", None, "equal"),
        (M, "useful, blunt and overdue", None, "conflicts"),
    ]
)
SURE = values(
    [(W, "might", "possible", "equal"), (P, "might", "possible", "equal"), (M, "will", "certain", "conflicts")]
)

FACTS = (
    fact(
        "f-call",
        "Ada Lorne and Viktor Hale spoke by phone",
        "disputed",
        [
            (W, "spoke by phone for 40 minutes on Tuesday"),
            (P, "spoke by phone for 40 minutes on Tuesday"),
            (M, "talked for an hour on Tuesday"),
        ],
        slots=(Slot("duration", "disputed", CALL_LENGTH),),
        mode="phone",
        actors=(LORNE, HALE),
        explanation=("same actors", "same day", "lengths differ"),
    ),
    fact(
        "f-pause",
        "Viktor Hale agreed to pause the shelling of dams",
        "disputed",
        [
            (W, "Hale agreed to pause the shelling of dams along the Orr for 20 days"),
            (P, "Hale agreed to pause the shelling of dams along the Orr for 20 days"),
            (M, "Estmark's premier accepted a 20-day halt to strikes on dams and rail bridges"),
            (S, "Estmark will stop shelling dams for three weeks"),
        ],
        slots=(Slot("duration", "disputed", PAUSE_LENGTH), Slot("scope", "disputed", PAUSE_SCOPE)),
        type="CONCEDE",
        mode="ceasefire",
        contexts=("military",),
        actors=(HALE, ESTMARK),
        recipients=(NORVALE,),
        realis="future",
    ),
    fact(
        "f-refusal",
        "Viktor Hale refused a full ceasefire",
        "corroborated",
        [(W, "refused a full ceasefire"), (P, "refused a full ceasefire"), (M, "A complete ceasefire he turned down")],
        type="REJECT",
        mode="yield",
        actors=(HALE,),
    ),
    fact(
        "f-proposal",
        "Ada Lorne proposed to run the Tessel dam together",
        "corroborated",
        [
            (W, "Lorne proposed that the two states run the Tessel dam together"),
            (P, "Lorne proposed that the two states run the Tessel dam together"),
            (M, "She suggested joint management of Tessel’s dam"),
        ],
        type="REQUEST",
        mode="change",
        actors=(LORNE,),
        recipients=(ESTMARK,),
    ),
    fact(
        "f-meeting",
        "Envoys meet in Lake City next week",
        "disputed",
        [
            (W, "Envoys might meet in Lake City next week"),
            (P, "Envoys might meet in Lake City next week"),
            (M, "Negotiators will meet in Lake City next week"),
        ],
        slots=(Slot("certainty", "disputed", SURE),),
        type="AGREE",
        realis="future",
        certainty="possible",
        authorities=(OKORO,),
    ),
    fact(
        "f-brae",
        "Shelling of Brae, alleged by Norvale",
        "corroborated",
        [
            (W, "accused Estmark of shelling the village of Brae"),
            (P, "accused Estmark of shelling the village of Brae"),
            (S, "Shells fell on Brae on Tuesday night"),
        ],
        type="ASSAULT",
        mode="heavy-weapons",
        actors=(ESTMARK,),
        authorities=(NORVALE,),
    ),
    fact(
        "f-exchange",
        "Norvale and Estmark exchanged prisoners",
        "corroborated",
        [
            (W, "exchanged 60 and 58 prisoners on Monday"),
            (P, "exchanged 60 and 58 prisoners on Monday"),
            (M, "On Monday 118 prisoners came home"),
        ],
        type="RETREAT",
        mode="release",
        actors=(NORVALE, ESTMARK),
    ),
    fact(
        "f-quote",
        "Ada Lorne on the talk: “useful and blunt”",
        "disputed",
        [
            (W, "She called the talk “useful and blunt”"),
            (P, "She called the talk “useful and blunt”"),
            (M, "“It was useful, blunt and overdue,” Lorne told reporters"),
        ],
        slots=(Slot("wording", "disputed", QUOTE),),
        kind="statement",
        type=None,
        actors=(LORNE,),
        authorities=(LORNE,),
    ),
    fact(
        "f-first",
        "The call was the first contact since the winter",
        "single",
        [(M, "their first contact since the winter")],
        actors=(LORNE, HALE),
    ),
    fact(
        "f-hurt",
        "Two people were hurt in Brae",
        "single",
        [(S, "two people were hurt")],
        type="ASSAULT",
        authorities=(),
    ),
)

DISAGREEMENTS = (
    Disagreement("f-call", "duration", "duration", CALL_LENGTH),
    Disagreement("f-pause", "duration", "duration", PAUSE_LENGTH),
    Disagreement("f-pause", "scope", "scope", PAUSE_SCOPE),
    Disagreement("f-meeting", "certainty", "certainty", SURE),
    Disagreement("f-quote", "wording", "wording", QUOTE),
)

COMMITMENTS = (
    Commitment(
        "c-pause",
        "A pause in the shelling of dams",
        "declaration",
        (HALE, ESTMARK),
        (NORVALE,),
        (term(W, "dams along the Orr"), term(M, "dams and rail bridges")),
        (),
        (term(W, "20 days"), term(S, "three weeks")),
        (),
        (term(W, "on Tuesday"),),
        (),
        (),
        (
            Position(
                HALE, "accepts", evidence([(W, "Hale agreed to pause the shelling of dams along the Orr for 20 days")])
            ),
        ),
        "agreed",
        ("f-pause",),
        FACTS[1].evidence,
    ),
    Commitment(
        "c-full",
        "A full ceasefire",
        "refusal",
        (HALE,),
        (),
        (),
        (),
        (),
        (term(W, "while Norvale's militia stays on the east bank"),),
        (),
        (),
        (),
        (
            Position(
                HALE, "refuses", evidence([(W, "refused a full ceasefire"), (M, "A complete ceasefire he turned down")])
            ),
        ),
        "refused",
        ("f-refusal",),
        FACTS[2].evidence,
    ),
)

INCIDENTS = (
    Incident(
        "i-brae",
        "Shelling of Brae",
        "ASSAULT",
        "heavy-weapons",
        (ESTMARK,),
        (term(W, "the village of Brae"),),
        (term(W, "Brae"),),
        (term(S, "on Tuesday night"),),
        (term(S, "two people were hurt", {"low": 2, "high": 2}),),
        (NORVALE,),
        (ESTMARK,),
        "c-pause",
        ("f-brae", "f-hurt"),
        FACTS[5].evidence,
    ),
)

EXCHANGES = (
    Exchange(
        "x-monday",
        "Exchange of prisoners",
        "prisoner",
        (NORVALE, ESTMARK),
        (
            ExchangeSide(ESTMARK, (term(W, "60", {"low": 60, "high": 60, "unit": "prisoner"}), term(M, "60"))),
            ExchangeSide(NORVALE, (term(W, "58"),)),
        ),
        "actual",
        ("f-exchange",),
        FACTS[6].evidence,
    ),
)

MEETINGS = (
    Meeting(
        "m-call",
        "Call of Ada Lorne and Viktor Hale",
        "held",
        "phone",
        (LORNE, HALE),
        (),
        (term(W, "on Tuesday"),),
        "certain",
        ("f-call",),
        FACTS[0].evidence,
    ),
    Meeting(
        "m-lake",
        "Envoys in Lake City",
        "possible",
        "in person",
        (),
        (term(W, "Lake City"),),
        (term(W, "next week"),),
        "possible",
        ("f-meeting",),
        FACTS[4].evidence,
    ),
)


def reading_of(source: Report) -> Reading:
    """A reading with one of each kind of thing, its spans wherever the report has its words."""
    if source is not M:
        return Reading(source, "0.1.0", "hand", (), (), (), ())
    mentions = (
        Mention("m1", "actor", at(M, "Ada Lorne"), LORNE, None, M.text.index("Lorne"), "name"),
        Mention("m2", "actor", at(M, "Viktor Hale"), HALE, None, M.text.index("Hale"), "name"),
        Mention("q1", "quantity", at(M, "an hour"), None, Amount("duration", 1.0, 1.0, "hour")),
        Mention("t1", "time", at(M, "Tuesday"), None, TimeValue("2031-04-08", None, "day")),
        Mention("t2", "time", at(M, "since the winter"), None, None),
        Mention("p1", "place", at(M, "Lake City"), None, PlaceValue("Lake City", "city", None, 10.5, -20.25, 7)),
    )
    quote = Statement(
        "s1",
        "direct",
        at(M, "Lorne", 1),
        LORNE,
        at(M, "told"),
        (at(M, "It was useful, blunt and overdue"),),
        (Authority(at(M, "Lorne", 1), LORNE),),
        None,
        (at(M, "It was useful, blunt and overdue,"),),
        "marks",
        0.93,
    )
    event = Event(
        "e1",
        at(M, "talked"),
        "CONSULT",
        "phone",
        (),
        ("m1", "m2"),
        (),
        "p1",
        "t1",
        ("q1",),
        "actual",
        "certain",
        None,
        clause=at(M, "Ada Lorne and Viktor Hale talked for an hour on Tuesday"),
        core=at(M, "talked for an hour on Tuesday"),
        theme=at(M, "their first contact"),
        scope=(at(M, "dams"),),
        excluded=(at(M, "rail bridges"),),
        duration="q1",
        condition=at(M, "next week"),
        object=at(M, "first contact"),
        apart=("e9",),
        found_by="lexicon",
    )
    narrowed = Restriction("x1", at(M, "complete"), at(M, "dams"), at(M, "A complete ceasefire he turned down"), "s1")
    step = Step(
        "p1",
        "accept",
        None,
        at(M, "accepted"),
        ("m2",),
        (),
        at(M, "a 20-day halt to strikes on dams and rail bridges"),
        at(M, "halt"),
        definite=False,
        time=None,
        begins=None,
        ends=None,
        duration="q1",
        condition=None,
        purpose=None,
        mediators=(),
        monitors=(),
        realis="actual",
        certainty="certain",
        statement=None,
        clause=at(M, "Estmark's premier accepted a 20-day halt to strikes on dams and rail bridges"),
    )
    return Reading(M, "0.1.0", "hand", ACTORS[:1] + ACTORS[4:], mentions, (quote,), (event,), (narrowed,), (step,))


def make_dossier() -> Dossier:
    """The whole invented account: 4 reports, 3 origins, one story, ten facts, five disagreements, one refused input."""
    story = Story(
        "story-orr",
        "Norvale and Estmark pause attacks on dams",
        tuple(r.id for r in REPORTS),
        tuple(f.id for f in FACTS),
    )
    return Dossier(
        tuple(reading_of(source) for source in REPORTS),
        dict(ORIGINS),
        ACTORS,
        (story,),
        FACTS,
        DISAGREEMENTS,
        COMMITMENTS,
        INCIDENTS,
        EXCHANGES,
        MEETINGS,
        (Refusal("examples/orr/blank.txt", "nothing in it but white space"),),
        (Passage(W.id, at(W, TAKEN_OVER), P.id, at(P, TAKEN_OVER), 1.0, ORIGINS[W.id]),),
    )


def hostile_dossier(words: str) -> Dossier:
    """One report whose title, outlet, path and text are all ``words``, with one fact that evidences the whole of it."""
    source = Report(
        "h0", words, words, words, None, None, "javascript:alert(1)", "en", words, (Block("paragraph", 0, len(words)),)
    )
    span = Span(0, len(words), words)
    slot = Slot(words or "slot", "single", (SlotValue(words, words, "h0", span),))
    only = Fact(
        "f0",
        "s0",
        "event",
        words,
        "CONSULT",
        None,
        (),
        (words,),
        (),
        "actual",
        "certain",
        "single",
        (words,),
        ("o0",),
        (words,),
        (),
        (slot,),
        (Evidence("h0", span),),
        explanation=(words,),
    )
    differs = Disagreement("f0", words, "wording", (slot.values[0], slot.values[0]))
    actor = Actor(words, words, "person", None, None)
    held = Meeting(
        "m0", words, "held", "phone", (words,), (Term(words, None, Evidence("h0", span)),), (), "certain", ("f0",), ()
    )
    return Dossier(
        (Reading(source, "0", words, (actor,), (), (), ()),),
        {"h0": "o0"},
        (actor,),
        (Story("s0", words, ("h0",), ("f0",)),),
        (only,),
        (differs,),
        (),
        (),
        (),
        (held,),
        (Refusal(words, words),),
    )


def big_dossier(reports: int, facts: int) -> Dossier:
    """A story of ``reports`` reports that all tell ``facts`` facts, each with two slots: for size and speed."""
    text = "\n\n".join(f"Party {n} told party {n + 1} on day {n % 28} of a plan for zone {n}." for n in range(facts))
    sources = [
        Report(f"r{n:03}", f"r{n:03}.txt", f"Outlet {n}", f"Title {n}", None, None, None, "en", text, blocks_of(text))
        for n in range(reports)
    ]
    made = []
    starts = [0]
    for _ in range(facts):
        starts.append(text.find("Party", starts[-1] + 1))
    for n in range(facts):
        start = starts[n]
        end = text.index(".", start)
        day = text.index("day", start)
        spans = [
            Span(start, end, text[start:end]),
            Span(day, day + 5, text[day : day + 5]),
            Span(start, start + 5, "Party"),
        ]
        slots = tuple(
            Slot(name, "single", tuple(SlotValue(n, span.exact, source.id, span) for source in sources))
            for name, span in (("time", spans[1]), ("actor", spans[2]))
        )
        made.append(
            Fact(
                f"f{n}",
                "s0",
                "event",
                f"Party {n} told party {n + 1} of a plan",
                "CONSULT",
                None,
                (),
                (),
                (),
                "actual",
                "certain",
                "corroborated",
                tuple(s.outlet for s in sources),
                tuple(s.id for s in sources),
                (),
                (),
                slots,
                tuple(Evidence(s.id, spans[0]) for s in sources),
            )
        )
    return Dossier(
        tuple(Reading(source, "0", "hand", (), (), (), ()) for source in sources),
        {s.id: s.id for s in sources},
        (),
        (Story("s0", "Plans", tuple(s.id for s in sources), tuple(f.id for f in made)),),
        tuple(made),
        (),
        (),
        (),
        (),
        (),
    )
