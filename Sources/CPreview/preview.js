// Added by `gazette serve` to the pages it serves, never to files: reloads the page when the site has changed, where
// the reader was, and shows what is wrong with the site until it is mended.
// @ts-check
(() => {
  "use strict";

  /**
   * @typedef {{ file: string, line: number, column: number, severity: "error" | "warning", message: string,
   *   help: string | null, code: string }} Finding
   * @typedef {{ tag: string, label: string, summary: string, kept: string, more: string, close: string,
   *   stopped: string, error: string, warning: string }} Words
   * @typedef {{ version: string, errors: number, findings: Finding[], words: Words[] }} State
   */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const version = script.dataset.version;
  const placeKey = "gazette-preview-place";
  const closedKey = "gazette-preview-closed";
  // A server that starts again is back sooner than this; then nothing is said.
  const patience = 3000;

  /** @type {EventSource | null} */
  let source = null;
  /** @type {State | null} */
  let state = null;
  let isReloading = false;
  let stopTimer = 0;

  /**
   * Storage may be denied; then a page reloads at its top.
   * @template Value
   * @param {(box: Storage) => Value} action
   */
  function stored(action) {
    try {
      return action(sessionStorage);
    } catch {
      return null;
    }
  }

  // Where the page is on the screen, kept over a reload.

  function reload() {
    if (isReloading) return;
    isReloading = true;
    const place = { path: location.pathname + location.search, x: scrollX, y: scrollY };
    stored((box) => box.setItem(placeKey, JSON.stringify(place)));
    location.reload();
  }

  function returnToPlace() {
    const kept = stored((box) => {
      const kept = box.getItem(placeKey);
      box.removeItem(placeKey);
      return kept;
    });
    if (!kept) return;
    const place = JSON.parse(kept);
    if (place.path !== location.pathname + location.search) return;
    history.scrollRestoration = "manual";
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    scroll();
    // Pictures without a size move what is below them until they are there.
    addEventListener("load", () => {
      scroll();
      history.scrollRestoration = "auto";
    }, { once: true });
  }

  // What is shown over the page.

  const host = document.createElement("gazette-preview");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; color-scheme: inherit; }
    @media print { :host { display: none; } }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 50vh;
      overflow: auto; overscroll-behavior: contain; padding: 12px 20px 16px;
      font: 15px/1.5 system-ui, "Noto Sans TC", "Microsoft JhengHei", sans-serif;
      color: light-dark(#1b1b1b, #f2f2f2); background: light-dark(#fff, #1e1e1e);
      border-top: 4px solid light-dark(#b3261e, #ff8a80); box-shadow: 0 -2px 16px #0006;
    }
    section.mild { inset: auto 16px 16px auto; max-width: calc(100vw - 32px);
      border: 2px solid light-dark(#8a5a00, #ffca5c); border-radius: 8px; padding: 8px 12px; }
    header { display: flex; gap: 12px; align-items: start; }
    header > :first-child { flex: 1; min-width: 0; }
    p, ol { margin: 0; }
    .summary { font-weight: 700; }
    details > .summary { cursor: pointer; line-height: 32px; }
    button { flex: none; font: inherit; white-space: nowrap; min-height: 32px; min-width: 44px; padding: 2px 12px;
      color: inherit; background: transparent; border: 2px solid currentColor; border-radius: 6px; cursor: pointer; }
    button:focus-visible, .summary:focus-visible, section:focus-visible { outline: 3px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }
    ol { padding: 0; list-style: none; }
    li { margin-top: 12px; }
    .place { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
    .severity { font-weight: 700; color: light-dark(#b3261e, #ff8a80); }
    .severity.warning { color: light-dark(#7a4f00, #ffca5c); }
    .message, .help { overflow-wrap: anywhere; }
    .help { padding-inline-start: 1em; border-inline-start: 3px solid currentColor; margin-top: 4px; }
  `);
  root.adoptedStyleSheets = [style];

  /**
   * @param {string} name
   * @param {string} [kind]
   * @param {string | null} [text]
   * @param {string} [language]
   */
  function element(name, kind, text, language) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  /** The words of the page's language, or of the site's first one. */
  function words() {
    const languages = state?.words ?? [];
    return languages.find((one) => one.tag === document.documentElement.lang) ?? languages[0];
  }

  function hide() {
    root.replaceChildren();
  }

  function close() {
    stored((box) => box.setItem(closedKey, JSON.stringify(state?.findings)));
    hide();
  }

  /**
   * Shows a panel that can be closed with its button or Escape.
   * @param {Words} said
   * @param {"" | "mild"} kind
   * @param {Node[]} parts the first of them beside the button
   */
  function show(said, kind, [first, ...rest]) {
    const panel = element("section", kind, null, said.tag);
    panel.setAttribute("aria-label", said.label);
    // A part that scrolls is reached by keys.
    panel.tabIndex = 0;
    const header = element("header");
    const button = element("button", "", said.close);
    button.addEventListener("click", close);
    header.append(first, button);
    panel.append(header, ...rest);
    root.replaceChildren(panel);
  }

  /**
   * @param {Finding} finding
   * @param {Words} said
   */
  function item(finding, said) {
    const made = element("li");
    const place = element("p", "place", `${finding.file}:${finding.line}:${finding.column}`, "en");
    const message = element("p", "message", null, "en");
    message.append(
      element("span", `severity ${finding.severity}`, said[finding.severity], said.tag),
      ` ${finding.message} [${finding.code}]`);
    made.append(place, message);
    if (finding.help) made.append(element("p", "help", finding.help, "en"));
    return made;
  }

  function showFindings() {
    const said = words();
    if (!state || !said || !state.findings.length) return hide();
    if (stored((box) => box.getItem(closedKey)) === JSON.stringify(state.findings)) return hide();
    const list = element("ol");
    list.append(...state.findings.map((finding) => item(finding, said)));
    const parts = said.more ? [list, element("p", "more", said.more)] : [list];
    if (state.errors > 0) {
      const alert = element("div", "alert");
      alert.setAttribute("role", "alert");
      alert.append(element("p", "summary", said.summary), element("p", "", said.kept));
      show(said, "", [alert, ...parts]);
    } else {
      const details = element("details");
      details.append(element("summary", "summary", said.summary), ...parts);
      show(said, "mild", [details]);
    }
  }

  function showStopped() {
    const said = words();
    if (!said) return;
    const status = element("p", "", said.stopped);
    status.setAttribute("role", "status");
    show(said, "mild", [status]);
  }

  // What the server tells.

  function listen() {
    if (source) return;
    source = new EventSource("/.gazette-preview/events");
    source.addEventListener("message", (event) => {
      clearTimeout(stopTimer);
      stopTimer = 0;
      state = /** @type {State} */ (JSON.parse(event.data));
      if (state.version !== version) reload();
      else showFindings();
    });
    source.addEventListener("error", () => {
      stopTimer ||= setTimeout(showStopped, patience);
      if (source?.readyState !== EventSource.CLOSED) return;
      // Browsers ask again by themselves, but not after every failure.
      source = null;
      setTimeout(follow, 1000);
    });
  }

  function rest() {
    clearTimeout(stopTimer);
    stopTimer = 0;
    source?.close();
    source = null;
  }

  // Browsers hold six connections to a server; pages that nobody sees need none, and hear the news when they are seen.
  function follow() {
    if (document.hidden) rest();
    else listen();
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.hasChildNodes() && !event.defaultPrevented) close();
  });
  document.body.append(host);
  returnToPlace();
  follow();
})();
