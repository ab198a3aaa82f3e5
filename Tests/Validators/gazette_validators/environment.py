"""The tools of a validator: its Python environment, Chromium, Java, LibreOffice."""

import importlib.util
import os
import shutil
import signal
import sys
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gazette-validators"
VENV = CACHE / "venv"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class MissingTool(Exception):
    """Something the validator cannot do without is not installed."""


def enter():
    """Goes on under the validators' own Python, so that any python3 can start a validator.

    Being told to stop raises SystemExit from here on: every server and browser then ends as well.
    """
    python = VENV / "bin" / "python"
    if not (VENV / "complete").exists():
        name = Path(sys.argv[0]).name
        print(f"{name}: BROKEN the validators are not installed: run Tests/Validators/install")
        sys.exit(2)
    if Path(sys.prefix).resolve() != VENV.resolve():
        sys.stdout.flush()
        os.execv(python, [str(python), "-B", *sys.argv])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))


def packaged(package, name):
    """The path of a file that an installed Python package carries."""
    spec = importlib.util.find_spec(package)
    path = Path(spec.origin).with_name(name) if spec and spec.origin else None
    if path is None or not path.is_file():
        raise MissingTool(f"{package} with its {name}; run Tests/Validators/install")
    return path


def command(*names, variable=None):
    """The first of `names` on the path; the environment variable, when set, goes before them."""
    if variable and os.environ.get(variable):
        names = (os.environ[variable],)
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    hint = f", or set {variable}" if variable else ""
    raise MissingTool(f"{names[0]}; run scripts/install-dependencies test{hint}")


def chromium():
    return command(*BROWSERS, variable="CHROMIUM")


def java():
    return command("java", variable="JAVA")


def office():
    return command("soffice", variable="SOFFICE")
