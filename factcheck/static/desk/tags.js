/* Tags, completed one after the other: what the browser offers begins with the tags that stand there already. */

const known = new WeakMap(); // the newsroom's tags, by the list that offers them

/** Offer the newsroom's tags behind each comma. Without this the browser offers them for the first tag alone. */
export function listenForTags() {
  document.addEventListener("input", (event) => event.target.list?.id === "tags" && offer(event.target));
}

function offer(field) {
  const options = [...field.list.options];
  if (!known.has(field.list)) known.set(field.list, options.map((option) => option.value));
  const before = field.value.match(/^.*,/)?.[0] ?? "";
  for (const [at, tag] of known.get(field.list).entries()) options[at].value = before ? `${before} ${tag}` : tag;
}
