//! `driftctl status`.

use super::{seen, shop};

#[test]
fn a_line_for_each_application() {
    let run = shop().run(["status", "same", "drifted", "gone", "--live", "live.yaml"]);
    insta::assert_snapshot!("status", seen(&run.exits(2)));
}

#[test]
fn objects_are_listed_when_asked_for() {
    let run = shop().run(["status", "same", "drifted", "--live", "live.yaml", "-v"]);
    insta::assert_snapshot!("status-verbose", seen(&run.exits(1)));
}

#[test]
fn its_json_has_no_differences() {
    let run = shop().run(["status", "drifted", "--live", "live.yaml", "-o", "json"]);
    let document = run.exits(1).json();
    let object = &document["applications"][0]["objects"][0];
    assert_eq!(object["state"], "modified");
    assert!(object.get("differences").is_none());
}
