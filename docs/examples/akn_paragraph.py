from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"

root = ElementTree.parse("data/akn/cosp-7-1.zho.xml").getroot()
print(root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value"))

paragraph = root.find(".//*[@wId='op12']")
print(paragraph.get("eId"), paragraph.find(f"{AKN}num").text)
print("".join(paragraph.find(f".//{AKN}intro/{AKN}p").itertext()))
for reference in paragraph.iter(f"{AKN}ref"):
    print(reference.text, "->", reference.get("href"))
