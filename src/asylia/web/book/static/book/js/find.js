/* Filters the list of every limit while somebody types. The list works without it. */
"use strict";

(() => {
  const box = document.querySelector("[data-find-rules]");
  if (!box) return;
  const rows = [...document.querySelectorAll("[data-rule]")].map((row) => [row, `${row.dataset.rule} ${row.textContent}`.toLowerCase()]);
  const parts = [...document.querySelectorAll("[data-shelf]")];
  const none = document.querySelector("[data-find-none]");
  const show = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    for (const part of parts) part.hidden = !part.querySelector("[data-rule]:not([hidden])");
    none.hidden = parts.some((part) => !part.hidden);
  };
  box.closest("[hidden]").hidden = false;
  box.addEventListener("input", show);
})();
