//! What server-side applies would leave: one dry run for each object, all at once under the common limit.
//!
//! Source: Argo CD gitops-engine `pkg/diff/diff.go` (`serverSideDiff`) and `pkg/utils/kube/resource_ops.go`
//! (`ApplyResource` with `DryRunServer`). Nothing is sent for an object that is not there: an apply would create it.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::task::JoinSet;

use super::address;
use super::list::parse_object;
use super::openapi;
use super::transport::Transport;
use super::trouble::{Needed, Trouble};
use crate::kubernetes::{GroupVersionKind, ResourceKey};
use crate::model::{
    Apply, Gap, GapCause, KindInfo, Kinds, Mutations, Predicted, Predictions, ServedTypes,
};

/// The answers to the applies of each application, in their order.
pub(super) async fn predict(
    transport: &Arc<Transport>,
    applies: Vec<Vec<Apply>>,
    kinds: &Kinds,
    mutations: Mutations,
) -> Vec<Predictions> {
    let wanted: BTreeSet<GroupVersionKind> = applies
        .iter()
        .flatten()
        .map(|apply| apply.gvk.clone())
        .collect();
    let mut predictions: Vec<Predictions> = Vec::new();
    predictions.resize_with(applies.len(), Predictions::default);
    let mut running = JoinSet::new();
    for (place, apply) in numbered(applies) {
        match plural(&apply.gvk, kinds) {
            Ok(plural) => {
                let (transport, plural) = (Arc::clone(transport), plural.to_owned());
                running.spawn(async move {
                    let predicted = run(&transport, &apply, &plural).await;
                    (place, apply.key, predicted)
                });
            }
            Err(gap) => {
                let gap = Predicted::Refused(gap);
                predictions[place].objects.insert(apply.key, gap);
            }
        }
    }
    let types = types(transport, wanted, mutations).await;
    for (place, key, predicted) in running.join_all().await {
        let predicted = match (predicted, &types) {
            (Predicted::Object(_), Err(gap)) => Predicted::Unknown(gap.clone()),
            (predicted, Ok(_) | Err(_)) => predicted,
        };
        predictions[place].objects.insert(key, predicted);
    }
    let types = Arc::new(types.unwrap_or_default());
    for predictions in &mut predictions {
        predictions.types = Arc::clone(&types);
    }
    predictions
}

fn numbered(applies: Vec<Vec<Apply>>) -> impl Iterator<Item = (usize, Apply)> {
    let numbered = applies.into_iter().enumerate();
    numbered.flat_map(|(place, applies)| applies.into_iter().map(move |apply| (place, apply)))
}

/// The types of these kinds; none where nothing is to be taken out by them.
async fn types(
    transport: &Transport,
    wanted: BTreeSet<GroupVersionKind>,
    mutations: Mutations,
) -> Result<ServedTypes, Gap> {
    match mutations {
        Mutations::Removed if !wanted.is_empty() => openapi::read(transport, &wanted).await,
        Mutations::Removed | Mutations::Included => Ok(ServedTypes::default()),
    }
}

/// An apply goes to the version that Git writes, or nowhere.
fn plural<'a>(gvk: &GroupVersionKind, kinds: &'a Kinds) -> Result<&'a str, Gap> {
    match kinds.get(&gvk.group_kind()) {
        Some(KindInfo::Served {
            plural, versions, ..
        }) if versions.contains(&gvk.version) => Ok(plural),
        Some(KindInfo::Served { .. } | KindInfo::NotServed | KindInfo::Unknown(_)) | None => {
            Err(Gap {
                cause: GapCause::Invalid,
                message: format!("the cluster does not serve {gvk}, so it cannot be applied"),
                hint: Some("write the manifest in a version that is served".to_owned()),
            })
        }
    }
}

async fn run(transport: &Transport, apply: &Apply, plural: &str) -> Predicted {
    let Apply { key, gvk, tree } = apply;
    let path = address::object(gvk, plural, &key.namespace, &key.name);
    let answer = transport.dry_run(&path, tree.to_string().as_bytes()).await;
    match answer.and_then(|answer| parse_object(&answer.body, gvk, key)) {
        Ok(object) => Predicted::Object(Box::new(object)),
        Err(trouble) => judge(trouble, key, plural),
    }
}

/// Whether the server refuses what Git says, or could not be asked.
fn judge(trouble: Trouble, key: &ResourceKey, plural: &str) -> Predicted {
    let is_missing_right = trouble.message.contains(" cannot patch resource ");
    let refuses = match trouble.code {
        Some(403) => !is_missing_right,
        Some(400 | 404 | 409 | 413 | 415 | 422 | 500) => true,
        Some(_) | None => false,
    };
    if refuses {
        return Predicted::Refused(refusal(trouble, key));
    }
    let mut gap = trouble.gap(&Needed {
        verbs: "`patch`",
        kind: &key.group_kind(),
        plural,
        namespace: &key.namespace,
    });
    gap.message = format!("no dry run of an apply: {}", gap.message);
    Predicted::Unknown(gap)
}

/// What a server says of a Secret may hold its values, so it is not repeated.
fn refusal(trouble: Trouble, key: &ResourceKey) -> Gap {
    let words = if key.group_kind().is("", "Secret") {
        let code = trouble.code.unwrap_or_default();
        format!("HTTP {code}, in words that may hold its values")
    } else {
        trouble.message
    };
    Gap {
        cause: trouble.cause,
        message: format!("the apiserver refuses an apply of it: {words}"),
        hint: Some(
            "correct the manifest: a sync would be refused as well; without `--server-side` the server is not asked"
                .to_owned(),
        ),
    }
}
