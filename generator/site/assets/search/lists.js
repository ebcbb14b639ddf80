// Filters above the lists: words as they are typed, choices with their counts, an order; all of it stands in the address.
// Without this script the list is whole, and that is also what it is before anything is chosen.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const bar = document.querySelector(".ls");
  const list = bar && clipbook.LISTS[bar.dataset.list];
  if (!list) return;
  const OPEN = 6;      // values of a facet that stand open
  const LONG = 40;     // rows from which a list has an A to Z
  const WAIT = 60;
  const { called, kind, total, found } = bar.dataset;
  const several = document.querySelector(".pager") !== null;
  const rows = clipbook.rows(bar, list);
  const facets = [...Object.keys(list.facets), ...(list.letters && rows.length >= LONG ? ["letters"] : [])];

  function made(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }
  function button(className, ...children) {
    const element = made("button", className, ...children);
    element.type = "button";
    return element;
  }

  // ---- state, as the address has it ----
  const own = ["q", "sort", ...facets];
  const read = () => {
    const asked = new URLSearchParams(location.search);
    return { q: asked.get("q") ?? "", sort: asked.get("sort") in list.sorts ? asked.get("sort") : "", chosen: new Map(facets.map((name) => [name, new Set(asked.getAll(name))])) };
  };
  let state = read();
  function keep() {
    const asked = new URLSearchParams(location.search);
    for (const name of own) asked.delete(name);
    if (state.q) asked.set("q", state.q);
    for (const [name, keys] of state.chosen) for (const key of keys) asked.append(name, key);
    if (state.sort) asked.set("sort", state.sort);
    try {
      history.replaceState(null, "", location.pathname + (asked.size ? `?${asked}` : "") + location.hash);
    } catch {
      // A browser may refuse this to a page from a folder; what was chosen then lives as long as the page.
    }
  }

  // ---- the bar ----
  const input = made("input", "ls-q");
  Object.assign(input, { type: "search", name: "q", id: "ls-q", autocomplete: "off", spellcheck: false, maxLength: 400 });
  const label = made("label", "ls-l", "Filter by words or names");
  label.htmlFor = "ls-q";
  const values = made("div", "ls-all"), fold = made("details", "ls-fold", made("summary", "", "Narrow down"), values);
  const status = made("span", "ls-count"), clear = button("ls-clear", "Clear all"), sort = made("select", "ls-sort");
  status.setAttribute("role", "status");
  sort.id = "ls-sort";
  sort.append(new Option("as listed", ""), ...Object.entries(list.sorts).map(([name, { title }]) => new Option(title, name)));
  const order = made("label", "ls-l", "Order");
  order.htmlFor = "ls-sort";
  const search = made("a", "ls-search");
  const form = made("form", "ls-form", made("div", "ls-line", label, input), fold,
    made("p", "ls-told", status, " ", clear, " ", ...(sort.length > 1 ? [order, " ", sort] : []), " ", ...(kind ? [search] : [])));
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "This list");

  // ---- filtering ----
  function passes(row, typed, but = "") {
    return typed.every((word) => clipbook.wordsOf(row).includes(` ${word}`))
      && facets.every((name) => name === but || !state.chosen.get(name).size || row.values[name].some(({ key }) => state.chosen.get(name).has(key)));
  }

  function filter() {
    const typed = clipbook.tokens(state.q).filter((token) => !token.joined).map((token) => token.word);
    const any = typed.length > 0 || [...state.chosen.values()].some((keys) => keys.size);
    let shown = 0;
    for (const row of rows) {
      row.shown = !any || passes(row, typed);
      row.element.classList.toggle("ls-out", !row.shown);
      shown += row.shown;
    }
    hideEmpty();
    for (const element of aside) element.classList.toggle("ls-out", any);
    arrange();
    offer(typed);
    tell(shown, any);
  }

  // Groups and headings that nothing is left below.
  function hideEmpty() {
    const parents = new Map();
    for (const row of rows) {
      for (const element of [row.group, row.element.parentElement]) if (element) parents.set(element, (parents.get(element) ?? false) || row.shown);
    }
    for (const [element, some] of parents) {
      if (element.matches(".md-content__inner")) continue;
      element.classList.toggle("ls-out", !some);
      const heading = element.matches(".q-group, .q-group *") ? null : clipbook.headingOf(element);
      for (let before = element.previousElementSibling; heading && before; before = before === heading ? null : before.previousElementSibling) {
        if (before !== bar) before.classList.toggle("ls-out", !some);
      }
    }
  }

  // What stands between the bar and the list, such as a table of speakers: beside what is filtered it only hides it.
  const aside = [];
  if (rows.length) {
    let first = rows[0].element;
    while (first.parentElement !== bar.parentElement) first = first.parentElement;
    const heading = clipbook.headingOf(first);
    for (let at = bar.nextElementSibling; at && at !== first && at !== heading; at = at.nextElementSibling) aside.push(at);
  }

  // Rows in their order, each in its own list; of rows in groups the groups.
  let arranged = "";
  function arrange() {
    if (state.sort === arranged) return;
    arranged = state.sort;
    const by = list.sorts[state.sort]?.by ?? ((row) => row.at);
    const key = new Map(rows.map((row) => [row, by(row)]));
    const compare = (one, other) => (key.get(one) < key.get(other) ? -1 : key.get(one) > key.get(other) ? 1 : one.at - other.at);
    const units = new Map();
    for (const row of [...rows].sort(compare)) units.set(row.group ?? row.element, row);
    const ends = new Map();
    for (const unit of units.keys()) {
      const parent = unit.parentElement;
      if (!ends.has(parent)) ends.set(parent, marker(parent, [...units.keys()]));
      ends.get(parent).before(unit);
    }
    for (const end of ends.values()) end.remove();
  }
  function marker(parent, units) {
    const end = document.createComment("");
    units.filter((unit) => unit.parentElement === parent).reduce((last, unit) =>
      (last.compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING ? unit : last)).after(end);
    return end;
  }

  // ---- telling ----
  const opened = new Set();
  function offer(typed) {
    const active = document.activeElement?.dataset?.value;
    values.replaceChildren(...facets.map((name) => facet(name, typed)).filter(Boolean));
    if (active) values.querySelector(`[data-value="${CSS.escape(active)}"]`)?.focus();
    fold.hidden = !values.children.length;
  }

  function facet(name, typed) {
    const keys = state.chosen.get(name), counts = new Map(), first = new Map();
    for (const row of rows) {
      const passing = passes(row, typed, name);
      for (const value of new Map(row.values[name].map((one) => [one.key, one])).values()) {
        if (!first.has(value.key)) first.set(value.key, value);
        counts.set(value.key, (counts.get(value.key) ?? 0) + passing);
      }
    }
    // One value that all rows have narrows nothing.
    if (first.size < 2 && !keys.size) return null;
    for (const key of keys) if (!first.has(key)) first.set(key, { key, label: key });
    const its = [...first.values()].filter(({ key }) => counts.get(key) || keys.has(key));
    if (["month", "year"].includes(name)) its.sort((one, other) => (one.key === "none") - (other.key === "none") || (one.key < other.key ? 1 : -1));
    else if (name === "letters") its.sort((one, other) => (one.key === "other") - (other.key === "other") || (one.key < other.key ? -1 : 1));
    else if (name === "outlet" || name === "story") its.sort((one, other) => keys.has(other.key) - keys.has(one.key) || counts.get(other.key) - counts.get(one.key));
    const all = name === "letters" || its.length <= OPEN + 1 || opened.has(name);
    const group = made("fieldset", "ls-f", made("legend", "", clipbook.TITLES[name]));
    group.append(...(all ? its : its.slice(0, OPEN)).flatMap((value) => [choice(name, value, counts.get(value.key) ?? 0, keys), " "]));
    if (!all) {
      const more = button("ls-more", `${its.length - OPEN} more`);
      more.setAttribute("aria-label", `${its.length - OPEN} more: ${clipbook.TITLES[name]}`);
      more.onclick = () => { opened.add(name); filter(); values.querySelector(`[data-value="${CSS.escape(`${name}=${its[OPEN].key}`)}"]`).focus(); };
      group.append(more);
    }
    return group;
  }

  function choice(name, value, count, keys) {
    const shown = value.shown?.classList?.contains("v") || value.shown?.querySelector?.(".v")
      ? made("span", "", ...[...(value.shown.classList.contains("v") ? [value.shown] : value.shown.childNodes)].map((node) => node.cloneNode(true))) : value.label;
    const chosen = button("ls-v", shown, " ", made("span", "ls-n", count.toLocaleString("en")));
    chosen.dataset.value = `${name}=${value.key}`;
    chosen.setAttribute("aria-pressed", String(keys.has(value.key)));
    chosen.onclick = () => {
      if (!keys.delete(value.key)) keys.add(value.key);
      keep();
      filter();
    };
    return chosen;
  }

  function tell(shown, any) {
    const here = rows.length.toLocaleString("en");
    status.textContent = `${any ? `${shown.toLocaleString("en")} of ` : ""}${here} ${called}${several ? ` on this page, ${Number(total).toLocaleString("en")} in all` : ""}`;
    clear.hidden = !any;
    if (!kind) return;
    search.textContent = any ? "The same in the search" : `All ${Number(found).toLocaleString("en")} in the search`;
    search.href = inSearch();
    bar.dataset.shown = shown;
  }

  // The same choices where all pages of the list are searched.
  const SHARED = ["outlet", "month", "story", "speaker"];
  function inSearch() {
    const asked = new URLSearchParams({ ...(state.q ? { q: state.q } : {}), kind });
    for (const name of SHARED) for (const key of state.chosen.get(name) ?? []) asked.append(name === "month" && key === "none" ? "year" : name, key);
    return `${document.querySelector(".hs").action}?${asked}`;
  }

  // ---- listening ----
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { state.q = input.value; keep(); filter(); }, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Of a list with several pages the rest is in the search.
    if (several && kind) location.assign(inSearch());
  });
  sort.addEventListener("change", () => { state.sort = sort.value; keep(); filter(); });
  clear.addEventListener("click", () => {
    state = { q: "", sort: state.sort, chosen: new Map(facets.map((name) => [name, new Set()])) };
    input.value = "";
    keep();
    filter();
    input.focus();
  });
  input.value = state.q;
  sort.value = state.sort;
  fold.open = matchMedia("(min-width: 45em)").matches || [...state.chosen.values()].some((keys) => keys.size);
  filter();
  bar.append(form);
  bar.dataset.ready = "";
})();
