// What the keyboard validator asks of a page: one object of functions.
(() => {
  const FOCUSABLE = [
    "a[href]", "area[href]", "button", "input", "select", "textarea", "summary", "iframe",
    "audio[controls]", "video[controls]", "[contenteditable]", "[tabindex]",
  ].join();
  const INDICATORS = [
    "outline-style", "outline-width", "outline-color", "box-shadow", "background-color",
    "background-image", "color", "text-decoration-line", "text-decoration-thickness",
    "border-top-color", "border-top-width", "border-bottom-color", "border-bottom-width",
    "border-left-color", "border-left-width", "border-right-color", "border-right-width",
  ];
  const numbers = new Map();
  const atRest = new Map();

  // Transitions would let a style be read half-way.
  const still = new CSSStyleSheet();
  still.replaceSync(`*, ::before, ::after {
    transition: none !important; animation: none !important; scroll-behavior: auto !important;
  }`);
  document.adoptedStyleSheets.push(still);

  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const place = (element) => {
    const steps = [];
    for (let step = element; step && step !== document.body; step = step.parentElement) {
      if (step.id) {
        steps.unshift(`#${step.id}`);
        break;
      }
      const twins = [...(step.parentElement?.children ?? [])]
        .filter((other) => other.localName === step.localName);
      const number = twins.length > 1 ? `:nth-of-type(${twins.indexOf(step) + 1})` : "";
      steps.unshift(step.localName + number);
    }
    return steps.slice(-4).join(" > ") || "body";
  };

  const number = (element) => {
    if (!numbers.has(element)) numbers.set(element, numbers.size + 1);
    return numbers.get(element);
  };

  const styles = (element) => {
    const read = (of, pseudo) => {
      const computed = getComputedStyle(of, pseudo);
      return INDICATORS.map((property) => computed.getPropertyValue(property)).join("|");
    };
    const parts = [read(element), read(element, "::before"), read(element, "::after")];
    for (const label of element.labels ?? []) parts.push(read(label));
    return parts.join("\n");
  };

  const hasRing = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const clear = outlineColor === "transparent" || /^rgba\(.*, 0\)$/.test(outlineColor);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && !clear;
  };

  // One radio button of a group takes part in the order: the checked one, else the first.
  const standsForGroup = (radio) => {
    const group = [...document.querySelectorAll("input[type=radio]")]
      .filter((other) => other.name === radio.name && other.form === radio.form && shown(other));
    return radio === (group.find((other) => other.checked) ?? group[0]);
  };

  const inOrder = (element) =>
    element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && shown(element)
    && !(element.localName === "input" && element.type === "hidden")
    && !(element.localName === "input" && element.type === "radio" && element.name
      && !standsForGroup(element))
    && !(element.localName === "summary"
      && element !== element.parentElement?.querySelector(":scope > summary"));

  const clippedAway = (element) => {
    for (let step = element; step && step !== document.body; step = step.parentElement) {
      const { clip, clipPath, opacity } = getComputedStyle(step);
      if (/^rect\([01]px, [01]px, [01]px, [01]px\)$/.test(clip)) return true;
      if (/inset\((50|100)%/.test(clipPath) || opacity === "0") return true;
    }
    return false;
  };

  // Why a focused element cannot be seen; nothing when it can.
  const unseen = (element) => {
    const boxes = [...element.getClientRects()];
    for (const label of element.labels ?? []) boxes.push(...label.getClientRects());
    const inWindow = boxes.filter((box) => box.width > 3 && box.height > 3 && box.right > 0
      && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
    if (inWindow.length === 0) return "outside the window or without size";
    if (clippedAway(element) && !element.labels?.length) return "clipped away";
    const open = inWindow.some((box) => [0.25, 0.5, 0.75].some((share) => {
      const top = document.elementFromPoint(
        box.left + box.width * share, box.top + box.height / 2);
      return top && (element.contains(top) || top.contains(element)
        || [...(element.labels ?? [])].some((label) => label.contains(top)));
    }));
    return open ? "" : "covered by something else";
  };

  const target = (fragment) => document.getElementById(decodeURIComponent(fragment.slice(1)));

  globalThis.gazette = {
    // Every element that Tab should reach; its looks without focus are remembered.
    stops() {
      document.activeElement?.blur();
      return [...document.querySelectorAll(FOCUSABLE)].filter(inOrder).map((element) => {
        atRest.set(element, styles(element));
        return { number: number(element), place: place(element) };
      });
    },

    // The element that has the focus; nothing when it is the page itself.
    focused() {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) {
        return null;
      }
      const changed = atRest.has(element) && atRest.get(element) !== styles(element);
      return {
        number: number(element),
        place: place(element),
        indicated: hasRing(element) || changed,
        unseen: unseen(element),
        tabIndex: element.tabIndex,
        href: element.getAttribute("href"),
        several: ["audio", "video", "iframe", "input", "select"].includes(element.localName),
      };
    },

    // Where a skip link led: whether its target is there and whether Tab goes on from it.
    landed(fragment) {
      const goal = target(fragment);
      return goal ? goal === document.activeElement || location.hash === fragment : null;
    },

    follows(fragment) {
      const goal = target(fragment);
      const now = document.activeElement;
      return now === goal || now === document.body
        || Boolean(goal.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
    },

    accessKeys() {
      return [...document.querySelectorAll("[accesskey]")].map((element) => {
        const href = element.getAttribute("href") ?? "";
        return {
          key: element.accessKey.toUpperCase(),
          place: place(element),
          named: Boolean(element.getAttribute("title") || element.getAttribute("aria-label")
            || element.textContent.trim()),
          leads: href.length > 1 && href.startsWith("#") ? Boolean(target(href)) : true,
        };
      });
    },

    hasSearch: () => Boolean(document.querySelector("input[type=search], [role=search]")),

    // What reaches beyond the right edge, when the page can be scrolled sideways.
    tooWide() {
      const beyond = document.documentElement.scrollWidth - innerWidth;
      if (beyond <= 0) return [];
      const culprits = [...document.body.querySelectorAll("*")]
        .filter((element) => shown(element)
          && element.getBoundingClientRect().right > innerWidth + 0.5)
        .slice(0, 3).map(place);
      return [`${beyond} px`, ...culprits];
    },

    // Text that its own box cuts off; text for screen readers alone is left out.
    cutOff() {
      const hides = (value) => value === "hidden" || value === "clip";
      return [...document.body.querySelectorAll("*")].filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (!hides(overflowX) && !hides(overflowY)) return false;
        if (!shown(element) || clippedAway(element) || !element.innerText?.trim()) return false;
        if (element.clientWidth < 5 || element.clientHeight < 5) return false;
        return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
          || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
      }).map(place);
    },

    // The spacing that WCAG 1.4.12 says a reader may set.
    spread() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * {
          line-height: 1.5 !important; letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important;
        }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets.push(sheet);
    },
  };
})();
