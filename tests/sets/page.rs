//! The tables that tests write into the page of conformance.

use std::path::Path;

/// Writes a table between its markers (`<!-- NAME:begin -->` and `<!-- NAME:end -->`), where `DISCRETION_WRITE_DOCS` asks
/// for it, as the script that writes the page does.
pub(crate) fn fill_in(name: &str, table: &str) {
    if std::env::var_os("DISCRETION_WRITE_DOCS").is_none() {
        return;
    }
    let (begin, end) = (format!("<!-- {name}:begin -->"), format!("<!-- {name}:end -->"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/conformance.md");
    let text = std::fs::read_to_string(&path).expect("the page is in the repository");
    let (before, rest) = text.split_once(&begin).expect("the page has the first marker");
    let (_, after) = rest.split_once(&end).expect("the page has the second marker");
    std::fs::write(&path, format!("{before}{begin}\n{table}{end}{after}")).expect("the page can be written");
}
