/* The button Cite beside a source puts its footnote into the explanation. */

/** Put footnotes where the caret is. */
export function listenForCitations() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cites]");
    if (!button) return;
    const field = button.form.elements.explanation;
    const at = field.selectionEnd || field.value.length; // nobody has been in the field yet: after what stands there
    field.setRangeText(`[^${button.dataset.cites}]`, at, at, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true })); // the draft and the preview follow
  });
}
