// Which records hold what is asked for, and how well. Only the files of words are read for this, not the records.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const { Reader } = clipbook;
  const ALIKE = 0.8, LONGER = 0.6;  // of the weight of the word itself: its plural, a word that it begins
  const MOST_FILES = 8;             // read for a word that is still being typed; beyond that it is taken as it stands

  // The entries of every word that a condition asks for: [{word, factor, records, file, nth}].
  async function entries(root, condition) {
    const stem = clipbook.stem(condition.word);
    // A plural lies beside its singular; "countr" begins both of "country" and "countries".
    const beginning = condition.exact ? condition.word : stem.endsWith("y") ? stem.slice(0, -1) : stem;
    let files = condition.exact ? [fileOf(root, beginning)] : filesOf(root, beginning);
    condition.cut = files.length > MOST_FILES;
    if (condition.cut) files = [fileOf(root, condition.word)];
    const open = condition.open && !condition.cut;
    const found = [];
    const lists = await Promise.all(files.map((file) => clipbook.fetch(`t${file}`)));
    lists.forEach((list, n) => {
      for (let at = lower(list, beginning); at < list.length && list[at].startsWith(beginning); at += 2) {
        const word = list[at];
        const factor = word === condition.word ? 1 : condition.exact ? 0 : clipbook.stem(word) === stem ? ALIKE
          : open && word.startsWith(condition.word) ? LONGER : 0;
        if (factor) found.push({ word, factor, records: list[at + 1], file: files[n], nth: at / 2 });
      }
    });
    // "nin" goes on to "nine", which the index holds as 9.
    const numbers = open ? clipbook.numbersFrom(condition.word) : [];
    const others = await Promise.all(numbers.map((word) => entries(root, { word, exact: true })));
    return [...found, ...others.flat().map((entry) => ({ ...entry, factor: LONGER }))];
  }

  // The words that lie in the same file as this one, with how often they stand as a power of two: [{word, often}].
  clipbook.beside = async function (root, word) {
    const list = await clipbook.fetch(`t${fileOf(root, word)}`);
    const words = [];
    for (let at = 0; at < list.length; at += 2) {
      let often = 0;
      eachRecord(list[at + 1], () => { often++; });
      words.push({ word: list[at], name: false, often: Math.floor(Math.log2(often)) });
    }
    return words;
  };

  // The file that holds a word, if any does: the last that begins with it or before it.
  function fileOf(root, word) {
    let low = 0, high = root.words.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (root.words[middle] <= word) low = middle; else high = middle;
    }
    return low;
  }

  // The files that may hold words with this beginning.
  function filesOf(root, beginning) {
    const files = [fileOf(root, beginning)];
    while (root.words[files.at(-1) + 1]?.startsWith(beginning)) files.push(files.at(-1) + 1);
    return files;
  }

  // The first word in a sorted list [word, records, word, records, ...] that does not come before `word`.
  function lower(list, word) {
    let low = 0, high = list.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[2 * middle] < word) low = middle + 1; else high = middle;
    }
    return 2 * low;
  }

  function eachRecord(written, told) {
    const reader = new Reader(written);
    while (reader.more) {
      const level = reader.next();
      let record = 0;
      for (let left = reader.next(); left > 0; left--) told(record += reader.next(), level);
    }
  }

  const rarity = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  async function ofWord(root, layout, condition) {
    const scores = new Map();
    for (const entry of await entries(root, condition)) {
      eachRecord(entry.records, (record, level) => {
        const score = level * entry.factor;
        if (!(scores.get(record) >= score)) scores.set(record, score);
      });
    }
    const weight = rarity(layout.size, scores.size);
    for (const [record, score] of scores) scores.set(record, score * weight);
    return scores;
  }

  // Where a word stands: record to {level, places, paragraphs}; the files of places are read only for phrases.
  async function places(root, layout, word, wanted) {
    const file = fileOf(root, word);
    const [list, where] = await Promise.all([clipbook.fetch(`t${file}`), clipbook.fetch(`p${file}`)]);
    const at = lower(list, word);
    const found = new Map();
    if (list[at] !== word) return found;
    const reader = new Reader(where[at / 2]);
    const articles = new Set(layout.starts);
    eachRecord(list[at + 1], (record, level) => {
      const has = record < layout.people && articles.has(record);
      if (wanted && !wanted.has(record)) {
        reader.skip();
        if (has) reader.skip();
      } else {
        found.set(record, { level, places: reader.rising(), paragraphs: has ? reader.rising() : [] });
      }
    });
    return found;
  }

  // The same for all words with this beginning.
  async function beginning(root, layout, word, wanted) {
    const whole = new Map();
    for (const entry of await entries(root, { word, open: true })) {
      for (const [record, one] of await places(root, layout, entry.word, wanted)) {
        const before = whole.get(record);
        if (!entry.word.startsWith(word)) continue;
        whole.set(record, before ? { level: Math.max(before.level, one.level), places: [...before.places, ...one.places],
          paragraphs: [...before.paragraphs, ...one.paragraphs] } : one);
      }
    }
    return whole;
  }

  async function ofPhrase(root, layout, condition) {
    const scores = new Map();
    let held = null;
    const rows = [];
    // Long words are the rarer ones: they leave few records in which to look for the others, or none.
    const order = condition.words.map((word, n) => n).sort((one, other) => condition.words[other].length - condition.words[one].length);
    for (const n of order) {
      if (held?.size === 0 && !condition.joined) return scores;
      const open = condition.open && n === condition.words.length - 1;
      held = await (open ? beginning : places)(root, layout, condition.words[n], held);
      rows[n] = held;
    }
    for (const record of held.keys()) {
      const row = rows.map((each) => each.get(record));
      const starts = row[0].places.filter((start) => row.every((one, n) => one.places.includes(start + n)));
      const together = !condition.exact && row[0].paragraphs.some((paragraph) => row.every((one) => one.paragraphs.includes(paragraph)));
      if (starts.length || together) scores.set(record, Math.min(...row.map((one) => one.level)));
    }
    const weight = condition.words.length * rarity(layout.size, scores.size);
    for (const [record, score] of scores) scores.set(record, score * weight);
    if (condition.joined) {
      const asOne = await ofWord(root, layout, { word: condition.joined, exact: !condition.open, open: condition.open });
      for (const [record, score] of asOne) if (!(scores.get(record) >= score)) scores.set(record, score);
    }
    return scores;
  }

  // Record to score, for records that meet all conditions, or `any` of them.
  clipbook.match = async function (root, layout, conditions, any = false) {
    const each = await Promise.all(conditions.map((condition) =>
      condition.kind === "phrase" && (condition.words.length > 1 || condition.open) ? ofPhrase(root, layout, condition)
        : ofWord(root, layout, condition.kind === "phrase" ? { ...condition, word: condition.words[0] } : condition)));
    each.sort((one, other) => one.size - other.size);
    const found = new Map();
    if (any) {
      for (const scores of each) for (const [record, score] of scores) found.set(record, (found.get(record) ?? 0) + score);
      return found;
    }
    const [fewest, ...rest] = each;
    for (const [record, score] of fewest ?? []) {
      let sum = score;
      if (rest.every((scores) => { const more = scores.get(record); sum += more ?? 0; return more !== undefined; })) found.set(record, sum);
    }
    return found;
  };

  // The paragraphs, from 1, of an article's running text that hold all that is asked for; where none does, that hold any.
  clipbook.paragraphs = async function (root, layout, conditions, record) {
    const each = await Promise.all(conditions.map(async (condition) => {
      const words = condition.kind === "word" ? (await entries(root, condition)).map((entry) => entry.word) : condition.words;
      const found = await Promise.all(words.map(async (word) => (await places(root, layout, word, new Set([record]))).get(record)?.paragraphs ?? []));
      return new Set(found.flat());
    }));
    const any = [...new Set(each.flatMap((one) => [...one]))].sort((one, other) => one - other);
    const all = any.filter((paragraph) => each.every((one) => one.has(paragraph)));
    return all.length ? all : any;
  };
})();
