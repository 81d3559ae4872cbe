"""What a command is doing, and how long that will take."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TextIO

from build_scripts.problems import Language, messages

#: The line is written anew after this many seconds.
PAUSE = 0.1
#: A rest shorter than this, in seconds, is not worth telling; an estimate needs as long.
WORTH_TELLING = 2


class Progress:
    """Is told what is being done, and tells nobody."""

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        """A stage by its name in the messages; how many things are done, of how many."""

    def end(self) -> None:
        """Nothing more is being done."""


QUIET = Progress()


class Terminal(Progress):
    """Shows it on one line of a terminal, which is taken away in the end."""

    def __init__(
        self, stream: TextIO, language: Language, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._language, self._clock = stream, language, clock
        self._stage = ""
        self._began = self._shown = 0.0

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        elif now - self._shown < PAUSE:
            return
        self._shown = now
        passed = now - self._began
        rest = round(passed / done * (of - done)) if done and passed >= WORTH_TELLING else 0
        parts = [self._say(stage)]
        if of:
            parts.append(self._say("step", done=done, of=of))
        if rest >= WORTH_TELLING:
            parts.append(self._say("left", seconds=rest))
        # A Han character takes two columns, and a full line would go on in the next.
        line = " · ".join(parts)[: shutil.get_terminal_size().columns // 2]
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()

    def end(self) -> None:
        if self._stage:
            self._stage = ""
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _say(self, name: str, **values: int) -> str:
        return str(messages()["doing"][name][self._language]).format(**values)
