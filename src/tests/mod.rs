//! What the tests of several rooms share: Argo CD as a program that answers, and numbers that look random.

pub(crate) mod argo;
pub(crate) mod random;
