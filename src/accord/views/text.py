"""The account for a terminal: what one can read in two minutes, then the table of who tells what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accord.model import Commitment, Dossier, Evidence, Exchange, ExchangeSide, Incident, Meeting
from accord.views.arrange import PARTING, STATES, Account, DisagreementLine, FactLine, Source, StoryPart, TermLine
from accord.views.wording import clean, count, cut, listed

__all__ = ["account"]

NARROWEST = 40
# Two minutes are some 500 words. Facts that only one origin tells are many: a few stand in each section, the table has
# the rest.
SINGLES_SHOWN = 4
ROWS_SHOWN = 120
SIDES_SHOWN = 6

_MARK = {"corroborated": ("●", "green"), "disputed": ("◐", "yellow"), "single": ("○", "dim")}


def account(dossier: Dossier, *, width: int = 100, colour: bool) -> str:
    """The account as lines of at most ``width`` columns (40 at least), with ANSI colours where ``colour`` is true.

    Raises SpanError where a span's words are not its report's.
    """
    page = _Page(Account(dossier), max(width, NARROWEST), colour)
    page.head()
    stories = page.account.stories
    for part in stories:
        page.story(part, alone=len(stories) == 1)
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
                f"{count(found.origins, 'independent origin')}; {count(total, 'fact')}: ",
                ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items()) + ".",
            )
        )
        self._print(Text("Who reports what, in whose words. Not a judgement of what is true.", "dim"))

    def story(self, part: StoryPart, *, alone: bool) -> None:
        self._print()
        self._print(Text(cut(part.story.title, self.width * 2) or "Story", "bold reverse" if self.colour else "bold"))
        if not self.colour:
            self._print("=" * min(self.width, max(8, len(cut(part.story.title, self.width)))))
        self._sources(part.sources)
        self._account(part)
        self._disagreements(part.disagreements)
        self._process(part)
        self._matrix(part)
        if not alone:
            self._print()

    def refused(self) -> None:
        if self.account.refused:
            self._heading("Not read")
            for refusal in self.account.refused:
                self._print(Text.assemble(("✗ ", "red"), clean(refusal.path), (f"  {clean(refusal.error)}", "dim")))

    # --- who reports ---

    def _sources(self, sources: Sequence[Source]) -> None:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="ellipsis", no_wrap=True, max_width=max(12, self.width // 3))
        table.add_column(no_wrap=True)
        table.add_column(overflow="ellipsis", no_wrap=True)
        shared = {s.origin for s in sources if sum(t.origin == s.origin for t in sources) > 1}
        for source in sources[:40]:
            origin = f"origin {source.origin}" + (" (shared)" if source.origin in shared else "")
            title = cut(source.report.title or "", self.width)
            table.add_row(
                Text(source.letter, "bold"),
                source.label,
                Text(origin, "dim"),
                Text(f"{source.day}  {title}".strip(), "dim"),
            )
        self._print(table)
        if len(sources) > 40:
            self._print(Text(f"and {len(sources) - 40} more", "dim"))

    # --- the account ---

    def _account(self, part: StoryPart) -> None:
        self._heading("The account")
        if not part.lines:
            self._print(Text("Nothing was found that these reports tell.", "dim"))
        for title, lines in part.sections:
            self._print(Text(title, "bold"))
            left = SINGLES_SHOWN
            rest = 0
            for line in lines:
                if line.fact.verdict == "single":
                    if not left:
                        rest += 1
                        continue
                    left -= 1
                self._fact(line)
            if rest:
                self._print(Text(f"… and {rest} more from one origin only: see the table", "dim"), 2)

    def _fact(self, line: FactLine) -> None:
        mark, style = _MARK[line.fact.verdict]
        said = Text.assemble((mark, style), " ", (cut(line.summary, 2 * self.width), "bold" if mark == "●" else ""))
        if line.tags:
            said.append(f" [{', '.join(line.tags)}]", "italic")
        notes = [line.support]
        if line.disputed:
            notes.insert(0, f"{PARTING[line.fact.verdict == 'disputed']}: {', '.join(line.disputed)}")
        if line.authority:
            notes.append(line.authority)
        said.append(f"  {'; '.join(notes)}", style if mark == "◐" else "dim")
        self._hanging(said, 2)
        if line.best:
            source = self.account.source_of[line.best.report]
            room = max(20, self.width - cell_len(source.label) - 6)
            self._print(Text(f"{source.label}: {cut(line.best.span.exact, room)}", "dim"), 4)

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
        for item in disagreements:
            about = item.fact.summary if item.fact else item.disagreement.fact
            self._hanging(Text.assemble((item.disagreement.kind, "bold yellow"), f": {cut(about, 2 * self.width)}"), 0)
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(max_width=max(12, self.width // 3), overflow="fold")
            table.add_column(overflow="fold")
            for side in item.sides[:SIDES_SHOWN]:
                words = Text()
                for piece in side.pieces:
                    marked = piece.differs and piece.text.strip()
                    text = f"‹{piece.text.strip()}›" if marked and not self.colour else piece.text
                    if marked and not self.colour:  # the space around a marked piece is not part of it
                        text = piece.text.replace(piece.text.strip(), text)
                    words.append(text, "bold underline" if marked else "")
                table.add_row(Text(listed(source.label for source in side.sources), "dim"), words)
            self._print(table, 2)
            if len(item.sides) > SIDES_SHOWN:
                self._print(Text(f"and {len(item.sides) - SIDES_SHOWN} more wordings", "dim"), 2)

    # --- the process ---

    def _process(self, part: StoryPart) -> None:
        if not (part.commitments or part.incidents or part.exchanges or part.meetings):
            return
        self._heading("The process")
        for commitment in part.commitments:
            self._commitment(commitment)
        for incident in part.incidents:
            self._incident(incident)
        for exchange in part.exchanges:
            self._exchange(exchange)
        for meeting in part.meetings:
            self._meeting(meeting)

    def _card(self, kind: str, summary: str, standing: str, rows: Iterable[tuple[str, str]]) -> None:
        title = Text.assemble((kind, "cyan"), " ", (cut(summary, 2 * self.width), "bold"))
        if standing:
            title.append(f"  {standing}", "magenta")
        self._hanging(title, 0)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="dim", no_wrap=True, width=12)
        table.add_column(overflow="fold")
        shown = False
        for name, text in rows:
            if text:
                shown = True
                table.add_row(name, text)
        if shown:
            self._print(table, 2)

    def _terms(self, lines: Sequence[TermLine]) -> str:
        return "; ".join(f"{cut(line.text, self.width)} ({self._letters(line.sources)})" for line in lines)

    def _letters(self, sources: Sequence[Source]) -> str:
        letters = [source.letter for source in sources]
        return " ".join(letters if len(letters) <= 6 else [*letters[:5], f"+{len(letters) - 5}"])

    def _told(self, evidence: Sequence[Evidence]) -> str:
        found = {item.report: self.account.source_of[item.report] for item in self.account.in_order(evidence)}
        return self._letters(list(found.values()))

    def _commitment(self, item: Commitment) -> None:
        of, name = self.account.terms, self.account.named
        positions = "; ".join(
            f"{self.account.name(position.actor)} {position.stance}"
            + (f" ({self._told(position.evidence)})" if position.evidence else "")
            for position in item.positions
        )
        rows = [
            ("by", name(item.parties)),
            ("to", name(item.addressees)),
            ("covers", self._terms(of(item.scope))),
            ("leaves out", self._terms(of(item.excluded))),
            ("for", self._terms(of(item.duration))),
            ("if", self._terms(of(item.conditions))),
            ("declared", self._terms(of(item.declared))),
            ("in effect", self._terms(of(item.effective))),
            ("ends", self._terms(of(item.ends))),
            ("positions", positions),
        ]
        self._card(item.kind.capitalize(), item.summary, item.standing, rows)

    def _incident(self, item: Incident) -> None:
        of, name = self.account.terms, self.account.named
        breach = next((other.summary for other in self.account.dossier.commitments if other.id == item.breach_of), "")
        rows = [
            ("laid to", name(item.perpetrators)),
            ("target", self._terms(of(item.targets))),
            ("where", self._terms(of(item.place))),
            ("when", self._terms(of(item.time))),
            ("casualties", self._terms(of(item.casualties))),
            ("alleged by", name(item.alleged_by)),
            ("denied by", name(item.denied_by)),
            ("would breach", clean(breach)),
        ]
        standing = "denied" if item.denied_by else "alleged" if item.alleged_by else "reported"
        self._card("Incident", item.summary, standing, rows)

    def _exchange(self, item: Exchange) -> None:
        def gave(side: ExchangeSide) -> str:
            giver = self.account.name(side.giver) if side.giver else "a side not named"
            return f"{giver} gave {self._terms(self.account.terms(side.amounts))}"

        sides = "; ".join(gave(side) for side in item.sides if side.amounts)
        rows = [
            ("parties", self.account.named(item.parties)),
            ("numbers", sides),
            ("told by", self._told(item.evidence)),
        ]
        self._card("Exchange", item.summary, "" if item.realis == "actual" else item.realis, rows)

    def _meeting(self, item: Meeting) -> None:
        medium = {"phone": "Call", "in person": "Meeting"}.get(item.medium, "Meeting or call")
        rows = [
            ("who", self.account.named(item.participants)),
            ("where", self._terms(self.account.terms(item.place))),
            ("when", self._terms(self.account.terms(item.time))),
            ("told by", self._told(item.evidence)),
        ]
        self._card(medium, item.summary, item.status, rows)

    # --- facts against outlets ---

    def _matrix(self, part: StoryPart) -> None:
        if not part.lines:
            return
        self._heading("Facts against reports")
        columns = part.sources if 2 * len(part.sources) <= self.width // 2 else ()
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(no_wrap=True)
        for source in columns:
            table.add_column(no_wrap=True, justify="center", min_width=len(source.letter))
        if not columns:
            table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, overflow="ellipsis")
        if columns:
            table.add_row("", *[Text(source.letter, "bold") for source in columns], "")
        used = set()
        for line in part.lines[:ROWS_SHOWN]:
            mark, style = _MARK[line.fact.verdict]
            states = [line.states.get(source.report.id, "unread") for source in part.sources]
            used.update(states)
            cells = [Text(STATES[state][0], "yellow" if state == "otherwise" else "") for state in states]
            if not columns:
                tell = sum(state in {"tells", "otherwise"} for state in states)
                cells = [Text(f"{tell} tell, {states.count('otherwise')} otherwise, {states.count('silent')} silent")]
            table.add_row(Text(mark, style), *cells, cut(line.summary, self.width))
        self._print(table)
        if len(part.lines) > ROWS_SHOWN:
            self._print(Text(f"and {len(part.lines) - ROWS_SHOWN} more facts", "dim"))
        legend = "first column: ● corroborated by two origins or more, ◐ disputed, ○ one origin only; "
        legend += "; ".join(f"{sign} {words}" for state, (sign, words) in STATES.items() if state in used)
        self._print(Text(legend, "dim"))
