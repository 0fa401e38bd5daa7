// Keys for people who live in lists. Everything here can be done without it.
// j and k move along the rows of the list, Enter opens, / finds a case, e explains, ? helps.
"use strict";

(() => {
  const off = () => document.documentElement.dataset.keys === "off";
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  const link = (row) => row.querySelector("[data-open]") ?? row.querySelector("a[href]");

  let last = null;
  const current = (all) => all.findIndex((row) => row.contains(document.activeElement));

  function move(step) {
    const all = rows();
    if (all.length === 0) return false;
    const at = current(all);
    const from = at >= 0 ? at : all.indexOf(last);
    const next = from < 0 ? (step > 0 ? 0 : all.length - 1) : from + step;
    const row = all[Math.min(Math.max(next, 0), all.length - 1)];
    last = row;
    link(row)?.focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  function find() {
    const box = document.querySelector("[data-find]");
    box?.focus();
    box?.select();
    return Boolean(box);
  }

  function explain() {
    const here = document.activeElement.closest("[data-row]") ?? document;
    const why = here.querySelector("[data-explain]");
    why?.focus();
    why?.click();
    requestAnimationFrame(() => why?.closest("details[open]")?.scrollIntoView({ block: "nearest" }));
    return Boolean(why);
  }

  function help() {
    const panel = document.getElementById("keys");
    panel?.togglePopover();
    return Boolean(panel);
  }

  function act(key) {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    target?.focus();
    target?.click();
    return Boolean(target);
  }

  // An open menu closes when the work goes on elsewhere.
  const menus = () => document.querySelectorAll("details[name='menu'][open]");
  function closeMenus(event) {
    for (const menu of menus()) {
      if (event.type === "click" && menu.contains(event.target)) continue;
      menu.open = false;
      if (event.type === "keydown") menu.querySelector("summary").focus();
    }
  }
  document.addEventListener("click", closeMenus);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  const known = { j: () => move(1), k: () => move(-1), "/": find, e: explain, "?": help };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(event);
    if (off() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && event.target.matches("[data-find]")) return event.target.blur();
    if (typing(event.target)) return;
    const done = known[event.key] ? known[event.key]() : /^[a-z]$/.test(event.key) && act(event.key);
    if (done) event.preventDefault();
  });
})();
