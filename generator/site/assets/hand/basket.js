// The basket: extracts that were kept on any page, to be taken away as Markdown, text, CSV or a Word document. They stay in
// this browser; nothing is sent anywhere. Whatever is shown is put in as text, never as HTML.

(() => {
const BASKET = "basket";
const MOST = 500;  // a store holds 5 MB for all pages of a host; a long quote with its source takes 2 KB
let items = (globalThis.__md_get?.(BASKET) ?? []).filter((item) => item && typeof item.key === "string" && Array.isArray(item.by));

const made = (tag, given = {}, ...inside) => { const element = Object.assign(document.createElement(tag), given); element.append(...inside); return element; };
const status = made("p", { className: "sr" });
status.setAttribute("role", "status");
const list = made("ol", { className: "kept-list" });
const opener = made("button", { type: "button", className: "kept-open" });
opener.setAttribute("aria-expanded", "false");
const body = made("div", { className: "kept-body", hidden: true });
const panel = made("section", { className: "kept" }, body, opener, status);
panel.setAttribute("aria-label", "Basket");

function keep(button) {
  const item = button.parts();
  if (items.some(({ key }) => key === item.key)) return drop(item.key);
  if (items.length >= MOST) return say(`The basket holds ${MOST} extracts; take some out first`);
  items.push(item);
  changed(`Kept: ${items.length} in the basket`);
}

function drop(key) {
  items = items.filter((item) => item.key !== key);
  changed(`Taken out: ${items.length} in the basket`);
}

function say(words) { status.textContent = words; }

function changed(words) {
  globalThis.__md_set?.(BASKET, items);
  draw();
  say(words);
}

function draw() {
  opener.textContent = `Basket (${items.length})`;
  panel.hidden = !items.length;
  if (!items.length) unfold(false);
  const keys = new Set(items.map(({ key }) => key));
  for (const button of document.querySelectorAll("button.keep")) {
    const held = keys.has(button.parts().key);
    button.setAttribute("aria-pressed", String(held));
    button.textContent = held ? "Kept" : "Keep";
  }
  list.replaceChildren(...items.map((item) => {
    const out = made("button", { type: "button", className: "cite-copy", textContent: "Take out" });
    out.setAttribute("aria-label", `Take out: ${item.words.slice(0, 60)}`);
    out.addEventListener("click", () => {
      const at = [...list.children].indexOf(out.parentElement);
      drop(item.key);
      ((list.children[at] ?? list.lastElementChild)?.querySelector("button") ?? opener).focus();
    });
    return made("li", {}, made("span", { className: "kept-words", textContent: item.words }), " ", made("span", { className: "kept-from", textContent: sourceOf(item) }), " ", out);
  }));
}

function unfold(open) {
  body.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
}

// ---- what is taken ------------------------------------------------------------------------------------------------

function sourceOf(p) {
  const title = p.title ? `“${p.title}”` : "";
  const parts = [p.who && `${p.who}${title ? ", quoted in" : ""}`, title, p.by.length ? `by ${p.by.join(", ")}` : "", p.outlet || "outlet not stated", p.date, p.place];
  return parts.filter(Boolean).join(", ").replace("quoted in,", "quoted in");
}

const asText = () => items.map((p) => [p.words, sourceOf(p), p.from, p.here].filter(Boolean).join("\n")).join("\n\n");
const asMarkdown = () => items.map(markdownOf).join("\n\n");

// The same guard as in data/csv: a spreadsheet shall not run what an article says.
const GUARD = /^(?=[\t\r\n])|(^|[;|\t\r\n])(?=[ \u00a0"“”]*[=+\-@\uff1d\uff0b\uff0d\uff20]|')/g;

function asCsv() {
  const cell = (text) => `"${text.replace(GUARD, "$1'").replace(/"/g, '""')}"`;
  const rows = items.map((p) => [p.words, p.who, p.title, p.by.join("; "), p.outlet, p.iso || p.date, p.place, p.from, p.here]);
  return [["words", "speaker", "title", "authors", "outlet", "date", "place", "address", "proof"], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

// A Word document is a packed folder of XML (ECMA-376); nothing in it is compressed, so that packing is a few lines.
function asWord() {
  const xml = (text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const run = (text, looks = "") => `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  const [links, lines] = [[], []];
  const link = (text, to) => {
    if (!/^https?:\/\//.test(to)) return run(text);
    links.push(to);
    return `<w:hyperlink r:id="r${links.length}">${run(text, '<w:color w:val="1A4F8B"/><w:u w:val="single"/>')}</w:hyperlink>`;
  };
  for (const p of items) {
    lines.push(run(p.words, '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'));
    lines.push(link(sourceOf(p), p.from || p.here) + (p.from && p.here ? run(". ") + link("Proof", p.here) : ""));
  }
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const [office, pack] = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/package/2006"];
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const relations = (rows) => `${head}<Relationships xmlns="${pack}/relationships">${rows}</Relationships>`;
  return packed({
    "[Content_Types].xml": `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    "word/document.xml": `${head}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${lines.map((line) => `<w:p>${line}</w:p>`).join("")}<w:sectPr/></w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(links.map((to, at) => `<Relationship Id="r${at + 1}" Type="${office}/hyperlink" Target="${xml(to)}" TargetMode="External"/>`).join("")),
  });
}

function sumOf(bytes) {  // CRC-32, as packed files have it (ISO 3309)
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function packed(files) {
  const [parts, index] = [[], []];
  const text = new TextEncoder();
  const number = (value, bytes) => Uint8Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 255);
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [called, bytes] = [text.encode(name), text.encode(content)];
    // Version 2.0, names in UTF-8, stored as it is, 1 January 1980: the earliest day that the form knows.
    const told = [number(20, 2), number(0x800, 2), number(0, 4), number(33, 2), number(sumOf(bytes), 4), number(bytes.length, 4), number(bytes.length, 4), number(called.length, 2)];
    const entry = [number(0x04034b50, 4), ...told, number(0, 2), called, bytes];
    index.push(number(0x02014b50, 4), number(20, 2), ...told, number(0, 12), number(at, 4), called);
    parts.push(...entry);
    at += entry.reduce((sum, part) => sum + part.length, 0);
  }
  const count = Object.keys(files).length;
  const length = index.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...parts, ...index, number(0x06054b50, 4), number(0, 4), number(count, 2), number(count, 2), number(length, 4), number(at, 4), number(0, 2)]);
}

function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  made("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(`${name} is handed to your downloads`);
}

// ---- the panel ----------------------------------------------------------------------------------------------------

const copying = (label, form) => { const button = buttonOf(label, () => copy(button, label, form())); button.setAttribute("aria-live", "polite"); return button; };
body.append(
  made("h2", { className: "kept-head", textContent: "Basket" }),
  made("p", { className: "kept-how", textContent: "Kept in this browser only." }),
  list,
  groupOf("Take the basket away", [
    copying("Copy as Markdown", asMarkdown), copying("as text", asText),
    buttonOf("CSV", () => save("basket.csv", asCsv(), "text/csv;charset=utf-8")),
    buttonOf("Word", () => save("basket.docx", asWord(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    buttonOf("Empty it", () => { items = []; changed("The basket is empty"); }),
  ]),
);
opener.addEventListener("click", () => unfold(body.hidden));
panel.addEventListener("keydown", (event) => { if (event.key === "Escape" && !body.hidden) { unfold(false); opener.focus(); } });
// Another window of the site may have kept something.
addEventListener("storage", () => { items = globalThis.__md_get?.(BASKET) ?? []; draw(); });
(document.querySelector("main") ?? document.body).append(panel);
draw();

globalThis.keep = keep;
})();
