//! The site: its pages were checked and made while it was compiled.

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

fn main() {
    for (name, text) in PAGES {
        println!("{name}: {} words", text.split_whitespace().count());
    }
}
