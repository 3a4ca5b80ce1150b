//! Drafts of campaigns, found by what their heads say.

use crate::support::{discretion_in, folder, outline};

const POLICY: &[u8] = b"discretion = 1\nname = \"acme\"\n\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n";

/// How many warnings two drafts of these texts get for figures that differ.
fn figures(name: &str, one: &str, other: &str) -> usize {
    let files = [("acme.toml", POLICY), ("a.md", one.as_bytes()), ("b.md", other.as_bytes())];
    let folder = folder(&format!("campaign_{name}"), &files);
    outline(discretion_in(&folder, "check -p acme.toml a.md b.md")).matches("[campaign/figure]").count()
}

#[test]
fn the_campaign_of_every_form_of_head_is_found() {
    let first = "---\ncampaign: spring\n---\nAcme Cloud cuts the cost of storage by 12 %.\n";
    let text = "Acme Cloud cuts the cost of storage by 20 %.\n";
    for (name, head) in [
        ("yaml", "---\ncampaign: spring\n---\n"),
        ("mark", "\u{feff}---\ncampaign: spring\n---\n"),
        ("toml", "+++\ncampaign = \"spring\"\n+++\n"),
        ("json", "{\n  \"campaign\": \"spring\"\n}\n"),
        ("comment", "<!-- Licence: CC BY 4.0 -->\n---\ncampaign: spring\n---\n"),
        ("below", "\n\n  <!-- Licence -->\n\n---\ncampaign: spring\n---\n"),
    ] {
        assert_eq!(figures(name, first, &format!("{head}{text}")), 2, "{name}");
    }
    let blank = " ".repeat(70);
    assert_eq!(figures("far", first, &format!("{blank}\n<!-- A -->\n---\ncampaign: spring\n---\n{text}")), 2);
    assert_eq!(figures("none", first, &format!("Our campaign: spring.\n\n{text}")), 0);
}
