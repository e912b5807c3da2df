//! Hooks and waves: what an object's annotations say about when it is applied.
//!
//! Source: Argo CD gitops-engine `pkg/sync/hook` and `syncwaves`; Helm's annotations are honoured after Argo CD's own.

use crate::kubernetes::Manifest;

const ARGO_HOOK: &str = "argocd.argoproj.io/hook";
const HELM_HOOK: &str = "helm.sh/hook";
const SYNC_WAVE: &str = "argocd.argoproj.io/sync-wave";
const HELM_WEIGHT: &str = "helm.sh/hook-weight";

/// What the hook annotations make of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hook {
    /// An ordinary object.
    No,
    /// `Skip` alone: paired with its live object, but it gets no status.
    Skip,
    /// Run at a phase of the sync, named as Argo CD prints it; never compared.
    At(String),
    /// A hook of no recognised type (`helm.sh/hook: test`): Argo CD neither syncs nor compares it.
    Ignored,
}

impl Hook {
    pub(crate) fn of(object: &Manifest) -> Self {
        Self::by(|name| object.annotation(name))
    }

    /// By the annotations of an object, whatever else it is.
    pub(crate) fn by<'a>(annotation: impl Fn(&str) -> Option<&'a str>) -> Self {
        let argo = annotation(ARGO_HOOK);
        let helm = annotation(HELM_HOOK);
        let phases = argo_phases(argo.unwrap_or_default());
        if argo.is_some() {
            if phases == ["Skip"] {
                return Self::Skip;
            }
        } else if helm.is_none_or(|value| value == "crd-install") {
            return Self::No;
        }
        let phases = if phases.is_empty() {
            helm_phases(helm.unwrap_or_default())
        } else {
            phases
        };
        if phases.is_empty() {
            Self::Ignored
        } else {
            Self::At(phases.join(","))
        }
    }
}

/// The place in the order of a sync: Argo CD's wave, else Helm's weight, else 0.
pub(crate) fn wave(object: &Manifest) -> i64 {
    [SYNC_WAVE, HELM_WEIGHT]
        .iter()
        .find_map(|name| object.annotation(name)?.parse().ok())
        .unwrap_or(0)
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

fn argo_phases(list: &str) -> Vec<&str> {
    let mut phases = Vec::new();
    for word in words(list) {
        if matches!(word, "PreSync" | "Sync" | "PostSync" | "SyncFail" | "Skip")
            && !phases.contains(&word)
        {
            phases.push(word);
        }
    }
    phases
}

fn helm_phases(list: &str) -> Vec<&str> {
    let mut phases = Vec::new();
    for word in words(list) {
        let phase = match word {
            "pre-install" | "pre-upgrade" => "PreSync",
            "post-install" | "post-upgrade" => "PostSync",
            _ => continue,
        };
        if !phases.contains(&phase) {
            phases.push(phase);
        }
    }
    phases
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hook(annotations: &serde_json::Value) -> Hook {
        let tree = json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "annotations": annotations}});
        Hook::of(&Manifest::new(tree).expect("a manifest"))
    }

    #[test]
    fn annotations_decide_what_an_object_is() {
        assert_eq!(hook(&json!({})), Hook::No);
        assert_eq!(
            hook(&json!({"argocd.argoproj.io/hook": "Skip,typo"})),
            Hook::Skip
        );
        assert_eq!(
            hook(&json!({"argocd.argoproj.io/hook": "Skip,PreSync"})),
            Hook::At("Skip,PreSync".into())
        );
        assert_eq!(
            hook(&json!({"argocd.argoproj.io/hook": "typo"})),
            Hook::Ignored
        );
        assert_eq!(hook(&json!({"helm.sh/hook": "test"})), Hook::Ignored);
        assert_eq!(hook(&json!({"helm.sh/hook": "crd-install"})), Hook::No);
        assert_eq!(
            hook(&json!({"helm.sh/hook": "pre-install, pre-upgrade"})),
            Hook::At("PreSync".into())
        );
    }
}
