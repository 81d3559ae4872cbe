import json
from collections import Counter
from pathlib import Path

counts = Counter()
for path in sorted(Path("data/units").glob("*.json")):
    unit = json.loads(path.read_text(encoding="utf-8"))
    for place in unit["paragraphs"] + unit["footnotes"]:
        for citation in place["citations"]:
            if citation["target"] == "convention#article-57":
                counts[unit["slug"]] += 1

for slug, count in counts.most_common():
    print(f"{count:3}  {slug}")
print(f"{counts.total():3}  in all")
