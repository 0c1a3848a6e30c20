/* Single keys as their owner has set them: off while one types, and where they are switched off. */

let box = null;

/** Let keys act: `acts` maps what a key may do to how it is done. */
export function listenForKeys(acts) {
  const dialog = document.getElementById("keys");
  const keys = Object.entries(JSON.parse(dialog.dataset.keys)).filter(([act, key]) => key && acts[act]);
  const actOf = Object.fromEntries(keys.map(([act, key]) => [key, acts[act]]));
  box = dialog.querySelector("[data-single-keys]");
  box.addEventListener("change", flip);
  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll(".pop[open]")) {
      if (!pop.contains(event.target)) pop.open = false;
    }
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return event.target.form?.requestSubmit();
    if (event.key === "Escape") return event.target.closest?.(".pop")?.removeAttribute("open");
    const plain = event.getModifierState("AltGraph") || !(event.ctrlKey || event.altKey); // AltGr makes [ on many keyboards
    if (!plain || event.metaKey || event.isComposing) return;
    if (!box.checked || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (!Object.hasOwn(actOf, event.key)) return;
    event.preventDefault();
    actOf[event.key]();
  });
}

/** Show the keys. */
export function showKeys() {
  document.getElementById("keys").showModal();
}

/* The switch is kept with the person, for all machines. */
async function flip() {
  const data = new FormData();
  data.set("csrf_token", document.querySelector("input[name=csrf_token]").value);
  data.set("on", box.checked ? "yes" : "no");
  box.disabled = true;
  try {
    await fetch("/desk/keys/switch", { method: "POST", body: data });
  } finally {
    box.disabled = false;
  }
}

function typing(target) {
  return target.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");
}
