"""The command `discretion`, which comes with the package."""

from __future__ import annotations

import os
import signal
import sys

from discretion import _core


def main() -> None:
    """Runs the program with the arguments of this process, and ends with its exit status."""
    # Python only remembers the key Ctrl-C until its own code runs again, and the program does not return before it ends.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    status = _core.run(["discretion", *sys.argv[1:]])
    # Nothing of Python is left to be done.
    os._exit(status)


if __name__ == "__main__":
    main()
