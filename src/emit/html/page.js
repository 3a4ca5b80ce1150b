"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const filters = document.getElementById("filters");
  const notes = all(".note");
  const marks = all(".mark");
  const decimal = (root.lang === "fr") ? "," : ".";

  // Light or dark.
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // Filters. What no warning has is no choice.
  const owners = [...new Set(notes.map((note) => note.dataset.owner))].sort();
  for (const owner of owners) {
    filters.elements.owner.add(new Option(owner || filters.dataset.nobody, owner || "-"));
  }
  const known = {
    verdict: new Set(all("[data-verdict]").map((draft) => draft.dataset.verdict)),
    family: new Set(notes.map((note) => note.dataset.family)),
    severity: new Set(notes.map((note) => note.dataset.severity)),
  };
  for (const [name, values] of Object.entries(known)) {
    for (const option of [...filters.elements[name].options]) {
      if (option.value && !values.has(option.value)) option.remove();
    }
  }
  filters.hidden = notes.length === 0;

  const show = () => {
    const { verdict, family, severity, owner } = Object.fromEntries(new FormData(filters));
    const narrows = Boolean(family || severity || owner);
    const shown = new Set();
    for (const draft of all(".draft")) {
      const fits = !verdict || draft.dataset.verdict === verdict;
      let left = 0;
      for (const note of all(".note", draft)) {
        const { dataset } = note;
        const keeps = fits && (!family || dataset.family === family) && (!severity || dataset.severity === severity)
          && (!owner || (dataset.owner || "-") === owner);
        note.hidden = !keeps;
        if (keeps) { shown.add(note.id); left += 1; }
      }
      draft.hidden = !fits || (narrows && left === 0);
      for (const row of all(`[data-draft="${draft.id}"]`)) row.hidden = draft.hidden;
    }
    for (const row of all("tr[data-draft]")) {
      if (!document.getElementById(row.dataset.draft)) row.hidden = narrows || Boolean(verdict && row.dataset.verdict !== verdict);
    }
    for (const mark of marks) {
      const keeps = mark.dataset.of.split(" ").some((id) => shown.has(id));
      mark.classList.toggle("muted", !keeps);
      if (mark.href) mark.tabIndex = keeps ? 0 : -1;
    }
    const told = filters.dataset.shown.replace("{n}", shown.size).replace("{all}", notes.length);
    filters.querySelector("output").textContent = told;
  };
  filters.addEventListener("change", show);
  filters.addEventListener("reset", () => setTimeout(show));
  filters.addEventListener("submit", (event) => event.preventDefault());
  show();

  // From mark to mark, and from a mark to its warning and back.
  const light = (id) => {
    for (const lit of all(".current")) lit.classList.remove("current");
    const note = document.getElementById(id);
    if (note) note.classList.add("current");
    for (const mark of marks) if (mark.dataset.of.split(" ").includes(id)) mark.classList.add("current");
  };
  const go = (step) => {
    const stops = marks.filter((mark) => mark.href && !mark.classList.contains("muted") && mark.offsetParent);
    if (stops.length === 0) return;
    const own = stops.indexOf(document.activeElement);
    const next = own < 0 ? (step > 0 ? 0 : stops.length - 1) : (own + step + stops.length) % stops.length;
    stops[next].focus();
  };
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".mark")) light(event.target.hash.slice(1));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  const arrive = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.matches(".note")) {
      target.querySelector("details").open = true;
      light(target.id);
    }
    if (target.matches(".note, .mark")) target.focus();
  };
  addEventListener("hashchange", arrive);
  arrive();

  // Paper shows everything.
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const details of all("details:not([open])")) { details.open = true; closed.push(details); }
  });
  addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });

  // The score, from its parts. The formula is the one that stands above the table.
  const raw = (rows) => {
    const groups = new Map();
    for (const { dataset } of rows) {
      const products = groups.get(dataset.group) ?? [];
      products.push(dataset.points * dataset.confidence);
      groups.set(dataset.group, products);
    }
    const left = [];
    for (const products of groups.values()) {
      products.sort((one, other) => other - one).slice(0, 8).forEach((product, rank) => {
        let part = 1 - product / 10000;
        for (let root = 0; root < rank; root += 1) part = Math.sqrt(part);
        left.push(part);
      });
    }
    left.sort((one, other) => one - other);
    const score = Math.round((1 - left.reduce((product, part) => product * part, 1)) * 100 * 1e9);
    return Math.min(score, Math.max(0, ...rows.map((row) => Number(row.dataset.ceiling))) * 1e9);
  };
  const printed = (score, thresholds) => {
    let tenths = Math.floor((score + 49999999) / 1e8);
    for (const threshold of thresholds) if (score < threshold * 1e8) tenths = Math.min(tenths, threshold - 1);
    return tenths;
  };
  const words = (tenths) => (tenths / 10).toFixed(1).replace(".", decimal);
  for (const scores of all(".scores[data-recompute]")) {
    const thresholds = [scores.dataset.review, scores.dataset.block].map((threshold) => Math.round(threshold * 10));
    const told = scores.querySelector(".recomputed");
    const count = () => {
      let worst = 0;
      for (const bar of all(".bar", scores)) {
        const rows = all(`tr[data-family="${bar.dataset.family}"]`, scores).filter((row) => row.querySelector("input").checked);
        const worthy = rows.filter((row) => "tips" in row.dataset);
        const score = raw(rows);
        const tips = raw(worthy) >= thresholds[1] * 1e8;
        const tenths = printed(tips ? score : Math.min(score, (thresholds[1] - 1) * 1e8), thresholds);
        const fill = bar.querySelector("[data-fill]");
        fill.setAttribute("width", tenths);
        fill.setAttribute("class", tenths >= thresholds[1] ? "block" : tenths >= thresholds[0] ? "review" : "pass");
        bar.querySelector("[data-value]").textContent = words(tenths);
        worst = Math.max(worst, tenths);
      }
      told.textContent = told.dataset.template.replace("{score}", words(worst));
      told.hidden = false;
    };
    scores.addEventListener("change", count);
    count();
  }
})();
