// Shows what a filter finds without loading the page anew, at the address the form would go to.
// Whatever fails here ends in the browser going there by itself.
// `form[data-refresh]` stays, and the focus with it; every `[data-fresh=…]` is filled
// with what the new page has under that name.

const form = document.querySelector("form[data-refresh]");
const addressOf = (place) => place.pathname + place.search;
let shown = addressOf(location);
let running = new AbortController();

function asked() {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  return address;
}

/** Every place to fill, with its new content. */
function pairs(page) {
  const places = [...document.querySelectorAll("[data-fresh]")];
  return places.map((place) => [place, page.querySelector(`[data-fresh="${place.dataset.fresh}"]`)]);
}

async function load(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok || response.redirected) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const isOurs = pairs(page).every(([, found]) => found) && !page.querySelector(".problems");
  if (!isOurs) throw new Error();
  return page;
}

/** What was ticked or unfolded stays so where it is still shown. */
function fill(page) {
  const focused = document.activeElement.id;
  for (const [place, found] of pairs(page)) {
    const kept = [...place.querySelectorAll("input:checked, details[open]")];
    place.replaceChildren(...found.childNodes);
    for (const { id, localName } of kept) {
      const again = id && document.getElementById(id);
      if (again) again[localName === "details" ? "open" : "checked"] = true;
    }
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.title = page.title;
}

/** After Back the form says what the address says. */
function restore(page) {
  for (const control of form.elements) {
    const before = control.id && page.getElementById(control.id);
    if (!before) continue;
    if (control.type === "checkbox") control.checked = before.checked;
    else if (control.multiple) [...control.options].forEach((each, at) => (each.selected = before.options[at].selected));
    else control.value = before.value;
  }
}

async function go(address, isBack) {
  if (addressOf(address) === shown) return;
  shown = addressOf(address);
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const page = await load(address, signal);
    fill(page);
    if (isBack) restore(page);
    else history.pushState(null, "", address);
  } catch {
    if (signal.aborted) return;
    if (isBack) location.reload();
    else location.assign(address);
  }
}

if (form && !document.querySelector(".problems")) {
  form.addEventListener("change", () => go(asked()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(asked());
  });
  addEventListener("popstate", () => go(location, true));
}
