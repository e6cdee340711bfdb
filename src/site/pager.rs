//! Lists in pages.

use serde::Serialize;

use super::path;

/// How many rows a page of a list has.
pub(crate) const ROWS: usize = 50;

/// Where a page stands among the pages of its list.
#[derive(Debug, Serialize)]
pub(crate) struct Pager {
    pub(crate) number: usize,
    pub(crate) pages: usize,
    /// The first row shown, from 1; 0 where there is none.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) total: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    /// The first, the last and those nearby: a menu that does not grow with the list.
    pub(crate) near: Vec<NearPage>,
}

/// A page of the menu; `None` as its path for a gap.
#[derive(Debug, Serialize)]
pub(crate) struct NearPage {
    number: usize,
    path: Option<String>,
}

/// The pager of page `number` of a list of `total` rows below `folder`.
pub(crate) fn pager(folder: &str, number: usize, total: usize) -> Pager {
    pager_of(ROWS, folder, number, total)
}

/// The same of a list whose pages have `size` rows.
pub(crate) fn pager_of(size: usize, folder: &str, number: usize, total: usize) -> Pager {
    let pages = pages_of(size, total);
    let near = (1..=pages).filter(|&page| page == 1 || page == pages || page.abs_diff(number) <= 2);
    let mut shown: Vec<NearPage> = Vec::new();
    for page in near {
        if shown.last().is_some_and(|last| last.number + 1 < page) {
            shown.push(NearPage {
                number: page - 1,
                path: None,
            });
        }
        shown.push(NearPage {
            number: page,
            path: Some(path::page(folder, page)),
        });
    }
    Pager {
        number,
        pages,
        from: (number - 1) * size + usize::from(total > 0),
        to: (number * size).min(total),
        total,
        previous: (number > 1).then(|| path::page(folder, number - 1)),
        next: (number < pages).then(|| path::page(folder, number + 1)),
        near: shown,
    }
}

/// How many pages a list of `total` rows has; an empty one has one.
pub(crate) fn pages(total: usize) -> usize {
    pages_of(ROWS, total)
}

/// The same where a page has `size` rows.
pub(crate) fn pages_of(size: usize, total: usize) -> usize {
    total.div_ceil(size).max(1)
}

/// The page that a row stands on, by its place in the list.
pub(crate) fn page_number(place: usize) -> usize {
    place / ROWS + 1
}

/// The rows of page `number`.
pub(crate) fn slice<T>(rows: &[T], number: usize) -> &[T] {
    slice_of(ROWS, rows, number)
}

/// The same where a page has `size` rows.
pub(crate) fn slice_of<T>(size: usize, rows: &[T], number: usize) -> &[T] {
    let from = ((number - 1) * size).min(rows.len());
    &rows[from..(from + size).min(rows.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_has_a_short_menu() {
        let pager = pager("browse", 100, 10_000);
        let numbers: Vec<_> = pager
            .near
            .iter()
            .map(|page| (page.number, page.path.is_some()))
            .collect();
        assert_eq!(numbers[..3], [(1, true), (97, false), (98, true)]);
        assert_eq!(pager.near.len(), 9);
        assert_eq!((pager.from, pager.to, pager.pages), (4951, 5000, 200));
    }

    #[test]
    fn an_empty_list_has_one_page() {
        let pager = pager("browse", 1, 0);
        assert_eq!((pager.pages, pager.from, pager.to), (1, 0, 0));
    }
}
