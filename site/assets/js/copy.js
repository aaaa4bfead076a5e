// For journalists: buttons that copy a release's headline, its text, each quotation with its
// speaker, each ready post. Without JavaScript there are no buttons, and all of it can be selected.
(function () {
  "use strict";

  var words = document.getElementById("copy").dataset;
  var article = document.querySelector("article.release");
  if (!article) return;
  var status = document.createElement("span");
  status.className = "clip";
  status.setAttribute("role", "status");
  article.appendChild(status);

  // What is copied has no soft hyphens and no buttons in it.
  function textOf(element) {
    var copied = element.cloneNode(true);
    copied.querySelectorAll("button, .anchor, .row, .copy-line").forEach(function (part) {
      part.remove();
    });
    // Text is laid out only while it is in the page.
    copied.className += " copied-text";
    document.body.appendChild(copied);
    var text = copied.innerText;
    copied.remove();
    return text.replace(/[\u00AD\u2060]/g, "")
      .replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  function selectAndCopy(text) {
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done;
  }

  function say(button) {
    var label = button.textContent;
    button.textContent = status.textContent = words.copied;
    setTimeout(function () {
      button.textContent = label;
      status.textContent = "";
    }, 2000);
  }

  function copy(text, button) {
    function old() {
      if (selectAndCopy(text)) say(button);
    }
    if (!navigator.clipboard) return old();
    navigator.clipboard.writeText(text).then(function () { say(button); }, old);
  }

  function offer(place, label, text) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", function () {
      if (button.textContent === label) copy(text(), button);
    });
    place.appendChild(button);
  }

  function line(className) {
    var paragraph = document.createElement("p");
    paragraph.className = "copy-line " + className;
    return paragraph;
  }

  var top = line("copy-top");
  var heading = article.querySelector("h1");
  offer(top, words.title, function () { return textOf(heading); });
  offer(top, words.text, function () {
    return [heading, article.querySelector("header .dateline"), article.querySelector(".lead"),
            article.querySelector(".prose")].filter(Boolean).map(textOf).join("\n\n");
  });
  article.querySelector("header").appendChild(top);

  article.querySelectorAll("figure.quotation").forEach(function (quotation) {
    var under = line("copy-quote");
    offer(under, words.quote, function () {
      var speaker = quotation.querySelector("figcaption");
      return textOf(quotation.querySelector("blockquote")) + "\n— " + textOf(speaker);
    });
    quotation.appendChild(under);
  });

  document.querySelectorAll(".post").forEach(function (post) {
    var under = line("copy-post");
    offer(under, words.post, function () { return textOf(post); });
    post.after(under);
  });
})();
