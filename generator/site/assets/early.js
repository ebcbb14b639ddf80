// Runs in the head, before the first paint: where Material's scripts keep what a reader chose, and the colour scheme that
// was chosen on an earlier visit.
{
  const script = document.currentScript;
  // Sites of one host share one store; each takes the names that begin with its own path.
  const scope = script.dataset.scope === undefined ? new URL("..", script.src) : new URL(script.dataset.scope, location);
  let chosen = false;
  document.addEventListener("change", (event) => { chosen ||= event.target.name === "__palette"; }, true);

  globalThis.__md_scope = scope;
  globalThis.__md_hash = (text) => [...text].reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0);
  globalThis.__md_get = (name, store = localStorage, of = scope) => JSON.parse(store.getItem(`${of.pathname}.${name}`));
  globalThis.__md_set = (name, value, store = localStorage, of = scope) => {
    // Material writes down the colour scheme on every visit, chosen or not, and so would no longer follow the system's.
    if (name === "__palette" && !chosen) return;
    try {
      store.setItem(`${of.pathname}.${name}`, JSON.stringify(value));
    } catch { /* A full store, or one that the browser forbids: then nothing is remembered. */ }
  };

  const wear = (colours) => {
    for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
  };
  // An owner's third choice, "as the system has it": the one of the two others that fits.
  const asTheSystem = () => {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
    if (input) wear({ scheme: input.dataset.mdColorScheme, primary: input.dataset.mdColorPrimary, accent: input.dataset.mdColorAccent });
  };
  const colours = __md_get("__palette")?.color;
  if (colours?.media === "(prefers-color-scheme)") document.addEventListener("DOMContentLoaded", asTheSystem);
  else if (colours) {
    new MutationObserver((_, watch) => {
      if (!document.body) return;
      watch.disconnect();
      wear(colours);
    }).observe(document.documentElement, { childList: true });
  }
}
