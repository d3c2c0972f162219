"""The account as Markdown: CommonMark, with the pipe tables that nearly every reader of Markdown knows besides.

Numbers in brackets lead to the words, which stand in order at the end with their places in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from accord.model import Commitment, Dossier, Evidence, Exchange, Incident, Meeting, SlotValue, Term
from accord.views import affected, figures, synopsis
from accord.views.arrange import DOUBTFULLY, PARTING, STATES, Account, DisagreementLine, FactLine, Source, StoryPart
from accord.views.wording import clean, count, cut, listed

__all__ = ["account", "escaped"]

# Whatever means something anywhere in a line, and what would begin a list, a heading's underline or a rule.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|~#&!$^]")
_AT_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")

COLUMNS = 26
LONGEST_WORDS = 400


def escaped(text: str) -> str:
    """``text`` on one line, such that it reads in Markdown as it is."""
    text = _ANYWHERE.sub(lambda found: "\\" + found[0], clean(text))
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def account(dossier: Dossier) -> str:
    """The account as Markdown. Raises SpanError where a span's words are not its report's."""
    page = _Page(Account(dossier))
    page.head()
    for part in page.account.stories:
        page.story(part)
    page.corrections()
    page.refused()
    page.words()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(page.lines)).strip("\n") + "\n"


class _Page:
    def __init__(self, account: Account) -> None:
        self.account = account
        self.lines: list[str] = []
        self._notes: dict[tuple[str, int, int], tuple[int, str]] = {}

    def add(self, *lines: str) -> None:
        self.lines.extend(lines)

    def note(self, report: str, start: int, end: int, exact: str) -> str:
        """The number under which these words stand at the end, as a link."""
        number, _ = self._notes.setdefault((report, start, end), (len(self._notes) + 1, exact))
        return f"[{number}](#w{number})"

    def notes(self, evidence: Iterable[Evidence]) -> str:
        """Links to all these words, in the order of the reports."""
        return " ".join(
            self.note(item.report, item.span.start, item.span.end, item.span.exact)
            for item in self.account.in_order(evidence)
        )

    def head(self) -> None:
        found, verdicts = self.account, self.account.verdicts()
        alone = found.stories[0].story.title if len(found.stories) == 1 else ""
        title = escaped(alone) or ("Account" if alone else count(len(found.stories), "story", "stories"))
        self.add(f"# {title}", "")
        if len(found.stories) == 1:
            self._whose(found.stories[0])
        facts = found.counted()
        self.add(
            f"{count(len(found.sources), 'report')} by {count(found.outlets, 'outlet')}, from "
            f"{count(found.origins, 'independent origin')}. {count(sum(verdicts.values()), 'fact')}: {facts}.",
            "",
            "This says who reports what, in whose words. It does not say what is true.",
            "",
        )

    def _whose(self, part: StoryPart) -> None:
        """Whose headline the title is."""
        if part.headline_of:
            self.add(f"*{escaped(part.headline_of)}*", "")

    def story(self, part: StoryPart) -> None:
        if len(self.account.stories) > 1:
            self.add(f"## {escaped(part.story.title) or 'Untitled story'}", "")
            self._whose(part)
        if part.follows:
            earlier = "; ".join(escaped(one.title) or "Untitled story" for one in part.follows)
            self.add(f"Follows: {earlier}.", "")
        self.add("|  | outlet | published | origin | title |", "|---|---|---|---|---|")
        for source in part.sources:
            title = escaped(cut(source.report.title or "", 120))
            self.add(f"| {source.letter} | {escaped(source.label)} | {source.day} | {source.origin} | {title} |")
        self.add("", "### The account", "")
        for title, told in part.sections:
            lines = [line for line in told if not line.again]
            if lines:
                self.add(f"#### {title}", "")
            for line in lines:
                self._fact(line)
            self.add("")
        if part.disagreements:
            self.add("### Where the reports part", "")
            warned = False
            for item in part.disagreements:
                if item.doubtful and not warned:
                    warned = True
                    self.add("#### Less sure", "", DOUBTFULLY, "")
                self._disagreement(item)
        if part.synopsis:
            self.add("### Side by side", "", synopsis.CAVEAT, "")
            warned = False
            for beside in part.synopsis:
                if beside.perhaps and not warned:
                    warned = True
                    self.add("", synopsis.PERHAPS, "")
                tags = f"*({', '.join(beside.tags)})*" if beside.tags else ""
                for number, side in enumerate(beside.sides):
                    words = "".join(
                        f"**{escaped(piece.text.strip())}**{' ' * piece.text.endswith(' ')}"
                        if piece.differs
                        else escaped(piece.text)
                        for piece in side.pieces
                    )
                    self.add(f"{'  ' * bool(number)}- “{words}” {self.notes(side.evidence)}{f' {tags}' * (not number)}")
            self.add("")
        if part.affected:
            self.add("### How many people", "", affected.CAVEAT, "")
            for kind, every in part.affected:
                self.add(f"#### {kind}", "")
                for one in every:
                    tags = f" *({', '.join(one.tags)})*" if one.tags else ""
                    word = f", on the word of {escaped(self.account.named(one.authorities))}" if one.authorities else ""
                    self.add(
                        f"- **{escaped(one.words)}**{tags}{word}: “{escaped(one.clause)}” {self.notes(one.evidence)}"
                    )
                self.add("")
        if part.figures:
            self.add("### How much and how many", "", figures.CAVEAT, "")
            for row in part.figures:
                tags = f" *({', '.join(row.tags)})*" if row.tags else ""
                self.add(f"#### {escaped(row.what)}{tags}", "")
                for said in row.numbers:
                    word = ""
                    if said.authorities:
                        word = f", on the word of {escaped(self.account.named(said.authorities))}"
                    self.add(f"- **{escaped(said.words)}**{word}: “{escaped(said.clause)}” {self.notes(said.evidence)}")
                self.add("")
        if part.commitments or part.incidents or part.exchanges or part.meetings:
            self.add("### The process", "")
            for commitment in part.commitments:
                self._commitment(commitment)
            for incident in part.incidents:
                self._incident(incident)
            for exchange in part.exchanges:
                self._exchange(exchange)
            for meeting in part.meetings:
                self._meeting(meeting)
        if part.lines:
            self._matrix(part)

    def _fact(self, line: FactLine) -> None:
        tags = f" *({', '.join(line.tags)})*" if line.tags else ""
        notes = [escaped(line.support)]
        if line.disputed:
            notes.insert(0, f"**{PARTING[line.fact.verdict == 'disputed']}: {', '.join(line.disputed)}**")
        if line.fact.verdict == "corroborated":
            notes.insert(0, _verdict(line))
        if line.authority:
            notes.append(escaped(line.authority))
        self.add(f"- {escaped(line.summary)}{tags} — {'; '.join(notes)} {self.notes(line.fact.evidence)}".rstrip())
        self.add(*[f"  - ✎ {escaped(said)}" for said in line.review])

    def _disagreement(self, item: DisagreementLine) -> None:
        about = f": {escaped(item.fact.summary)}" if item.fact else ""
        self.add(f"**{item.disagreement.kind}**{about}", "")
        for side in item.sides:
            words = "".join(
                f"**{escaped(piece.text)}**" if piece.differs and piece.text.strip() else self._inner(piece.text)
                for piece in side.pieces
            )
            outlets = escaped(listed((source.label for source in side.sources), 8))
            whose = f", {escaped(side.word)}" if side.word else ""
            self.add(f"- {outlets}{whose}: “{words}” {self._value_notes(side.values)}")
        self.add(*[f"- ✎ {escaped(said)}" for said in item.review])
        self.add("")

    @staticmethod
    def _inner(text: str) -> str:
        """A piece within a line: escaped, with the spaces at its ends."""
        left, right = text[:1].isspace(), text[-1:].isspace()
        return " " * left + escaped(text) + " " * (right and bool(text.strip()))

    def _value_notes(self, values: Iterable[SlotValue]) -> str:
        return " ".join(self.note(value.report, value.span.start, value.span.end, value.span.exact) for value in values)

    # --- the process ---

    def _card(self, kind: str, summary: str, standing: str, rows: Iterable[tuple[str, str]]) -> None:
        head = f"**{kind}: {escaped(summary)}**" + (f" — {standing}" if standing else "")
        self.add(head, "")
        self.add(*[f"- {name}: {text}" for name, text in rows if text], "")

    def _terms(self, terms: Iterable[Term]) -> str:
        return "; ".join(f"{escaped(line.text)} {self.notes(line.evidence)}" for line in self.account.terms(terms))

    def _named(self, actors: Iterable[str]) -> str:
        return escaped(self.account.named(actors))

    def _commitment(self, item: Commitment) -> None:
        positions = "; ".join(
            f"{self._named([position.actor])}: {position.stance} {self.notes(position.evidence)}".rstrip()
            for position in self.account.positions(item)
        )
        rows = [
            ("by", self._named(item.parties)),
            ("to", self._named(item.addressees)),
            ("covers", self._terms(item.scope)),
            ("leaves out", self._terms(item.excluded)),
            ("for", self._terms(item.duration)),
            ("if", self._terms(item.conditions)),
            ("declared", self._terms(item.declared)),
            ("in effect", self._terms(item.effective)),
            ("ends", self._terms(item.ends)),
            ("positions", positions),
            ("told by", self.notes(item.evidence)),
        ]
        self._card(item.kind.capitalize(), item.summary, item.standing, rows)

    def _incident(self, item: Incident) -> None:
        breach = next((other.summary for other in self.account.dossier.commitments if other.id == item.breach_of), "")
        rows = [
            ("laid to", self._named(item.perpetrators)),
            ("target", self._terms(item.targets)),
            ("where", self._terms(item.place)),
            ("when", self._terms(item.time)),
            ("casualties", self._terms(item.casualties)),
            ("alleged by", self._named(item.alleged_by)),
            ("denied by", self._named(item.denied_by)),
            ("would breach", escaped(breach)),
            ("told by", self.notes(item.evidence)),
        ]
        standing = "denied" if item.denied_by else "alleged" if item.alleged_by else "reported"
        self._card("Incident", item.summary, standing, rows)

    def _exchange(self, item: Exchange) -> None:
        rows = [("parties", self._named(item.parties))]
        for side in item.sides:
            giver = self._named([side.giver]) if side.giver else "a side not named"
            rows.append((f"{giver} gave", self._terms(side.amounts)))
        rows.append(("told by", self.notes(item.evidence)))
        self._card("Exchange", item.summary, "" if item.realis == "actual" else item.realis, rows)

    def _meeting(self, item: Meeting) -> None:
        medium = {"phone": "Call", "in person": "Meeting"}.get(item.medium, "Meeting or call")
        rows = [
            ("who", self._named(item.participants)),
            ("where", self._terms(item.place)),
            ("when", self._terms(item.time)),
            ("told by", self.notes(item.evidence)),
        ]
        self._card(medium, item.summary, item.status, rows)

    # --- tables ---

    def _matrix(self, part: StoryPart) -> None:
        self.add("### Facts against reports", "")
        shown: Sequence[Source] = part.sources if len(part.sources) <= COLUMNS else ()
        heads = [source.letter for source in shown] or ["tell", "otherwise", "silent"]
        self.add(f"| fact | verdict | {' | '.join(heads)} |", f"|---|---|{':-:|' * len(heads)}")
        used = set()
        for line in part.lines:
            if line.repeats:
                continue
            states = [line.states.get(source.report.id, "unread") for source in part.sources]
            used.update(states)
            cells = [STATES[state][0] for state in states]
            if not shown:
                told = sum(state in {"tells", "otherwise", "perhaps"} for state in states)
                cells = [
                    str(told),
                    str(states.count("otherwise")),
                    str(sum(state in {"silent", "beside"} for state in states)),
                ]
            self.add(f"| {escaped(cut(line.summary, 120))} | {_verdict(line)} | {' | '.join(cells)} |")
        if shown:
            self.add("", "; ".join(f"{sign} {words}" for state, (sign, words) in STATES.items() if state in used) + ".")
        self.add("")

    def corrections(self) -> None:
        said = self.account.corrections()
        if said:
            self.add("## Corrections", "", *[f"- ✎ {escaped(line)}" for line in said], "")

    def refused(self) -> None:
        if self.account.refused:
            self.add("## Not read", "")
            self.add(*[f"- {escaped(refusal.path)}: {escaped(refusal.error)}" for refusal in self.account.refused], "")

    def words(self) -> None:
        """The words that the numbers lead to. Places are code points in the report's text."""
        if not self._notes:
            return
        self.add("## The words", "")
        for (report, start, end), (number, exact) in self._notes.items():
            label = escaped(self.account.source_of[report].label)
            self.add(f'{number}. <a id="w{number}"></a>{label}, {start}–{end}: {escaped(cut(exact, LONGEST_WORDS))}')


def _verdict(line: FactLine) -> str:
    return "perhaps corroborated" if line.doubtful else line.fact.verdict
