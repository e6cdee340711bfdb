//! The types of `EndNote`, by their names in its English version.

/// A type as CSL names it, by the name that `EndNote` has for it.
pub(super) fn csl(name: &str) -> Option<&'static str> {
    Some(match name {
        "journal article" | "electronic article" => "article-journal",
        "magazine article" => "article-magazine",
        "newspaper article" => "article-newspaper",
        "book" | "edited book" | "electronic book" | "classical work" | "ancient text"
        | "serial" => "book",
        "book section" | "electronic book section" => "chapter",
        "report" | "government document" => "report",
        "thesis" => "thesis",
        "web page" | "online multimedia" => "webpage",
        "blog" => "post-weblog",
        "social media" => "post",
        "conference paper" | "conference proceedings" => "paper-conference",
        "dataset" | "online database" => "dataset",
        "computer program" => "software",
        "statute" => "legislation",
        "legal rule or regulation" => "regulation",
        "case" => "legal_case",
        "bill" => "bill",
        "hearing" => "hearing",
        "standard" => "standard",
        "manuscript" | "unpublished work" => "manuscript",
        "personal communication" => "personal_communication",
        "interview" => "interview",
        "film or broadcast" | "audiovisual material" => "motion_picture",
        "television episode" | "podcast" => "broadcast",
        "music" => "song",
        "map" => "map",
        "pamphlet" | "press release" => "pamphlet",
        "encyclopedia" | "dictionary" => "entry",
        "artwork" | "figure" | "chart or table" | "equation" => "graphic",
        "generic" | "aggregated database" | "catalog" => "document",
        _ => return None,
    })
}
