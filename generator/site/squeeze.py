"""The frame around a page without the white space that templates leave: a third of it on an article's page.

Lines of nothing, and the indentation of elements. A line break stays between two tags, as it is one space to a browser
wherever the space counts. The content between is left alone, and so is what a browser takes letter by letter.
"""

from __future__ import annotations

import re

_CONTENT = re.compile(r'<article class="md-content__inner md-typeset".*</article>', re.DOTALL)
_VERBATIM = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_BREAK = re.compile(r"\s*\n\s*")


def squeezed(html: str) -> str:
    r"""A finished page with a narrow frame, the same where it has one.

    >>> squeezed("<body>\n\n    <nav>\n  </nav>\n  <pre>a\n\n  b</pre>")
    '<body>\n<nav>\n</nav>\n<pre>a\n\n  b</pre>'
    """
    content = _CONTENT.search(html)
    if content is None:
        return _narrow(html).lstrip("\n")
    return _narrow(html[: content.start()]).lstrip("\n") + content[0] + _narrow(html[content.end() :])


def _narrow(html: str) -> str:
    parts = _VERBATIM.split(html)
    # Two groups: every third part from the first is plain markup, the two behind it an element as it is and its name.
    return "".join(_BREAK.sub("\n", part) if at % 3 == 0 else part for at, part in enumerate(parts) if at % 3 != 2)
