//! Charts, drawn as SVG when a page is rendered.
//!
//! Positions across are per cent and sizes are pixels, so that a chart fills any width and its letters keep their size.
//! Colours come from the style sheet by class; lines and marks also differ in dash and shape, and every series is named
//! where it is drawn. The figures stand in a table below, which is what a screen reader reads.

use crate::check::table_of;
use crate::model::{Chart, ChartKind};

use crate::site::planned::Site;

use super::figures::Figures;
use super::{bars, line, share};
use crate::text::escape;

/// A chart with its title, table and source; nothing where its table is not there, which is reported elsewhere.
pub(crate) fn figure(site: &Site, chart: &Chart, file: &str, root: &str) -> String {
    let Some((path, table)) = table_of(chart, file, &site.attachments) else {
        return String::new();
    };
    let Some(figures) = Figures::read(chart, table, site.bank.messages()) else {
        return String::new();
    };
    let drawn = match chart.kind {
        ChartKind::Line => line::draw(&figures),
        ChartKind::Share => share::draw(&figures),
        _ => bars::legend(&figures) + &bars::draw(&figures),
    };
    let mut out = format!(
        "<figure class=\"chart\">\n<figcaption><strong>{}</strong>",
        escape(&chart.title)
    );
    if let Some(text) = &chart.description {
        out.push_str(&format!(" <span class=\"soft\">{}</span>", escape(text)));
    }
    out.push_str(&format!("</figcaption>\n{drawn}\n{}", figures.table(chart)));
    for text in [&chart.note, &chart.source].into_iter().flatten() {
        out.push_str(&format!("<p class=\"meta\">{}</p>\n", escape(text)));
    }
    if let Some(found) = site.attachments.get(&path) {
        let href = escape(&format!("{root}{}", found.path));
        out.push_str(&format!(
            "<p class=\"meta edit\"><a href=\"{href}\" download{}>{}</a></p>\n",
            site.bank.messages().word_language(),
            escape(&site.bank.messages().text("chart-download"))
        ));
    }
    out + "</figure>\n"
}
