use discretion::*;
fn main() {
    let policy = Policy::packs(&Policy::pack_names().collect::<Vec<_>>()).unwrap();
    let checker = Checker::new(&policy).unwrap();
    let rows = std::fs::read_to_string("../shared/conformance/sets/blogs_rust.jsonl").unwrap();
    let n: usize = rows
        .lines()
        .take(40)
        .map(|l| {
            let v: serde_json::Value = serde_json::from_str(l).unwrap();
            checker.check(&Draft::markdown(v["text"].as_str().unwrap())).warnings().len()
        })
        .sum();
    println!("{n}");
}
