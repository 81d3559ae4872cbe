import json
from pathlib import Path

requests = json.loads(Path("data/requests.json").read_text(encoding="utf-8"))
names = {one["id"]: one["en"] for one in requests["addressees"]}

for request in requests["requests"]:
    if request["unit"].startswith("cosp-7-") and request["report"]:
        asked = ", ".join(names[one["id"]] for one in request["addressees"])
        by = ", ".join(one["en"] or one["zh-Hans"] for one in request["deadlines"])
        print(f"{request['unit']}#{request['paragraph']}  {asked}: {by or 'no time named'}")
