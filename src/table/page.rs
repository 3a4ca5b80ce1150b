//! Tables of keys as pages of the documentation show them, for the tests that hold these pages.

use super::KeyRow;
use std::path::Path;

/// The line after a table of keys.
const END: &str = "<!-- end of keys -->";

/// A table of the documentation.
pub(crate) fn page_table<'r>(rows: impl Iterator<Item = &'r KeyRow>) -> String {
    let mut lines = "\n| key | value | without it | meaning |\n|---|---|---|---|\n".to_owned();
    for row in rows {
        let default = row.default.unwrap_or("required");
        lines.push_str(&format!("| `{}` | {} | {default} | {} |\n", row.name, row.kind, row.doc));
    }
    lines.push('\n');
    lines
}

/// Asserts that tables stand on a page, each after the line with its name. `REWRITE_DOCS=1` writes them there.
pub(crate) fn assert_on_page(name: &str, wanted: Vec<(&str, String)>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut page = std::fs::read_to_string(&path).expect("the page can be read").replace("\r\n", "\n");
    let before = page.clone();
    for (table, rows) in wanted {
        let mark = format!("<!-- keys: {table} -->\n");
        let start = page.find(&mark).unwrap_or_else(|| panic!("{name} has no line {mark}")) + mark.len();
        let end = start + page.get(start..).unwrap_or_default().find(END).expect("the table ends");
        page.replace_range(start..end, &rows);
    }
    if std::env::var_os("REWRITE_DOCS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let differs = before.lines().zip(page.lines()).find(|(one, other)| one != other);
    assert!(before == page, "{name} differs: {differs:?}; REWRITE_DOCS=1 writes it anew");
}
