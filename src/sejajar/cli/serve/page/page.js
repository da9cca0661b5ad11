// What the page of `sejajar serve` does besides drawing; it runs before textual-serve's script.

// xterm.js makes style elements, which the page's policy takes with the nonce only.
const { nonce } = document.currentScript;
const createElement = document.createElement.bind(document);
document.createElement = (name, options) => {
  const element = createElement(name, options);
  if (name === "style") {
    element.nonce = nonce;
  }
  return element;
};

// The server gives the reason for a page that it closes; for a socket that it refuses, browsers give none.
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...address) {
    super(...address);
    this.addEventListener("close", (event) => {
      const line = document.getElementById("reason");
      const wasOpen = document.body.classList.contains("-first-byte");
      line.textContent = event.reason || (wasOpen ? line.textContent : line.dataset.refused);
    });
  }
};

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("again").addEventListener("click", () => location.reload());

  // By whatever name the page was reached, the reader is reached by the same.
  const reader = new URL("ws", location.href);
  reader.search = "";
  document.getElementById("terminal").dataset.sessionWebsocketUrl = reader.href.replace(/^http/, "ws");

  // A letter drawn before its font is there stays in the font it was drawn in.
  const open = window.onload;
  window.onload = async (event) => {
    const fonts = ["400", "700"].flatMap((weight) =>
      ["W", "\uFEFB"].map((letter) => document.fonts.load(`${weight} 16px "Roboto Mono"`, letter)),
    );
    await Promise.allSettled(fonts);
    open(event);
  };

  // Keys go to the reader without a click first; the script tells it of the focus, so not before it is there.
  new MutationObserver((_, observer) => {
    if (document.body.classList.contains("-first-byte")) {
      observer.disconnect();
      document.querySelector(".xterm-helper-textarea").focus();
    }
  }).observe(document.body, { attributeFilter: ["class"] });
});
