// The search page: what is typed and chosen, in the address; what is found, in the list.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { made } = clipbook;
  const main = document.querySelector(".search-page");
  if (!main) return;
  const form = main.querySelector("form"), input = form.elements.q, sort = form.elements.sort;
  const status = main.querySelector("[role=status]"), list = main.querySelector(".hits"), more = main.querySelector(".hits-more");
  const panel = main.querySelector(".sf-all"), clear = main.querySelector(".sf-clear"), note = main.querySelector(".hits-note");
  const instead = main.querySelector(".hits-instead");
  const PAGE = 10, VALUES = 8, WAIT = 120;
  clipbook.index = new URL(main.dataset.index, location.href).href;
  let index = null, turn = 0, found = null;

  // ---- state, as the address has it ----
  const names = ["kind", "by", "outlet", "year", "topic"];
  function read() {
    const asked = new URLSearchParams(location.search);
    return {
      q: asked.get("q") ?? "",
      sort: ["new", "old"].includes(asked.get("sort")) ? asked.get("sort") : "best",
      any: asked.has("any"),
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
    if (state.any) asked.set("any", "1");
    for (const [name, keys] of state.chosen) for (const key of keys) asked.append(name, key);
    if (state.sort !== "best") asked.set("sort", state.sort);
    return location.pathname + (asked.size ? `?${asked}` : "");
  }

  // ---- finding ----
  async function load() {
    const [root, written] = await Promise.all([clipbook.fetch("root"), clipbook.fetch("facets")]);
    const layout = new clipbook.Layout(root);
    return { root, layout, facets: new clipbook.Facets(written, layout), passedOver: new Set(root.passedOver.split(" ")) };
  }

  async function search() {
    const mine = ++turn;
    index ??= load();
    const { root, layout, facets, passedOver } = await index;
    const answer = await clipbook.find(root, layout, state.q, { passedOver, any: state.any });
    const { conditions } = answer;
    const chosen = [...state.chosen.values()].some((keys) => keys.size);
    const asked = conditions.length > 0;
    const scores = asked ? answer.scores : null;
    if (mine !== turn) return;
    const records = asked ? [...scores.keys()] : Array.from({ length: layout.size }, (_, record) => record);
    const { passing, counts } = facets.narrow(records, state.chosen);
    order(passing, scores, layout, facets);
    found = { passing: asked || chosen ? passing : [], conditions, layout, root, shown: 0, mine };
    offer(facets, counts, passing.length);
    list.replaceChildren();
    tell(asked, chosen, passing.length, conditions, root.published);
    offerInstead(answer, passing.length);
    await show();
  }

  // Records are numbered by date, the latest first, undated ones last, then people: that is the order by date too.
  function order(records, scores, layout, facets) {
    const none = facets.all.find((facet) => facet.name === "year").values.findIndex((value) => value.key === "none");
    const undated = (record) => { const article = layout.article(record); return article < 0 ? 2 : facets.year[article] === none ? 1 : 0; };
    if (state.sort === "old") {
      records.sort((one, other) => undated(one) - undated(other) || layout.article(other) - layout.article(one) || one - other);
    } else if (state.sort === "new" || !scores) {
      records.sort((one, other) => one - other);
    } else {
      records.sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    }
  }

  async function show(focus = false) {
    const { passing, conditions, layout, root, mine } = found;
    const next = passing.slice(found.shown, found.shown + PAGE);
    const items = await Promise.all(next.map(async (record) => {
      const unshown = layout.kind(record) === "article" && conditions.length && (root.published || !conditions.every((one) => one.exact));
      const [shown, paragraphs] = await Promise.all([
        layout.shown(record), unshown ? clipbook.paragraphs(root, layout, conditions, record) : []]);
      return clipbook.result(shown, conditions, { paragraphs, published: root.published });
    }));
    if (mine !== turn) return;
    list.append(...items);
    found.shown += next.length;
    more.hidden = found.shown >= passing.length;
    more.textContent = `Show ${Math.min(PAGE, passing.length - found.shown)} more`;
    if (focus) items[0]?.querySelector("a").focus();
    main.dataset.ready = state.q;
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

  // Check boxes for what there is to choose. What has the focus keeps it.
  const opened = new Set();
  function offer(facets, counts, total) {
    const active = document.activeElement?.closest?.(".sf-all input") ? document.activeElement.id : "";
    const groups = facets.all.map((facet, n) => {
      const keys = state.chosen.get(facet.name);
      const values = facet.values.map((value, at) => ({ ...value, count: counts[n][at] }))
        .filter((value) => value.count || keys.has(value.key));
      if (facet.name === "year") values.sort((one, other) => (one.key === "none") - (other.key === "none") || (one.key < other.key ? 1 : -1));
      else if (facet.name !== "kind") values.sort((one, other) => keys.has(other.key) - keys.has(one.key) || other.count - one.count);
      // One value that all results have narrows nothing.
      if (!keys.size && (values.length === 0 || (values.length === 1 && values[0].count === total))) return null;
      const group = made("fieldset", "sf", made("legend", "", facet.title));
      values.forEach((value, at) => { if (at < VALUES || opened.has(facet.name)) group.append(box(facet.name, value, keys.has(value.key))); });
      if (values.length > VALUES && !opened.has(facet.name)) {
        const all = made("button", "sf-more", `All ${values.length}`);
        all.type = "button";
        all.setAttribute("aria-label", `All ${values.length}: ${facet.title}`);
        all.onclick = () => { opened.add(facet.name); offer(facets, counts, total); document.getElementById(id(facet.name, values[VALUES].key)).focus(); };
        group.append(all);
      }
      return group;
    });
    panel.replaceChildren(...groups.filter(Boolean));
    if (active) document.getElementById(active)?.focus();
    clear.hidden = ![...state.chosen.values()].some((keys) => keys.size);
  }

  const id = (name, key) => `f-${name}-${encodeURIComponent(key)}`;
  function box(name, value, checked) {
    const input = made("input");
    Object.assign(input, { type: "checkbox", name, value: value.key, checked, id: id(name, value.key) });
    const label = made("label", "", value.words ? clipbook.words(value.words) : value.label);
    label.htmlFor = input.id;
    return made("div", "sf-v", input, label, made("span", "sf-n", value.count.toLocaleString("en")));
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
  panel.addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    if (checked) state.chosen.get(name).add(value); else state.chosen.get(name).delete(value);
    keep("pushState");
    run();
  });
  clear.addEventListener("click", () => {
    for (const keys of state.chosen.values()) keys.clear();
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
