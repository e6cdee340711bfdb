//! References in pages, as reference managers take them from there: context objects of `OpenURL` in spans (`COinS`,
//! <https://en.wikipedia.org/wiki/COinS>), by the keys of ANSI/NISO Z39.88-2004.
//!
//! Meta elements of pages (Highwire Press) would cut "Department for Children, Schools and Families" into two persons;
//! `rft.aucorp` keeps a body whole. Values stand where Zotero looks for them
//! (<https://github.com/zotero/utilities/blob/master/openurl.js>).

use crate::text::{Season, percent_encode};

use super::item::{Item, date, names, text, words, years};

/// The value of the `title` of a span of the class `Z3988`.
pub(crate) fn of(item: &Item) -> String {
    let form = form(text(item, "type"));
    let mut pairs = Pairs::default();
    pairs.put("ctx_ver", "Z39.88-2004");
    pairs.put(
        "rft_val_fmt",
        &format!("info:ofi/fmt:kev:mtx:{}", form.matrix),
    );
    pairs.put(form.named.0, form.named.1);
    pairs.put(form.title, &words(item, "title"));
    for (key, member) in [
        (form.container, "container-title"),
        ("rft.volume", "volume"),
        ("rft.issue", "issue"),
        ("rft.pages", "page"),
        ("rft.edition", "edition"),
        ("rft.pub", "publisher"),
        ("rft.place", "publisher-place"),
        ("rft.isbn", "ISBN"),
        ("rft.issn", "ISSN"),
        ("rft.language", "language"),
    ] {
        pairs.put(key, &words(item, member));
    }
    pairs.put("rft.date", &years(item, "issued").unwrap_or_default());
    if let Some(season) = date(item, "issued").and_then(|date| date.season) {
        pairs.put("rft.ssn", called(season));
    }
    for name in names(item, "author") {
        if name.literal.is_empty() {
            let whole = format!("{} {}", name.given, name.family);
            pairs.put("rft.au", whole.trim());
        } else {
            pairs.put("rft.aucorp", name.literal);
        }
    }
    for (member, before) in [("DOI", "info:doi/"), ("URL", "")] {
        let value = text(item, member);
        if !value.is_empty() {
            pairs.put("rft_id", &format!("{before}{value}"));
        }
    }
    pairs.0
}

/// Which keys a reference of a type has.
struct Form {
    matrix: &'static str,
    /// What says more exactly what it is.
    named: (&'static str, &'static str),
    title: &'static str,
    container: &'static str,
}

fn form(csl_type: &str) -> Form {
    let book = |genre, title, container| Form {
        matrix: "book",
        named: ("rft.genre", genre),
        title,
        container,
    };
    // Dublin Core takes the names that Zotero has for its types.
    let other = |kind| Form {
        matrix: "dc",
        named: ("rft.type", kind),
        title: "rft.title",
        container: "rft.source",
    };
    match csl_type {
        "article-journal" | "article-magazine" | "article-newspaper" | "article" => Form {
            matrix: "journal",
            named: ("rft.genre", "article"),
            title: "rft.atitle",
            container: "rft.jtitle",
        },
        "book" => book("book", "rft.btitle", "rft.series"),
        "chapter" => book("bookitem", "rft.atitle", "rft.btitle"),
        "paper-conference" => book("proceeding", "rft.atitle", "rft.btitle"),
        "report" | "pamphlet" => book("report", "rft.btitle", "rft.series"),
        "thesis" => Form {
            matrix: "dissertation",
            named: ("rft.genre", "dissertation"),
            title: "rft.title",
            container: "rft.series",
        },
        "legislation" | "regulation" | "bill" | "treaty" => other("statute"),
        "legal_case" => other("case"),
        "dataset" => other("dataset"),
        "standard" => other("standard"),
        "software" => other("computerProgram"),
        "webpage" | "post" | "post-weblog" => other("webpage"),
        _ => other("document"),
    }
}

/// A season as the standard calls it.
fn called(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "fall",
        Season::Winter => "winter",
    }
}

/// Keys with values, as the query of an address has them.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    fn put(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(&percent_encode(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(value: serde_json::Value) -> Item {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_department_stays_whole_and_its_report_is_one() {
        let found = of(&item(json!({
            "type": "report",
            "title": "Strategy: a consultation & more",
            "author": [{"literal": "Department for Children, Schools and Families"}],
            "issued": {"date-parts": [[2008, 12]]},
            "URL": "https://example.org/a?b=1",
        })));
        assert_eq!(
            found,
            "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=report\
             &rft.btitle=Strategy%3A%20a%20consultation%20%26%20more&rft.date=2008\
             &rft.aucorp=Department%20for%20Children%2C%20Schools%20and%20Families\
             &rft_id=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1"
        );
    }

    #[test]
    fn an_act_is_a_statute_and_a_person_a_person() {
        let found = of(&item(json!({
            "type": "legislation", "title": "An Act",
            "author": [{"family": "Hay", "given": "Ann"}],
        })));
        assert!(found.contains("rft.type=statute"), "{found}");
        assert!(found.contains("rft.au=Ann%20Hay"), "{found}");
    }
}
