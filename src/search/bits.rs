//! Numbers as text, in as few bits as they need.
//!
//! Exponential Golomb codes (as in ITU-T H.264, 9.1, with a parameter k): of a number, the part above its k low bits,
//! plus one, in binary, behind as many zeros as it has digits after the first; then the k low bits. Six bits make a
//! digit of base64 (RFC 4648), the first bit the highest; the last digit is filled with zeros. Packing for the wire
//! takes base64 back to six bits a letter, so what counts is the bits.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bits on their way to text.
#[derive(Debug, Default)]
pub(super) struct Bits {
    text: String,
    digit: u8,
    filled: u32,
}

impl Bits {
    /// Appends the low `width` bits of a number, the highest first.
    pub(super) fn push(&mut self, number: u32, width: u32) {
        for at in (0..width).rev() {
            self.digit = self.digit << 1 | u8::from(number >> at & 1 == 1);
            self.filled += 1;
            if self.filled == 6 {
                self.text.push(char::from(DIGITS[usize::from(self.digit)]));
                (self.digit, self.filled) = (0, 0);
            }
        }
    }

    /// Appends a number below 2^31 as a code of parameter `k`.
    pub(super) fn code(&mut self, number: u32, k: u32) {
        let high = (number >> k) + 1;
        let digits = high.ilog2();
        self.push(0, digits);
        self.push(high, digits + 1);
        self.push(number, k);
    }

    /// Appends ascending numbers as codes: the first as it is, each other as how many numbers lie between it and the
    /// one before.
    pub(super) fn ascending(&mut self, numbers: impl Iterator<Item = u32>, k: u32) {
        let mut next = 0;
        for number in numbers {
            self.code(number - next, k);
            next = number + 1;
        }
    }

    /// Fills the last digit.
    pub(super) fn finish(mut self) -> String {
        while self.filled != 0 {
            self.push(0, 1);
        }
        self.text
    }
}

/// The parameter that suits numbers of which `count` lie below `end`, from 0 to 15.
pub(super) fn parameter(count: usize, end: u32) -> u32 {
    let mean = end / u32::try_from(count).unwrap_or(u32::MAX).max(1);
    mean.max(1).ilog2().saturating_sub(1).min(15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl Fn(&mut Bits)) -> String {
        let mut bits = Bits::default();
        write(&mut bits);
        bits.finish()
    }

    #[test]
    fn a_code_has_zeros_then_the_high_part_then_the_low_bits() {
        // 0 is 1; 1 is 010; 2 is 011: 1 010 01 | 1 00000.
        assert_eq!(
            shown(|bits| [0, 1, 2].iter().for_each(|&number| bits.code(number, 0))),
            "pg"
        );
        // 5 with two low bits is (5 >> 2) + 1 = 2, then 01: 010 01 | 0 filled.
        assert_eq!(shown(|bits| bits.code(5, 2)), "S");
        assert_eq!(shown(|bits| bits.push(63, 6)), "/");
    }

    #[test]
    fn ascending_numbers_are_written_by_their_gaps() {
        // 3 is 00100, no number between 3 and 4 is 1, five between 4 and 10 is 00110: 001001 | 00110 0.
        assert_eq!(
            shown(|bits| bits.ascending([3, 4, 10].into_iter(), 0)),
            "JM"
        );
    }

    #[test]
    fn the_parameter_follows_the_mean_gap() {
        assert_eq!(parameter(100, 100), 0);
        assert_eq!(parameter(100, 6400), 5);
        assert_eq!(parameter(0, 0), 0);
    }
}
