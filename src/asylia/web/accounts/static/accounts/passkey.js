// Passkeys: fetch the question, let the device answer, send the answer with the form around the
// button. Whatever can be done without a passkey can be done without this file.
"use strict";

(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  const letters = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  const listed = (known) => (known ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  // What the server asks, with its letters turned into bytes.
  function readable(kind, { publicKey: asked }) {
    const told = { ...asked, challenge: bytes(asked.challenge) };
    if (kind === "get") return { ...told, allowCredentials: listed(asked.allowCredentials) };
    return {
      ...told,
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: listed(asked.excludeCredentials),
    };
  }

  // What the device answers, with its bytes turned into letters.
  function writable(made) {
    const given = made.response;
    const response = { clientDataJSON: letters(given.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (given[name]) response[name] = letters(given[name]);
    }
    return { id: made.id, rawId: letters(made.rawId), type: made.type, response };
  }

  async function question(button) {
    const token = button.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(button.dataset.ask, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      redirect: "error",
    });
    if (!answer.ok || !answer.headers.get("Content-Type").startsWith("application/json")) {
      throw new TypeError("no question");
    }
    return answer.json();
  }

  async function go(button) {
    const kind = button.dataset.passkey;
    const said = button.closest("[data-passkey-box]").querySelector("[data-passkey-said]");
    const name = button.form.querySelector("input[name=name]");
    said.hidden = true;
    if (name && name.value.trim() === "") return button.form.submit(); // the server says what is missing
    button.disabled = true;
    try {
      const asked = readable(kind, await question(button));
      const made = await navigator.credentials[kind]({ publicKey: asked });
      button.form.querySelector("input[name$=answer]").value = JSON.stringify(writable(made));
      button.form.submit();
    } catch (problem) {
      said.textContent = problem instanceof DOMException ? said.dataset.stopped : said.dataset.failed;
      said.hidden = false;
      button.disabled = false;
      button.focus();
    }
  }

  const works = window.isSecureContext && Boolean(window.PublicKeyCredential) && !/^[\d.]+$|^\[/.test(location.hostname);
  for (const button of document.querySelectorAll("[data-passkey]")) {
    if (!works) continue;
    button.hidden = false;
    button.closest("[data-passkey-box]").querySelector("[data-passkey-without]").hidden = true;
    button.addEventListener("click", () => go(button));
  }
})();
