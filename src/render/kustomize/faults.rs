//! Faults: everything that is wrong with a kustomization, not only the first thing.

use std::fmt;

use crate::kubernetes::yaml::Position;
use crate::model::{Fault, Origin};

/// At least one fault; stops a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [] => f.write_str("unknown fault"),
            [only] => only.fmt(f),
            [first, rest @ ..] => write!(f, "{first} (and {} more)", rest.len()),
        }
    }
}

impl std::error::Error for Faults {}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl From<anyhow::Error> for Faults {
    fn from(error: anyhow::Error) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(faults) => return faults,
            Err(error) => error,
        };
        let mut fault = match error.downcast_ref::<Fault>() {
            Some(fault) => fault.clone(),
            None => Fault::default(),
        };
        fault.message = format!("{error:#}");
        Self(vec![fault])
    }
}

pub(crate) type Result<T> = std::result::Result<T, Faults>;

/// Goes on after a fault, so that independent ones are all reported.
#[derive(Debug, Default)]
pub(crate) struct Collector(Vec<Fault>);

impl Collector {
    /// The value, or nothing and one more fault.
    pub(crate) fn take<T>(
        &mut self,
        result: std::result::Result<T, impl Into<Faults>>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(faults) => {
                self.0.extend(faults.into().0);
                None
            }
        }
    }

    pub(crate) fn finish(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Faults(self.0))
        }
    }
}

/// Gives faults that name no place of their own the place of what was being done.
pub(crate) trait Located<T> {
    fn at(self, file: &str, at: Position) -> Result<T>;

    /// The place of an object.
    fn of(self, subject: impl fmt::Display, origin: Option<&Origin>) -> Result<T>;
}

impl<T, E: Into<Faults>> Located<T> for std::result::Result<T, E> {
    fn at(self, file: &str, at: Position) -> Result<T> {
        self.map_err(|error| {
            let mut faults = error.into();
            for fault in faults.0.iter_mut().filter(|fault| fault.file.is_none()) {
                fault.file = Some(file.to_owned());
                fault.line = (at.line > 0).then_some(at.line);
                fault.column = (at.column > 0).then_some(at.column);
            }
            faults
        })
    }

    fn of(self, subject: impl fmt::Display, origin: Option<&Origin>) -> Result<T> {
        self.map_err(|error| {
            let mut faults = error.into();
            for fault in &mut faults.0 {
                fault.subject.get_or_insert_with(|| subject.to_string());
                if let (None, Some(origin)) = (&fault.file, origin) {
                    fault.file = Some(origin.file.clone());
                    fault.line = Some(origin.line);
                }
            }
            faults
        })
    }
}
