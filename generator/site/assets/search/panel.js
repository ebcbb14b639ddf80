// What a search is narrowed by, to be chosen: check boxes with their counts, a span of days, and what is chosen, each to be
// taken back by a press.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { made } = clipbook;
  const VALUES = 8;

  // `changed(name, key, chosen)`: a value was chosen or taken back; `spanned(from, to)`: other days.
  clipbook.Panel = class {
    constructor(main, changed, spanned) {
      this.values = main.querySelector(".sf-all");
      this.chosen = main.querySelector(".hits-chosen");
      this.days = main.querySelector(".sf-days");
      this.clear = main.querySelector(".sf-clear");
      this.changed = changed;
      this.spanned = spanned;
      this.opened = new Set();
      const [from, to] = this.days.querySelectorAll("input");
      this.days.addEventListener("change", () => spanned(from.value, to.value));
      this.values.addEventListener("change", ({ target }) => changed(target.name, target.value, target.checked));
    }

    // `counts`: of each value among the results but for its own facet; `total`: all results.
    offer(facets, counts, state, total) {
      const active = document.activeElement?.closest?.(".sf-all input") ? document.activeElement.id : "";
      const groups = facets.all.map((facet, n) => {
        const keys = state.chosen.get(facet.name);
        if (facet.name === "month" && !keys.size && !this.oneYear(facets, counts, state)) return null;
        const values = facet.values.map((value, at) => ({ ...value, count: counts[n][at] }))
          .filter((value) => value.count || keys.has(value.key));
        sort(facet.name, values, keys);
        // One value that all results have narrows nothing.
        if (!keys.size && (values.length === 0 || (values.length === 1 && values[0].count === total))) return null;
        return this.group(facet, values, keys, () => this.offer(facets, counts, state, total));
      });
      this.values.replaceChildren(...groups.filter(Boolean));
      if (active) document.getElementById(active)?.focus();
      this.offerDays(facets.span, state);
      this.tell(facets, state);
    }

    // Months are offered inside one year: of several there would be too many to read.
    oneYear(facets, counts, state) {
      const at = facets.all.findIndex((facet) => facet.name === "year");
      const years = facets.all[at].values.filter((value, n) => value.key !== "none" && counts[at][n]).length;
      return state.chosen.get("year").size === 1 || years === 1;
    }

    group(facet, values, keys, again) {
      const group = made("fieldset", "sf", made("legend", "", facet.title));
      const all = values.length <= VALUES || this.opened.has(facet.name);
      group.append(...(all ? values : values.slice(0, VALUES)).map((value) => box(facet.name, value, keys.has(value.key))));
      if (!all) {
        const more = made("button", "sf-more", `All ${values.length}`);
        more.type = "button";
        more.setAttribute("aria-label", `All ${values.length}: ${facet.title}`);
        more.onclick = () => { this.opened.add(facet.name); again(); document.getElementById(id(facet.name, values[VALUES].key)).focus(); };
        group.append(more);
      }
      return group;
    }

    offerDays(span, { from, to }) {
      this.days.hidden = !span || (span[0] === span[1] && !from && !to);
      const fields = this.days.querySelectorAll("input");
      [from, to].forEach((day, n) => {
        fields[n].value = day;
        if (span) [fields[n].min, fields[n].max] = span;
      });
    }

    // What is chosen, in words.
    tell(facets, { chosen, from, to }) {
      const chips = facets.all.flatMap((facet) => [...chosen.get(facet.name)].map((key) => {
        const value = facet.values.find((one) => one.key === key);
        return chip(facet.title, value?.words ? clipbook.words(value.words) : value?.label ?? key, value?.label ?? key, () => this.changed(facet.name, key, false));
      }));
      if (from) chips.push(chip("From", from, from, () => this.spanned("", to)));
      if (to) chips.push(chip("To", to, to, () => this.spanned(from, "")));
      this.chosen.replaceChildren(...chips.map((one) => made("li", "", one)));
      this.chosen.hidden = this.clear.hidden = !chips.length;
    }
  };

  // Days: the latest first, none stated last. Kinds stay as they are; others by number, the chosen ones first.
  function sort(name, values, keys) {
    if (name === "year" || name === "month") values.sort((one, other) => (one.key === "none") - (other.key === "none") || (one.key < other.key ? 1 : -1));
    else if (name !== "kind" && name !== "speaker") values.sort((one, other) => keys.has(other.key) - keys.has(one.key) || other.count - one.count);
  }

  function chip(title, shown, plain, take) {
    const sign = made("span", "chip-x", "×");
    sign.setAttribute("aria-hidden", "true");
    const button = made("button", "chip", made("span", "chip-t", `${title}:`), " ", shown, " ", sign);
    button.type = "button";
    button.setAttribute("aria-label", `Take back: ${title}: ${plain}`);
    button.onclick = take;
    return button;
  }

  const id = (name, key) => `f-${name}-${encodeURIComponent(key)}`;
  function box(name, value, checked) {
    const input = made("input");
    Object.assign(input, { type: "checkbox", name, value: value.key, checked, id: id(name, value.key) });
    const label = made("label", "", value.words ? clipbook.words(value.words) : value.label);
    label.htmlFor = input.id;
    return made("div", "sf-v", input, label, made("span", "sf-n", value.count.toLocaleString("en")));
  }
})();
