import csv
from collections import Counter

with open("data/votes.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))

first, second = "a-79-459#vote-1", "a-79-459#vote-2"
changes = Counter((row[first] or "-", row[second] or "-") for row in rows)
for (before, after), count in changes.most_common():
    print(f"{count:3}  {before} > {after}")

for row in rows:
    if (row[first], row[second]) == ("in_favour", "abstaining"):
        print(row["iso3"], row["zh-Hans"], row["en"])
