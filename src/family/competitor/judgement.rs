//! What the clauses of a sentence say of one competitor: its rows of the table that hold.

use super::Stance;
use super::captivity::captivity;
use super::circumstance::beside;
use super::companion::companion;
use super::contrast::contrast;
use super::groups::{
    Told, has_pronoun, is_namesake, is_outsiders, is_placed, is_us, main_marks, marks_of, officially, qualities,
};
use super::missing::{declines, has_nothing, hindered, unable};
use super::regret::deplored;
use super::roundabout::roundabout;
use super::table::{BAD, DEEDS, FAULTS, MISDEEDS, Needed, RivalPart, VERBS, VerbRow};
use super::verbless::exclaimed;
use crate::clause::{Clauses, Group, GroupKind, Mark, NameStanding, Relation, Statement, WordKind};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What the clauses say of a competitor, given by its words; the worst of it.
pub(super) fn told(clauses: &Clauses, first: usize, last: usize) -> Option<Told> {
    let standing = clauses.standing(first, last)?;
    if clauses.groups[standing.group].ours {
        return None;
    }
    let owned = of_its_own(clauses, standing, (first, last));
    let said = clauses
        .clauses_of(standing.top)
        .chain(clauses.clauses_of(standing.group))
        .chain(qualifying(clauses, standing.top))
        .chain(std::iter::once(standing.statement))
        .chain(parts(clauses, standing))
        .chain(called_otherwise(clauses, standing))
        .chain(done_by(clauses, standing.top))
        .chain(aimed(clauses, standing.top))
        .filter_map(|statement| said_in(clauses, standing, statement));
    let loose = outdone(clauses, standing, first).into_iter();
    let circumstance = beside(clauses, standing).into_iter().chain(hindered(clauses, standing));
    let circumstance = circumstance.chain(captivity(clauses, standing)).chain(contrast(clauses, standing));
    let circumstance = circumstance.chain(roundabout(clauses, standing));
    let exclaimed = exclaimed(clauses, standing).into_iter();
    owned.into_iter().chain(exclaimed).chain(said).chain(loose).chain(circumstance).max_by_key(|(stance, _)| *stance)
}

/// The clauses on a part that nobody else can own: "Globex is fast, but the documentation is a maze".
fn parts(clauses: &Clauses, standing: NameStanding) -> impl Iterator<Item = usize> {
    let other = |at: usize| match clauses.kinds[at] {
        WordKind::Name => !clauses.groups[standing.group].holds(at),
        WordKind::OurName | WordKind::Particle(Particle::Us | Particle::Ours) => true,
        _ => false,
    };
    let alone = standing.relation == Relation::Subject && !(0..clauses.kinds.len()).any(other);
    (0..clauses.statements.len()).filter(move |&at| {
        let owns = |subject: usize| {
            let own = clauses.groups[subject];
            let bare =
                own.head == Some(own.first) || clauses.kinds[own.first] == WordKind::Particle(Particle::Determiner);
            let owned = (0..clauses.ties.len()).any(|group| clauses.ties[group].to == Some(subject));
            bare && !owned
                && own.owner.is_none()
                && subject != standing.top
                && clauses.is_head(subject, WordClass::Part)
        };
        // "It is not a service that tracks you."
        let relative = clauses.statements[at].opener == Some(Particle::Relative);
        alone && !relative && at != standing.statement && clauses.statements[at].subject.is_some_and(owns)
    })
}

/// The clauses on a competitor that is called by what it is: "I left Globex because the site is slow".
fn called_otherwise(clauses: &Clauses, standing: NameStanding) -> impl Iterator<Item = usize> {
    let other = |at: usize| match clauses.kinds[at] {
        WordKind::Name => !clauses.groups[standing.group].holds(at),
        WordKind::OurName | WordKind::Particle(Particle::Us | Particle::Ours) => true,
        _ => false,
    };
    let alone = standing.itself && !(0..clauses.kinds.len()).any(other);
    (standing.statement + 1..clauses.statements.len()).filter(move |&at| {
        let subject = clauses.statements[at].subject.filter(|_| alone);
        let relative = clauses.statements[at].opener == Some(Particle::Relative);
        !relative
            && subject.is_some_and(|subject| {
                let own = clauses.groups[subject];
                own.first < own.last && own.owner.is_none() && clauses.is_whole(own.first, own.last, Particle::Epithet)
            })
    })
}

/// A comparison without words for it: "even Globex can't do that", "while Globex charges per seat, we do not".
fn outdone(clauses: &Clauses, standing: NameStanding, first: usize) -> Option<Told> {
    let at = clauses.clauses_of(standing.top).next()?;
    if standing.relation != Relation::Subject && !elides(clauses, at) {
        return None;
    }
    let statement = &clauses.statements[at];
    // "Even Globex's own staff do not use it."
    let from = statement.subject.map_or(first, |subject| clauses.groups[subject].first);
    let even = (from.saturating_sub(1)..first).find(|&at| clauses.is(at, Particle::Even));
    if let Some(even) = even.filter(|_| statement.ways.denied) {
        return statement.verb.map(|verb| (Stance::Comparative, (even, clauses.groups[verb].last)));
    }
    let opens = |statement: &Statement| statement.opener == Some(Particle::Contrast);
    // "It charges 5 % where we charge 2", but not "it is where we are".
    let is = main_marks(clauses, at).any(|mark| mark.class == WordClass::Be);
    let where_we = |other: &Statement| other.opener == Some(Particle::Subordinate) && clauses.is_where(other.first);
    let ours = |other: &Statement| {
        let group = other.subject.map(|subject| clauses.groups[subject]);
        let us = |at: usize| matches!(clauses.kinds[at], WordKind::Particle(Particle::Us) | WordKind::OurName);
        group.is_some_and(|group| us(group.first))
    };
    let sets_apart = |other: &&Statement| {
        let Some(group) = other.subject.map(|subject| clauses.groups[subject]) else { return false };
        let denied = other.ways.denied || clauses.denies(group.first, group.last);
        let turned = denied != statement.ways.denied;
        let first = where_we(statement) && statement.first < other.first;
        ours(other)
            && (if where_we(other) || first { turned || !is } else { turned && (opens(statement) || opens(other)) })
    };
    // "We do what Globex won't."
    let elided = || elides(clauses, at).then(|| clauses.statements.iter().find(|other| ours(other))).flatten();
    let other = clauses.statements.iter().find(sets_apart).or_else(elided)?;
    let (first, last) = (statement.first.min(other.first), statement.last.max(other.last));
    Some((Stance::Comparative, (first, last)))
}

/// Returns whether a competitor owns a part of its own: "Globex's support".
fn owns_part(clauses: &Clauses, standing: NameStanding) -> bool {
    let owner = clauses.groups[standing.group].owner.is_some() || standing.group != standing.top;
    owner && clauses.is_head(standing.top, WordClass::Part)
}

/// Returns whether a clause denies what the clause beside it says, with an auxiliary alone: "Globex doesn't".
fn elides(clauses: &Clauses, at: usize) -> bool {
    let auxiliary = [WordClass::Do, WordClass::Able, WordClass::Modal, WordClass::Need];
    let bare = main_marks(clauses, at).all(|mark| auxiliary.contains(&mark.class));
    bare && clauses.statements[at].ways.denied && clauses.complements(at).next().is_none()
}

/// What one clause says of it.
fn said_in(clauses: &Clauses, standing: NameStanding, at: usize) -> Option<Told> {
    let statement = &clauses.statements[at];
    if let Some(words) = unknown(clauses, standing, at) {
        return Some((Stance::Insinuation, words));
    }
    if statement.ways.disputed || statement.ways.supposed {
        return None;
    }
    statement.verb?;
    let own = at == standing.statement && standing.relation != Relation::Subject;
    let means = clauses.ties[standing.top].at.is_some_and(|at| clauses.is(at, Particle::Means));
    // « Il y a trop de pannes sur Globex »
    let inside = clauses.ties[standing.top].at.is_some_and(|at| clauses.is(at, Particle::Inside));
    let there = inside && has_pronoun(clauses, at) && main_marks(clauses, at).any(|mark| mark.class == WordClass::Bear);
    let circumstance = own && standing.relation == Relation::Circumstance;
    // "Don't give your files to Globex."
    let asks = statement.requests || statement.ways.advises;
    let given = asks
        && main_marks(clauses, at).any(|mark| match mark.class {
            WordClass::Use => statement.ways.denied,
            // « Il faut arrêter d'acheter sur Globex »
            WordClass::Leave => !statement.ways.denied && mark.last > mark.first,
            _ => false,
        });
    if circumstance && (statement.ways.dissuaded || given) {
        return main_marks(clauses, at).next().map(|mark| (Stance::Disparaging, (mark.first, mark.last)));
    }
    if let Some(words) = waning(clauses, at).filter(|_| !own) {
        return Some((Stance::Disparaging, words));
    }
    // The last word of "be happy with" ties its object.
    let ties = |mark: &Mark, group: usize| mark.last > mark.first && clauses.ties[group].at == Some(mark.last);
    let part = standing.group != standing.top && clauses.is_head(standing.top, WordClass::Part);
    let governed = standing.heads
        && main_marks(clauses, at).any(|mark| ties(mark, standing.group) || (part && ties(mark, standing.top)));
    // "It took Globex nine months to".
    let own_group = clauses.groups[standing.group];
    let amid = main_marks(clauses, at)
        .any(|mark| mark.lemma.contains('…') && mark.first < own_group.first && own_group.first < mark.last);
    let part: Option<RivalPart> = match (own.then_some(standing.relation), statement.passive) {
        (Some(Relation::Object | Relation::Circumstance | Relation::Agent), _) if governed => Some(RivalPart::Suffers),
        // "With Globex, exports are slow."
        (Some(Relation::Circumstance), false) if (means || there) && standing.itself => {
            return with_it(clauses, standing, at);
        }
        (None, false) | (Some(Relation::Agent), _) => Some(RivalPart::Does),
        (None, true) => Some(RivalPart::Suffers),
        (Some(Relation::Object), _) if standing.itself || amid || owns_part(clauses, standing) => {
            Some(RivalPart::Suffers)
        }
        (Some(Relation::Object | Relation::Circumstance | Relation::Subject), _) => None,
    };
    // "What bothers me about Globex".
    let what = statement.subject.is_some_and(|subject| clauses.is_pronoun(subject)) && standing.heads;
    let tied = if what { standing.group } else { standing.top };
    if (circumstance || what) && !governed && clauses.ties[tied].by == Some(Particle::With) {
        let harm = main_marks(clauses, at).find(|mark| mark.class == WordClass::Harm && !statement.ways.denied);
        return harm.filter(|_| !statement.passive).map(|mark| (Stance::Disparaging, (mark.first, mark.last)));
    }
    // What happens to it, or in it, is not what it does.
    let with = standing.top != standing.group && clauses.ties[standing.group].by == Some(Particle::With);
    let person = [WordClass::Part, WordClass::Person].into_iter().any(|class| clauses.is_head(standing.top, class));
    if part == Some(RivalPart::Does) && with && !person {
        return None;
    }
    let part = part?;
    // "The Globex token is missing."
    if part == RivalPart::Does && standing.top == standing.group && is_namesake(clauses, standing) {
        return None;
    }
    // What users of it do is not what it does.
    let people = is_outsiders(clauses, standing.top);
    let staff = clauses.ties[standing.group].at.is_some_and(|at| clauses.is(at, Particle::Staff));
    if part == RivalPart::Does && people && !staff {
        return None;
    }
    let holds = |row: &VerbRow| {
        let mut marks = main_marks(clauses, at).chain(attitudes(clauses, at));
        let mark = marks.find(|mark| mark.class == row.verb && !declines(clauses, at, mark))?;
        let companion = companion(clauses, at, row, standing, mark)?;
        let words = (mark.first.min(companion.0), mark.last.max(companion.1));
        let stance =
            if row.verb == WordClass::Sue && officially(clauses, at) { Stance::Substantiated } else { row.stance };
        (row.part == part).then_some((stance, words))
    };
    let told = VERBS.iter().filter(|row| row.part == part).find_map(holds);
    let direct = own || clauses.clauses_of(standing.top).chain(clauses.clauses_of(standing.group)).any(|own| own == at);
    let acts = direct && part == RivalPart::Does && told.is_none_or(|(stance, _)| stance < Stance::Disparaging);
    let deed = || deplored(clauses, standing, at).or_else(|| unable(clauses, standing, at));
    acts.then(deed).flatten().or(told)
}

/// "Its quality has dropped", but not "its price has dropped".
fn waning(clauses: &Clauses, at: usize) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let mark = main_marks(clauses, at).find(|mark| mark.class == WordClass::Wane && !statement.ways.denied)?;
    let subject = statement.subject?;
    let good = [WordClass::Good, WordClass::Praise].into_iter().any(|class| clauses.is_head(subject, class));
    good.then_some((mark.first, mark.last))
}

/// « On ne sait pas ce que Globex fait de nos messages. »
fn unknown(clauses: &Clauses, standing: NameStanding, at: usize) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let outer = &clauses.statements[statement.inside.filter(|&outer| outer < at)?];
    let ask = outer.verb.map(|verb| clauses.groups[verb])?;
    let knows = clauses.marks_in(ask.first, ask.last, WordClass::Say).next().is_some() && outer.ways.denied;
    let does = clauses.groups[statement.verb.filter(|_| knows && standing.relation == Relation::Subject)?];
    let of = |&(group, own): &(usize, &Group)| {
        let theirs = own.ours || clauses.holds(own.first, own.last, Particle::Yours);
        let thing = marks_of(clauses, group, &[WordClass::Private, WordClass::Yours]).is_some();
        clauses.ties[group].by == Some(Particle::Of) && theirs && thing
    };
    let (_, thing) = clauses.complements(at).find(of)?;
    (does.last < thing.first).then_some((ask.first, thing.last))
}

/// What is said to be bad with a competitor.
fn with_it(clauses: &Clauses, standing: NameStanding, at: usize) -> Option<Told> {
    // « Avec Globex, impossible d'exporter »
    let statement = &clauses.statements[at];
    let alone = statement.subject.filter(|&subject| {
        let own = clauses.groups[subject];
        (own.first..=own.last).all(|at| clauses.kinds[at] == WordKind::Adjective)
    });
    if let Some(words) = alone.and_then(|subject| qualities(clauses, subject, &FAULTS)) {
        return Some((Stance::Disparaging, words));
    }
    let mut rows = VERBS.iter().filter(|row| {
        let says = matches!(row.verb, WordClass::Be | WordClass::Bear);
        (says && (row.beside == Needed::Fault || row.denied)) || row.verb == WordClass::Fail
    });
    rows.find_map(|row| {
        let mark = main_marks(clauses, at).find(|mark| mark.class == row.verb)?;
        let words = companion(clauses, at, row, standing, mark)?;
        Some((row.stance, (mark.first, words.1)))
    })
}

/// The clauses on something that a clause says a thing to be or to have: "Globex is a service that tracks you".
fn qualifying(clauses: &Clauses, thing: usize) -> impl Iterator<Item = usize> {
    let own: Vec<usize> = clauses
        .clauses_of(thing)
        .filter(|&at| {
            main_marks(clauses, at)
                .any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear | WordClass::Provide))
        })
        .filter(|&at| !clauses.statements[at].ways.denied)
        .flat_map(|at| clauses.objects(at).map(|(group, _)| group))
        .collect();
    (0..clauses.statements.len()).filter(move |&at| {
        let statement = &clauses.statements[at];
        statement.opener == Some(Particle::Relative) && statement.subject.is_some_and(|subject| own.contains(&subject))
    })
}

/// The clauses that tell how something does what it does: "it makes its money by selling your data".
fn done_by(clauses: &Clauses, thing: usize) -> impl Iterator<Item = usize> {
    (0..clauses.statements.len()).filter(move |&at| {
        let outer = clauses.outwards(at).nth(1).map(|outer| clauses.statements[outer].ways);
        let wrong = clauses.statements[at].means && main_marks(clauses, at).any(|mark| MISDEEDS.contains(&mark.class));
        let tells = wrong && outer.is_some_and(|ways| !ways.denied && !ways.supposed);
        tells && clauses.subject_of(at) == Some(thing)
    })
}

/// The clauses that tell what a thing is good for: "it is designed to keep you hooked", "it is quick to punish users".
fn aimed(clauses: &Clauses, thing: usize) -> impl Iterator<Item = usize> {
    (0..clauses.statements.len()).filter(move |&at| {
        let inner = &clauses.statements[at];
        let outer = inner.inside.filter(|&outer| outer < at && inner.subject.is_none() && inner.opener.is_none());
        let wrong = || main_marks(clauses, at).any(|mark| MISDEEDS.contains(&mark.class));
        let meant = |outer: usize| {
            let adjective = inner.verb.and_then(|verb| clauses.groups[verb].first.checked_sub(1));
            adjective.is_some_and(|at| clauses.marks_in(at, at, WordClass::Fine).next().is_some())
                && main_marks(clauses, outer).any(|mark| mark.class == WordClass::Be)
                && !clauses.statements[outer].ways.denied
        };
        outer.is_some_and(|outer| clauses.clauses_of(thing).any(|own| own == outer) && meant(outer)) && wrong()
    })
}

/// The marks of verbs of taste, which may have another verb after them: "I don't like using it".
fn attitudes(clauses: &Clauses, statement: usize) -> impl Iterator<Item = &Mark> {
    let verb = clauses.statements[statement].verb.map(|verb| clauses.groups[verb]);
    clauses.marks.iter().filter(move |mark| {
        let taste = matches!(mark.class, WordClass::Like | WordClass::Hate);
        // A verb after it says more than that somebody refuses.
        let refuses = mark.class == WordClass::Refuse
            && !main_marks(clauses, statement).any(|main| {
                let withholds = main.class == WordClass::Leave && keeps_yours(clauses, statement);
                (MISDEEDS.contains(&main.class) && !withholds)
                    || main.class == WordClass::Refuse
                    || main.class == WordClass::Sue
            });
        (taste || refuses) && verb.is_some_and(|verb| verb.holds(mark.first))
    })
}

/// What a group says of a competitor that owns the thing, is in it, or stands beside it.
fn of_its_own(clauses: &Clauses, standing: NameStanding, name: (usize, usize)) -> Option<Told> {
    let statement = &clauses.statements[standing.statement];
    // "The complaint against Globex was dismissed."
    let against = clauses.ties[standing.group].at.is_some_and(|at| clauses.is(at, Particle::Against));
    let fought = main_marks(clauses, standing.statement).any(|mark| match mark.class {
        WordClass::Fight => true,
        // "We open issues in Globex."
        WordClass::File => is_placed(clauses, standing.group),
        WordClass::Acquit => against,
        _ => false,
    });
    // "The vulnerability of the Globex token" is that of a token.
    let other = standing.top != standing.group && is_namesake(clauses, standing);
    if statement.ways.disputed || statement.ways.supposed || fought || other {
        return None;
    }
    let group = clauses.groups[standing.group];
    let top = clauses.groups[standing.top];
    // "Let's not forget the lies of Globex."
    let forgets = main_marks(clauses, standing.statement).any(|mark| mark.class == WordClass::Refuse);
    // « Je n'ai pas eu de souci avec Globex »
    let part =
        clauses.halves.iter().any(|&half| half < top.first) && clauses.ties[standing.top].by == Some(Particle::Of);
    let object = standing.relation == Relation::Object || (standing.relation == Relation::Circumstance && part);
    // "We had no trouble with Globex."
    let nothing = standing.relation == Relation::Object
        && !statement.ways.denied
        && main_marks(clauses, standing.statement).any(has_nothing);
    // « Sans problème avec Globex », but not "without the bloat of Globex".
    let placed = is_placed(clauses, standing.group);
    let without = clauses.ties[standing.top].at.filter(|_| placed).map_or(top.first, |at| at.min(top.first));
    let none = clauses.denies(without, top.last) || (object && statement.ways.denied && !forgets) || nothing;
    if none {
        return None;
    }
    let found = |words: (usize, usize)| Some((Stance::Disparaging, words));
    // "Globex's lies", "the overpriced Globex".
    let owns = group.owner.is_some_and(|owner| name.1 <= owner);
    if owns {
        if let Some(words) = qualities(clauses, standing.group, &FAULTS) {
            return found(words);
        }
    } else if let Some(mark) = [WordClass::Flawed, WordClass::Taxing]
        .into_iter()
        .find_map(|class| clauses.marks_in(group.first, group.last, class).find(|mark| !clauses.compares(mark.last)))
    {
        // "Why is Globex so slow?"
        let after = clauses.first_is_head || statement.subject.is_none() || standing.relation == Relation::Object;
        if (mark.last < name.0 || after) && standing.itself {
            return found((mark.first, mark.last));
        }
    } else if let Some(words) = qualities(clauses, standing.group, &[WordClass::Flaw, WordClass::Law]) {
        return found(words);
    }
    // "Globex with its crazy prices".
    let mut with = (standing.group + 1..clauses.groups.len()).filter(|&child| {
        let own = clauses.groups[child];
        let theirs = clauses.holds(own.first, own.last, Particle::Theirs);
        theirs && clauses.ties[child].to == Some(standing.group) && clauses.ties[child].by.is_some()
    });
    if let Some(words) = with.find_map(|child| qualities(clauses, child, &FAULTS)) {
        return found(words);
    }
    // "The problem with Globex", "a joke like Globex".
    // "My quarrel with Globex" is with it.
    let quarrel = |group: usize| clauses.ties[group].by == Some(Particle::With);
    if top.ours && !quarrel(standing.group) {
        return None;
    }
    let mut owned = standing.group;
    while owned != standing.top {
        let like = clauses.ties[owned].by == Some(Particle::Example);
        owned = clauses.ties[owned].to?;
        // "Heavy users of Globex" are no burden.
        // "Attacks against Globex" are others'.
        let suffered = against && owned == clauses.ties[standing.group].to.unwrap_or(owned);
        let classes: &[WordClass] = match (is_outsiders(clauses, owned), like) {
            _ if suffered => &[WordClass::Snag, WordClass::Law],
            (true, _) => &[WordClass::Flaw, WordClass::Flawed],
            (false, true) => &BAD,
            (false, false) => &FAULTS,
        };
        if clauses.groups[owned].ours && !quarrel(standing.group) {
            return None;
        }
        if let Some(words) = qualities(clauses, owned, classes) {
            return found(words);
        }
    }
    // « Honte à Globex »
    let to =
        clauses.ties[standing.group].to.filter(|_| statement.verb.is_none() && standing.relation != Relation::Subject);
    let apart = clauses.ties[standing.group].at.is_some_and(|at| {
        against
            || clauses.is(at, Particle::Inside) && !clauses.is(at, Particle::Apart)
            || clauses.is(at, Particle::Except)
    });
    if let Some(words) = to.filter(|_| !apart).and_then(|to| qualities(clauses, to, &BAD)) {
        return found(words);
    }
    // "A lawsuit was filed against Globex."
    if standing.relation == Relation::Circumstance
        && statement.passive
        && clauses.ties[standing.group].by == Some(Particle::With)
    {
        let classes: &[WordClass] = if against { &FAULTS } else { &[WordClass::Law] };
        let words = statement.subject.and_then(|subject| qualities(clauses, subject, classes));
        if let Some(words) = words {
            return found(words);
        }
    }
    // "The spying done by Globex", "it makes Globex a poor choice", but not "a lawsuit filed by Globex".
    if standing.relation == Relation::Agent {
        // "The flaw found by Globex" is no deed of it.
        let told = main_marks(clauses, standing.statement)
            .any(|mark| matches!(mark.class, WordClass::Suffer | WordClass::Fight));
        let words = statement.subject.and_then(|subject| qualities(clauses, subject, &DEEDS)).filter(|_| !told);
        if let Some(words) = words {
            return found(words);
        }
    }
    let next = (standing.relation == Relation::Object && standing.itself).then_some(standing.group + 1);
    let next = next.filter(|&next| {
        next < clauses.groups.len() && clauses.groups[next].kind == GroupKind::Noun && clauses.ties[next].by.is_none()
    });
    if let Some(words) = next.and_then(|next| qualities(clauses, next, &FAULTS)) {
        return found(words);
    }
    // "Globex, a privacy nightmare".
    let beside = (0..clauses.groups.len())
        .filter(|&other| clauses.ties[other].beside && clauses.ties[other].to == Some(standing.group));
    let words = beside.filter_map(|other| qualities(clauses, other, &BAD)).next();
    if let Some(words) = words {
        return found(words);
    }
    None
}

/// Returns whether what somebody refuses to give up is the reader's: "refuses to delete your data".
fn keeps_yours(clauses: &Clauses, at: usize) -> bool {
    let own = |(group, _): (usize, _)| marks_of(clauses, group, &[WordClass::Private, WordClass::Yours]).is_some();
    clauses.complements(at).any(own)
}

/// The deed by which a contrast with a competitor accuses it: ours, denied, or a virtue of ours.
pub(super) fn contrasted(clauses: &Clauses, outside: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let ours = |at: usize| {
        let subject = clauses.statements[at].subject;
        subject.is_some_and(|subject| is_us(clauses, subject) && outside(clauses.groups[subject].first))
    };
    (0..clauses.statements.len()).filter(|&at| ours(at)).find_map(|at| {
        let denied = clauses.statements[at].ways.denied;
        let subject = clauses.statements[at].subject.map(|subject| clauses.groups[subject].first)?;
        let deed = main_marks(clauses, at)
            .find(|mark| if denied { MISDEEDS.contains(&mark.class) } else { mark.class == WordClass::Honour })?;
        Some((subject.min(deed.first), deed.last))
    })
}
