// `sourcebook lsp` in Debian's Neovim, by the settings that the guide gives: what is shown, what is offered, and a new name.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { program } from "./native.mjs";

const root = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-neovim-"));
after(() => rmSync(root, { recursive: true }));

/** What Neovim does, in Lua: it waits for the help, asks, renames, writes, and says what it saw as JSON. */
const DRIVE = `
local seen = {}
local function wait(what, fits)
  if not vim.wait(60000, fits, 10) then error('in vain: ' .. what) end
end
local function ask(method, line, column, more)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  local _, answer = next(answers or {})
  return answer.result
end
local done, why = pcall(function()
  wait('a mistake', function() return #vim.diagnostic.get(0) == 1 end)
  seen.mistake = vim.diagnostic.get(0)[1].message
  vim.api.nvim_buf_set_lines(0, 5, 6, true, { 'See [[weirs]] and [[w' })
  wait('what is wrong now', function() return #vim.diagnostic.get(0) == 1 and vim.diagnostic.get(0)[1].code == 'stray-mark' end)
  local offered = ask('textDocument/completion', 6, 21)
  seen.offered = vim.tbl_map(function(item) return item.label end, offered.items)
  seen.told = ask('textDocument/hover', 6, 8).contents.value
  vim.api.nvim_buf_set_lines(0, 5, 6, true, { 'See [[weirs]].' })
  local edit = ask('textDocument/rename', 6, 8, { newName = 'locks' })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  vim.cmd('silent wall')
end)
seen.why = why
io.stdout:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
vim.cmd('qall!')
`;

test("Neovim shows what is wrong, completes a link and gives a page another name", () => {
  cpSync(join(import.meta.dirname, "../cases/bank"), root, { recursive: true });
  const page = join(root, "content/guide/page.md");
  writeFileSync(page, "---\ntitle: Page\n---\nWords.\n\nSee [[wiers]].\n");
  const home = join(root, "..", `${root.split("/").at(-1)}-home`);
  mkdirSync(home);
  const drive = join(home, "drive.lua");
  writeFileSync(drive, DRIVE);
  const settings = join(import.meta.dirname, "../../editors/neovim/sourcebook.lua");
  const env = { ...process.env, HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home };
  const args = ["--headless", "-u", settings, "--cmd", `let g:sourcebook_path = '${program}'`, "-c", `luafile ${drive}`, page];
  const done = spawnSync("nvim", args, { env, encoding: "utf8" });
  rmSync(home, { recursive: true });
  assert.equal(done.status, 0, `${done.error ?? done.stderr}`);
  const seen = JSON.parse(done.stdout);
  assert.equal(seen.why, undefined, `${seen.why}`);
  assert.match(seen.mistake, /there is no entry `wiers`\nDid you mean `weirs`\?/);
  assert.ok(seen.offered.includes("weirs"), `${seen.offered}`);
  assert.match(seen.told, /Weirs and locks/);
  assert.match(readFileSync(page, "utf8"), /See \[\[locks\]\]\.\n$/);
  assert.ok(!existsSync(join(root, "content/guide/weirs.md")));
  assert.match(readFileSync(join(root, "content/guide/locks.md"), "utf8"), /aliases: \[\/guide\/weirs\/\]/);
});
