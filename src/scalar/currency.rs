//! Currencies by their codes in ISO 4217, and the signs that people write for them.

/// A currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Currency(&'static str);

/// The codes of ISO 4217 that are in use (<https://www.six-group.com/en/products-services/financial-information/data-standards.html>).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK \
MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV \
WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Signs that stand before a sum; a longer one stands before those that it ends with.
const SIGNS: [(&str, &str); 11] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("AU$", "AUD"),
    ("A$", "AUD"),
    ("NZ$", "NZD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("$", "USD"),
    ("¥", "JPY"),
    ("₹", "INR"),
];

impl Currency {
    /// By its code, or by the sign that people write for it.
    pub(super) fn find(name: &str) -> Option<Self> {
        let by_sign = SIGNS.iter().find(|(sign, _)| *sign == name);
        let code = by_sign.map_or(name, |(_, code)| *code);
        let mut codes = CODES.split_whitespace();
        codes.find(|known| *known == code).map(Self)
    }

    /// Its code.
    pub(super) fn code(self) -> &'static str {
        self.0
    }
}

/// The currency that a unit is or begins with, as `£m` does, and what stands behind it.
pub(super) fn leading(unit: &str) -> Option<(Currency, &str)> {
    if let Some(currency) = Currency::find(unit) {
        return Some((currency, ""));
    }
    let mut signs = SIGNS.iter().map(|(sign, _)| *sign);
    let sign = signs.find(|sign| unit.starts_with(sign))?;
    Some((Currency::find(sign)?, unit[sign.len()..].trim()))
}

/// Takes a currency off the beginning or the end of a sum.
pub(super) fn split(text: &str) -> Option<(Currency, &str)> {
    let signs = SIGNS.iter().map(|(sign, _)| *sign);
    let sign = signs.clone().find(|sign| text.starts_with(sign));
    if let Some(sign) = sign {
        return Some((Currency::find(sign)?, text[sign.len()..].trim()));
    }
    if let Some(sign) = signs.clone().find(|sign| text.ends_with(sign)) {
        return Some((
            Currency::find(sign)?,
            text[..text.len() - sign.len()].trim(),
        ));
    }
    let is_code =
        |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let before = text.get(..3).filter(|code| is_code(code));
    if let Some(currency) = before.and_then(Currency::find) {
        return Some((currency, text[3..].trim()));
    }
    let start = text.len().checked_sub(3)?;
    let behind = text.get(start..).filter(|code| is_code(code));
    Some((behind.and_then(Currency::find)?, text[..start].trim()))
}
