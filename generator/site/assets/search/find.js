// What is found for what was typed: all its words; else the likeliest words that were meant; else how many hold any of them.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});

  // {conditions, scores, meant, any}. `meant`: what was typed and what is looked for in its place, if anything is: [{typed,
  // offered: [{word, name}, ...]}], the first of `offered` being the one that the results hold. `any`: how many records
  // hold at least one of several words, where none holds all.
  clipbook.find = async function (root, layout, text, { passedOver, any = false }) {
    const conditions = clipbook.parse(text, { passedOver, typing: true });
    const scores = await clipbook.match(root, layout, conditions, any);
    const answer = { conditions, scores, meant: [], any: 0 };
    if (scores.size || !conditions.length) return answer;
    const meant = await mistyped(root, layout, conditions);
    if (meant.length) {
      const replaced = clipbook.parse(clipbook.replaced(text, meant.map(({ typed, offered }) => [typed, offered[0].word])), { passedOver });
      const others = await clipbook.match(root, layout, replaced, any);
      if (others.size) return { conditions: replaced, scores: others, meant, any: 0 };
      Object.assign(answer, { conditions: replaced });
    }
    if (conditions.length > 1 && !any) answer.any = (await clipbook.match(root, layout, answer.conditions, true)).size;
    answer.meant = answer.any ? meant : [];
    return answer;
  };

  // Words of the conditions that stand nowhere, with those that were likely meant.
  async function mistyped(root, layout, conditions) {
    const typed = [...new Set(conditions.flatMap((one) => one.words ?? [one.word]))];
    const looked = await Promise.all(typed.map(async (word) => {
      const own = conditions.find((one) => one.word === word);
      const held = await clipbook.match(root, layout, [{ kind: "word", word, open: own?.open ?? false }]);
      return { typed: word, offered: held.size ? [] : await clipbook.meant(root, word) };
    }));
    return looked.filter(({ offered }) => offered.length);
  }

  // A text with words of it replaced: [[folded word, other], ...].
  clipbook.replaced = function (text, pairs) {
    const others = new Map(pairs);
    let made = "", at = 0;
    for (const token of clipbook.tokens(text)) {
      if (token.joined || !others.has(token.word) || token.start < at) continue;
      made += text.slice(at, token.start) + others.get(token.word);
      at = token.end;
    }
    return made + text.slice(at);
  };

  // A text with the likeliest words in the place of mistyped ones.
  clipbook.spelledOut = (text, meant) => clipbook.replaced(text, meant.map(({ typed, offered }) => [typed, clipbook.spelled(offered[0])])).trim();

  // "Did you mean ...": for each word its offers, each an address of the search for it.
  clipbook.offers = function (text, meant, address) {
    const { made } = clipbook;
    const line = made("span", "meant", "Did you mean ");
    // Of several mistyped words only the likeliest together: three times three would be a list.
    const texts = meant.length > 1 ? [clipbook.spelledOut(text, meant)]
      : meant[0].offered.map((one) => clipbook.replaced(text, [[meant[0].typed, clipbook.spelled(one)]]).trim());
    texts.forEach((words, n) => {
      const link = made("a", "", words);
      link.href = address(words);
      line.append(n === 0 ? "" : n === texts.length - 1 ? " or " : ", ", link);
    });
    line.append("?");
    return line;
  };
})();
