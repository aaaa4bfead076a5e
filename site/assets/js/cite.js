// Citations at a press of a button: copying one, and making that of a paragraph. Without JavaScript
// they can be read and copied by hand. Also tells browsers that lay a table out as blocks that it
// still is a table.
(function () {
  "use strict";

  var main = document.getElementById("main");
  var status = document.createElement("span");
  status.className = "clip";
  status.setAttribute("role", "status");
  main.appendChild(status);

  function make(className, label) {
    var button = document.createElement("button");
    button.type = "button";
    button.lang = document.documentElement.lang;  // whatever it stands in
    button.className = className;
    button.setAttribute("aria-label", label);
    return button;
  }

  function say(button) {
    var label = button.dataset.label;
    button.dataset.label = status.textContent = main.dataset.copied;
    setTimeout(function () {
      button.dataset.label = label;
      status.textContent = "";
    }, 2000);
  }

  // Everywhere, from a folder opened from disk too: what is selected is copied.
  function copySelected(paragraph, button) {
    var selection = getSelection();
    selection.removeAllRanges();
    var range = document.createRange();
    range.selectNodeContents(paragraph);
    selection.addRange(range);
    if (document.execCommand("copy")) say(button);
    selection.removeAllRanges();
  }

  function copy(paragraph, button) {
    var text = paragraph.innerText.trim();
    if (!navigator.clipboard) return copySelected(paragraph, button);
    navigator.clipboard.writeText(text).then(function () {
      say(button);
    }, function () {
      copySelected(paragraph, button);
    });
  }

  function offerCopy(paragraph) {
    var button = make("copy", main.dataset.copy);
    button.dataset.label = main.dataset.copy;
    button.addEventListener("click", function () {
      copy(paragraph, button);
    });
    paragraph.appendChild(button);
  }

  function citations(box) {
    return box.querySelectorAll("p[lang]");
  }

  document.querySelectorAll(".cite").forEach(function (box) {
    citations(box).forEach(offerCopy);
  });

  // The citations of a row: those of its section, with the paragraph's number, in the languages
  // that have the row.
  function panelFor(row) {
    var source = row.parentNode.querySelector(".cite") || document.getElementById("cite");
    var number = row.querySelector("th a[href]").textContent;
    var panel = document.createElement("div");
    panel.className = "cite";
    citations(source).forEach(function (paragraph) {
      var cell = Array.prototype.find.call(row.cells, function (one) {
        return one.lang === paragraph.lang;
      });
      if (!cell || cell.firstElementChild.className === "gap") return;
      var copied = paragraph.cloneNode(true);
      copied.querySelector("button").remove();
      var hidden = copied.querySelector("[hidden]");
      hidden.hidden = false;
      hidden.textContent = hidden.textContent.replace("#", number);
      offerCopy(copied);
      panel.appendChild(copied);
    });
    return panel;
  }

  function offerCitation(row) {
    var head = row.cells[0];
    var button = make("cite-row", main.dataset.cite);
    var panel = null;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", function () {
      if (panel) panel.remove();
      panel = panel ? null : row.cells[1].appendChild(panelFor(row));
      button.setAttribute("aria-expanded", String(panel !== null));
    });
    head.appendChild(button);
  }

  var table = document.querySelector(".parallel");
  if (!table) return;
  Array.prototype.forEach.call(table.rows, function (row) {
    if (row.id && row.className !== "section") offerCitation(row);
    row.setAttribute("role", "row");
    row.parentNode.setAttribute("role", "rowgroup");
    Array.prototype.forEach.call(row.cells, function (cell) {
      var heads = cell.scope === "col" ? "columnheader" : "rowheader";
      cell.setAttribute("role", cell.localName === "td" ? "cell" : heads);
    });
  });
  table.setAttribute("role", "table");
})();
