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

  // A browser does not scroll to an entry of the menu that is half in sight.
  var menu = document.querySelector(".menu");
  if (menu)
    menu.addEventListener("focusin", function (event) {
      event.target.scrollIntoView({ inline: "center", block: "nearest" });
    });

  // What is copied has none of the marks that only say where a line may end.
  document.addEventListener("copy", function (event) {
    var selection = document.getSelection();
    var target = event.target;
    if (!event.clipboardData || !/[\u00AD\u2060]/.test(selection) ||
        /^(INPUT|TEXTAREA)$/.test(target && target.nodeName)) return;
    var copy = document.createElement("div");
    for (var i = 0; i < selection.rangeCount; i++)
      copy.appendChild(selection.getRangeAt(i).cloneContents());
    event.clipboardData.setData("text/plain", String(selection).replace(/[\u00AD\u2060]/g, ""));
    event.clipboardData.setData("text/html", copy.innerHTML.replace(/[\u00AD\u2060]/g, ""));
    event.preventDefault();
  });

  // The table of contents shows where the reader is, and on a phone closes behind a chosen entry.
  var contents = document.querySelector(".contents");
  if (contents) {
    var wide = window.matchMedia("(min-width: 60rem)");
    var entries = {};
    var here = null;
    contents.querySelectorAll("a").forEach(function (link) {
      entries[decodeURIComponent(link.hash.slice(1))] = link;
    });
    var mark = function () {
      var passed = null;
      Object.keys(entries).forEach(function (id) {
        var heading = document.getElementById(id);
        if (heading && heading.getBoundingClientRect().top < 120) passed = entries[id];
      });
      if (passed === here) return;
      if (here) here.removeAttribute("aria-current");
      here = passed;
      if (!here) return;
      here.setAttribute("aria-current", "true");
      var list = here.closest(".contents-list");
      var above = here.offsetTop - list.offsetTop;
      if (above < list.scrollTop || above > list.scrollTop + list.clientHeight - 60)
        list.scrollTop = above - list.clientHeight / 3;
    };
    var due = false;
    document.addEventListener("scroll", function () {
      if (due) return;
      due = true;
      requestAnimationFrame(function () {
        due = false;
        mark();
      });
    }, { passive: true });
    contents.addEventListener("click", function (event) {
      if (event.target.closest("a") && !wide.matches) contents.open = false;
    });
    // Browsers that cannot keep it open by CSS alone.
    if (wide.matches && !CSS.supports("selector(::details-content)")) contents.open = true;
  }

  // "/" leads to the search box, where the page has one. Who dictates, or strikes keys by mistake,
  // can switch that off on the search page.
  var box = document.getElementById("q");
  if (box) {
    var slash = document.getElementById("slash");
    var isOff = false;
    try {
      isOff = localStorage.getItem("slash") === "off";
    } catch (error) {
      // No storage: the choice holds for this page.
    }
    if (slash) {
      slash.checked = !isOff;
      slash.closest("[hidden]").hidden = false;
      slash.addEventListener("change", function () {
        isOff = !slash.checked;
        try {
          if (isOff) localStorage.setItem("slash", "off");
          else localStorage.removeItem("slash");
        } catch (error) {
          // As above.
        }
      });
    }
    document.addEventListener("keydown", function (event) {
      var held = event.ctrlKey || event.altKey || event.metaKey;
      var at = event.target.closest && event.target.closest("input, select, textarea");
      if (event.key !== "/" || isOff || held || at || event.target.isContentEditable) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
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
