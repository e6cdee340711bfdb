//! What is looked for in a bank: what its settings ask for, by the rules that they name.

use std::collections::BTreeMap;

use crate::config::{Config, LintSettings, Wanted, Weight};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::memo::key;
use crate::model::Bank;
use crate::schema::Schema;
use crate::text::{File, stem, tags};

use super::rules::{self, Rules, Speech};

/// The rules of the program, by their names. The last are of languages, and hold without being named.
const BUILT_IN: [(&str, &str); 4] = [
    ("plain-english", include_str!("builtin/plain-english.yaml")),
    ("safeguarding", include_str!("builtin/safeguarding.yaml")),
    (
        "united-kingdom",
        include_str!("builtin/united-kingdom.yaml"),
    ),
    (ENGLISH.0, include_str!("builtin/english.yaml")),
];

/// The rules that say how a language is written, and its tag.
const ENGLISH: (&str, &str) = ("english", "en");

/// What is looked for in a bank.
#[derive(Debug, Default)]
pub struct Lints {
    pub(super) settings: LintSettings,
    /// In the order in which they are named.
    pub(super) rules: Vec<Rules>,
    /// What is not looked for, as all of it would be ignored.
    ignored: Vec<Code>,
    /// Whether findings are to say what sort of claim they are.
    pub(super) wants_claims: bool,
    /// A hash of all that it was read from.
    pub(super) key: u64,
}

impl Lints {
    /// A hash of all that it is read from.
    pub(crate) fn key_of(files: &[File], kinds: &[File], config: &Config, schema: &Schema) -> u64 {
        let ignored = format!("{:?}", config.severities.by_code);
        let languages = (&config.language, &config.languages);
        key((files, kinds, &config.lints, languages, ignored, schema.key))
    }

    /// Reads what is looked for. `files` are those of `content/rules/`, `kinds` the declarations of kinds.
    pub fn read(
        files: &[File],
        kinds: &[File],
        config: &Config,
        schema: &Schema,
        out: &mut Diagnostics,
    ) -> Self {
        let nothing = config.severities.by_code.iter();
        let nothing = nothing.filter(|(_, weight)| **weight == Weight::Nothing);
        let mut found = Self {
            settings: config.lints.clone(),
            ignored: nothing.map(|(code, _)| *code).collect(),
            wants_claims: config.lints.claims || declares_claims(kinds),
            key: Self::key_of(files, kinds, config, schema),
            ..Self::default()
        };
        found.name_rules(files, schema, out);
        found.check_names(schema, out);
        found.check_language(config, out);
        found
    }

    /// Reads the rules that hold.
    fn name_rules(&mut self, files: &[File], schema: &Schema, out: &mut Diagnostics) {
        for name in self.settings.rules.clone() {
            let own = files.iter().find(|file| stem(&file.path) == name.value);
            if let Some(file) = own.cloned().or_else(|| built_in(&name.value)) {
                self.rules.extend(rules::read(&file, schema, out));
                continue;
            }
            let message = format!("there are no rules `{}`", name.value);
            let own: Vec<String> = files.iter().map(|file| stem(&file.path)).collect();
            let known = BUILT_IN.iter().map(|(known, _)| *known);
            let known = known.chain(own.iter().map(String::as_str));
            out.push(setting(name.span.clone(), message).nearest(&name.value, known));
        }
        let is_named = self
            .settings
            .rules
            .iter()
            .any(|name| name.value == ENGLISH.0);
        if !is_named && self.asks_for_style() {
            let english = built_in(ENGLISH.0);
            self.rules
                .extend(english.and_then(|file| rules::read(&file, schema, out)));
        }
    }

    fn asks_for_style(&self) -> bool {
        self.style().iter().any(|wanted| wanted.is_asked())
    }

    /// What is looked for in how texts are written.
    pub(super) fn style(&self) -> [&Wanted; 5] {
        self.each_wanted().map(|(_, wanted)| wanted)
    }

    /// Whether every source is to be cited.
    pub(super) fn wants_citing(&self) -> bool {
        self.settings.uncited
    }

    /// Whether nothing that an entry says by itself is looked at.
    pub(super) fn sees_nothing(&self, bank: &Bank) -> bool {
        bank.schema.scales.is_empty() && self.rules.is_empty() && !self.wants_claims
    }

    /// Limits are for kinds and fields that there are.
    fn check_names(&self, schema: &Schema, out: &mut Diagnostics) {
        let kinds = schema.kinds.keys().map(String::as_str);
        let fields = schema.kinds.values().flat_map(|kind| kind.every_field());
        let mut known: Vec<&str> = kinds
            .chain(fields.map(|field| field.name.as_str()))
            .collect();
        known.sort_unstable();
        known.dedup();
        for (_, wanted) in self.each_wanted() {
            for (name, _) in &wanted.named {
                if known.binary_search(&name.value.as_str()).is_err() {
                    let message = format!("`{}` is no kind of entry and no field", name.value);
                    let wrong = setting(name.span.clone(), message);
                    out.push(wrong.nearest(&name.value, known.iter().copied()));
                }
            }
        }
    }

    fn each_wanted(&self) -> [(&'static str, &Wanted); 5] {
        let settings = &self.settings;
        [
            ("sentence_length", &settings.sentence_length),
            ("passive", &settings.passive),
            ("reading_grade", &settings.reading_grade),
            ("words_to_avoid", &settings.words_to_avoid),
            ("acronyms", &settings.acronyms),
        ]
    }

    /// What is asked for in a language of which the rules say too little is said once.
    fn check_language(&self, config: &Config, out: &mut Diagnostics) {
        let language = config.language.as_str();
        let speech = self.speech(language);
        let has_words = |rules: &Rules| rules.are_for(language) && !rules.avoided.is_empty();
        for (name, wanted) in self
            .each_wanted()
            .into_iter()
            .filter(|(_, wanted)| wanted.is_asked())
        {
            let is_there = match name {
                "passive" => speech.is_some_and(|speech| speech.passive.is_some()),
                "reading_grade" => speech.is_some_and(|speech| speech.grade.is_some()),
                "sentence_length" => speech.is_some(),
                "words_to_avoid" => self.rules.iter().any(has_words),
                _ => true,
            };
            if !is_there {
                let message =
                    format!("no rules say what `{name}` looks for in the language `{language}`");
                let wrong = setting(wanted.span.0..wanted.span.1, message);
                out.push(wrong.help("Add rules for that language to a file in `content/rules/` and name it in `rules`, or take this out."));
            }
        }
    }

    /// Whether something is looked for that has this code.
    pub(super) fn looks_for(&self, code: Code) -> bool {
        !self.ignored.contains(&code)
    }

    /// How a language is written, where rules say it.
    pub(super) fn speech(&self, language: &str) -> Option<&Speech> {
        // The rules of the bank for a language come before those of the program.
        let by_tag: BTreeMap<&str, &Speech> = self
            .rules
            .iter()
            .rev()
            .filter_map(|rules| Some((rules.language.as_deref()?, rules.speech.as_ref()?)))
            .collect();
        tags(language).find_map(|tag| by_tag.get(tag).copied())
    }
}

/// The rules of the program of this name.
fn built_in(name: &str) -> Option<File> {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
    Some(File::new(format!("built-in {name}.yaml"), *text))
}

/// Whether the bank itself says what findings claim.
fn declares_claims(kinds: &[File]) -> bool {
    let mut common = kinds.iter().filter(|file| stem(&file.path) == "common");
    common.any(|file| {
        let node = crate::yaml::parse_file(&file.text).ok();
        let finding = node
            .as_ref()
            .and_then(|node| node.get("groups")?.get(crate::schema::FINDING));
        finding.is_some_and(|finding| finding.get(CLAIM).is_some())
    })
}

/// The field of a finding that says what sort of claim it is.
pub(super) const CLAIM: &str = "claim";

fn setting(span: std::ops::Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, &"bank.yaml".into(), span, message)
}
