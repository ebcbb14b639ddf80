// Words that nobody wrote as they were typed: the likeliest that were meant.
// The words to choose from are the index's own: a bounded list of names and of the most frequent words (`words.js`, made by
// generator/search/spelling.py), and the words that lie beside the typed one in its file, which has been read already.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});

  // How far apart two words may lie, by the length of what was typed: of mistyped words four in five are one step away
  // (F. Damerau, "A technique for computer detection and correction of spelling errors", 1964); long ones hold two more often.
  const REACH = [[3, 0], [4, 1], [8, 2], [Infinity, 3]];
  const OFFERED = 3;
  // In steps: what is likelier among words equally far away. A name is what people look for and can't spell; the first
  // letter is seldom wrong (J. Pollock, A. Zamora, "Automatic spelling correction in scientific and scholarly text", 1984).
  const NAME = 0.4, FIRST = 0.5, FREQUENT = 0.05;
  // Slips that are less than a step: a letter doubled or not, a vowel for a vowel, letters that sound alike.
  const SLIGHT = 0.6;
  const ALIKE = ["aeiouy", "ckq", "sz", "fv", "gj", "dt", "vw", "mn", "bp"];
  const alike = (one, other) => ALIKE.some((group) => group.includes(one) && group.includes(other));

  const reach = (word) => REACH.find(([length]) => word.length <= length)[1];

  // Steps from one word to the other: letters left out, put in, changed, or two beside each other swapped; more than
  // `most` where it is certain that there are more.
  clipbook.steps = function (typed, word, most) {
    if (Math.abs(typed.length - word.length) > most) return most + 1;
    let [last, row] = [null, Array.from({ length: word.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= typed.length; i++) {
      const next = [i];
      for (let j = 1; j <= word.length; j++) {
        const [a, b] = [typed[i - 1], word[j - 1]];
        const out = a === typed[i - 2] ? SLIGHT : 1, put = b === word[j - 2] ? SLIGHT : 1;
        let least = Math.min(row[j] + out, next[j - 1] + put, row[j - 1] + (a === b ? 0 : alike(a, b) ? SLIGHT : 1));
        if (last && a === word[j - 2] && typed[i - 2] === b) least = Math.min(least, last[j - 2] + 1);
        next.push(least);
      }
      if (Math.min(...next) > most && Math.min(...row) > most) return most + 1;
      [last, row] = [row, next];
    }
    return row.at(-1);
  };

  // The list as written: for each word how many letters it shares with the one before, the rest of it, and how often it
  // stands, as the power of two; a capital says that it is part of a name.
  let known = null;
  const list = () => (known ??= clipbook.fetch("words").then((written) => {
    let before = "";
    return written.split(" ").map((entry) => {
      const [, shared, rest, often] = entry.match(/^(\d*)(.*?)([a-zA-Z])$/u);
      const word = before = before.slice(0, Number(shared)) + rest;
      return { word, name: often < "a", often: often.toLowerCase().charCodeAt(0) - 97 };
    });
  }));

  // The likeliest words for one that was typed, best first: [{word, name}]; none where nothing is near.
  clipbook.meant = async function (root, typed) {
    const most = reach(typed);
    if (!most) return [];
    const held = new Map();
    for (const one of [...await clipbook.beside(root, typed), ...await list()]) held.set(one.word, one);
    held.delete(typed);
    const near = [];
    for (const one of held.values()) {
      const steps = clipbook.steps(typed, one.word, most);
      if (steps > most) continue;
      const first = one.word[0] === typed[0] ? 0 : FIRST;
      near.push({ ...one, far: steps + first - (one.name ? NAME : 0) - FREQUENT * one.often });
    }
    const parted = parts(typed, held);
    if (parted) near.push(parted);
    near.sort((one, other) => one.far - other.far || (one.word < other.word ? -1 : 1));
    // A plural beside its singular is no choice: the search finds both for either.
    const stems = near.map((one) => clipbook.stem(one.word));
    return near.filter((_, n) => stems.indexOf(stems[n]) === n).slice(0, OFFERED);
  };

  // Two words typed as one: a step, like any other letter left out.
  function parts(typed, held) {
    for (let at = 3; at <= typed.length - 3; at++) {
      const [one, other] = [held.get(typed.slice(0, at)), held.get(typed.slice(at))];
      if (one && other) return { word: `${one.word} ${other.word}`, name: false, far: 1 };
    }
    return null;
  }

  // A word as it is shown: a name begins with a capital.
  clipbook.spelled = (one) => (one.name ? one.word.replace(/^./u, (letter) => letter.toUpperCase()) : one.word);
})();
