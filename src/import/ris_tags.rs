//! What the tags and types of RIS mean: the other direction of the tables in `site/references/ris.rs`.

/// Where the value of a tag belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Member(&'static str),
    Name(&'static str),
    Keywords,
    /// `SN`, whatever kind of number it is.
    Standard,
    /// `M2`: a member by its name, else a remark.
    Named,
    /// `N1`.
    Remark,
    /// `M3`: what sort of work it is, or its `DOI`.
    Kind,
    /// The note, under this name.
    Note(&'static str),
    /// Read together with other tags.
    Elsewhere,
    /// What a library keeps for itself: files on its disk, the day of entry, numbers of its own.
    Nowhere,
    Unknown,
}

/// Where the value of a tag belongs in a record of a type.
pub(super) fn place(kind: &str, tag: &str) -> Place {
    of_kind(kind, tag).unwrap_or_else(|| of_all(tag))
}

fn of_kind(kind: &str, tag: &str) -> Option<Place> {
    let member = match (kind, tag) {
        ("BILL" | "HEAR", "T3") | ("CASE" | "STAT", "PB") => "authority",
        ("BILL" | "HEAR" | "STAT" | "VIDEO" | "RPRT", "M1")
        | ("CASE", "SV")
        | ("DATA", "NV")
        | ("JOUR" | "EJOUR", "C7") => "number",
        ("BOOK" | "EBOOK" | "EDBOOK" | "COMP" | "RPRT" | "STAND", "T2") => "collection-title",
        ("BOOK" | "EBOOK" | "EDBOOK", "M1") | ("CHAP" | "ECHAP", "SV") => "collection-number",
        ("BOOK" | "EBOOK" | "EDBOOK", "BT") => "title",
        ("CPAPER" | "SLIDE", "T2") => "event-title",
        ("CASE", "A2") | ("CPAPER" | "CONF", "C3") => "container-title",
        ("CPAPER", "C1") => "publisher-place",
        ("CPAPER" | "SLIDE", "CY") | ("CONF", "C1") => "event-place",
        ("DATA" | "COMP", "ET") => "version",
        ("JOUR" | "EJOUR" | "MGZN", "M1" | "CP") => "issue",
        ("JOUR" | "EJOUR", "C2") => return Some(Place::Note("PMCID")),
        ("BOOK" | "EBOOK" | "EDBOOK" | "CHAP", "NV") => return Some(Place::Note("volumes")),
        _ => return None,
    };
    Some(Place::Member(member))
}

fn of_all(tag: &str) -> Place {
    match tag {
        "TI" | "T1" | "CT" => Place::Member("title"),
        "ST" => Place::Member("title-short"),
        "T2" | "JF" | "BT" => Place::Member("container-title"),
        "T3" => Place::Member("collection-title"),
        "PB" => Place::Member("publisher"),
        "CY" | "PP" => Place::Member("publisher-place"),
        "VL" | "VO" => Place::Member("volume"),
        "IS" | "CP" => Place::Member("issue"),
        "ET" => Place::Member("edition"),
        "AB" | "N2" => Place::Member("abstract"),
        "DB" => Place::Member("archive"),
        "AV" => Place::Member("archive-place"),
        "CN" => Place::Member("call-number"),
        "DO" | "DI" => Place::Member("DOI"),
        "UR" => Place::Member("URL"),
        "LA" => Place::Member("language"),
        "RN" => Place::Member("note"),
        "AU" | "A1" => Place::Name("author"),
        "ED" | "A2" => Place::Name("editor"),
        "A4" => Place::Name("translator"),
        "A3" => Place::Note("series editor"),
        "SN" => Place::Standard,
        "KW" => Place::Keywords,
        "M2" => Place::Named,
        "M3" => Place::Kind,
        "N1" => Place::Remark,
        "AN" => Place::Note("accession number"),
        "NV" => Place::Note("volumes"),
        "M1" => Place::Note("number"),
        "TT" => Place::Note("translated title"),
        "OP" => Place::Note("original publication"),
        "RI" => Place::Note("reviewed item"),
        "TY" | "ER" | "ID" | "PY" | "Y1" | "DA" | "Y2" | "SP" | "EP" | "SE" | "JO" | "JA"
        | "J2" | "J1" | "LK" | "L1" | "L2" => Place::Elsewhere,
        "AD" | "DP" | "L3" | "L4" | "LB" | "RP" | "U1" | "U2" | "U3" | "U4" | "U5" | "TA"
        | "CA" => Place::Nowhere,
        _ => Place::Unknown,
    }
}

/// A type as CSL names it; `None` for one that has none there.
pub(super) fn kind(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "JOUR" | "JFULL" | "EJOUR" | "ABST" | "INPR" => "article-journal",
        "MGZN" => "article-magazine",
        "NEWS" => "article-newspaper",
        "BILL" | "UNBILL" => "bill",
        "BOOK" | "EBOOK" | "EDBOOK" | "CLSWK" | "SER" | "MULTI" | "ANCIENT" => "book",
        "CHAP" | "ECHAP" => "chapter",
        "ENCYC" | "DICT" => "entry",
        "CONF" | "CPAPER" => "paper-conference",
        "DATA" | "DBASE" => "dataset",
        // Zotero files a document so.
        "AGGR" | "CTLG" => "document",
        "COMP" => "software",
        "THES" => "thesis",
        "RPRT" | "GOVDOC" => "report",
        "STAND" => "standard",
        "STAT" => "legislation",
        "LEGAL" => "regulation",
        "CASE" => "legal_case",
        "HEAR" => "hearing",
        "ART" | "FIGURE" | "CHART" | "EQUA" => "graphic",
        "ADVS" | "MPCT" | "VIDEO" => "motion_picture",
        "SOUND" | "MUSIC" => "song",
        "MAP" => "map",
        "PAMP" => "pamphlet",
        "PCOMM" | "ICOMM" => "personal_communication",
        "INTV" => "interview",
        "MANSCPT" | "UNPB" => "manuscript",
        "BLOG" => "post-weblog",
        "ELEC" | "WEB" => "webpage",
        "SLIDE" => "speech",
        _ => return None,
    })
}
