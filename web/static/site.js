// The pages work without this. It completes what is typed, and gives keys to hands that stay on them.

const box = document.querySelector("#q");
const help = document.querySelector("#keys");

// Empty fields stay out of the address.
addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

// What was ticked or typed and not sent is not that of the page shown, when Back leads there.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const form of document.forms) if (form.id !== "pick") form.reset();
});

// Completions: the editable combobox of the ARIA Authoring Practices, with a list to choose from.
const list = document.createElement("ul");
const told = document.createElement("p");
let chosen = -1;
let asking = new AbortController();

function choose(number) {
  chosen = number;
  for (const [n, option] of [...list.children].entries()) option.ariaSelected = n === number;
  if (number < 0) return box.removeAttribute("aria-activedescendant");
  box.setAttribute("aria-activedescendant", list.children[number].id);
  list.children[number].scrollIntoView({ block: "nearest" });
}

function show(open) {
  list.hidden = !open;
  box.ariaExpanded = open;
  choose(-1);
}

function close() {
  asking.abort();
  told.textContent = "";
  show(false);
}

// What is a query goes into the box, so that the filters stay; a name or a title is a place to go.
function take(option) {
  const q = new URL(option.dataset.url, location).searchParams.get("q");
  close();
  if (q === null) return location.assign(option.dataset.url);
  box.value = q;
  box.form.requestSubmit();
}

function option({ text, kind, articles, url }, number) {
  const item = document.createElement("li");
  Object.assign(item, { id: `completion-${number}`, role: "option", ariaSelected: false });
  item.dataset.url = url;
  const name = document.createElement("bdi");
  name.textContent = text;
  const note = document.createElement("span");
  note.className = "n";
  note.textContent = kind === "title" ? "article" : articles.toLocaleString("en");
  item.append(name, " ", note);
  item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  item.addEventListener("click", () => take(item));
  return item;
}

async function complete() {
  asking.abort();
  const mine = (asking = new AbortController());
  if (!box.value.trim()) return close();
  await new Promise((resolve) => setTimeout(resolve, 120));
  if (mine.signal.aborted) return;
  try {
    const address = `${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`;
    const answer = await fetch(address, { signal: mine.signal });
    const { suggestions = [] } = answer.ok ? await answer.json() : {};
    if (mine.signal.aborted) return;
    list.replaceChildren(...suggestions.map(option));
    const many = suggestions.length;
    told.textContent = `${many || "No"} completion${many === 1 ? "" : "s"}`;
    show(suggestions.length > 0);
  } catch {
    if (!mine.signal.aborted) show(false); // the network is away: the box still searches
  }
}

function move(event) {
  const many = list.children.length;
  if (event.isComposing) return;
  if (list.hidden && event.key !== "ArrowDown") return;
  if (list.hidden) complete();
  else if (event.key === "ArrowDown") choose((chosen + 1) % many);
  else if (event.key === "ArrowUp") choose((chosen < 0 ? many : chosen) - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
  else return;
  event.preventDefault();
}

if (box) {
  Object.assign(list, { id: "completions", role: "listbox", ariaLabel: "Completions", hidden: true });
  Object.assign(told, { role: "status", className: "unseen" });
  box.form.append(list, told);
  Object.assign(box, { type: "text", role: "combobox", ariaAutoComplete: "list", ariaExpanded: false });
  box.setAttribute("aria-controls", list.id);
  box.addEventListener("input", complete);
  box.addEventListener("keydown", move);
  box.addEventListener("blur", close);
}

// Single keys, for who wants them: they are off while something is typed, and can be switched off.
const SETTING = "single-keys";

function switchedOn() {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

// In an article that was searched the next match, elsewhere the next result.
function step(by) {
  const matches = [...document.querySelectorAll("mark[id]")];
  if (matches.length) {
    const gone = document.querySelector(":target"); // a match, or a section: then go on from there
    const from = Math.max(matches.findIndex((m) => m === gone || gone?.compareDocumentPosition(m) & 4), 0);
    const at = by > 0 && matches[from] !== gone ? from - 1 : from;
    return location.replace(`#${matches.at((at + by) % matches.length).id}`);
  }
  const here = links.findIndex((link) => link.closest("li").contains(document.activeElement));
  links[here + by]?.focus();
}

// Back leads to the result that was gone to.
const links = [...document.querySelectorAll(".results :is(h2, h3) a")];
addEventListener("focusin", ({ target }) => {
  const at = links.indexOf(target);
  if (at >= 0) history.replaceState({ at }, "");
});
links[history.state?.at]?.focus({ preventScroll: true });

const KEYS = {
  "/": () => box?.select(),
  j: () => step(1),
  k: () => step(-1),
  "?": () => help.showModal(),
};

addEventListener("keydown", (event) => {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.target.closest?.("input, textarea, select, dialog");
  if (modified || typing || !Object.hasOwn(KEYS, event.key) || !switchedOn()) return;
  event.preventDefault();
  KEYS[event.key]();
});

document.querySelector(".keys").hidden = false;
document.querySelector(".keys button").addEventListener("click", () => help.showModal());
const use = help.querySelector("input");
use.checked = switchedOn();
use.addEventListener("change", () => localStorage.setItem(SETTING, use.checked ? "on" : "off"));
