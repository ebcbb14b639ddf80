// Results in the order they are shown, with many of one article folded: who asks for a word wants to see which articles
// hold it, and not the twenty sentences of the first.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const OPEN = 3;  // of one article that stay open

  // Rows of records: [{record, more: [record, ...]}], a row of an article's last open result with those folded under it.
  clipbook.folded = function (records, layout) {
    const rows = [], of = new Map();
    for (const record of records) {
      const article = layout.article(record);
      const its = article < 0 ? [] : of.get(article) ?? [];
      if (its.length === OPEN) {
        its.at(-1).more.push(record);
        continue;
      }
      const row = { record, more: [] };
      its.push(row);
      of.set(article, its);
      rows.push(row);
    }
    return rows;
  };
})();
