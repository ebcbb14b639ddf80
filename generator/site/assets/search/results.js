// A result as a list item. Text reaches the page as text only: nothing that an article says is read as HTML.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const LABELS = { quote: "Quote", figure: "Figure", article: "Article", person: "Person", story: "Story" };

  function made(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  clipbook.made = made;

  // Words of an article in its type, with their place; the site's own as they are.
  function words(shown, inArticle) {
    if (typeof shown === "string") return document.createTextNode(shown);
    const element = made("span", "v");
    element.dataset.article = shown.article ?? inArticle ?? "";
    element.dataset.span = `${shown.start}-${shown.end}`;
    let at = 0;
    for (const [start, end] of shown.said ?? []) {
      element.append(shown.text.slice(at, start), made("span", "said", shown.text.slice(start, end)));
      at = end;
    }
    element.append(shown.text.slice(at));
    if (shown.said) element.classList.add("soft");
    return element;
  }
  clipbook.words = words;

  // Addresses in the index are as seen from the search page; `base` is its own, where another page shows results. In a
  // copy for opening from a folder, an address names the file.
  clipbook.address = function (href) {
    const named = /\.html$/.test(new URL(clipbook.base ?? location.href).pathname) ? href.replace(/\/$/, "/index.html") : href;
    return clipbook.base ? new URL(named, clipbook.base).href : named;
  };

  function link(href, anchor, conditions, ...children) {
    const element = made("a", "", ...children);
    const asked = clipbook.written(conditions);
    element.href = clipbook.address(href) + (asked ? `?h=${encodeURIComponent(asked)}` : "") + (anchor ? `#${anchor}` : "");
    return element;
  }

  // Of a record with several figures the first that answers, else the first.
  const figureOf = (record, conditions) =>
    record.figures.find((one) => clipbook.hits(one.text, conditions).length) ?? record.figures[0];

  // Characters before the first word that answers, at most: what is shown in short starts there if it would end before it.
  const BEFORE = 40;
  const characters = (text) => [...text].length;

  // Words of an article from a little before the first that answers: the same object with its place moved.
  clipbook.near = function (shown, conditions) {
    if (typeof shown === "string") return shown;
    const [first] = clipbook.hits(shown.text, conditions);
    if (!first || first[0] <= 2 * BEFORE) return shown;
    const from = shown.text.indexOf(" ", first[0] - BEFORE) + 1;
    if (from === 0 || from > first[0]) return shown;
    const said = shown.said?.map((pair) => pair.map((at) => Math.max(0, at - from)));
    return { ...shown, start: shown.start + characters(shown.text.slice(0, from)), text: shown.text.slice(from), said, cut: true };
  };

  // Before the words that stand for a title where none is stated.
  const titled = (one, title) => [...(one.untitled ? [made("span", "none", `${one.untitled}: `)] : []), title];

  // A result in two lines, for the list below the box of the header.
  clipbook.option = function ({ record, source }, conditions) {
    const id = source?.article;
    const told = made("span", "hs-words"), facts = made("span", "hs-source");
    let [href, anchor] = [source?.href, record.at ?? ""];
    if (record.kind === "person") {
      [href, anchor] = [record.href, ""];
      told.append(words(record.who));
      facts.append(...(record.roles.length ? [words(record.roles[0]), ", "] : []), record.count);
    } else if (record.kind === "story") {
      [href, anchor] = [record.href, ""];
      told.append(...titled(record, words(record.title)));
      facts.append(record.count);
    } else {
      const run = record.runs.find((one) => clipbook.hits(one.text, conditions).length) ?? record.runs[0];
      const shown = run && clipbook.near(run, conditions);
      if (record.kind === "article") told.append(...titled(source, words(source.title, id)));
      else told.append(...(shown?.cut ? [made("span", "gap", "[…] ")] : []), words(shown ?? record.words, id));
      if (record.kind === "figure") anchor = figureOf(record, conditions).at;
      if (record.kind === "quote") facts.append(words(record.who, id), ", ");
      facts.append(made("span", "src-id", source.label), " ", words(source.outlet, id), `, ${source.date}`);
    }
    const option = link(href, anchor, conditions, made("span", "hs-kind", LABELS[record.kind] ?? record.label), " ", made("span", "hs-told", told, " ", facts));
    option.setAttribute("role", "option");
    option.className = "hs-option";
    option.tabIndex = -1;
    for (const part of [told, facts]) clipbook.mark(part, conditions);
    return option;
  };

  const MOST = 12;

  // In which paragraphs of an article its words stand: linked where the site shows them.
  function where(paragraphs, source, conditions, published) {
    const line = made("p", "hit-unshown", paragraphs.length > 1 ? "In paragraphs " : "In paragraph ");
    const shown = paragraphs.slice(0, MOST);
    shown.forEach((number, n) => {
      const last = n === shown.length - 1 && paragraphs.length <= MOST;
      line.append(n === 0 ? "" : last ? " and " : ", ", published ? link(source.href, `p${number}`, conditions, String(number)) : String(number));
    });
    line.append(paragraphs.length > MOST ? " and others" : "", published ? "." : " of the article, of which this site shows extracts.");
    return line;
  }

  // How many of the conditions the words of something shown answer.
  const answered = (shown, conditions) => conditions.filter((one) => clipbook.hits(shown.text, [one]).length).length;

  // The passage of an article that answers most, among its extracts: where the site shows it. Null where its title and
  // lead answer as much, or no extract does.
  function passage({ record, source }, conditions) {
    const said = [source.title, ...record.runs].filter((one) => one.text);
    let best = null, most = conditions.filter((one) => said.some((part) => clipbook.hits(part.text, [one]).length)).length;
    for (const other of source.records) {
      if (other === record) continue;
      for (const run of other.runs) {
        const count = answered(run, conditions);
        if (count > most) [best, most] = [{ record: other, run }, count];
      }
    }
    return best;
  }

  function passageLine({ record, run }, source, conditions) {
    const shown = clipbook.near(run, conditions);
    const anchor = record.figures ? figureOf(record, conditions).at : record.at;
    return made("p", "hit-words", ...(shown.cut ? [made("span", "gap", "[…] ")] : []), words(shown, source.article), ...(run.more ? [made("span", "gap", " […]")] : []), " ",
      link(source.href, anchor, conditions, record.place));
  }

  // `paragraphs`: of an article, where its words stand; `published`: the site shows whole articles.
  // `text`: its paragraphs, where the site publishes them.
  clipbook.result = function ({ record, source }, conditions, { paragraphs = [], published = false, text = null } = {}) {
    const kind = made("span", "hit-kind", LABELS[record.kind] ?? record.label);
    const heading = made("h3", "hit-head");
    const item = made("li", `hit hit--${record.kind}`, kind);
    const id = source?.article;
    if (record.kind === "person") {
      heading.append(link(record.href, "", conditions, words(record.who)));
      item.append(heading);
      if (record.roles.length) {
        const roles = made("p", "hit-words");
        record.roles.forEach((role, n) => roles.append(...(n ? ["; "] : []), words(role)));
        item.append(roles);
      }
      item.append(made("p", "hit-source", record.count));
    } else if (record.kind === "story") {
      heading.append(link(record.href, "", conditions, ...titled(record, words(record.title))));
      item.append(heading, made("p", "hit-source", record.count));
    } else {
      const title = made("span", "hit-title", ...titled(source, words(source.title, id)),
        ...(source.goes_on ? [made("span", "gap", " […]")] : []));
      const body = made("p", "hit-words");
      let anchor = record.at;
      if (record.kind === "quote") {
        heading.append(words(record.who, id));
      } else if (record.kind === "figure") {
        const figure = figureOf(record, conditions);
        anchor = figure.at;
        heading.append(words(figure, id));
      } else if (record.kind === "article") {
        heading.append(title);
      } else {
        heading.append(words(record.words, id));
        record.told.forEach(([label, pieces], n) => body.append(`${n ? "; " : ""}${label} `, ...pieces.map((piece) => words(piece, id))));
      }
      record.runs.forEach((run, n) => body.append(...(run.gap ? [made("span", "gap", " […] ")] : n ? [" "] : []), words(run, id),
        ...(run.more ? [made("span", "gap", " […]")] : [])));
      const opened = link(source.href, anchor, conditions, ...heading.childNodes);
      heading.append(opened);
      const facts = made("p", "hit-source", made("span", "src-id", source.label), " ", words(source.outlet, id), `, ${source.date}`);
      if (record.place) facts.append(`, ${record.place}`);
      item.append(heading, body);
      const extract = record.kind !== "article" || !conditions.length ? null
        : text ? { record: { at: `p${paragraphs[0]}`, place: `paragraph ${paragraphs[0]}` }, run: text[paragraphs[0] - 1] }
          : passage({ record, source }, conditions);
      if (extract) item.append(passageLine(extract, source, conditions));
      if (record.kind === "article" && paragraphs.length) item.append(where(paragraphs, source, conditions, published));
      if (record.kind !== "article") facts.append(", in ", ...(source.untitled ? [title] : ["“", title, "”"]));
      item.append(facts);
    }
    for (const part of item.querySelectorAll(".hit-head, .hit-words")) clipbook.mark(part, conditions);
    return item;
  };
})();
