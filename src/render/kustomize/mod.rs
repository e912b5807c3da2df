//! Kustomize, natively.
