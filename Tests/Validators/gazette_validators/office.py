"""LibreOffice without a window, which opens many files at once and gives them in another form."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .environment import office

# The first sheet as CSV in UTF-8: each cell as it is shown, or as it is kept.
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false"
KEPT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false"
TEXT = "txt:Text (encoded):UTF8"

BATCH = 250
SECONDS_TO_START = 60
SECONDS_PER_FILE = 2


class OfficeError(Exception):
    """LibreOffice did not do what it was asked."""


class Conversion:
    """Some files on their way to another form; the first batch is begun at once.

    Works in a folder of its own, with a profile of its own, so that no other LibreOffice matters.
    Used in a `with` block, which ends what still runs.
    """

    def __init__(self, files, form):
        self.files, self.form = list(files), form
        self.begun, self.process = 0, None
        self.program = office() if self.files else None
        self.folder = Path(tempfile.mkdtemp(prefix="gazette-office-"))

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def results(self):
        """Each file with what became of it as text; nothing where LibreOffice cannot open it."""
        while self.process:
            self._wait()
            for number in range(self.begun, self._end):
                file = self._folder("to") / f"{number}.{self.form.split(':')[0]}"
                written = file.read_bytes() if file.is_file() else None
                yield (self.files[number],
                       None if written is None else written.decode("utf-8-sig", "replace"))
            self.begun = self._end
            self._begin()

    @property
    def _end(self):
        return min(self.begun + BATCH, len(self.files))

    def _folder(self, name):
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder

    def _begin(self):
        """Starts LibreOffice for the next batch, if there is one.

        The files get numbers for names: those of several folders are written to one.
        """
        self.process = None
        if self.begun == self._end:
            return
        copies = []
        for number in range(self.begun, self._end):
            copy = self._folder("from") / f"{number}{self.files[number].suffix}"
            shutil.copyfile(self.files[number], copy)
            copies.append(str(copy))
        with (self.folder / "messages").open("wb") as messages:
            self.process = subprocess.Popen(
                [self.program, f"-env:UserInstallation={self._folder('profile').as_uri()}",
                 "--headless", "--norestore", "--nolockcheck", "--nodefault",
                 "--convert-to", self.form, "--outdir", str(self._folder("to")), *copies],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=messages,
                start_new_session=True,
                env={**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"})
        self.started = time.monotonic()

    def _wait(self):
        """Waits for the batch, which has a minute and two seconds for each file."""
        allowed = SECONDS_TO_START + SECONDS_PER_FILE * (self._end - self.begun)
        try:
            status = self.process.wait(self.started + allowed - time.monotonic())
        except subprocess.TimeoutExpired:
            raise OfficeError(f"LibreOffice was not done after {allowed} s") from None
        if status != 0:
            messages = (self.folder / "messages").read_text(encoding="utf-8", errors="replace")
            reason = " ".join(messages.split())[-200:]
            raise OfficeError(f"LibreOffice ended with {status}: {reason}")
