"""Where things are: the data, the peers, the program, and what is derived from them."""

import os
import platform
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class MissingData(Exception):
    """The shared data are not on this machine."""


class Setting:
    def __init__(self, is_quick):
        self.is_quick = is_quick
        shared = os.path.join(os.path.dirname(ROOT), "shared")
        self.data = os.environ.get("WAYMARK_SHARED_DATA") or os.path.join(shared, "data")
        if not os.path.isdir(self.data):
            raise MissingData(f"the shared data are not there ({self.data})")
        beside = os.path.join(os.path.dirname(os.path.abspath(self.data)), "peers")
        self.peers = os.environ.get("WAYMARK_SHARED_PEERS") or beside
        self.program = os.environ.get("WAYMARK_PROGRAM") or self._build()

    @staticmethod
    def _build():
        """The release binary, built as it ships."""
        command = ["swift", "build", "-c", "release", "--scratch-path", ".build"]
        command += ["--static-swift-stdlib", "--product", "waymark"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(done.stdout + done.stderr)
        return os.path.join(ROOT, ".build", "release", "waymark")

    def shared(self, *parts):
        """A file of the shared data."""
        return os.path.join(self.data, *parts)

    def derived(self, *parts):
        """A file of ours that is derived from them; its folder is made."""
        path = os.path.join(ROOT, ".bench", *parts)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def describe(self):
        """What the figures depend on."""
        run = lambda *words: subprocess.run(
            words, cwd=ROOT, capture_output=True, text=True
        ).stdout.strip()
        return {
            "commit": run("git", "rev-parse", "--short", "HEAD"),
            "processors": os.cpu_count(),
            "load": os.getloadavg()[0],
            "system": platform.platform(),
            "quick": self.is_quick,
        }
