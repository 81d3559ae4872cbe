import json
from pathlib import Path

data = json.loads(Path("data/requests.json").read_text(encoding="utf-8"))
names = {addressee["id"]: addressee["en"] for addressee in data["addressees"]}

for request in data["requests"]:
    if request["report"] and request["unit"].startswith("cosp-7-"):
        print(f"{request['unit']}#{request['paragraph']}")
        print("  from", ", ".join(names[one["id"]] for one in request["addressees"]))
        print("  to", ", ".join(names[one["id"]] for one in request["report_to"]))
        for deadline in request["deadlines"]:
            print("  when:", deadline["en"] or deadline["zh-Hans"])
