"""What the types of the data are written with.

Every object of the data is a `TypedDict` beside the function that makes it, its name the shape's
and `Data`. The page of the data and the JSON Schema files follow from these types; what a field
means is a text of the interface, `<shape>.<field>`. A field is not taken out and does not change
its meaning; a new one is added to its type and to `docs/interface/fields.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from build_scripts.model import Rendering


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a text looks like, as JSON Schema writes it."""

    expression: str


@dataclass(frozen=True, slots=True)
class NamedKeys:
    """What the page calls the keys of an object, which has all of them; with `some`, some."""

    name: str
    some: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """The text of the interface that says what a column holds."""

    text: str


Slug: TypeAlias = Annotated[str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
PlaceId: TypeAlias = Annotated[str, Pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
#: A paragraph or a vote of a unit: `cosp-7-1#op6`.
PlaceName: TypeAlias = Annotated[str, Pattern(r"^[a-z0-9-]+#[a-z0-9-]+$")]
#: What a citation leads to: a page here, a place of it, or an official document.
Target: TypeAlias = Annotated[str, Pattern(r"^([a-z0-9-]+(#[a-z0-9-]+)?|https://.+)$")]
Day: TypeAlias = Annotated[str, Pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
DayOrYear: TypeAlias = Annotated[str, Pattern(r"^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$")]
Iso3: TypeAlias = Annotated[str, Pattern(r"^[A-Z]{3}$")]
Https: TypeAlias = Annotated[str, Pattern(r"^https://")]
SitePath: TypeAlias = Annotated[str, Pattern(r"^/(zh-Hans|zh-Hant|en)/")]

EachRendering: TypeAlias = Annotated[Rendering, NamedKeys("rendering")]
EachScript: TypeAlias = Annotated[Literal["zh-Hans", "zh-Hant"], NamedKeys("script")]
#: What is said in every rendering, and what may have no English.
Said: TypeAlias = dict[EachRendering, str]
SaidOrNot: TypeAlias = dict[EachRendering, str | None]
