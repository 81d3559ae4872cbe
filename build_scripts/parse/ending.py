"""How paragraphs end, and with which lines a resolution ends: day, meeting, way of adoption."""

from __future__ import annotations

import re

#: Resolutions end with the day and the meeting, a resumed one too; those of the Human Rights
#: Council go on with the way of adoption in square brackets, which lists of votes may follow.
SIGN_OFF = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日$|第\d+次(?:全体)?会议(?:[(（]续会[)）]|[)）])?$|\[.*(?:通过|表决).*[\]：:]$"
)
#: No heading ends so, however far it is set in.
ENDS_PARAGRAPH = re.compile(r"[，；。][”’）)》]*\d{0,3}$")
