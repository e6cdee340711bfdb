//! What every page is made with: its head, its template, the place where its file is edited.

use crate::config::Form;
use crate::text::percent_encode;
use crate::theme::{self, Context};

use super::clean;
use super::left_out::lead_out;
use super::path;
use super::planned::{Content, Rendered, Site};
use super::views::page::PageView;

/// What a page says of itself, but for what only some pages have.
pub(crate) fn page(site: &Site, path: &str, title: &str) -> PageView {
    PageView {
        path: path.to_owned(),
        root: path::root(path),
        title: title.to_owned(),
        language: None,
        description: None,
        canonical: Some(format!(
            "{}{}",
            site.bank.config.base_url,
            path::public(path)
        )),
        section: path.split('/').next().unwrap_or_default().to_owned(),
        colour: String::new(),
        noindex: false,
        has_blocks: false,
        coins: Vec::new(),
        dublin_core: Vec::new(),
        linked_data: None,
        alternates: Vec::new(),
        card: None,
        edit: None,
    }
}

/// Renders a page by its template.
pub(crate) fn finish(
    site: &Site,
    template: &str,
    page: &PageView,
    mut context: Context,
) -> Rendered {
    if let Some(said) = site.spent.before(template, &page.path) {
        return Err(said);
    }
    context.insert("page", page);
    let rendered = site.theme.render(template, &context);
    if let Err(said) = &rendered
        && theme::is_spent()
    {
        site.spent.add(template, &page.path, said);
    }
    let is_of_web = site.bank.config.wish.form == Form::Web;
    rendered.map(|html| {
        Content::Text(match &site.bank.part {
            Some(_) => {
                let is_there = |path: &str| site.outputs.contains(path);
                lead_out(&html, &page.path, &is_there, &site.bank.config.base_url)
            }
            None if is_of_web => clean::by_folders(html, &page.root),
            None => html,
        })
    })
}

/// Where a file can be edited on the web.
pub(crate) fn edit(site: &Site, file: &str) -> Option<String> {
    let before = site.bank.config.edit_url.as_ref()?;
    let parts: Vec<String> = file.split('/').map(percent_encode).collect();
    Some(format!("{before}{}", parts.join("/")))
}
