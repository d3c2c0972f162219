"use strict";
(() => {
  const root = document.documentElement, body = document.body;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shelf = document.getElementById("reports"), about = shelf.querySelector(".about"), close = shelf.querySelector(".close");
  let cameFrom = null;

  /* light and dark */
  const theme = document.getElementById("theme"), dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  try { const kept = localStorage.getItem("accord-theme"); if (kept === "dark" || kept === "light") root.dataset.theme = kept; } catch { /* no storage: the system's choice */ }
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("accord-theme", root.dataset.theme); } catch { /* not kept, still switched */ }
    label();
  });
  dark.addEventListener("change", label);
  label();

  /* the reports' words */
  const reports = new Map(all(".report").map((article) => [article.dataset.report, article]));
  const span = (href) => {
    const found = /^#r-(.*)-(\d+)-(\d+)$/s.exec(href || "");
    if (!found) return null;
    let id = found[1];
    try { id = decodeURIComponent(id); } catch { return null; }
    const article = reports.get(id);
    const pieces = article ? all(`mark[data-span="${found[2]}-${found[3]}"]`, article) : [];
    return pieces.length ? { article, pieces } : null;
  };
  const dim = () => {
    all("mark.lit, mark.here").forEach((mark) => { mark.classList.remove("lit", "here"); mark.removeAttribute("tabindex"); });
    all(".quietened").forEach((article) => article.classList.remove("quietened"));
    all(".on").forEach((cell) => cell.classList.remove("on"));
  };
  /* where each report's box must scroll to is worked out for all before any scrolls: one layout, not one for each */
  const bring = (found) => {
    const to = found.map(({ article, pieces }) => {
      const box = article.querySelector(".text");
      const top = pieces[0].getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      return [box, Math.max(0, top - box.clientHeight / 3)];
    });
    to.forEach(([box, top]) => { box.scrollTop = top; });
  };
  const open = (hrefs, from, words) => {
    const found = hrefs.map(span).filter(Boolean);
    if (!found.length) return false;
    dim();
    if (from) cameFrom = from;
    body.classList.add("shelved");
    close.hidden = false;
    about.textContent = words || "";
    const telling = new Set(found.map((one) => one.article));
    if (telling.size > 1 || hrefs.length > 1) reports.forEach((article) => article.classList.toggle("quietened", !telling.has(article)));
    const firsts = new Map();
    for (const one of found) {
      one.pieces.forEach((mark) => mark.classList.add("lit"));
      if (!firsts.has(one.article)) firsts.set(one.article, one);
    }
    bring([...firsts.values()]);
    found[0].pieces.forEach((mark) => mark.classList.add("here"));
    const first = found[0].pieces[0];
    found[0].article.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    if (from && from.isConnected) {
      const box = from.getBoundingClientRect(), room = shelf.getBoundingClientRect().top;
      if (box.bottom > room - 12) scrollBy({ top: box.bottom - room + Math.min(120, room / 3), behavior: "instant" });
    }
    return true;
  };
  const shut = () => {
    if (!body.classList.contains("shelved")) return;
    dim();
    body.classList.remove("shelved");
    close.hidden = true;
    if (span(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  };
  close.addEventListener("click", shut);
  const factOf = (element) => {
    const row = element.closest("[data-fact], .line, .parting, .card");
    const text = row && row.querySelector("th a, .summary, .what, h4 a");
    return text ? [...text.childNodes].filter((node) => !(node.matches && node.matches(".vh"))).map((node) => node.textContent).join("").trim() : "";
  };
  const openFact = (row, from) => {
    const links = all("td a[data-cell]", row);
    const opened = open(links.map((link) => link.getAttribute("href")), from, factOf(from));
    if (opened) all("[data-cell]", row).forEach((cell) => cell.parentElement.classList.add("on"));
    return opened;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href"), row = link.closest("tr[data-fact]");
    const hrefs = link.matches(".all") ? all(".tellings a", link.closest(".line")).map((told) => told.getAttribute("href")) : [href];
    if (href.startsWith("#r-") ? open(hrefs, link, factOf(link)) : row && openFact(row, link)) {
      event.preventDefault();
      if (href.startsWith("#r-")) { history.replaceState(null, "", href); if (row) link.parentElement.classList.add("on"); }
    } else if (href.startsWith("#f-")) {
      let target = null;
      try { target = document.getElementById(decodeURIComponent(href.slice(1))); } catch { return; }
      for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      if (target) { event.preventDefault(); target.focus({ preventScroll: true }); target.scrollIntoView({ block: "center" }); }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && body.classList.contains("shelved")) { event.preventDefault(); shut(); }
  });
  const arrive = () => { if (location.hash.startsWith("#r-")) open([location.hash], null, ""); };
  addEventListener("hashchange", arrive);
  arrive();

  /* the table: filters, and one stop for Tab with arrow keys inside */
  for (const part of all(".matrix")) {
    const table = part.querySelector("table"), rows = all("tbody tr", table), told = part.querySelector("[data-count]");
    const filters = all("[data-filter]", part);
    const cells = new Map(rows.map((row) => [row, all("[data-cell]", row)]));
    const words = new Map(rows.map((row) => {
      const line = document.getElementById(row.dataset.fact);
      return [row, (line || row).textContent.toLocaleLowerCase()];
    }));
    cells.forEach((line) => line.forEach((cell) => { cell.tabIndex = -1; }));
    let stop = rows.length ? cells.get(rows[0])[0] : null;
    if (stop) stop.tabIndex = 0;
    const move = (cell) => {
      if (!cell) return;
      if (stop) stop.tabIndex = -1;
      stop = cell;
      stop.tabIndex = 0;
    };
    const filter = () => {
      const want = Object.fromEntries(filters.map((field) => [field.dataset.filter, field.value.trim()]));
      const text = want.text.toLocaleLowerCase();
      let left = 0;
      for (const row of rows) {
        const fits = (!text || words.get(row).includes(text)) && (!want.type || row.dataset.type === want.type)
          && (!want.verdict || row.dataset.verdict === want.verdict) && (!want.actor || row.dataset.actors.split(" ").includes(want.actor));
        row.hidden = !fits;
        left += fits;
      }
      told.textContent = `${left} of ${rows.length} ${rows.length === 1 ? "fact" : "facts"}`;
      if (stop && stop.closest("tr").hidden) { const first = rows.find((row) => !row.hidden); if (first) move(cells.get(first)[0]); }
    };
    filters.forEach((field) => field.addEventListener("input", filter));
    filter();
    table.addEventListener("focusin", (event) => move(event.target.closest("[data-cell]")));
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("[data-cell]");
      if (!cell || event.ctrlKey && !["Home", "End"].includes(event.key) || event.altKey || event.metaKey) return;
      const seen = rows.filter((row) => !row.hidden), row = seen.indexOf(cell.closest("tr")), column = cells.get(seen[row]).indexOf(cell);
      const last = seen.length - 1, wide = cells.get(seen[row]).length - 1;
      const to = {
        ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
        Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? last : row, wide],
        PageUp: [Math.max(0, row - 10), column], PageDown: [Math.min(last, row + 10), column],
      }[event.key];
      if (!to) return;
      event.preventDefault();
      const next = seen[to[0]] && cells.get(seen[to[0]])[to[1]];
      if (next) { move(next); next.focus(); }
    });
  }
})();
