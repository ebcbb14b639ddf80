// "Correct …": makes the line of corrections.toml that sets something right. It changes nothing here; the line is copied.

(() => {
// What can be wrong: its name in the file, how it is asked, and what is asked for ("" for nothing more).
const WRONG = {
  quote: [["speakers", "Somebody else says it", "Name"], ["unknown", "Nobody is named as its speaker", ""], ["hide", "It is no quote", ""]],
  figure: [["values", "It means another number", "Number, such as 240, >1100 or 240-250"], ["nouns", "It counts something else", "Words of its sentence"], ["hide", "It is no figure", ""]],
  date: [["dates", "It means another day", "Such as 2024-08-21"], ["hide", "It is no date", ""]],
  person: [["people", "The name is another", "Name to show"], ["roles", "The role is another", "Role"], ["not_people", "It is nobody’s name", ""], ["noindex", "Search engines should not find the page", ""]],
  article: [["same_event", "It reports the same event as another", "Address of the other article"], ["other_event", "It reports another event than one beside it", "Address of the other article"]],
};

const toml = (words) => JSON.stringify(words).replace(/\x7f/g, "\\u007f");

function correction(name, key, right) {
  const number = /^-?\d+(\.\d+)?$/.test(right) ? right : toml(right);
  if (["hide", "not_people", "noindex"].includes(name)) return `${name} = [${toml(key)}]`;
  if (name.endsWith("_event")) return `${name} = [[${toml(key)}, ${toml(right)}]]`;
  if (name === "unknown") return `speakers.${toml(key)} = false`;
  return `${name}.${toml(key)} = ${name === "values" ? number : toml(right)}`;
}

let forms = 0;

function field(form, label, element) {
  const at = `fix-${forms}-${form.children.length}`;
  const line = Object.assign(document.createElement("p"), { className: "fix-field" });
  line.append(Object.assign(document.createElement("label"), { htmlFor: at, textContent: label }), " ", Object.assign(element, { id: at }));
  form.append(line);
  return line;
}

function choice(rows) {
  const select = document.createElement("select");
  rows.forEach(([value, label]) => select.append(new Option(label, value)));
  return select;
}

function correct(button, { ids, card, person, article }) {
  const group = button.parentElement;
  const open = group.nextElementSibling?.matches(".fix") ? group.nextElementSibling : null;
  button.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  forms += 1;
  const form = Object.assign(document.createElement("div"), { className: "fix" });
  form.setAttribute("role", "group");
  form.setAttribute("aria-label", "A correction");
  const keys = ids ?? [person ?? article];
  // A card may hold several figures or parts of a quote: each is named by its words.
  const found = [ids?.[0]?.includes("/figure/") ? "h3 .v" : "blockquote .said", "blockquote .v"].map((name) => [...(card?.querySelectorAll(name) ?? [])]);
  const words = (found[0].length ? found[0] : found[1]).map((each) => folded(each.textContent).slice(0, 60));
  const which = choice(keys.map((key, at) => [key, words.length === keys.length ? words[at] : key]));
  if (keys.length > 1) field(form, "Which", which);
  const kind = person ? "person" : article ? "article" : keys[0].split("/").at(-2);
  const rows = WRONG[kind] ?? [["hide", "It should not be here", ""]];
  const wrong = choice(rows);
  const right = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off" });
  field(form, "What is wrong", wrong);
  const asked = field(form, "What is right", right);
  const line = document.createElement("code");
  const shown = Object.assign(document.createElement("p"), { className: "fix-line" });
  shown.append(line);
  const send = buttonOf("Copy correction", () => copy(send, "Copy correction", line.textContent));
  send.setAttribute("aria-live", "polite");
  const how = Object.assign(document.createElement("p"), { className: "fix-how", textContent: "For the owner of this site: paste it anywhere into seeds/corrections.toml, or hand it to the command clipbook fix." });
  form.append(shown, groupOf("Copy this correction", [send]), how);
  const make = () => {
    const wanted = rows.find(([name]) => name === wrong.value)[2];
    asked.hidden = !wanted;
    right.placeholder = wanted;
    send.disabled = Boolean(wanted) && !right.value.trim();
    line.textContent = correction(wrong.value, which.value, right.value.trim() || "…");
  };
  form.addEventListener("input", make);
  make();
  group.after(form);
  form.querySelector("select").focus();
}

globalThis.correct = correct;
})();
