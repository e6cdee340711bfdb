-- Starts `sourcebook lsp` for the Markdown and YAML of a bank. For Neovim 0.7 and newer, without any plugin.
-- Put this file into `plugin/` of your configuration, such as `~/.config/nvim/plugin/sourcebook.lua`. If the program is
-- not where a terminal finds it, say so in your `init.lua`: vim.g.sourcebook_path = '/home/sam/bin/sourcebook'

-- By folder, what runs for each bank; only Neovim 0.7 needs it, newer ones know it by themselves.
local running = {}

-- The nearest folder above that has a `bank.yaml`.
local function bank_of(folder)
  while vim.fn.filereadable(folder .. '/bank.yaml') == 0 do
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then return nil end
    folder = above
  end
  return folder
end

-- The keys that Neovim 0.11 has of itself, in every version; they hold in texts of banks alone.
local function add_keys(_, buffer)
  local lsp = vim.lsp.buf
  local keys = {
    K = lsp.hover, gd = lsp.definition, grr = lsp.references,
    grn = function() lsp.rename() end, gra = function() lsp.code_action() end, gO = lsp.document_symbol,
  }
  for key, run in pairs(keys) do vim.keymap.set('n', key, function() run() end, { buffer = buffer }) end
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
end

local function start(buffer, bank)
  local program = vim.g.sourcebook_path or 'sourcebook'
  if vim.fn.executable(program) == 0 then
    return vim.notify_once('Sourcebook cannot find its program: ' .. program, vim.log.levels.WARN)
  end
  local config = { name = 'sourcebook', cmd = { program, 'lsp', '--root', bank }, root_dir = bank, on_attach = add_keys }
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  config.on_exit = function() running[bank] = nil end
  running[bank] = running[bank] or vim.lsp.start_client(config)
  if running[bank] then vim.lsp.buf_attach_client(buffer, running[bank]) end
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('sourcebook', {}),
  pattern = { 'markdown', 'yaml' },
  callback = function(event)
    -- Windows of Neovim's own, such as that of a hover, have Markdown too, but no file.
    local path = vim.api.nvim_buf_get_name(event.buf)
    if vim.bo[event.buf].buftype ~= '' or path == '' then return end
    local bank = bank_of(vim.fn.fnamemodify(path, ':p:h'))
    if bank then start(event.buf, bank) end
  end,
})
