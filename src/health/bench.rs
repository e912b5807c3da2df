//! What `benches/health.rs` times: objects in every state that the fixtures hold, and what their checks say. Only with the
//! feature `bench`.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Checks, Scripts};
use crate::argo::settings::{HealthScript, Libraries};
use crate::model::health::UnknownKinds;

/// Whose health is told.
pub struct Ward {
    objects: Vec<Value>,
    scripts: Scripts,
}

/// Loops over the conditions, as most scripts that Argo CD's users write do.
const SCRIPT: &str = r#"
local answer = {status = "Progressing", message = "Waiting for the controller"}
if obj.status == nil or obj.status.conditions == nil then
  return answer
end
if obj.status.observedGeneration ~= nil and obj.status.observedGeneration < obj.metadata.generation then
  return answer
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Stalled" and condition.status == "True" then
    return {status = "Degraded", message = condition.reason .. ": " .. condition.message}
  end
  if condition.type == "Ready" then
    answer.message = condition.message or "no message"
    if condition.status == "True" then
      answer.status = "Healthy"
    elseif condition.status == "False" then
      answer.status = "Degraded"
    end
  end
end
return answer
"#;

impl Ward {
    /// So many objects of kinds whose checks Argo CD has in Go.
    #[must_use]
    pub fn built_in(count: u32) -> Self {
        Self::of(
            count,
            include_str!("../../fixtures/health/built_in.jsonl"),
            &[],
        )
    }

    /// So many of the kinds that the data files know.
    #[must_use]
    pub fn data_files(count: u32) -> Self {
        Self::of(
            count,
            include_str!("../../fixtures/health/custom/argo-cd.jsonl"),
            &[],
        )
    }

    /// So many of one kind that a script speaks for.
    #[must_use]
    pub fn scripted(count: u32) -> Self {
        let conditions = ["Reconciling", "Synced", "Available", "Ready"].map(|kind| {
            json!({"type": kind, "status": "True", "reason": "Done", "message": "all is well",
                "lastTransitionTime": "2026-01-01T00:00:00Z"})
        });
        let object = json!({
            "apiVersion": "shop.example.com/v1", "kind": "Till",
            "metadata": {"name": "till", "namespace": "shop", "generation": 3},
            "spec": {"drawers": 4, "currency": "EUR"},
            "status": {"observedGeneration": 3, "conditions": conditions},
        });
        let row = json!({ "object": object }).to_string();
        Self::of(
            count,
            &row,
            &[HealthScript {
                key: "shop.example.com/Till".to_owned(),
                text: SCRIPT.to_owned(),
                libraries: Libraries::Closed,
                file: "argocd-cm.yaml".to_owned(),
                line: 1,
            }],
        )
    }

    /// The objects of these rows, again and again.
    fn of(count: u32, rows: &str, scripts: &[HealthScript]) -> Self {
        let known: Vec<Value> = rows
            .lines()
            .filter_map(|row| serde_json::from_str(row).ok())
            .map(|mut row: Value| row["object"].take())
            .collect();
        let objects = known.iter().cycle().take(count as usize);
        let ward = Self {
            objects: objects.cloned().collect(),
            scripts: Scripts::new(scripts, &[], "2026-01-01T00:00:00Z"),
        };
        // Tables and scripts are made ready by the first that asks.
        ward.assess(Duration::default);
        ward
    }

    /// Tells the health of all and says what that took by this clock.
    ///
    /// # Panics
    ///
    /// If the checks knew none of the objects, so that nothing was timed.
    pub fn assess(&self, clock: fn() -> Duration) -> Duration {
        let checks = Checks {
            scripts: &self.scripts,
            unknown_kinds: UnknownKinds::Passed,
        };
        let start = clock();
        let told = self.objects.iter().map(|object| checks.assess(object));
        let known = told.filter(|answer| answer.health.is_some()).count();
        let took = clock().saturating_sub(start);
        assert!(known > 0, "no object has a health");
        took
    }
}
