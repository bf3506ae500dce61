// Searches that a reader keeps, and citations to copy. They stay in this browser: nothing is sent.

const KEY = "kept-searches";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return []; // a browser that keeps nothing, or something else under this name
  }
}

function keep(searches) {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    return false; // it is full, or forbidden
  }
  return true;
}

function button(text, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "plain", textContent: text });
  made.addEventListener("click", () => act(made));
  return made;
}

// On a page of results: one button that keeps the search or lets it go.
const place = document.querySelector("[data-keep]");
if (place) {
  const url = place.dataset.keep;
  const has = () => kept().some((one) => one.url === url);
  const say = () => (has() ? "Saved: forget it" : "Save this search");
  place.append(
    button(say(), (own) => {
      const rest = kept().filter((one) => one.url !== url);
      const done = keep(has() ? rest : [{ url, name: place.dataset.name }, ...rest]);
      own.textContent = done ? say() : "This browser keeps nothing";
    }),
  );
}

// On the front page: the list.
const list = document.querySelector("#kept");
function show() {
  const rows = kept().map(({ url, name }) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    Object.assign(link, { href: url, textContent: name });
    const forget = button("Forget", () => {
      keep(kept().filter((one) => one.url !== url));
      show();
      (list.querySelector("a") ?? document.querySelector("#q")).focus();
    });
    forget.ariaLabel = `Forget ${name}`;
    row.append(link, " ", forget);
    return row;
  });
  list.hidden = !rows.length;
  list.querySelector("ul").replaceChildren(...rows);
}
if (list) show();

// A citation goes to the clipboard.
for (const text of document.querySelectorAll(".copy")) {
  if (!navigator.clipboard) break; // it is there on https and on this machine only
  const written = text.textContent;
  const copy = button("Copy", async (own) => {
    try {
      await navigator.clipboard.writeText(written);
      own.textContent = "Copied";
    } catch {
      own.textContent = "Could not copy";
    }
  });
  copy.setAttribute("aria-live", "polite");
  text.append(" ", copy);
}
