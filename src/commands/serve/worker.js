// One connection to the preview for all tabs: browsers open six to a server and no more.

/** @type {Set<MessagePort>} */
const ports = new Set();
/** @type {unknown} */
let last;
const events = new EventSource("events");
events.onmessage = (/** @type {MessageEvent<string>} */ { data }) => {
  last = JSON.parse(data);
  for (const port of ports) port.postMessage(last);
};
events.onerror = () => {
  last = undefined;
  for (const port of ports) port.postMessage(last);
};
addEventListener("connect", (event) => {
  const [port] = /** @type {MessageEvent} */ (event).ports;
  ports.add(port);
  port.onmessage = ({ data }) => data === "gone" && ports.delete(port);
  if (last) port.postMessage(last);
});
