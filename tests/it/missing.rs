//! What a competitor is said not to do, what is regretted of it, and calm sentences that look alike.

use crate::support;
use discretion::report::Stance;

const RIVAL: &str = "discretion = 1\nname = \"t\"\n[company]\nnames = [\"Acme\"]\n\
    [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";

/// All texts whose worst stance is another one than wanted, with that stance.
fn others(wanted: &[Stance], texts: &[&'static str]) -> Vec<(&'static str, Option<Stance>)> {
    let stance =
        |text: &str| support::report(RIVAL, text).warnings().iter().filter_map(|warning| warning.stance()).max();
    let each = texts.iter().map(|&text| (text, stance(text)));
    each.filter(|(_, stance)| !stance.is_some_and(|stance| wanted.contains(&stance))).collect()
}

#[test]
fn what_a_competitor_does_not_do_compares() {
    let texts = [
        "Globex does not recognise tags.",
        "Umbrella adds filters that Globex does not have.",
        "Globex cannot merge two calendars.",
        "Globex has templates you can edit, but doesn't have a free tier.",
        "Globex only supports two languages.",
        "There is no offline mode in Globex.",
        "There is no way to export a board in Globex.",
        "You can't undo a merge in Globex.",
        "The roadmap of Globex is not publicly available.",
        "Hooli is a clear improvement over Globex.",
        "Umbrella is ahead of Globex in terms of speed.",
        "Umbrella is everything Globex is, but it's faster.",
        "We moved from Globex for the ease of use.",
    ];
    assert_eq!(others(&[Stance::Comparative], &texts), []);
}

#[test]
fn what_is_regretted_or_blamed_runs_down() {
    let texts = [
        "Globex offers no supported way to export a board.",
        "Annoyingly, Globex uses a plug of its own.",
        "Globex quietly made a change to its terms.",
        "Sadly, Globex closed its forum.",
        "We are disappointed that Globex has taken this path.",
        "It annoys us that Globex closed its forum.",
        "This is a cheap trick Globex is trying to pull.",
        "The most absurd form Globex sends out was the third one.",
        "It is hard to import notes into Globex.",
        "It is not easy to import notes into Globex.",
        "Globex has long held developers back.",
        "Globex is held back by its pricing.",
        "Globex is going to intentionally kill off the export.",
        "Globex runs into scaling problems with a thousand boards.",
        "Globex devices often lack security features.",
        "The Globex article on our work is biased and misleading.",
        "First came Globex with their outrageous fees.",
        "Let's not forget the scandals of Globex.",
        "Globex is cheap, but the documentation is a maze.",
        "We looked at Globex. The interface is clunky.",
        "Globex does not want claims to succeed; they just don't care about them.",
        "Globex not only deceived its users, but also its partners.",
        "I got really frustrated at Globex.",
        "I would not upgrade to Globex.",
        "Globex's cancellation procedure sucks big time.",
        "We were not satisfied with Globex.",
    ];
    assert_eq!(others(&[Stance::Disparaging], &texts), []);
}

#[test]
fn what_is_denied_and_no_loss_is_calm() {
    let texts = [
        "Globex does not sell your data.",
        "Globex does not have access to your files.",
        "Globex does not crash or lose your files.",
        "Globex cannot read your messages.",
        "Globex cannot be beaten.",
        "Globex doesn't let advertisers track you.",
        "Globex doesn't require an account.",
        "Globex is not running in that container.",
        "Only Globex supports two languages.",
        "There were no changes in Globex.",
        "There is no problem with Globex.",
        "If Globex does not support tags, write to us.",
        "Globex has a limit of 2048 characters per note.",
        "The Globex team is hard at work.",
        "In a recent attempt to move away from Globex I wrote a script.",
        "Globex showed the warning that our server sends out.",
        "The scan that Globex reported was a mistake of ours.",
        "We are happy that Globex has opened its forum.",
        "Globex opened an office. Our interface is clunky, we know.",
        "Globex helps teams avoid costly mistakes.",
        "That means Globex will know that Umbrella is unhealthy.",
        "We have no native support for Globex.",
        "A complex board is easy to import into Globex.",
    ];
    assert_eq!(others(&[Stance::Neutral, Stance::Conceding, Stance::Integration], &texts), []);
}

/// A miss: praise that is denied beside a noun.
#[test]
fn what_is_not_seen_yet() {
    // FIXME: "serious" is no head, and "not the only free tool" denies no freedom.
    assert_eq!(others(&[Stance::Neutral], &["Globex is not a serious contender."]), []);
}
