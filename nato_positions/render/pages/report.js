"use strict";
(() => {
  const form = document.querySelector(".filters");
  const count = form.querySelector("output");
  const chosen = {};
  const apply = () => {
    for (const select of form.querySelectorAll("select")) chosen[select.name] = select.value;
    for (const item of document.querySelectorAll("[data-state], [data-issue], [data-stance]")) {
      item.hidden = Object.entries(chosen).some(
        ([name, value]) => value !== "" && item.dataset[name] !== undefined && item.dataset[name] !== value,
      );
    }
    const shown = document.querySelectorAll(".statement:not([hidden])").length;
    count.textContent = shown === 1 ? "1 statement" : `${shown} statements`;
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
