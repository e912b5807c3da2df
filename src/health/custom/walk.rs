//! Walks over the items of a list.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::check::Checks;
use super::path::{Item, Path};
use super::scope::{Fault, Scope};

/// Where the items lie, and which of them count. Written as a bare path, or as a map.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    of: Path,
    /// A further name of the item, for walks within this one.
    #[serde(rename = "as")]
    name: Option<String>,
    /// The order of the items, by a text in them; those without it come last. As they lie where there is none.
    by: Option<Path>,
    #[serde(default, rename = "where")]
    passes: Checks,
    /// The walk begins after the last item for which this holds.
    #[serde(default)]
    after: Option<Checks>,
    /// The walk ends after the first item for which this holds.
    #[serde(default)]
    until: Option<Checks>,
}

#[derive(Debug)]
pub(super) struct Walk(Plan);

/// The name under which a rule finds the place of the item at hand: a number from 1, or a key.
const PLACE: &str = "at";

impl Walk {
    /// Calls `visit` for the items that pass, until it gives an answer.
    pub(super) fn visit<T>(
        &self,
        scope: &Scope<'_>,
        visit: &mut dyn FnMut(&Scope<'_>) -> Result<Option<T>, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.visit_all(self.items(scope)?, scope, visit)
    }

    /// The same from the end.
    pub(super) fn visit_backwards<T>(
        &self,
        scope: &Scope<'_>,
        visit: &mut dyn FnMut(&Scope<'_>) -> Result<Option<T>, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut items = self.items(scope)?;
        items.reverse();
        self.visit_all(items, scope, visit)
    }

    pub(super) fn passing<'s>(&self, scope: &'s Scope<'s>) -> Result<Vec<Item<'s>>, Fault> {
        let mut passing = Vec::new();
        for item in self.items(scope)? {
            if self.0.passes.hold(&scope.with_item(item.1))? {
                passing.push(item);
            }
        }
        Ok(passing)
    }

    fn visit_all<T>(
        &self,
        items: Vec<Item<'_>>,
        scope: &Scope<'_>,
        visit: &mut dyn FnMut(&Scope<'_>) -> Result<Option<T>, Fault>,
    ) -> Result<Option<T>, Fault> {
        for (place, item) in items {
            let place = Value::String(place.into_owned());
            let placed = scope.with(PLACE, Some(&place));
            let named = placed.with(self.0.name.as_deref().unwrap_or(PLACE), Some(item));
            let scope = if self.0.name.is_some() {
                &named
            } else {
                &placed
            };
            let scope = scope.with_item(item);
            if self.0.passes.hold(&scope)?
                && let Some(answer) = visit(&scope)?
            {
                return Ok(Some(answer));
            }
            if let Some(until) = &self.0.until
                && until.hold(&scope)?
            {
                break;
            }
        }
        Ok(None)
    }

    fn items<'s>(&self, scope: &'s Scope<'s>) -> Result<Vec<Item<'s>>, Fault> {
        let mut items = self.ordered(scope)?;
        let Some(after) = &self.0.after else {
            return Ok(items);
        };
        let mut start = 0;
        for (place, item) in items.iter().enumerate() {
            if after.hold(&scope.with_item(item.1))? {
                start = place + 1;
            }
        }
        Ok(items.split_off(start))
    }

    fn ordered<'s>(&self, scope: &'s Scope<'s>) -> Result<Vec<Item<'s>>, Fault> {
        let items = self.0.of.items(scope)?;
        let Some(by) = &self.0.by else {
            return Ok(items);
        };
        let mut keyed = Vec::with_capacity(items.len());
        let mut odd = None;
        for item in items {
            let within = scope.with_item(item.1);
            let key = by.get(&within)?;
            odd = odd.or(key.filter(|key| !key.is_string()));
            keyed.push((key.and_then(Value::as_str).map(str::to_owned), item));
        }
        // One alone is compared with nothing.
        if let Some(odd) = odd
            && keyed.len() > 1
        {
            return Err(Fault::new(format!(
                "{odd} has no place in an order of texts"
            )));
        }
        keyed.sort_by(|(one, _), (other, _)| (one.is_none(), one).cmp(&(other.is_none(), other)));
        Ok(keyed.into_iter().map(|(_, item)| item).collect())
    }
}

impl<'de> Deserialize<'de> for Walk {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WalkVisitor)
    }
}

struct WalkVisitor;

impl<'de> Visitor<'de> for WalkVisitor {
    type Value = Walk;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, or a map with of, as, by, where, after, until")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Walk, E> {
        Ok(Walk(Plan {
            of: path.parse().map_err(E::custom)?,
            name: None,
            by: None,
            passes: Checks::default(),
            after: None,
            until: None,
        }))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Walk, M::Error> {
        Plan::deserialize(MapAccessDeserializer::new(map)).map(Walk)
    }
}
