//! Numbers as a language writes them: the only module that knows icu's decimals.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;

/// How a language writes numbers.
#[derive(Debug)]
pub(super) struct Numbers {
    // The formatter itself may not go from thread to thread, and is made in no time: its data are compiled in.
    locale: Locale,
}

impl Numbers {
    /// Those of a language; of none in particular where its tag is none that Unicode knows.
    pub(super) fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        Self { locale }
    }

    /// A plain decimal number such as `1234.50` with its digits in groups; as it is where it is none.
    pub(super) fn written(&self, number: &str) -> String {
        let Ok(decimal) = Decimal::try_from_str(number) else {
            return number.to_owned();
        };
        let locale = (&self.locale).into();
        let formatter = DecimalFormatter::try_new(locale, DecimalFormatterOptions::default());
        let formatter = formatter.expect("the data of all languages are compiled in");
        formatter.format(&decimal).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_the_groups_of_their_language() {
        for (language, written) in [
            ("en-GB", "1,234,567.50"),
            ("de", "1.234.567,50"),
            ("sv", "1\u{a0}234\u{a0}567,50"),
            ("en-IN", "12,34,567.50"),
        ] {
            let numbers = Numbers::of(language);
            assert_eq!(numbers.written("1234567.50"), written, "{language}");
        }
        assert_eq!(Numbers::of("en").written("many"), "many");
    }
}
