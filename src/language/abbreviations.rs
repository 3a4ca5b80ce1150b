//! Abbreviations whose full stop may not end a sentence, in English and French: in the bare fold, without the last stop.

/// Before what they belong to: a title, a name, an example. Nothing ends after them.
pub(crate) const LEADING: &[&str] = &[
    "approx", "apr", "av", "c-a-d", "c.-a-d", "c.a.d", "ca", "cf", "col", "dr", "dre", "drs", "e.g", "env", "ex",
    "gen", "hon", "i.e", "m", "messrs", "mgr", "mlle", "mlles", "mm", "mme", "mmes", "mr", "mrs", "ms", "mx", "n.b",
    "p.ex", "pr", "prof", "resp", "rev", "sen", "sgt", "viz", "vs",
];

/// Before a number: `No. 5`, « p. 12 », `Dec. 3`.
pub(crate) const COUNTING: &[&str] = &[
    "aout", "apr", "art", "aug", "avr", "ch", "chap", "dec", "eq", "feb", "fevr", "fig", "figs", "jan", "janv", "juil",
    "n", "nb", "no", "nos", "nov", "nr", "oct", "p", "par", "pp", "sec", "sect", "sep", "sept", "tel", "vers", "vol",
];

/// After what they belong to, where a sentence may end: it goes on unless a word follows that begins one.
pub(crate) const LATE: &[&str] = &[
    "a.m", "al", "b.c", "bros", "co", "corp", "d.c", "dept", "e.u", "inc", "j.-c", "jr", "llc", "ltd", "p.m", "ph.d",
    "plc", "sr", "st", "ste", "u.k", "u.n", "u.s", "u.s.a",
];

/// Words that begin a sentence where they have a capital, and no words of the tables of function words.
pub(crate) const STARTING: &[&str] = &["a", "an", "c", "d", "i", "j", "l", "n", "on", "qu", "s"];

/// Function words that are the first words of names, too: `U.S. New`, `a.m. May`.
pub(crate) const NAMING: &[&str] = &["may", "new", "us"];
