import csv


def table(name):
    with open(f"data/{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


paragraphs = {(row["unit"], row["id"]): row for row in table("paragraphs")}
found = {}
for citation in table("citations"):
    place = citation["unit"], citation["place"]
    if citation["target"] == "convention#article-57" and place in paragraphs:
        if "asset-recovery" in paragraphs[place]["terms"].split("; "):
            found[place] = paragraphs[place]

for row in found.values():
    print(row["url_en"], row["verb_en"] or "-", sep="  ")
