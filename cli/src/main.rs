//! The program `discretion`.

fn main() {}
