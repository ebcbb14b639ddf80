// Rows of the lists, read from the page: their words, and what they can be filtered and sorted by.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  const NO_OUTLET = "outlet not stated", NO_DATE = "no date stated";

  const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const named = (key, label, shown = null) => ({ key, label, shown });
  const data = (row, name) => (row.element.dataset[name] ?? row.group?.dataset[name] ?? row.element.querySelector(`[data-${name}]`)?.dataset[name] ?? "");

  // ---- what rows can be filtered by: each reads the values of a row, [{key, label, shown}] ----
  const OUTLETS = ".src-text > span:first-child, .al-m > span:first-child, [data-label=Outlet] > span";
  function outlet(row) {
    const all = [...row.element.querySelectorAll(OUTLETS)];
    const its = all.length || !row.group ? all : [row.group.querySelector(OUTLETS)].filter(Boolean);
    return its.map((one) => {
      const text = plain(one) === "not stated" ? NO_OUTLET : plain(one);
      return named(text, text, one.querySelector("a") ?? one);
    });
  }
  function month(row) {
    const day = data(row, "day");
    if (!day) return [named("none", NO_DATE)];
    return day.length < 7 ? [] : [named(day.slice(0, 7), MONTHS.format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`)))];
  }
  const year = (row) => { const day = data(row, "day"); return [named(day.slice(0, 4) || "none", day.slice(0, 4) || NO_DATE)]; };
  function story(row) {
    const slug = data(row, "story"), shown = slug && document.querySelector(`.ls-stories [data-story="${CSS.escape(slug)}"]`);
    return shown ? [named(slug, plain(shown), shown)] : [];
  }
  const SPEAKERS = { named: "named", described: "described, not named", unnamed: "not named at all" };
  const speaker = (row) => { const kind = data(row, "speaker"); return kind ? [named(kind, SPEAKERS[kind])] : []; };
  const RELATIONS = { differ: "differ", changed: "changed over time", agree: "agree", apart: "possibly differ" };
  const compared = (row) => Object.entries(RELATIONS).filter(([kind]) => row.element.querySelector(`.rel--${kind}`)).map(([kind, label]) => named(kind, label));
  const quoted = (row) => [row.element.dataset.quoted ? named("yes", "quoted") : named("no", "named only")];
  const heard = (row) => [Number(row.element.dataset.quoted) ? named("yes", "quotes somebody") : named("no", "no quote found")];
  const sort = (row) => [named(row.element.dataset.sort, row.element.dataset.sort)];
  const reason = (row) => [row.element.dataset.reason ? named("yes", "reason stated") : named("no", "no reason stated")];
  const dated = (row) => [row.element.classList.contains("tl-i--day") ? named("day", "a day") : named("span", "a vaguer span")];
  const settled = (row) => [row.element.querySelector(".tl-d .tl-inf") ? named("inferred", "inferred") : named("stated", "from the article itself")];
  // The heading above: the anchor of a heading's link is no word of it.
  function part(row) {
    const heading = clipbook.headingOf(row.element.parentElement);
    return heading ? [named(heading.id, plain(heading).replace(/\s*#$/, ""))] : [];
  }
  clipbook.headingOf = function (element) {
    let before = element.previousElementSibling;
    while (before && !before.matches("h2, h3, .ls")) before = before.previousElementSibling;
    return before?.matches("h2, h3") ? before : null;
  };
  function letter(row) {
    // People by the last of their names, as lists of people are; of others the first word counts.
    const words = clipbook.tokens(row.name).filter((token) => !token.joined);
    const word = row.element.id.startsWith("person-") ? words.at(-1) : words[0];
    const first = word?.word[0] ?? "";
    return [/[a-z]/.test(first) ? named(first, first.toUpperCase()) : named("other", "other")];
  }

  // ---- by what they can be sorted: each gives a number or a text, smaller ones first ----
  const number = (name) => (row) => -Number(row.element.dataset[name] ?? 0);
  const days = { title: "latest first", by: (row) => data(row, "day").replace(/\d/g, (digit) => 9 - digit) || "~" };
  const oldest = { title: "oldest first", by: (row) => data(row, "day") || "~" };
  const name = { title: "A to Z", by: (row) => clipbook.tokens(row.name).map((token) => token.word).join(" ") };

  // Each list: its rows, the groups they stand in, its filters and orders. `letters`: long lists have an A to Z.
  clipbook.LISTS = {
    articles: { rows: ".al > li", facets: { outlet, month, story, part }, sorts: { oldest, name } },
    stories: { rows: ".al > li", facets: { month }, sorts: { days, reports: { title: "most reports first", by: number("reports") }, name } },
    people: { rows: ".pl > li", facets: { part, quoted }, sorts: { named: { title: "most often named first", by: number("named") }, name }, letters: letter },
    quotes: { rows: ".q-same, .q-group .q", groups: ".q-group", facets: { outlet, month, story, speaker }, sorts: { oldest } },
    figures: { rows: ".cmp, .q-group .fg", groups: ".q-group", facets: { outlet, month, story, compared }, sorts: { oldest } },
    keywords: { rows: ".pl > li", facets: { part }, sorts: { name }, letters: letter },
    timeline: { rows: ".tl > li", facets: { outlet, year, dated, settled }, sorts: {} },
    outlets: { rows: ".t--outlets tbody > tr", facets: { quoted: heard, year }, sorts: { days, name }, letters: letter },
    outlet: { rows: ".al > li", facets: { month, story }, sorts: { oldest, name } },
    voices: { rows: ".t--voices tbody > tr", facets: { outlet, month }, sorts: { oldest } },
    unnamed: { rows: ".un", facets: { outlet, month, story, sort, reason }, sorts: { oldest } },
    sources: { rows: ".t--sources tbody > tr", facets: { outlet, month }, sorts: { oldest, name } },
  };
  clipbook.TITLES = {
    outlet: "Outlet", month: "Month", year: "Year", story: "Story", speaker: "Speaker", compared: "Compared", quoted: "Quoted",
    dated: "Precision", settled: "Settled", part: "Part", sort: "Description", reason: "Reason", letters: "A to Z",
  };

  // The rows below an element: [{element, group, name, values}], `values` by the names of facets. What stands below the
  // list's bar in a list of another kind is no row of it.
  clipbook.rows = function (bar, { rows, groups, facets, letters }) {
    const all = [...document.querySelectorAll(rows)].filter((one) => bar.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    return all.map((element, at) => {
      const row = { element, at, group: groups ? element.closest(groups) : null };
      row.name = plain(element.querySelector("a, .v, h2, h3") ?? element);
      row.values = {};
      for (const [facet, read] of Object.entries({ ...facets, ...(letters ? { letters } : {}) })) row.values[facet] = read(row);
      return row;
    });
  };

  // The words of a row, each after a space: what is typed begins some of them.
  clipbook.wordsOf = (row) => (row.words ??= [row.element, row.group?.querySelector(".q-src")].filter(Boolean)
    .flatMap((element) => clipbook.tokens(without(element)).map((token) => ` ${token.word}`)).join(""));

  // Without what opens on demand: how something was found is not what it says.
  function without(element) {
    let text = "";
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      (node) => (node.nodeType === Node.ELEMENT_NODE && node.matches("details, script, svg, button, .cite-forms") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    while (walk.nextNode()) text += walk.currentNode.nodeType === Node.TEXT_NODE ? walk.currentNode.data : "\n";
    return text;
  }
})();
