// What somebody typed, as a list of conditions that all must hold.
// {kind: "word", word, open}: a word, or one like it; `open`: it may go on, since it is still being typed.
// {kind: "phrase", words, exact, open, joined}: words in a row, of which the last may be open; not `exact`: the parts of one
// written word ("cease-fire"), which may also stand as one (`joined`), and in an unshown text only in one paragraph.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});
  const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)/g;
  const SHORTEST_OPEN = 3;

  // `typing`: the last word may go on. A star says so of any word.
  clipbook.parse = function (text, { passedOver = new Set(), typing = false } = {}) {
    const conditions = [];
    const read = asDigits(text);
    for (const [whole, quoted, plain] of read.matchAll(QUOTED)) {
      const last = typing && read.endsWith(whole);
      const words = inRow(clipbook.tokens(quoted ?? plain));
      if (quoted !== undefined) {
        const unclosed = whole.length === quoted.length + 1;
        if (words.length) conditions.push({ kind: "phrase", words, exact: true, open: last && unclosed && mayGoOn(words) });
        continue;
      }
      // "Lee's" asks for Lee.
      if (words.length > 1 && /['’]s$/i.test(plain)) words.pop();
      const open = plain.endsWith("*") || (last && mayGoOn(words));
      // A compound whose last part has just begun: its first part.
      if (last && words.length > 1 && !open) words.pop();
      if (words.length === 1) conditions.push({ kind: "word", word: words[0], open });
      if (words.length > 1) conditions.push({ kind: "phrase", words, exact: false, open, joined: words.length === 2 ? asOne(plain, words) : "" });
    }
    // Words that stand everywhere are passed over beside others.
    const telling = conditions.filter((one) => one.kind === "phrase" || !passedOver.has(one.word));
    return telling.length ? telling : conditions;
  };

  // "two thousand" and "twenty-five" as the digits that the index holds them as; not inside quotation marks.
  const PAIR = /([^\s"“”„«»]+)([ -])([a-z]+)(?=[\s"“”„«»]|$)/gi;
  function asDigits(text) {
    const read = text.replace(PAIR, digitsOf);
    return read === text ? text : asDigits(read);  // "two hundred thousand"
  }
  function digitsOf(whole, first, between, second, at, text) {
    if ((text.slice(0, at).match(/["“”„«»]/g) ?? []).length % 2) return whole;
    const [one, other, ...more] = [first, second].flatMap((part) => clipbook.tokens(part).map((token) => token.word));
    const added = between === "-" && [first, second].every((part) => clipbook.isNumberWord(part.toLowerCase()));
    return (!more.length && other && clipbook.together(one, other, added)) || whole;
  }

  // The two parts of a compound in one word, as a text may write it.
  const asOne = (plain, words) => clipbook.tokens(plain).find((token) => token.joined)?.word ?? words.join("");

  // Two Latin letters begin too much.
  const mayGoOn = (words) => words.length > 0 && (words.at(-1).length >= SHORTEST_OPEN || words.at(-1).charCodeAt(0) > 0x2ff);

  // The words of a row. Of a stretch without spaces the pairs suffice, unless it is one character.
  function inRow(tokens) {
    const plain = tokens.filter((token) => !token.joined);
    return plain.filter((token, n) => {
      const alone = token.unspaced && [...token.word].length === 1;
      return !alone || !plain[n - 1]?.unspaced || plain[n - 1].at !== token.at - 1;
    }).map((token) => token.word);
  }

  // The same conditions written out, for an address: `parse` reads them again.
  clipbook.written = (conditions) => conditions.map((one) => {
    const star = one.open ? "*" : "";
    if (one.kind === "phrase") return one.exact ? `"${one.words.join(" ")}"` : one.words.join("-") + star;
    return one.word + star;
  }).join(" ");

  // Whether a word of a text is one that a condition asks for, or the last word of one.
  clipbook.answers = (condition, word) =>
    word === condition.word || clipbook.stem(word) === clipbook.stem(condition.word)
    || (condition.open && (word.startsWith(condition.word) || clipbook.numbersFrom(condition.word).includes(word)));
})();
