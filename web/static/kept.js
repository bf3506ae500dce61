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
  const { name, since } = place.dataset;
  place.append(
    button(say(), (own) => {
      const rest = kept().filter((one) => one.url !== url);
      const done = keep(has() ? rest : [{ url, name, since }, ...rest]);
      own.textContent = done ? say() : "This browser keeps nothing";
    }),
  );
}

// On the front page: the list, each with how much came in since it was saved or its news were read.
const list = document.querySelector("#kept");
const ASKED = 20; // so many are asked for news, one after the other
function seen(url) {
  keep(kept().map((one) => (one.url === url ? { ...one, since: list.dataset.since } : one)));
}

async function tell({ url, since }, row) {
  const news = new URL(url, location);
  news.searchParams.set("from-added", since);
  news.searchParams.set("order-by", "added");
  news.searchParams.delete("to-added");
  const counted = new URL(news);
  counted.pathname += ".json";
  counted.searchParams.set("facets", "none");
  counted.searchParams.set("page-size", "1");
  const answer = await fetch(counted);
  const { total = 0 } = answer.ok ? await answer.json() : {};
  if (!total) return;
  const link = document.createElement("a");
  Object.assign(link, { href: news, textContent: `${total} new` });
  link.addEventListener("click", () => seen(url));
  row.querySelector("a").after(" ", link);
}

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
  return rows;
}

async function news() {
  const now = list.dataset.since;
  if (!now) return; // nobody knows when this archive had its articles
  // What was saved before there were news begins with now.
  keep(kept().map((one) => ({ ...one, since: one.since || now })));
  const rows = show();
  try {
    for (const [place, one] of kept().slice(0, ASKED).entries()) {
      if (one.since !== now) await tell(one, rows[place]);
    }
  } catch {
    // The network is away: the list is there all the same.
  }
}
if (list && show().length) news();

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
