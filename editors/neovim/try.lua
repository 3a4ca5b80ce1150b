-- What the block of docs/editors.md does in Neovim: scripts/editor.py runs it without a window, and reads what it prints.
local seen = {}
local function wait(what, is)
  if not vim.wait(20000, is, 20) then
    io.stderr:write("not seen: " .. what .. "\n")
    vim.cmd("cquit")
  end
end
vim.cmd.edit("blog/post.md")
wait("warnings", function() return #vim.diagnostic.get(0) > 0 end)
seen.warnings = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
wait("status", function() return vim.g.discretion ~= nil end)
seen.status = vim.api.nvim_eval_statusline("%{get(g:,'discretion','')}", {}).str
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end
vim.api.nvim_win_set_cursor(0, { 1, 14 })
local client = vim.lsp.get_clients({ name = "discretion" })[1]
seen.encoding = client.offset_encoding
seen.hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0, client.offset_encoding)).contents.value
local range = vim.lsp.util.make_range_params(0, client.offset_encoding)
range.context = { diagnostics = {} }
seen.actions = vim.tbl_map(function(action) return action.title end, ask("textDocument/codeAction", range))
-- An action changes the text, and the server is told.
vim.lsp.util.apply_workspace_edit(ask("textDocument/codeAction", range)[1].edit, client.offset_encoding)
wait("mended", function() return #vim.diagnostic.get(0) == 0 end)
seen.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.cmd.edit({ "policy.toml", bang = true })
wait("client", function() return #vim.lsp.get_clients({ bufnr = 0 }) > 0 end)
vim.lsp.codelens.refresh()
wait("lenses", function() return #vim.lsp.codelens.get(0) > 0 end)
seen.lenses = vim.tbl_map(function(lens) return lens.command.title end, vim.lsp.codelens.get(0))
io.stdout:write(vim.json.encode(seen) .. "\n")
vim.cmd("qall!")
