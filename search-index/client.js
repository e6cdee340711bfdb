// The browser's half of search: reads the shards that `sourcebook build` writes, and ranks as tantivy does.
// README.md beside this file specifies the format and every rule.

/** @import {Answer, Hit, Options, Phrase, Piece, Postings, Query, Result, Span, Stemmer, Word} from "./types.js" */

const FORMAT = 2;
const LONGEST_QUERY = 1000;
const MOST_PIECES = 32;
const LONGEST_WORD = 64;
const LONGEST_SYNONYM = 5;
const MOST_EXPANSIONS = 16;
/** How long the first result is waited for before the others are asked for, in milliseconds. */
const HEAD_START = 10;
const LAST = "\u{10ffff}";
const single = Math.fround;
const PIECE = /(-?)(?:([^\s:"“”«»]+):)?(?:["“”«»]([^"“”«»]*)(?:["“”«»]|$)|([^\s"“”«»]+))/gu;
const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+(?:['’][\p{Alphabetic}\p{N}\u0300-\u036f]+)*/gu;
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
/** The digits of base64, by the codes of their characters. */
const DIGITS = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((c, i) => (DIGITS[c.charCodeAt(0)] = i));

/**
 * Opens the index of a site.
 * @param {URL | string} base the folder of the index
 * @param {{fetch?: (url: string) => Promise<Answer>, manifest?: Promise<Answer>}} [options] `manifest`: that of the folder,
 *   where it was asked for while this script was on its way
 * @returns {Promise<Bank>}
 */
export async function open(base, options = {}) {
  const load = options.fetch ?? ((url) => fetch(url, url.endsWith("/manifest.json") ? { cache: "no-cache" } : {}));
  const files = new Files(base, (url) => (url.endsWith("/manifest.json") && options.manifest) || load(url));
  const manifest = await files.read("manifest.json");
  if (manifest?.format !== FORMAT) throw new Error(`This index has format ${manifest?.format}, not ${FORMAT}.`);
  return new Bank(files, manifest);
}

/** Each file is loaded once; one that failed, again when it is next asked for. */
class Files {
  /** @param {URL | string} base @param {(url: string) => Promise<Answer>} load */
  constructor(base, load) {
    this.base = base;
    this.load = load;
    this.known = new Map();
  }

  /** @param {string} name */
  read(name) {
    let file = this.known.get(name);
    if (!file) {
      file = this.fetch(name).catch((error) => {
        this.known.delete(name);
        throw error;
      });
      this.known.set(name, file);
    }
    return file;
  }

  /** @param {string} name */
  async fetch(name) {
    const answer = await this.load(new URL(name, this.base).href);
    if (!answer.ok) throw new Error(`A part of the index did not load (${answer.status}).`);
    return JSON.parse(await answer.text());
  }
}

/** Numbers out of text: see "Codes" in README.md. Read as far as they are asked for, five digits at a time. */
class Bits {
  constructor(text = "") {
    this.text = text;
    this.at = 0;
    /** The bits that were read and not taken yet, the next one highest, and how many. */
    this.held = 0;
    this.count = 0;
  }

  fill() {
    this.held = 0;
    if (this.at >= this.text.length) throw new Error("A part of the index is broken.");
    const end = Math.min(this.at + 5, this.text.length);
    this.count = 6 * (end - this.at);
    for (; this.at < end; this.at += 1) this.held = (this.held << 6) | DIGITS[this.text.charCodeAt(this.at) & 127];
  }

  take(width, from = 0) {
    let found = from;
    let rest = width;
    while (rest > this.count) {
      found = found * 2 ** this.count + this.held;
      rest -= this.count;
      this.fill();
    }
    this.count -= rest;
    found = found * 2 ** rest + (this.held >> this.count);
    this.held &= (1 << this.count) - 1;
    return found;
  }

  zeros() {
    let found = 0;
    while (!this.held) {
      found += this.count;
      this.fill();
    }
    const zeros = this.count - (32 - Math.clz32(this.held));
    this.count -= zeros + 1;
    this.held &= (1 << this.count) - 1;
    return found + zeros;
  }

  any() {
    return this.take(this.zeros(), 1) - 1;
  }

  code(k) {
    return this.take(k, this.zeros());
  }

  ascending(count, k) {
    // Each takes a bit at least.
    if (count > 6 * this.text.length) throw new Error("A part of the index is broken.");
    const found = new Uint32Array(count);
    for (let i = 0, next = 0; i < count; i += 1) {
      found[i] = next + this.code(k);
      next = found[i] + 1;
    }
    return found;
  }

  entries() {
    const count = this.any();
    return this.ascending(count, this.take(4));
  }
}

/** An open index. */
export class Bank {
  /** @param {Files} files @param {any} manifest */
  constructor(files, manifest) {
    this.files = files;
    this.manifest = manifest;
    this.stop = new Set(manifest.stop.split(" "));
    this.numbered = new WeakMap();
    // tantivy counts in single precision, and so does this: scores are equal to the last bit, nearly always.
    const average = single(manifest.tokens / manifest.entries);
    const [k1, b] = [single(manifest.k1), single(manifest.b)];
    /** By the number of an entry, how many words it has, and what scores set against a count for that. */
    this.lengths = new Uint32Array(manifest.entries);
    this.norms = new Float32Array(manifest.entries);
    let first = 0;
    for (const [length, count] of manifest.lengths) {
      this.lengths.fill(length, first, first + count);
      this.norms.fill(k1 * single(single(1 - b) + single(single(b * length) / average)), first, first + count);
      first += count;
    }
  }

  /**
   * Finds the entries that answer a query best.
   * @param {string} query
   * @param {Options} [options] @returns {Promise<Result>}
   */
  async search(query, { limit = 10, filters = {}, facets = [], sort = "", suggest = true, onfirst } = {}) {
    const order = this.manifest.orders.indexOf(sort);
    const [plan, ranks] = await Promise.all([
      new Plan(this, this.parse(query), filters).make(),
      order < 0 ? [] : this.read(`o${order}`),
    ]);
    const match = await new Match(this, plan, ranks).run(limit);
    const [hits, counted, suggestion] = await Promise.all([
      this.hits(match, onfirst),
      Promise.all(facets.map((field) => this.count(field, match))),
      suggest && plan.unknown.length ? this.mend(plan) : null,
    ]);
    return {
      total: match.total,
      hits,
      facets: Object.fromEntries(counted.map(({ field, counts }) => [field, counts])),
      labels: Object.fromEntries(counted.map(({ field, labels }) => [field, labels])),
      suggestion,
      isUnknown: plan.unknown.length > 0,
      isCommon: plan.loose.length > 0 && plan.loose.every((word) => word.stem === null),
    };
  }

  /** @param {string} name */
  read(name) {
    return this.files.read(`${this.manifest.generation}/${name}.json`);
  }

  /** The number of a word's shard. @param {string} word */
  place(word) {
    const { separators } = this.manifest;
    let low = 0;
    let high = separators.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isBehind(separators[middle], word)) high = middle;
      else low = middle;
    }
    return low;
  }

  /** @param {string} word */
  async shard(word) {
    return this.manifest.separators.length ? this.read(`w${this.place(word)}`) : {};
  }

  /** By the stems of a shard, their numbers in its lists. @param {any} shard @returns {Map<string, number>} */
  numbers(shard) {
    let found = this.numbered.get(shard);
    if (!found) this.numbered.set(shard, (found = new Map(spelt(shard.words).map((stem, i) => [stem, i]))));
    return found;
  }

  /** The shards of words that begin so. @param {string} start */
  shards(start) {
    if (!this.manifest.separators.length) return [];
    const first = this.place(start);
    const count = this.place(start + LAST) - first + 1;
    return Promise.all(Array.from({ length: count }, (_, i) => this.read(`w${first + i}`)));
  }

  /** @param {string} part @param {string} key @param {string} word */
  async look(part, key, word = key) {
    const found = (await this.shard(word))[part];
    return found && Object.hasOwn(found, key) ? found[key] : null;
  }

  /** What stands for a stem among the lists of its shard, or others. @param {string} stem @param {string} [others] */
  async list(stem, others) {
    const shard = await this.shard(stem);
    const number = this.numbers(shard).get(stem);
    return number === undefined ? undefined : cell(others ?? shard.lists ?? "", number);
  }

  /** @param {string} stem @returns {Promise<Postings | null>} */
  async postings(stem) {
    const text = await this.list(stem);
    if (!text) return null;
    const bits = new Bits(text);
    const entries = bits.entries();
    return { entries, counts: entries.map(() => bits.code(0) + 1) };
  }

  /** In how many entries a stem stands. @param {string} stem */
  async frequency(stem) {
    const text = await this.list(stem);
    return text ? new Bits(text).any() : 0;
  }

  /** The entries with a value of a facet. @param {string} field @param {string} value */
  async value(field, value) {
    const key = `:${field}:${value}`;
    const found = await this.look("values", key);
    return new Set(found ? new Bits(found[0]).entries() : []);
  }

  /** @param {string} text @param {number} [offset] @param {Stemmer} [stem] @returns {Word[]} */
  words(text, offset = 0, stem = (form) => this.stem(form)) {
    return [...text.matchAll(WORD)].flatMap((match) => this.cut(match[0], offset + match.index, stem));
  }

  /** @param {string} text @param {number} start @param {Stemmer} stem @returns {Word[]} */
  cut(text, start, stem) {
    const run = UNSPACED.exec(text);
    if (!run) return word(text, start, false, stem);
    const before = word(text.slice(0, run.index), start, false, stem);
    const behind = run.index + run[0].length;
    const letters = [...run[0]];
    const pairs = letters.length > 1 ? letters.slice(1).map((letter, i) => letters[i] + letter) : letters;
    let at = start + run.index;
    const cut = pairs.flatMap((pair, i) => {
      const found = word(pair, at, true, stem);
      at += letters[i].length;
      return found;
    });
    return [...before, ...cut, ...this.cut(text.slice(behind), start + behind, stem)];
  }

  /** @param {string} form */
  stem(form) {
    if (this.stop.has(form) || (form.length > LONGEST_WORD && [...form].length > LONGEST_WORD)) return null;
    return (this.manifest.stemmer === "english" ? stem(form) : form) || null;
  }

  /** @param {string} query @returns {Query} */
  parse(query) {
    const text = [...query.slice(0, 2 * LONGEST_QUERY)].slice(0, LONGEST_QUERY).join("");
    const fields = new Map(Object.keys(this.manifest.fields).map((name) => [fold(name), name]));
    /** @type {Piece[]} */
    const pieces = [];
    let end = 0;
    for (const match of [...text.matchAll(PIECE)].slice(0, MOST_PIECES)) {
      const [whole, minus, name, quoted, bare] = match;
      end = match.index + whole.length;
      const isExcluded = minus === "-";
      const value = (quoted ?? bare).trim();
      const field = name === undefined ? undefined : fields.get(fold(name));
      if (field && value) {
        pieces.push({ isExcluded, field, value: fold(value) });
        continue;
      }
      const loose = name ? this.words(name, match.index + minus.length) : [];
      const behind = end - (bare ?? "").length;
      if (bare !== undefined) loose.push(...this.words(bare, behind));
      const phrase = quoted === undefined ? [] : this.words(quoted);
      // Several words behind one minus are excluded as a phrase: `-well-being` is not about wells.
      if (isExcluded && loose.length > 1) pieces.push({ isExcluded, phrase: loose });
      else if (loose.length) pieces.push({ isExcluded, words: loose });
      if (phrase.length) pieces.push({ isExcluded, phrase });
    }
    return { text, pieces, isOpen: end === text.length };
  }

  /**
   * What is shown of entries. Ten requests at once hold each other up, so the first gets a start.
   * @param {Match} match @param {Options["onfirst"]} onfirst
   */
  async hits(match, onfirst = () => {}) {
    const [best, ...others] = match.best;
    if (best === undefined) return [];
    const first = this.hit(best, match);
    const shown = first.then(onfirst);
    await Promise.race([shown, new Promise((start) => setTimeout(start, HEAD_START))]);
    return Promise.all([first, ...others.map((number) => this.hit(number, match))]);
  }

  /** @param {number} number @param {Match} match @returns {Promise<Hit>} */
  async hit(number, { plan, scores, tiers }) {
    const size = this.manifest.entriesPerShard;
    const shard = await this.read(`e${Math.floor(number / size)}`);
    const [id, title, kind, excerpt = "", rated = {}, terms = {}, note = ""] = shard[number % size];
    const levels = Object.fromEntries(Object.entries(rated).map(([scale, codes]) => [scale, codes[0][0]]));
    const url = `${this.manifest.kinds[kind].url}/${id}/`;
    const spans = { titleSpans: this.mark(title, plan), excerpt: this.mark(excerpt, plan) };
    return { id, url, title, kind, score: scores[number], tier: tiers[number], levels, rated, terms, note, ...spans };
  }

  /** Marks the words of a text that a plan looks for. @param {string} text @param {Plan} plan @returns {Span[]} */
  mark(text, plan) {
    /** @type {Span[]} */
    const spans = [];
    const add = (from, to, mark) => {
      const last = spans.at(-1);
      if (last && last.mark === mark) last.text += text.slice(from, to);
      else if (to > from) spans.push({ text: text.slice(from, to), mark });
    };
    let done = 0;
    // A word and its stem begin alike, so most words of a text need not be stemmed.
    const stem = (form) => (plan.initials.has(form[0]) ? this.stem(form) : null);
    for (const word of this.words(text, 0, stem)) {
      const isFound = (word.stem !== null && plan.marked.has(word.stem)) || (plan.begun && word.form.startsWith(plan.begun));
      if (!isFound || word.end <= done) continue;
      const start = Math.max(word.start, done);
      add(done, start, false);
      add(start, word.end, true);
      done = word.end;
    }
    add(done, text.length, false);
    return spans;
  }

  /** @param {string} field @param {Match} match */
  async count(field, match) {
    const start = `:${field}:`;
    const among = match.among(field);
    /** @type {any} */
    const [counts, labels] = [{}, {}];
    for (const { values = {} } of Object.hasOwn(this.manifest.fields, field) ? await this.shards(start) : []) {
      for (const key of Object.keys(values)) {
        if (!key.startsWith(start)) continue;
        const [entries, code, label] = values[key];
        const count = new Bits(entries).entries().filter(among).length;
        if (count) [counts[code], labels[code]] = [count, label];
      }
    }
    return { field, counts, labels };
  }

  /** The query with the nearest words that the bank has in place of those it lacks. @param {Plan} plan */
  async mend({ text, unknown }) {
    const near = await Promise.all(unknown.map((word) => this.nearest(word.form)));
    let mended = text;
    for (let i = unknown.length - 1; i >= 0; i -= 1) {
      const { start, end } = unknown[i];
      if (near[i]) mended = mended.slice(0, start) + near[i] + mended.slice(end);
    }
    return near.some(Boolean) ? mended : null;
  }

  /** @param {string} form */
  async nearest(form) {
    const letters = [...form];
    const reach = letters.length < 3 ? 0 : letters.length < 5 ? 1 : 2;
    const lengths = this.manifest.forms.filter((n) => reach && Math.abs(n - letters.length) <= reach);
    const shards = await Promise.all(lengths.map((length) => this.read(`f${length}`)));
    let best = [reach + 1, 0, 0, ""];
    for (const { forms, counts } of shards) {
      for (const [at, other] of spelt(forms).entries()) {
        const count = DIGITS[counts.charCodeAt(at) & 127];
        const distance = edits(letters, [...other], reach);
        const rank = [distance, +!other.startsWith(letters[0]), -count, other];
        if (distance <= reach && isBefore(rank, best)) best = rank;
      }
    }
    return best[3];
  }
}

/** From a query to what is looked for: see "Plan" in README.md. */
class Plan {
  /** @param {Bank} bank @param {Query} query @param {Record<string, string[]>} filters */
  constructor(bank, query, filters) {
    this.bank = bank;
    this.text = query.text;
    const { pieces } = query;
    const wanted = pieces.filter((piece) => !piece.isExcluded);
    const unwanted = pieces.filter((piece) => piece.isExcluded);
    this.loose = wanted.flatMap((piece) => piece.words ?? []);
    const all = wanted.flatMap((piece) => piece.words ?? piece.phrase ?? []);
    this.required = wanted.flatMap((piece) => phrase(piece.phrase ?? []));
    this.excluded = unwanted.flatMap((piece) => phrase(piece.phrase ?? piece.words ?? []));
    this.excludedValues = unwanted.flatMap(({ field, value }) => (field && value ? [{ field, value }] : []));
    this.filters = new Map();
    for (const { field, value } of wanted) if (field && value) this.filter(field, value);
    for (const [field, values] of Object.entries(filters)) for (const value of values) this.filter(field, fold(value.trim()));
    const stems = all.flatMap((word) => word.stem ?? []);
    const titleWords = stems.length ? stems : all.map((word) => word.form);
    this.titleWords = unwanted.length ? [] : titleWords;
    const last = pieces.at(-1);
    const open = query.isOpen && last && !last.isExcluded ? last.words?.at(-1) : undefined;
    this.open = open && open.stem !== null && open.end === query.text.length ? open : undefined;
    this.words = new Map();
    this.phrases = new Map();
    this.beginnings = [];
    this.unknown = [];
    this.begun = "";
    this.marked = new Set();
    this.initials = new Set();
    this.titled = new Set();
  }

  filter(field, value) {
    this.filters.set(field, (this.filters.get(field) ?? new Set()).add(value));
  }

  get isEmpty() {
    return !this.loose.length && !this.required.length && !this.filters.size;
  }

  async make() {
    const { bank } = this;
    // What is sure to be needed is asked for at once, and first of all what takes no thinking.
    const { open } = this;
    /** @type {any[]} */
    const shards = [...this.loose.map((word) => word.stem && bank.shard(word.stem)), ...this.titleWords.map((word) => bank.shard(word))];
    if (open && this.canBegin(open)) shards.push(bank.shards(open.form), ...this.completed(open).map((stem) => bank.shard(stem)));
    await Promise.all(shards);
    const known = new Set();
    for (const word of this.loose) {
      if (!word.stem || !(await bank.frequency(word.stem))) continue;
      known.add(word);
      this.words.set(word.stem, 1);
    }
    await this.synonyms(known);
    if (this.open && this.canBegin(this.open)) await this.begin(this.open);
    this.unknown = this.loose.filter((word) => word.stem !== null && !word.isPiece && !known.has(word) && !(word === this.open && this.begun));
    await this.titles();
    for (const found of [...this.required, ...this.phrases.values()]) for (const [, stem] of found) this.marked.add(stem);
    for (const stem of [...this.words.keys(), ...this.beginnings]) this.marked.add(stem);
    for (const stem of this.marked) this.initials.add(stem[0]);
    return this;
  }

  /** @param {Set<Word>} known */
  async synonyms(known) {
    const { loose, bank } = this;
    for (let from = 0; from < loose.length; from += 1) {
      const first = loose[from].stem;
      for (let to = from + 1; first && to <= Math.min(loose.length, from + LONGEST_SYNONYM); to += 1) {
        const run = loose.slice(from, to);
        if (run.at(-1)?.stem == null) continue;
        const others = await bank.look("synonyms", run.map((word) => word.stem ?? "*").join(" "), first);
        if (others) run.forEach((word) => known.add(word));
        for (const other of others ?? []) await this.synonym(other);
      }
    }
  }

  async synonym(key) {
    const stems = key.split(" ");
    if (stems.length > 1) {
      this.phrases.set(key, stems.flatMap((stem, place) => (stem === "*" ? [] : [[place, stem]])));
    } else if (!this.words.has(key) && (await this.bank.frequency(key))) {
      this.words.set(key, this.bank.manifest.weights.synonym);
    }
  }

  /** @param {Word} open */
  canBegin({ form, isPiece }) {
    const { length } = [...form];
    return length >= 3 || (isPiece && length === 1);
  }

  /** The stems of whole words that an open one may be on the way to, but for those that begin as it does. @param {{form: string}} open */
  completed({ form }) {
    const { bank } = this;
    const stems = completions(form, bank.manifest.endings).map((word) => bank.stem(word));
    return stems.flatMap((stem) => (stem === null || stem.startsWith(form) ? [] : [stem]));
  }

  /** @param {Word} open */
  async begin({ form }) {
    const { bank } = this;
    const head = await bank.look("heads", form);
    const inRange = async () =>
      (await bank.shards(form)).flatMap((shard) => [...bank.numbers(shard).keys()].filter((stem) => stem.startsWith(form)));
    const stems = head ? head.split(" ") : await inRange();
    const all = new Set([...stems, ...this.completed({ form })]);
    const counted = await Promise.all([...all].map(async (stem) => ({ stem, count: await bank.frequency(stem) })));
    const found = counted.filter(({ count }) => count > 0);
    found.sort((a, b) => b.count - a.count || (isBehind(a.stem, b.stem) ? 1 : -1));
    const top = found.slice(0, MOST_EXPANSIONS).map(({ stem }) => stem);
    this.beginnings = top.filter((stem) => !this.words.has(stem));
    if (this.beginnings.length) this.begun = form;
  }

  async titles() {
    const title = this.titleWords.join(" ");
    for (const word of new Set(this.titleWords)) {
      const found = await this.bank.look("titles", title, word);
      if (found) this.titled = new Set(new Bits(found).entries());
    }
  }
}

/** The tier of an entry that does not match. */
const NONE = 3;

/** What matches a plan, by the numbers of entries, and the best of it. */
class Match {
  /** @param {Bank} bank @param {Plan} plan @param {number[]} ranks by entry, its place in the order that is wanted */
  constructor(bank, plan, ranks) {
    const { entries } = bank.manifest;
    this.bank = bank;
    this.plan = plan;
    this.ranks = ranks;
    this.scores = new Float32Array(entries);
    this.tiers = new Uint8Array(entries).fill(NONE);
    /** @type {number[]} the entries that have a tier, or had one */
    this.matched = [];
    /** By field that is filtered by, marks of the entries that pass. */
    this.allowed = new Map();
    this.total = 0;
    /** By entry, its place in the order of ids: what tells entries apart that no score does. */
    this.ids = [];
    /** @type {number[]} the best */
    this.best = [];
  }

  /** @param {number} limit how many are to be ranked */
  async run(limit) {
    const { plan, bank } = this;
    if (plan.isEmpty || !bank.manifest.entries) return this;
    const [isScored, excluded] = await Promise.all([
      this.weighAll(),
      Promise.all([
        ...plan.excluded.map(async (found) => (await this.find(found)).entries),
        ...plan.excludedValues.map(({ field, value }) => bank.value(field, value)),
      ]),
      Promise.all([...plan.filters].map(([field, values]) => this.allow(field, values))),
    ]);
    for (const entries of excluded) for (const number of entries) this.tiers[number] = NONE;
    const matched = this.matched.filter(this.among(""));
    this.total = matched.length;
    if (!isScored && matched.length > 1) this.ids = await bank.read("ids");
    for (const number of matched) this.rank(number, limit);
    return this;
  }

  /** @returns {Promise<boolean>} whether anything has been scored */
  async weighAll() {
    const { plan, bank } = this;
    const { weights } = bank.manifest;
    const word = (stem, weight) => this.weigh([[0, stem]], weight);
    const [exact, begun, required] = await Promise.all([
      Promise.all([
        ...[...plan.words].map(([stem, weight]) => word(stem, weight)),
        ...[...plan.phrases.values()].map((found) => this.weigh(found, weights.synonym)),
      ]),
      Promise.all(plan.beginnings.map((stem) => word(stem, weights.prefix))),
      Promise.all(plan.required.map((found) => this.weigh(found, 1))),
    ]);
    // In one order always: sums must not depend on what had been loaded. The array rounds them to single precision.
    for (const { entries, scores } of [...exact, ...begun, ...required]) {
      for (let i = 0; i < entries.length; i += 1) this.scores[entries[i]] += scores[i];
    }
    if (required.length) this.mark(required[0].entries, 1);
    else if (!plan.loose.length) this.mark(this.tiers.keys(), 1);
    for (const { entries } of begun) this.mark(entries, 2);
    for (const { entries } of exact) this.mark(entries, 1);
    this.mark(plan.titled, 0);
    for (const { entries } of required) {
      const has = this.marks(entries);
      for (const number of this.matched) if (!has[number]) this.tiers[number] = NONE;
    }
    return exact.length + begun.length + required.length > 0;
  }

  /** Gives entries a tier, if it is a better one. @param {Iterable<number>} entries @param {number} tier */
  mark(entries, tier) {
    for (const number of entries) {
      if (this.tiers[number] === NONE) this.matched.push(number);
      if (this.tiers[number] > tier) this.tiers[number] = tier;
    }
  }

  /** Lets through only what has one of the values of a field. @param {string} field @param {Iterable<string>} values */
  async allow(field, values) {
    const lists = await Promise.all(Array.from(values, (value) => this.bank.value(field, value)));
    this.allowed.set(field, this.marks(...lists));
  }

  /** By entry, whether it is in one of the lists. @param {Iterable<number>[]} lists */
  marks(...lists) {
    const found = new Uint8Array(this.tiers.length);
    for (const list of lists) for (const number of list) found[number] = 1;
    return found;
  }

  /** Whether an entry matches, by all filters but those of one field. @param {string} field @returns {(number: number) => boolean} */
  among(field) {
    const marks = [...this.allowed].filter(([other]) => other !== field).map(([, marks]) => marks);
    return (number) => this.tiers[number] < NONE && marks.every((marks) => marks[number]);
  }

  /** Takes its place among the best so far, if it is one of them. @param {number} number @param {number} limit */
  rank(number, limit) {
    const { best } = this;
    if (best.length === limit && (!limit || !this.isBefore(number, best[limit - 1]))) return;
    let at = best.length;
    while (at && this.isBefore(number, best[at - 1])) at -= 1;
    best.splice(at, 0, number);
    best.length = Math.min(best.length, limit);
  }

  /** @param {number} a @param {number} b */
  isBefore(a, b) {
    const { ranks, ids, tiers, scores } = this;
    const by = (places) => (places[a] ?? 0) - (places[b] ?? 0);
    return (by(ranks) || tiers[a] - tiers[b] || scores[b] - scores[a] || by(ids) || a - b) < 0;
  }

  /** What a phrase is worth to each entry that has it, by BM25. @param {Phrase} stems @param {number} weight */
  async weigh(stems, weight) {
    const { bank } = this;
    const { entries: all, k1 } = bank.manifest;
    const [{ entries, counts }, among] = await Promise.all([
      this.find(stems),
      Promise.all(stems.map(([, stem]) => bank.frequency(stem))),
    ]);
    const idf = (count) => single(Math.log(single(1 + single((all - count + 0.5) / (count + 0.5)))));
    const sum = among.reduce((sum, count) => single(sum + idf(count)), 0);
    const factor = single(single(sum * single(1 + single(k1))) * single(weight));
    const scores = new Float32Array(entries.length);
    for (let i = 0; i < scores.length; i += 1) {
      scores[i] = factor * single(counts[i] / single(counts[i] + bank.norms[entries[i]]));
    }
    return { entries, scores };
  }

  /** The entries that have a phrase. @param {Phrase} stems @returns {Promise<Postings>} */
  async find(stems) {
    const lists = await Promise.all(stems.map(([, stem]) => this.bank.postings(stem)));
    /** @type {{entries: number[], counts: number[]}} */
    const found = { entries: [], counts: [] };
    const [first] = lists;
    if (!first || lists.some((list) => !list)) return found;
    if (stems.length === 1) return first;
    const starts = await Promise.all(stems.map(([place, stem], i) => this.starts(stem, place, lists[i])));
    for (const number of first.entries) {
      const [here, ...others] = starts.map((places) => places.get(number) ?? []);
      const sets = others.map((places) => new Set(places));
      const count = here.filter((start) => sets.every((set) => set.has(start))).length;
      if (!count) continue;
      found.entries.push(number);
      found.counts.push(count);
    }
    return found;
  }

  /** By entry, where a phrase would start whose word at `place` is this. @param {string} stem @param {number} place @param {any} list */
  async starts(stem, place, list) {
    const { bank } = this;
    const places = await bank.list(stem, await bank.read(`p${bank.place(stem)}`));
    const bits = new Bits(places);
    const k = (number, count) => parameter((2 * bank.lengths[number]) / (count + 1));
    return new Map(
      Array.from(list.entries, (number, i) => [
        number,
        Array.from(bits.ascending(list.counts[i], k(number, list.counts[i])), (at) => at - place),
      ]),
    );
  }
}

/** @param {string} text @param {number} start @param {boolean} isPiece @param {Stemmer} stem @returns {Word[]} */
function word(text, start, isPiece, stem) {
  const form = fold(text.replace(/^['’]+|['’]+$/g, ""));
  return form ? [{ form, stem: stem(form), start, end: start + text.length, isPiece }] : [];
}

/** Small letters without accents; curly apostrophes straight. @param {string} text */
function fold(text) {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replaceAll("’", "'");
  return Array.from(bare, (c) => c.toLowerCase()).join("");
}

/** Words out of text, each of which takes over the start of the one before: see "Words" in README.md. @param {string} [text] */
function spelt(text = "") {
  let last = "";
  return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => {
    const count = DIGITS[shared.charCodeAt(0)];
    return (last = Array.from(last).slice(0, count).join("") + rest);
  });
}

/** One of the texts that stand in another, spaces between. @param {string} text @param {number} number */
function cell(text, number) {
  let start = 0;
  for (let i = 0; i < number; i += 1) {
    start = text.indexOf(" ", start) + 1;
    if (!start) throw new Error("A part of the index is broken.");
  }
  const end = text.indexOf(" ", start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Words as a phrase, none where all are stop words. @param {Word[]} words @returns {Phrase[]} */
function phrase(words) {
  const first = words.findIndex((word) => word.stem !== null);
  /** @type {Phrase} */
  const stems = words.flatMap(({ stem }, place) => (stem === null ? [] : [[place - first, stem]]));
  return stems.length ? [stems] : [];
}

/** The parameter of codes that suits a mean. @param {number} mean */
function parameter(mean) {
  return Math.min(15, 31 - Math.clz32(Math.max(1, mean)));
}

/** Whole words that letters may be on the way to. @param {string} letters @param {string} endings */
function completions(letters, endings) {
  return endings.split(" ").flatMap((ending) =>
    Array.from({ length: Math.max(0, ending.length - 1) }, (_, i) => i + 1)
      .filter((cut) => letters.endsWith(ending.slice(0, cut)) && [...letters].length - cut >= 3)
      .map((cut) => letters + ending.slice(cut)),
  );
}

/** Whether one text comes behind another by code points; JavaScript compares halves of pairs. @param {string} a @param {string} b */
function isBehind(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const order = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  return at < a.length && (at >= b.length || order(a.charCodeAt(at)) > order(b.charCodeAt(at)));
}

/** Whether one rank, numbers and then a text, comes before another. @param {any[]} a @param {any[]} b */
function isBefore(a, b) {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 3 ? at >= 0 && a[at] < b[at] : isBehind(b[3], a[3]);
}

/** How many edits lie between two words, a swap of neighbours being one; not counted out beyond `reach`. @param {string[]} a @param {string[]} b @param {number} reach */
function edits(a, b, reach) {
  /** @type {number[][]} */
  let rows = [[], b.map((_, j) => j), []];
  rows[1].push(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const [, above] = rows;
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + +!isSame);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[0][j - 2] + 1);
    }
    if (Math.min(...row) > reach && Math.min(...above) > reach) return reach + 1;
    rows = [above, row];
  }
  return rows[1][b.length];
}

// The English stemmer of the Snowball project (https://snowballstem.org/algorithms/english/stemmer.html, 3.1), as
// tantivy uses it. Tests hold it to that one, word for word.

const VOWEL = "[aeiouy]";
const OTHER = "[^aeiouy]";
/** Up to where a word's first region begins: after the first vowels and what closes them. */
const REGION = new RegExp(`^${OTHER}*${VOWEL}+${OTHER}`);
const REGION_OF_SOME = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const SHORT_END = new RegExp(`${OTHER}${VOWEL}[^aeiouywxY]$|^${VOWEL}${OTHER}$|past$`);
const AS_THEY_ARE = new Map(
  ("andes atlas bias cosmos early:earli gently:gentl howe idly:idl news only:onli singly:singl skies:sky skis:ski sky " +
    "ugly:ugli").split(" ").map((pair) => [pair.split(":")[0], pair.split(":").at(-1)]),
);

/** Endings with what takes their place, the longest first. @param {string} text @returns {[string, string][]} */
const endings = (text) =>
  text.split(" ").map((pair) => /** @type {[string, string]} */ (`${pair}:`.split(":", 2))).sort(([a], [b]) => b.length - a.length);
const SECOND = endings(
  "anci:ance enci:ence ogi:og li bli:ble abli:able alli:al fulli:ful lessli:less ousli:ous entli:ent aliti:al biliti:ble " +
    "iviti:ive tional:tion ational:ate alism:al ation:ate ization:ize izer:ize ator:ate iveness:ive fulness:ful " +
    "ousness:ous ogist:og",
);
const THIRD = endings("icate:ic ative alize:al iciti:ic ical:ic tional:tion ational:ate ful ness");
const FOURTH = endings("ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement");
/** What must stand before some endings, if they are to go. */
const BEFORE = new Map([["ogi", /l$/], ["li", /[cdeghkmnrt]$/], ["ion", /[st]$/]]);

/** The stem of a word in small letters. @param {string} word @returns {string} */
export function stem(word) {
  const known = AS_THEY_ARE.get(word);
  if (known) return known;
  if ([...word].length < 3) return word;
  let found = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
  const first = region(found, REGION_OF_SOME.exec(found)?.[0].length ?? 0);
  const second = region(found, 0, first);
  found = plural(found.replace(/'(?:s'?)?$/, ""));
  found = past(found, first).replace(/(?<=.[^aeiouy])[yY]$/, "i");
  found = swap(found, SECOND, first, second);
  found = swap(found, THIRD, first, second);
  found = last(swap(found, FOURTH, second, second), first, second);
  return found.replaceAll("Y", "y");
}

/** Where a region begins, behind another. */
function region(word, known, from = 0) {
  return known || from + (REGION.exec(word.slice(from))?.[0].length ?? word.length - from);
}

function plural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].*[^us]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Takes off `ed` and `ing` and mends what is left. @param {string} word @param {number} first */
function past(word, first) {
  const [ending] = /(?:eed|ed|ing)(?:ly)?$/.exec(word) ?? [""];
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (ending.startsWith("eed")) return rest.length >= first && !/^(?:succ|proc|exc)$/.test(rest) ? `${rest}ee` : word;
  if (ending === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest[0]}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && SHORT_END.test(rest) ? `${rest}e` : rest;
}

/** Swaps the longest ending of a list, where it lies in the region. @param {string} word @param {[string, string][]} list */
function swap(word, list, from, second) {
  const [ending, by] = list.find(([ending]) => word.endsWith(ending)) ?? [];
  if (ending === undefined) return word;
  const rest = word.slice(0, -ending.length);
  const isIn = rest.length >= (ending === "ative" ? second : from);
  return isIn && (BEFORE.get(ending)?.test(rest) ?? true) ? rest + by : word;
}

/** A last `e` or `l`. */
function last(word, first, second) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e")) return rest.length >= second || (rest.length >= first && !SHORT_END.test(rest)) ? rest : word;
  return word.endsWith("ll") && rest.length >= second ? rest : word;
}
