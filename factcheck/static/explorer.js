// Tries an operation with the key that was typed; nothing is kept, and nothing goes anywhere but to this server.

const LONGEST = 20_000; // characters of an answer that are shown

function request(form) {
  const headers = {};
  const query = new URLSearchParams();
  let path = form.dataset.path;
  let body;
  const key = document.querySelector("#key").value.trim();
  if (key) headers.Authorization = `Bearer ${key}`;
  for (const field of form.querySelectorAll("[data-in]")) {
    const { name, value } = field;
    if (field.dataset.in === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (!value) continue;
    else if (field.dataset.in === "query") query.set(name, value);
    else if (field.dataset.in === "header") headers[name] = value;
    else {
      body = value;
      headers["Content-Type"] = "application/json";
    }
  }
  const address = query.size ? `${path}?${query}` : path;
  return [address, { method: form.dataset.method, headers, body, credentials: "omit" }];
}

async function show(form) {
  const [address, options] = request(form);
  const output = form.querySelector("output");
  output.textContent = "…";
  const answer = document.createElement("pre");
  try {
    const response = await fetch(address, options);
    const type = response.headers.get("Content-Type") ?? "";
    let text = await response.text();
    if (type.includes("json") && !type.includes("ndjson") && text) text = JSON.stringify(JSON.parse(text), null, 2);
    answer.textContent = `${options.method} ${address}\n${response.status} ${type}\n\n${text.slice(0, LONGEST)}`;
  } catch (problem) {
    answer.textContent = `${options.method} ${address}\n${problem}`;
  }
  output.replaceChildren(answer);
}

for (const form of document.querySelectorAll("form[data-method]")) {
  form.querySelector("button").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(form);
  });
}
