/* What scripts say, in the language of the page. English is written where it is said. */

const catalogue = JSON.parse(document.getElementById("catalogue")?.textContent ?? "{}");

/** Return a text in the page's language, with its values filled in: `_("%(name)s edits it", { name })`. */
export function _(text, values = {}) {
  return (catalogue[text] ?? text).replace(/%\((\w+)\)s/g, (place, name) => values[name]);
}
