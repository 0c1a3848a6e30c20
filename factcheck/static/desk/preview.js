/* The explanation as it would be published, whether it is still asked for, and how long the summary is, while one types. */

const PAUSE = 250; // milliseconds without a key before the server is asked

/** Keep previews and counters up to date. */
export function listenForPreviews() {
  document.addEventListener("input", (event) => {
    const fields = event.target.matches("form") ? event.target.querySelectorAll("textarea") : [event.target];
    for (const field of fields) {
      count(field);
      preview(field);
      ask(field);
    }
  });
}

/* The gate asks for no explanation that is being typed. */
function ask(field) {
  const asked = field.form?.querySelector(`.lacks [data-until="${field.name}"]`);
  if (asked) asked.hidden = Boolean(field.value.trim());
}

function count(field) {
  const counter = document.querySelector(`[data-counts="${field.id}"]`);
  if (!counter) return;
  const length = [...field.value.trim()].length;
  counter.textContent = `${length}/${counter.dataset.limit}`;
  counter.classList.toggle("over", length > Number(counter.dataset.limit));
}

let timer = 0;
let asked = 0;

function preview(field) {
  const target = document.querySelector(`[data-preview-of="${field.id}"]`);
  if (!target) return;
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const turn = ++asked;
    const data = new FormData();
    data.set("csrf_token", field.form.elements.csrf_token.value);
    data.set("explanation", field.value);
    try {
      const response = await fetch(target.dataset.at, { method: "POST", body: data });
      const html = await response.text();
      if (response.ok && turn === asked) target.innerHTML = html; // sanitised where it was made, as for readers
    } catch {
      // The next key asks again.
    }
  }, PAUSE);
}
