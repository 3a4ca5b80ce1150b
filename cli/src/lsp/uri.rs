//! Addresses of documents: `file:///blog/post.md` and the path that it stands for.

use std::path::{Path, PathBuf};

/// The path of a file; none for an address of another kind, and for one that spells no path.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if !path.starts_with('/') {
        return None;
    }
    let path = decoded(path)?;
    // `/c:/blog` is `c:/blog` on Windows.
    let drive = path.get(1..3).is_some_and(|drive| drive.ends_with(':')) && cfg!(windows);
    let path = PathBuf::from(if drive { path.get(1..)? } else { &path });
    (path.is_absolute() && !path.as_os_str().is_empty()).then_some(path)
}

/// The address of a file.
pub(super) fn of_path(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let shown = if cfg!(windows) { format!("/{}", shown.replace('\\', "/")) } else { shown.into_owned() };
    let mut uri = "file://".to_owned();
    for byte in shown.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// A text with `%C3%A9` decoded; none where that is no text.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn an_address_is_a_path_and_back() {
        for (uri, path) in [
            ("file:///blog/post.md", Some("/blog/post.md")),
            ("file:///blog/%C3%A9t%C3%A9%201%25.md", Some("/blog/été 1%.md")),
            ("FILE://localhost/a%3Ab.md", Some("/a:b.md")),
            ("file:/a.md", Some("/a.md")),
            ("file://server/share/a.md", None),
            ("untitled:Untitled-1", None),
            ("vscode-vfs://github/a.md", None),
            ("file:///%FF", None),
            ("file:///%00", None),
            ("file:///%4", None),
            ("file://", None),
            ("post.md", None),
            ("", None),
        ] {
            assert_eq!(path_of(uri), path.map(PathBuf::from), "{uri}");
        }
        assert_eq!(of_path(Path::new("/blog/été 1%.md")), "file:///blog/%C3%A9t%C3%A9%201%25.md");
    }
}
