//! Roundabout ways of judging a competitor: what it is not, what somebody gets into who uses it.

use super::Stance;
use super::companion::yours;
use super::groups::{Told, is_people, main_marks, marks_of, qualities, states};
use super::table::FAULTS;
use crate::clause::{Clauses, NameStanding, Relation, WordKind};
use crate::language::inflection::WordForm;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// The judgement of a competitor by a sentence in one of these ways.
pub(super) fn roundabout(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let words = unfit(clauses, standing).or_else(|| let_in_for(clauses, standing));
    let words = words
        .or_else(|| turned(clauses, standing))
        .or_else(|| lamented(clauses, standing))
        .or_else(|| dearer(clauses, standing));
    words.map(|words| (Stance::Disparaging, words))
}

/// "Globex is not a company that I trust", "no longer somewhere I want to be".
fn unfit(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    clauses.clauses_of(standing.top).filter(|_| standing.relation == Relation::Subject).find_map(|at| {
        let statement = &clauses.statements[at];
        let verb = statement.verb.filter(|_| statement.ways.denied && !statement.ways.supposed)?;
        let is = main_marks(clauses, at).any(|mark| mark.class == WordClass::Be);
        let last = clauses.objects(at).last()?.0;
        let inner = (at + 1..clauses.statements.len()).find(|&inner| {
            let own = &clauses.statements[inner];
            let told = own.qualifies == Some(last) || own.subject == Some(last) || own.inside == Some(at);
            let opens = own.opener.is_none_or(|opener| opener == Particle::Relative || opener == Particle::Subordinate);
            told && opens && !own.ways.denied
        })?;
        let deed = clauses.groups[clauses.statements[inner].verb?];
        let wants = [WordClass::Use, WordClass::Like, WordClass::Honour];
        let wanted = wants.into_iter().any(|class| clauses.marks_in(deed.first, deed.last, class).next().is_some());
        (is && wanted).then_some((clauses.groups[verb].first, deed.last))
    })
}

/// "Globex is popular but slow."
fn turned(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    clauses.clauses_of(standing.top).filter(|_| standing.relation == Relation::Subject).find_map(|at| {
        let statement = &clauses.statements[at];
        let is = main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear));
        let next = clauses.statements.get(at + 1).filter(|next| {
            next.opener == Some(Particle::Contrast) && next.verb.is_none() && is && !statement.ways.supposed
        })?;
        let group = next.subject.filter(|&group| !clauses.groups[group].ours)?;
        let own = clauses.groups[group];
        let bare = own.head.is_none_or(|head| clauses.kinds[head] == WordKind::Adjective);
        qualities(clauses, group, &FAULTS).filter(|_| bare && !clauses.denies(own.first, own.last))
    })
}

/// "The trouble is that Globex keeps asking", "what drove us away was that Globex has no search".
fn lamented(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = &clauses.statements[standing.statement];
    let acts = standing.relation == Relation::Subject && !own.passive && !own.ways.supposed && !own.ways.disputed;
    let ours = (0..clauses.groups.len())
        .any(|group| clauses.ties[group].statement == standing.statement && clauses.groups[group].ours);
    (0..standing.statement).filter(|_| acts && !ours).find_map(|at| {
        let statement = &clauses.statements[at];
        let is = |at: usize| {
            clauses.statements.get(at).is_some_and(|_| main_marks(clauses, at).any(|mark| mark.class == WordClass::Be))
        };
        let goes_on =
            |at: usize| clauses.statements.get(at + 1).is_some_and(|next| next.opener == Some(Particle::Subordinate));
        let subject = statement.subject.filter(|_| !statement.ways.denied && !statement.ways.supposed)?;
        let open = clauses.is_pronoun(subject)
            || clauses.holds(clauses.groups[subject].first, clauses.groups[subject].first, Particle::Relative);
        let hurts = main_marks(clauses, at).find(|mark| mark.class == WordClass::Harm && !statement.passive && open);
        let hurts = hurts.filter(|_| is(at + 1)).map(|mark| (mark.first, mark.last));
        // « Le problème, c'est que »
        let noun = if clauses.ties[subject].beside { clauses.ties[subject].to? } else { subject };
        let matter = || [WordClass::Snag, WordClass::Trouble].into_iter().any(|class| clauses.is_head(noun, class));
        let fault = || {
            qualities(clauses, noun, &FAULTS)
                .filter(|_| is(at) && goes_on(at) && matter() && !clauses.groups[noun].ours)
        };
        hurts.or_else(fault)
    })
}

/// "The price climbs with every customer", "our bill at Globex doubled".
fn dearer(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let others = clauses.kinds.iter().any(|kind| matches!(kind, WordKind::OurName));
    (0..clauses.statements.len()).filter(|_| standing.heads && !others).find_map(|at| {
        let statement = &clauses.statements[at];
        let price = statement.subject.filter(|&subject| clauses.is_head(subject, WordClass::Price))?;
        let mark = main_marks(clauses, at).find(|mark| mark.class == WordClass::Climb)?;
        // "The price of a mistake"
        let of = (price + 1..clauses.groups.len())
            .any(|child| clauses.ties[child].to == Some(price) && child != standing.group);
        (states(statement) && !of).then_some((clauses.groups[price].first, mark.last))
    })
}

/// "If you use Globex, you lose control of your data."
fn let_in_for(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = &clauses.statements[standing.statement];
    let opens = matches!(own.opener, Some(Particle::Condition | Particle::Subordinate));
    // "By using Globex, you give up your privacy."
    let using = own.subject.is_none()
        && standing.itself
        && standing.statement <= 1
        && main_marks(clauses, standing.statement)
            .any(|mark| mark.class == WordClass::Use && matches!(mark.form, WordForm::Gerund | WordForm::Base));
    let somebody = own.subject.is_some_and(|subject| is_people(clauses, subject) && !clauses.groups[subject].ours);
    let others = clauses.kinds.iter().any(|kind| matches!(kind, WordKind::OurName | WordKind::Particle(Particle::Us)));
    let uses = ((opens && somebody) || (using && !own.requests))
        && !own.ways.denied
        && !others
        && standing.relation != Relation::Subject;
    let main = (0..clauses.statements.len()).filter(|&at| at != standing.statement && uses);
    let mut main = main.filter(|&at| {
        let other = &clauses.statements[at];
        let that = using && other.opener == Some(Particle::Subordinate);
        other.opener.is_none() && (using || other.inside != Some(standing.statement)) || that
    });
    main.find_map(|at| {
        let statement = &clauses.statements[at];
        let told = !statement.ways.supposed && !statement.ways.disputed;
        let you = statement
            .subject
            .map_or(using, |subject| is_people(clauses, subject) || yours(clauses, subject, true).is_some());
        let mark = main_marks(clauses, at).find(|mark| match mark.class {
            WordClass::Fail | WordClass::Squander | WordClass::Wane => {
                !statement.ways.denied && mark.class != WordClass::Squander
            }
            WordClass::Like | WordClass::Work => statement.ways.denied,
            WordClass::Harm | WordClass::Take | WordClass::Trade | WordClass::Damage => {
                statement.passive && !statement.ways.denied
            }
            _ => false,
        });
        let holds = || {
            main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear | WordClass::Need))
        };
        let fault = || {
            let mut given = clauses.objects(at);
            given
                .find_map(|(group, _)| qualities(clauses, group, &FAULTS))
                .filter(|_| holds() && !statement.ways.denied)
        };
        // "You lose control of your data."
        let given_up = || {
            let gives = |class: WordClass| matches!(class, WordClass::Yield | WordClass::Squander);
            let mark = main_marks(clauses, at).find(|mark| gives(mark.class) && !statement.ways.denied)?;
            let mut given = clauses.complements(at);
            let dear = [WordClass::Private, WordClass::Good];
            given.find_map(|(group, _)| {
                marks_of(clauses, group, &dear)
                    .or_else(|| yours(clauses, group, true))
                    .map(|words| (mark.first, words.1))
            })
        };
        let words = mark.map(|mark| (mark.first, mark.last)).or_else(fault).or_else(given_up)?;
        (you && told).then_some(words)
    })
}
