/* What was typed and not saved, kept for this tab under the form's address, and put back when the form is shown again.

A draft keeps the version that it was typed over, so that a save over somebody else's is noticed. */

const LEFT_OUT = ["csrf_token"];

/** Keep what is typed into forms that are marked `data-draft`. */
export function listenForDrafts() {
  document.addEventListener("input", (event) => keep(event.target.closest("form[data-draft]")));
  document.addEventListener("click", (event) => {
    if (!event.target.matches("[data-discard]")) return;
    const form = event.target.closest("form");
    forget(form);
    form.reset();
    event.target.closest(".restored").remove();
  });
}

/** Keep a form as it is now. */
export function keep(form) {
  if (!form?.matches("[data-draft]")) return;
  sessionStorage.setItem(nameOf(form), JSON.stringify(typed(form)));
}

/** Drop what was kept of a form. */
export function forget(form) {
  sessionStorage.removeItem(nameOf(form));
}

/** Fill in every form that a draft was kept of, and say so. */
export function restoreDrafts() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(form)) ?? "null");
    if (!kept || JSON.stringify(kept) === JSON.stringify(typed(form))) continue;
    for (const [name, value] of Object.entries(kept)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    form.closest("details")?.setAttribute("open", "");
    form.prepend(note());
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function note() {
  const words = document.createElement("p");
  words.className = "restored notice";
  words.textContent = "This was typed and not saved. ";
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "plain";
  discard.dataset.discard = "";
  discard.textContent = "Discard it";
  words.append(discard);
  return words;
}

function nameOf(form) {
  const person = document.querySelector(".panes").dataset.person;
  return `draft of ${person} for ${new URL(form.action).pathname}`;
}

function typed(form) {
  const fields = Object.fromEntries(new FormData(form));
  for (const name of LEFT_OUT) delete fields[name];
  return fields;
}
