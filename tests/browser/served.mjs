// A bank of its own under `sourcebook serve`, for tests that change it.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Preview } from "./preview.mjs";

/** A small bank: two summaries that link to each other, a term, a vocabulary. */
const SMALL = {
  "bank.yaml": "title: Small\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n",
  "content/vocabularies/topics.yaml": "label: Topics\nterms:\n  - {id: care, label: Care}\n",
  "content/evidence/one.md": `---\ntitle: One\nsummary: The first.\ntopics: [care]\n---\nOf otters. See [[two]].\n${"\nA long text.\n".repeat(120)}`,
  "content/evidence/two.md": "---\ntitle: Two\nsummary: The second.\n---\nOf badgers.\n",
  "content/guide/start.md": "---\ntitle: Start\n---\nHow to begin.\n",
};

/** A folder with a bank, and its preview. */
export class Served extends Preview {
  /** @param {Record<string, string>} [files] @param {string} [from] a bank to copy */
  constructor(files = SMALL, from) {
    super(mkdtempSync(join(tmpdir(), "sourcebook-")));
    if (from) {
      const parts = ["bank.yaml", "content", "search-index/synonyms.yaml", "search-index/judgements.yaml"];
      for (const part of parts) cpSync(join(from, part), join(this.root, part), { recursive: true });
    } else {
      for (const [path, text] of Object.entries(files)) this.write(path, text);
    }
  }

  /** @param {string} path */
  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** @param {string} path @param {string} text */
  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** @param {string} path @param {string | RegExp} from @param {string} to */
  change(path, from, to) {
    this.write(path, this.read(path).replace(from, to));
  }

  /** @param {string} path */
  remove(path) {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** @param {string} from @param {string} to */
  move(from, to) {
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, from), join(this.root, to));
  }

  async clear() {
    await this.end();
    rmSync(this.root, { recursive: true });
  }
}

/** Runs a test with a preview of its own. @param {Served} served @param {string[]} options @param {(served: Served) => Promise<void>} test */
export async function serving(served, options, test) {
  try {
    await served.start(options);
    await test(served);
  } finally {
    await served.clear();
  }
}
