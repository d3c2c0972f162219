"""The account for a terminal: what one can read in two minutes, then the table of who tells what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accord.comparing.balance import without_halves
from accord.model import Commitment, Dossier, Evidence, Exchange, ExchangeSide, Incident, Meeting, Term
from accord.views import affected, figures, synopsis
from accord.views.arrange import DOUBTFULLY, PARTING, STATES, Account, DisagreementLine, FactLine, Source, StoryPart
from accord.views.wording import clean, count, cut, listed

__all__ = ["account"]

NARROWEST = 40
# Two minutes are some 500 words. What one origin alone tells is most of every account: a few of it stand in each
# section, the table has the rest; and of the process the best known in full, the rest in a line each.
SINGLES_SHOWN = 3
FOLLOWED_SHOWN = 3
SINGLES_SHOWN_ALONE = 8  # where there is but one origin to tell anything
CARDS_SHOWN = 4
LINES_SHOWN = 1
ROWS_SHOWN = 120
FIGURES_SHOWN = 8  # rows of numbers of one thing
NUMBERS_SHOWN = 6  # of each kind of people affected
SIDES_SHOWN = 6
SIDE_BY_SIDE = 10
TERMS_SHOWN = 3
LEAST_SHARE = 0.5  # of the width; what is told on its line has at least this, or goes on in the next
SOURCES_SHOWN = 40
STANCES = {
    "proposes": "proposed by",
    "backs": "backed by",
    "accepts": "accepted by",
    "open to it": "open to it:",
    "conditional": "on conditions:",
    "refuses": "refused by",
}
# Of a refusal the others' stances are to what was refused.
TOWARDS_REFUSED = {
    "proposes": "refused, but proposed by",
    "backs": "refused, but backed by",
    "accepts": "refused, but accepted by",
    "open to it": "refused, but open to it:",
}
# What an amount that comes to another one follows, or begins with.
_FURTHER = re.compile(r"\b(?:additional|another|further|extra)\s+(?:\S+\s)?$", re.IGNORECASE)
LONGEST_LABEL = 14  # where an outlet has a longer name, all of them are told by their letters

_MARK = {
    "corroborated": ("●", "green"),
    "doubtful": ("◌", "green"),
    "disputed": ("◐", "yellow"),
    "single": ("○", "dim"),
}

_Card = tuple[str, str, str, list[tuple[str, str]]]  # kind, standing, summary, rows of (name, text)


def account(dossier: Dossier, *, width: int = 100, colour: bool, hint: str = "") -> str:
    """The account as lines of at most ``width`` columns (40 at least), with ANSI colours where ``colour`` is true.

    ``hint``: what is said at the top where a story follows another: how to compare the two as one, where one can.
    Raises SpanError where a span's words are not its report's.
    """
    page = _Page(Account(dossier), max(width, NARROWEST), colour)
    page.head()
    stories = page.account.stories
    if hint and any(part.follows for part in stories):
        page.hint(hint)
    for part in stories:
        page.story(part)
    page.corrections()
    page.refused()
    return page.text()


class _Page:
    def __init__(self, account: Account, width: int, colour: bool) -> None:
        self.account = account
        self.width = width
        self.colour = colour
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def text(self) -> str:
        """All that was printed, without spaces at line ends."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().split("\n")).strip("\n") + "\n"

    def _print(self, thing: RenderableType = "", indent: int = 0) -> None:
        self._console.print(Padding(thing, (0, 0, 0, indent)) if indent else thing)

    def _heading(self, title: str) -> None:
        self._print()
        self._print(Text(title.upper(), "bold cyan"))

    # --- the whole ---

    def head(self) -> None:
        found, verdicts = self.account, self.account.verdicts()
        total = sum(verdicts.values())
        self._print(
            Text.assemble(
                ("Accord", "bold"),
                f"  {count(len(found.sources), 'report')}, {count(found.outlets, 'outlet')}, "
                f"{count(found.origins, 'origin')}; {count(total, 'fact')}: ",
                f"{found.counted()}.",
            )
        )
        self._print(Text("Who reports what, in whose words. Not a judgement of what is true.", "dim"))

    def hint(self, words: str) -> None:
        self._print(Text(words, "dim"))

    def story(self, part: StoryPart) -> None:
        self._print()
        title = cut(part.story.title, self.width) or "Untitled story"
        self._print(Text(title, "bold"))
        self._print(Text("=" * cell_len(title), "dim"))
        if part.headline_of:
            self._print(Text(cut(part.headline_of, self.width), "dim"))
        for earlier in part.follows[:FOLLOWED_SHOWN]:
            self._print(Text(cut(f"follows: {earlier.title or 'Untitled story'}", self.width), "dim"))
        self._sources(part.sources)
        self._account(part)
        self._disagreements(part.disagreements)
        self._synopsis(part)
        self._affected(part)
        self._figures(part)
        self._process(part)
        self._matrix(part)

    def corrections(self) -> None:
        said = self.account.corrections()
        if said:
            self._heading("Corrections")
            self._review(said, 0)

    def _review(self, said: Iterable[str], indent: int) -> None:
        for line in said:
            self._print(Text(f"✎ {line}", "magenta"), indent)

    def refused(self) -> None:
        if self.account.refused:
            self._heading("Not read")
            for refusal in self.account.refused:
                self._print(Text.assemble(("✗ ", "red"), clean(refusal.path), (f"  {clean(refusal.error)}", "dim")))

    # --- who reports ---

    def _sources(self, sources: Sequence[Source]) -> None:
        shared = {origin for origin, n in Counter(source.origin for source in sources).items() if n > 1}
        shown = sources[:SOURCES_SHOWN]
        wide = min(max((cell_len(source.label) for source in shown), default=0), self.width // 3)
        for source in shown:
            row = Text.assemble((source.letter.ljust(len(shown[-1].letter) + 2), "bold"))
            row.append(set_cell_size(source.label, wide) + "  ")
            origin = f"origin {source.origin}" + (" (shared)" if source.origin in shared else "")
            row.append("  ".join(filter(None, (origin, source.day, clean(source.report.title or "")))), "dim")
            row.truncate(self.width, overflow="ellipsis")
            self._print(row)
        if len(sources) > SOURCES_SHOWN:
            self._print(Text(f"and {len(sources) - SOURCES_SHOWN} more", "dim"))

    # --- the account ---

    def _account(self, part: StoryPart) -> None:
        self._heading("The account")
        if not part.lines:
            self._print(Text("Nothing was found that these reports tell.", "dim"))
        for title, told in part.sections:
            lines = [line for line in told if not line.again]
            if not lines:
                continue
            self._print(Text(title, "bold"))
            singles = [line for line in lines if line.fact.verdict == "single"]
            left = SINGLES_SHOWN - (len(singles) < len(lines)) if part.origins > 1 else SINGLES_SHOWN_ALONE
            for line in lines:
                if line.fact.verdict != "single":
                    self._fact(line)
            for line in singles[:left]:
                self._single(line, alone=len(part.sources) == 1)
            if len(singles) > left:
                self._print(Text(f"… and {len(singles) - left} more from one origin only: see the table", "dim"), 2)

    def _fact(self, line: FactLine) -> None:
        """A fact of several origins: its summary in two lines at most, who tells it, and another outlet's words."""
        mark, style = _MARK[line.standing]
        said = Text.assemble((mark, style), " ", (cut(line.summary, 2 * self.width - 40), "bold"))
        if line.tags:
            said.append(f" [{', '.join(line.tags)}]", "italic")
        notes = [line.support]
        if line.disputed:
            notes.insert(0, f"{PARTING[line.fact.verdict == 'disputed']}: {', '.join(line.disputed)}")
        if line.authority:
            notes.append(line.authority)
        said.append(f"  {'; '.join(notes)}", style if mark == "◐" else "dim")
        self._hanging(said, 2)
        if line.best and line.disputed != ("wording",):  # whose words stand side by side further down
            label = self._short(self.account.source_of[line.best.report])
            room = max(20, self.width - cell_len(label) - 6)
            self._print(Text(f"{label}: {cut(without_halves(clean(line.best.span.exact)), room)}", "dim"), 4)
        self._review(line.review, 4)

    def _single(self, line: FactLine, *, alone: bool) -> None:
        """A fact that one origin tells, in one line, or in two where little of it would be left; where there is but one
        report, without saying whose."""
        mark, style = _MARK[line.fact.verdict]
        tags = f" [{', '.join(line.tags)}]" if line.tags else ""
        told = {item.report for item in line.fact.evidence}
        only = [self._short(self.account.source_of[name]) for name in sorted(told) if name in self.account.source_of]
        notes = [] if alone else [f"only {only[0]}" if len(only) == 1 else line.support]
        if line.disputed:
            notes.append(f"{PARTING[False]}: {', '.join(line.disputed)}")
        if line.word:
            notes.append(line.word)
        behind = f"  {'; '.join(notes)}" if notes else ""
        room = self.width - 4 - cell_len(tags + behind)
        wraps = room < min(cell_len(line.summary), LEAST_SHARE * self.width)
        said = Text.assemble((mark, style), " ", cut(line.summary, room + self.width - 4 if wraps else room))
        if wraps:
            self._hanging(said.append(tags, "italic").append(behind, "dim"), 2)
        else:
            said.truncate(self.width - 2 - cell_len(tags + behind), overflow="ellipsis")  # for signs of double width
            self._print(said.append(tags, "italic").append(behind, "dim"), 2)
        self._review(line.review, 4)

    def _short(self, source: Source) -> str:
        """A report's name where all have short ones, else its letter: the two mixed read like two kinds of things."""
        short = all(cell_len(one.label) <= LONGEST_LABEL for one in self.account.sources)
        return source.label if short else source.letter

    def _hanging(self, text: Text, indent: int) -> None:
        if not indent:
            self._print(text)
            return
        table = Table.grid(padding=0)
        table.add_column(width=indent)
        table.add_column(overflow="fold")
        table.add_row("", text)
        self._print(table)

    # --- where they part ---

    def _disagreements(self, disagreements: Sequence[DisagreementLine]) -> None:
        if not disagreements:
            return
        self._heading("Where the reports part")
        told = False
        for (doubtful, fact), group in groupby(disagreements, key=lambda item: (item.doubtful, item.disagreement.fact)):
            items = list(group)
            if doubtful and not told:
                told = True
                self._print(Text(f"Less sure. {DOUBTFULLY}", "dim"))
            line = items[0].fact
            self._print(Text(cut(line.summary if line else fact, self.width), "bold"))
            for item in items:
                self._sides(item)

    def _sides(self, item: DisagreementLine) -> None:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=11, no_wrap=True)
        table.add_column(max_width=max(LONGEST_LABEL, self.width // 3), overflow="fold")
        table.add_column(overflow="fold")
        for number, side in enumerate(item.sides[:SIDES_SHOWN]):
            words = Text()
            for piece in side.pieces:
                bare = piece.text.strip()
                if piece.differs and bare and not self.colour:  # the space around a marked piece is not part of it
                    words.append(piece.text.replace(bare, f"‹{bare}›"))
                else:
                    words.append(piece.text, "bold underline" if piece.differs else "")
            words.truncate(2 * self.width, overflow="ellipsis")
            if side.word:
                words.append(f" - {side.word}", "dim")
            kind = Text(item.disagreement.kind if number == 0 else "", "yellow")
            again = number > 0 and side.sources == item.sides[number - 1].sources
            outlets = "" if again else listed(self._short(source) for source in side.sources)
            table.add_row(kind, Text(outlets, "dim"), words)
        self._print(table, 2)
        if len(item.sides) > SIDES_SHOWN:
            self._print(Text(f"and {len(item.sides) - SIDES_SHOWN} more wordings", "dim"), 15)
        self._review(item.review, 4)

    # --- side by side ---

    def _synopsis(self, part: StoryPart) -> None:
        """By matter the sentences of the reports, what parts marked."""
        if not part.synopsis:
            return
        self._heading("Side by side")
        self._print(Text(synopsis.CAVEAT, "dim"))
        likely = [line for line in part.synopsis if not line.perhaps]
        for line in likely[:SIDE_BY_SIDE]:
            self._print()
            if line.tags:
                self._print(Text(f"[{', '.join(line.tags)}]", "italic"))
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(max_width=max(LONGEST_LABEL, self.width // 3), overflow="fold")
            table.add_column(overflow="fold")
            for side in line.sides:
                words = Text()
                for piece in side.pieces:
                    words.append(piece.text, "bold" if piece.differs else "")
                words.truncate(4 * self.width, overflow="ellipsis")
                table.add_row(self._told(side.evidence), words)
            self._print(table)
        if (rest := len(part.synopsis) - len(likely[:SIDE_BY_SIDE])) > 0:
            self._print()
            self._print(Text(f"… and {rest} more: see the page, or synopsis in the JSON", "dim"))

    # --- how many people ---

    def _affected(self, part: StoryPart) -> None:
        """By kind every number with who gives it and the words around it."""
        if not part.affected:
            return
        self._heading("How many people")
        self._print(Text(affected.CAVEAT, "dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=max(len(kind) for kind, _ in part.affected), no_wrap=True)
        table.add_column(max_width=max(LONGEST_LABEL, self.width // 4), overflow="fold")
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        for kind, every in part.affected:
            for number, one in enumerate(every[:NUMBERS_SHOWN]):
                words = Text(cut(one.clause, self.width), "dim")
                for tag in one.tags:
                    words.append(f" [{tag}]", "italic")
                table.add_row(Text(kind if not number else "", "cyan"), one.words, self._told(one.evidence), words)
            if len(every) > NUMBERS_SHOWN:
                table.add_row("", Text(f"and {len(every) - NUMBERS_SHOWN} more", "dim"), "", "")
        self._print(table)

    # --- how much and how many ---

    def _figures(self, part: StoryPart) -> None:
        """The numbers of one thing under what they are of, each with who gives it and the words around it."""
        if not part.figures:
            return
        self._heading("How much and how many")
        self._print(Text(figures.CAVEAT, "dim"))
        shown = part.figures[:FIGURES_SHOWN]
        every = [one for row in shown for one in row.numbers]
        longest = min(max(len(one.words) for one in every), max(LONGEST_LABEL, self.width // 4))
        letters = max(len(self._told(one.evidence)) for one in every)
        for row in shown:
            what = Text(row.what, "cyan")
            for tag in row.tags:
                what.append(f" [{tag}]", "italic")
            self._print(what)
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(width=longest, overflow="fold")
            table.add_column(width=min(letters, self.width // 4), overflow="fold")
            table.add_column(overflow="fold")
            for one in row.numbers:
                table.add_row(one.words, self._told(one.evidence), Text(cut(one.clause, self.width), "dim"))
            self._print(table, 2)
        if (rest := len(part.figures) - FIGURES_SHOWN) > 0:
            self._print(Text(f"… and {rest} more: see the page, or figures in the JSON", "dim"))

    # --- the process ---

    def _process(self, part: StoryPart) -> None:
        if not (part.commitments or part.incidents or part.exchanges or part.meetings):
            return
        self._heading("The process")
        self._cards([self._commitment(item) for item in part.commitments])
        self._cards([self._incident(item) for item in part.incidents])
        self._cards([self._exchange(item) for item in part.exchanges])
        self._cards([self._meeting(item) for item in part.meetings])

    def _cards(self, cards: Sequence[_Card]) -> None:
        """The first in full, those after them in a line each, the rest as a number."""
        for number, (kind, standing, summary, rows) in enumerate(cards[: CARDS_SHOWN + LINES_SHOWN]):
            head = Text.assemble(
                (kind, "cyan"), (f" · {standing}" if standing else "", "magenta"), "  ", (summary, "bold")
            )
            head.truncate(self.width, overflow="ellipsis")
            self._print(head)
            told = "; ".join(f"{name} {text}" for name, text in rows if text)
            if told and number < CARDS_SHOWN:
                self._hanging(Text(told, "dim"), 2)
        if len(cards) > CARDS_SHOWN + LINES_SHOWN:
            self._print(Text(f"… and {len(cards) - CARDS_SHOWN - LINES_SHOWN} more", "dim"), 2)

    def _terms(self, terms: Iterable[Term], summary: str = "") -> str:
        """Terms with the letters of the reports that word them so, the first in full and of the rest the number; none
        where the summary has them all."""
        lines = self.account.terms(terms)
        if all(line.text.casefold() in summary.casefold() for line in lines):
            return ""
        told = " / ".join(
            f"{cut(line.text, self.width)} ({self._letters(line.sources)})" for line in lines[:TERMS_SHOWN]
        )
        return told if len(lines) <= TERMS_SHOWN else f"{told} and {len(lines) - TERMS_SHOWN} more"

    def _amounts(self, terms: Sequence[Term]) -> str:
        """Amounts that somebody gave: what one report tells of as further ("an additional 22") comes to the rest, what
        else differs is another telling of it."""
        first = [term for term in terms if not self._further(term)]
        more = [term for term in terms if term not in first] if first else []
        return " and ".join(filter(None, (self._terms(first or terms), self._terms(more))))

    def _further(self, term: Term) -> bool:
        span, report = term.evidence.span, self.account.source_of[term.evidence.report].report
        return bool(_FURTHER.search(f"{report.text[max(0, span.start - 24) : span.start]}{term.text.split()[0]} "))

    def _named(self, actors: Iterable[str], summary: str = "") -> str:
        """Actors' names; none where the summary has them all."""
        ids = list(actors)
        known = all(self.account.name(actor).casefold() in summary.casefold() for actor in ids)
        return "" if known else self.account.named(ids)

    def _letters(self, sources: Sequence[Source]) -> str:
        letters = [source.letter for source in sources]
        return " ".join(letters if len(letters) <= 6 else [*letters[:5], f"+{len(letters) - 5}"])

    def _told(self, evidence: Sequence[Evidence]) -> str:
        found = {item.report: self.account.source_of[item.report] for item in self.account.in_order(evidence)}
        return self._letters(list(found.values()))

    def _positions(self, item: Commitment) -> Iterator[tuple[str, str]]:
        """Stances with all that take them."""
        positions = self.account.positions(item)
        for stance, words in STANCES.items():
            same = [position for position in positions if position.stance == stance]
            if same:
                told = self._told([evidence for position in same for evidence in position.evidence])
                names = self.account.named(position.actor for position in same)
                shown = TOWARDS_REFUSED.get(stance, words) if item.kind == "refusal" else words
                yield shown, f"{names} ({told})" if told else names

    def _commitment(self, item: Commitment) -> _Card:
        summary = clean(item.summary)
        rows = [
            ("by", self._named(item.parties, summary)),
            ("to", self._named(item.addressees, summary)),
            ("covers", self._terms(item.scope, summary)),
            ("leaves out", self._terms(item.excluded, summary)),
            ("for", self._terms(item.duration, summary)),
            ("if", self._terms(item.conditions, summary)),
            ("declared", self._terms(item.declared, summary)),
            ("in effect", self._terms(item.effective, summary)),
            ("ends", self._terms(item.ends, summary)),
            *self._positions(item),
        ]
        return item.kind.capitalize(), item.standing, summary, rows

    def _incident(self, item: Incident) -> _Card:
        summary = clean(item.summary)
        breach = next((other.summary for other in self.account.dossier.commitments if other.id == item.breach_of), "")
        rows = [
            ("laid to", self._named(item.perpetrators, summary)),
            ("alleged by", self.account.named(item.alleged_by)),
            ("denied by", self.account.named(item.denied_by)),
            ("target", self._terms(item.targets, summary)),
            ("where", self._terms(item.place, summary)),
            ("when", self._terms(item.time, summary)),
            ("casualties", self._terms(item.casualties, summary)),
            ("would breach:", cut(breach, self.width - 20)),
        ]
        standing = "denied" if item.denied_by else "alleged" if item.alleged_by else "reported"
        return "Incident", standing, summary, rows

    def _exchange(self, item: Exchange) -> _Card:
        def gave(side: ExchangeSide) -> str:
            giver = self.account.name(side.giver) if side.giver else "a side not named"
            return f"{giver} gave {self._amounts(side.amounts)}"

        summary = clean(item.summary)
        sides = ", ".join(gave(side) for side in item.sides if side.amounts)
        rows = [("between", self._named(item.parties, summary)), ("numbers:", sides)]
        return "Exchange", "" if item.realis == "actual" else item.realis, summary, rows

    def _meeting(self, item: Meeting) -> _Card:
        medium = {"phone": "Call", "in person": "Meeting"}.get(item.medium, "Meeting or call")
        summary = clean(item.summary)
        rows = [
            ("with", self._named(item.participants, summary)),
            ("in", self._terms(item.place, summary)),
            ("when", self._terms(item.time, summary)),
        ]
        return medium, item.status, summary, rows

    def _matrix(self, part: StoryPart) -> None:
        if not part.lines:
            return
        self._heading("Facts against reports")
        columns = part.sources if 3 * len(part.sources) <= self.width // 2 else ()
        wide = max((len(source.letter) for source in columns), default=0)
        if columns:
            self._print(Text("  " + " ".join(source.letter.center(wide) for source in columns), "bold"))
        used = set()
        rows = [line for line in part.lines if not line.repeats]
        for line in rows[:ROWS_SHOWN]:
            mark, style = _MARK[line.standing]
            states = [line.states.get(source.report.id, "unread") for source in part.sources]
            used.update(states)
            row = Text.assemble((mark, style), " ")
            if columns:
                for state in states:
                    row.append(STATES[state][0].center(wide) + " ", "yellow" if state == "otherwise" else "")
            else:
                tell = sum(state in {"tells", "otherwise", "perhaps"} for state in states)
                silent = sum(state in {"silent", "beside"} for state in states)
                row.append(f"{tell:>4} tell {silent:>4} silent  ")
            tags = f" [{', '.join(line.tags)}]" if line.tags else ""  # what did not happen must not look as if it had
            row.append(line.summary)
            row.truncate(self.width - cell_len(tags), overflow="ellipsis")
            self._print(row.append(tags, "italic"))
        if len(rows) > ROWS_SHOWN:
            self._print(Text(f"and {len(rows) - ROWS_SHOWN} more facts", "dim"))
        legend = "first column: ● corroborated by two origins or more, ◌ perhaps so, ◐ disputed, ○ one origin only"
        if columns:
            legend += "; then " + ", ".join(
                f"{sign} {words}" for state, (sign, words) in STATES.items() if state in used
            )
        self._print(Text(legend, "dim"))
