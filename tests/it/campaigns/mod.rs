//! Drafts of one campaign are compared, and each has what its campaign asks for.

mod example;
mod generated;

use crate::support::{checker, policy, policy_error, written};
use discretion::report::Masking;
use discretion::{Checker, Draft, Report};

/// A rule that finds nothing.
const RULE: &str = "[[tone]]\nid = \"hype\"\nterms = [\"game-changing\"]\n";

/// The reports of drafts of one campaign: paths and texts.
fn reports(checker: &Checker, drafts: &[(&str, &str)]) -> Vec<Report> {
    let mut session = checker.session();
    for (path, text) in drafts {
        session.add(&Draft::markdown(text).path(*path).campaign("spring"));
    }
    session.reports().collect()
}

/// The rules and the texts that a report warns about.
fn told(report: &Report) -> Vec<String> {
    report.warnings().iter().map(|warning| format!("{} {}", warning.rule(), warning.text())).collect()
}

const BLOG: &str = "Halcyon cuts the cost of storage by **12 %**.\n";
const POST: &str = "With Halcyon, storage costs fall by 20 %.\n";

#[test]
fn a_difference_is_a_warning_at_both_places() {
    let reports = reports(&checker(RULE), &[("blog.md", BLOG), ("linkedin.md", POST)]);
    assert_eq!(told(&reports[0]), ["campaign/figure 12 %"]);
    assert_eq!(told(&reports[1]), ["campaign/figure 20 %"]);
    let warning = &reports[0].warnings()[0];
    assert_eq!(warning.message(), "“12 %” here, “20 %” in linkedin.md:1:37");
    let [place] = warning.related() else { panic!("{:?}", warning.related()) };
    assert_eq!(place.path.as_deref(), Some("linkedin.md"));
    assert_eq!(place.location.span.slice(POST), "20 %");
    assert_eq!(place.note, "linkedin.md:1:37 says “20 %”");
    assert!(reports[0].score() > 0.0 && warning.points() > 0.0);
    assert_eq!(reports[0].campaigns()[0].drafts, ["linkedin.md"]);
}

#[test]
fn drafts_of_other_campaigns_are_not_compared() {
    let checker = checker(RULE);
    let with = |head: &str, text: &str| format!("---\ncampaign: {head}\n---\n{text}");
    let texts = [with("Spring", BLOG), with("autumn", POST), POST.to_owned(), with("[spring, summer]", POST)];
    let mut session = checker.session();
    for (path, text) in ["a.md", "b.md", "c.md", "d.md"].into_iter().zip(&texts) {
        session.add(&Draft::markdown(text).path(path));
    }
    let found: Vec<usize> = session.reports().map(|report| report.warnings().len()).collect();
    assert_eq!(found, [1, 0, 0, 1]);
    let report = session.report(3).expect("there is one");
    let names: Vec<&str> = report.campaigns().iter().map(|campaign| campaign.name.as_str()).collect();
    assert_eq!(names, ["spring", "summer"]);
    assert!(report.campaigns()[1].drafts.is_empty());
}

#[test]
fn one_place_names_all_drafts_that_differ() {
    let drafts = [("blog.md", BLOG), ("linkedin.md", POST), ("x.md", "Storage costs: down by 25 %!\n")];
    let reports = reports(&checker(RULE), &drafts);
    let paths: Vec<_> = reports[0].warnings()[0].related().iter().map(|place| place.path.clone()).collect();
    assert_eq!(paths, [Some("linkedin.md".to_owned()), Some("x.md".to_owned())]);
    assert_eq!(reports.iter().map(|report| report.warnings().len()).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn wording_that_a_campaign_asks_for_is_there() {
    let policy = format!("{RULE}[campaign.spring]\nmust = {{ en = [\"Terms apply\"], fr = [\"sous conditions\"] }}\n");
    let checker = checker(&policy);
    let drafts = [
        ("a.md", "Halcyon is here for all of you.\n\n*Terms* apply.\n"),
        ("b.md", "Halcyon is here for all of you.\n"),
        ("c.md", "Halcyon est là pour vous tous, sous conditions.\n"),
        ("d.md", "Halcyon est là pour vous tous.\n"),
    ];
    let reports = reports(&checker, &drafts);
    let found: Vec<Vec<String>> = reports.iter().map(told).collect();
    assert_eq!(found[0], [""; 0]);
    assert_eq!(found[1], ["campaign/must Halcyon is here for all of you."]);
    assert_eq!(found[2], [""; 0]);
    assert_eq!(found[3], ["campaign/must Halcyon est là pour vous tous."]);
    assert!(reports[3].warnings()[0].message().contains("sous conditions"));
}

#[test]
fn nothing_appears_before_its_date() {
    let checker = checker(&format!("{RULE}[campaign.spring]\nnot_before = 2027-04-03T09:00:00+02:00\n"));
    let with = |date: &str| format!("---\ncampaign: spring\npublish_at: {date}\n---\nHalcyon is here.\n");
    let early = checker.check(&Draft::markdown(&with("2027-04-03T08:59:00+02:00")));
    assert_eq!(told(&early), ["campaign/too-early 2027-04-03T08:59:00+02:00"]);
    assert!(checker.check(&Draft::markdown(&with("2027-04-03T09:00:00+02:00"))).warnings().is_empty());
    // A day counts from its first moment on.
    assert_eq!(checker.check(&Draft::markdown(&with("2027-04-03"))).warnings().len(), 1);
    let undated = checker.check(&Draft::markdown("Halcyon is here.").campaign("spring"));
    assert!(undated.warnings().is_empty() && undated.notes()[0].contains("does not say when"), "{:?}", undated.notes());
    let unreadable = checker.check(&Draft::markdown(&with("soon")));
    assert_eq!(unreadable.problems().len(), 1);
}

#[test]
fn an_unknown_campaign_is_an_error_where_the_policy_knows_some() {
    let checker = checker(&format!("{RULE}[campaign.spring]\nmust = [\"Halcyon\"]\n"));
    let report = checker.check(&Draft::markdown("---\ncampaign: sprnig\n---\nHalcyon is here.\n"));
    assert_eq!(report.problems()[0].message(), "unknown campaign `sprnig`");
    assert_eq!(report.problems()[0].help(), Some("did you mean `spring`?"));
    let without = crate::support::checker(RULE);
    assert!(without.check(&Draft::markdown("---\ncampaign: sprnig\n---\nHalcyon.\n")).problems().is_empty());
}

#[test]
fn wrong_tables_are_refused() {
    for (text, expected) in [
        ("[campaign.spring]\nmsut = [\"x y\"]\n", "unknown key `msut`"),
        ("[campaign.spring]\nmust = []\n", "empty"),
        ("[campaign.Spring]\nmust = [\"x y\"]\n", "kebab"),
        ("[campaign.spring]\nnot_before = 2027-04-03\n", "UTC offset"),
    ] {
        let error = policy_error(&format!("{RULE}{text}")).to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn comments_and_exceptions_silence_a_difference() {
    let exception = "[[exception]]\nrule = \"campaign/figure\"\npaths = [\"linkedin.md\"]\n\
                     until = 2999-01-01T00:00:00Z\nreason = \"measured anew\"\n";
    let silenced = checker(&format!("{RULE}{exception}"));
    let silenced = silenced.at(discretion::moment::Moment::parse("2027-01-01T00:00:00Z").expect("an instant"));
    let blog = format!("<!-- discretion: allow campaign/figure -- the old figure -->\n\n{BLOG}");
    let reports = reports(&silenced, &[("blog.md", &blog), ("linkedin.md", POST)]);
    for report in &reports {
        assert_eq!((report.warnings().len(), report.silenced().len()), (0, 1), "{:?}", told(report));
    }
}

#[test]
fn a_fingerprint_does_not_depend_on_the_other_draft() {
    let fingerprint = |other: &str| {
        let reports = reports(&checker(RULE), &[("blog.md", BLOG), ("other.md", other)]);
        reports[0].warnings()[0].fingerprint().to_owned()
    };
    assert_eq!(fingerprint(POST), fingerprint(&format!("News.\n\n{}", POST.replace("20", "30"))));
}

#[test]
fn what_is_confidential_in_one_draft_is_masked_in_the_report_of_the_other() {
    let policy = format!("{RULE}[[confidential]]\nid = \"figure\"\nterms = [\"by 20 %\"]\n");
    let reports: Vec<Report> = reports(&checker(&policy), &[("blog.md", BLOG), ("linkedin.md", POST)])
        .into_iter()
        .map(|report| report.masked(Masking::Confidential))
        .collect();
    let json = reports[0].to_json();
    assert!(!json.contains("20 %"), "{json}");
    assert!(json.contains("12 %") && json.contains("linkedin.md:1:37"));
    assert!(!reports[1].to_json().contains("20 %"));
}

#[test]
fn every_format_names_the_other_place() {
    let policy = policy(RULE);
    let reports = reports(&checker(RULE), &[("blog.md", BLOG), ("linkedin.md", POST)]);
    let drafts: Vec<(Report, &str)> = reports.into_iter().zip([BLOG, POST]).collect();
    for format in ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html"] {
        let out = written(format, &policy, &drafts, &[]);
        assert!(out.contains("linkedin.md:1:37") && out.contains("blog.md:1:39"), "{format}: {out}");
    }
    let sarif = written("sarif", &policy, &drafts, &[]);
    let (_, related) = sarif.split_once("relatedLocations").expect("there is one");
    assert!(related.split("uri").nth(1).is_some_and(|uri| uri.contains("linkedin.md")), "{sarif}");
    let text = written("text", &policy, &drafts, &[]);
    assert!(text.trim_end().ends_with("campaign `spring`: 2 drafts compared"), "{text}");
}

#[test]
fn a_campaign_of_one_draft_says_so() {
    let policy = policy(RULE);
    let reports = reports(&checker(RULE), &[("blog.md", BLOG)]);
    let drafts: Vec<(Report, &str)> = reports.into_iter().zip([BLOG]).collect();
    let text = written("text", &policy, &drafts, &[]);
    assert!(text.trim_end().ends_with("campaign `spring`: 1 draft only, so nothing was compared"), "{text}");
}

#[test]
fn rules_on_campaigns_are_adjusted_like_others() {
    let with = |more: &str| checker(&format!("{RULE}{more}"));
    let drafts = [("blog.md", BLOG), ("linkedin.md", POST)];
    let told = |more: &str| -> Vec<Vec<String>> { reports(&with(more), &drafts).iter().map(told).collect() };
    let plain = told("");
    assert!(plain[0].iter().any(|line| line.contains("campaign/figure")), "{plain:?}");
    let off = "[[adjust]]\nrule = \"campaign/figure\"\noff = true\nreason = \"two tests\"\n";
    assert_eq!(told(off), [[""; 0]; 2]);
    // One that is off leaves the others alone, however many rules there are.
    let own = |at: usize| format!("[[tone]]\nid = \"own-{at}\"\nterms = [\"unheard-{at}\"]\n");
    let own: String = (0..14).map(own).collect();
    let dates = [("blog.md", "Out on 3 December.\n"), ("linkedin.md", "Out on 2 December.\n")];
    let said = |more: &str| -> Vec<String> {
        reports(&with(&format!("{own}{more}")), &dates).iter().flat_map(super::campaigns::told).collect()
    };
    assert_eq!(said(off), ["campaign/date 3 December", "campaign/date 2 December"]);
    let all = "[[adjust]]\nrule = \"campaign/*\"\noff = true\nreason = \"they never agree\"\n";
    assert_eq!(told(all), [[""; 0]; 2]);
    assert!(said(all).is_empty(), "{:?}", said(all));
    let louder = "[[adjust]]\nrule = \"campaign/figure\"\nseverity = \"critical\"\nowner = \"ana@acme.example\"\n";
    let report = &reports(&with(louder), &drafts)[0];
    let own = report.warnings().iter().find(|one| one.rule().as_str() == "campaign/figure").expect("it differs");
    assert_eq!((own.severity().name(), own.owner()), ("critical", Some("ana@acme.example")));
    for (more, expected) in [
        ("[[adjust]]\nrule = \"campaign/figure\"\noff = true\n", "reason"),
        ("[[adjust]]\nrule = \"campaign/figures\"\noff = true\nreason = \"x\"\n", "campaign/figure"),
        ("[[adjust]]\nrule = \"campaign/figure\"\nnear = [\"x\"]\n", "near"),
        ("[[adjust]]\nrule = \"reply/decision\"\noff = true\nreason = \"x\"\n", "locked"),
    ] {
        let error = policy_error(&format!("{RULE}{more}"));
        assert!(error.to_string().contains(expected), "{error}");
    }
}
