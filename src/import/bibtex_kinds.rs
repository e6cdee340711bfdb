//! What the kinds of BibTeX and BibLaTeX are here, and what fields mean that depend on them.

use super::clean;
use super::name::Name;
use super::record::Record;
use super::when;

/// A field as it was read.
#[derive(Debug)]
pub(super) struct FieldOf {
    /// In small letters.
    pub(super) name: String,
    pub(super) value: Value,
}

/// The value of a field.
#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Names(Vec<Option<Name>>),
}

/// The fields of an entry by their names.
pub(super) struct Fields<'f> {
    pub(super) kind: &'f str,
    pub(super) all: &'f [FieldOf],
}

impl Fields<'_> {
    /// Puts what several fields, or a kind and a field, say together.
    pub(super) fn put(&self, record: &mut Record) {
        self.put_type(record);
        self.put_titles(record);
        self.put_dates(record);
        self.put_publisher(record);
        self.put_numbers(record);
    }

    /// The text of a field; nothing where there is none.
    fn get(&self, name: &str) -> &str {
        let field = self.all.iter().find(|field| field.name == name);
        match field.map(|field| &field.value) {
            Some(Value::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// The first of several fields that says something.
    fn first(&self, names: &[&str]) -> &str {
        let mut texts = names.iter().map(|name| self.get(name));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn put_type(&self, record: &mut Record) {
        let named = self.first(&["type"]);
        let genre = match named {
            "phdthesis" => "PhD thesis",
            "mathesis" | "mastersthesis" => "Master’s thesis",
            "techreport" | "resreport" => "",
            other => other,
        };
        record.put("genre", genre);
        if self.kind == "mastersthesis" {
            record.put("genre", "Master’s thesis");
        }
        match (self.csl(), self.kind) {
            (Some(csl), _) => record.put("type", csl),
            (None, "misc") => {
                let is_page = !self.first(&["url"]).is_empty() && !self.get("urldate").is_empty();
                record.put("type", if is_page { "webpage" } else { "document" });
                record.is_type_guessed = true;
            }
            (None, other) => record.guess_type(other),
        }
    }

    fn csl(&self) -> Option<&'static str> {
        Some(match self.kind {
            "article" | "suppperiodical" => match self.get("entrysubtype") {
                "magazine" => "article-magazine",
                "newspaper" => "article-newspaper",
                _ => "article-journal",
            },
            "review" => "review",
            "book" | "mvbook" | "collection" | "mvcollection" | "proceedings" | "mvproceedings"
            | "reference" | "mvreference" | "periodical" => "book",
            "manual" | "techreport" | "report" => "report",
            "incollection" | "inbook" | "bookinbook" | "suppbook" | "suppcollection" => "chapter",
            "inreference" => "entry",
            "inproceedings" | "conference" => "paper-conference",
            "phdthesis" | "mastersthesis" | "thesis" => "thesis",
            "unpublished" => "manuscript",
            "booklet" => "pamphlet",
            "dataset" => "dataset",
            "software" => "software",
            "standard" => "standard",
            "jurisdiction" => "legal_case",
            "legislation" => "legislation",
            "legal" => "treaty",
            "video" => "broadcast",
            "movie" => "motion_picture",
            "image" | "artwork" => "graphic",
            "audio" | "music" => "song",
            "letter" => "personal_communication",
            "online" | "electronic" | "www" | "webpage" | "web_page" => "webpage",
            _ => return None,
        })
    }

    fn put_titles(&self, record: &mut Record) {
        record.put("title", &joined(self.get("title"), self.get("subtitle")));
        let journal = joined(
            self.first(&["journaltitle", "journal"]),
            self.get("journalsubtitle"),
        );
        let book = joined(self.get("booktitle"), self.get("booksubtitle"));
        let (series, collection) = (self.get("series"), self.get("collection"));
        // Our own BibTeX has there what a page of the web is a part of.
        let is_container = !collection.is_empty() || self.kind == "misc";
        let (container, collection) = if is_container {
            (series, collection)
        } else {
            ("", series)
        };
        let short = self.get("shortjournal");
        let all = [&*journal, &*book, self.get("maintitle"), container];
        let mut filled = all.into_iter().filter(|text| !text.is_empty());
        if let Some(first) = filled.next() {
            record.put("container-title", first);
        } else {
            record.put("container-title", short);
        }
        for other in filled {
            record.note("part of", other);
        }
        record.put("collection-title", collection);
    }

    fn put_dates(&self, record: &mut Record) {
        let (date, year) = (self.get("date"), self.get("year"));
        let (month, day) = (self.get("month"), self.get("day"));
        let by_parts = [
            format!("{day} {month} {year}"),
            format!("{month} {year}"),
            year.to_owned(),
        ];
        let whole = by_parts.iter().map(|text| text.trim());
        let tried = std::iter::once(date)
            .chain(whole)
            .filter(|text| !text.is_empty());
        // A number of a month is none of a day.
        let numbered = month
            .parse::<u8>()
            .ok()
            .map(|month| format!("{year}/{month}/{day}"));
        let tried = numbered.as_deref().into_iter().chain(tried);
        let found = when::extended(date);
        match found.or_else(|| tried.clone().find_map(when::issued)) {
            Some(date) => record.put("issued", &date),
            None => {
                if let Some(said) = tried.last() {
                    record.put_shaped("issued", said);
                }
            }
        }
        let read = self.get("urldate");
        if !read.is_empty() {
            record.put_shaped("accessed", read);
        }
    }

    fn put_publisher(&self, record: &mut Record) {
        let how = self.get("howpublished");
        let names = ["publisher", "institution", "school", "organization"];
        let mut bodies = names.iter().map(|name| (*name, self.get(name)));
        if let Some((_, first)) = bodies.find(|(_, body)| !body.is_empty()) {
            record.put("publisher", first);
            for (name, other) in bodies.filter(|(_, body)| !body.is_empty() && *body != first) {
                record.note(name, other);
            }
        }
        if clean::shaped("URL", how).is_ok() {
            record.put_shaped("URL", how);
        } else if how != record.text("publisher") {
            record.put("medium", how);
        }
    }

    /// `number` is what a kind is counted by; `eid` and `issue` have what else it is counted by.
    fn put_numbers(&self, record: &mut Record) {
        let (number, issue, eid) = (self.get("number"), self.get("issue"), self.get("eid"));
        let is_article = matches!(self.kind, "article" | "suppperiodical" | "review");
        let is_in_series = matches!(
            self.kind,
            "book"
                | "mvbook"
                | "collection"
                | "incollection"
                | "inbook"
                | "inproceedings"
                | "proceedings"
                | "inreference"
        );
        let is_numbered = issue.chars().any(|c| c.is_ascii_digit());
        match (is_article, is_in_series) {
            (true, _) if issue.is_empty() => record.put("issue", number),
            (true, _) if is_numbered || number.is_empty() => {
                record.put("issue", issue);
                record.put("number", number);
            }
            (true, _) => {
                record.put("issue", number);
                record.note("issue", issue);
            }
            (_, true) => {
                record.put("collection-number", number);
                record.put("issue", issue);
            }
            _ => {
                record.put("number", number);
                record.put("issue", issue);
            }
        }
        match (is_article, self.get("pages").is_empty()) {
            (true, true) => record.put("page", eid),
            (true, false) => record.put("number", eid),
            _ if is_in_series => record.put("number", eid),
            _ => record.put("collection-number", eid),
        }
    }
}

fn joined(title: &str, subtitle: &str) -> String {
    if subtitle.is_empty() {
        title.to_owned()
    } else {
        format!("{title}: {subtitle}")
    }
}
