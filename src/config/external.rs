//! What a bank says of addresses of other sites that do not answer: that it is known, and why.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::File;
use crate::yaml::Node;

/// Addresses that need not answer when `check --external` asks them.
#[derive(Clone, Debug, Default)]
pub struct External {
    /// Those that are known.
    pub known: Vec<Known>,
}

/// An address of which it is known that it does not answer.
#[derive(Clone, Debug)]
pub struct Known {
    /// The address or the DOI; with `*` at its end whatever begins so.
    pub url: String,
    /// Its bytes in `bank.yaml`.
    pub span: Range<usize>,
}

const KEYS: [&str; 1] = ["known"];

pub(super) fn read(bank: &Record<'_>, out: &mut Diagnostics) -> External {
    let Some(node) = bank.get("external") else {
        return External::default();
    };
    let file = bank.file;
    let Some(record) = Record::open(file, node, "`external`", &KEYS, out) else {
        return External::default();
    };
    let known = record.list("known", out).iter();
    External {
        known: known
            .filter_map(|node| known_one(file, node, out))
            .collect(),
    }
}

fn known_one(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Known> {
    let what = "a known address";
    let record = Record::open(file, node, what, &["url", "reason"], out)?;
    let url = record.required("url", what, out);
    // For whoever reads the settings: nothing else needs it.
    record.required("reason", what, out)?;
    let url = url?;
    let span = record.get("url")?.span.clone();
    let starts = ["https://", "http://", "10."];
    let behind = starts.iter().find_map(|start| url.strip_prefix(start));
    // A star in the name of a host would let pass whatever anybody calls so.
    let star = url.find('*');
    let is_whole = star.is_none_or(|at| at + 1 == url.len())
        && behind.is_some_and(|behind| star.is_none() || behind.contains('/'));
    if !is_whole || url.contains(char::is_whitespace) {
        let message = format!("`{url}` is no address");
        let help = "Write an address or a DOI: `https://www.example.org/old`, or `https://www.example.org/*` for all of a site.";
        out.push(record.diagnose(Code::BadSetting, span, message).help(help));
        return None;
    }
    Some(Known { url, span })
}
