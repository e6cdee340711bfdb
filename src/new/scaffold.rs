//! What a bank needs on a service that keeps it: pipelines that check, comment, preview and publish, forms, templates.

use std::path::Path;

use anyhow::Result;

use crate::model::Bank;

use super::cms;
use super::file::{Draft, put_all};
use super::forms;

/// Where a bank lives, or what it is edited with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// github.com, and GitHub Enterprise.
    Github,
    /// gitlab.com, and GitLab of one's own.
    Gitlab,
    /// Azure DevOps.
    Azure,
    /// Forms in a browser, by Decap CMS.
    Cms,
}

const CHANGE: &str = include_str!("change.md");

const GITHUB: [(&str, &str); 7] = [
    (
        ".github/workflows/bank.yml",
        include_str!("github/bank.yml"),
    ),
    (".github/pull_request_template.md", CHANGE),
    (".github/CODEOWNERS", include_str!("owners")),
    (
        ".github/ISSUE_TEMPLATE/suggest-evidence.yml",
        include_str!("github/suggest-evidence.yml"),
    ),
    (
        ".github/ISSUE_TEMPLATE/correction.yml",
        include_str!("github/correction.yml"),
    ),
    (
        ".github/ISSUE_TEMPLATE/retraction.yml",
        include_str!("github/retraction.yml"),
    ),
    (
        ".github/ISSUE_TEMPLATE/config.yml",
        include_str!("github/config.yml"),
    ),
];

const GITLAB: [(&str, &str); 6] = [
    (".gitlab-ci.yml", include_str!("gitlab/gitlab-ci.yml")),
    (".gitlab/CODEOWNERS", include_str!("owners")),
    (".gitlab/merge_request_templates/Default.md", CHANGE),
    (
        ".gitlab/issue_templates/Suggest evidence.md",
        include_str!("gitlab/suggest-evidence.md"),
    ),
    (
        ".gitlab/issue_templates/Correction.md",
        include_str!("gitlab/correction.md"),
    ),
    (
        ".gitlab/issue_templates/Retraction.md",
        include_str!("gitlab/retraction.md"),
    ),
];

const AZURE: [(&str, &str); 2] = [
    (
        "azure-pipelines.yml",
        include_str!("azure/azure-pipelines.yml"),
    ),
    (".azuredevops/pull_request_template.md", CHANGE),
];

/// Writes the files of a service into a bank; says which.
///
/// # Errors
///
/// Where one is there already and not to be written over, or cannot be written.
pub fn scaffold(root: &Path, bank: &Bank, service: Service, force: bool) -> Result<Vec<String>> {
    let drafts = match service {
        Service::Github => drafts(&GITHUB, bank),
        Service::Gitlab => drafts(&GITLAB, bank),
        Service::Azure => drafts(&AZURE, bank),
        Service::Cms => cms::drafts(bank),
    };
    put_all(root, &drafts, force)
}

fn drafts(files: &[(&str, &str)], bank: &Bank) -> Vec<Draft> {
    let draft = |(path, text): &(&str, &str)| Draft {
        path: (*path).to_owned(),
        text: forms::fill(text, bank),
    };
    files.iter().map(draft).collect()
}
