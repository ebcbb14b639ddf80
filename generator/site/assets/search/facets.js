// What results are narrowed by. A record passes if for every facet with a choice it has one of the chosen values, and if
// its article's day lies in the span of days that is asked for.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { Reader } = clipbook;
  const KINDS = [["quote", "Quotes"], ["figure", "Sentences with figures"], ["article", "Articles"], ["person", "People"], ["story", "Stories"]];
  const SPEAKERS = [["named", "named"], ["described", "described, not named"], ["unnamed", "not named at all"]];
  const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

  const plain = (words) => (typeof words === "string" ? words : words.text.replace(/\s+/g, " "));
  const monthOf = (key) => MONTHS.format(new Date(`${key}-01T00:00:00Z`));

  // Record to value, as generator/search/files.py writes it: steps and values by turns.
  function sparse(column) {
    const values = new Map(), reader = new Reader(column);
    for (let record = 0; reader.more; ) {
      record += reader.next();
      values.set(record, reader.next());
    }
    return values;
  }

  clipbook.Facets = class {
    constructor(written, layout) {
      this.layout = layout;
      const kinds = [...KINDS, ...layout.others];
      const by = sparse(written.byColumn), unsettled = sparse(written.speakerColumn);
      const column = (name) => (written[name] ? new Reader(written[name]).all() : null);
      const [outlet, story, topic] = ["outletColumn", "storyColumn", "topicColumn"].map(column);
      // Articles lie in the order of their days: how many of each day says which day an article has.
      this.days = column("dayCounts").flatMap((count, n) => new Array(count).fill(written.days[n]));
      const parts = (length) => [...new Set(written.days.map((day) => day.slice(0, length)))];
      const years = parts(4), months = parts(7).filter((month) => month.length === 7);
      const yearOf = this.days.map((day) => years.indexOf(day.slice(0, 4)));
      const monthIn = this.days.map((day) => months.indexOf(day.slice(0, 7)));
      const named = (one) => ({ key: one.id, label: plain(one.name), words: one.name });
      // Of an article, -1 for what belongs to none.
      const own = (values) => (_, article) => (article < 0 ? -1 : values[article]);
      // Each facet: its name in addresses, its title, its values, and the number of a record's value (-1: none).
      this.all = [
        { name: "kind", title: "Kind", values: kinds.map(([key, label]) => ({ key, label })),
          of: (record, article) => kinds.findIndex(([key]) => key === layout.kind(record, article)) },
        { name: "by", title: "Said or stated by", values: written.by.map(named), of: (record) => by.get(record) ?? -1 },
        { name: "speaker", title: "Speaker of a quote", values: SPEAKERS.map(([key, label]) => ({ key, label })), of: (record, article) => unsettled.get(record) ?? (by.has(record) && layout.kind(record, article) === "quote" ? 0 : -1) },
        { name: "outlet", title: "Outlet", values: written.outlets.map((one) => ({ key: plain(one), label: plain(one), words: one })), of: own(outlet) },
        ...(story ? [{ name: "story", title: "Story", values: written.stories.map(named), of: (_, article) => (article < 0 ? -1 : story[article] - 1) }] : []),
        { name: "year", title: "Year of the article", values: years.map((year) => ({ key: year || "none", label: year || "no date stated" })), of: own(yearOf) },
        { name: "month", title: "Month of the article", values: months.map((month) => ({ key: month, label: monthOf(month) })), of: own(monthIn) },
        ...(topic ? [{ name: "topic", title: "Topic", values: written.topics.map((one) => ({ key: one, label: one })), of: own(topic) }] : []),
      ];
    }

    // The first and last full day that articles state; null where none does.
    get span() {
      const full = this.days.filter((day) => day.length === 10);
      return full.length ? [full.at(-1), full[0]] : null;
    }

    undated(article) { return article >= 0 && this.days[article] === ""; }

    // `chosen`: facet name to the set of keys; `from`, `to`: days in ISO form, "" for none. The records that pass, and for
    // each facet how many there are of each of its values among those that pass all else.
    narrow(records, chosen, from = "", to = "") {
      const wanted = this.all.map((facet) => {
        const keys = chosen.get(facet.name);
        return keys?.size ? facet.values.map((value) => keys.has(value.key)) : null;
      });
      const counts = this.all.map((facet) => new Uint32Array(facet.values.length));
      const passing = [];
      const values = new Array(this.all.length);
      for (const record of records) {
        const article = this.layout.article(record);
        if ((from || to) && !within(article < 0 ? "" : this.days[article], from, to)) continue;
        let failed = 0, at = -1;
        for (let n = 0; n < this.all.length; n++) {
          values[n] = this.all[n].of(record, article);
          if (wanted[n] && !wanted[n][values[n]]) { failed++; at = n; }
        }
        if (failed === 0) {
          passing.push(record);
          values.forEach((value, n) => { if (value >= 0) counts[n][value]++; });
        } else if (failed === 1 && values[at] >= 0) {
          counts[at][values[at]]++;
        }
      }
      return { passing, counts };
    }
  };

  // A day that states no more than its month or year lies in a span that holds all of it.
  function within(day, from, to) {
    if (!day) return false;
    const first = day + "-01-01".slice(day.length - 4), last = day + "-12-31".slice(day.length - 4);
    return (!from || first >= from) && (!to || last <= to);
  }
})();
