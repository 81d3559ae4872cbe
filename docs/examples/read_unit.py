import json
import sys
from pathlib import Path
from urllib.request import urlopen

data = sys.argv[1] if len(sys.argv) > 1 else Path("data").resolve().as_uri()

with urlopen(f"{data}/units/cosp-7-1.json") as file:
    unit = json.load(file)

print(unit["symbol"], unit["title"]["en"])
paragraphs = {paragraph["id"]: paragraph for paragraph in unit["paragraphs"]}
paragraph = paragraphs["op12-b"]
print(paragraphs[paragraph["parent"]]["label"], paragraph["label"])
for rendering, words in paragraph["text"].items():
    print(f"{rendering}: {words}")
