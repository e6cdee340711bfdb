//! Days of the accessibility statement that have passed: it is to be reviewed each year, and what is to be mended by a day
//! that is gone is either mended or late.

use std::ops::Range;
use std::sync::Arc;

use jiff::ToSpan;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Bank;

/// Reports what of the statement has become old.
pub(super) fn check(bank: &Bank, out: &mut Diagnostics) {
    let Some(statement) = &bank.config.accessibility else {
        return;
    };
    let file: Arc<str> = "bank.yaml".into();
    let mut late = |span: &Range<usize>, message: String, help: &str| {
        let found = Diagnostic::new(Code::OverdueReview, &file, span.clone(), message);
        out.push(found.help(help));
    };
    let reviewed = statement.reviewed.as_ref();
    if let Some(reviewed) = reviewed
        && let Ok(until) = reviewed.value.last_day().checked_add(1.year())
        && until < bank.today
    {
        let day = reviewed.value.in_english();
        let message =
            format!("the accessibility statement was last reviewed on {day}, over a year ago");
        let help = "Look at the site and at the statement again, then set `reviewed` to the day that you did.";
        late(&reviewed.span, message, help);
    }
    let dates = statement
        .failing
        .iter()
        .filter_map(|one| one.fix_by.as_ref());
    for date in dates.filter(|date| date.value.last_day() < bank.today) {
        let day = date.value.in_english();
        let message = format!("this was to be mended by {day}");
        let help = "Take it out of the list if it is mended, or say a new day.";
        late(&date.span, message, help);
    }
}
