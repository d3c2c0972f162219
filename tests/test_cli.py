"""The command line as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import accord

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = EXAMPLES / "good-friday-1998" / "albion-press.txt"
COMMAND = (sys.executable, "-m", "accord")
ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def environment(**more: str) -> dict[str, str]:
    plain = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")
    }
    return plain | {"OMP_NUM_THREADS": "1"} | more


def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> tuple[int, str, list[str]]:
    """Exit code, standard output, lines of standard error."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=env or environment(),
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()


def on_terminal(arguments: Sequence[str], *, stdout_too: bool, env: Mapping[str, str]) -> tuple[int, str, str]:
    """Exit code, what the terminal showed, and what standard output got where that was a pipe."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=slave if stdout_too else subprocess.PIPE,
        stderr=slave,
        env=env,
    )
    os.close(slave)
    shown, limit = b"", time.monotonic() + 120
    while time.monotonic() < limit:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the other end is closed, as Linux says it
                break
            if not piece:
                break
            shown += piece
        elif process.poll() is not None:
            break
    piped = process.stdout.read() if process.stdout else b""
    if process.stdout:
        process.stdout.close()
    os.close(master)
    return process.wait(), shown.decode("utf-8", "replace"), piped.decode()


def test_all_read_is_exit_code_0_and_nothing_on_standard_error() -> None:
    code, out, err = run("compare", EXAMPLES / "good-friday-1998")
    assert (code, err) == (0, [])
    assert "THE ACCOUNT" in out
    assert "4 reports" in out
    assert not ESCAPES.search(out)


def test_standard_input_is_a_report_like_any_other() -> None:
    text = REPORT.read_bytes()
    code, out, err = run("read", "-", stdin=text)
    assert (code, err) == (0, [])
    [reading] = [json.loads(line) for line in out.splitlines()]
    assert reading["report"]["path"] == "-"
    assert reading["events"]
    code, out, err = run("compare", "-", EXAMPLES / "good-friday-1998" / "lagan-chronicle.txt", stdin=text)
    assert (code, err) == (0, [])
    assert "2 reports" in out
    assert run("read", "-")[0] == 1


@pytest.mark.skipif(os.name == "nt", reason="no such redirection")
def test_closed_standard_input_is_a_refusal() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m accord read - <&-'],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode() == "accord: refused -: there is no standard input\n"


def test_one_report_makes_an_account_in_every_format(tmp_path: Path) -> None:
    for form, begins in (
        ("text", "Accord  1 report"),
        ("json", "{"),
        ("markdown", "# "),
        ("html", "<!DOCTYPE html>"),
        ("csv", "fact,"),
    ):
        written = tmp_path / f"account.{form}"
        code, out, err = run("compare", REPORT, "--format", form, "--output", written)
        assert (code, out, err) == (0, "", [f"written to {written}"])
        assert written.read_text("utf-8").startswith(begins)
    facts = json.loads((tmp_path / "account.json").read_text("utf-8"))["facts"]
    assert {fact["verdict"] for fact in facts} == {"single"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "COMMAND"),
        (("compare",), "PATH"),
        (("read",), "PATH"),
        (("compare", str(REPORT), "--format", "xml"), "'xml'"),
        (("compare", str(REPORT), "--width", "39"), "39 is not between 40 and 400"),
        (("compare", str(REPORT), "--width", "wide"), "'wide' is not a number"),
        (("compare", str(REPORT), "--jobs", "0"), "'0' is not a number of processes"),
        (("compare", str(REPORT), "--colour"), "--colour"),
        (("compare", str(REPORT), "--table", "people"), "--table goes with csv only"),
        (("compare", str(REPORT), "--format", "csv", "--table", "acts"), "'acts'"),
        (("consult", str(REPORT)), "'consult'"),
    ],
)
def test_a_wrong_call_is_exit_code_2_and_says_what_is_wrong(arguments: Sequence[str], reason: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert reason in err[-1]


UNDATED = (
    "---\noutlet: Lake Courier\npublised: 2031-05-06\ntags: [a]\nx-desk: 4\n---\nEnvoys of Norland met on Tuesday.\n"
)


def test_a_key_that_is_not_known_is_named_once_and_a_report_without_a_time(tmp_path: Path) -> None:
    report, dated = tmp_path / "a.txt", tmp_path / "b.txt"
    report.write_text(UNDATED, "utf-8")
    dated.write_text(UNDATED.replace("publised", "published"), "utf-8")
    note = f"accord: {report}: front matter: 'publised' (did you mean 'published'?): not known, and not used"
    assert run("read", report)[2] == [note]
    assert run("add", report, "--store", tmp_path / "l.sqlite")[2][0] == note
    assert run("read", dated)[2] == []
    code, _, said = run("compare", report, dated)
    assert code == 0
    assert said == [
        note,
        f"accord: 1 report has no publication time; “yesterday” and the like in it stay unresolved: {report}",
    ]


def test_two_processes_give_the_same_account() -> None:
    one, two = run("compare", EXAMPLES, "--jobs", "1"), run("compare", EXAMPLES, "--jobs", "2")
    assert one[0] == 0
    assert one == two


def test_output_that_cannot_be_written_is_said_before_the_work(tmp_path: Path) -> None:
    for output, reason in ((tmp_path / "none" / "a.txt", "there is no folder"), (tmp_path, "is a folder")):
        started = time.monotonic()
        code, out, [line] = run("compare", EXAMPLES, "--output", output)
        assert (code, out) == (2, "")
        assert line.startswith(f"accord: {output}: can't be written: {reason}")
        assert time.monotonic() - started < 60


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line() -> None:
    for arguments in (["compare"], ["read"], ["compare", "--output", "/dev/full"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*COMMAND, *arguments, str(REPORT)],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                timeout=60,
                check=False,
            )
        assert done.returncode == 2
        assert re.fullmatch(r"accord: \S+( output)?: can't be written: No space left on device\n", done.stderr.decode())


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [*COMMAND, "read", str(EXAMPLES)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()  # as "| head -c 10" does
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_interrupted_is_exit_code_130_without_a_traceback(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The envoy said on Monday that the talks would go on.\n\n" * 20_000, "utf-8")
    process = subprocess.Popen(
        [*COMMAND, "read", str(REPORT), str(long)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    assert process.stdout.readline()  # the first report is read: it is at work on the long one
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err == b"accord: stopped\n"
    assert process.returncode == 130


def test_a_missing_pipeline_is_one_line_that_says_so() -> None:
    code, out, [line] = run("compare", REPORT, "--model", "no-such-pipeline")
    assert (code, out) == (1, "")
    assert line.startswith("accord: no pipeline 'no-such-pipeline' is installed")


def test_progress_shows_on_a_terminal_and_nowhere_else() -> None:
    terminal = environment(TERM="xterm", COLUMNS="100", LINES="30")
    for command in ("compare", "read"):
        code, shown, piped = on_terminal([command, str(REPORT)], stdout_too=False, env=terminal)
        assert code == 0
        assert "reading" in shown
        assert not ESCAPES.search(piped)
        assert len(piped) > 1000


def test_colour_is_for_terminals_that_want_it() -> None:
    terminal = environment(TERM="xterm", COLUMNS="80", LINES="30")
    colour = re.compile(r"\x1b\[[0-9;]*[1-9][0-9;]*m")
    for env, coloured in ((terminal, True), (terminal | {"NO_COLOR": "1"}, False)):
        code, shown, _ = on_terminal(["compare", str(REPORT)], stdout_too=True, env=env)
        assert code == 0
        account = shown.rpartition("\x1b[?25h")[2]  # the cursor comes back when the progress bar has gone
        assert "THE ACCOUNT" in account
        assert bool(colour.search(account)) is coloured


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    from rich.cells import cell_len

    code, out, _ = run("compare", EXAMPLES / "minsk-2015", "--width", str(width))
    assert code == 0
    assert max(cell_len(line) for line in out.splitlines()) <= width


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    latin = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1", PYTHONCOERCECLOCALE="0")
    assert run("compare", REPORT, env=latin) == run("compare", REPORT)


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    outputs = {
        run("compare", EXAMPLES / "minsk-2015", "--format", "json", env=environment(PYTHONHASHSEED=seed))[1]
        for seed in ("0", "4711")
    }
    assert len(outputs) == 1


def test_version_and_help() -> None:
    assert run("--version") == (0, f"accord {accord.__version__}\n", [])
    for command in ("compare", "read", "doctor"):
        code, out, err = run(command, "--help")
        assert (code, err) == (0, [])
        assert "--model" in out


# What a process runs before the command: every way to another machine raises; what is written, changed or started is
# told. The folder for temporary files may be used (the language detector unpacks its model there), and must be empty
# in the end.
GUARD = """
import os, socket, sys

def refuse(*a, **k):
    raise AssertionError("the network was used")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.copyfile")
TEMPORARY = os.environ["TMPDIR"]

def audit(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) if isinstance(flags, int) else False
        if writes and isinstance(path, str) and not path.startswith(("/dev/", TEMPORARY)):
            sys.stderr.write(f"WROTE {path}\\n")
    elif event in CHANGES and not str(arguments[0]).startswith(TEMPORARY):
        sys.stderr.write(f"CHANGED {event} {arguments[0]}\\n")
    elif event in ("subprocess.Popen", "os.system", "os.exec"):
        sys.stderr.write(f"STARTED {arguments[0]}\\n")

sys.addaudithook(audit)
from accord.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["compare", "read", "doctor"])
def test_it_uses_no_network_writes_no_file_and_starts_no_process(command: str, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, "-B", "-c", GUARD, command, *([str(REPORT)] if command != "doctor" else [])],
        capture_output=True,
        env=environment(HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "cache"), TMPDIR=str(tmp_path / "temporary")),
        cwd=tmp_path,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    assert done.stdout
    assert list(tmp_path.rglob("*")) == [tmp_path / "temporary"]


def test_ledger_and_dossier_tell_a_process_from_paths() -> None:
    reports = sorted((EXAMPLES / "processes" / "palestine-1948").glob("06[01]*radio.txt"))
    code, out, said = run("ledger", *reports, "--on", "1948-06-10", "--since", "1948-06-09")
    assert code == 0
    assert "Where the process stands on 1948-06-10" in out
    assert said == ["accord: 1 report was published after 1948-06-10 and left out"]
    code, out, _ = run("dossier", *reports, "--until", "1948-06-12", "--format", "json")
    assert code == 0
    assert json.loads(out)["schema"] == "accord/history/1"
    code, _, said = run("ledger", reports[0], "--on", "soon")
    assert code == 2
    assert "YYYY-MM-DD" in said[-1]
