"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const names = ["sheet", "issued", "section", "status", "parties", "instruments", "dates", "amounts", "text"];
  const [search, count, list, more, everything] = ["search", "count", "list", "more", "all"].map((id) => document.getElementById(id));
  const STEP = 100;
  let behind = null;
  let room = STEP;

  const draw = () => {
    const sought = search.value.trim().toLowerCase();
    const chosen = behind ? behind.at : data.rows.keys();
    const found = [...chosen].filter((at) => !sought || data.rows[at].some((cell) => cell.toLowerCase().includes(sought)));
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of names) head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: name }));
    const body = table.createTBody();
    for (const at of found.slice(0, room)) {
      const row = body.insertRow();
      for (const cell of data.rows[at]) row.insertCell().textContent = cell;
    }
    list.replaceChildren(table);
    const held = data.total > data.rows.length ? ` (this page holds the first ${data.rows.length} of ${data.total}; records.parquet has all)` : "";
    count.value = `${behind ? `${behind.name}: ` : ""}${found.length} records${held}`;
    more.hidden = found.length <= room;
    everything.hidden = !behind;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-tally]");
    if (!link) return;
    behind = { name: link.dataset.name, at: data.tallies[link.dataset.tally][link.dataset.name] };
    room = STEP;
    draw();
  });
  search.addEventListener("input", () => { room = STEP; draw(); });
  more.addEventListener("click", () => { room += STEP; draw(); });
  everything.addEventListener("click", () => { behind = null; room = STEP; draw(); });
  draw();
})();
