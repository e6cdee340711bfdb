//! What templates receive: the theme authors' contract, printed by `sourcebook inspect ID`.
//!
//! Names of fields are those of the front matter wherever there is one. Values called `html` are escaped already and
//! are written with `| safe`; all others are plain text. Paths are from the root of the site: `{{ page.root }}{{ path }}`.

pub(crate) mod backlinks;
pub(crate) mod beside;
pub(crate) mod card;
pub(crate) mod cell;
pub(crate) mod cell_neighbours;
pub(crate) mod change;
pub(crate) mod cite;
pub(crate) mod comparison;
pub(crate) mod dataset;
pub(crate) mod doors;
pub(crate) mod entry;
pub(crate) mod facets;
pub(crate) mod field;
pub(crate) mod graph;
pub(crate) mod kind;
pub(crate) mod letters;
pub(crate) mod link;
pub(crate) mod linked_data;
pub(crate) mod map;
pub(crate) mod map_cell;
pub(crate) mod map_download;
pub(crate) mod map_facets;
pub(crate) mod map_part;
pub(crate) mod map_row;
pub(crate) mod menu;
pub(crate) mod page;
pub(crate) mod rating;
pub(crate) mod row;
pub(crate) mod side_by_side;
pub(crate) mod site;
pub(crate) mod source;
pub(crate) mod sure;
pub(crate) mod table;
pub(crate) mod used_in;
pub(crate) mod uses;
pub(crate) mod value;
pub(crate) mod versions;
pub(crate) mod vocabulary;
