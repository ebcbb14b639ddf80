"""Rules of the HTML standard that pages of this site could break, for machines without the Nu checker.

Tables of what may stand where (https://html.spec.whatwg.org, content models and attributes), for the elements in use.
An element or attribute that is not in them is a finding: whoever brings one in looks it up and adds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
PHRASING = frozenset(
    ("a", "abbr", "b", "bdi", "br", "button", "cite", "code", "data", "del", "em", "i", "img", "input", "ins", "kbd",
     "label", "mark", "noscript", "output", "q", "s", "samp", "script", "select", "small", "span", "strong", "sub",
     "sup", "svg", "template", "textarea", "time", "u", "var", "wbr")
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ONLY_PHRASING = HEADINGS | frozenset(
    ("abbr", "b", "bdi", "button", "cite", "code", "data", "em", "i", "kbd", "label", "mark", "output", "p", "pre", "q",
     "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var")
)  # fmt: skip
TRANSPARENT = frozenset(("a", "del", "ins", "noscript"))
CHILDREN = {
    "ul": {"li", "script"},
    "ol": {"li", "script"},
    "dl": {"dt", "dd", "div", "script"},
    "table": {"caption", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
    "html": {"head", "body"},
    "head": {"title", "meta", "link", "script", "style", "noscript"},
}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
    "caption": {"table"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "option": {"select", "optgroup", "datalist"},
}
FIRST = frozenset(("caption", "summary", "legend"))
"""Must be the first element of their parent."""
GLOBAL = frozenset(
    ("class", "dir", "enterkeyhint", "hidden", "id", "inert", "lang", "role", "spellcheck", "tabindex", "title")
)
FLOW = frozenset(
    ("article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "fieldset",
     "footer", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul")
)  # fmt: skip
ATTRIBUTES = {
    **{tag: set() for tag in (*FLOW, *PHRASING, *HEADINGS, *PARENTS, *CHILDREN, "title", "datalist", "optgroup")},
    "a": {"href", "rel", "target", "download", "hreflang", "type"},
    "button": {"type", "disabled", "name", "value"},
    "data": {"value"},
    "details": {"open", "name"},
    "form": {"action", "method", "name", "autocomplete", "novalidate"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"autocomplete", "checked", "list", "max", "maxlength", "min", "name", "placeholder", "required", "type",
              "value"},
    "label": {"for"},
    "link": {"as", "crossorigin", "href", "hreflang", "rel", "type", "media"},
    "meta": {"charset", "content", "name", "property"},
    "ol": {"start", "reversed"},
    "option": {"value", "selected"},
    "output": {"for"},
    "script": {"src", "type", "defer", "async"},
    "select": {"name"},
    "style": {"media"},
    "textarea": {"rows", "cols", "readonly", "name", "placeholder"},
    "th": {"scope", "colspan", "rowspan", "style"},  # `style`: columns that Markdown sets to the right
    "td": {"colspan", "rowspan", "style"},
    "time": {"datetime"},
}  # fmt: skip
TYPED = frozenset(("checkbox", "radio", "button", "submit", "reset", "file", "image"))
"""Types of `input` that nothing is typed into, so that `autocomplete` has no place."""
SVG = {
    "svg": {"height", "overflow", "preserveaspectratio", "viewbox", "width", "x", "xmlns", "y"},
    "circle": {"cx", "cy", "r"},
    "defs": set(),
    "desc": set(),
    "g": {"transform"},
    "line": {"x1", "x2", "y1", "y2"},
    "path": {"d", "transform"},
    "pattern": {"height", "patterntransform", "patternunits", "width"},
    "polygon": {"points"},
    "rect": {"height", "rx", "width", "x", "y"},
    "text": {"dx", "dy", "text-anchor", "x", "y"},
    "title": set(),
    "tspan": {"dx", "dy", "x", "y"},
}
REQUIRED = {"html": {"lang"}, "img": {"src", "alt"}, "input": {"type"}, "th": {"scope"}, "button": {"type"}}
LABELLED = frozenset(("button", "input", "meter", "output", "progress", "select", "textarea"))
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "list")


@dataclass
class _Element:
    tag: str
    given: dict[str, str]
    children: int = 0
    words: str = ""
    id: int = 0


@dataclass
class _Checked(HTMLParser):
    found: list[str] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=lambda: [_Element("", {})])
    _ids: dict[str, str] = field(default_factory=dict)
    _wanted: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def say(self, what: str) -> None:
        self.found.append(f"line {self.getpos()[0]}: {what}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        parent = self._open[-1]
        foreign = tag == "svg" or any(one.tag == "svg" for one in self._open)
        self._attributes(tag, attrs, given, foreign=foreign)
        if not (foreign and tag != "svg"):
            self._place(tag, given, parent)
        parent.children += 1
        parent.words += "\0"
        if tag not in VOID:
            self._open.append(_Element(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            if not any(one.tag == "svg" for one in self._open[:-1]):
                self.say(f"<{tag}/> closes nothing in HTML")
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag != tag:
            self.say(f"</{tag}> where <{self._open[-1].tag}> is open")
            if not any(one.tag == tag for one in self._open):
                return
            while self._open[-1].tag != tag:
                self._open.pop()
        closed = self._open.pop()
        if tag in HEADINGS | {"title", "caption", "summary", "th"} and not closed.words.strip():
            self.say(f"<{tag}> is empty")

    def handle_data(self, data: str) -> None:
        inside = self._open[-1]
        inside.words += data
        if inside.tag in CHILDREN and inside.tag != "html" and data.strip():
            self.say(f"words straight in <{inside.tag}>")

    def _attributes(
        self, tag: str, attrs: list[tuple[str, str | None]], given: dict[str, str], *, foreign: bool
    ) -> None:
        names = [name for name, _ in attrs]
        for name in {name for name in names if names.count(name) > 1}:
            self.say(f"<{tag}> has {name} twice")
        allowed = (SVG if foreign else ATTRIBUTES).get(tag)
        if allowed is None:
            self.say(f"<{tag}> is not known here")
        else:
            for name in names:
                if name not in allowed and name not in GLOBAL and not name.startswith(("data-", "aria-")):
                    self.say(f"<{tag}> has {name}")
        for name in () if foreign else REQUIRED.get(tag, set()) - given.keys():
            self.say(f"<{tag}> lacks {name}")
        if tag == "input" and given.get("type") in TYPED and "autocomplete" in given:
            self.say(f"autocomplete on {given['type']}")
        if "id" in given:
            if not given["id"] or any(char.isspace() for char in given["id"]):
                self.say(f"id {given['id']!r} is no name")
            elif given["id"] in self._ids:
                self.say(f"id {given['id']} stands twice")
            hidden = given.get("type") == "hidden" or tag not in LABELLED
            self._ids.setdefault(given["id"], "" if hidden else tag)
        if tag == "label" and "for" in given:
            self._wanted.append(("label", given["for"], self._at()))
        for name in REFERENCES:
            for one in given.get(name, "").split():
                self._wanted.append((name, one, self._at()))

    def _place(self, tag: str, given: dict[str, str], parent: _Element) -> None:
        if tag in PARENTS and parent.tag not in PARENTS[tag]:
            self.say(f"<{tag}> in <{parent.tag}>")
        if tag in FIRST and parent.children:
            self.say(f"<{tag}> is not the first in <{parent.tag}>")
        if parent.tag in CHILDREN and tag not in CHILDREN[parent.tag]:
            self.say(f"<{tag}> in <{parent.tag}>")
        around = next(one for one in reversed(self._open) if one.tag not in TRANSPARENT)
        if around.tag in ONLY_PHRASING and tag not in PHRASING:
            self.say(f"<{tag}> in <{around.tag}>")
        if around.tag == "summary" and tag not in PHRASING | HEADINGS:
            self.say(f"<{tag}> in <summary>")
        if tag in HEADINGS and any(one.tag in ("dt", "th") for one in self._open):
            self.say(f"<{tag}> in a term or a header cell")
        acts = tag in ("button", "details", "label", "select", "textarea") or (tag == "a" and "href" in given)
        acts = acts or (tag == "input" and given.get("type") != "hidden") or "tabindex" in given
        if acts and any(one.tag in ("a", "button") for one in self._open):
            self.say(f"<{tag}> inside a link or a button")

    def _at(self) -> str:
        return f"line {self.getpos()[0]}"

    def close(self) -> None:
        super().close()
        self.found += [f"<{one.tag}> is never closed" for one in self._open[1:]]
        for what, name, at in self._wanted:
            if name not in self._ids or (what == "label" and not self._ids[name]):
                self.found.append(f"{at}: {what} means #{name}, which is not there")


def faults(html: str) -> list[str]:
    """What breaks a rule, each with its line."""
    page = _Checked()
    page.feed(html)
    page.close()
    return page.found
