"""How paragraphs end, and with which lines a resolution ends: day, meeting, way of adoption."""

from __future__ import annotations

import re

DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
MEETING = r"第\d+次(?:全体)?会议"
_RESUMED = rf"{MEETING}(?:[(（]续会[)）]|[)）])?"
#: Resolutions end with the day and the meeting, a resumed one too, on a line each or on one;
#: those of the Human Rights Council go on with the way of adoption in square brackets, which
#: lists of votes may follow.
SIGN_OFF = re.compile(
    rf"{DAY}(?:，?{_RESUMED})?$|{_RESUMED}(?:，?{DAY})?$|\[.*(?:通过|表决).*[\]：:]$"
)
#: Those of the Security Council say it below their number:
#: 2017年3月24日安全理事会第7907次会议通过.
ADOPTED = re.compile(rf"{DAY}[\u3400-\u9fff]{{0,20}}?{MEETING}通过$")
#: No heading ends so, however far it is set in.
ENDS_PARAGRAPH = re.compile(r"[，；。][”’）)》]*\d{0,3}$")
