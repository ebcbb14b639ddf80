"""What an attacker writes into a field. Classes after the OWASP cheat sheets on XSS, injection and CSV, and the readers
and template languages that a page of this site passes on its way. `pwned` is what a script would set.
"""

from __future__ import annotations

PAYLOADS: tuple[tuple[str, str], ...] = (
    # ---- markup that runs
    ("script", "<script>window.pwned=1</script>"),
    ("script-case", "<ScRiPt >window.pwned=1</sCrIpT >"),
    ("image", "<img src=x onerror=window.pwned=1>"),
    ("svg", "<svg/onload=window.pwned=1>"),
    ("leave-attribute", '"><img src=x onerror=window.pwned=1>'),
    ("handler", "' autofocus onfocus='window.pwned=1' x='"),
    ("leave-title", "</title></head><script>window.pwned=1</script>"),
    ("leave-textarea", "</textarea></noscript></style><script>window.pwned=1</script>"),
    ("mutation", '<noscript><p title="</noscript><img src=x onerror=window.pwned=1>">'),
    ("namespace", "<math><mtext></form><form><mglyph><style></math><img src=x onerror=window.pwned=1>"),
    ("frame", "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>"),
    ("object", "<object data='data:text/html,<script>parent.pwned=1</script>'></object>"),
    ("base", "<base href='http://evil.example/'>"),
    ("refresh", "<meta http-equiv=refresh content='0;url=http://evil.example/'>"),
    ("styles", "<style>@import 'http://evil.example/a.css';</style>"),
    ("form", "<form action=http://evil.example><button>Log in</button></form>"),
    ("unclosed", "<a href='http://evil.example"),
    ("close", "</p></div></main></body></html>"),
    ("comment", "<!-- --> --!> <!--"),
    ("cdata", "]]> <![CDATA[ <script>window.pwned=1</script> ]]>"),
    ("entities", "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;b&#62; &nbsp &bogus;"),
    ("percent", "%3Cscript%3Ewindow.pwned=1%3C/script%3E"),
    # ---- addresses that run
    ("link", "[press here](javascript:window.pwned=1)"),
    ("autolink", "<javascript:window.pwned=1> <http://evil.example/>"),
    ("reference", "[press][1]\n\n[1]: javascript:window.pwned=1"),
    ("picture", "![seen](http://evil.example/seen.png)"),
    # ---- Markdown and its extensions
    ("attributes", "{: onclick=window.pwned=1 .x #y }"),
    ("emphasis", "**b** __c__ ~~d~~ ==e== ^^f^^ ``g`` _h_"),
    ("table", "| a | b |\n|---|---|"),
    ("admonition", '!!! danger "Press"\n    window.pwned=1'),
    ("fence", "```js {onclick=window.pwned=1}\nwindow.pwned=1\n```"),
    ("snippet", '--8<-- "/etc/hosts"'),
    ("emoji", ":smile: :material-alert:{ onclick=window.pwned=1 }"),
    ("math", "$$\\href{javascript:window.pwned=1}{x}$$ \\(y\\)"),
    ("footnote", "[^1] [TOC] [[page]] *[HTML]: x"),
    # ---- template languages
    ("jinja", "{{ 7*7 }} {{ config.site_name }} {% include 'main.html' %} {# gone #}"),
    ("jinja-raw", "{% raw %}{% endraw %}{% block x %}"),
    ("angular", "{{constructor.constructor('window.pwned=1')()}} ${7*7} <%= 7*7 %> #{7*7}"),
    # ---- data formats
    ("json-ld", '</script><script type="application/ld+json">{"@type":"Person"}</script>'),
    ("json", '","x":"\\u003cscript\\u003e\\'),
    ("yaml", "x: [y, {z: *a}] # gone\n---\ntemplate: evil.html"),
    ("csv", '=HYPERLINK("http://evil.example","press")'),
    ("csv-command", "+cmd|' /C calc'!A0"),
    ("csv-at", "@SUM(1+1)*cmd|' /C calc'!A0"),
    ("csv-tab", "\t=1+1"),
    ("bibtex", "}, note = {\\write18{rm x}}, url={javascript:window.pwned=1"),
    ("ris", "x\nER  - \nTY  - JOUR\nT1  - forged"),
    ("header", "x\nBcc: all@evil.example\nContent-Type: text/html"),
    ("sql", "'); DROP TABLE articles; --"),
    # ---- characters
    ("bidi", "\u202egnp.exe\u2066 \u200f"),
    ("invisible", "a\u200bb\u2060c\ufeffd\u00ade"),
    ("controls", "a\x01b\x08c\x1b]0;x\x07d\x7f"),
    ("lone-bytes", "a\ufffe\U0001fffe\ufdd0b"),
    ("path", "../../../etc/passwd"),
)  # fmt: skip
