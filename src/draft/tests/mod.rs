//! What holds for drafts as a whole: the cover, the places where a term can hide, and public test suites.

mod cover;
mod hiding_places;
