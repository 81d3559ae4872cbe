"""The lines with which a resolution ends: the day, the meeting, the way of adoption."""

from __future__ import annotations

import re

#: Resolutions end with the day and the meeting, a resumed one too; those of the Human Rights
#: Council go on with the way of adoption in square brackets.
SIGN_OFF = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日$|第\d+次(?:全体)?会议(?:[(（]续会[)）]|[)）])?$|\[.*(?:通过|表决).*\]$"
)
