// A page left open: what is typed is kept on the server while it is typed, and when the session has
// ended the page empties itself. Nothing is put into the browser's own storage.
"use strict";

(() => {
  const over = document.getElementById("session-over");
  if (!over) return;
  const { ask, keep, title, keptFor, keptAt } = over.dataset;
  const PAUSE = 2000;
  const LOOK = 2000;
  const UNLOADED = 60000; // bytes that a browser still sends for a page that is closed
  const forms = [...document.querySelectorAll("form[data-unsent]")].map(watched);
  let end = Date.now() + Number(over.dataset.endsIn) * 1000;
  let asking = null;

  function watched(form) {
    let timer = 0;
    let saving = null;
    const address = form.getAttribute("action") ?? location.pathname;
    let since = address === keptFor ? keptAt : "";
    const said = document.createElement("p");
    said.className = "quiet small";
    const tell = (words) => {
      said.textContent = words;
      said.hidden = words === "";
    };
    tell("");
    const elsewhere = document.createElement("p");
    elsewhere.className = "note note--soon";
    elsewhere.setAttribute("role", "status");
    elsewhere.hidden = true;
    form.querySelector("button[type=submit]")?.closest("p, div")?.after(said, elsewhere);

    // What another tab kept meanwhile is said once, and stays said.
    async function heard(answer) {
      const [words, other] = (await answer.text()).split("\n");
      since = answer.headers.get("X-Kept-At");
      tell(words);
      if (other) {
        elsewhere.hidden = false;
        elsewhere.textContent = other;
      }
    }

    async function save() {
      clearTimeout(timer);
      timer = 0;
      const words = new URLSearchParams(new FormData(form));
      words.set("unsent-for", address);
      words.set("unsent-since", since);
      const keepalive = words.toString().length < UNLOADED;
      try {
        const answer = await fetch(keep, { method: "POST", body: words, redirect: "manual", keepalive });
        if (answer.ok) await heard(answer);
        else {
          look();
          tell("");
        }
      } catch {
        tell("");
      }
    }

    const done = () => {
      saving = null;
    };
    const flush = () => (timer ? (saving = save().finally(done)) : saving);
    form.addEventListener("input", () => {
      timer ||= setTimeout(flush, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      timer = 0;
      if (!saving) return;
      // What is still under way must not arrive after what is recorded.
      event.preventDefault();
      saving.finally(() => setTimeout(() => form.requestSubmit(event.submitter)));
    });
    return flush;
  }

  function empty() {
    forms.length = 0;
    document.title = title;
    document.body.replaceChildren(over.content.cloneNode(true));
    document.body.hidden = false;
    document.querySelector("main").focus();
    clearInterval(ticking);
  }

  // Somebody may use the session in another tab: only the server knows when it ends.
  async function left() {
    await Promise.allSettled(forms.map((flush) => flush()));
    try {
      const answer = await fetch(ask, { redirect: "manual", cache: "no-store" });
      return answer.ok ? Number(await answer.text()) : 0;
    } catch {
      return 0;
    }
  }

  function look() {
    asking ??= left().then((seconds) => {
      if (seconds > 0) {
        end = Date.now() + seconds * 1000;
        document.body.hidden = false;
      } else {
        empty();
      }
      asking = null;
    });
  }

  const ticking = setInterval(() => Date.now() >= end && look(), LOOK);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const flush of forms) flush();
    else if (Date.now() >= end) look();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.hidden = true;
    look();
  });
})();
