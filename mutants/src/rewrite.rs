//! Writes the changes of a file into it, each behind its switch.
//!
//! What stands around a place is written with the place as it was where it is changed itself, so a text grows with how deep
//! its places lie in each other, and no faster.

use crate::change::{Shape, Site};
use std::ops::Range;

/// A file with its changes.
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// Where the code of a change stands in the new text.
    changes: Vec<(Range<usize>, u32)>,
    /// Where a place stands in the new text, and its changes.
    sites: Vec<(Range<usize>, Vec<u32>)>,
}

impl Rewritten {
    /// Writes changes into a text. `numbers` gives the number of each change of each place; those without one are left out.
    pub fn of(text: &str, sites: &[Site], numbers: &[Vec<Option<u32>>]) -> Self {
        let mut rewritten = Self { text: String::new(), changes: Vec::new(), sites: Vec::new() };
        let numbered: Vec<(&Site, &[Option<u32>])> =
            sites.iter().zip(numbers).map(|(site, numbers)| (site, numbers.as_slice())).collect();
        rewritten.write(text, 0..text.len(), &numbered);
        rewritten
    }

    /// The changes that an error of the compiler at a place speaks of: those whose code it lies in, otherwise those of the
    /// innermost place.
    pub fn blamed(&self, spans: &[Range<usize>]) -> Vec<u32> {
        let lies_in = |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        let written = |span: &Range<usize>| {
            let around = self.changes.iter().filter(|(of_change, _)| lies_in(of_change, span));
            around.map(|(_, number)| *number).collect::<Vec<_>>()
        };
        let of_changes: Vec<u32> = spans.iter().flat_map(written).collect();
        if !of_changes.is_empty() {
            return of_changes;
        }
        let innermost = |span: &Range<usize>| {
            let around = self.sites.iter().filter(|(of_site, _)| lies_in(of_site, span));
            around.min_by_key(|(of_site, _)| of_site.len()).map(|(_, numbers)| numbers.clone())
        };
        spans.iter().find_map(innermost).unwrap_or_default()
    }

    fn write(&mut self, text: &str, span: Range<usize>, sites: &[(&Site, &[Option<u32>])]) {
        let (mut reached, mut next) = (span.start, 0);
        while next < sites.len() {
            let (site, numbers) = sites[next];
            let is_inside =
                |(other, _): &&(&Site, &[Option<u32>])| other.span.end <= site.span.end && !site.span.is_empty();
            let inside = sites[next + 1..].iter().take_while(is_inside).count();
            self.text.push_str(&text[reached..site.span.start]);
            self.write_site(text, site, numbers, &sites[next + 1..next + 1 + inside]);
            reached = site.span.end;
            next += 1 + inside;
        }
        self.text.push_str(&text[reached..span.end]);
    }

    fn write_site(&mut self, text: &str, site: &Site, numbers: &[Option<u32>], inside: &[(&Site, &[Option<u32>])]) {
        let present: Vec<(u32, &str)> = site
            .changes
            .iter()
            .zip(numbers)
            .filter_map(|((_, code), number)| Some(((*number)?, code.as_str())))
            .collect();
        if present.is_empty() {
            return self.write(text, site.span.clone(), inside);
        }
        let start = self.text.len();
        match site.shape {
            Shape::Return => {
                for (number, value) in &present {
                    self.text.push_str(&format!(" if crate::mutation::on({number}) {{ return "));
                    self.write_change(*number, value);
                    self.text.push_str("; }");
                }
            }
            Shape::Unless => {
                for (number, _) in &present {
                    self.write_change(*number, &format!(" if !crate::mutation::on({number})"));
                }
            }
            Shape::Instead => {
                self.text.push('(');
                for (number, code) in &present {
                    self.text.push_str(&format!("if crate::mutation::on({number}) {{ "));
                    self.write_change(*number, code);
                    self.text.push_str(" } else ");
                }
                self.text.push_str("{ ");
                self.write(text, site.span.clone(), inside);
                self.text.push_str(" })");
            }
            Shape::Nothing => {
                self.text.push('(');
                self.write(text, site.span.clone(), inside);
                self.text.push(')');
                for (number, _) in &present {
                    self.write_change(*number, &format!(".filter(|_| !crate::mutation::on({number}))"));
                }
            }
        }
        self.sites.push((start..self.text.len(), present.iter().map(|(number, _)| *number).collect()));
    }

    fn write_change(&mut self, number: u32, code: &str) {
        let start = self.text.len();
        self.text.push_str(code);
        self.changes.push((start..self.text.len(), number));
    }
}
