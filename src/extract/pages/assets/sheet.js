"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const controls = document.getElementById("controls");
  const card = document.getElementById("card");
  const said = document.getElementById("said");
  const sheet = document.getElementById("sheet");
  const table = document.getElementById("table");
  const copy = document.getElementById("copy");
  const articles = new Map(all("article[data-r]").map((one) => [one.dataset.r, one]));
  const columns = ["section", "sector", "status", "parties", "instruments", "dates", "amounts", "programs", "places", "page", "text"];
  let sorting = null;

  const words = (tag, text, parent) => {
    const made = document.createElement(tag);
    made.textContent = text;
    parent.append(made);
    return made;
  };
  const cell = (record, column) => {
    const value = record[column];
    return Array.isArray(value) ? value.join("\n") : String(value ?? "");
  };

  const shown = () => {
    const form = new FormData(controls);
    const [search, sector, status, party] = ["search", "sector", "status", "party"].map((name) => form.get(name));
    const sought = search.trim().toLowerCase();
    return data.records.filter((record) =>
      (!sector || record.sector === sector) && (!status || record.status === status) &&
      (!party || record.party_names.includes(party)) &&
      (!sought || columns.some((column) => cell(record, column).toLowerCase().includes(sought))));
  };
  const filter = () => {
    const records = shown();
    const ids = new Set(records.map((record) => record.id));
    for (const [id, article] of articles) article.hidden = !ids.has(id);
    const labels = new Set(all("input[name=label]:checked").map((input) => input.value));
    for (const mark of all("mark")) mark.classList.toggle("off", !labels.has(mark.className.split(" ")[0]));
    document.getElementById("count").value = `${records.length} of ${data.records.length} records`;
    if (!table.hidden) fill(records);
  };

  const fill = (records) => {
    const rows = [...records];
    if (sorting) rows.sort((a, b) => sorting.way * cell(a, sorting.column).localeCompare(cell(b, sorting.column), undefined, { numeric: true }));
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    for (const column of columns) {
      const th = words("th", "", head);
      th.scope = "col";
      const here = sorting && sorting.column === column;
      th.ariaSort = here ? (sorting.way > 0 ? "ascending" : "descending") : "none";
      words("button", column + (here ? (sorting.way > 0 ? " ▲" : " ▼") : ""), th).addEventListener("click", () => {
        sorting = { column, way: here ? -sorting.way : 1 };
        filter();
        all("th button", table)[columns.indexOf(column)].focus();
      });
    }
    const body = made.createTBody();
    for (const record of rows) {
      const row = body.insertRow();
      for (const column of columns) row.insertCell().textContent = cell(record, column);
    }
    table.replaceChildren(made);
  };
  const tsv = () => {
    const quoted = (text) => {
      const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
      return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    return [columns, ...shown().map((record) => columns.map((column) => cell(record, column)))].map((row) => row.map(quoted).join("\t")).join("\n");
  };

  const view = (name) => {
    if (name === "pages") {
      const pages = document.getElementById("pages");
      pages.hidden = !pages.hidden;
    } else {
      sheet.hidden = name !== "sheet";
      table.hidden = name !== "table";
      copy.hidden = table.hidden;
    }
    for (const button of all("button[data-view]")) button.ariaPressed = String(!document.getElementById(button.dataset.view).hidden);
    filter();
  };

  const light = (id, on) => {
    for (const one of all(`[data-m="${CSS.escape(id)}"]`)) one.classList.toggle("lit", on);
  };
  const show = (target) => {
    const id = target.dataset.m;
    card.replaceChildren();
    if (target.dataset.source) words("p", target.dataset.source, card);
    else if (data.mentions[id]) {
      const [label, ...lines] = data.mentions[id];
      words("b", label, card);
      if (data.values[id]) words("p", data.values[id], card);
      for (const line of lines) words("p", line, card);
    } else return;
    if (id) light(id, true);
    card.hidden = false;
    const box = target.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = box.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.left = `${Math.max(8, left) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : Math.max(4, box.top - card.offsetHeight - 6)) + scrollY}px`;
    target.setAttribute("aria-describedby", "card");
  };
  const hide = () => {
    card.hidden = true;
    for (const one of all(".lit")) one.classList.remove("lit");
    for (const one of all("[aria-describedby=card]")) one.removeAttribute("aria-describedby");
  };
  const inStep = (id) => {
    const box = document.querySelector(`#pages rect[data-m="${CSS.escape(id)}"]`);
    if (box) box.closest("#pages").scrollTo({ top: box.getBoundingClientRect().top + box.closest("#pages").scrollTop - box.closest("#pages").getBoundingClientRect().top - 120 });
  };
  const told = "mark[data-m], aside li, rect[data-m]";
  for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(start, (event) => { const one = event.target.closest?.(told); if (one) { hide(); show(one); } });
    document.addEventListener(end, (event) => { if (event.target.closest?.(told)) hide(); });
  }
  document.addEventListener("click", (event) => {
    const one = event.target.closest?.(told);
    if (!one?.dataset.m) return;
    if (one.tagName === "rect" || one.tagName === "LI") document.getElementById(one.dataset.m)?.scrollIntoView({ block: "center" });
    if (one.tagName !== "rect") inStep(one.dataset.m);
  });
  document.addEventListener("focusin", (event) => { if (event.target.dataset?.m) inStep(event.target.dataset.m); });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") hide();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); controls.elements.search.focus(); }
    if (event.key === "t") view(table.hidden ? "table" : "sheet");
    if (event.key === "j" || event.key === "k") {
      const open = [...articles.values()].filter((article) => !article.hidden);
      const at = open.indexOf(document.activeElement.closest?.("article[data-r]"));
      const next = open[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
      if (next) { next.tabIndex = -1; next.focus(); next.scrollIntoView({ block: "nearest" }); }
    }
  });
  controls.addEventListener("input", filter);
  controls.addEventListener("submit", (event) => event.preventDefault());
  for (const button of all("button[data-view]")) button.addEventListener("click", () => view(button.dataset.view));
  copy.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(tsv()); said.textContent = copy.textContent = "Copied"; }
    catch {
      const box = words("textarea", tsv(), document.body);
      box.select();
      said.textContent = copy.textContent = document.execCommand("copy") ? "Copied" : "Copying is not allowed here";
      box.remove();
    }
    setTimeout(() => { copy.textContent = "Copy table"; }, 1500);
  });
  filter();
})();
