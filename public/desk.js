// Adds to the page of data what a form alone cannot: a place to drop files, and one line of
// progress for each. Without it the form sends all files at once and works just as well.
"use strict";

// While files are taken over one after the other, the page looks again how far it is, unless somebody
// is in the middle of something on it.
if (document.querySelector(".desk__together")) {
  setInterval(() => {
    if ([null, document.body].includes(document.activeElement)) location.reload();
  }, 3000);
}

const form = document.querySelector(".desk__drop");
if (form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".desk__progress");
  const { sending, stop, stopped, tooLarge } = form.dataset;
  const limit = Number(form.dataset.limit);
  form.classList.add("is-live");

  /** Sends one file; tells the address at which the server wants the page to go on. */
  const send = (file) =>
    new Promise((resolve) => {
      const line = document.createElement("li");
      const bar = document.createElement("progress");
      const button = document.createElement("button");
      bar.max = 1;
      bar.setAttribute("aria-label", `${sending}: ${file.name}`);
      button.type = "button";
      button.className = "desk__button";
      button.textContent = stop;
      button.setAttribute("aria-label", `${stop}: ${file.name}`);
      line.append(file.name, " ", bar, button);
      list.append(line);
      const end = (address, text) => {
        bar.remove();
        button.remove();
        if (text) line.append(` – ${text}`);
        resolve(address);
      };
      if (file.size > limit) {
        end(null, tooLarge);
        return;
      }
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      // All bytes are there; how long reading takes is not known.
      request.upload.addEventListener("load", () => bar.removeAttribute("value"));
      request.addEventListener("load", () => {
        const { status, responseURL } = request;
        end(status === 200 ? responseURL : null, status === 200 ? "" : status === 413 ? tooLarge : `${status}`);
      });
      request.addEventListener("error", () => end(null, "✕"));
      request.addEventListener("abort", () => end(null, stopped));
      button.addEventListener("click", () => request.abort());
      const body = new FormData();
      body.append("files", file);
      request.open("POST", form.action);
      request.send(body);
    });

  const sendAll = async (files) => {
    list.replaceChildren();
    // One after the other: the server reads them so, and progress means something.
    let next = null;
    let kept = true;
    for (const file of files) {
      const address = await send(file);
      if (address === null) kept = false;
      else if (next === null || address.includes("not=")) next = address;
    }
    // What went wrong stays on the screen; it is gone with the next address.
    if (next !== null && kept) location.assign(next);
    else if (next !== null) setTimeout(() => location.assign(next), 4000);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...input.files]);
  });
  // The whole window takes files: one dropped beside the field must not replace the page.
  addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("is-over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    sendAll([...event.dataTransfer.files]);
  });
}
