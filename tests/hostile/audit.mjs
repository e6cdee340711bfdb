// What in a finished page could act, run in the page itself: a handler that needs a press is one that nobody pressed yet.

/** @returns {string[]} */
export function audit() {
  /** @type {string[]} */
  const found = [];
  const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "ping", "manifest", "srcset", "code", "to", "from", "values", "cite", "longdesc"];
  const LOADS = ["src", "srcset", "data", "poster", "background", "ping", "manifest", "action", "formaction", "code"];
  const WHOLE = ["iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "style", "animate", "set", "animatemotion", "animatetransform", "handler", "foreignobject", "feimage", "bgsound", "xmp", "plaintext", "noembed"];
  const tell = (/** @type {Element} */ one, /** @type {string} */ what) => void found.push(`${what}: ${one.outerHTML.slice(0, 200)}`);
  const isElsewhere = (/** @type {string} */ value) => {
    try {
      return new URL(value.trim().split(/\s/)[0], document.baseURI).origin !== location.origin;
    } catch {
      return false;
    }
  };
  /** @param {ParentNode} root */
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      const name = one.localName.toLowerCase();
      if (one instanceof HTMLTemplateElement) walk(one.content);
      if (WHOLE.includes(name)) tell(one, "an element that acts");
      if (name === "script" && one.getAttribute("type") !== "application/ld+json" && (!one.getAttribute("src") || isElsewhere(String(one.getAttribute("src"))))) tell(one, "a script");
      if (name === "script" && one.getAttribute("type") === "application/ld+json") {
        try {
          JSON.parse(one.textContent ?? "");
        } catch {
          tell(one, "JSON-LD that is none");
        }
      }
      if (name === "meta" && /refresh/i.test(one.getAttribute("http-equiv") ?? "") && isElsewhere((one.getAttribute("content") ?? "").replace(/^[^;]*;\s*url=/i, ""))) tell(one, "a refresh");
      if (name === "link" && !/^(canonical|alternate|author|license|schema\.DC)$/.test(one.getAttribute("rel") ?? "") && isElsewhere(one.getAttribute("href") ?? "")) tell(one, "a link that loads");
      for (const { name: attribute, value } of one.attributes) {
        // As browsers read it: signs before it, tabs and ends of lines within it are none.
        const bare = value.replace(/^[\u0000-\u0020]+|[\t\n\r]/g, "").toLowerCase();
        if (/^on/i.test(attribute)) tell(one, "a handler");
        // A preview is put into its place by a script.
        if (attribute === "style" && one.id !== "p-preview") tell(one, "a style");
        if (attribute === "srcdoc") tell(one, "a page within");
        if (ADDRESSES.includes(attribute) && /^(javascript|vbscript|data|blob|view-source|file):/.test(bare)) tell(one, "an address that acts");
        if (LOADS.includes(attribute) && isElsewhere(value)) tell(one, "what is loaded from elsewhere");
        if (name === "image" && /href/.test(attribute) && isElsewhere(value)) tell(one, "a picture from elsewhere");
      }
    }
  };
  walk(document);
  return found;
}
