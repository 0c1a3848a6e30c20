/* Names after an @ in a comment, completed: by a click, or the first by the Tab key. Mentions that are seen are read. */

import { _ } from "./words.js";

const TYPED_NAME = /(^|[^\p{L}\p{N}_])@([\p{L}\p{N} .'’-]{0,40})$/u;
const MOST = 5;

/** Offer names while somebody types one into a comment. */
export function listenForMentions() {
  document.addEventListener("input", (event) => event.target.matches?.("[data-mentions]") && offer(event.target));
  document.addEventListener("keydown", (event) => {
    const names = event.target.matches?.("[data-mentions]") && event.target.parentElement.querySelector(".names");
    if (!names || event.isComposing) return;
    if (event.key === "Escape") names.remove();
    if (event.key !== "Tab" || event.shiftKey) return;
    event.preventDefault();
    names.querySelector("button").click();
  });
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    fetch(target.action, { method: "POST", body: new FormData(target), redirect: "manual" })
      .then(({ type }) => type === "opaqueredirect" && target.remove())
      .catch(() => {}); // its button stays
  }
});

/** Count comments that mention one as read once they are in view. */
export function readMentions() {
  for (const form of document.querySelectorAll("#comments [data-mention]")) seen.observe(form);
}

function offer(field) {
  field.parentElement.querySelector(".names")?.remove();
  const before = field.value.slice(0, field.selectionStart);
  const begun = before.match(TYPED_NAME)?.[2].toLowerCase();
  if (begun === undefined) return;
  const people = JSON.parse(document.getElementById("comments").dataset.people);
  const found = people.filter((name) => name.toLowerCase().startsWith(begun) && name.toLowerCase() !== begun);
  if (!found.length) return;
  const names = document.createElement("span");
  names.className = "names";
  names.setAttribute("role", "group");
  names.setAttribute("aria-label", _("Names, the first by Tab"));
  names.append(...found.slice(0, MOST).map((name) => button(field, name, before.length - begun.length)));
  field.after(names);
}

function button(field, name, at) {
  const pick = document.createElement("button");
  pick.type = "button";
  pick.className = "small";
  pick.textContent = `@${name}`;
  pick.addEventListener("click", () => {
    field.setRangeText(`${name} `, at, field.selectionStart, "end");
    pick.parentElement.remove();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return pick;
}
