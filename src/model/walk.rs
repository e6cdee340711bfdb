//! The one walk over the values of an entry, whatever they stand in.

use super::value::{Fields, Finding, Value};
use crate::schema::{Field, Type};

/// A value that was met on the way.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'v, 'd> {
    /// The value. Lists and groups are not handed on, as all that stands in them is, but for findings and gaps, each
    /// before its values, and names of people, which are one value.
    pub value: &'v Value,
    /// What declares it: for the item of a list, what the list is of. `None` in a walk without declarations.
    pub field: Option<&'d Field>,
    /// The field that has a name: for the item of a list, the list.
    pub named: Option<&'d Field>,
    /// The finding that it belongs to.
    pub finding: Option<&'v Finding>,
}

impl Fields {
    /// Walks over all values, also those in groups and lists, in the order of declaration, each with the finding that it
    /// belongs to.
    pub fn each<'v>(&'v self, see: &mut impl FnMut(&'v Value, Option<&'v Finding>)) {
        let mut see = |visit: Visit<'v, '_>| see(visit.value, visit.finding);
        walk(self, None, None, &mut see);
    }

    /// The same with what declares each value; values that nothing declares are passed over.
    pub fn each_declared<'v, 'd>(
        &'v self,
        declared: &'d [Field],
        see: &mut impl FnMut(Visit<'v, 'd>),
    ) {
        walk(self, Some(declared), None, see);
    }
}

fn walk<'v, 'd, F>(
    fields: &'v Fields,
    declared: Option<&'d [Field]>,
    finding: Option<&'v Finding>,
    see: &mut F,
) where
    F: FnMut(Visit<'v, 'd>),
{
    for (name, value) in fields.iter() {
        let field = declared.and_then(|declared| declared.iter().find(|field| field.name == name));
        if field.is_some() || declared.is_none() {
            let visit = Visit {
                value,
                field,
                named: field,
                finding,
            };
            step(visit, see);
        }
    }
}

fn step<'v, 'd, F>(visit: Visit<'v, 'd>, see: &mut F)
where
    F: FnMut(Visit<'v, 'd>),
{
    let inner = match visit.field.map(|field| &field.ty) {
        Some(Type::Group { fields, .. }) => Some(fields.as_slice()),
        Some(_) => Some(&[][..]),
        None => None,
    };
    match visit.value {
        Value::List(items) => {
            let item = match visit.field.map(|field| &field.ty) {
                Some(Type::List(item)) => Some(&**item),
                _ => visit.field,
            };
            for value in items {
                let field = item;
                step(
                    Visit {
                        value,
                        field,
                        ..visit
                    },
                    see,
                );
            }
        }
        Value::Group(fields) => walk(fields, inner, visit.finding, see),
        Value::Gap(fields) => {
            see(visit);
            walk(fields, inner, visit.finding, see);
        }
        Value::Finding(own) => {
            let finding = Some(&**own);
            see(Visit { finding, ..visit });
            walk(&own.fields, inner, finding, see);
        }
        _ => see(visit),
    }
}
