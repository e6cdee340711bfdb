//! The scales of the field, written as data: EEF, EIF, CEBC, Maryland, Nesta and GRADE (tests/sites/scales).

use sourcebook::load::Loaded;

use super::Sample;

fn bank() -> &'static Loaded {
    &super::sample("sites/scales").loaded
}

fn rank(loaded: &Loaded, scale: &str, code: &str) -> Option<usize> {
    loaded.bank.schema.scales[scale].rank(code)
}

#[test]
fn levels_sort_weakest_first_whatever_their_codes() {
    let loaded = bank();
    assert!(rank(loaded, "maryland", "5") > rank(loaded, "maryland", "1"));
    assert!(rank(loaded, "grade", "high") > rank(loaded, "grade", "very-low"));
}

#[test]
fn where_one_is_best_one_sorts_highest() {
    let loaded = bank();
    assert!(rank(loaded, "cebc", "1") > rank(loaded, "cebc", "3"));
}

#[test]
fn a_modifier_sorts_just_above_its_level() {
    let loaded = bank();
    let (three, plus, four) = (
        rank(loaded, "eif", "3"),
        rank(loaded, "eif", "3+"),
        rank(loaded, "eif", "4"),
    );
    assert!(three < plus && plus < four, "{three:?} {plus:?} {four:?}");
}

#[test]
fn off_scale_codes_have_a_meaning_and_no_rank() {
    let loaded = bank();
    let eif = &loaded.bank.schema.scales["eif"];
    for code in ["NL2", "NE"] {
        assert!(
            eif.find(code).is_some_and(|rated| rated.step.is_none()),
            "{code}"
        );
        assert_eq!(eif.rank(code), None);
    }
    assert!(
        eif.find("NL2+").is_none(),
        "a modifier belongs to levels only"
    );
    assert!(eif.find("9").is_none());
}

#[test]
fn ratings_are_shown_in_words_with_what_they_mean() {
    let Sample { pages, .. } = super::sample("sites/scales");
    let scale = super::sample("sites/scales").page("scales/cebc/index.html");
    assert!(scale.contains("a lower code is the stronger one"));
    assert!(scale.contains("Does not mean") || scale.contains("code 1"));
    let rated: Vec<&String> = pages
        .iter()
        .filter(|(path, _)| path.starts_with("evidence/"))
        .map(|(_, text)| text)
        .collect();
    assert!(
        rated.iter().any(|text| text.contains("class=\"bar\"")),
        "no page draws a bar"
    );
    assert!(
        rated.iter().any(|text| text.contains("class=\"off\"")),
        "no page shows an off-scale code"
    );
}
