// @ts-check
// The search page. It is whole without this file: the form, and lists to look through.
import { SearchIndex, stem } from "./search-index.js";

/** @typedef {import("./search-index.js").Found} Found */
/** @typedef {import("./search-index.js").Hit} Hit */
/** @typedef {import("./search-index.js").How} How */
/** @typedef {import("./search-index.js").Text} Text */
/** @typedef {{ q: string, how: How, sort: string, page: number, chosen: Record<string, string[]> }} State */
/** @typedef {{ anchor: string, heading: string, text: string }} Excerpt */

const PER_PAGE = 10;
const EXCERPT = 110;
// Of a phrase so many texts are read through for pages that have it, and three times as many where few have.
const READ_THROUGH = 30;
const WAIT = 120;
const FACETS = ["type", "year", "unit", "theme", "cake", "service"];
// A word of letters; of what is written without spaces pairs are looked for.
const WORD = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])[\p{L}\p{N}])+/gu;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`g:${id}`));
const form = /** @type {HTMLFormElement} */ (part("search"));
const field = /** @type {HTMLInputElement} */ (part("q"));
const filter = part("filter");
const [found, results, count, note, pager] = ["found", "results", "count", "note", "pager"].map(part);
const [status, suggestions, toFacets, ways] = ["status", "suggestions", "to-facets", "ways"].map(part);
const words = found.dataset;

/**
 * A query as messages put it in quotation marks: without those that it is in as a whole.
 * @param {string} query
 */
function bare(query) {
  const [, inner] = /^["“＂「『]([^"“”＂「」『』]+)["”＂」』]$/.exec(query.trim()) ?? [];
  return inner ?? query.trim();
}

/**
 * A message with its places filled.
 * @param {string | undefined} message
 * @param {Record<string, string | number>} values
 */
function say(message, values = {}) {
  return (message ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @type {Promise<SearchIndex> | null} */
let opening = null;

function open() {
  opening ??= SearchIndex.open(/** @type {string} */ (words.index)).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

// What the address says.

/** @returns {State} */
function stateOfAddress() {
  const given = new URLSearchParams(location.search);
  const how = /** @type {How} */ (given.get("how") ?? "full");
  return {
    q: bounded(given.get("q") ?? ""),
    how: ["full", "keyword", "exact", "fuzzy"].includes(how) ? how : "full",
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(1, Math.trunc(Number(given.get("page"))) || 1),
    chosen: Object.fromEntries(FACETS.map((name) => [name, given.getAll(name)])),
  };
}

/**
 * As much of a text as the field takes.
 * @param {string} text
 */
function bounded(text) {
  return Array.from(text).slice(0, field.maxLength).join("");
}

/**
 * @param {State} state
 * @param {number} page
 */
function addressOf(state, page) {
  const given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  if (state.how !== "full") given.set("how", state.how);
  if (state.sort !== "relevance") given.set("sort", state.sort);
  for (const name of FACETS) for (const value of state.chosen[name]) given.append(name, value);
  if (page > 1) given.set("page", String(page));
  const query = given.toString();
  return location.pathname + (query ? `?${query}` : "");
}

/** @type {State} */
let state = stateOfAddress();
// The last step that one can go back to.
let step = addressOf(state, state.page);
let last = 0;

/**
 * Shows what a state finds; `remembers` makes it a step to go back to. What is being typed is one step in all.
 * @param {Partial<State>} change
 * @param {boolean} remembers
 */
async function go(change, remembers) {
  const before = addressOf(state, state.page);
  state = { ...state, page: 1, ...change };
  state.q = bounded(state.q);
  const address = addressOf(state, state.page);
  if (address !== before) history[remembers || before === step ? "pushState" : "replaceState"](null, "", address);
  if (remembers) step = address;
  await show();
}

function showForm() {
  if (field.value !== state.q) field.value = state.q;
  for (const name of /** @type {const} */ (["how", "sort"])) {
    for (const input of form.querySelectorAll(`input[name="${name}"]`)) {
      const radio = /** @type {HTMLInputElement} */ (input);
      radio.checked = radio.value === state[name];
    }
  }
}

async function show() {
  last += 1;
  const turn = last;
  // Seen while it told of a failure.
  status.classList.add("visually-hidden");
  showForm();
  if (!state.q.trim()) {
    found.hidden = true;
    ways.hidden = false;
    status.textContent = "";
    withdraw();
    return;
  }
  try {
    if (found.hidden) status.textContent = words.searching ?? "";
    const index = await open();
    const search = await index.find(state.q, state.how);
    if (turn === last) await showFound(index, search, () => turn === last);
  } catch (error) {
    if (turn !== last) return;
    withdraw();
    found.hidden = true;
    ways.hidden = false;
    status.textContent = words.failed ?? "";
    status.classList.remove("visually-hidden");
    throw error;
  }
}

/**
 * @param {SearchIndex} index
 * @param {Found} search
 * @param {() => boolean} isCurrent whether nothing newer is asked for
 */
async function showFound(index, search, isCurrent) {
  const all = [...search.hits];
  if (state.sort === "date") {
    all.sort((left, right) => index.days[right.page] - index.days[left.page] || right.score - left.score);
  }
  // Filters count what they would leave, so that what they hide is looked at as well.
  const [inside, outside] = [true, false].map((isIn) => all.filter(({ page }) => passes(index, page, null) === isIn));
  const [{ hits, isExact }, hidden] = await Promise.all(
    [inside, outside].map((some) => withPhrases(index, some, search.phrases)));
  const pages = Math.max(1, Math.ceil(hits.length / PER_PAGE));
  const page = Math.min(state.page, pages);
  const shown = hits.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const texts = await Promise.all(shown.map((hit) => index.text(hit.page)));
  if (!isCurrent()) return;

  const query = bare(state.q);
  const other = search.corrected && written(index, search.corrected, texts);
  const n = hits.length.toLocaleString(document.documentElement.lang);
  const values = { query: hits.length && other ? other : query, n };
  const message = !hits.length ? words.none : !isExact ? words.most
    : hits.length === 1 ? words.resultsOne : words.results;
  count.textContent = say(message, values);
  const isFiltered = FACETS.some((name) => state.chosen[name].length);
  note.textContent = !hits.length ? (isFiltered ? words.noneHelpFiltered : words.noneHelp) ?? ""
    : other ? say(words.corrected, { query, other })
    : search.isPartial ? words.partial ?? "" : "";
  note.hidden = !note.textContent;
  results.replaceChildren(...shown.map((hit, i) => result(index, search, hit.page, texts[i])));
  showPager(page, pages);
  showFacets(index, [...hits, ...hidden.hits]);
  found.hidden = false;
  ways.hidden = hits.length > 0;
  status.textContent = [count.textContent, note.textContent].filter(Boolean).join(" ");
  suggest(texts, shown.map((hit) => kind(index, hit.page)));
}

/**
 * Whether a page is among what was chosen, one facet left out of account.
 * @param {SearchIndex} index
 * @param {number} page
 * @param {string | null} except
 */
function passes(index, page, except) {
  return FACETS.every((name) => {
    const chosen = state.chosen[name];
    if (!chosen.length || name === except) return true;
    return index.facets[name][page].some((value) => chosen.includes(index.values(name)[value][0]));
  });
}

/**
 * The pages whose texts have every phrase as it stands, as far as they were read through.
 * @param {SearchIndex} index
 * @param {Hit[]} hits
 * @param {string[]} phrases
 */
async function withPhrases(index, hits, phrases) {
  // What is one term in the index needs no look at the text.
  const needsLook = phrases.some((phrase) => index.folding.runs(phrase).flatMap((run) => run.terms).length > 1
    || !/^[\p{Script=Han}]+$/u.test(phrase));
  if (!needsLook) return { hits, isExact: true };
  const wanted = Math.max(READ_THROUGH, state.page * PER_PAGE);
  const most = Math.min(hits.length, Math.max(3 * READ_THROUGH, state.page * PER_PAGE));
  /** @type {Hit[]} */
  const kept = [];
  let next = 0;
  while (next < most && (next < READ_THROUGH || kept.length < wanted)) {
    const some = hits.slice(next, next + PER_PAGE);
    next += some.length;
    const texts = await Promise.all(some.map((hit) => index.text(hit.page)));
    some.forEach((hit, i) => {
      if (phrases.every((phrase) => has(index, hit.page, texts[i], phrase))) kept.push(hit);
    });
  }
  return { hits: [...kept, ...hits.slice(next)], isExact: next >= hits.length };
}

/**
 * Whether a page has a phrase: in its text, its keywords, or the names of its unit and its classes.
 * @param {SearchIndex} index
 * @param {number} page
 * @param {Text} text
 * @param {string} phrase
 */
function has(index, page, text, phrase) {
  const named = ["unit", "theme", "cake", "service"].flatMap((name) =>
    index.facets[name][page].map((value) => index.values(name)[value].join(" ")));
  return [text.t, ...text.k ?? [], ...text.p.flatMap(([, heading, words]) => [heading, words]), ...named]
    .some((part) => index.folding.text(part).includes(phrase));
}

// Results.

/**
 * @param {SearchIndex} index
 * @param {Found} search
 * @param {number} page
 * @param {Text} text
 */
function result(index, search, page, text) {
  const excerpt = bestExcerpt(index, search, text);
  const item = element("li", {}, element("h3", {}, element("a", { href: text.u }, ...marked(index, search, text.t))));
  const paragraph = element("p", { class: "excerpt" });
  if (excerpt.heading) {
    paragraph.append(
      element("a", { href: `${text.u}#${encodeURIComponent(excerpt.anchor)}` }, ...marked(index, search, excerpt.heading)));
    if (excerpt.text) paragraph.append(words.colon ?? ": ");
  }
  paragraph.append(...marked(index, search, excerpt.text));
  if (paragraph.hasChildNodes()) item.append(paragraph);
  const meta = element("p", { class: "meta" });
  meta.append(...kind(index, page));
  const [unit] = index.facets.unit[page];
  if (unit !== undefined) meta.append(element("span", {}, index.values("unit")[unit][1]));
  if (text.d) meta.append(element("time", { datetime: text.d[0] }, text.d[1]));
  if (meta.hasChildNodes()) item.append(meta);
  return item;
}

/**
 * What kind of page it is, as a tag.
 * @param {SearchIndex} index
 * @param {number} page
 */
function kind(index, page) {
  return index.facets.type[page].map((type) => element("span", { class: "tag" }, index.values("type")[type][1]));
}

/**
 * The places in a text of what was looked for, in order, none within another.
 * @param {SearchIndex} index
 * @param {Found} search
 * @param {string} text
 * @returns {[number, number][]}
 */
function places(index, search, text) {
  const folded = index.folding.text(text);
  /** @type {[number, number][]} */
  const all = [];
  const typed = search.phrases.length ? null : search.runs[search.runs.length - 1];
  for (const run of [...search.phrases, ...search.runs]) {
    if (run.match(WORD)?.[0] === run) {
      // The forms that the index takes for one, and what the word being typed may become.
      for (const { 0: word, index: at } of folded.matchAll(WORD)) {
        const isForm = word === run || stem(word) === stem(run) || stem(word) === run;
        if (isForm || run === typed && word.startsWith(run)) all.push([at, at + word.length]);
      }
      continue;
    }
    // Of a run that stands nowhere as a whole its pairs are marked, but a phrase is a whole.
    const isWhole = folded.includes(run) || search.phrases.some((phrase) => phrase.includes(run));
    for (const needle of isWhole ? [run] : [...run].slice(1).map((c, i) => [...run][i] + c)) {
      for (let at = folded.indexOf(needle); at >= 0 && needle; at = folded.indexOf(needle, at + needle.length)) {
        all.push([at, at + needle.length]);
      }
    }
  }
  all.sort((left, right) => left[0] - right[0] || right[1] - left[1]);
  /** @type {[number, number][]} */
  const joined = [];
  for (const place of all) {
    const before = joined[joined.length - 1];
    if (before && place[0] <= before[1]) before[1] = Math.max(before[1], place[1]);
    else joined.push([...place]);
  }
  return joined;
}

/**
 * Words of the index as a text writes them, since there they are without their endings.
 * @param {SearchIndex} index
 * @param {string[]} runs
 * @param {Text[]} texts
 */
function written(index, runs, texts) {
  const all = texts.flatMap((text) => [text.t, ...text.p.flatMap(([, heading, body]) => [heading, body])]);
  return runs.map((run) => {
    const isHan = /\p{Script=Han}/u.test(run);
    for (const part of all) {
      // A line of Han text would be a single word.
      const at = isHan ? index.folding.text(part).indexOf(run) : -1;
      if (at >= 0) return part.slice(at, at + run.length);
      if (isHan) continue;
      const word = part.match(/[\p{L}\p{N}]+/gu)?.find((word) => index.folding.runs(word)[0]?.terms.includes(run));
      if (word) return word.toLowerCase();
    }
    return run;
  }).join(" ");
}

/**
 * The part of a text that has most of what was looked for.
 * @param {SearchIndex} index
 * @param {Found} search
 * @param {Text} text
 * @returns {Excerpt}
 */
function bestExcerpt(index, search, text) {
  let best = { anchor: "", heading: "", text: text.p[0]?.[2] ?? "" };
  let most = 0;
  let start = 0;
  for (const [anchor, heading, body] of text.p) {
    const inHeading = places(index, search, heading);
    const inBody = places(index, search, body);
    const weight = new Set([
      ...inHeading.map(([from, to]) => heading.slice(from, to)), ...inBody.map(([from, to]) => body.slice(from, to)),
    ].map((piece) => index.folding.text(piece)));
    // A whole tells more than its parts together; what stands under a heading can be led to.
    const score = [...weight].reduce((sum, piece) => sum + piece.length ** 2, 0) * 4 + inHeading.length * 2
      + Math.min(inBody.length, 3) + (heading ? 3 : 0);
    if (score > most) {
      most = score;
      best = { anchor, heading, text: body };
      start = inBody[0]?.[0] ?? 0;
    }
  }
  return { ...best, text: shortened(best.text, start) };
}

// What a word of letters or an address is made of.
const IN_WORD = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}@._-]/u;

/**
 * A piece of a text around a place, cut between words.
 * @param {string} text
 * @param {number} at
 */
function shortened(text, at) {
  const from = at < EXCERPT / 2 ? 0 : at - Math.floor(EXCERPT / 4);
  const length = /\p{Script=Han}/u.test(text.slice(from, from + EXCERPT)) ? EXCERPT : EXCERPT * 2;
  let [start, end] = [from, Math.min(from + length, text.length)];
  const isInWord = (/** @type {number} */ place) =>
    place > 0 && place < text.length && IN_WORD.test(text[place - 1]) && IN_WORD.test(text[place]);
  while (start < at && isInWord(start)) start += 1;
  while (end > at + EXCERPT / 2 && isInWord(end)) end -= 1;
  // Half of a character beyond U+FFFF is none, and between Chinese sentences stands no space.
  const piece = text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "")
    .replace(/\s+/g, " ").replace(/([、。，；：！？」』）]) /g, "$1").trim();
  const rest = end < text.length ? `${piece.replace(/[,;:，、；：]$/, "")}…` : piece;
  return start > 0 ? `…${rest.replace(/^[\s,;:.，、；：。]+/u, "")}` : rest;
}

/**
 * @param {SearchIndex} index
 * @param {Found} search
 * @param {string} text
 */
function marked(index, search, text) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  let end = 0;
  for (const [from, to] of places(index, search, text)) {
    pieces.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

/**
 * @param {number} page
 * @param {number} pages
 */
function showPager(page, pages) {
  pager.replaceChildren();
  if (pages < 2) return;
  const list = element("ul", { class: "pager" });
  /**
   * @param {number} number
   * @param {string} text
   * @param {Record<string, string>} attributes
   */
  const add = (number, text, attributes) => list.append(
    element("li", {}, element("a", { href: addressOf(state, number), "data-page": String(number), ...attributes }, text)));
  if (page > 1) add(page - 1, words.previous ?? "", { rel: "prev" });
  for (let number = Math.max(1, page - 2); number <= Math.min(pages, page + 2); number += 1) {
    const label = say(words.page, { n: number });
    if (number === page) {
      list.append(element("li", {}, element("span", { "aria-current": "page" }, String(number))));
    } else {
      add(number, String(number), { "aria-label": label });
    }
  }
  if (page < pages) add(page + 1, words.next ?? "", { rel: "next" });
  pager.append(element("nav", { "aria-label": words.pages ?? "" }, list));
}

/**
 * @param {SearchIndex} index
 * @param {Hit[]} hits
 */
function showFacets(index, hits) {
  const focused = document.activeElement instanceof HTMLInputElement && filter.contains(document.activeElement)
    ? document.activeElement : null;
  const groups = FACETS.flatMap((name) => {
    const counts = new Map();
    for (const { page } of hits) {
      if (!passes(index, page, name)) continue;
      for (const value of index.facets[name][page]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const list = element("ul", { class: "facet-list" });
    index.values(name).forEach(([value, label], place) => {
      const isChosen = state.chosen[name].includes(value);
      if (!counts.get(place) && !isChosen) return;
      const box = element("input", { type: "checkbox", name, value });
      box.checked = isChosen;
      list.append(element("li", {}, element("label", {}, box, element("span", {}, label),
        element("span", { class: "count" }, String(counts.get(place) ?? 0)))));
    });
    if (!list.hasChildNodes()) return [];
    return [element("fieldset", {}, element("legend", {}, words[name] ?? name), list)];
  });
  part("facet-groups").replaceChildren(...groups);
  const isUnfiltered = FACETS.every((name) => !state.chosen[name].length);
  // What no list shows can be taken off as well.
  filter.hidden = !groups.length && isUnfiltered;
  toFacets.hidden = filter.hidden;
  part("clear").hidden = isUnfiltered;
  if (focused) {
    const same = `input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`;
    (/** @type {HTMLElement | null} */ (filter.querySelector(same)) ?? count).focus();
  }
}

// Suggestions: a combobox with a list (WAI-ARIA 1.2).

const popular = Array.from(document.querySelectorAll(".query"), (link) => link.textContent ?? "");
let isTyping = false;

/**
 * @param {Text[]} texts
 * @param {HTMLElement[][]} kinds what each text's page is
 */
function suggest(texts, kinds) {
  const typed = field.value.trim().toLowerCase();
  const queries = popular.filter((query) => query.toLowerCase().includes(typed) && query.toLowerCase() !== typed);
  const options = [
    ...queries.slice(0, 3).map((query) => option({ "data-query": query }, query)),
    ...texts.slice(0, 5).map((text, i) =>
      option({ "data-href": text.u }, element("span", {}, text.t), " ", ...kinds[i])),
  ];
  options.forEach((option, i) => { option.id = `g:suggestion-${i}`; });
  suggestions.replaceChildren(...options);
  expand(isTyping && document.activeElement === field && options.length > 0);
}

/**
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function option(attributes, ...children) {
  return element("li", { role: "option", "aria-selected": "false", ...attributes }, ...children);
}

/** Offers nothing, since there is nothing to offer. */
function withdraw() {
  suggestions.replaceChildren();
  expand(false);
}

/** @param {boolean} isOpen */
function expand(isOpen) {
  suggestions.hidden = !isOpen;
  field.setAttribute("aria-expanded", String(isOpen));
  select(-1);
}

let selected = -1;

/** @param {number} place */
function select(place) {
  selected = place;
  [...suggestions.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
  if (place < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", suggestions.children[place].id);
}

/** @param {Element} option */
function take(option) {
  const { href, query } = /** @type {HTMLElement} */ (option).dataset;
  isTyping = false;
  expand(false);
  if (href) location.assign(href);
  else if (query) {
    field.value = query;
    go({ q: query }, true);
  }
}

field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", suggestions.id);
field.setAttribute("aria-expanded", "false");

field.addEventListener("keydown", (event) => {
  const many = suggestions.children.length;
  if (event.isComposing || !many) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const from = selected;
    if (suggestions.hidden) expand(true);
    select(from < 0 ? (step > 0 ? 0 : many - 1) : (from + step + many) % many);
  } else if (event.key === "Enter" && selected >= 0) {
    event.preventDefault();
    take(suggestions.children[selected]);
  } else if (event.key === "Escape" && !suggestions.hidden) {
    event.preventDefault();
    expand(false);
  }
});
suggestions.addEventListener("mousedown", (event) => event.preventDefault());
suggestions.addEventListener("click", (event) => {
  const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
  if (option) take(option);
});
field.addEventListener("blur", () => expand(false));

// What readers do.

let timer = 0;
field.addEventListener("input", (event) => {
  // Half of a syllable is no query yet.
  if (event instanceof InputEvent && event.isComposing) return;
  isTyping = true;
  clearTimeout(timer);
  timer = setTimeout(() => go({ q: field.value }, false), WAIT);
});
field.addEventListener("compositionend", () => {
  isTyping = true;
  go({ q: field.value }, false);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  isTyping = false;
  expand(false);
  go({ q: field.value }, true);
});
form.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "radio") return;
  go({ [input.name]: input.value, q: field.value }, true);
});
form.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.query") : null;
  if (!link || event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  go({ q: link.textContent ?? "" }, true);
});
filter.addEventListener("change", () => {
  const boxes = Array.from(filter.querySelectorAll("input:checked"), (box) => /** @type {HTMLInputElement} */ (box));
  const chosen = Object.fromEntries(
    FACETS.map((name) => [name, boxes.filter((box) => box.name === name).map((box) => box.value)]));
  go({ chosen }, true);
});
part("clear").addEventListener("click", () => {
  go({ chosen: Object.fromEntries(FACETS.map((name) => [name, []])) }, true);
  part("count").focus();
});
pager.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  go({ page: Number(link.dataset.page) }, true).then(() => count.focus());
});
addEventListener("popstate", () => {
  state = stateOfAddress();
  show();
  step = addressOf(state, state.page);
});

part("choices").hidden = false;
show();
