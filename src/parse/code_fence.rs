//! Whether a line stands in a block of code, for what looks at a text before pulldown-cmark does.

/// The fence of the block of code that is open, as `CommonMark` has it: <https://spec.commonmark.org/0.31.2/#fenced-code-blocks>.
#[derive(Default)]
pub(super) struct CodeFence {
    open: Option<(char, usize)>,
}

impl CodeFence {
    /// Takes the next line in, and says whether it is code or a fence.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        let inside = line.trim_start();
        let letter = inside.chars().next().unwrap_or_default();
        let length = inside.chars().take_while(|c| *c == letter).count();
        let behind = inside.trim_start_matches(letter).trim();
        let is_fence = matches!(letter, '`' | '~') && length >= 3;
        match self.open {
            Some((open, least)) => {
                if is_fence && letter == open && length >= least && behind.is_empty() {
                    self.open = None;
                }
                true
            }
            None if is_fence && !(letter == '`' && behind.contains('`')) => {
                self.open = Some((letter, length));
                true
            }
            None => false,
        }
    }
}
