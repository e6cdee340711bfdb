//! What the fields at the head of a file are called where they come from another generator.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::yaml::Value;

/// What fields are called elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldNames {
    /// What the bank itself says of fields: the name that each has here, or `None` for one that is passed over. It holds for
    /// the fields of every kind too.
    own: BTreeMap<String, Option<String>>,
    /// The generator that the files come from.
    pub generator: Option<Generator>,
}

/// What becomes of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate<'f> {
    /// It is what its name says.
    Kept,
    /// It has another name here.
    Renamed(&'f str),
    /// It says nothing here.
    PassedOver,
}

/// A generator whose names of fields are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the generator of that name")]
pub enum Generator {
    Hugo,
    Jekyll,
    Docusaurus,
    Obsidian,
    Quarto,
    Starlight,
    Eleventy,
    Zola,
    MkDocs,
    MdBook,
    Middleman,
    Myst,
    VitePress,
}

/// By the names that bank.yaml has for them.
const GENERATORS: [(&str, Generator); 13] = [
    ("hugo", Generator::Hugo),
    ("jekyll", Generator::Jekyll),
    ("docusaurus", Generator::Docusaurus),
    ("obsidian", Generator::Obsidian),
    ("quarto", Generator::Quarto),
    ("starlight", Generator::Starlight),
    ("eleventy", Generator::Eleventy),
    ("zola", Generator::Zola),
    ("mkdocs", Generator::MkDocs),
    ("mdbook", Generator::MdBook),
    ("middleman", Generator::Middleman),
    ("myst", Generator::Myst),
    ("vitepress", Generator::VitePress),
];

/// What generators call the same, as their own documentation has it. No two of them mean different things by one name.
const COMMON: [(&str, &str); 37] = [
    ("description", "summary"),
    ("excerpt", "summary"),
    ("abstract", "summary"),
    ("tagline", "summary"),
    ("subtitle", "summary"),
    ("date", "published"),
    ("publishDate", "published"),
    ("publishdate", "published"),
    ("lastmod", "changed"),
    ("updated", "changed"),
    ("modified", "changed"),
    ("last_modified_at", "changed"),
    ("last-modified", "changed"),
    ("date-modified", "changed"),
    ("lastUpdated", "changed"),
    ("last_update", "changed"),
    ("expiryDate", "expires"),
    ("expirydate", "expires"),
    ("author", "authors"),
    ("redirect_from", "aliases"),
    ("permalink", "aliases"),
    ("url", "aliases"),
    ("nav_order", "weight"),
    ("sidebar_position", "weight"),
    ("order", "weight"),
    ("sidebar_label", "nav_title"),
    ("linkTitle", "nav_title"),
    ("linktitle", "nav_title"),
    ("short_title", "nav_title"),
    ("tags", "keywords"),
    ("categories", "keywords"),
    ("category", "keywords"),
    ("redirect", "redirect_to"),
    ("redirectto", "redirect_to"),
    ("pagefind", "search"),
    ("locale", "lang"),
    ("language", "lang"),
];

/// Fields of how a page is made there, which say nothing here.
const PASSED_OVER: &str = " layout slug type toc cascade menu params image images cover cssclasses cssclass publish format \
    execute sidebar template draft comments parent grand_parent has_children has_toc search_exclude nav_exclude unlisted \
    hide prev next banner head hero tableOfContents editUrl edit_url topic resources series sitemap math mathjax katex \
    aside outline pageClass navbar lastmod_by image-alt jupyter code-fold listing bibliography csl number-sections \
    title-block-banner about website engine kernelspec jupytext thumbnail exports github numbering hide_title \
    hide_table_of_contents pagination_label pagination_next pagination_prev displayed_sidebar custom_edit_url id_prefix \
    sidebar_class_name sidebar_custom_props toc_min_heading_level toc_max_heading_level sidebar_key draft_reason \
    eleventyNavigation eleventyExcludeFromCollections eleventyComputed pagination permalinkBypassOutputDir extra \
    page_template sort_by paginate_by insert_anchor_links in_search_index render transparent template_engine dg-publish \
    toc-depth toc-location toc-title lightbox tbl-cap-location fig-align excerpt_separator subtitle_class anchor-sections \
    link-citations nocite draft-mode freeze cache engine-options author-meta keywords-meta banner_image footer features \
    layoutClass lastUpdatedText editLink prevnext sidebarDepth search_boost weight_hint nav_fold nav_enabled \
    icon class tagline_class show_date show_reading_time toc_sticky classes header overlay_image gallery \
    feature_image featured header-includes output fig-cap-location editor markdown keep-md ";

/// Reads `fields: hugo`, or `fields: {like: hugo, subtitle: summary, layout: null}`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> FieldNames {
    let mut found = FieldNames::default();
    let Some(node) = record.get("fields") else {
        return found;
    };
    let file = &record.file.text;
    let like = if matches!(node.value, Value::Map(_)) {
        node.get("like")
    } else {
        Some(node)
    };
    if let Some(like) = like {
        let name = like.text(file).unwrap_or_default();
        let known = GENERATORS.iter().find(|(known, _)| *known == name);
        found.generator = known.map(|(_, generator)| *generator);
        if known.is_none() {
            let message = format!("there are no names of fields ready for `{name}`");
            let wrong = record.diagnose(Code::BadSetting, like.span.clone(), message);
            out.push(wrong.nearest(name, GENERATORS.map(|(name, _)| name)));
        }
    }
    for (key, node) in node.pairs().iter().filter(|(key, _)| key.name != "like") {
        let to = node.text(file).map(str::trim).filter(|to| !to.is_empty());
        let to = to.map(str::to_owned);
        found.own.insert(key.name.clone(), to);
    }
    found
}

impl FieldNames {
    /// Whether nothing has another name.
    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.generator.is_none()
    }

    /// What becomes of a field that the kind of its file declares or not.
    pub(crate) fn fate(&self, name: &str, is_declared: bool) -> Fate<'_> {
        match self.own.get(name) {
            Some(Some(to)) => return Fate::Renamed(to),
            Some(None) => return Fate::PassedOver,
            None if is_declared || self.generator.is_none() => return Fate::Kept,
            None => {}
        }
        if let Some((_, to)) = COMMON.iter().find(|(from, _)| *from == name) {
            return Fate::Renamed(to);
        }
        if PASSED_OVER.contains(&format!(" {name} ")) {
            return Fate::PassedOver;
        }
        Fate::Kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_bank_says_itself_comes_first() {
        let own = [
            ("search".to_owned(), None),
            ("sub".to_owned(), Some("summary".to_owned())),
        ];
        let mut names = FieldNames {
            own: own.into(),
            generator: None,
        };
        assert_eq!(names.fate("search", true), Fate::PassedOver);
        assert_eq!(names.fate("sub", false), Fate::Renamed("summary"));
        assert_eq!(names.fate("lastmod", false), Fate::Kept);
        names.generator = Some(Generator::Hugo);
        assert_eq!(names.fate("lastmod", false), Fate::Renamed("changed"));
        assert_eq!(names.fate("lastmod", true), Fate::Kept);
        assert_eq!(names.fate("layout", false), Fate::PassedOver);
        assert_eq!(names.fate("lay", false), Fate::Kept);
    }
}
