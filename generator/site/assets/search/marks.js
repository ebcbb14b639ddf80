// The words that a search asks for, found in a text that a reader sees.
(function () {
  "use strict";
  const clipbook = (window.clipbook ??= {});

  const same = (word, condition, nth) => word === condition.words[nth]
    || (condition.open && nth === condition.words.length - 1 && word.startsWith(condition.words[nth]));

  // Stretches [start, end) of a text that answer the conditions, in order and apart.
  clipbook.hits = function (text, conditions) {
    const tokens = clipbook.tokens(text);
    const plain = tokens.filter((token) => !token.joined);
    const found = [];
    for (const condition of conditions) {
      if (condition.kind === "word") {
        for (const token of tokens) if (clipbook.answers(condition, token.word)) found.push([token.start, token.end]);
        continue;
      }
      plain.forEach((token, n) => {
        const row = plain.slice(n, n + condition.words.length);
        if (row.length === condition.words.length && row.every((one, k) => same(one.word, condition, k))) {
          found.push([token.start, row.at(-1).end]);
        }
      });
      if (condition.joined) for (const token of tokens) if (token.word === condition.joined) found.push([token.start, token.end]);
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const apart = [];
    for (const [start, end] of found) {
      const before = apart.at(-1);
      if (before && start <= before[1]) before[1] = Math.max(before[1], end); else apart.push([start, end]);
    }
    return apart;
  };

  // Mark them below an element. Its text stays as it is: text nodes are parted, nothing is added to them.
  clipbook.mark = function (element, conditions) {
    const nodes = [];
    let text = "";
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (parent.closest("script, style, svg, button, .headerlink")) continue;
      // Words of neighbouring blocks are no phrase.
      if (nodes.length && block(parent) !== block(nodes.at(-1).node.parentElement)) text += "\n\n";
      nodes.push({ node: walk.currentNode, start: text.length });
      text += walk.currentNode.data;
    }
    const hits = clipbook.hits(text, conditions);
    const marks = [];
    for (const { node, start } of nodes.reverse()) {
      const end = start + node.data.length;
      for (const hit of hits.filter((one) => one[0] < end && one[1] > start).reverse()) {
        const range = document.createRange();
        range.setStart(node, Math.max(hit[0] - start, 0));
        range.setEnd(node, Math.min(hit[1] - start, node.data.length));
        const mark = document.createElement("mark");
        mark.className = "found";
        range.surroundContents(mark);
        marks.unshift(mark);
      }
    }
    return marks;
  };

  const block = (element) => element.closest("p, li, td, th, dt, dd, h1, h2, h3, h4, blockquote, summary, div");
})();
