// "as a card": a quote or a figure as HTML to put into another page: words, source and link, no script, no outside styles.

(() => {
const QUOTE = "margin:0;font:1.05em/1.5 Georgia,serif";
const CARD = "margin:1em 0;padding:.8em 1em;border-left:4px solid #0a5468;background:#f5f3ee;color:#1a1e22;max-width:40em";

function cardOf(cite) {
  const p = partsOf(cite);
  const safe = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const link = (text, to) => (/^https?:\/\//.test(to) ? `<a href="${safe(to)}" style="color:#0a5468">${safe(text)}</a>` : safe(text));
  const value = cite.closest(".fg, .fr--figure")?.querySelector("h3 .v");
  const number = value ? `<p style="margin:0 0 .3em;font:bold 1.4em/1.2 Georgia,serif">${safe(folded(value.textContent))}</p>` : "";
  const title = p.title ? `“${p.title}”` : "an article without a title";
  const by = p.by.length ? `, by ${safe(p.by.join(", "))}` : "";
  const source = `${p.who ? `${safe(p.who)}, quoted in ` : "In "}${link(title, p.from)}${by}, ${safe(p.outlet || "outlet not stated")}, ${safe(p.date)}, ${link(p.place, p.here)}`;
  const cited = /^https?:\/\//.test(p.here) ? ` cite="${safe(p.here)}"` : "";
  return `<figure style="${CARD}">${number}<blockquote${cited} style="${QUOTE}"><p style="margin:0">${safe(p.words)}</p></blockquote>`
    + `<figcaption style="margin-top:.5em;font:.85em/1.4 Arial,sans-serif;color:#555b61">${source}</figcaption></figure>`;
}

globalThis.cardOf = cardOf;
})();
