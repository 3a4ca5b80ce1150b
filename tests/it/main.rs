//! What the library promises, tried from outside: one binary, one module for each promise.

mod acceptance;
mod companions;
mod conformance;
mod crisis_cases;
mod docs;
mod extending;
mod forms;
mod hiding_places;
mod homographs;
mod imports;
mod json_schema;
mod languages;
mod laws;
mod measures;
mod nearby;
mod packs;
mod page;
mod phrases;
mod placeholders;
mod plant;
mod plant_and_find;
mod policy_errors;
mod policy_layers;
mod sealed;
mod silencing;
mod stances;
