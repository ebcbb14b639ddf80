// The search page: what is typed and chosen, in the address; what is found, in the list.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { made } = clipbook;
  const main = document.querySelector(".search-page");
  if (!main) return;
  const form = main.querySelector("form"), input = form.elements.q, sort = form.elements.sort;
  const status = main.querySelector("[role=status]"), list = main.querySelector(".hits"), more = main.querySelector(".hits-more");
  const clear = main.querySelector(".sf-clear"), note = main.querySelector(".hits-note"), instead = main.querySelector(".hits-instead");
  const PAGE = 10, FIRST = 3, WAIT = 120;  // the first few stand there before the files of the others have come
  clipbook.index = new URL(main.dataset.index, location.href).href;
  let index = null, turn = 0, found = null;

  // ---- state, as the address has it ----
  const names = ["kind", "by", "speaker", "outlet", "story", "year", "month", "topic"];
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const dayIn = (asked, name) => (DAY.test(asked.get(name) ?? "") ? asked.get(name) : "");
  function read() {
    const asked = new URLSearchParams(location.search);
    return {
      q: asked.get("q") ?? "",
      sort: ["new", "old"].includes(asked.get("sort")) ? asked.get("sort") : "best",
      any: asked.has("any"),
      from: dayIn(asked, "from"), to: dayIn(asked, "to"),
      chosen: new Map(names.map((name) => [name, new Set(asked.getAll(name))])),
    };
  }
  let state = read();

  function keep(way) {
    const address = addressOf(state);
    if (address === location.pathname + location.search) return;
    try {
      history[way](null, "", address);
    } catch {
      // A browser may refuse this to a page from a folder; what was chosen then lives as long as the page.
    }
  }

  function addressOf(state) {
    const asked = new URLSearchParams();
    if (state.q) asked.set("q", state.q);
    for (const name of ["from", "to"]) if (state[name]) asked.set(name, state[name]);
    if (state.any) asked.set("any", "1");
    for (const [name, keys] of state.chosen) for (const key of keys) asked.append(name, key);
    if (state.sort !== "best") asked.set("sort", state.sort);
    return location.pathname + (asked.size ? `?${asked}` : "");
  }

  // ---- finding ----
  async function load() {
    const root = await clipbook.fetch("root");
    return { root, layout: new clipbook.Layout(root), passedOver: new Set(root.passedOver.split(" ")) };
  }

  // What results are narrowed by is read after the first of them, where nothing is chosen: it grows with the site.
  let facetsRead = null;
  const readFacets = (layout) => (facetsRead ??= clipbook.fetch("facets").then((written) => new clipbook.Facets(written, layout)));

  async function search() {
    const mine = ++turn;
    index ??= load();
    const { root, layout, passedOver } = await index;
    const answer = await clipbook.find(root, layout, state.q, { passedOver, any: state.any });
    const { conditions } = answer;
    const chosen = [...state.chosen.values()].some((keys) => keys.size) || Boolean(state.from || state.to);
    const asked = conditions.length > 0;
    const scores = asked ? answer.scores : null;
    const records = asked ? [...scores.keys()] : Array.from({ length: layout.size }, (_, record) => record);
    const early = chosen || state.sort === "old" || !asked ? await readFacets(layout) : null;
    if (mine !== turn) return;
    const passing = early ? early.narrow(records, state.chosen, state.from, state.to).passing : [...records];
    order(passing, scores, layout, early);
    const listed = asked || chosen ? passing : [];
    // Whoever asks by choice alone wants the list, and by date its order.
    const rows = asked && state.sort === "best" ? clipbook.folded(listed, layout) : listed.map((record) => ({ record, more: [] }));
    found = { rows, conditions, layout, root, shown: 0, mine };
    tell(asked, chosen, passing.length, conditions, root.published);
    offerInstead(answer, passing.length);
    await show();
    const facets = await readFacets(layout);
    if (mine !== turn) return;
    panel.offer(facets, facets.narrow(records, state.chosen, state.from, state.to).counts, state, passing.length);
    main.dataset.ready = state.q;
  }

  // Records are numbered by date, the latest first, undated ones last, then people and stories: the order by date too.
  function order(records, scores, layout, facets) {
    const undated = (record) => { const article = layout.article(record); return article < 0 ? 2 : Number(facets.undated(article)); };
    if (state.sort === "old") {
      records.sort((one, other) => undated(one) - undated(other) || layout.article(other) - layout.article(one) || one - other);
    } else if (state.sort === "new" || !scores) {
      records.sort((one, other) => one - other);
    } else {
      records.sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    }
  }

  async function item(record) {
    const { conditions, layout, root } = found;
    const unshown = layout.kind(record) === "article" && conditions.length && (root.published || !conditions.every((one) => one.exact));
    const [shown, paragraphs] = await Promise.all([
      layout.shown(record), unshown ? clipbook.paragraphs(root, layout, conditions, record) : []]);
    // Where whole articles are published, a passage is shown of the first paragraph that holds the words.
    const text = root.published && paragraphs.length ? (await clipbook.fetch(`a${layout.article(record)}`)).paragraphs : null;
    return clipbook.result(shown, conditions, { paragraphs, published: root.published, text });
  }

  async function show(focus = false) {
    const { rows, mine, shown } = found;
    if (!rows.length) list.replaceChildren();
    const next = rows.slice(shown, shown + PAGE);
    for (const some of shown ? [next] : [next.slice(0, FIRST), next.slice(FIRST)]) {
      const items = await Promise.all(some.map(async ({ record, more: folded }) => {
        const made = await item(record);
        if (folded.length) made.append(unfold(made, folded));
        return made;
      }));
      if (mine !== turn) return;
      if (!found.shown) list.replaceChildren();
      list.append(...items);
      found.shown += some.length;
      if (focus) items[0]?.querySelector("a").focus();
    }
    more.hidden = found.shown >= rows.length;
    more.textContent = "Show more";
  }

  // The other results of an article, below its last open one.
  function unfold(after, folded) {
    const button = made("button", "hits-fold", `${folded.length.toLocaleString("en")} more in this article`);
    button.type = "button";
    button.onclick = async () => {
      const items = await Promise.all(folded.map(item));
      button.remove();
      after.after(...items);
      items[0].querySelector("a").focus();
    };
    return button;
  }

  // ---- telling ----
  function tell(asked, chosen, count, conditions, published) {
    const what = state.q.trim();
    if (!asked && what) status.textContent = "Nothing that can be searched for was typed: a word needs a letter or a digit.";
    else if (!asked && !chosen) status.textContent = "";
    else if (count) status.textContent = `${count.toLocaleString("en")} ${count === 1 ? "result" : "results"}${what ? ` for ${state.any ? "any of: " : ""}${what}` : ""}`;
    else status.textContent = `No result for ${what || "this choice"}${chosen ? " with what is chosen" : ""}.`;
    const notes = [];
    if (asked && !count) {
      notes.push(chosen ? "Fewer choices may give more." : "Check the spelling, use fewer words, or leave the quotation marks out.");
    }
    if (conditions.some((one) => one.cut)) notes.push("Short words are taken as they stand; type more letters to find longer ones.");
    if (!published && conditions.some((one) => one.exact && one.words.length > 1)) {
      notes.push("Words in quotation marks are looked for in what this site shows of the articles.");
    }
    note.textContent = notes.join(" ");
    note.hidden = !notes.length;
    document.title = document.title.replace(/^.*?(?=Search)/, what ? `${what} – ` : "");
  }

  // What else may have been meant: other words for mistyped ones, or any of the words.
  function offerInstead({ meant, any, scores }, count) {
    const lines = [];
    if (meant.length) {
      const first = clipbook.spelledOut(state.q, meant);
      if (scores.size) status.textContent = `No result for ${state.q.trim()}. ${count.toLocaleString("en")} for ${first} instead.`;
      lines.push(clipbook.offers(state.q, meant, (q) => addressOf({ ...state, q })));
    }
    if (any) {
      const link = made("a", "", `Any of these words: ${any.toLocaleString("en")} ${any === 1 ? "result" : "results"}`);
      link.href = addressOf({ ...state, q: meant.length ? clipbook.spelledOut(state.q, meant) : state.q, any: true });
      lines.push(link);
    }
    if (state.any) {
      const link = made("a", "", "All of these words");
      link.href = addressOf({ ...state, any: false });
      lines.push(link);
    }
    instead.replaceChildren(...lines.flatMap((line, n) => (n ? [" ", line] : [line])));
    instead.hidden = !lines.length;
  }

  // ---- listening ----
  function run() {
    search().catch((error) => {
      status.textContent = "The search index can’t be read.";
      note.textContent = `${error.message}. Build the site again, or load this page again.`;
      note.hidden = false;
    });
  }
  function fill() {
    input.value = state.q;
    sort.value = state.sort;
    run();
  }
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { Object.assign(state, { q: input.value, any: false }); keep("replaceState"); run(); }, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    Object.assign(state, { q: input.value, any: false });
    keep("pushState");
    run();
  });
  sort.addEventListener("change", () => { state.sort = sort.value; keep("pushState"); run(); });
  const panel = new clipbook.Panel(main, (name, key, chosen) => {
    if (chosen) state.chosen.get(name).add(key); else state.chosen.get(name).delete(key);
    keep("pushState");
    run();
  }, (from, to) => {
    Object.assign(state, { from, to });
    keep("pushState");
    run();
  });
  clear.addEventListener("click", () => {
    for (const keys of state.chosen.values()) keys.clear();
    Object.assign(state, { from: "", to: "" });
    keep("pushState");
    run();
    input.focus();
  });
  more.addEventListener("click", () => show(true));
  addEventListener("popstate", () => { state = read(); fill(); });
  main.querySelector(".sf-fold").open = matchMedia("(min-width: 45em)").matches;
  fill();
  if (!state.q) input.focus();
})();
