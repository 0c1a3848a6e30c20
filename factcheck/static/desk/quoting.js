/* Words that are selected in the copy of a source go into the form that quotes them, with their place. */

import { selectedSpan } from "./selection.js";

const form = document.querySelector("form[data-quotes]");
const words = document.getElementById("words");

if (form) {
  document.addEventListener("selectionchange", () => {
    const span = selectedSpan(words);
    if (!span) return;
    form.elements.spans.value = span.join("-");
    form.elements.quote.value = getSelection().toString();
  });
  form.elements.quote.addEventListener("input", () => { form.elements.spans.value = ""; });
}
