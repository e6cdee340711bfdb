//! Numbers as text, in as few bits as they need.
//!
//! Numbers about whose size something is known are Rice codes of a parameter k (Rice and Plaunt, 1971): of a number, the
//! part above its k low bits as so many zeros and a one, then the k low bits. Numbers of any size are exponential Golomb
//! codes (as in ITU-T H.264, 9.1): the number plus one in binary, behind as many zeros as it has digits after the first.
//! Six bits make a digit of base64 (RFC 4648), the first bit the highest; the last digit is filled with zeros. Packing
//! for the wire takes base64 back to six bits a letter, so what counts is the bits.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bits on their way to text.
#[derive(Debug, Default)]
pub(crate) struct Bits {
    text: String,
    /// The bits that fill no digit yet, the last one lowest.
    held: u64,
    filled: u32,
}

impl Bits {
    /// No bits yet, with room for so many digits.
    pub(crate) fn with_room(digits: usize) -> Self {
        Self {
            text: String::with_capacity(digits),
            ..Self::default()
        }
    }

    /// Appends the low `width` bits of a number, at most 58, the highest first.
    pub(crate) fn push(&mut self, number: u64, width: u32) {
        let low = number & ((1 << width) - 1);
        self.held = self.held << width | low;
        self.filled += width;
        while self.filled >= 6 {
            self.filled -= 6;
            let digit = (self.held >> self.filled & 63) as usize;
            self.text.push(char::from(DIGITS[digit]));
        }
    }

    /// Appends a number below 2^31 as an exponential Golomb code.
    pub(crate) fn any(&mut self, number: u32) {
        let digits = (number + 1).ilog2();
        self.push(0, digits);
        self.push(u64::from(number) + 1, digits + 1);
    }

    /// Appends a number as a Rice code of parameter `k`, at most 15.
    pub(crate) fn code(&mut self, number: u32, k: u32) {
        let mut zeros = number >> k;
        while zeros > 31 {
            self.push(0, 31);
            zeros -= 31;
        }
        let low = u64::from(number) & ((1 << k) - 1);
        self.push(1 << k | low, zeros + 1 + k);
    }

    /// Appends ascending numbers as codes: the first as it is, each other as how many numbers lie between it and the
    /// one before.
    pub(crate) fn ascending(&mut self, numbers: impl Iterator<Item = u32>, k: u32) {
        let mut next = 0;
        for number in numbers {
            self.code(number - next, k);
            next = number + 1;
        }
    }

    /// Fills the last digit.
    pub(crate) fn finish(mut self) -> String {
        self.push(0, (6 - self.filled) % 6);
        self.text
    }
}

/// The digit of a number below 64.
pub(crate) fn digit(number: u32) -> char {
    char::from(DIGITS[number as usize & 63])
}

/// The parameter that suits numbers of this mean, from 0 to 15.
pub(crate) fn parameter(mean: u32) -> u32 {
    mean.max(1).ilog2().min(15)
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
    fn a_number_of_any_size_has_zeros_then_its_digits() {
        // 0 is 1; 1 is 010; 2 is 011: 1 010 01 | 1 00000.
        assert_eq!(
            shown(|bits| [0, 1, 2].iter().for_each(|&number| bits.any(number))),
            "pg"
        );
    }

    #[test]
    fn a_rice_code_has_zeros_for_the_high_part_then_the_low_bits() {
        // 5 with two low bits is one zero, a one, then 01: 0 1 01 | 00 filled.
        assert_eq!(shown(|bits| bits.code(5, 2)), "U");
        assert_eq!(shown(|bits| bits.push(63, 6)), "/");
    }

    #[test]
    fn ascending_numbers_are_written_by_their_gaps() {
        // 3 is 0001, no number between 3 and 4 is 1, five between 4 and 10 is 000001: 000110 | 00001 0.
        assert_eq!(
            shown(|bits| bits.ascending([3, 4, 10].into_iter(), 0)),
            "GC"
        );
    }

    #[test]
    fn the_parameter_follows_the_mean() {
        assert_eq!([0, 1, 2, 64, u32::MAX].map(parameter), [0, 0, 1, 6, 15]);
    }
}
