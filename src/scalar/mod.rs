//! The types of fields whose value stands in one place and needs nothing else of the bank: numbers, dates, money.
//!
//! Each is one file, which says all that any stage does with such a value: how it is read, what editors are told, what it
//! is filtered by and searched for, how pages and Markdown show it. Types that name other things of the bank (terms,
//! entries, levels, sources, files) or hold other values are those of [`crate::schema::Type`].

pub(crate) mod currency;
pub(crate) mod date;
pub(crate) mod money;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod reading;
pub(crate) mod truth;
pub(crate) mod value;

pub use date::DATE;
pub(crate) use number::NUMBER;
pub use reading::{Mistake, Reading, ScalarType, Written};
pub(crate) use truth::BOOL;
pub use value::{Scalar, ScalarChoice};

/// Every such type, in the order of the guide.
pub static SCALAR_TYPES: [&ScalarType; 5] = [&NUMBER, &BOOL, &DATE, &period::PERIOD, &money::MONEY];
