//! What stands among the keys of titles beside them: stop words, for those who look for nothing else. A key of a title
//! holds no equals sign.

/// The key of the entries that have a stop word in a title.
pub(crate) fn stop_word(form: &str) -> String {
    format!("={form}")
}

/// The key of the entries that have it in capitals, as `WHO` or `IT`.
pub(crate) fn acronym(form: &str) -> String {
    format!("=={form}")
}

/// Whether a key is that of a word in capitals.
pub(crate) fn is_acronym(key: &str) -> bool {
    key.starts_with("==")
}
