//! Whether a line stands in a block of code, for what looks at a text before pulldown-cmark does.

/// The fence of the block of code that is open, as `CommonMark` has it: <https://spec.commonmark.org/0.31.2/#fenced-code-blocks>.
#[derive(Default)]
pub(super) struct CodeFence {
    open: Option<(char, usize)>,
}

impl CodeFence {
    /// Whether a block of code is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The line that would end the block of code that is open, which then is open no more.
    pub(super) fn end(&mut self) -> Option<String> {
        let (sign, length) = self.open.take()?;
        Some(sign.to_string().repeat(length) + "\n")
    }

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

/// The pieces of a line that stand between accents, as inline code does.
pub(super) fn inline_code(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = line[from..].find('`').map(|at| from + at) {
        let length = line[open..]
            .bytes()
            .take_while(|byte| *byte == b'`')
            .count();
        let (mut at, mut end) = (open + length, None);
        while let Some(next) = line[at..].find('`').map(|next| at + next) {
            let run = line[next..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            at = next + run;
            if run == length {
                end = Some(at);
                break;
            }
        }
        if let Some(end) = end {
            found.push(open..end);
        }
        from = end.unwrap_or(open + length);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_ends_with_as_many_accents_as_it_began_with() {
        assert_eq!(inline_code("a `b` ``c`d`` `e"), [2..5, 6..13]);
        assert!(inline_code("a b").is_empty());
    }
}
