// The one maker of markup out of words: htmx gets it for the fragments that our own server sends.
// The browser refuses every other text as markup (require-trusted-types-for), so a word that slips
// past the templates runs nothing. No fragment of ours brings a script; what would is taken out.
"use strict";

(() => {
  const RUNS = /<(script|iframe|object|embed|base)\b[^]*?(?:<\/\1\s*>|$)/gi;
  const rules = { createHTML: (text) => text.replace(RUNS, "") };
  const policy = window.trustedTypes?.createPolicy("asylia", rules) ?? rules;
  const refused = () => {
    throw new TypeError("nothing is run out of words");
  };
  function Refused() {
    refused();
  }

  window.htmx.registerExtension("trusted", {
    init: (inside) => {
      const makers = { createHTML: (text) => policy.createHTML(text), createScript: refused };
      inside.initSecurity(makers, Refused, Refused);
    },
  });
})();
