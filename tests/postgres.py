"""A PostgreSQL server of the tests' own: on a socket in a folder of its own, started, stopped and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path


def programs() -> Path | None:
    """Where PostgreSQL's programs are on this machine."""
    found = [Path(path) for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """Raises RuntimeError where it can't be started, saying why."""

    def __init__(self) -> None:
        folder = programs()
        if folder is None:
            raise RuntimeError("there is no PostgreSQL on this machine (Debian: apt-get install postgresql)")
        self._programs = folder
        self._home = Path(tempfile.mkdtemp(prefix="accord-pg-"))  # short: a socket's path has 107 characters at most
        self._user: dict[str, str] = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            try:
                pwd.getpwnam("postgres")
            except KeyError:
                raise RuntimeError("root can't run PostgreSQL, and there is no user postgres") from None
            shutil.chown(self._home, "postgres")
            self._user = {"user": "postgres"}
        self._run("initdb", "-D", str(self._home / "data"), "-U", "accord", "--auth=trust", "-E", "UTF8", "--no-sync")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            capture_output=True,
            text=True,
            cwd=self._home,
            **self._user,  # type: ignore[call-overload]
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {(done.stderr or done.stdout).strip()[-500:]}")

    def _control(self, *arguments: str) -> None:
        with (self._home / "control.log").open("ab"):
            self._run("pg_ctl", "-D", str(self._home / "data"), "-w", "-l", str(self._home / "log"), *arguments)

    def start(self) -> None:
        options = f"-k {self._home} -c listen_addresses='' -c fsync=off -c max_connections=20"
        # pg_ctl hands its output on to the server, which would keep a pipe open: both go to files
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            done = subprocess.run(
                [str(self._programs / "pg_ctl"), "-D", str(self._home / "data"), "-w", "-l", str(self._home / "log"),
                 "-o", options, "start"],
                stdout=nowhere, stderr=nowhere, cwd=self._home, check=False, **self._user,  # type: ignore[call-overload]
            )  # fmt: skip
        if done.returncode:
            log = self._home / "log"
            raise RuntimeError(f"pg_ctl start: {log.read_text()[-500:] if log.exists() else 'no log'}")

    def stop(self) -> None:
        """As a server goes down that is wanted no more: connections are cut."""
        self._control("-m", "immediate", "stop")

    def address(self, name: str) -> str:
        """The address of a new, empty database."""
        self._run("createdb", "-h", str(self._home), "-U", "accord", name)
        return f"postgresql://accord@/{name}?host={self._home}"

    def remove(self) -> None:
        with suppress(RuntimeError):
            self.stop()
        shutil.rmtree(self._home, ignore_errors=True)
