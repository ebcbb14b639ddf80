// The box in the header: the best results as somebody types. A combobox as the ARIA Authoring Practices describe it:
// the focus stays in the box, the arrow keys choose, Enter follows what is chosen or else asks for all results.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { made } = clipbook;
  const form = document.querySelector(".hs");
  if (!form) return;
  const input = form.elements.q;
  const MOST = 5;
  const WAIT = 40;       // milliseconds without a key: fast typists press one each 60, and then nothing is read between
  const LOOKED_AT = 400; // of the best results, among which each kind is looked for
  clipbook.base = form.action;
  clipbook.index = new URL("../data/search/", form.action).href;

  const list = made("div", "hs-list");
  list.id = "hs-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Best results");
  const all = made("a", "hs-all"), keys = made("span", "hs-keys", "↑↓ choose, Esc close");
  keys.setAttribute("aria-hidden", "true");
  const note = made("p", "hs-note"), foot = made("p", "hs-foot", all, keys);
  const panel = made("div", "hs-panel", note, list, foot);
  panel.hidden = true;
  const status = made("p", "sr");
  status.setAttribute("role", "status");
  form.append(panel, status);

  let index = null, turn = 0, active = -1, timer = 0;
  const load = () => (index ??= clipbook.fetch("root").then((root) => (
    { root, layout: new clipbook.Layout(root), passedOver: new Set(root.passedOver.split(" ")) })));

  function close() {
    turn++;
    clearTimeout(timer);
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(at) {
    active = at;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  // The best results, of different kinds where there are: somebody who types a name may want the person, what is said, or
  // a report. Records of equal worth in the order of date.
  function best(scores, layout) {
    const ordered = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    const firsts = new Map();
    for (const record of ordered.slice(0, LOOKED_AT)) {
      const kind = layout.kind(record);
      if (!firsts.has(kind)) firsts.set(kind, record);
    }
    const picked = new Set([...firsts.values()].slice(0, MOST));
    for (const record of ordered) if (picked.size < MOST) picked.add(record); else break;
    return ordered.slice(0, LOOKED_AT).filter((record) => picked.has(record));
  }

  async function suggest() {
    const mine = ++turn, asked = input.value, typed = asked.trim();
    const { root, layout, passedOver } = await load();
    const { conditions, scores, meant, any } = await clipbook.find(root, layout, asked, { passedOver });
    if (!conditions.length) return mine === turn && close();
    const records = best(scores, layout);
    const shown = await Promise.all(records.map((record) => layout.shown(record)));
    if (mine !== turn || document.activeElement !== input) return;
    list.replaceChildren(...shown.map((one, n) => {
      const option = clipbook.option(one, conditions);
      option.id = `hs-${n}`;
      return option;
    }));
    choose(-1);
    list.hidden = !shown.length;
    const total = `${scores.size.toLocaleString("en")} ${scores.size === 1 ? "result" : "results"}`;
    const address = (q) => `${form.action}?q=${encodeURIComponent(q)}`;
    all.href = address(typed);
    all.textContent = `Enter: ${scores.size > 1 ? "all " : ""}${total}`;
    foot.hidden = !shown.length;
    note.hidden = shown.length > 0 && !meant.length;
    note.textContent = `No result for ${typed}. `;
    if (meant.length) note.append(clipbook.offers(asked, meant, address));
    if (any) {
      const link = made("a", "", `Any of these words: ${any.toLocaleString("en")} ${any === 1 ? "result" : "results"}`);
      link.href = `${address(meant.length ? clipbook.spelledOut(asked, meant) : typed)}&any=1`;
      note.append(" ", link);
    }
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    status.textContent = shown.length
      ? `${meant.length ? note.textContent : ""} ${total} for ${meant.length ? clipbook.spelledOut(asked, meant) : typed}, the best ${shown.length} are listed. Arrow keys choose, Enter shows all.` : note.textContent;
    panel.dataset.ready = asked;
  }

  function run() {
    suggest().catch((error) => {
      list.hidden = foot.hidden = true;
      note.hidden = panel.hidden = false;
      note.textContent = `The search index can’t be read: ${error.message}.`;
      status.textContent = note.textContent;
    });
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();  // the first closes the list, the second empties the box
      return close();
    }
    if (event.key === "Enter" && active >= 0 && !panel.hidden) {
      event.preventDefault();
      return list.children[active].click();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (panel.hidden) return input.value.trim() ? run() : undefined;
    // Before the first and after the last lies the box itself.
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (count) choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  // A press on a result leaves the focus where it is: without it the list would close before the click.
  panel.addEventListener("pointerdown", (event) => event.preventDefault());
  load().catch(() => { index = null; });
  if (document.activeElement === input && input.value.trim()) run();
})();
