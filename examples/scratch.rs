use discretion::*;
fn main() {
    let policy = Policy::load(std::env::args().nth(1).unwrap()).unwrap_or_else(|e| {
        eprintln!("{e}");
        std::process::exit(2)
    });
    let text = std::fs::read_to_string(std::env::args().nth(2).unwrap()).unwrap();
    let report = Checker::new(&policy).unwrap().check(&Draft::markdown(&text));
    for w in report.warnings() {
        println!(
            "{} {} {} {:?} conf {} pts {} {} | {}",
            w.position(),
            w.severity(),
            w.rule(),
            w.text(),
            w.confidence(),
            w.points(),
            w.context().name(),
            w.message()
        );
    }
    println!("{:?} {} {:?}", report.verdict(), report.score(), report.scores());
}
