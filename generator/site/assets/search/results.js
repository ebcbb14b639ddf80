// A result as a list item. Text reaches the page as text only: nothing that an article says is read as HTML.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const LABELS = { quote: "Quote", figure: "Figure", article: "Article", person: "Person" };

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

  // In a copy for opening from a folder, an address names the file.
  clipbook.address = (href) => (/\.html$/.test(location.pathname) ? href.replace(/\/$/, "/index.html") : href);

  function link(href, anchor, conditions, ...children) {
    const element = made("a", "", ...children);
    const asked = clipbook.written(conditions);
    element.href = clipbook.address(href) + (asked ? `?h=${encodeURIComponent(asked)}` : "") + (anchor ? `#${anchor}` : "");
    return element;
  }

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

  // `paragraphs`: of an article, where its words stand; `published`: the site shows whole articles.
  clipbook.result = function ({ record, source }, conditions, { paragraphs = [], published = false } = {}) {
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
    } else {
      const title = made("span", "hit-title", ...(source.untitled ? [made("span", "none", `${source.untitled}: `)] : []), words(source.title, id),
        ...(source.goes_on ? [made("span", "gap", " […]")] : []));
      const body = made("p", "hit-words");
      let anchor = record.at;
      if (record.kind === "quote") {
        heading.append(words(record.who, id));
      } else if (record.kind === "figure") {
        // The first of the sentence's figures that answers, else the first.
        const figure = record.figures.find((one) => clipbook.hits(one.text, conditions).length) ?? record.figures[0];
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
      if (record.kind === "article" && paragraphs.length) item.append(where(paragraphs, source, conditions, published));
      if (record.kind !== "article") facts.append(", in ", ...(source.untitled ? [title] : ["“", title, "”"]));
      item.append(facts);
    }
    for (const part of item.querySelectorAll(".hit-head, .hit-words")) clipbook.mark(part, conditions);
    return item;
  };
})();
