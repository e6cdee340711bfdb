// The browser that is on the machine, started the same way by tests and by what makes contact sheets.

import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

/** The first is the same browser without what surrounds its pages: a window takes a quarter of the time. */
const PROGRAMS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || PROGRAMS.find((path) => existsSync(path)),
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
