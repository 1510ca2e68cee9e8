"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const records = new Map(data.records.map((record) => [record.id, record]));
  const toggle = document.getElementById("correct");
  const save = document.getElementById("save");
  const load = document.getElementById("load");
  const status = document.getElementById("kept");
  const dialog = document.getElementById("value");
  const form = dialog.querySelector("form");
  const key = `extract corrections ${data.doc_id} ${data.sha256}`;
  const FIELDS = {
    parties: { mention: "", name: "", label: ["GPE", "ORG", "PERSON"], country: "" },
    instruments: { mention: "", kind: data.kinds, title: "" },
    dates: { mention: "", edtf: "" },
    amounts: { mention: "", value: "", max: "", currency: "", unit: "", qualifier: data.qualifiers },
    programs: { mention: "", name: "" },
    places: { mention: "", name: "" },
  };
  const WORDS = { status: data.statuses, sector: data.sectors };
  let decisions = [];
  let saved = 0;

  const make = (tag, parent, attributes = {}, text = "") => {
    const made = Object.assign(document.createElement(tag), attributes);
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  };
  const told = (field, value) => {
    if (typeof value === "string") return value.replaceAll("_", " ");
    if (field === "parties") return value.name + (value.country ? ` (${value.country})` : "");
    if (field === "instruments") return `${value.title} [${value.kind.replaceAll("_", " ")}]`;
    if (field === "dates") return value.edtf || `${value.mention} (open)`;
    if (field !== "amounts") return value.name;
    const range = value.max ? `–${value.max}` : "";
    const sign = value.qualifier && value.qualifier !== "exact" ? `${value.qualifier.replaceAll("_", " ")} ` : "";
    return `${sign}${value.value ?? ""}${range} ${value.currency || value.unit || ""}`.trim();
  };
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const keep = () => {
    let note = decisions.length ? `${decisions.length} corrections, kept in this browser` : "";
    try { localStorage.setItem(key, JSON.stringify(decisions)); }
    catch { note = `${decisions.length} corrections; this browser keeps none: save the file before you leave`; }
    status.textContent = note;
    save.textContent = `Save corrections (${decisions.length})`;
    save.disabled = !decisions.length;
  };
  const decide = (record, field, action, old, next) => {
    decisions = decisions.filter((one) => !(one.record_id === record.id && one.field === field && old !== null && same(one.old, old)));
    if (action) decisions.push({ record_id: record.id, field, action, old, new: next, at: new Date().toISOString(), text: record.text });
    saved = -1;
    keep();
    draw(record);
  };
  const undo = (record, decision) => {
    decisions = decisions.filter((one) => one !== decision);
    saved = -1;
    keep();
    draw(record);
  };

  const ask = (record, field, old) => {
    const fields = form.querySelector(".fields");
    fields.replaceChildren();
    const picked = String(getSelection());
    const inText = picked && record.text.includes(picked) ? picked : "";
    for (const [name, kind] of Object.entries(FIELDS[field])) {
      const label = make("label", fields, {}, name);
      if (Array.isArray(kind)) {
        const select = make("select", label, { name });
        for (const word of kind) make("option", select, { value: word }, word.replaceAll("_", " "));
        select.value = old?.[name] ?? kind[0];
      } else {
        const required = ["mention", "name", "title", "edtf"].includes(name);
        make("input", label, { name, value: old?.[name] ?? (inText && required && name !== "edtf" ? inText : ""), required });
      }
    }
    form.querySelector("h2").textContent = old ? `Change: ${told(field, old)}` : `Add to ${field}`;
    form.onsubmit = (event) => {
      event.preventDefault();
      const given = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim() || null]));
      const next = { ...(old ?? {}), ...given };
      if (next.value) for (const name of ["value", "max"]) if (next[name] && !/^-?\d+(\.\d+)?$/.test(next[name])) {
        form.elements[name].setCustomValidity("A plain number: 60000000000");
        form.reportValidity();
        form.elements[name].oninput = () => form.elements[name].setCustomValidity("");
        return;
      }
      dialog.close();
      decide(record, field, old ? "change" : "add", old, next);
    };
    dialog.showModal();
  };

  const button = (parent, sign, name, act) => make("button", parent, { type: "button", className: "do", ariaLabel: name, title: name, onclick: act }, sign);
  const drawWord = (record, field, tag) => {
    const decision = decisions.find((one) => one.record_id === record.id && one.field === field);
    const now = decision ? decision.new : record[field];
    tag.replaceChildren();
    if (!document.body.classList.contains("editing")) tag.textContent = told(field, now);
    else {
      const select = make("select", tag, { ariaLabel: field });
      for (const word of WORDS[field]) make("option", select, { value: word }, word.replaceAll("_", " "));
      select.value = now;
      select.onchange = () => decide(record, field, select.value === record[field] ? "accept" : "change", record[field], select.value);
    }
    tag.classList.toggle("person", Boolean(decision));
  };
  const drawValue = (record, field, old, list) => {
    const decision = decisions.find((one) => one.record_id === record.id && one.field === field && same(one.old, old));
    const item = make("li", list, { tabIndex: 0 });
    if (old?.mention_id) item.dataset.m = old.mention_id;
    const source = old?.mention_id ? data.sources[`${record.id} ${field} ${old.mention_id}`] : null;
    if (source) item.dataset.source = source;
    const said = make("span", item, {}, told(field, decision?.new ?? old));
    if (decision) {
      item.classList.add("person");
      if (decision.action === "remove") said.replaceWith(make("del", item, {}, told(field, old)));
      item.dataset.source = `${decision.action} by a reader${decision.action === "change" ? `, was ${told(field, old)}` : ""}`;
      button(item, "↶", "Undo", () => undo(record, decision));
    } else if (document.body.classList.contains("editing")) {
      button(item, "✓", `Accept ${told(field, old)}`, () => decide(record, field, "accept", old, old));
      button(item, "✎", `Change ${told(field, old)}`, () => ask(record, field, old));
      button(item, "✕", `Remove ${told(field, old)}`, () => decide(record, field, "remove", old, null));
    }
  };
  const draw = (record) => {
    const article = document.querySelector(`article[data-r="${CSS.escape(record.id)}"]`);
    if (!article) return;
    for (const field of ["status", "sector"]) drawWord(record, field, article.querySelector(`.${field}`));
    const list = article.querySelector("dl");
    list.replaceChildren();
    const editing = document.body.classList.contains("editing");
    for (const field of Object.keys(FIELDS)) {
      const added = decisions.filter((one) => one.record_id === record.id && one.field === field && one.action === "add");
      if (!editing && !record.values[field].length && !added.length) continue;
      make("dt", list, {}, field);
      const items = make("ul", make("dd", list));
      for (const old of record.values[field]) drawValue(record, field, old, items);
      for (const one of added) {
        const item = make("li", items, { tabIndex: 0, className: "person" }, told(field, one.new));
        item.dataset.source = "added by a reader";
        button(item, "↶", "Undo", () => undo(record, one));
      }
      if (editing) button(items.parentElement, "+", `Add to ${field}`, () => ask(record, field, null));
    }
  };

  toggle.onclick = () => {
    const on = document.body.classList.toggle("editing");
    toggle.ariaPressed = String(on);
    for (const record of data.records) draw(record);
  };
  save.onclick = () => {
    const made = { schema_version: "1.0", doc_id: data.doc_id, sha256: data.sha256, by: null, corrections: decisions };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(made, null, 1) + "\n"], { type: "application/json" }));
    link.download = `corrections-${data.doc_id}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = decisions.length;
    status.textContent = `Saved. Apply with: extract apply ${link.download}`;
  };
  load.onchange = async () => {
    try {
      const read = JSON.parse(await load.files[0].text());
      if (read.doc_id !== data.doc_id || !Array.isArray(read.corrections)) throw new Error("corrections of another document");
      for (const one of read.corrections) if (records.has(one.record_id) && !decisions.some((known) => same(known, one))) decisions.push(one);
      keep();
      for (const record of data.records) draw(record);
    } catch (error) { status.textContent = `Not loaded: ${error.message}`; }
    load.value = "";
  };
  form.querySelector("button[value=cancel]").onclick = () => dialog.close();
  addEventListener("beforeunload", (event) => { if (decisions.length && saved !== decisions.length) event.preventDefault(); });
  try { decisions = (JSON.parse(localStorage.getItem(key)) ?? []).filter((one) => records.has(one.record_id)); } catch { decisions = []; }
  if (decisions.length) for (const record of data.records) draw(record);
  keep();
})();
