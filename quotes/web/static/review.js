// Keys for the queue: j and k move, o opens, c and x press the button that carries that key. Without this file
// the same is done with links and buttons.
"use strict";
document.documentElement.classList.add("scripted");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const items = [...document.querySelectorAll(".waiting")];
  if (!items.length) return;
  const at = items.indexOf(document.activeElement.closest(".waiting"));
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? Math.min(at + 1, items.length - 1) : Math.max(at - 1, 0);
    items[next].focus();
    items[next].scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && event.key === "o") {
    items[at].querySelector(".open").click();
  } else if (at >= 0 && (event.key === "c" || event.key === "x")) {
    const button = items[at].querySelector(`[data-key="${event.key}"]`);
    if (button) button.click();
  } else {
    return;
  }
  event.preventDefault();
});
