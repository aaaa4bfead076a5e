// Terms of the glossary in a text: a card with the definition and the equivalents opens beside the
// link on hover, focus or tap, and closes with Escape. Without this script they are plain links.
(function () {
  "use strict";

  var data = document.getElementById("terms");
  var links = Array.prototype.slice.call(document.querySelectorAll("a.term"));
  var card = null, owner = null, timer = 0, touched = false;
  // The link whose card is to open when the cards have come.
  var wanted = null, coming = false, lost = false;

  // ".../glossary/hiv/" or ".../glossary/hiv/index.html" -> "hiv".
  function address(link) {
    var found = /.*\/glossary\/(.+?)\/(?:index\.html)?$/.exec(link.href.split(/[?#]/)[0]);
    return found ? found[1] : "";
  }

  function content(link) {
    var wanted = address(link), list = data.content.children;
    for (var i = 0; i < list.length; i++)
      if (list[i].dataset.term === wanted) return list[i].cloneNode(true);
    return null;
  }

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!card) return;
    owner.removeAttribute("aria-describedby");
    card.remove();
    card = owner = null;
  }

  // Below the link, above it where there is more room, and inside the window.
  function place() {
    var at = owner.getClientRects(), rect = at[at.length - 1];
    var width = document.documentElement.clientWidth, height = window.innerHeight;
    var left = Math.max(8, Math.min(rect.left, width - card.offsetWidth - 8));
    var below = height - rect.bottom, above = at[0].top;
    var up = below < card.offsetHeight + 8 && above > below;
    card.style.left = left + "px";
    card.style.top = (up ? Math.max(4, above - card.offsetHeight - 4) : rect.bottom + 4) + "px";
  }

  // A page with many terms loads its cards when the first is wanted. By the time they are there the
  // reader may have gone on: what opens is the card wanted then. Without cards, links are links.
  function load() {
    if (coming) return;
    var script = document.createElement("script");
    coming = true;
    script.src = data.dataset.src;
    script.onload = function () {
      var link = wanted;
      data.removeAttribute("data-src");
      if (link) open(link);
    };
    script.onerror = function () {
      lost = true;
    };
    document.head.appendChild(script);
  }

  function open(link) {
    clearTimeout(timer);
    if (owner === link || lost || !link.hasAttribute("href")) return;
    close();
    if (data.dataset.src) {
      wanted = link;
      load();
      return;
    }
    var text = content(link);
    if (!text) return;
    text.id = "term-text";
    card = document.createElement("span");
    card.className = "term-card";
    card.setAttribute("role", "note");
    card.appendChild(text);
    var more = document.createElement("a");
    more.href = link.href;
    more.textContent = data.dataset.open;
    card.appendChild(more);
    owner = link;
    link.after(card);
    link.setAttribute("aria-describedby", "term-text");
    if (card.showPopover) {
      card.popover = "manual";
      card.showPopover();
    }
    place();
  }

  function later(what, milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  }

  function within(node) {
    return card && node instanceof Node && (card.contains(node) || owner.contains(node));
  }

  function termOf(event) {
    return event.target.closest && event.target.closest("a.term");
  }

  function watch() {
    document.addEventListener("pointerover", function (event) {
      if (event.pointerType !== "mouse") return;
      var link = termOf(event);
      if (link) later(function () { open(link); }, 150);
      else if (within(event.target)) clearTimeout(timer);
      else if (card && !within(document.activeElement)) later(close, 250);
      else if (!card) {
        clearTimeout(timer);
        if (wanted !== document.activeElement) wanted = null;
      }
    });
    document.addEventListener("pointerdown", function (event) {
      touched = event.pointerType !== "mouse";
      if (!within(event.target) && !termOf(event)) close();
    });
    document.addEventListener("focusin", function (event) {
      var link = termOf(event);
      // A finger's focus comes before its click, which decides.
      if (link && !touched) open(link);
      else if (!link && !within(event.target)) close();
    });
    document.addEventListener("click", function (event) {
      var link = termOf(event);
      // A second tap leads on, also where the card has not come yet.
      if (!link || !touched || owner === link || wanted === link) return;
      open(link);
      if (card || wanted) event.preventDefault();
    });
    document.addEventListener("keydown", function (event) {
      touched = false;
      if (event.key !== "Escape") return;
      var back = card && card.contains(document.activeElement) ? owner : null;
      close();
      if (back) {
        back.focus();
        close();
      }
    });
    window.addEventListener("resize", close);
    window.addEventListener("scroll", function () {
      if (card) place();
    }, { passive: true });
  }

  function remember(hidden) {
    try {
      if (hidden) localStorage.setItem("terms", "hidden");
      else localStorage.removeItem("terms");
    } catch (error) {
      // No storage: the choice holds for this page.
    }
  }

  function remembered() {
    try {
      return localStorage.getItem("terms") === "hidden";
    } catch (error) {
      return false;
    }
  }

  // Hidden links are text: nothing to see, nothing to stop at with the keyboard.
  function show(hidden, button) {
    close();
    document.documentElement.classList.toggle("terms-hidden", hidden);
    links.forEach(function (link) {
      if (hidden && link.hasAttribute("href")) {
        link.dataset.href = link.getAttribute("href");
        link.removeAttribute("href");
      } else if (!hidden && link.dataset.href) {
        link.setAttribute("href", link.dataset.href);
      }
    });
    button.textContent = hidden ? button.dataset.show : button.dataset.hide;
  }

  function offerSwitch() {
    var box = document.querySelector(".terms-switch");
    if (!box || !links.length) return;
    var button = box.querySelector("button"), hidden = remembered();
    show(hidden, button);
    box.hidden = false;
    button.addEventListener("click", function () {
      hidden = !hidden;
      show(hidden, button);
      remember(hidden);
    });
  }

  function offerCopy(button) {
    var text = document.getElementById(button.dataset.copy);
    function done() {
      button.textContent = button.dataset.copied;
    }
    // Where the clipboard is closed to pages, the text is marked, ready to be copied by hand.
    function mark() {
      getSelection().selectAllChildren(text);
      if (document.execCommand("copy")) done();
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, mark);
      else mark();
    });
  }

  if (data && data.content) {
    watch();
    offerSwitch();
  }
  document.querySelectorAll("button[data-copy]").forEach(offerCopy);
})();
