// On every page: the keys "/" and Ctrl+K (the theme's) and the theme's magnifier lead to the search.
(() => {
  "use strict";

  const box = () => document.querySelector("#archive-search-query, #archive-search-box-input");
  const isTyping = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  function goToSearch(event) {
    const input = box();
    if (!input) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Where the sidebar is folded away, the search has a page of its own.
    if (input.checkVisibility({ visibilityProperty: true }) && input.getBoundingClientRect().right > 0) {
      input.focus();
      input.select();
    } else {
      window.location.assign(input.form.action);
    }
  }

  function isWish(event) {
    const held = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    return held ? event.key.toLowerCase() === "k" : event.key === "/" && !isTyping(event.target);
  }

  // Before the theme's own listeners, which look for a search box that this archive does not have.
  window.addEventListener("keydown", (event) => isWish(event) && goToSearch(event), true);
  window.addEventListener("click", (event) => event.target.closest?.(".search-button__button") && goToSearch(event), true);
})();
