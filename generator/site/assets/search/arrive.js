// What every page needs of the search: the key that goes to the box, the box's results, the filters of lists, and on arrival the marks.
(function () {
  "use strict";
  const here = document.currentScript.src;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector(".search-page input[name=q]") ?? document.querySelector(".hs input");
    if (!box) return;
    event.preventDefault();
    if (!box.checkVisibility()) return location.assign(box.form.action);  // narrow screens have a link in its place
    box.focus();
    box.select();
  });

  // Scripts by name, each once, run in the order asked for.
  const running = new Map();
  function run(name) {
    if (!running.has(name)) {
      running.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = new URL(name, here).href;
        script.async = false;
        script.onload = done;
        document.head.append(script);
      }));
    }
    return running.get(name);
  }

  // Nothing of the search is read before somebody goes to the box.
  const box = document.querySelector(".hs input");
  if (box) {
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hs-list" };
    for (const [name, value] of Object.entries(states)) box.setAttribute(name, value);
    const NEEDED = ["store", "tokens", "query", "match", "meant", "find", "marks", "results", "suggest"];
    const start = () => NEEDED.forEach((name) => run(`${name}.js`));
    if (document.activeElement === box) start(); else box.addEventListener("focus", start, { once: true });
  }

  if (document.querySelector(".ls")) ["tokens.js", "rows.js", "lists.js"].forEach(run);

  const asked = new URLSearchParams(location.search).get("h");
  if (!asked || document.querySelector(".search-page")) return;
  // The extract that the address names; without one the whole page.
  const EXTRACTS = ".q, .fg, .tl-i, .fg-at, tr, li";
  Promise.all(["tokens.js", "query.js", "marks.js"].map(run)).then(() => {
    const content = document.querySelector(".md-content__inner");
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const extract = target?.closest(EXTRACTS) ?? target;
    const marks = window.clipbook.mark(extract ?? content, window.clipbook.parse(asked));
    extract?.classList.add("arrived");
    const show = () => (extract ?? marks[0])?.scrollIntoView({ block: "center" });
    show();
    // The browser goes to the anchor itself once all has loaded, which would leave its line under the header.
    if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(show), { once: true });
    document.documentElement.dataset.arrived = String(marks.length);
  });
})();
