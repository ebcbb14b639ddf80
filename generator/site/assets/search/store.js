// The index, fetched in parts. Each part is a script that calls clipbook.take(name, value): a page that was opened from
// a folder may run a script beside it, but not read a file.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const waiting = new Map(), parts = new Map();

  // A part that the page itself loads (root, facets) comes without being asked for.
  clipbook.take = function (name, value) {
    if (waiting.has(name)) waiting.get(name)(value); else parts.set(name, Promise.resolve(value));
    waiting.delete(name);
  };

  clipbook.fetch = function (name) {
    if (!parts.has(name)) {
      parts.set(name, new Promise((done, failed) => {
        waiting.set(name, done);
        const script = document.createElement("script");
        script.src = `${clipbook.index}${name}.js`;
        script.onload = () => { script.remove(); if (waiting.delete(name)) failed(new Error(`nothing came from ${script.src}`)); };
        script.onerror = () => { script.remove(); waiting.delete(name); parts.delete(name); failed(new Error(`${script.src} can't be read`)); };
        document.head.append(script);
      }));
    }
    return parts.get(name);
  };

  // Numbers written five bits a character (generator/search/coding.py).
  const VALUES = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, n) => { VALUES[digit.charCodeAt(0)] = n; });

  clipbook.Reader = class {
    constructor(text) { this.text = text; this.at = 0; }
    get more() { return this.at < this.text.length; }
    next() {
      let value = 0, scale = 1;
      for (;;) {
        const bits = VALUES[this.text.charCodeAt(this.at++)];
        value += (bits & 31) * scale;
        if (bits < 32) return value;
        scale *= 32;
      }
    }
    // A count and so many numbers that rise.
    rising() {
      const found = new Array(this.next());
      let value = 0;
      for (let n = 0; n < found.length; n++) found[n] = value += this.next();
      return found;
    }
    skip() { for (let count = this.next(); count > 0; count--) this.next(); }
    all() { const found = []; while (this.more) found.push(this.next()); return found; }
  };

  // How records are numbered: for each article itself, its quotes, its figures, what other extractors found; then people, then stories.
  clipbook.Layout = class {
    constructor(root) {
      const counts = new clipbook.Reader(root.articles).all();
      this.kinds = ["quote", "figure", ...(root.kinds ?? []).map(([key]) => key)];
      this.others = root.kinds ?? [];
      const perArticle = this.kinds.length;
      this.articles = counts.length / perArticle;
      this.starts = new Int32Array(this.articles + 1);
      this.counts = counts;
      for (let n = 0; n < this.articles; n++) {
        const held = counts.slice(n * perArticle, (n + 1) * perArticle);
        this.starts[n + 1] = held.reduce((sum, count) => sum + count, this.starts[n] + 1);
      }
      this.people = this.starts[this.articles];
      this.stories = this.people + root.people;
      this.size = this.stories + root.stories;
      this.perFile = root.perFile;
    }
    // The article of a record; -1 for a person or a story.
    article(record) {
      if (record >= this.people) return -1;
      let low = 0, high = this.articles;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= record) low = middle; else high = middle;
      }
      return low;
    }
    kind(record, article = this.article(record)) {
      if (article < 0) return record < this.stories ? "person" : "story";
      let nth = record - this.starts[article];
      if (nth === 0) return "article";
      return this.kinds.find((_, n) => (nth -= this.counts[article * this.kinds.length + n]) <= 0);
    }
    // What a record shows: its own and its article's.
    async shown(record) {
      const article = this.article(record);
      if (article < 0) {
        const person = record < this.stories, nth = record - (person ? this.people : this.stories);
        return { record: (await clipbook.fetch(`${person ? "n" : "s"}${Math.floor(nth / this.perFile)}`)).records[nth % this.perFile] };
      }
      const file = await clipbook.fetch(`r${article}`);
      return { record: file.records[record - this.starts[article]], source: file };
    }
  };
})();
