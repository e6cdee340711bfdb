//! Numbers as text: base64 digits of five bits each, the sixth says that more follow, the lowest come first.
//!
//! The digits are those of RFC 4648, the scheme is that of source maps without their sign. Small numbers take one
//! letter, and whoever packs the file finds the runs.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends a number.
pub(super) fn push(mut number: u32, found: &mut String) {
    loop {
        let low = (number & 31) as usize;
        number >>= 5;
        let more = if number > 0 { 32 } else { 0 };
        found.push(char::from(DIGITS[low | more]));
        if number == 0 {
            return;
        }
    }
}

/// Appends how many numbers there are, and each by how much it is greater than the one before; they ascend.
pub(super) fn push_ascending(numbers: &[u32], found: &mut String) {
    push(u32::try_from(numbers.len()).unwrap_or(u32::MAX), found);
    let mut last = 0;
    for &number in numbers {
        push(number - last, found);
        last = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_as_many_letters_as_they_need() {
        let shown = |numbers: &[u32]| {
            let mut found = String::new();
            numbers.iter().for_each(|&number| push(number, &mut found));
            found
        };
        assert_eq!(shown(&[0, 1, 31]), "ABf");
        assert_eq!(shown(&[32, 1000]), "gBof");
        assert_eq!(shown(&[u32::MAX]), "//////D");
        let mut found = String::new();
        push_ascending(&[0, 3, 40], &mut found);
        assert_eq!(found, "DADlB");
    }
}
