// The modules of the reader one by one, each held to what search-index/README.md says of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Analyser, stem } from "../../search-index/client/analyser.js";
import { Bits } from "../../search-index/client/bits.js";
import { Dictionary } from "../../search-index/client/dictionary.js";
import { Files } from "../../search-index/client/files.js";
import { parseQuery } from "../../search-index/client/query.js";
import { frontDecoded, isBehind, nthString } from "../../search-index/client/strings.js";
import { fold } from "../../search-index/client/words.js";

/** @param {Partial<import("../../search-index/shards.js").Manifest>} [other] */
const manifest = (other) => /** @type {import("../../search-index/shards.js").Manifest} */ ({ stemmer: "english", stop: "the of", ...other });

test("bits: the posting list of the worked query is read as README.md reads it", () => {
  const bits = new Bits("YMk");
  assert.deepEqual([...bits.documents()], [1, 2]);
  assert.deepEqual([bits.rice(0) + 1, bits.rice(0) + 1], [3, 3]);
  assert.throws(() => new Bits("A").documents(), /broken/);
  assert.throws(() => new Bits("Q").ascending(7, 0), /broken/, "more numbers than there are bits");
  for (const other of [true, 5, {}, [], null]) assert.throws(() => new Bits(/** @type {any} */ (other)).documents(), /broken/);
});

test("bits: numbers that lie across digits, and long runs of zeros", () => {
  // 40 zeros, a one, and 40 bits of which the last is a one: 2 ** 40 + 1, less one.
  const code = `${"0".repeat(40)}1${"0".repeat(39)}1000`.match(/.{6}/g) ?? [];
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const text = code.map((six) => digits[parseInt(six, 2)]).join("");
  assert.equal(new Bits(text).golomb(), 2 ** 40);
});

test("strings: front coding, one of many, and the order of code points", () => {
  assert.deepEqual(frontDecoded("AsocialEetyAworkerEs"), ["social", "society", "worker", "works"]);
  assert.deepEqual(frontDecoded(), []);
  assert.deepEqual(["a", "", "c"], [0, 1, 2].map((at) => nthString("a  c", at)));
  assert.throws(() => nthString("a b", 2), /broken/);
  const strings = ["", "a", "aa", "b", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "\u{10ffff}"];
  for (const [at, a] of strings.entries()) for (const [other, b] of strings.entries()) assert.equal(isBehind(a, b), at > other, `${at} ${other}`);
});

test("dictionary: a key stands behind the separator that it does not come before", () => {
  const { shardNumber } = Dictionary.prototype;
  const dictionary = new Dictionary(/** @type {any} */ (null), manifest({ separators: ["", "m", "\uffff", "\u{10000}"] }));
  const numbers = ["a", "l", "m", "z", "\uffff", "\u{10000}", "\u{10ffff}"].map((key) => shardNumber.call(dictionary, key));
  assert.deepEqual(numbers, [0, 0, 1, 1, 2, 3, 3]);
});

test("analyser: stop words and long ones have no stem, and a language without a stemmer keeps its words", () => {
  const english = new Analyser(manifest());
  assert.deepEqual(["workers", "the", "''s", "x".repeat(64), "x".repeat(65)].map((form) => english.stem(form)), ["worker", null, null, "x".repeat(64), null]);
  assert.equal(english.stem("😀".repeat(64)), "😀".repeat(64), "characters count, not their halves");
  for (const stemmer of [null, "klingon"]) assert.equal(new Analyser(manifest({ stemmer, stop: "" })).stem("workers"), "workers");
  assert.equal(stem("the"), "the");
});

test("words: places are those of the text, whatever was folded or cut", () => {
  const text = "Café’s 社会工作 ‘end’";
  const words = new Analyser(manifest()).words(text);
  assert.deepEqual(words.map(({ form }) => form), ["cafe's", "社会", "会工", "工作", "end"]);
  assert.deepEqual(words.map(({ start, end }) => text.slice(start, end)), ["Café’s", "社会", "会工", "工作", "end"]);
  assert.deepEqual(words.map(({ isPiece }) => isPiece), [false, true, true, true, false]);
  assert.equal(fold("ΣΑΣ"), "σασ", "each character by itself");
});

test("query: filters, phrases, exclusions, and the last word open", () => {
  const parse = (/** @type {string} */ query) => parseQuery(query, ["kind"], new Analyser(manifest()));
  const { pieces, isOpen } = parse('KIND:Evidence "social work" -well-being nosuch:field wor');
  const shown = pieces.map(({ isExcluded, field, value, words, phrase }) => [isExcluded, field ?? "", value ?? "", ...(words ?? []).map(({ form }) => form), ...(phrase ?? []).map(({ stem }) => stem)]);
  assert.deepEqual(shown, [[false, "kind", "evidence"], [false, "", "", "social", "work"], [true, "", "", "well", "be"], [false, "", "", "nosuch", "field"], [false, "", "", "wor"]]);
  assert.deepEqual([isOpen, parse("wor ").isOpen, parse("").isOpen], [true, false, true]);
});

test("files: one request for a file, however often it is asked for; a failed one is asked for again", async () => {
  /** @type {string[]} */
  const asked = [];
  let isBroken = true;
  const files = new Files("https://example.org/search/", async (url) => {
    asked.push(url);
    return { ok: !isBroken, status: 500, text: async () => '{"format":6}' };
  });
  const failed = await Promise.allSettled([files.manifest(), files.manifest()]);
  assert.deepEqual(failed.map(({ status }) => status), ["rejected", "rejected"]);
  isBroken = false;
  assert.deepEqual(await Promise.all([files.manifest(), files.manifest()]), [{ format: 6 }, { format: 6 }]);
  assert.deepEqual(asked, Array(2).fill("https://example.org/search/manifest.json"));
});
