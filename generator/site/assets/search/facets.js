// What results are narrowed by. A record passes if for every facet with a choice it has one of the chosen values.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { Reader } = clipbook;
  const KINDS = [["quote", "Quotes"], ["figure", "Sentences with figures"], ["article", "Articles"], ["person", "People"]];

  const plain = (words) => (typeof words === "string" ? words : words.text.replace(/\s+/g, " "));

  clipbook.Facets = class {
    constructor(written, layout) {
      this.layout = layout;
      const kinds = [...KINDS, ...layout.others];
      this.outlet = new Reader(written.outletColumn).all();
      this.year = new Reader(written.yearColumn).all();
      this.by = new Map();
      const reader = new Reader(written.byColumn);
      for (let record = 0; reader.more; ) {
        record += reader.next();
        this.by.set(record, reader.next());
      }
      // Each facet: its name in addresses, its title, its values, and the number of a record's value (-1: none).
      this.all = [
        { name: "kind", title: "Kind", values: kinds.map(([key, label]) => ({ key, label })),
          of: (record, article) => kinds.findIndex(([key]) => key === layout.kind(record, article)) },
        { name: "by", title: "Said or stated by", values: written.by.map((one) => ({ key: one.id, label: plain(one.name), words: one.name })),
          of: (record) => this.by.get(record) ?? -1 },
        { name: "outlet", title: "Outlet", values: written.outlets.map((one) => ({ key: plain(one), label: plain(one), words: one })),
          of: (_, article) => (article < 0 ? -1 : this.outlet[article]) },
        { name: "year", title: "Year of the article", values: written.years.map((year) => ({ key: year || "none", label: year || "no date stated" })),
          of: (_, article) => (article < 0 ? -1 : this.year[article]) },
        ...(written.topics ? [{ name: "topic", title: "Topic", values: written.topics.map((one) => ({ key: one, label: one })),
          of: (_, article) => (article < 0 ? -1 : this.topic[article]) }] : []),
      ];
      if (written.topics) this.topic = new Reader(written.topicColumn).all();
    }

    // `chosen`: facet name to the set of keys. The records that pass, and for each facet how many there are of each of
    // its values among those that pass all other facets.
    narrow(records, chosen) {
      const wanted = this.all.map((facet) => {
        const keys = chosen.get(facet.name);
        return keys?.size ? facet.values.map((value) => keys.has(value.key)) : null;
      });
      const counts = this.all.map((facet) => new Uint32Array(facet.values.length));
      const passing = [];
      const values = new Array(this.all.length);
      for (const record of records) {
        const article = this.layout.article(record);
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
})();
