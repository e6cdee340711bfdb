//! `sourcebook explain`.

use std::process::ExitCode;

use anyhow::Result;
use sourcebook::diagnostic::{Code, Severity, explain, explanations, nearest};
use sourcebook::write::Refused;

use super::terminal::print;

pub(super) fn run(code: Option<&str>) -> Result<ExitCode> {
    let Some(name) = code else {
        for (code, explanation) in explanations() {
            let first = explanation.meaning.split(". ").next().unwrap_or_default();
            let first = first.trim_end().trim_end_matches('.');
            print(&format!("{:<22} {}\n", code.to_string(), first.trim()));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Ok(code) = name.parse::<Code>() else {
        let names: Vec<String> = explanations().keys().map(ToString::to_string).collect();
        let near = nearest(name, names.iter().map(String::as_str));
        let hint = near.map_or_else(
            || "`sourcebook explain` lists all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Refused(format!("there is no code `{name}`; {hint}")).into());
    };
    let found = explain(code);
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let indented = |text: &str| format!("    {}\n", text.trim_end().replace('\n', "\n    "));
    print(&format!(
        "{code} ({severity})\n\n{}\n\nBefore:\n\n{}\nAfter:\n\n{}",
        found.meaning.trim(),
        indented(&found.before),
        indented(&found.after)
    ));
    Ok(ExitCode::SUCCESS)
}
