//! The codes of all mistakes, and what each means.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::severity::Severity;

/// A mistake's stable name, in kebab case wherever it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "codes.yaml says what each means, for people too"
)]
pub enum Code {
    AliasCollision,
    AmbiguousDate,
    BadAlias,
    BadChart,
    BadCsl,
    BadData,
    BadDate,
    BadDeclaration,
    BadFormula,
    BadId,
    BadInclude,
    BadLocator,
    BadMessages,
    BadNote,
    BadSetting,
    BadUrl,
    BadYaml,
    BrokenFile,
    ConflictMarker,
    CutText,
    DeadLink,
    DoubtedSource,
    DroppedHtml,
    DuplicateAnchor,
    DuplicateId,
    DuplicateKey,
    ExpiredEntry,
    FrontMatterTooLong,
    HardToRead,
    HeldBack,
    IncompleteRating,
    LongSentence,
    LostCells,
    LowContrast,
    MissedAnswer,
    MissingClaim,
    MissingField,
    MissingLanguage,
    MissingMessage,
    MissingReviewer,
    MissingSafeguarding,
    MissingTheme,
    MovedLink,
    NeverCited,
    NoFrontMatter,
    NoHistory,
    NotUtf8,
    Orphan,
    OutsideBank,
    OverdueReview,
    PassedOver,
    PassiveVoice,
    PathCollision,
    PersonalData,
    RemotePicture,
    RestsOnWithdrawn,
    RetractedSource,
    SkippedLevel,
    StrayMark,
    StrengthBeyondSources,
    SupersessionCircle,
    SymlinkLoop,
    TemplateError,
    TemplateSyntax,
    TooLarge,
    TooLong,
    TwoVerdicts,
    UncheckedLink,
    UnclosedCode,
    UncitedSource,
    UnclosedFrontMatter,
    UnexplainedAcronym,
    UnexplainedChange,
    UnknownCitation,
    UnknownDoi,
    UnknownEntry,
    UnknownField,
    UnknownFinding,
    UnknownHeading,
    UnknownKind,
    UnknownLanguage,
    UnknownLevel,
    UnknownOption,
    UnknownScale,
    UnknownStyle,
    UnknownTerm,
    UnknownVocabulary,
    UnsafeLink,
    UnsourcedRating,
    UnspokenPicture,
    UnusedException,
    WordToAvoid,
    WrongScale,
    WrongType,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// What a code means, for `explain` and the guide.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// What it weighs unless the bank says otherwise.
    pub severity: Severity,
    /// Whether a bank may lower or ignore it. Where the site could not be right without the mend, it may not.
    #[serde(default)]
    pub may_lower: bool,
    /// What is wrong and why it matters.
    pub meaning: String,
    /// How it looks before the mend.
    pub before: String,
    /// And after.
    pub after: String,
}

static TABLE: LazyLock<BTreeMap<Code, Explanation>> =
    LazyLock::new(|| crate::yaml::built_in(include_str!("codes.yaml")));

/// Returns what a code means.
pub fn explain(code: Code) -> &'static Explanation {
    &TABLE[&code]
}

/// Returns all codes in alphabetical order with what they mean.
pub fn explanations() -> &'static BTreeMap<Code, Explanation> {
    &TABLE
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        TABLE
            .keys()
            .copied()
            .find(|code| code.to_string() == name)
            .ok_or(())
    }
}
