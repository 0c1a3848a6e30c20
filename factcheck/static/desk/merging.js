/* Fresh contents for a part of the page in which somebody works: forms in use stay as they are, and are not even moved. */

const ROWS = "#list > .claims, #words";
const FIELDS = "form :is(input:not([type=hidden]), textarea, select)";

/** Whether something was typed into a part of the page, or is about to be. */
export function inUse(part) {
  const focused = document.activeElement;
  if (part.contains(focused) && focused.matches("input, textarea, select")) return true;
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

/** Put what is fresh in the place of what a pane shows. It stays scrolled and unfolded, and the focus where it is. */
export function update(pane, fresh) {
  const scrolled = pane.scrollTop;
  const unfolded = new Set([...pane.querySelectorAll("details[open]")].map(nameOfDetails));
  const focused = pane.contains(document.activeElement) && nameOfControl(document.activeElement);
  for (const details of fresh.querySelectorAll("details")) {
    if (unfolded.has(nameOfDetails(details))) details.open = true;
  }
  replace(pane, fresh);
  pane.scrollTop = scrolled;
  if (!focused || pane.contains(document.activeElement)) return;
  const again = [...pane.querySelectorAll("a, button, summary")].find((control) => nameOfControl(control) === focused);
  again?.focus({ preventScroll: true });
}

/** Make a part of the page equal to a fresh one, and touch only what differs: of hundreds of rows few are drawn anew. */
export function patch(part, fresh) {
  if (part.isEqualNode(fresh)) return part;
  if (part.nodeName !== fresh.nodeName || !part.matches || part.matches("form")) {
    part.replaceWith(fresh);
    return fresh;
  }
  for (const { name } of [...part.attributes]) if (!fresh.hasAttribute(name)) part.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (part.getAttribute(name) !== value) part.setAttribute(name, value);
  if (part.matches("ol")) patchRows(part, fresh);
  else if (part.childNodes.length !== fresh.childNodes.length) part.replaceChildren(...fresh.childNodes);
  else [...fresh.childNodes].forEach((node, at) => patch(part.childNodes[at], node));
  return part;
}

/* Rows are known by their claims, so that one more does not change all that follow. */
function patchRows(list, fresh) {
  const claimOf = (row) => row.querySelector("[data-claim]")?.dataset.claim;
  const mine = new Map([...list.children].map((row) => [claimOf(row), row]));
  let next = list.firstElementChild;
  for (const row of [...fresh.children]) {
    const known = mine.get(claimOf(row));
    if (known === next) next = next?.nextElementSibling ?? null;
    else list.insertBefore(known ?? row, next);
    if (known) patch(known, row);
  }
  while (next) {
    const gone = next;
    next = next.nextElementSibling;
    gone.remove();
  }
}

/* Blocks in use are gone into, down to their forms; of many rows only those that differ are touched. */
function replace(part, fresh) {
  const kept = named([...part.children], (block) => inUse(block) || block.matches(ROWS));
  const stays = new Set(kept.values());
  for (const node of [...part.childNodes]) if (!stays.has(node)) node.remove();
  let last = null;
  for (const [name, block] of named([...fresh.children])) {
    const mine = kept.get(name);
    if (mine?.matches(ROWS)) patch(mine, block);
    else if (mine && !mine.matches("form")) replace(mine, block);
    if (!mine && last) last.after(block);
    else if (!mine) part.prepend(block);
    last = mine ?? block;
  }
}

/* Blocks by their ids, or else by what they are and how many such came before; of these, those that are wanted. */
function named(blocks, wanted = () => true) {
  const seen = {};
  const name = (block) => {
    const kind = block.id || `${block.tagName} ${block.className}`;
    seen[kind] = (seen[kind] ?? 0) + 1;
    return `${kind} ${seen[kind]}`;
  };
  return new Map(blocks.map((block) => [name(block), block]).filter(([, block]) => wanted(block)));
}

function nameOfDetails(details) {
  return details.id || details.querySelector("summary").textContent.replace(/\d+/g, "");
}

function nameOfControl(control) {
  return [control.tagName, control.dataset.claim ?? control.textContent, control.form?.getAttribute("action")].join(" ");
}
