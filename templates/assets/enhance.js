// Optional: remembers text size and theme, shows where a table goes on, marks the section being read.
// Every page is whole without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const usual = { size: "medium", theme: "auto" };

  // Storage may be denied; then a choice holds for this page alone.
  const stored = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  };
  const apply = (name, value) => {
    if (value && value !== usual[name]) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  // Before the first paint, so that nothing flashes.
  for (const name of Object.keys(usual)) apply(name, stored((box) => box.getItem(`gazette-${name}`)));

  function preferences() {
    const panel = document.querySelector(".prefs");
    if (!panel) return;
    panel.hidden = false;
    for (const input of panel.querySelectorAll("input")) {
      input.checked = input.value === (root.dataset[input.name] || usual[input.name]);
      input.addEventListener("change", () => {
        stored((box) => box.setItem(`gazette-${input.name}`, input.value));
        apply(input.name, input.value);
      });
    }
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
  }

  // A region that does not scroll needs no tab stop; one that does shows its edges.
  function regions() {
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const overflows = target.scrollWidth > target.clientWidth + 1;
        target.toggleAttribute("data-overflow", overflows);
        if (overflows) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
      }
    });
    for (const region of document.querySelectorAll(".scroll")) watch.observe(region);
  }

  // Stacked on a phone, the plan table is no longer displayed as a table, and older browsers then forget
  // that it is one. The roles are its own, so HTML forbids to write them; here they do no harm.
  function roles() {
    const names = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    for (const part of document.querySelectorAll(".plan-table, .plan-table :is(thead, tbody, tr, th, td)")) {
      const header = part.scope?.startsWith("col") ? "columnheader" : "rowheader";
      part.setAttribute("role", names[part.tagName] ?? header);
    }
  }

  // The section being read is the last whose heading has passed the upper quarter of the window.
  function outline() {
    const links = new Map();
    for (const link of document.querySelectorAll(".outline a[href^='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    if (!links.size) return;
    const headings = [...links.keys()].reverse();
    let current = null;
    let isWaiting = false;
    const mark = () => {
      isWaiting = false;
      const limit = innerHeight / 4;
      const heading = headings.find((heading) => heading.getBoundingClientRect().top < limit);
      const next = heading && links.get(heading);
      if (next === current) return;
      current?.removeAttribute("aria-current");
      next?.setAttribute("aria-current", "location");
      current = next;
    };
    const wait = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(mark);
    };
    addEventListener("scroll", wait, { passive: true });
    mark();
  }

  addEventListener("DOMContentLoaded", () => {
    preferences();
    regions();
    roles();
    outline();
  });
})();
