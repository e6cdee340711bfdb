// Stands in for VS Code: says what the extension asks of it, and answers as the test wishes. What the extension does not
// look at itself, its client for language servers does; for that there are classes and functions that do nothing.

import Module from "node:module";
import { posix } from "node:path";

class Uri {
  /** @param {string} path */
  constructor(path) {
    this.scheme = "file";
    this.path = path;
    this.fsPath = path;
  }
  static file = (/** @type {string} */ path) => new Uri(path);
  static joinPath = (/** @type {Uri} */ uri, /** @type {string[]} */ ...parts) => new Uri(posix.join(uri.path, ...parts));
  toString() {
    return `file://${this.path}`;
  }
}

const disposable = () => ({ dispose() {} });

/** Says what it has, and otherwise gives functions that do nothing. @param {Record<string, unknown>} has */
const space = (has) => new Proxy(has, { get: (known, name) => (name in known ? known[/** @type {string} */ (name)] : disposable) });

class EventEmitter {
  event = disposable;
  fire() {}
  dispose() {}
}

/** Holds what it was made of, as most of VS Code's own classes do. */
const holder = () => class { constructor(/** @type {unknown[]} */ ...made) { Object.assign(this, { made }); } };

/**
 * @param {{ files: string[], open: string[], path: string, answer?: string }} editor its files, the texts that are open, the
 * setting `sourcebook.path`, and the button that is pressed
 */
export function standIn({ files, open, path, answer }) {
  /** @type {{ messages: string[], commands: Record<string, () => Promise<void>>, executed: unknown[][], tasks: any[], watched: any[], shown: number, said: Promise<void> }} */
  let say = () => {};
  const said = /** @type {Promise<void>} */ (new Promise((done) => (say = done)));
  const told = { messages: [], commands: {}, executed: [], tasks: [], watched: [], shown: 0, said };
  const tell = (/** @type {string} */ text, /** @type {string[]} */ ...buttons) => {
    told.messages.push([text, ...buttons.map((button) => `[${button}]`)].join(" "));
    say();
    return Promise.resolve(buttons.find((button) => button === answer));
  };
  const channel = space({ show: () => void told.shown++ });
  const watcher = (/** @type {any} */ pattern) => {
    told.watched.push(pattern.made?.[1] ?? pattern);
    return space({});
  };
  const own = {
    version: "1.100.0",
    Uri,
    EventEmitter,
    LogLevel: { Off: 0, Trace: 1 },
    TaskScope: { Workspace: 2 },
    TaskRevealKind: {},
    TaskPanelKind: {},
    window: space({ showErrorMessage: tell, showInformationMessage: tell, createOutputChannel: () => channel, activeTextEditor: undefined, visibleTextEditors: [], tabGroups: space({ all: [] }) }),
    workspace: space({
      findFiles: async () => files.map(Uri.file),
      textDocuments: open.map((name) => ({ uri: Uri.file(name), languageId: "markdown" })),
      getConfiguration: () => ({ get: () => path }),
      asRelativePath: (/** @type {Uri} */ uri) => uri.path,
      createFileSystemWatcher: watcher,
      notebookDocuments: [],
    }),
    commands: space({
      registerCommand: (/** @type {string} */ name, /** @type {() => Promise<void>} */ run) => ((told.commands[name] = run), disposable()),
      executeCommand: async (/** @type {unknown[]} */ ...asked) => void told.executed.push(asked),
    }),
    tasks: space({ executeTask: async (/** @type {unknown} */ task) => void told.tasks.push(task) }),
    languages: space({}),
    env: space({ language: "en", appName: "stand-in" }),
  };
  /** @type {Record<string, unknown>} */
  const known = own;
  const vscode = new Proxy(known, { get: (has, name) => (has[/** @type {string} */ (name)] ??= holder()) });
  return { vscode, told };
}

/** Loads a module with everything that it requires anew, with this for `vscode`. @param {string} file @param {unknown} vscode */
export function load(file, vscode) {
  const { _load: usual, _cache: cache } = /** @type {any} */ (Module);
  for (const name of Object.keys(cache)) delete cache[name];
  /** @type {any} */ (Module)._load = (/** @type {string} */ name, /** @type {unknown[]} */ ...rest) => (name === "vscode" ? vscode : usual.call(Module, name, ...rest));
  try {
    return Module.createRequire(file)(file);
  } finally {
    /** @type {any} */ (Module)._load = usual;
  }
}
