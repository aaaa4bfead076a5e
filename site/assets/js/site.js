// What every page does for its reader when JavaScript is on: nothing here is needed to read.
(function () {
  "use strict";

  // A folder opened from disk has no server that knows its first page.
  function complete(link) {
    if (link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }

  if (location.protocol === "file:") {
    Array.prototype.forEach.call(document.links, complete);
    Array.prototype.forEach.call(document.forms, function (form) {
      form.action = form.action.replace(/\/(?=[?#]|$)/, "/index.html");
    });
    // Links that come later.
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link) complete(link);
    }, true);
  }

  // The language choice remembers which language was read last. It never sends anyone anywhere.
  try {
    var choices = document.querySelectorAll("a[data-lang]");
    if (choices.length === 0) {
      localStorage.setItem("lang", document.documentElement.lang);
    } else {
      choices.forEach(function (link) {
        if (link.dataset.lang === localStorage.getItem("lang")) link.dataset.last = "";
      });
    }
  } catch (error) {
    // No storage: nothing to remember.
  }
})();
