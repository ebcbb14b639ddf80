// Words of a text as the search knows them. generator/search/tokens.py has the same rules; a test compares the two.
// A word is {word, start, end, at}: folded, its offsets in the text, its position; `joined` for the two parts of a
// compound read as one, which stands at the position of the first.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});

  const HIDDEN = "\\u00ad\\u200c\\u200d\\u2060";
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fff\\u3005-\\u3007\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
    "\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const MORE = `[\\p{L}\\p{N}\\p{M}${HIDDEN}]`;
  const WORD = new RegExp(
    `\\p{L}(?:\\.\\p{L})+(?!${MORE})|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)+|[\\p{L}\\p{N}]${MORE}*`,
    "gu");
  const STRETCH = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const DROPPED = new RegExp(`[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f${HIDDEN}]`, "gu");
  const LETTERS = { "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i" };
  const ENDS_IN_LETTER = /\p{L}$/u;

  // Number words are read as digits. The same lists as generator/extract/figures/data/numbers.txt; a test compares them.
  const SMALL = new Map(("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
    "sixteen seventeen eighteen nineteen").split(" ").map((word, n) => [word, String(n)]));
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((word, n) => SMALL.set(word, `${n + 2}0`));
  SMALL.set("fourty", "40");
  const MAGNITUDES = new Map([["hundred", 1e2], ["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["trillion", 1e12],
    ["quadrillion", 1e15], ["dozen", 12], ["lakh", 1e5], ["lakhs", 1e5], ["crore", 1e7], ["crores", 1e7]]);
  const TENS = /^[2-9]0$/, ONES = /^[1-9]$/, DIGITS = /^[0-9]+(?:\.[0-9]+)?$/, SPACES = " \n\u00a0\u202f";
  const LARGEST = 1e15;  // beyond it the two languages write numbers differently

  // One number of two that stand beside each other: "twenty-five", "two thousand", "1.5 million"; "" if they make none.
  // `added`: both are words with a hyphen between. "20-5" in digits is a score or a span.
  clipbook.together = function (one, other, added) {
    if (!DIGITS.test(one)) return "";
    if (added && TENS.test(one) && ONES.test(other)) return String(Number(one) + Number(other));
    const value = Number(one) * (MAGNITUDES.get(other) ?? NaN), whole = Math.round(value);
    return whole < LARGEST && Math.abs(value - whole) < 1e-6 ? String(whole) : "";
  };

  clipbook.isNumberWord = (word) => SMALL.has(word);

  // Digits of the number words that begin so.
  clipbook.numbersFrom = (beginning) => [...SMALL].filter(([word]) => word.startsWith(beginning)).map(([, digits]) => digits);

  function fold(word) {
    const folded = word.normalize("NFKD").replace(DROPPED, "").toLowerCase()
      .replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter]).normalize("NFKC");
    return /^\p{N}/u.test(folded) ? folded.replaceAll(",", "") : folded.replaceAll(".", "");
  }

  clipbook.tokens = function (text) {
    const found = [];
    // `number`: the number that ends here, made of words before, with its place.
    let at = 0, last = "", lastStart = 0, end = -2, number = null;
    for (const run of text.matchAll(WORD)) {
      let start = run.index;
      for (const [part] of run[0].matchAll(STRETCH)) {
        if (IS_UNSPACED.test(part)) {
          // Overlapping pairs, and the last character alone. Folding may lengthen a part; its offsets stay those of the whole.
          const characters = [...fold(part)], written = [...part];
          let offset = start;
          for (let n = 0; n < characters.length; n++) {
            const same = characters.length === written.length;
            const width = same ? written[n].length : 0;
            found.push({ word: characters.slice(n, n + 2).join(""), at: at++, unspaced: true,
              start: same ? offset : start, end: same ? offset + width + (written[n + 1] ?? "").length : start + part.length });
            offset += width;
          }
          last = "";
          number = null;
        } else {
          const written = fold(part);
          if (written) {
            const word = SMALL.get(written) ?? written;
            const beside = run.index === end + 1 && text[end], hyphen = beside && "-\u2010\u2011".includes(beside);
            const added = hyphen && number?.spelled && SMALL.has(written);
            const sum = number && beside && (hyphen || SPACES.includes(beside)) ? clipbook.together(number.word, word, added) : "";
            if (sum) {
              found.push({ word: sum, at: number.at, start: number.start, end: start + part.length, joined: true });
            } else if (last && hyphen && ENDS_IN_LETTER.test(last)) {
              found.push({ word: last + written, at: at - 1, start: lastStart, end: start + part.length, joined: true });
            }
            number = sum ? { ...number, word: sum } : { word, at, start, spelled: word !== written };
            found.push({ word, at: at++, start, end: start + part.length });
            last = written;
            lastStart = start;
          }
        }
        start += part.length;
      }
      end = run.index + run[0].length;
    }
    return found;
  };

  // Words alike but for a plural: the S-stemmer (D. Harman, "How effective is suffixing?", 1991).
  clipbook.stem = function (word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    if (/[^ea]ies$/.test(word)) return word.slice(0, -3) + "y";
    if (/[^aeo]es$/.test(word)) return word.slice(0, -1);
    if (/[^us]s$/.test(word)) return word.slice(0, -1);
    return word;
  };
})();
