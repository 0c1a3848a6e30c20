/* Tags, completed one after the other: what the browser offers begins with the tags that stand there already. */

/** Offer the newsroom's tags behind each comma. Without this the browser offers them for the first tag alone. */
export function listenForTags() {
  document.addEventListener("input", (event) => event.target.list?.id === "tags" && offer(event.target));
}

function offer(field) {
  const before = field.value.match(/^.*,/)?.[0];
  for (const option of field.list.options) {
    const { tag } = option.dataset;
    option.value = before ? `${before} ${tag}` : tag;
  }
}
