//! What the library promises, tried from outside: one binary, one module for each promise.

mod companions;
mod crisis_cases;
mod docs;
mod extending;
mod fingerprints;
mod forms;
mod hiding_places;
mod homographs;
mod imports;
mod json_schema;
mod laws;
mod locks;
mod measures;
mod nearby;
mod packs;
mod placeholders;
mod policy_errors;
mod policy_layers;
mod reading;
mod report_formats;
mod score_from_json;
mod sealed;
mod silencing;
mod stances;
mod support;
