//! The tokens of a script: as much of the lexical grammar of JavaScript (ECMA-262, section 12) as tells code from text
//! and from comments. What cannot be told without parsing the script is refused.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Blanks and comments, as many as stand together.
    Gap,
    /// A name, a keyword or a number.
    Word,
    /// A string, a regular expression, or a template: whole, or up to a slot, or from the end of one.
    Literal,
    /// Any other character, or a few that belong together.
    Sign,
}

/// A token as it stands in its script.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    /// One that holds code in code.
    Code,
    /// The parenthesis of `if`, `while`, `for` or `with`, behind which a statement begins.
    Head,
    /// The slot of a template, `${`, behind which its text goes on.
    Slot,
}

/// Behind these words comes a value, behind all others an operator.
const BEFORE_VALUES: [&str; 14] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "extends",
    "in",
    "instanceof",
    "new",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];
const HEADS: [&str; 4] = ["for", "if", "while", "with"];
/// What no sign of another token may be joined with.
const SIGNS: [&str; 3] = ["...", "++", "--"];

/// Cuts a script into tokens that joined are the script again.
pub(crate) fn tokens(script: &str) -> Result<Vec<Token<'_>>, String> {
    let mut lexer = Lexer::default();
    let mut rest = script;
    while !rest.is_empty() {
        let (kind, length) = lexer.next(rest).map_err(|error| {
            let line = rest.lines().next().unwrap_or_default();
            format!("{error}: {line}")
        })?;
        let (text, behind) = rest.split_at(length);
        lexer.found.push(Token { kind, text });
        rest = behind;
    }
    if !lexer.open.is_empty() {
        return Err("a bracket is not closed".to_owned());
    }
    Ok(lexer.found)
}

#[derive(Debug, Default)]
struct Lexer<'a> {
    found: Vec<Token<'a>>,
    open: Vec<Open>,
    /// What the last bracket that was closed had been.
    closed: Option<Open>,
}

impl Lexer<'_> {
    /// What a text begins with, and how many bytes of it.
    fn next(&mut self, rest: &str) -> Result<(Kind, usize), String> {
        let gap = gap(rest)?;
        if gap > 0 {
            return Ok((Kind::Gap, gap));
        }
        let first = rest.chars().next().unwrap_or_default();
        match first {
            '"' | '\'' => Ok((Kind::Literal, string(rest, first)?)),
            '`' => self.template(rest),
            '}' if self.open.last() == Some(&Open::Slot) => {
                self.open.pop();
                self.template(rest)
            }
            '/' if self.is_value_next()? => Ok((Kind::Literal, regex(rest)?)),
            _ if is_of_word(first) => Ok((Kind::Word, word(rest, first))),
            _ => Ok((Kind::Sign, self.sign(rest, first)?)),
        }
    }

    /// The last tokens that are no gaps, the last one first.
    fn before(&self) -> impl Iterator<Item = &Token<'_>> {
        let last = self.found.iter().rev();
        last.filter(|token| token.kind != Kind::Gap)
    }

    /// Whether a `/` that comes next begins a regular expression, and does not divide.
    fn is_value_next(&self) -> Result<bool, String> {
        let mut before = self.before();
        let Some(last) = before.next() else {
            return Ok(true);
        };
        let is_property = before.next().is_some_and(|token| token.text == ".");
        match (last.kind, last.text) {
            (_, "}" | "of") => Err(format!("`/` behind `{}` may divide or not", last.text)),
            (Kind::Literal, text) => Ok(text.ends_with("${")),
            (Kind::Word, text) => Ok(BEFORE_VALUES.contains(&text) && !is_property),
            (_, ")") => Ok(self.closed == Some(Open::Head)),
            (_, text) => Ok(!["]", "++", "--"].contains(&text)),
        }
    }

    /// The bytes of a sign. Brackets are counted.
    fn sign(&mut self, rest: &str, first: char) -> Result<usize, String> {
        match first {
            '(' if self.is_head() => self.open.push(Open::Head),
            '(' | '[' | '{' => self.open.push(Open::Code),
            ')' | ']' | '}' => {
                self.closed = self.open.pop();
                self.closed.ok_or("a bracket is closed that is not open")?;
            }
            // A comment in scripts of the old kind.
            '<' if rest.starts_with("<!--") => return Err("write a blank behind `<`".to_owned()),
            _ => {}
        }
        let long = SIGNS.iter().find(|sign| rest.starts_with(**sign));
        Ok(long.map_or(first.len_utf8(), |sign| sign.len()))
    }

    /// Whether a parenthesis that comes next belongs to a statement.
    fn is_head(&self) -> bool {
        let mut before = self.before().map(|token| token.text);
        // `for await (`
        let last = before.next().filter(|text| *text != "await");
        let last = last.or_else(|| before.next());
        last.is_some_and(|text| HEADS.contains(&text)) && before.next() != Some(".")
    }

    /// The text of a template up to its end or to a slot, behind the sign that it begins with.
    fn template(&mut self, rest: &str) -> Result<(Kind, usize), String> {
        let mut chars = rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => drop(chars.next()),
                '`' => return Ok((Kind::Literal, at + 1)),
                '$' if rest[at..].starts_with("${") => {
                    self.open.push(Open::Slot);
                    return Ok((Kind::Literal, at + 2));
                }
                _ => {}
            }
        }
        Err("a template does not end".to_owned())
    }
}

/// The bytes of blanks and comments that a text begins with.
fn gap(text: &str) -> Result<usize, String> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        at += if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(inner) = rest.strip_prefix("/*") {
            inner.find("*/").ok_or("a comment does not end")? + 4
        } else {
            match rest.chars().next() {
                Some(c) if c.is_whitespace() => c.len_utf8(),
                _ => return Ok(at),
            }
        };
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The bytes of a name or number. The point of a number is its own.
fn word(rest: &str, first: char) -> usize {
    let is_number = first.is_ascii_digit();
    let end = rest.find(|c| !(is_of_word(c) || is_number && c == '.'));
    end.unwrap_or(rest.len())
}

/// The bytes of a string.
fn string(rest: &str, quote: char) -> Result<usize, String> {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' => break,
            _ if c == quote => return Ok(at + 1),
            _ => {}
        }
    }
    Err("a string does not end".to_owned())
}

/// The bytes of a regular expression with its flags. A `/` in a class does not end it.
fn regex(rest: &str) -> Result<usize, String> {
    let mut is_in_class = false;
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' => break,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => {
                let flags = word(&rest[at + 1..], 'a');
                // With that flag, classes hold classes.
                if rest[at + 1..][..flags].contains('v') {
                    return Err("the flag `v` is not read".to_owned());
                }
                return Ok(at + 1 + flags);
            }
            _ => {}
        }
    }
    Err("a regular expression does not end".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a script but for gaps, a line each with its kind's first letter.
    fn read(script: &str) -> Vec<String> {
        let found = tokens(script).unwrap();
        let joined: String = found.iter().map(|token| token.text).collect();
        assert_eq!(joined, script);
        let code = found.into_iter().filter(|token| token.kind != Kind::Gap);
        code.map(|token| format!("{:.1}{}", format!("{:?}", token.kind), token.text))
            .collect()
    }

    #[test]
    fn strings_and_templates_hold_what_looks_like_comments() {
        assert_eq!(
            read(r#""// a" '/* b' "\"//""#),
            [r#"L"// a""#, "L'/* b'", r#"L"\"//""#]
        );
        assert_eq!(
            read("`\n  // a ${\n b /* c */ } /* d */\n`"),
            ["L`\n  // a ${", "Wb", "L} /* d */\n`"]
        );
        assert_eq!(
            read(r"`\` // \${ ${`${a}//`}`"),
            [r"L`\` // \${ ${", "L`${", "Wa", "L}//`", "L}`"]
        );
        assert_eq!(
            read("`${{a: {}}}//`"),
            ["L`${", "S{", "Wa", "S:", "S{", "S}", "S}", "L}//`"]
        );
        assert_eq!(read("a // 'b\n/* ` */c"), ["Wa", "Wc"]);
    }

    #[test]
    fn regular_expressions_are_told_from_division() {
        for script in ["/[/*\\]']/u", "/\\/\\*'/", "/a/gu"] {
            for before in [
                "",
                "x = ",
                "f(",
                "return ",
                "[1, ",
                "a => ",
                "if (a) ",
                "for await (a of b) ",
                "`${",
                "!",
                "a ? ",
                "...",
                "else ",
            ] {
                let script = format!(
                    "{before}{script}{}",
                    match before {
                        "f(" => ")",
                        "[1, " => "]",
                        "`${" => "}`",
                        _ => "",
                    }
                );
                let found = read(&script);
                assert!(
                    found.iter().any(|token| token.starts_with("L/")),
                    "{script}"
                );
            }
        }
        for script in [
            "a / b / c",
            "(a) / b / c",
            "a[0] / 1 / 2",
            "1. / 2 / 3",
            "x++ / 2 / y",
            "a.return / 1 / 2",
            "`a` / 'b' / c",
            "f(1) / 2 / 3",
            "a.if(b) / c / d",
        ] {
            let found = read(script);
            assert!(
                !found.iter().any(|token| token.starts_with("L/")),
                "{script}"
            );
            assert_eq!(
                found.iter().filter(|token| *token == "S/").count(),
                2,
                "{script}"
            );
        }
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        let scripts = [
            "{} /a/", "of /a/", "'a", "'a\n'", "`a", "`${a", "/a", "/[/]", "/* a", "/[[a]]/v", "(",
            ")", "a<!--b",
        ];
        for script in scripts {
            assert!(tokens(script).is_err(), "{script}");
        }
    }
}
