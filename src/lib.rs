//! Sourcebook turns a folder of Markdown evidence summaries, case studies and citations into a cross-linked static
//! knowledge bank.
//!
//! The modules are the stages of one pipeline, in order; data flows one way:
//!
//! 1. [`source`] reads the files of a bank; [`config`] and [`schema`] say what they may hold,
//! 2. [`parse`] turns each file into an entry,
//! 3. [`model`] joins the entries,
//! 4. [`link`] finds every edge between them,
//! 5. [`check`] applies the rules that need the whole, [`lint`] those that a bank asks for,
//! 6. [`site`] plans every output and renders it, with the templates of [`theme`] and the references of [`cite`],
//! 7. [`mod@write`] puts it on disk.
//!
//! [`search`] indexes what stage 5 lets through; [`facets`] says for it and for the site what entries can be filtered by.
//! What an author gets wrong is a [`diagnostic`], gathered by all stages; only the machine's failures are errors.
//!
//! Every command goes one way: a bank is opened ([`Loaded`]), and then checked, searched, or made into an [`Edition`], which
//! is written:
//!
//! ```
//! use sourcebook::{Loaded, Options, Timings};
//!
//! let options = Options::new("tests/sites/thin".into(), jiff::civil::date(2026, 11, 22));
//! let bank = Loaded::load(&options, &mut Timings::default())?;
//! assert!(!bank.check(false)?.mistakes.has_errors());
//!
//! let mut edition = bank.edition(&mut Timings::default())?;
//! let out = std::env::temp_dir().join(format!("sourcebook-{}", std::process::id()));
//! let written = edition.write(&out, &|| {})?.expect("no template fails");
//! assert!(written.changed > 50 && out.join("evidence/vacancies/index.html").is_file());
//! # std::fs::remove_dir_all(out)?;
//! # anyhow::Ok(())
//! ```

pub mod attachments;
pub mod check;
pub mod cite;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod editor;
#[cfg(feature = "external")]
pub mod external;
pub mod facets;
pub mod history;
pub mod import;
pub mod link;
pub mod lint;
pub mod load;
pub mod memo;
pub mod messages;
pub mod model;
pub mod new;
pub mod parse;
pub mod record;
pub mod scalar;
pub mod schema;
pub mod search;
pub mod since;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
pub mod timing;
pub mod write;
pub mod yaml;

pub use load::{Edition, Loaded, Loader, Options, today};
pub use timing::Timings;
