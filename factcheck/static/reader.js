// Opens a claim's card beside its paragraph without a jump, and closes it where it was opened.
// Without this module the same links open the same cards, by the address's fragment.

const root = document.documentElement;
const wide = matchMedia("(min-width: 56.01rem)");
const still = { preventScroll: true };
const gap = 16; // px between a card and the window's edge

let opened = null; // { card, badge, scroll }

const cardOf = (hash) => (hash.startsWith("#claim-") ? document.getElementById(hash.slice(1)) : null);
const idOf = (card) => card.id.slice("claim-".length);
const badgeOf = (card) => document.getElementById(`badge-${idOf(card)}`);

function open(card, { jump = false } = {}) {
  const badge = badgeOf(card);
  if (opened?.card !== card) {
    if (opened) shut();
    opened = { card, badge, scroll: scrollY };
    card.classList.add("open");
    badge.setAttribute("aria-expanded", "true");
    light(idOf(card));
    history.replaceState(null, "", `#${card.id}`);
  }
  if (jump) badge.scrollIntoView({ block: "center" });
  if (wide.matches) place(card, badge);
  card.focus(still);
  if (!wide.matches) card.scrollIntoView(); // its head at the top: it stands after its paragraph, which may be long
}

// In the margin a card begins at its badge's line, or higher where it would end below the window, but never above the text.
function place(card, badge) {
  const y = (element) => element.getBoundingClientRect().top;
  const lowest = innerHeight - card.offsetHeight - gap;
  const highest = Math.max(gap, y(document.querySelector(".passage")));
  card.style.top = `${Math.max(highest, Math.min(y(badge), lowest)) - y(card.parentElement)}px`;
}

function shut() {
  opened.card.classList.remove("open");
  opened.badge.setAttribute("aria-expanded", "false");
  opened = null;
  light("");
}

function close() {
  const { badge, scroll } = opened;
  shut();
  history.replaceState(null, "", location.pathname + location.search);
  badge.focus(still);
  if (!wide.matches) scrollTo(0, scroll);
}

function light(id) {
  for (const words of document.querySelectorAll(".at-hand")) words.classList.remove("at-hand");
  if (!id) return;
  for (const words of document.querySelectorAll(`[data-claims~="${id}"]`)) words.classList.add("at-hand");
}

// The claim that something in the text stands for: a badge for its own, words for the one whose line they carry.
function claimAt(element) {
  const badge = element.closest?.(".badge");
  if (badge) return cardOf(badge.hash);
  const names = element.closest?.(".claim[data-claims]")?.dataset.claims.split(" ") ?? [];
  return names.map((name) => document.getElementById(`claim-${name}`)).find(Boolean);
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href^='#']");
  if (link?.hash.startsWith("#badge-") && opened) {
    event.preventDefault();
    close();
    return;
  }
  const card = link ? cardOf(link.hash) : getSelection().isCollapsed && claimAt(event.target);
  if (!card) return;
  event.preventDefault();
  if (opened?.card === card && claimAt(event.target)) close();
  else open(card, { jump: !claimAt(event.target) });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened) close();
});

for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, (event) => {
    const card = claimAt(event.target) ?? opened?.card;
    light(card ? idOf(card) : "");
  });
}

function follow() {
  const target = document.getElementById(location.hash.slice(1)); // a card, or a source that a footnote led to
  const card = target?.closest(".card");
  if (card && (card === target || card !== opened?.card)) open(card, { jump: true });
}

// Of the claims in the text and in the list, only those that the filters ask for keep their badges and lines.
function filter(form) {
  const asked = Object.fromEntries(new FormData(form));
  const items = [...document.querySelectorAll(".claims [data-claim]")];
  const shown = new Set();
  for (const item of items) {
    item.hidden = !Object.entries(asked).every(([name, value]) => !value || item.dataset[name] === value);
    if (!item.hidden) shown.add(item.dataset.claim);
  }
  const all = shown.size === items.length;
  for (const badge of document.querySelectorAll(".badge")) {
    badge.classList.toggle("aside", !shown.has(badge.id.slice("badge-".length)));
  }
  for (const words of document.querySelectorAll(".claim[data-claims]")) {
    words.classList.toggle("aside", !all && !words.dataset.claims.split(" ").some((id) => shown.has(id)));
  }
  const found = form.querySelector(".found");
  found.textContent = all ? "" : found.dataset.found.replace("{shown}", shown.size);
}

const filters = document.querySelector(".index .filters");
if (filters) {
  filters.addEventListener("change", () => filter(filters));
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter(filters); // a browser may remember what was chosen
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    button.textContent = text.dataset.copied;
  });
  text.closest(".copy").after(button);
}

root.classList.add("scripted");
for (const badge of document.querySelectorAll(".badge")) badge.setAttribute("aria-expanded", "false");
addEventListener("hashchange", follow);
follow();
