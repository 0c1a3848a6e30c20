/* Fresh contents for a pane in which somebody works: blocks in use stay as they are, and are not even moved. */

const FIELDS = "form :is(input:not([type=hidden]), textarea, select)";

/** Whether something was typed into a part of the page, or is about to be. */
export function inUse(part) {
  const focused = document.activeElement;
  if (part.contains(focused) && focused.matches("input, textarea, select, button, summary")) return true;
  return [...part.querySelectorAll(FIELDS)].some(changed);
}

function changed(field) {
  if (field.matches("[type=radio], [type=checkbox]")) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return field.selectedIndex !== Math.max(chosenAtFirst(field), 0);
  return field.value !== field.defaultValue;
}

function chosenAtFirst(select) {
  return [...select.options].findIndex((option) => option.defaultSelected);
}

/** Put the blocks of `fresh` in the place of those of `pane`. It stays scrolled, and what was unfolded stays so. */
export function update(pane, fresh) {
  const scrolled = pane.scrollTop;
  const kept = new Map([...pane.children].filter(inUse).map((block) => [nameOf(block), block]));
  const unfolded = new Set([...pane.querySelectorAll("details[open]")].map(summaryOf));
  const stays = new Set(kept.values());
  for (const block of [...pane.childNodes]) if (!stays.has(block)) block.remove();
  let last = null;
  for (const block of [...fresh.children]) {
    const mine = kept.get(nameOf(block));
    if (!mine) {
      for (const details of [block, ...block.querySelectorAll("details")]) {
        if (details.matches("details") && unfolded.has(summaryOf(details))) details.open = true;
      }
      if (last) last.after(block);
      else pane.prepend(block);
    }
    last = mine ?? block;
  }
  pane.scrollTop = scrolled;
}

function nameOf(block) {
  return block.id || `${block.tagName} ${block.className}`;
}

function summaryOf(details) {
  return details.id || details.querySelector("summary")?.textContent.replace(/\d+/g, "");
}
