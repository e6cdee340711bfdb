//! Citations.
mod amend; mod archive; mod locator; mod names; mod page; mod prepare; mod processor; mod render; mod shield; mod sort; mod source;
pub use page::Page; pub use processor::*; pub use render::Piece; pub use source::Source;
