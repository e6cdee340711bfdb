//! Which terms are part of which: circles and depths of `broader`, each found once however long the chains are.

/// How many terms may be part of one another in a row. A reader finds no way through more.
pub(super) const DEEPEST: usize = 20;

/// What is wrong with the `broader` of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is part of itself, by way of others or not.
    Circle,
    /// More than [`DEEPEST`] terms are above it.
    Depth,
}

/// How far a term was looked at.
#[derive(Clone, Copy)]
enum Depth {
    /// Below others that are being looked at now.
    Open,
    /// With so many terms above it.
    Known(usize),
}

/// What is wrong with terms, given for each the one that it is part of, by their numbers. Each is looked at once: whoever
/// stands below a known one is known too.
pub(super) fn troubles(broader: &[Option<usize>]) -> Vec<(usize, Trouble)> {
    let mut depths: Vec<Option<Depth>> = vec![None; broader.len()];
    let mut found = Vec::new();
    for start in 0..broader.len() {
        let mut chain = Vec::new();
        let mut at = Some(start);
        let above = loop {
            let Some(number) = at else { break 0 };
            match depths[number] {
                Some(Depth::Known(depth)) => break depth + 1,
                Some(Depth::Open) => {
                    let first = chain.iter().position(|seen| *seen == number);
                    let circle = chain.drain(first.unwrap_or_default()..);
                    for number in circle {
                        found.push((number, Trouble::Circle));
                        depths[number] = Some(Depth::Known(0));
                    }
                    break 1;
                }
                None => {
                    depths[number] = Some(Depth::Open);
                    chain.push(number);
                    at = broader[number];
                }
            }
        };
        let mut depth = above;
        for number in chain.into_iter().rev() {
            if depth > DEEPEST {
                found.push((number, Trouble::Depth));
                depth = 0;
            }
            depths[number] = Some(Depth::Known(depth));
            depth += 1;
        }
    }
    found.sort_by_key(|(number, _)| *number);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_what_hangs_on_them_is_no_circle() {
        let broader = [Some(1), Some(0), Some(0), Some(3), None];
        let circle = |number| (number, Trouble::Circle);
        assert_eq!(troubles(&broader), [circle(0), circle(1), circle(3)]);
    }

    #[test]
    fn long_chains_are_cut_once_for_each_length_that_is_too_long() {
        let last = 100_000;
        let chain: Vec<_> = (0..=last).map(|at| (at < last).then_some(at + 1)).collect();
        let found = troubles(&chain);
        assert!(found.iter().all(|(_, trouble)| *trouble == Trouble::Depth));
        assert_eq!(found.len(), last / (DEEPEST + 1));
    }
}
