//! The fields that kustomize's transformers touch when nobody says otherwise: its default configuration, as a table.
//!
//! Source: kustomize 5.8, `api/internal/konfig/builtinpluginconsts/`.

use std::borrow::Cow;

use crate::kubernetes::GroupVersionKind;

use super::field_spec::FieldSpec;
use super::transformer_config::{NameReference, TransformerConfig};

/// Kind, and where its pod template's spec stands.
type PodSpec = (&'static str, &'static str);

const POD: PodSpec = ("Pod", "spec");
const POD_TEMPLATE: PodSpec = ("PodTemplate", "template/spec");
const DEPLOYMENT: PodSpec = ("Deployment", "spec/template/spec");
const REPLICA_SET: PodSpec = ("ReplicaSet", "spec/template/spec");
const REPLICATION_CONTROLLER: PodSpec = ("ReplicationController", "spec/template/spec");
const DAEMON_SET: PodSpec = ("DaemonSet", "spec/template/spec");
const STATEFUL_SET: PodSpec = ("StatefulSet", "spec/template/spec");
const JOB: PodSpec = ("Job", "spec/template/spec");
const CRON_JOB: PodSpec = ("CronJob", "spec/jobTemplate/spec/template/spec");

/// Where a ConfigMap or Secret is named.
const CONFIGURED: &[PodSpec] = &[
    POD_TEMPLATE,
    DEPLOYMENT,
    REPLICA_SET,
    DAEMON_SET,
    STATEFUL_SET,
    JOB,
    CRON_JOB,
];
/// Where service accounts, claims and priority classes are named.
const SCHEDULED: &[PodSpec] = &[
    POD,
    STATEFUL_SET,
    DEPLOYMENT,
    REPLICATION_CONTROLLER,
    CRON_JOB,
    JOB,
    DAEMON_SET,
];
/// Where vars are resolved.
const VARIABLE: &[PodSpec] = &[
    CRON_JOB,
    DAEMON_SET,
    DEPLOYMENT,
    JOB,
    POD,
    REPLICA_SET,
    STATEFUL_SET,
];

const RBAC: &str = "rbac.authorization.k8s.io";
const NETWORKING: &str = "networking.k8s.io";
const ADMISSION: &str = "admissionregistration.k8s.io";
const REGISTRATION: &str = "apiregistration.k8s.io";

/// What every build starts from.
pub(super) fn transformer_config() -> TransformerConfig {
    let mut common_labels = list();
    common_labels.extend(selectors());
    common_labels.extend(metadata("labels", "apps"));
    common_labels.extend(volume_claim_template_labels());
    TransformerConfig {
        name_prefix: vec![any("metadata/name")],
        name_suffix: vec![any("metadata/name")],
        namespace: namespace(),
        common_labels,
        labels: Vec::new(),
        template_labels: metadata("labels", "apps"),
        volume_claim_template_labels: volume_claim_template_labels(),
        common_annotations: metadata("annotations", ""),
        name_reference: name_reference(),
        var_reference: var_reference(),
        images: images(),
        replicas: [
            "Deployment",
            "ReplicationController",
            "ReplicaSet",
            "StatefulSet",
        ]
        .map(|kind| created(of(kind, "spec/replicas")))
        .to_vec(),
    }
}

fn any(path: impl Into<Cow<'static, str>>) -> FieldSpec {
    FieldSpec {
        path: path.into(),
        ..FieldSpec::default()
    }
}

fn of(kind: &'static str, path: impl Into<Cow<'static, str>>) -> FieldSpec {
    FieldSpec {
        kind: kind.into(),
        ..any(path)
    }
}

fn in_group(group: &'static str, spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        group: group.into(),
        ..spec
    }
}

fn in_v1(spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        version: "v1".into(),
        ..spec
    }
}

fn created(spec: FieldSpec) -> FieldSpec {
    FieldSpec {
        create: true,
        ..spec
    }
}

/// One spec for each of `kinds` and each of `paths`, which start at the pod's spec.
fn in_pods(kinds: &[PodSpec], paths: &[&str]) -> impl Iterator<Item = FieldSpec> {
    kinds.iter().flat_map(|&(kind, spec)| {
        paths
            .iter()
            .map(move |path| of(kind, format!("{spec}/{path}")))
    })
}

/// Room for the longest of the lists, so that none is moved as it grows: that is much of what a small build takes.
fn list() -> Vec<FieldSpec> {
    Vec::with_capacity(80)
}

fn namespace() -> Vec<FieldSpec> {
    vec![
        created(of("Namespace", "metadata/name")),
        created(in_group(
            REGISTRATION,
            of("APIService", "spec/service/namespace"),
        )),
        in_group(
            "apiextensions.k8s.io",
            of(
                "CustomResourceDefinition",
                "spec/conversion/webhook/clientConfig/service/namespace",
            ),
        ),
    ]
}

/// `metadata/FIELD` of every object and of every pod template.
fn metadata(field: &'static str, stateful_set_group: &'static str) -> Vec<FieldSpec> {
    let template = format!("spec/template/metadata/{field}");
    let cron_job = |path: String| in_group("batch", of("CronJob", path));
    let specs = vec![
        any(format!("metadata/{field}")),
        in_v1(of("ReplicationController", template.clone())),
        of("Deployment", template.clone()),
        of("ReplicaSet", template.clone()),
        of("DaemonSet", template.clone()),
        in_group(stateful_set_group, of("StatefulSet", template.clone())),
        in_group("batch", of("Job", template)),
        cron_job(format!("spec/jobTemplate/metadata/{field}")),
        cron_job(format!("spec/jobTemplate/spec/template/metadata/{field}")),
    ];
    specs.into_iter().map(created).collect()
}

fn volume_claim_template_labels() -> Vec<FieldSpec> {
    let path = "spec/volumeClaimTemplates[]/metadata/labels";
    vec![created(in_group("apps", of("StatefulSet", path)))]
}

fn selectors() -> Vec<FieldSpec> {
    let labels = "spec/selector/matchLabels";
    let mut specs = vec![
        created(in_v1(of("Service", "spec/selector"))),
        created(in_v1(of("ReplicationController", "spec/selector"))),
        created(of("Deployment", labels)),
        created(of("ReplicaSet", labels)),
        created(of("DaemonSet", labels)),
        created(in_group("apps", of("StatefulSet", labels))),
        in_group("batch", of("Job", labels)),
        in_group(
            "batch",
            of("CronJob", "spec/jobTemplate/spec/selector/matchLabels"),
        ),
        in_group("policy", of("PodDisruptionBudget", labels)),
    ];
    for path in [
        "spec/podSelector/matchLabels",
        "spec/ingress/from/podSelector/matchLabels",
        "spec/egress/to/podSelector/matchLabels",
    ] {
        specs.push(in_group(NETWORKING, of("NetworkPolicy", path)));
    }
    let spread = in_pods(
        &[DEPLOYMENT, STATEFUL_SET],
        &[
            "affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
            "affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
            "affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
            "affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
            "topologySpreadConstraints/labelSelector/matchLabels",
        ],
    );
    specs.extend(spread.map(|spec| in_group("apps", spec)));
    specs
}

fn images() -> Vec<FieldSpec> {
    [
        "spec/containers[]/image",
        "spec/initContainers[]/image",
        "spec/volumes[]/image/reference",
        "spec/template/spec/containers[]/image",
        "spec/template/spec/initContainers[]/image",
        "spec/template/spec/volumes[]/image/reference",
        "spec/jobTemplate/spec/template/spec/volumes[]/image/reference",
    ]
    .map(|path| created(any(path)))
    .to_vec()
}

fn var_reference() -> Vec<FieldSpec> {
    let mut specs = list();
    specs.extend(in_pods(
        VARIABLE,
        &[
            "containers/args",
            "containers/command",
            "containers/env/value",
            "containers/volumeMounts/mountPath",
            "initContainers/args",
            "initContainers/command",
            "initContainers/env/value",
            "initContainers/volumeMounts/mountPath",
        ],
    ));
    specs.extend(in_pods(
        &[DAEMON_SET, DEPLOYMENT, JOB, POD, REPLICA_SET],
        &["volumes/nfs/server"],
    ));
    specs.extend([
        of(
            "CronJob",
            "spec/jobTemplate/spec/template/volumes/nfs/server",
        ),
        of("StatefulSet", "spec/volumeClaimTemplates/spec/nfs/server"),
        of("Deployment", "spec/template/metadata/annotations"),
        of("Ingress", "spec/rules/host"),
        of("Ingress", "spec/tls/hosts"),
        of("Ingress", "spec/tls/secretName"),
        of("Service", "spec/ports/port"),
        of("Service", "spec/ports/targetPort"),
        of("PersistentVolume", "spec/nfs/server"),
        any("metadata/labels"),
        any("metadata/annotations"),
    ]);
    specs
}

fn referred(group: &str, version: &str, kind: &str, referrers: Vec<FieldSpec>) -> NameReference {
    NameReference {
        referred: GroupVersionKind {
            group: group.to_owned(),
            version: version.to_owned(),
            kind: kind.to_owned(),
        },
        referrers,
    }
}

fn name_reference() -> Vec<NameReference> {
    let scaled = || vec![of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name")];
    let binding = |kind: &'static str, path: &'static str| in_group(RBAC, of(kind, path));
    vec![
        referred("", "", "Deployment", scaled()),
        referred("", "", "ReplicationController", scaled()),
        referred("", "", "ReplicaSet", scaled()),
        referred("", "", "StatefulSet", scaled()),
        referred("", "v1", "ConfigMap", config_map_referrers()),
        referred("", "v1", "Secret", secret_referrers()),
        referred("", "v1", "Service", service_referrers()),
        referred(
            RBAC,
            "",
            "Role",
            vec![binding("RoleBinding", "roleRef/name")],
        ),
        referred(
            RBAC,
            "",
            "ClusterRole",
            vec![
                binding("RoleBinding", "roleRef/name"),
                binding("ClusterRoleBinding", "roleRef/name"),
            ],
        ),
        referred("", "v1", "ServiceAccount", service_account_referrers()),
        referred(
            "",
            "v1",
            "PersistentVolumeClaim",
            in_pods(SCHEDULED, &["volumes/persistentVolumeClaim/claimName"]).collect(),
        ),
        referred(
            "",
            "v1",
            "PersistentVolume",
            vec![
                of("PersistentVolumeClaim", "spec/volumeName"),
                of("ClusterRole", "rules/resourceNames"),
            ],
        ),
        referred(
            "storage.k8s.io",
            "v1",
            "StorageClass",
            storage_class_referrers(),
        ),
        referred(
            "scheduling.k8s.io",
            "v1",
            "PriorityClass",
            in_pods(SCHEDULED, &["priorityClassName"]).collect(),
        ),
        // The group is misspelt in kustomize, so this row never matches.
        referred(
            "networking.k8s.io/v1",
            "v1",
            "IngressClass",
            vec![of("Ingress", "spec/ingressClassName")],
        ),
        referred(
            ADMISSION,
            "",
            "ValidatingAdmissionPolicy",
            vec![in_group(
                ADMISSION,
                of("ValidatingAdmissionPolicyBinding", "spec/policyName"),
            )],
        ),
    ]
}

fn config_map_referrers() -> Vec<FieldSpec> {
    let paths = &[
        "volumes/configMap/name",
        "containers/env/valueFrom/configMapKeyRef/name",
        "initContainers/env/valueFrom/configMapKeyRef/name",
        "containers/envFrom/configMapRef/name",
        "initContainers/envFrom/configMapRef/name",
        "volumes/projected/sources/configMap/name",
    ];
    let mut specs = list();
    specs.extend(in_pods(&[POD], paths).map(in_v1));
    specs.extend(in_pods(CONFIGURED, paths));
    specs.extend([
        of("Node", "spec/configSource/configMap"),
        of("Role", "rules/resourceNames"),
        of("ClusterRole", "rules/resourceNames"),
        of(
            "Ingress",
            "metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap",
        ),
    ]);
    specs
}

fn secret_referrers() -> Vec<FieldSpec> {
    let paths = &[
        "volumes/secret/secretName",
        "containers/env/valueFrom/secretKeyRef/name",
        "initContainers/env/valueFrom/secretKeyRef/name",
        "containers/envFrom/secretRef/name",
        "initContainers/envFrom/secretRef/name",
        "imagePullSecrets/name",
        "volumes/projected/sources/secret/name",
    ];
    let mut specs = list();
    specs.extend(in_pods(&[POD], paths).map(in_v1));
    specs.extend(in_pods(CONFIGURED, paths));
    specs.extend([
        of("Ingress", "spec/tls/secretName"),
        of(
            "Ingress",
            "metadata/annotations/ingress.kubernetes.io\\/auth-secret",
        ),
        of(
            "Ingress",
            "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret",
        ),
        of(
            "Ingress",
            "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret",
        ),
        // Once more, as in kustomize: a name is followed to the one that took its place.
        of("Ingress", "spec/tls/secretName"),
        of("ServiceAccount", "imagePullSecrets/name"),
        of("StorageClass", "parameters/secretName"),
        of("StorageClass", "parameters/adminSecretName"),
        of("StorageClass", "parameters/userSecretName"),
        of("StorageClass", "parameters/secretRef"),
        of("Role", "rules/resourceNames"),
        of("ClusterRole", "rules/resourceNames"),
        in_v1(in_group(
            "serving.knative.dev",
            of(
                "Service",
                "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
            ),
        )),
        of("PersistentVolume", "spec/azureFile/secretName"),
    ]);
    specs
}

fn service_referrers() -> Vec<FieldSpec> {
    let webhooks = "webhooks/clientConfig/service";
    vec![
        in_group("apps", of("StatefulSet", "spec/serviceName")),
        of("Ingress", "spec/rules/http/paths/backend/serviceName"),
        of("Ingress", "spec/backend/serviceName"),
        of("Ingress", "spec/rules/http/paths/backend/service/name"),
        of("Ingress", "spec/defaultBackend/service/name"),
        in_group(REGISTRATION, of("APIService", "spec/service/name")),
        in_group(ADMISSION, of("ValidatingWebhookConfiguration", webhooks)),
        in_group(ADMISSION, of("MutatingWebhookConfiguration", webhooks)),
    ]
}

fn service_account_referrers() -> Vec<FieldSpec> {
    let mut specs = vec![
        in_group(RBAC, of("RoleBinding", "subjects")),
        in_group(RBAC, of("ClusterRoleBinding", "subjects")),
    ];
    specs.extend(in_pods(SCHEDULED, &["serviceAccountName"]));
    specs
}

fn storage_class_referrers() -> Vec<FieldSpec> {
    vec![
        of("PersistentVolume", "spec/storageClassName"),
        of("PersistentVolumeClaim", "spec/storageClassName"),
        of(
            "StatefulSet",
            "spec/volumeClaimTemplates/spec/storageClassName",
        ),
    ]
}
