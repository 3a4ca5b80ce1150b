//! Laws on whole drafts: their cover, and the places where a term can hide.

mod cover;
mod hiding_places;
