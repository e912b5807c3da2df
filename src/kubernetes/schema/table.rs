//! The built-in types of Kubernetes, as k8s.io/api v0.36.3 declares them.
//!
//! Made by the Go program in `tests/schema/kubernetes`; do not edit.

use super::shape::{
    BOOL, BYTES, INT_OR_STRING, INT32, INT64, MICRO_TIME, QUANTITY, RAW, STRING, Struct, TIME, keep, list, map, object,
    omit, pointer,
};

/// Group, kind, version → type, sorted.
pub(super) static KINDS: &[(&str, &str, &str, &Struct)] = &[
    ("", "Binding", "v1", &CORE_V1_BINDING),
    ("", "ComponentStatus", "v1", &CORE_V1_COMPONENT_STATUS),
    ("", "ConfigMap", "v1", &CORE_V1_CONFIG_MAP),
    ("", "Endpoints", "v1", &CORE_V1_ENDPOINTS),
    ("", "Event", "v1", &CORE_V1_EVENT),
    ("", "LimitRange", "v1", &CORE_V1_LIMIT_RANGE),
    ("", "Namespace", "v1", &CORE_V1_NAMESPACE),
    ("", "Node", "v1", &CORE_V1_NODE),
    ("", "PersistentVolume", "v1", &CORE_V1_PERSISTENT_VOLUME),
    ("", "PersistentVolumeClaim", "v1", &CORE_V1_PERSISTENT_VOLUME_CLAIM),
    ("", "Pod", "v1", &CORE_V1_POD),
    ("", "PodStatusResult", "v1", &CORE_V1_POD_STATUS_RESULT),
    ("", "PodTemplate", "v1", &CORE_V1_POD_TEMPLATE),
    ("", "RangeAllocation", "v1", &CORE_V1_RANGE_ALLOCATION),
    ("", "ReplicationController", "v1", &CORE_V1_REPLICATION_CONTROLLER),
    ("", "ResourceQuota", "v1", &CORE_V1_RESOURCE_QUOTA),
    ("", "Secret", "v1", &CORE_V1_SECRET),
    ("", "Service", "v1", &CORE_V1_SERVICE),
    ("", "ServiceAccount", "v1", &CORE_V1_SERVICE_ACCOUNT),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicy", "v1", &ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicy", "v1alpha1", &ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicy", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding", "v1", &ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding", "v1alpha1", &ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "v1", &ADMISSIONREGISTRATION_V1_MUTATING_WEBHOOK_CONFIGURATION),
    ("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_MUTATING_WEBHOOK_CONFIGURATION),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", "v1", &ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", "v1alpha1", &ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", "v1", &ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", "v1alpha1", &ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_BINDING),
    ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "v1", &ADMISSIONREGISTRATION_V1_VALIDATING_WEBHOOK_CONFIGURATION),
    ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "v1beta1", &ADMISSIONREGISTRATION_V1BETA1_VALIDATING_WEBHOOK_CONFIGURATION),
    ("apps", "ControllerRevision", "v1", &APPS_V1_CONTROLLER_REVISION),
    ("apps", "ControllerRevision", "v1beta1", &APPS_V1BETA1_CONTROLLER_REVISION),
    ("apps", "ControllerRevision", "v1beta2", &APPS_V1BETA2_CONTROLLER_REVISION),
    ("apps", "DaemonSet", "v1", &APPS_V1_DAEMON_SET),
    ("apps", "DaemonSet", "v1beta2", &APPS_V1BETA2_DAEMON_SET),
    ("apps", "Deployment", "v1", &APPS_V1_DEPLOYMENT),
    ("apps", "Deployment", "v1beta1", &APPS_V1BETA1_DEPLOYMENT),
    ("apps", "Deployment", "v1beta2", &APPS_V1BETA2_DEPLOYMENT),
    ("apps", "ReplicaSet", "v1", &APPS_V1_REPLICA_SET),
    ("apps", "ReplicaSet", "v1beta2", &APPS_V1BETA2_REPLICA_SET),
    ("apps", "Scale", "v1beta1", &APPS_V1BETA1_SCALE),
    ("apps", "Scale", "v1beta2", &APPS_V1BETA2_SCALE),
    ("apps", "StatefulSet", "v1", &APPS_V1_STATEFUL_SET),
    ("apps", "StatefulSet", "v1beta1", &APPS_V1BETA1_STATEFUL_SET),
    ("apps", "StatefulSet", "v1beta2", &APPS_V1BETA2_STATEFUL_SET),
    ("authentication.k8s.io", "SelfSubjectReview", "v1", &AUTHENTICATION_V1_SELF_SUBJECT_REVIEW),
    ("authentication.k8s.io", "SelfSubjectReview", "v1alpha1", &AUTHENTICATION_V1ALPHA1_SELF_SUBJECT_REVIEW),
    ("authentication.k8s.io", "SelfSubjectReview", "v1beta1", &AUTHENTICATION_V1BETA1_SELF_SUBJECT_REVIEW),
    ("authentication.k8s.io", "TokenRequest", "v1", &AUTHENTICATION_V1_TOKEN_REQUEST),
    ("authentication.k8s.io", "TokenReview", "v1", &AUTHENTICATION_V1_TOKEN_REVIEW),
    ("authentication.k8s.io", "TokenReview", "v1beta1", &AUTHENTICATION_V1BETA1_TOKEN_REVIEW),
    ("authorization.k8s.io", "LocalSubjectAccessReview", "v1", &AUTHORIZATION_V1_LOCAL_SUBJECT_ACCESS_REVIEW),
    ("authorization.k8s.io", "LocalSubjectAccessReview", "v1beta1", &AUTHORIZATION_V1BETA1_LOCAL_SUBJECT_ACCESS_REVIEW),
    ("authorization.k8s.io", "SelfSubjectAccessReview", "v1", &AUTHORIZATION_V1_SELF_SUBJECT_ACCESS_REVIEW),
    ("authorization.k8s.io", "SelfSubjectAccessReview", "v1beta1", &AUTHORIZATION_V1BETA1_SELF_SUBJECT_ACCESS_REVIEW),
    ("authorization.k8s.io", "SelfSubjectRulesReview", "v1", &AUTHORIZATION_V1_SELF_SUBJECT_RULES_REVIEW),
    ("authorization.k8s.io", "SelfSubjectRulesReview", "v1beta1", &AUTHORIZATION_V1BETA1_SELF_SUBJECT_RULES_REVIEW),
    ("authorization.k8s.io", "SubjectAccessReview", "v1", &AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW),
    ("authorization.k8s.io", "SubjectAccessReview", "v1beta1", &AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW),
    ("autoscaling", "HorizontalPodAutoscaler", "v1", &AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER),
    ("autoscaling", "HorizontalPodAutoscaler", "v2", &AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER),
    ("autoscaling", "Scale", "v1", &AUTOSCALING_V1_SCALE),
    ("batch", "CronJob", "v1", &BATCH_V1_CRON_JOB),
    ("batch", "CronJob", "v1beta1", &BATCH_V1BETA1_CRON_JOB),
    ("batch", "Job", "v1", &BATCH_V1_JOB),
    ("certificates.k8s.io", "CertificateSigningRequest", "v1", &CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST),
    ("certificates.k8s.io", "CertificateSigningRequest", "v1beta1", &CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST),
    ("certificates.k8s.io", "ClusterTrustBundle", "v1alpha1", &CERTIFICATES_V1ALPHA1_CLUSTER_TRUST_BUNDLE),
    ("certificates.k8s.io", "ClusterTrustBundle", "v1beta1", &CERTIFICATES_V1BETA1_CLUSTER_TRUST_BUNDLE),
    ("certificates.k8s.io", "PodCertificateRequest", "v1beta1", &CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST),
    ("coordination.k8s.io", "Lease", "v1", &COORDINATION_V1_LEASE),
    ("coordination.k8s.io", "Lease", "v1beta1", &COORDINATION_V1BETA1_LEASE),
    ("coordination.k8s.io", "LeaseCandidate", "v1alpha2", &COORDINATION_V1ALPHA2_LEASE_CANDIDATE),
    ("coordination.k8s.io", "LeaseCandidate", "v1beta1", &COORDINATION_V1BETA1_LEASE_CANDIDATE),
    ("discovery.k8s.io", "EndpointSlice", "v1", &DISCOVERY_V1_ENDPOINT_SLICE),
    ("discovery.k8s.io", "EndpointSlice", "v1beta1", &DISCOVERY_V1BETA1_ENDPOINT_SLICE),
    ("events.k8s.io", "Event", "v1", &EVENTS_V1_EVENT),
    ("events.k8s.io", "Event", "v1beta1", &EVENTS_V1BETA1_EVENT),
    ("extensions", "DaemonSet", "v1beta1", &EXTENSIONS_V1BETA1_DAEMON_SET),
    ("extensions", "Deployment", "v1beta1", &EXTENSIONS_V1BETA1_DEPLOYMENT),
    ("extensions", "Ingress", "v1beta1", &EXTENSIONS_V1BETA1_INGRESS),
    ("extensions", "NetworkPolicy", "v1beta1", &EXTENSIONS_V1BETA1_NETWORK_POLICY),
    ("extensions", "ReplicaSet", "v1beta1", &EXTENSIONS_V1BETA1_REPLICA_SET),
    ("extensions", "Scale", "v1beta1", &EXTENSIONS_V1BETA1_SCALE),
    ("flowcontrol.apiserver.k8s.io", "FlowSchema", "v1", &FLOWCONTROL_V1_FLOW_SCHEMA),
    ("flowcontrol.apiserver.k8s.io", "FlowSchema", "v1beta1", &FLOWCONTROL_V1BETA1_FLOW_SCHEMA),
    ("flowcontrol.apiserver.k8s.io", "FlowSchema", "v1beta2", &FLOWCONTROL_V1BETA2_FLOW_SCHEMA),
    ("flowcontrol.apiserver.k8s.io", "FlowSchema", "v1beta3", &FLOWCONTROL_V1BETA3_FLOW_SCHEMA),
    ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration", "v1", &FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION),
    ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration", "v1beta1", &FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION),
    ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration", "v1beta2", &FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION),
    ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration", "v1beta3", &FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION),
    ("internal.apiserver.k8s.io", "StorageVersion", "v1alpha1", &APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION),
    ("networking.k8s.io", "IPAddress", "v1", &NETWORKING_V1_IP_ADDRESS),
    ("networking.k8s.io", "IPAddress", "v1beta1", &NETWORKING_V1BETA1_IP_ADDRESS),
    ("networking.k8s.io", "Ingress", "v1", &NETWORKING_V1_INGRESS),
    ("networking.k8s.io", "Ingress", "v1beta1", &NETWORKING_V1BETA1_INGRESS),
    ("networking.k8s.io", "IngressClass", "v1", &NETWORKING_V1_INGRESS_CLASS),
    ("networking.k8s.io", "IngressClass", "v1beta1", &NETWORKING_V1BETA1_INGRESS_CLASS),
    ("networking.k8s.io", "NetworkPolicy", "v1", &NETWORKING_V1_NETWORK_POLICY),
    ("networking.k8s.io", "ServiceCIDR", "v1", &NETWORKING_V1_SERVICE_CIDR),
    ("networking.k8s.io", "ServiceCIDR", "v1beta1", &NETWORKING_V1BETA1_SERVICE_CIDR),
    ("node.k8s.io", "RuntimeClass", "v1", &NODE_V1_RUNTIME_CLASS),
    ("node.k8s.io", "RuntimeClass", "v1alpha1", &NODE_V1ALPHA1_RUNTIME_CLASS),
    ("node.k8s.io", "RuntimeClass", "v1beta1", &NODE_V1BETA1_RUNTIME_CLASS),
    ("policy", "Eviction", "v1", &POLICY_V1_EVICTION),
    ("policy", "Eviction", "v1beta1", &POLICY_V1BETA1_EVICTION),
    ("policy", "PodDisruptionBudget", "v1", &POLICY_V1_POD_DISRUPTION_BUDGET),
    ("policy", "PodDisruptionBudget", "v1beta1", &POLICY_V1BETA1_POD_DISRUPTION_BUDGET),
    ("rbac.authorization.k8s.io", "ClusterRole", "v1", &RBAC_V1_CLUSTER_ROLE),
    ("rbac.authorization.k8s.io", "ClusterRole", "v1alpha1", &RBAC_V1ALPHA1_CLUSTER_ROLE),
    ("rbac.authorization.k8s.io", "ClusterRole", "v1beta1", &RBAC_V1BETA1_CLUSTER_ROLE),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding", "v1", &RBAC_V1_CLUSTER_ROLE_BINDING),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding", "v1alpha1", &RBAC_V1ALPHA1_CLUSTER_ROLE_BINDING),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding", "v1beta1", &RBAC_V1BETA1_CLUSTER_ROLE_BINDING),
    ("rbac.authorization.k8s.io", "Role", "v1", &RBAC_V1_ROLE),
    ("rbac.authorization.k8s.io", "Role", "v1alpha1", &RBAC_V1ALPHA1_ROLE),
    ("rbac.authorization.k8s.io", "Role", "v1beta1", &RBAC_V1BETA1_ROLE),
    ("rbac.authorization.k8s.io", "RoleBinding", "v1", &RBAC_V1_ROLE_BINDING),
    ("rbac.authorization.k8s.io", "RoleBinding", "v1alpha1", &RBAC_V1ALPHA1_ROLE_BINDING),
    ("rbac.authorization.k8s.io", "RoleBinding", "v1beta1", &RBAC_V1BETA1_ROLE_BINDING),
    ("resource.k8s.io", "DeviceClass", "v1", &RESOURCE_V1_DEVICE_CLASS),
    ("resource.k8s.io", "DeviceClass", "v1beta1", &RESOURCE_V1BETA1_DEVICE_CLASS),
    ("resource.k8s.io", "DeviceClass", "v1beta2", &RESOURCE_V1BETA2_DEVICE_CLASS),
    ("resource.k8s.io", "DeviceTaintRule", "v1alpha3", &RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE),
    ("resource.k8s.io", "DeviceTaintRule", "v1beta2", &RESOURCE_V1BETA2_DEVICE_TAINT_RULE),
    ("resource.k8s.io", "ResourceClaim", "v1", &RESOURCE_V1_RESOURCE_CLAIM),
    ("resource.k8s.io", "ResourceClaim", "v1beta1", &RESOURCE_V1BETA1_RESOURCE_CLAIM),
    ("resource.k8s.io", "ResourceClaim", "v1beta2", &RESOURCE_V1BETA2_RESOURCE_CLAIM),
    ("resource.k8s.io", "ResourceClaimTemplate", "v1", &RESOURCE_V1_RESOURCE_CLAIM_TEMPLATE),
    ("resource.k8s.io", "ResourceClaimTemplate", "v1beta1", &RESOURCE_V1BETA1_RESOURCE_CLAIM_TEMPLATE),
    ("resource.k8s.io", "ResourceClaimTemplate", "v1beta2", &RESOURCE_V1BETA2_RESOURCE_CLAIM_TEMPLATE),
    ("resource.k8s.io", "ResourcePoolStatusRequest", "v1alpha3", &RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST),
    ("resource.k8s.io", "ResourceSlice", "v1", &RESOURCE_V1_RESOURCE_SLICE),
    ("resource.k8s.io", "ResourceSlice", "v1beta1", &RESOURCE_V1BETA1_RESOURCE_SLICE),
    ("resource.k8s.io", "ResourceSlice", "v1beta2", &RESOURCE_V1BETA2_RESOURCE_SLICE),
    ("scheduling.k8s.io", "PodGroup", "v1alpha2", &SCHEDULING_V1ALPHA2_POD_GROUP),
    ("scheduling.k8s.io", "PriorityClass", "v1", &SCHEDULING_V1_PRIORITY_CLASS),
    ("scheduling.k8s.io", "PriorityClass", "v1beta1", &SCHEDULING_V1BETA1_PRIORITY_CLASS),
    ("scheduling.k8s.io", "Workload", "v1alpha2", &SCHEDULING_V1ALPHA2_WORKLOAD),
    ("storage.k8s.io", "CSIDriver", "v1", &STORAGE_V1_CSI_DRIVER),
    ("storage.k8s.io", "CSIDriver", "v1beta1", &STORAGE_V1BETA1_CSI_DRIVER),
    ("storage.k8s.io", "CSINode", "v1", &STORAGE_V1_CSI_NODE),
    ("storage.k8s.io", "CSINode", "v1beta1", &STORAGE_V1BETA1_CSI_NODE),
    ("storage.k8s.io", "CSIStorageCapacity", "v1", &STORAGE_V1_CSI_STORAGE_CAPACITY),
    ("storage.k8s.io", "CSIStorageCapacity", "v1alpha1", &STORAGE_V1ALPHA1_CSI_STORAGE_CAPACITY),
    ("storage.k8s.io", "CSIStorageCapacity", "v1beta1", &STORAGE_V1BETA1_CSI_STORAGE_CAPACITY),
    ("storage.k8s.io", "StorageClass", "v1", &STORAGE_V1_STORAGE_CLASS),
    ("storage.k8s.io", "StorageClass", "v1beta1", &STORAGE_V1BETA1_STORAGE_CLASS),
    ("storage.k8s.io", "VolumeAttachment", "v1", &STORAGE_V1_VOLUME_ATTACHMENT),
    ("storage.k8s.io", "VolumeAttachment", "v1alpha1", &STORAGE_V1ALPHA1_VOLUME_ATTACHMENT),
    ("storage.k8s.io", "VolumeAttachment", "v1beta1", &STORAGE_V1BETA1_VOLUME_ATTACHMENT),
    ("storage.k8s.io", "VolumeAttributesClass", "v1", &STORAGE_V1_VOLUME_ATTRIBUTES_CLASS),
    ("storage.k8s.io", "VolumeAttributesClass", "v1alpha1", &STORAGE_V1ALPHA1_VOLUME_ATTRIBUTES_CLASS),
    ("storage.k8s.io", "VolumeAttributesClass", "v1beta1", &STORAGE_V1BETA1_VOLUME_ATTRIBUTES_CLASS),
    ("storagemigration.k8s.io", "StorageVersionMigration", "v1beta1", &STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION),
];

/// Struct, field → Go's name of the strings in it, where it is not `string`; sorted.
pub(super) static NAMED: &[(&str, &str, &str)] = &[
    ("admissionregistration/v1.MatchResources", "matchPolicy", "v1.MatchPolicyType"),
    ("admissionregistration/v1.MutatingAdmissionPolicySpec", "failurePolicy", "v1.FailurePolicyType"),
    ("admissionregistration/v1.MutatingAdmissionPolicySpec", "reinvocationPolicy", "v1.ReinvocationPolicyType"),
    ("admissionregistration/v1.MutatingWebhook", "failurePolicy", "v1.FailurePolicyType"),
    ("admissionregistration/v1.MutatingWebhook", "matchPolicy", "v1.MatchPolicyType"),
    ("admissionregistration/v1.MutatingWebhook", "reinvocationPolicy", "v1.ReinvocationPolicyType"),
    ("admissionregistration/v1.MutatingWebhook", "sideEffects", "v1.SideEffectClass"),
    ("admissionregistration/v1.Mutation", "patchType", "v1.PatchType"),
    ("admissionregistration/v1.NamedRuleWithOperations", "operations", "v1.OperationType"),
    ("admissionregistration/v1.NamedRuleWithOperations", "scope", "v1.ScopeType"),
    ("admissionregistration/v1.ParamRef", "parameterNotFoundAction", "v1.ParameterNotFoundActionType"),
    ("admissionregistration/v1.RuleWithOperations", "operations", "v1.OperationType"),
    ("admissionregistration/v1.RuleWithOperations", "scope", "v1.ScopeType"),
    ("admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec", "validationActions", "v1.ValidationAction"),
    ("admissionregistration/v1.ValidatingAdmissionPolicySpec", "failurePolicy", "v1.FailurePolicyType"),
    ("admissionregistration/v1.ValidatingWebhook", "failurePolicy", "v1.FailurePolicyType"),
    ("admissionregistration/v1.ValidatingWebhook", "matchPolicy", "v1.MatchPolicyType"),
    ("admissionregistration/v1.ValidatingWebhook", "sideEffects", "v1.SideEffectClass"),
    ("admissionregistration/v1.Validation", "reason", "v1.StatusReason"),
    ("admissionregistration/v1alpha1.MatchResources", "matchPolicy", "v1alpha1.MatchPolicyType"),
    ("admissionregistration/v1alpha1.MutatingAdmissionPolicySpec", "failurePolicy", "v1alpha1.FailurePolicyType"),
    ("admissionregistration/v1alpha1.MutatingAdmissionPolicySpec", "reinvocationPolicy", "v1.ReinvocationPolicyType"),
    ("admissionregistration/v1alpha1.Mutation", "patchType", "v1alpha1.PatchType"),
    ("admissionregistration/v1alpha1.NamedRuleWithOperations", "operations", "v1.OperationType"),
    ("admissionregistration/v1alpha1.NamedRuleWithOperations", "scope", "v1.ScopeType"),
    ("admissionregistration/v1alpha1.ParamRef", "parameterNotFoundAction", "v1alpha1.ParameterNotFoundActionType"),
    ("admissionregistration/v1alpha1.ValidatingAdmissionPolicyBindingSpec", "validationActions", "v1alpha1.ValidationAction"),
    ("admissionregistration/v1alpha1.ValidatingAdmissionPolicySpec", "failurePolicy", "v1alpha1.FailurePolicyType"),
    ("admissionregistration/v1alpha1.Validation", "reason", "v1.StatusReason"),
    ("admissionregistration/v1beta1.MatchResources", "matchPolicy", "v1beta1.MatchPolicyType"),
    ("admissionregistration/v1beta1.MutatingAdmissionPolicySpec", "failurePolicy", "v1beta1.FailurePolicyType"),
    ("admissionregistration/v1beta1.MutatingAdmissionPolicySpec", "reinvocationPolicy", "v1.ReinvocationPolicyType"),
    ("admissionregistration/v1beta1.MutatingWebhook", "failurePolicy", "v1beta1.FailurePolicyType"),
    ("admissionregistration/v1beta1.MutatingWebhook", "matchPolicy", "v1beta1.MatchPolicyType"),
    ("admissionregistration/v1beta1.MutatingWebhook", "reinvocationPolicy", "v1.ReinvocationPolicyType"),
    ("admissionregistration/v1beta1.MutatingWebhook", "sideEffects", "v1beta1.SideEffectClass"),
    ("admissionregistration/v1beta1.Mutation", "patchType", "v1beta1.PatchType"),
    ("admissionregistration/v1beta1.NamedRuleWithOperations", "operations", "v1.OperationType"),
    ("admissionregistration/v1beta1.NamedRuleWithOperations", "scope", "v1.ScopeType"),
    ("admissionregistration/v1beta1.ParamRef", "parameterNotFoundAction", "v1beta1.ParameterNotFoundActionType"),
    ("admissionregistration/v1beta1.ValidatingAdmissionPolicyBindingSpec", "validationActions", "v1beta1.ValidationAction"),
    ("admissionregistration/v1beta1.ValidatingAdmissionPolicySpec", "failurePolicy", "v1beta1.FailurePolicyType"),
    ("admissionregistration/v1beta1.ValidatingWebhook", "failurePolicy", "v1beta1.FailurePolicyType"),
    ("admissionregistration/v1beta1.ValidatingWebhook", "matchPolicy", "v1beta1.MatchPolicyType"),
    ("admissionregistration/v1beta1.ValidatingWebhook", "sideEffects", "v1beta1.SideEffectClass"),
    ("admissionregistration/v1beta1.Validation", "reason", "v1.StatusReason"),
    ("apiserverinternal/v1alpha1.StorageVersionCondition", "status", "v1alpha1.ConditionStatus"),
    ("apiserverinternal/v1alpha1.StorageVersionCondition", "type", "v1alpha1.StorageVersionConditionType"),
    ("apps/v1.DaemonSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1.DaemonSetCondition", "type", "v1.DaemonSetConditionType"),
    ("apps/v1.DaemonSetUpdateStrategy", "type", "v1.DaemonSetUpdateStrategyType"),
    ("apps/v1.DeploymentCondition", "status", "v1.ConditionStatus"),
    ("apps/v1.DeploymentCondition", "type", "v1.DeploymentConditionType"),
    ("apps/v1.DeploymentStrategy", "type", "v1.DeploymentStrategyType"),
    ("apps/v1.ReplicaSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1.ReplicaSetCondition", "type", "v1.ReplicaSetConditionType"),
    ("apps/v1.StatefulSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1.StatefulSetCondition", "type", "v1.StatefulSetConditionType"),
    ("apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "v1.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "v1.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1.StatefulSetSpec", "podManagementPolicy", "v1.PodManagementPolicyType"),
    ("apps/v1.StatefulSetUpdateStrategy", "type", "v1.StatefulSetUpdateStrategyType"),
    ("apps/v1beta1.DeploymentCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta1.DeploymentCondition", "type", "v1beta1.DeploymentConditionType"),
    ("apps/v1beta1.DeploymentStrategy", "type", "v1beta1.DeploymentStrategyType"),
    ("apps/v1beta1.StatefulSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta1.StatefulSetCondition", "type", "v1beta1.StatefulSetConditionType"),
    ("apps/v1beta1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "v1beta1.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1beta1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "v1beta1.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1beta1.StatefulSetSpec", "podManagementPolicy", "v1beta1.PodManagementPolicyType"),
    ("apps/v1beta1.StatefulSetUpdateStrategy", "type", "v1beta1.StatefulSetUpdateStrategyType"),
    ("apps/v1beta2.DaemonSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta2.DaemonSetCondition", "type", "v1beta2.DaemonSetConditionType"),
    ("apps/v1beta2.DaemonSetUpdateStrategy", "type", "v1beta2.DaemonSetUpdateStrategyType"),
    ("apps/v1beta2.DeploymentCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta2.DeploymentCondition", "type", "v1beta2.DeploymentConditionType"),
    ("apps/v1beta2.DeploymentStrategy", "type", "v1beta2.DeploymentStrategyType"),
    ("apps/v1beta2.ReplicaSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta2.ReplicaSetCondition", "type", "v1beta2.ReplicaSetConditionType"),
    ("apps/v1beta2.StatefulSetCondition", "status", "v1.ConditionStatus"),
    ("apps/v1beta2.StatefulSetCondition", "type", "v1beta2.StatefulSetConditionType"),
    ("apps/v1beta2.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "v1beta2.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1beta2.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "v1beta2.PersistentVolumeClaimRetentionPolicyType"),
    ("apps/v1beta2.StatefulSetSpec", "podManagementPolicy", "v1beta2.PodManagementPolicyType"),
    ("apps/v1beta2.StatefulSetUpdateStrategy", "type", "v1beta2.StatefulSetUpdateStrategyType"),
    ("authentication/v1.BoundObjectReference", "uid", "types.UID"),
    ("autoscaling/v2.ContainerResourceMetricSource", "name", "v1.ResourceName"),
    ("autoscaling/v2.ContainerResourceMetricStatus", "name", "v1.ResourceName"),
    ("autoscaling/v2.HPAScalingPolicy", "type", "v2.HPAScalingPolicyType"),
    ("autoscaling/v2.HPAScalingRules", "selectPolicy", "v2.ScalingPolicySelect"),
    ("autoscaling/v2.HorizontalPodAutoscalerCondition", "status", "v1.ConditionStatus"),
    ("autoscaling/v2.HorizontalPodAutoscalerCondition", "type", "v2.HorizontalPodAutoscalerConditionType"),
    ("autoscaling/v2.MetricSpec", "type", "v2.MetricSourceType"),
    ("autoscaling/v2.MetricStatus", "type", "v2.MetricSourceType"),
    ("autoscaling/v2.MetricTarget", "type", "v2.MetricTargetType"),
    ("autoscaling/v2.ResourceMetricSource", "name", "v1.ResourceName"),
    ("autoscaling/v2.ResourceMetricStatus", "name", "v1.ResourceName"),
    ("batch/v1.CronJobSpec", "concurrencyPolicy", "v1.ConcurrencyPolicy"),
    ("batch/v1.JobCondition", "status", "v1.ConditionStatus"),
    ("batch/v1.JobCondition", "type", "v1.JobConditionType"),
    ("batch/v1.JobSpec", "completionMode", "v1.CompletionMode"),
    ("batch/v1.JobSpec", "podReplacementPolicy", "v1.PodReplacementPolicy"),
    ("batch/v1.PodFailurePolicyOnExitCodesRequirement", "operator", "v1.PodFailurePolicyOnExitCodesOperator"),
    ("batch/v1.PodFailurePolicyOnPodConditionsPattern", "status", "v1.ConditionStatus"),
    ("batch/v1.PodFailurePolicyOnPodConditionsPattern", "type", "v1.PodConditionType"),
    ("batch/v1.PodFailurePolicyRule", "action", "v1.PodFailurePolicyAction"),
    ("batch/v1.UncountedTerminatedPods", "failed", "types.UID"),
    ("batch/v1.UncountedTerminatedPods", "succeeded", "types.UID"),
    ("batch/v1beta1.CronJobSpec", "concurrencyPolicy", "v1beta1.ConcurrencyPolicy"),
    ("certificates/v1.CertificateSigningRequestCondition", "status", "v1.ConditionStatus"),
    ("certificates/v1.CertificateSigningRequestCondition", "type", "v1.RequestConditionType"),
    ("certificates/v1.CertificateSigningRequestSpec", "usages", "v1.KeyUsage"),
    ("certificates/v1beta1.CertificateSigningRequestCondition", "status", "v1.ConditionStatus"),
    ("certificates/v1beta1.CertificateSigningRequestCondition", "type", "v1beta1.RequestConditionType"),
    ("certificates/v1beta1.CertificateSigningRequestSpec", "usages", "v1beta1.KeyUsage"),
    ("certificates/v1beta1.PodCertificateRequestSpec", "nodeName", "types.NodeName"),
    ("certificates/v1beta1.PodCertificateRequestSpec", "nodeUID", "types.UID"),
    ("certificates/v1beta1.PodCertificateRequestSpec", "podUID", "types.UID"),
    ("certificates/v1beta1.PodCertificateRequestSpec", "serviceAccountUID", "types.UID"),
    ("coordination/v1.LeaseSpec", "strategy", "v1.CoordinatedLeaseStrategy"),
    ("coordination/v1alpha2.LeaseCandidateSpec", "strategy", "v1.CoordinatedLeaseStrategy"),
    ("coordination/v1beta1.LeaseCandidateSpec", "strategy", "v1.CoordinatedLeaseStrategy"),
    ("coordination/v1beta1.LeaseSpec", "strategy", "v1.CoordinatedLeaseStrategy"),
    ("core/v1.AppArmorProfile", "type", "v1.AppArmorProfileType"),
    ("core/v1.AttachedVolume", "name", "v1.UniqueVolumeName"),
    ("core/v1.AzureDiskVolumeSource", "cachingMode", "v1.AzureDataDiskCachingMode"),
    ("core/v1.AzureDiskVolumeSource", "kind", "v1.AzureDataDiskKind"),
    ("core/v1.Capabilities", "add", "v1.Capability"),
    ("core/v1.Capabilities", "drop", "v1.Capability"),
    ("core/v1.ComponentCondition", "status", "v1.ConditionStatus"),
    ("core/v1.ComponentCondition", "type", "v1.ComponentConditionType"),
    ("core/v1.ConfigMapNodeConfigSource", "uid", "types.UID"),
    ("core/v1.Container", "imagePullPolicy", "v1.PullPolicy"),
    ("core/v1.Container", "restartPolicy", "v1.ContainerRestartPolicy"),
    ("core/v1.Container", "terminationMessagePolicy", "v1.TerminationMessagePolicy"),
    ("core/v1.ContainerPort", "protocol", "v1.Protocol"),
    ("core/v1.ContainerResizePolicy", "resourceName", "v1.ResourceName"),
    ("core/v1.ContainerResizePolicy", "restartPolicy", "v1.ResourceResizeRestartPolicy"),
    ("core/v1.ContainerRestartRule", "action", "v1.ContainerRestartRuleAction"),
    ("core/v1.ContainerRestartRuleOnExitCodes", "operator", "v1.ContainerRestartRuleOnExitCodesOperator"),
    ("core/v1.ContainerStatus", "stopSignal", "v1.Signal"),
    ("core/v1.EmptyDirVolumeSource", "medium", "v1.StorageMedium"),
    ("core/v1.EndpointPort", "protocol", "v1.Protocol"),
    ("core/v1.EphemeralContainer", "imagePullPolicy", "v1.PullPolicy"),
    ("core/v1.EphemeralContainer", "restartPolicy", "v1.ContainerRestartPolicy"),
    ("core/v1.EphemeralContainer", "terminationMessagePolicy", "v1.TerminationMessagePolicy"),
    ("core/v1.HTTPGetAction", "scheme", "v1.URIScheme"),
    ("core/v1.HostPathVolumeSource", "type", "v1.HostPathType"),
    ("core/v1.ImageVolumeSource", "pullPolicy", "v1.PullPolicy"),
    ("core/v1.Lifecycle", "stopSignal", "v1.Signal"),
    ("core/v1.LimitRangeItem", "type", "v1.LimitType"),
    ("core/v1.LoadBalancerIngress", "ipMode", "v1.LoadBalancerIPMode"),
    ("core/v1.ModifyVolumeStatus", "status", "v1.PersistentVolumeClaimModifyVolumeStatus"),
    ("core/v1.NamespaceCondition", "status", "v1.ConditionStatus"),
    ("core/v1.NamespaceCondition", "type", "v1.NamespaceConditionType"),
    ("core/v1.NamespaceSpec", "finalizers", "v1.FinalizerName"),
    ("core/v1.NamespaceStatus", "phase", "v1.NamespacePhase"),
    ("core/v1.NodeAddress", "type", "v1.NodeAddressType"),
    ("core/v1.NodeCondition", "status", "v1.ConditionStatus"),
    ("core/v1.NodeCondition", "type", "v1.NodeConditionType"),
    ("core/v1.NodeSelectorRequirement", "operator", "v1.NodeSelectorOperator"),
    ("core/v1.NodeStatus", "phase", "v1.NodePhase"),
    ("core/v1.NodeStatus", "volumesInUse", "v1.UniqueVolumeName"),
    ("core/v1.ObjectReference", "uid", "types.UID"),
    ("core/v1.PersistentVolumeClaimCondition", "status", "v1.ConditionStatus"),
    ("core/v1.PersistentVolumeClaimCondition", "type", "v1.PersistentVolumeClaimConditionType"),
    ("core/v1.PersistentVolumeClaimSpec", "accessModes", "v1.PersistentVolumeAccessMode"),
    ("core/v1.PersistentVolumeClaimSpec", "volumeMode", "v1.PersistentVolumeMode"),
    ("core/v1.PersistentVolumeClaimStatus", "accessModes", "v1.PersistentVolumeAccessMode"),
    ("core/v1.PersistentVolumeClaimStatus", "allocatedResourceStatuses", "v1.ClaimResourceStatus"),
    ("core/v1.PersistentVolumeClaimStatus", "phase", "v1.PersistentVolumeClaimPhase"),
    ("core/v1.PersistentVolumeSpec", "accessModes", "v1.PersistentVolumeAccessMode"),
    ("core/v1.PersistentVolumeSpec", "persistentVolumeReclaimPolicy", "v1.PersistentVolumeReclaimPolicy"),
    ("core/v1.PersistentVolumeSpec", "volumeMode", "v1.PersistentVolumeMode"),
    ("core/v1.PersistentVolumeStatus", "phase", "v1.PersistentVolumePhase"),
    ("core/v1.PodCondition", "status", "v1.ConditionStatus"),
    ("core/v1.PodCondition", "type", "v1.PodConditionType"),
    ("core/v1.PodOS", "name", "v1.OSName"),
    ("core/v1.PodReadinessGate", "conditionType", "v1.PodConditionType"),
    ("core/v1.PodSecurityContext", "fsGroupChangePolicy", "v1.PodFSGroupChangePolicy"),
    ("core/v1.PodSecurityContext", "seLinuxChangePolicy", "v1.PodSELinuxChangePolicy"),
    ("core/v1.PodSecurityContext", "supplementalGroupsPolicy", "v1.SupplementalGroupsPolicy"),
    ("core/v1.PodSpec", "dnsPolicy", "v1.DNSPolicy"),
    ("core/v1.PodSpec", "preemptionPolicy", "v1.PreemptionPolicy"),
    ("core/v1.PodSpec", "restartPolicy", "v1.RestartPolicy"),
    ("core/v1.PodStatus", "phase", "v1.PodPhase"),
    ("core/v1.PodStatus", "qosClass", "v1.PodQOSClass"),
    ("core/v1.PodStatus", "resize", "v1.PodResizeStatus"),
    ("core/v1.PortStatus", "protocol", "v1.Protocol"),
    ("core/v1.ReplicationControllerCondition", "status", "v1.ConditionStatus"),
    ("core/v1.ReplicationControllerCondition", "type", "v1.ReplicationControllerConditionType"),
    ("core/v1.ResourceHealth", "health", "v1.ResourceHealthStatus"),
    ("core/v1.ResourceHealth", "resourceID", "v1.ResourceID"),
    ("core/v1.ResourceQuotaSpec", "scopes", "v1.ResourceQuotaScope"),
    ("core/v1.ResourceStatus", "name", "v1.ResourceName"),
    ("core/v1.ScopedResourceSelectorRequirement", "operator", "v1.ScopeSelectorOperator"),
    ("core/v1.ScopedResourceSelectorRequirement", "scopeName", "v1.ResourceQuotaScope"),
    ("core/v1.SeccompProfile", "type", "v1.SeccompProfileType"),
    ("core/v1.Secret", "type", "v1.SecretType"),
    ("core/v1.SecurityContext", "procMount", "v1.ProcMountType"),
    ("core/v1.ServicePort", "protocol", "v1.Protocol"),
    ("core/v1.ServiceSpec", "externalTrafficPolicy", "v1.ServiceExternalTrafficPolicy"),
    ("core/v1.ServiceSpec", "internalTrafficPolicy", "v1.ServiceInternalTrafficPolicy"),
    ("core/v1.ServiceSpec", "ipFamilies", "v1.IPFamily"),
    ("core/v1.ServiceSpec", "ipFamilyPolicy", "v1.IPFamilyPolicy"),
    ("core/v1.ServiceSpec", "sessionAffinity", "v1.ServiceAffinity"),
    ("core/v1.ServiceSpec", "type", "v1.ServiceType"),
    ("core/v1.Taint", "effect", "v1.TaintEffect"),
    ("core/v1.Toleration", "effect", "v1.TaintEffect"),
    ("core/v1.Toleration", "operator", "v1.TolerationOperator"),
    ("core/v1.TopologySpreadConstraint", "nodeAffinityPolicy", "v1.NodeInclusionPolicy"),
    ("core/v1.TopologySpreadConstraint", "nodeTaintsPolicy", "v1.NodeInclusionPolicy"),
    ("core/v1.TopologySpreadConstraint", "whenUnsatisfiable", "v1.UnsatisfiableConstraintAction"),
    ("core/v1.VolumeMount", "mountPropagation", "v1.MountPropagationMode"),
    ("core/v1.VolumeMount", "recursiveReadOnly", "v1.RecursiveReadOnlyMode"),
    ("core/v1.VolumeMountStatus", "recursiveReadOnly", "v1.RecursiveReadOnlyMode"),
    ("discovery/v1.EndpointPort", "protocol", "v1.Protocol"),
    ("discovery/v1.EndpointSlice", "addressType", "v1.AddressType"),
    ("discovery/v1beta1.EndpointPort", "protocol", "v1.Protocol"),
    ("discovery/v1beta1.EndpointSlice", "addressType", "v1beta1.AddressType"),
    ("extensions/v1beta1.DaemonSetCondition", "status", "v1.ConditionStatus"),
    ("extensions/v1beta1.DaemonSetCondition", "type", "v1beta1.DaemonSetConditionType"),
    ("extensions/v1beta1.DaemonSetUpdateStrategy", "type", "v1beta1.DaemonSetUpdateStrategyType"),
    ("extensions/v1beta1.DeploymentCondition", "status", "v1.ConditionStatus"),
    ("extensions/v1beta1.DeploymentCondition", "type", "v1beta1.DeploymentConditionType"),
    ("extensions/v1beta1.DeploymentStrategy", "type", "v1beta1.DeploymentStrategyType"),
    ("extensions/v1beta1.HTTPIngressPath", "pathType", "v1beta1.PathType"),
    ("extensions/v1beta1.IngressPortStatus", "protocol", "v1.Protocol"),
    ("extensions/v1beta1.NetworkPolicyPort", "protocol", "v1.Protocol"),
    ("extensions/v1beta1.NetworkPolicySpec", "policyTypes", "v1beta1.PolicyType"),
    ("extensions/v1beta1.ReplicaSetCondition", "status", "v1.ConditionStatus"),
    ("extensions/v1beta1.ReplicaSetCondition", "type", "v1beta1.ReplicaSetConditionType"),
    ("flowcontrol/v1.FlowDistinguisherMethod", "type", "v1.FlowDistinguisherMethodType"),
    ("flowcontrol/v1.FlowSchemaCondition", "status", "v1.ConditionStatus"),
    ("flowcontrol/v1.FlowSchemaCondition", "type", "v1.FlowSchemaConditionType"),
    ("flowcontrol/v1.LimitResponse", "type", "v1.LimitResponseType"),
    ("flowcontrol/v1.PriorityLevelConfigurationCondition", "status", "v1.ConditionStatus"),
    ("flowcontrol/v1.PriorityLevelConfigurationCondition", "type", "v1.PriorityLevelConfigurationConditionType"),
    ("flowcontrol/v1.PriorityLevelConfigurationSpec", "type", "v1.PriorityLevelEnablement"),
    ("flowcontrol/v1.Subject", "kind", "v1.SubjectKind"),
    ("flowcontrol/v1beta1.FlowDistinguisherMethod", "type", "v1beta1.FlowDistinguisherMethodType"),
    ("flowcontrol/v1beta1.FlowSchemaCondition", "status", "v1beta1.ConditionStatus"),
    ("flowcontrol/v1beta1.FlowSchemaCondition", "type", "v1beta1.FlowSchemaConditionType"),
    ("flowcontrol/v1beta1.LimitResponse", "type", "v1beta1.LimitResponseType"),
    ("flowcontrol/v1beta1.PriorityLevelConfigurationCondition", "status", "v1beta1.ConditionStatus"),
    ("flowcontrol/v1beta1.PriorityLevelConfigurationCondition", "type", "v1beta1.PriorityLevelConfigurationConditionType"),
    ("flowcontrol/v1beta1.PriorityLevelConfigurationSpec", "type", "v1beta1.PriorityLevelEnablement"),
    ("flowcontrol/v1beta1.Subject", "kind", "v1beta1.SubjectKind"),
    ("flowcontrol/v1beta2.FlowDistinguisherMethod", "type", "v1beta2.FlowDistinguisherMethodType"),
    ("flowcontrol/v1beta2.FlowSchemaCondition", "status", "v1beta2.ConditionStatus"),
    ("flowcontrol/v1beta2.FlowSchemaCondition", "type", "v1beta2.FlowSchemaConditionType"),
    ("flowcontrol/v1beta2.LimitResponse", "type", "v1beta2.LimitResponseType"),
    ("flowcontrol/v1beta2.PriorityLevelConfigurationCondition", "status", "v1beta2.ConditionStatus"),
    ("flowcontrol/v1beta2.PriorityLevelConfigurationCondition", "type", "v1beta2.PriorityLevelConfigurationConditionType"),
    ("flowcontrol/v1beta2.PriorityLevelConfigurationSpec", "type", "v1beta2.PriorityLevelEnablement"),
    ("flowcontrol/v1beta2.Subject", "kind", "v1beta2.SubjectKind"),
    ("flowcontrol/v1beta3.FlowDistinguisherMethod", "type", "v1beta3.FlowDistinguisherMethodType"),
    ("flowcontrol/v1beta3.FlowSchemaCondition", "status", "v1beta3.ConditionStatus"),
    ("flowcontrol/v1beta3.FlowSchemaCondition", "type", "v1beta3.FlowSchemaConditionType"),
    ("flowcontrol/v1beta3.LimitResponse", "type", "v1beta3.LimitResponseType"),
    ("flowcontrol/v1beta3.PriorityLevelConfigurationCondition", "status", "v1beta3.ConditionStatus"),
    ("flowcontrol/v1beta3.PriorityLevelConfigurationCondition", "type", "v1beta3.PriorityLevelConfigurationConditionType"),
    ("flowcontrol/v1beta3.PriorityLevelConfigurationSpec", "type", "v1beta3.PriorityLevelEnablement"),
    ("flowcontrol/v1beta3.Subject", "kind", "v1beta3.SubjectKind"),
    ("meta/v1.Condition", "status", "v1.ConditionStatus"),
    ("meta/v1.DeleteOptions", "propagationPolicy", "v1.DeletionPropagation"),
    ("meta/v1.FieldSelectorRequirement", "operator", "v1.FieldSelectorOperator"),
    ("meta/v1.LabelSelectorRequirement", "operator", "v1.LabelSelectorOperator"),
    ("meta/v1.ManagedFieldsEntry", "operation", "v1.ManagedFieldsOperationType"),
    ("meta/v1.ObjectMeta", "uid", "types.UID"),
    ("meta/v1.OwnerReference", "uid", "types.UID"),
    ("meta/v1.Preconditions", "uid", "types.UID"),
    ("networking/v1.HTTPIngressPath", "pathType", "v1.PathType"),
    ("networking/v1.IngressPortStatus", "protocol", "v1.Protocol"),
    ("networking/v1.NetworkPolicyPort", "protocol", "v1.Protocol"),
    ("networking/v1.NetworkPolicySpec", "policyTypes", "v1.PolicyType"),
    ("networking/v1beta1.HTTPIngressPath", "pathType", "v1beta1.PathType"),
    ("networking/v1beta1.IngressPortStatus", "protocol", "v1.Protocol"),
    ("policy/v1.PodDisruptionBudgetSpec", "unhealthyPodEvictionPolicy", "v1.UnhealthyPodEvictionPolicyType"),
    ("policy/v1beta1.PodDisruptionBudgetSpec", "unhealthyPodEvictionPolicy", "v1beta1.UnhealthyPodEvictionPolicyType"),
    ("resource/v1.DeviceAllocationConfiguration", "source", "v1.AllocationConfigSource"),
    ("resource/v1.DeviceConstraint", "distinctAttribute", "v1.FullyQualifiedName"),
    ("resource/v1.DeviceConstraint", "matchAttribute", "v1.FullyQualifiedName"),
    ("resource/v1.DeviceRequestAllocationResult", "shareID", "types.UID"),
    ("resource/v1.DeviceSubRequest", "allocationMode", "v1.DeviceAllocationMode"),
    ("resource/v1.DeviceTaint", "effect", "v1.DeviceTaintEffect"),
    ("resource/v1.DeviceToleration", "effect", "v1.DeviceTaintEffect"),
    ("resource/v1.DeviceToleration", "operator", "v1.DeviceTolerationOperator"),
    ("resource/v1.ExactDeviceRequest", "allocationMode", "v1.DeviceAllocationMode"),
    ("resource/v1.NodeAllocatableResourceMapping", "capacityKey", "v1.QualifiedName"),
    ("resource/v1.ResourceClaimConsumerReference", "uid", "types.UID"),
    ("resource/v1alpha3.DeviceTaint", "effect", "v1alpha3.DeviceTaintEffect"),
    ("resource/v1beta1.DeviceAllocationConfiguration", "source", "v1beta1.AllocationConfigSource"),
    ("resource/v1beta1.DeviceConstraint", "distinctAttribute", "v1beta1.FullyQualifiedName"),
    ("resource/v1beta1.DeviceConstraint", "matchAttribute", "v1beta1.FullyQualifiedName"),
    ("resource/v1beta1.DeviceRequest", "allocationMode", "v1beta1.DeviceAllocationMode"),
    ("resource/v1beta1.DeviceRequestAllocationResult", "shareID", "types.UID"),
    ("resource/v1beta1.DeviceSubRequest", "allocationMode", "v1beta1.DeviceAllocationMode"),
    ("resource/v1beta1.DeviceTaint", "effect", "v1beta1.DeviceTaintEffect"),
    ("resource/v1beta1.DeviceToleration", "effect", "v1beta1.DeviceTaintEffect"),
    ("resource/v1beta1.DeviceToleration", "operator", "v1beta1.DeviceTolerationOperator"),
    ("resource/v1beta1.NodeAllocatableResourceMapping", "capacityKey", "v1beta1.QualifiedName"),
    ("resource/v1beta1.ResourceClaimConsumerReference", "uid", "types.UID"),
    ("resource/v1beta2.DeviceAllocationConfiguration", "source", "v1beta2.AllocationConfigSource"),
    ("resource/v1beta2.DeviceConstraint", "distinctAttribute", "v1beta2.FullyQualifiedName"),
    ("resource/v1beta2.DeviceConstraint", "matchAttribute", "v1beta2.FullyQualifiedName"),
    ("resource/v1beta2.DeviceRequestAllocationResult", "shareID", "types.UID"),
    ("resource/v1beta2.DeviceSubRequest", "allocationMode", "v1beta2.DeviceAllocationMode"),
    ("resource/v1beta2.DeviceTaint", "effect", "v1beta2.DeviceTaintEffect"),
    ("resource/v1beta2.DeviceToleration", "effect", "v1beta2.DeviceTaintEffect"),
    ("resource/v1beta2.DeviceToleration", "operator", "v1beta2.DeviceTolerationOperator"),
    ("resource/v1beta2.ExactDeviceRequest", "allocationMode", "v1beta2.DeviceAllocationMode"),
    ("resource/v1beta2.NodeAllocatableResourceMapping", "capacityKey", "v1beta2.QualifiedName"),
    ("resource/v1beta2.ResourceClaimConsumerReference", "uid", "types.UID"),
    ("scheduling/v1.PriorityClass", "preemptionPolicy", "v1.PreemptionPolicy"),
    ("scheduling/v1alpha2.PodGroupSpec", "disruptionMode", "v1alpha2.DisruptionMode"),
    ("scheduling/v1alpha2.PodGroupTemplate", "disruptionMode", "v1alpha2.DisruptionMode"),
    ("scheduling/v1beta1.PriorityClass", "preemptionPolicy", "v1.PreemptionPolicy"),
    ("storage/v1.CSIDriverSpec", "fsGroupPolicy", "v1.FSGroupPolicy"),
    ("storage/v1.CSIDriverSpec", "volumeLifecycleModes", "v1.VolumeLifecycleMode"),
    ("storage/v1.StorageClass", "reclaimPolicy", "v1.PersistentVolumeReclaimPolicy"),
    ("storage/v1.StorageClass", "volumeBindingMode", "v1.VolumeBindingMode"),
    ("storage/v1beta1.CSIDriverSpec", "fsGroupPolicy", "v1beta1.FSGroupPolicy"),
    ("storage/v1beta1.CSIDriverSpec", "volumeLifecycleModes", "v1beta1.VolumeLifecycleMode"),
    ("storage/v1beta1.StorageClass", "reclaimPolicy", "v1.PersistentVolumeReclaimPolicy"),
    ("storage/v1beta1.StorageClass", "volumeBindingMode", "v1beta1.VolumeBindingMode"),
];

static ADMISSIONREGISTRATION_V1ALPHA1_APPLY_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1alpha1.ApplyConfiguration", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_AUDIT_ANNOTATION: Struct = Struct { name: "admissionregistration/v1alpha1.AuditAnnotation", fields: &[
    keep("key", STRING),
    keep("valueExpression", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_EXPRESSION_WARNING: Struct = Struct { name: "admissionregistration/v1alpha1.ExpressionWarning", fields: &[
    keep("fieldRef", STRING),
    keep("warning", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_JSON_PATCH: Struct = Struct { name: "admissionregistration/v1alpha1.JSONPatch", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MATCH_CONDITION: Struct = Struct { name: "admissionregistration/v1alpha1.MatchCondition", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MATCH_RESOURCES: Struct = Struct { name: "admissionregistration/v1alpha1.MatchResources", fields: &[
    omit("excludeResourceRules", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_NAMED_RULE_WITH_OPERATIONS))),
    omit("matchPolicy", pointer(&STRING)),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("resourceRules", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_NAMED_RULE_WITH_OPERATIONS))),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1alpha1.MutatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_SPEC)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1alpha1.MutatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1alpha1.MutatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MUTATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1alpha1.MutatingAdmissionPolicySpec", fields: &[
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_RESOURCES))).atomic(),
    omit("mutations", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MUTATION))),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_PARAM_KIND))).atomic(),
    omit("reinvocationPolicy", STRING),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_VARIABLE))),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_MUTATION: Struct = Struct { name: "admissionregistration/v1alpha1.Mutation", fields: &[
    omit("applyConfiguration", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_APPLY_CONFIGURATION))),
    omit("jsonPatch", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_JSON_PATCH))),
    keep("patchType", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_NAMED_RULE_WITH_OPERATIONS: Struct = Struct { name: "admissionregistration/v1alpha1.NamedRuleWithOperations", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("apiVersions", list(&STRING)),
    omit("operations", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    omit("scope", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_PARAM_KIND: Struct = Struct { name: "admissionregistration/v1alpha1.ParamKind", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_PARAM_REF: Struct = Struct { name: "admissionregistration/v1alpha1.ParamRef", fields: &[
    omit("name", STRING),
    omit("namespace", STRING),
    omit("parameterNotFoundAction", pointer(&STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_TYPE_CHECKING: Struct = Struct { name: "admissionregistration/v1alpha1.TypeChecking", fields: &[
    omit("expressionWarnings", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_EXPRESSION_WARNING))),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1alpha1.ValidatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_SPEC)),
    omit("status", object(&ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_STATUS)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1alpha1.ValidatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1alpha1.ValidatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
    omit("validationActions", list(&STRING)).set(),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1alpha1.ValidatingAdmissionPolicySpec", fields: &[
    omit("auditAnnotations", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_AUDIT_ANNOTATION))),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_MATCH_RESOURCES))).atomic(),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_PARAM_KIND))).atomic(),
    omit("validations", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_VALIDATION))),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1ALPHA1_VARIABLE))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATING_ADMISSION_POLICY_STATUS: Struct = Struct { name: "admissionregistration/v1alpha1.ValidatingAdmissionPolicyStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("typeChecking", pointer(&object(&ADMISSIONREGISTRATION_V1ALPHA1_TYPE_CHECKING))),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VALIDATION: Struct = Struct { name: "admissionregistration/v1alpha1.Validation", fields: &[
    keep("expression", STRING),
    omit("message", STRING),
    omit("messageExpression", STRING),
    omit("reason", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1ALPHA1_VARIABLE: Struct = Struct { name: "admissionregistration/v1alpha1.Variable", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_APPLY_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1beta1.ApplyConfiguration", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_AUDIT_ANNOTATION: Struct = Struct { name: "admissionregistration/v1beta1.AuditAnnotation", fields: &[
    keep("key", STRING),
    keep("valueExpression", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_EXPRESSION_WARNING: Struct = Struct { name: "admissionregistration/v1beta1.ExpressionWarning", fields: &[
    keep("fieldRef", STRING),
    keep("warning", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_JSON_PATCH: Struct = Struct { name: "admissionregistration/v1beta1.JSONPatch", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_MATCH_CONDITION: Struct = Struct { name: "admissionregistration/v1beta1.MatchCondition", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_MATCH_RESOURCES: Struct = Struct { name: "admissionregistration/v1beta1.MatchResources", fields: &[
    omit("excludeResourceRules", list(&object(&ADMISSIONREGISTRATION_V1BETA1_NAMED_RULE_WITH_OPERATIONS))),
    omit("matchPolicy", pointer(&STRING)),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("resourceRules", list(&object(&ADMISSIONREGISTRATION_V1BETA1_NAMED_RULE_WITH_OPERATIONS))),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1beta1.MutatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_SPEC)),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1beta1.MutatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1beta1.MutatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1beta1.MutatingAdmissionPolicySpec", fields: &[
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_RESOURCES))).atomic(),
    omit("mutations", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MUTATION))),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_PARAM_KIND))).atomic(),
    omit("reinvocationPolicy", STRING),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1BETA1_VARIABLE))),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_WEBHOOK: Struct = Struct { name: "admissionregistration/v1beta1.MutatingWebhook", fields: &[
    omit("admissionReviewVersions", list(&STRING)),
    keep("clientConfig", object(&ADMISSIONREGISTRATION_V1BETA1_WEBHOOK_CLIENT_CONFIG)),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchPolicy", pointer(&STRING)),
    keep("name", STRING),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("reinvocationPolicy", pointer(&STRING)),
    omit("rules", list(&object(&ADMISSIONREGISTRATION_V1_RULE_WITH_OPERATIONS))),
    omit("sideEffects", pointer(&STRING)),
    omit("timeoutSeconds", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATING_WEBHOOK_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1beta1.MutatingWebhookConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("webhooks", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MUTATING_WEBHOOK))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1BETA1_MUTATION: Struct = Struct { name: "admissionregistration/v1beta1.Mutation", fields: &[
    omit("applyConfiguration", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_APPLY_CONFIGURATION))),
    omit("jsonPatch", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_JSON_PATCH))),
    keep("patchType", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_NAMED_RULE_WITH_OPERATIONS: Struct = Struct { name: "admissionregistration/v1beta1.NamedRuleWithOperations", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("apiVersions", list(&STRING)),
    omit("operations", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    omit("scope", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1BETA1_PARAM_KIND: Struct = Struct { name: "admissionregistration/v1beta1.ParamKind", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_PARAM_REF: Struct = Struct { name: "admissionregistration/v1beta1.ParamRef", fields: &[
    omit("name", STRING),
    omit("namespace", STRING),
    omit("parameterNotFoundAction", pointer(&STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static ADMISSIONREGISTRATION_V1BETA1_SERVICE_REFERENCE: Struct = Struct { name: "admissionregistration/v1beta1.ServiceReference", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
    omit("path", pointer(&STRING)),
    omit("port", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1BETA1_TYPE_CHECKING: Struct = Struct { name: "admissionregistration/v1beta1.TypeChecking", fields: &[
    omit("expressionWarnings", list(&object(&ADMISSIONREGISTRATION_V1BETA1_EXPRESSION_WARNING))),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_SPEC)),
    omit("status", object(&ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_STATUS)),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
    omit("validationActions", list(&STRING)).set(),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingAdmissionPolicySpec", fields: &[
    omit("auditAnnotations", list(&object(&ADMISSIONREGISTRATION_V1BETA1_AUDIT_ANNOTATION))),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_RESOURCES))).atomic(),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_PARAM_KIND))).atomic(),
    omit("validations", list(&object(&ADMISSIONREGISTRATION_V1BETA1_VALIDATION))),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1BETA1_VARIABLE))).merge("name").keyed_whole(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_ADMISSION_POLICY_STATUS: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingAdmissionPolicyStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("typeChecking", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_TYPE_CHECKING))),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_WEBHOOK: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingWebhook", fields: &[
    omit("admissionReviewVersions", list(&STRING)),
    keep("clientConfig", object(&ADMISSIONREGISTRATION_V1BETA1_WEBHOOK_CLIENT_CONFIG)),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1BETA1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchPolicy", pointer(&STRING)),
    keep("name", STRING),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("rules", list(&object(&ADMISSIONREGISTRATION_V1_RULE_WITH_OPERATIONS))),
    omit("sideEffects", pointer(&STRING)),
    omit("timeoutSeconds", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATING_WEBHOOK_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1beta1.ValidatingWebhookConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("webhooks", list(&object(&ADMISSIONREGISTRATION_V1BETA1_VALIDATING_WEBHOOK))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1BETA1_VALIDATION: Struct = Struct { name: "admissionregistration/v1beta1.Validation", fields: &[
    keep("expression", STRING),
    omit("message", STRING),
    omit("messageExpression", STRING),
    omit("reason", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1BETA1_VARIABLE: Struct = Struct { name: "admissionregistration/v1beta1.Variable", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1BETA1_WEBHOOK_CLIENT_CONFIG: Struct = Struct { name: "admissionregistration/v1beta1.WebhookClientConfig", fields: &[
    omit("caBundle", BYTES),
    omit("service", pointer(&object(&ADMISSIONREGISTRATION_V1BETA1_SERVICE_REFERENCE))),
    omit("url", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1_APPLY_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1.ApplyConfiguration", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1_AUDIT_ANNOTATION: Struct = Struct { name: "admissionregistration/v1.AuditAnnotation", fields: &[
    keep("key", STRING),
    keep("valueExpression", STRING),
] };

static ADMISSIONREGISTRATION_V1_EXPRESSION_WARNING: Struct = Struct { name: "admissionregistration/v1.ExpressionWarning", fields: &[
    keep("fieldRef", STRING),
    keep("warning", STRING),
] };

static ADMISSIONREGISTRATION_V1_JSON_PATCH: Struct = Struct { name: "admissionregistration/v1.JSONPatch", fields: &[
    omit("expression", STRING),
] };

static ADMISSIONREGISTRATION_V1_MATCH_CONDITION: Struct = Struct { name: "admissionregistration/v1.MatchCondition", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1_MATCH_RESOURCES: Struct = Struct { name: "admissionregistration/v1.MatchResources", fields: &[
    omit("excludeResourceRules", list(&object(&ADMISSIONREGISTRATION_V1_NAMED_RULE_WITH_OPERATIONS))),
    omit("matchPolicy", pointer(&STRING)),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("resourceRules", list(&object(&ADMISSIONREGISTRATION_V1_NAMED_RULE_WITH_OPERATIONS))),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1.MutatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_SPEC)),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1.MutatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1.MutatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1.MutatingAdmissionPolicySpec", fields: &[
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1_MATCH_RESOURCES))).atomic(),
    omit("mutations", list(&object(&ADMISSIONREGISTRATION_V1_MUTATION))),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1_PARAM_KIND))).atomic(),
    omit("reinvocationPolicy", STRING),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1_VARIABLE))),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_WEBHOOK: Struct = Struct { name: "admissionregistration/v1.MutatingWebhook", fields: &[
    keep("admissionReviewVersions", list(&STRING)),
    keep("clientConfig", object(&ADMISSIONREGISTRATION_V1_WEBHOOK_CLIENT_CONFIG)),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchPolicy", pointer(&STRING)),
    keep("name", STRING),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("reinvocationPolicy", pointer(&STRING)),
    omit("rules", list(&object(&ADMISSIONREGISTRATION_V1_RULE_WITH_OPERATIONS))),
    keep("sideEffects", pointer(&STRING)),
    omit("timeoutSeconds", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1_MUTATING_WEBHOOK_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1.MutatingWebhookConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("webhooks", list(&object(&ADMISSIONREGISTRATION_V1_MUTATING_WEBHOOK))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1_MUTATION: Struct = Struct { name: "admissionregistration/v1.Mutation", fields: &[
    omit("applyConfiguration", pointer(&object(&ADMISSIONREGISTRATION_V1_APPLY_CONFIGURATION))),
    omit("jsonPatch", pointer(&object(&ADMISSIONREGISTRATION_V1_JSON_PATCH))),
    keep("patchType", STRING),
] };

static ADMISSIONREGISTRATION_V1_NAMED_RULE_WITH_OPERATIONS: Struct = Struct { name: "admissionregistration/v1.NamedRuleWithOperations", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("apiVersions", list(&STRING)),
    omit("operations", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    omit("scope", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1_PARAM_KIND: Struct = Struct { name: "admissionregistration/v1.ParamKind", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
] };

static ADMISSIONREGISTRATION_V1_PARAM_REF: Struct = Struct { name: "admissionregistration/v1.ParamRef", fields: &[
    omit("name", STRING),
    omit("namespace", STRING),
    omit("parameterNotFoundAction", pointer(&STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static ADMISSIONREGISTRATION_V1_RULE_WITH_OPERATIONS: Struct = Struct { name: "admissionregistration/v1.RuleWithOperations", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("apiVersions", list(&STRING)),
    omit("operations", list(&STRING)),
    omit("resources", list(&STRING)),
    omit("scope", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1_SERVICE_REFERENCE: Struct = Struct { name: "admissionregistration/v1.ServiceReference", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
    omit("path", pointer(&STRING)),
    omit("port", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1_TYPE_CHECKING: Struct = Struct { name: "admissionregistration/v1.TypeChecking", fields: &[
    omit("expressionWarnings", list(&object(&ADMISSIONREGISTRATION_V1_EXPRESSION_WARNING))),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY: Struct = Struct { name: "admissionregistration/v1.ValidatingAdmissionPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_SPEC)),
    omit("status", object(&ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_STATUS)),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_BINDING: Struct = Struct { name: "admissionregistration/v1.ValidatingAdmissionPolicyBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC)),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_BINDING_SPEC: Struct = Struct { name: "admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec", fields: &[
    omit("matchResources", pointer(&object(&ADMISSIONREGISTRATION_V1_MATCH_RESOURCES))).atomic(),
    omit("paramRef", pointer(&object(&ADMISSIONREGISTRATION_V1_PARAM_REF))).atomic(),
    omit("policyName", STRING),
    omit("validationActions", list(&STRING)).set(),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_SPEC: Struct = Struct { name: "admissionregistration/v1.ValidatingAdmissionPolicySpec", fields: &[
    omit("auditAnnotations", list(&object(&ADMISSIONREGISTRATION_V1_AUDIT_ANNOTATION))),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchConstraints", pointer(&object(&ADMISSIONREGISTRATION_V1_MATCH_RESOURCES))).atomic(),
    omit("paramKind", pointer(&object(&ADMISSIONREGISTRATION_V1_PARAM_KIND))).atomic(),
    omit("validations", list(&object(&ADMISSIONREGISTRATION_V1_VALIDATION))),
    omit("variables", list(&object(&ADMISSIONREGISTRATION_V1_VARIABLE))).merge("name").keyed_whole(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_ADMISSION_POLICY_STATUS: Struct = Struct { name: "admissionregistration/v1.ValidatingAdmissionPolicyStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("typeChecking", pointer(&object(&ADMISSIONREGISTRATION_V1_TYPE_CHECKING))),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_WEBHOOK: Struct = Struct { name: "admissionregistration/v1.ValidatingWebhook", fields: &[
    keep("admissionReviewVersions", list(&STRING)),
    keep("clientConfig", object(&ADMISSIONREGISTRATION_V1_WEBHOOK_CLIENT_CONFIG)),
    omit("failurePolicy", pointer(&STRING)),
    omit("matchConditions", list(&object(&ADMISSIONREGISTRATION_V1_MATCH_CONDITION))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("matchPolicy", pointer(&STRING)),
    keep("name", STRING),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("objectSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("rules", list(&object(&ADMISSIONREGISTRATION_V1_RULE_WITH_OPERATIONS))),
    keep("sideEffects", pointer(&STRING)),
    omit("timeoutSeconds", pointer(&INT32)),
] };

static ADMISSIONREGISTRATION_V1_VALIDATING_WEBHOOK_CONFIGURATION: Struct = Struct { name: "admissionregistration/v1.ValidatingWebhookConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("webhooks", list(&object(&ADMISSIONREGISTRATION_V1_VALIDATING_WEBHOOK))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static ADMISSIONREGISTRATION_V1_VALIDATION: Struct = Struct { name: "admissionregistration/v1.Validation", fields: &[
    keep("expression", STRING),
    omit("message", STRING),
    omit("messageExpression", STRING),
    omit("reason", pointer(&STRING)),
] };

static ADMISSIONREGISTRATION_V1_VARIABLE: Struct = Struct { name: "admissionregistration/v1.Variable", fields: &[
    keep("expression", STRING),
    keep("name", STRING),
] };

static ADMISSIONREGISTRATION_V1_WEBHOOK_CLIENT_CONFIG: Struct = Struct { name: "admissionregistration/v1.WebhookClientConfig", fields: &[
    omit("caBundle", BYTES),
    omit("service", pointer(&object(&ADMISSIONREGISTRATION_V1_SERVICE_REFERENCE))),
    omit("url", pointer(&STRING)),
] };

static APISERVERINTERNAL_V1ALPHA1_SERVER_STORAGE_VERSION: Struct = Struct { name: "apiserverinternal/v1alpha1.ServerStorageVersion", fields: &[
    omit("apiServerID", STRING),
    omit("decodableVersions", list(&STRING)).set(),
    omit("encodingVersion", STRING),
    omit("servedVersions", list(&STRING)).set(),
] };

static APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION: Struct = Struct { name: "apiserverinternal/v1alpha1.StorageVersion", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_SPEC)),
    keep("status", object(&APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_STATUS)),
] };

static APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_CONDITION: Struct = Struct { name: "apiserverinternal/v1alpha1.StorageVersionCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("observedGeneration", INT64),
    keep("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_SPEC: Struct = Struct { name: "apiserverinternal/v1alpha1.StorageVersionSpec", fields: &[
] };

static APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_STATUS: Struct = Struct { name: "apiserverinternal/v1alpha1.StorageVersionStatus", fields: &[
    omit("commonEncodingVersion", pointer(&STRING)),
    omit("conditions", list(&object(&APISERVERINTERNAL_V1ALPHA1_STORAGE_VERSION_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("storageVersions", list(&object(&APISERVERINTERNAL_V1ALPHA1_SERVER_STORAGE_VERSION))).keyed(&[("apiServerID", None)]),
] };

static APPS_V1BETA1_CONTROLLER_REVISION: Struct = Struct { name: "apps/v1beta1.ControllerRevision", fields: &[
    omit("apiVersion", STRING),
    omit("data", RAW).atomic(),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("revision", INT64),
] };

static APPS_V1BETA1_DEPLOYMENT: Struct = Struct { name: "apps/v1beta1.Deployment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA1_DEPLOYMENT_SPEC)),
    omit("status", object(&APPS_V1BETA1_DEPLOYMENT_STATUS)),
] };

static APPS_V1BETA1_DEPLOYMENT_CONDITION: Struct = Struct { name: "apps/v1beta1.DeploymentCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA1_DEPLOYMENT_SPEC: Struct = Struct { name: "apps/v1beta1.DeploymentSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("paused", BOOL),
    omit("progressDeadlineSeconds", pointer(&INT32)),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    omit("rollbackTo", pointer(&object(&APPS_V1BETA1_ROLLBACK_CONFIG))),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("strategy", object(&APPS_V1BETA1_DEPLOYMENT_STRATEGY)).retain_keys(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static APPS_V1BETA1_DEPLOYMENT_STATUS: Struct = Struct { name: "apps/v1beta1.DeploymentStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1BETA1_DEPLOYMENT_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    omit("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
    omit("unavailableReplicas", INT32),
    omit("updatedReplicas", INT32),
] };

static APPS_V1BETA1_DEPLOYMENT_STRATEGY: Struct = Struct { name: "apps/v1beta1.DeploymentStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1BETA1_ROLLING_UPDATE_DEPLOYMENT))),
    omit("type", STRING),
] };

static APPS_V1BETA1_ROLLBACK_CONFIG: Struct = Struct { name: "apps/v1beta1.RollbackConfig", fields: &[
    omit("revision", INT64),
] };

static APPS_V1BETA1_ROLLING_UPDATE_DEPLOYMENT: Struct = Struct { name: "apps/v1beta1.RollingUpdateDeployment", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static APPS_V1BETA1_ROLLING_UPDATE_STATEFUL_SET_STRATEGY: Struct = Struct { name: "apps/v1beta1.RollingUpdateStatefulSetStrategy", fields: &[
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
    omit("partition", pointer(&INT32)),
] };

static APPS_V1BETA1_SCALE: Struct = Struct { name: "apps/v1beta1.Scale", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA1_SCALE_SPEC)),
    omit("status", object(&APPS_V1BETA1_SCALE_STATUS)),
] };

static APPS_V1BETA1_SCALE_SPEC: Struct = Struct { name: "apps/v1beta1.ScaleSpec", fields: &[
    omit("replicas", INT32),
] };

static APPS_V1BETA1_SCALE_STATUS: Struct = Struct { name: "apps/v1beta1.ScaleStatus", fields: &[
    keep("replicas", INT32),
    omit("selector", map(&STRING)),
    omit("targetSelector", STRING),
] };

static APPS_V1BETA1_STATEFUL_SET: Struct = Struct { name: "apps/v1beta1.StatefulSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA1_STATEFUL_SET_SPEC)),
    omit("status", object(&APPS_V1BETA1_STATEFUL_SET_STATUS)),
] };

static APPS_V1BETA1_STATEFUL_SET_CONDITION: Struct = Struct { name: "apps/v1beta1.StatefulSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA1_STATEFUL_SET_ORDINALS: Struct = Struct { name: "apps/v1beta1.StatefulSetOrdinals", fields: &[
    keep("start", INT32),
] };

static APPS_V1BETA1_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY: Struct = Struct { name: "apps/v1beta1.StatefulSetPersistentVolumeClaimRetentionPolicy", fields: &[
    omit("whenDeleted", STRING),
    omit("whenScaled", STRING),
] };

static APPS_V1BETA1_STATEFUL_SET_SPEC: Struct = Struct { name: "apps/v1beta1.StatefulSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("ordinals", pointer(&object(&APPS_V1BETA1_STATEFUL_SET_ORDINALS))),
    omit("persistentVolumeClaimRetentionPolicy", pointer(&object(&APPS_V1BETA1_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY))),
    omit("podManagementPolicy", STRING),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("serviceName", STRING),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("updateStrategy", object(&APPS_V1BETA1_STATEFUL_SET_UPDATE_STRATEGY)),
    omit("volumeClaimTemplates", list(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM))),
] };

static APPS_V1BETA1_STATEFUL_SET_STATUS: Struct = Struct { name: "apps/v1beta1.StatefulSetStatus", fields: &[
    keep("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1BETA1_STATEFUL_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("currentReplicas", INT32),
    omit("currentRevision", STRING),
    omit("observedGeneration", pointer(&INT64)),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("updateRevision", STRING),
    omit("updatedReplicas", INT32),
] };

static APPS_V1BETA1_STATEFUL_SET_UPDATE_STRATEGY: Struct = Struct { name: "apps/v1beta1.StatefulSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1BETA1_ROLLING_UPDATE_STATEFUL_SET_STRATEGY))),
    omit("type", STRING),
] };

static APPS_V1BETA2_CONTROLLER_REVISION: Struct = Struct { name: "apps/v1beta2.ControllerRevision", fields: &[
    omit("apiVersion", STRING),
    omit("data", RAW).atomic(),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("revision", INT64),
] };

static APPS_V1BETA2_DAEMON_SET: Struct = Struct { name: "apps/v1beta2.DaemonSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA2_DAEMON_SET_SPEC)),
    omit("status", object(&APPS_V1BETA2_DAEMON_SET_STATUS)),
] };

static APPS_V1BETA2_DAEMON_SET_CONDITION: Struct = Struct { name: "apps/v1beta2.DaemonSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA2_DAEMON_SET_SPEC: Struct = Struct { name: "apps/v1beta2.DaemonSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("updateStrategy", object(&APPS_V1BETA2_DAEMON_SET_UPDATE_STRATEGY)),
] };

static APPS_V1BETA2_DAEMON_SET_STATUS: Struct = Struct { name: "apps/v1beta2.DaemonSetStatus", fields: &[
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1BETA2_DAEMON_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentNumberScheduled", INT32),
    keep("desiredNumberScheduled", INT32),
    omit("numberAvailable", INT32),
    keep("numberMisscheduled", INT32),
    keep("numberReady", INT32),
    omit("numberUnavailable", INT32),
    omit("observedGeneration", INT64),
    omit("updatedNumberScheduled", INT32),
] };

static APPS_V1BETA2_DAEMON_SET_UPDATE_STRATEGY: Struct = Struct { name: "apps/v1beta2.DaemonSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1BETA2_ROLLING_UPDATE_DAEMON_SET))),
    omit("type", STRING),
] };

static APPS_V1BETA2_DEPLOYMENT: Struct = Struct { name: "apps/v1beta2.Deployment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA2_DEPLOYMENT_SPEC)),
    omit("status", object(&APPS_V1BETA2_DEPLOYMENT_STATUS)),
] };

static APPS_V1BETA2_DEPLOYMENT_CONDITION: Struct = Struct { name: "apps/v1beta2.DeploymentCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA2_DEPLOYMENT_SPEC: Struct = Struct { name: "apps/v1beta2.DeploymentSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("paused", BOOL),
    omit("progressDeadlineSeconds", pointer(&INT32)),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("strategy", object(&APPS_V1BETA2_DEPLOYMENT_STRATEGY)).retain_keys(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static APPS_V1BETA2_DEPLOYMENT_STATUS: Struct = Struct { name: "apps/v1beta2.DeploymentStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1BETA2_DEPLOYMENT_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    omit("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
    omit("unavailableReplicas", INT32),
    omit("updatedReplicas", INT32),
] };

static APPS_V1BETA2_DEPLOYMENT_STRATEGY: Struct = Struct { name: "apps/v1beta2.DeploymentStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1BETA2_ROLLING_UPDATE_DEPLOYMENT))),
    omit("type", STRING),
] };

static APPS_V1BETA2_REPLICA_SET: Struct = Struct { name: "apps/v1beta2.ReplicaSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA2_REPLICA_SET_SPEC)),
    omit("status", object(&APPS_V1BETA2_REPLICA_SET_STATUS)),
] };

static APPS_V1BETA2_REPLICA_SET_CONDITION: Struct = Struct { name: "apps/v1beta2.ReplicaSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA2_REPLICA_SET_SPEC: Struct = Struct { name: "apps/v1beta2.ReplicaSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("replicas", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static APPS_V1BETA2_REPLICA_SET_STATUS: Struct = Struct { name: "apps/v1beta2.ReplicaSetStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("conditions", list(&object(&APPS_V1BETA2_REPLICA_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("fullyLabeledReplicas", INT32),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
] };

static APPS_V1BETA2_ROLLING_UPDATE_DAEMON_SET: Struct = Struct { name: "apps/v1beta2.RollingUpdateDaemonSet", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static APPS_V1BETA2_ROLLING_UPDATE_DEPLOYMENT: Struct = Struct { name: "apps/v1beta2.RollingUpdateDeployment", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static APPS_V1BETA2_ROLLING_UPDATE_STATEFUL_SET_STRATEGY: Struct = Struct { name: "apps/v1beta2.RollingUpdateStatefulSetStrategy", fields: &[
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
    omit("partition", pointer(&INT32)),
] };

static APPS_V1BETA2_SCALE: Struct = Struct { name: "apps/v1beta2.Scale", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA2_SCALE_SPEC)),
    omit("status", object(&APPS_V1BETA2_SCALE_STATUS)),
] };

static APPS_V1BETA2_SCALE_SPEC: Struct = Struct { name: "apps/v1beta2.ScaleSpec", fields: &[
    omit("replicas", INT32),
] };

static APPS_V1BETA2_SCALE_STATUS: Struct = Struct { name: "apps/v1beta2.ScaleStatus", fields: &[
    keep("replicas", INT32),
    omit("selector", map(&STRING)),
    omit("targetSelector", STRING),
] };

static APPS_V1BETA2_STATEFUL_SET: Struct = Struct { name: "apps/v1beta2.StatefulSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1BETA2_STATEFUL_SET_SPEC)),
    omit("status", object(&APPS_V1BETA2_STATEFUL_SET_STATUS)),
] };

static APPS_V1BETA2_STATEFUL_SET_CONDITION: Struct = Struct { name: "apps/v1beta2.StatefulSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1BETA2_STATEFUL_SET_ORDINALS: Struct = Struct { name: "apps/v1beta2.StatefulSetOrdinals", fields: &[
    keep("start", INT32),
] };

static APPS_V1BETA2_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY: Struct = Struct { name: "apps/v1beta2.StatefulSetPersistentVolumeClaimRetentionPolicy", fields: &[
    omit("whenDeleted", STRING),
    omit("whenScaled", STRING),
] };

static APPS_V1BETA2_STATEFUL_SET_SPEC: Struct = Struct { name: "apps/v1beta2.StatefulSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("ordinals", pointer(&object(&APPS_V1BETA2_STATEFUL_SET_ORDINALS))),
    omit("persistentVolumeClaimRetentionPolicy", pointer(&object(&APPS_V1BETA2_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY))),
    omit("podManagementPolicy", STRING),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("serviceName", STRING),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("updateStrategy", object(&APPS_V1BETA2_STATEFUL_SET_UPDATE_STRATEGY)),
    omit("volumeClaimTemplates", list(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM))),
] };

static APPS_V1BETA2_STATEFUL_SET_STATUS: Struct = Struct { name: "apps/v1beta2.StatefulSetStatus", fields: &[
    keep("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1BETA2_STATEFUL_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("currentReplicas", INT32),
    omit("currentRevision", STRING),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("updateRevision", STRING),
    omit("updatedReplicas", INT32),
] };

static APPS_V1BETA2_STATEFUL_SET_UPDATE_STRATEGY: Struct = Struct { name: "apps/v1beta2.StatefulSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1BETA2_ROLLING_UPDATE_STATEFUL_SET_STRATEGY))),
    omit("type", STRING),
] };

static APPS_V1_CONTROLLER_REVISION: Struct = Struct { name: "apps/v1.ControllerRevision", fields: &[
    omit("apiVersion", STRING),
    omit("data", RAW).atomic(),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("revision", INT64),
] };

static APPS_V1_DAEMON_SET: Struct = Struct { name: "apps/v1.DaemonSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1_DAEMON_SET_SPEC)),
    omit("status", object(&APPS_V1_DAEMON_SET_STATUS)),
] };

static APPS_V1_DAEMON_SET_CONDITION: Struct = Struct { name: "apps/v1.DaemonSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1_DAEMON_SET_SPEC: Struct = Struct { name: "apps/v1.DaemonSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("updateStrategy", object(&APPS_V1_DAEMON_SET_UPDATE_STRATEGY)),
] };

static APPS_V1_DAEMON_SET_STATUS: Struct = Struct { name: "apps/v1.DaemonSetStatus", fields: &[
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1_DAEMON_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentNumberScheduled", INT32),
    keep("desiredNumberScheduled", INT32),
    omit("numberAvailable", INT32),
    keep("numberMisscheduled", INT32),
    keep("numberReady", INT32),
    omit("numberUnavailable", INT32),
    omit("observedGeneration", INT64),
    omit("updatedNumberScheduled", INT32),
] };

static APPS_V1_DAEMON_SET_UPDATE_STRATEGY: Struct = Struct { name: "apps/v1.DaemonSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1_ROLLING_UPDATE_DAEMON_SET))),
    omit("type", STRING),
] };

static APPS_V1_DEPLOYMENT: Struct = Struct { name: "apps/v1.Deployment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1_DEPLOYMENT_SPEC)),
    omit("status", object(&APPS_V1_DEPLOYMENT_STATUS)),
] };

static APPS_V1_DEPLOYMENT_CONDITION: Struct = Struct { name: "apps/v1.DeploymentCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1_DEPLOYMENT_SPEC: Struct = Struct { name: "apps/v1.DeploymentSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("paused", BOOL),
    omit("progressDeadlineSeconds", pointer(&INT32)),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("strategy", object(&APPS_V1_DEPLOYMENT_STRATEGY)).retain_keys(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static APPS_V1_DEPLOYMENT_STATUS: Struct = Struct { name: "apps/v1.DeploymentStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1_DEPLOYMENT_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    omit("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
    omit("unavailableReplicas", INT32),
    omit("updatedReplicas", INT32),
] };

static APPS_V1_DEPLOYMENT_STRATEGY: Struct = Struct { name: "apps/v1.DeploymentStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1_ROLLING_UPDATE_DEPLOYMENT))),
    omit("type", STRING),
] };

static APPS_V1_REPLICA_SET: Struct = Struct { name: "apps/v1.ReplicaSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1_REPLICA_SET_SPEC)),
    omit("status", object(&APPS_V1_REPLICA_SET_STATUS)),
] };

static APPS_V1_REPLICA_SET_CONDITION: Struct = Struct { name: "apps/v1.ReplicaSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1_REPLICA_SET_SPEC: Struct = Struct { name: "apps/v1.ReplicaSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("replicas", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static APPS_V1_REPLICA_SET_STATUS: Struct = Struct { name: "apps/v1.ReplicaSetStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("conditions", list(&object(&APPS_V1_REPLICA_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("fullyLabeledReplicas", INT32),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
] };

static APPS_V1_ROLLING_UPDATE_DAEMON_SET: Struct = Struct { name: "apps/v1.RollingUpdateDaemonSet", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static APPS_V1_ROLLING_UPDATE_DEPLOYMENT: Struct = Struct { name: "apps/v1.RollingUpdateDeployment", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static APPS_V1_ROLLING_UPDATE_STATEFUL_SET_STRATEGY: Struct = Struct { name: "apps/v1.RollingUpdateStatefulSetStrategy", fields: &[
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
    omit("partition", pointer(&INT32)),
] };

static APPS_V1_STATEFUL_SET: Struct = Struct { name: "apps/v1.StatefulSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&APPS_V1_STATEFUL_SET_SPEC)),
    omit("status", object(&APPS_V1_STATEFUL_SET_STATUS)),
] };

static APPS_V1_STATEFUL_SET_CONDITION: Struct = Struct { name: "apps/v1.StatefulSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static APPS_V1_STATEFUL_SET_ORDINALS: Struct = Struct { name: "apps/v1.StatefulSetOrdinals", fields: &[
    keep("start", INT32),
] };

static APPS_V1_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY: Struct = Struct { name: "apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy", fields: &[
    omit("whenDeleted", STRING),
    omit("whenScaled", STRING),
] };

static APPS_V1_STATEFUL_SET_SPEC: Struct = Struct { name: "apps/v1.StatefulSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("ordinals", pointer(&object(&APPS_V1_STATEFUL_SET_ORDINALS))),
    omit("persistentVolumeClaimRetentionPolicy", pointer(&object(&APPS_V1_STATEFUL_SET_PERSISTENT_VOLUME_CLAIM_RETENTION_POLICY))),
    omit("podManagementPolicy", STRING),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    keep("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("serviceName", STRING),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("updateStrategy", object(&APPS_V1_STATEFUL_SET_UPDATE_STRATEGY)),
    omit("volumeClaimTemplates", list(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM))),
] };

static APPS_V1_STATEFUL_SET_STATUS: Struct = Struct { name: "apps/v1.StatefulSetStatus", fields: &[
    keep("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&APPS_V1_STATEFUL_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("currentReplicas", INT32),
    omit("currentRevision", STRING),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("updateRevision", STRING),
    omit("updatedReplicas", INT32),
] };

static APPS_V1_STATEFUL_SET_UPDATE_STRATEGY: Struct = Struct { name: "apps/v1.StatefulSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&APPS_V1_ROLLING_UPDATE_STATEFUL_SET_STRATEGY))),
    omit("type", STRING),
] };

static AUTHENTICATION_V1ALPHA1_SELF_SUBJECT_REVIEW: Struct = Struct { name: "authentication/v1alpha1.SelfSubjectReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("status", object(&AUTHENTICATION_V1ALPHA1_SELF_SUBJECT_REVIEW_STATUS)),
] };

static AUTHENTICATION_V1ALPHA1_SELF_SUBJECT_REVIEW_STATUS: Struct = Struct { name: "authentication/v1alpha1.SelfSubjectReviewStatus", fields: &[
    omit("userInfo", object(&AUTHENTICATION_V1_USER_INFO)),
] };

static AUTHENTICATION_V1BETA1_SELF_SUBJECT_REVIEW: Struct = Struct { name: "authentication/v1beta1.SelfSubjectReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("status", object(&AUTHENTICATION_V1BETA1_SELF_SUBJECT_REVIEW_STATUS)),
] };

static AUTHENTICATION_V1BETA1_SELF_SUBJECT_REVIEW_STATUS: Struct = Struct { name: "authentication/v1beta1.SelfSubjectReviewStatus", fields: &[
    omit("userInfo", object(&AUTHENTICATION_V1_USER_INFO)),
] };

static AUTHENTICATION_V1BETA1_TOKEN_REVIEW: Struct = Struct { name: "authentication/v1beta1.TokenReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHENTICATION_V1BETA1_TOKEN_REVIEW_SPEC)),
    omit("status", object(&AUTHENTICATION_V1BETA1_TOKEN_REVIEW_STATUS)),
] };

static AUTHENTICATION_V1BETA1_TOKEN_REVIEW_SPEC: Struct = Struct { name: "authentication/v1beta1.TokenReviewSpec", fields: &[
    omit("audiences", list(&STRING)),
    omit("token", STRING),
] };

static AUTHENTICATION_V1BETA1_TOKEN_REVIEW_STATUS: Struct = Struct { name: "authentication/v1beta1.TokenReviewStatus", fields: &[
    omit("audiences", list(&STRING)),
    omit("authenticated", BOOL),
    omit("error", STRING),
    omit("user", object(&AUTHENTICATION_V1BETA1_USER_INFO)),
] };

static AUTHENTICATION_V1BETA1_USER_INFO: Struct = Struct { name: "authentication/v1beta1.UserInfo", fields: &[
    omit("extra", map(&list(&STRING))),
    omit("groups", list(&STRING)),
    omit("uid", STRING),
    omit("username", STRING),
] };

static AUTHENTICATION_V1_BOUND_OBJECT_REFERENCE: Struct = Struct { name: "authentication/v1.BoundObjectReference", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("name", STRING),
    omit("uid", STRING),
] };

static AUTHENTICATION_V1_SELF_SUBJECT_REVIEW: Struct = Struct { name: "authentication/v1.SelfSubjectReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("status", object(&AUTHENTICATION_V1_SELF_SUBJECT_REVIEW_STATUS)),
] };

static AUTHENTICATION_V1_SELF_SUBJECT_REVIEW_STATUS: Struct = Struct { name: "authentication/v1.SelfSubjectReviewStatus", fields: &[
    omit("userInfo", object(&AUTHENTICATION_V1_USER_INFO)),
] };

static AUTHENTICATION_V1_TOKEN_REQUEST: Struct = Struct { name: "authentication/v1.TokenRequest", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHENTICATION_V1_TOKEN_REQUEST_SPEC)),
    omit("status", object(&AUTHENTICATION_V1_TOKEN_REQUEST_STATUS)),
] };

static AUTHENTICATION_V1_TOKEN_REQUEST_SPEC: Struct = Struct { name: "authentication/v1.TokenRequestSpec", fields: &[
    keep("audiences", list(&STRING)),
    keep("boundObjectRef", pointer(&object(&AUTHENTICATION_V1_BOUND_OBJECT_REFERENCE))),
    keep("expirationSeconds", pointer(&INT64)),
] };

static AUTHENTICATION_V1_TOKEN_REQUEST_STATUS: Struct = Struct { name: "authentication/v1.TokenRequestStatus", fields: &[
    keep("expirationTimestamp", TIME),
    keep("token", STRING),
] };

static AUTHENTICATION_V1_TOKEN_REVIEW: Struct = Struct { name: "authentication/v1.TokenReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHENTICATION_V1_TOKEN_REVIEW_SPEC)),
    omit("status", object(&AUTHENTICATION_V1_TOKEN_REVIEW_STATUS)),
] };

static AUTHENTICATION_V1_TOKEN_REVIEW_SPEC: Struct = Struct { name: "authentication/v1.TokenReviewSpec", fields: &[
    omit("audiences", list(&STRING)),
    omit("token", STRING),
] };

static AUTHENTICATION_V1_TOKEN_REVIEW_STATUS: Struct = Struct { name: "authentication/v1.TokenReviewStatus", fields: &[
    omit("audiences", list(&STRING)),
    omit("authenticated", BOOL),
    omit("error", STRING),
    omit("user", object(&AUTHENTICATION_V1_USER_INFO)),
] };

static AUTHENTICATION_V1_USER_INFO: Struct = Struct { name: "authentication/v1.UserInfo", fields: &[
    omit("extra", map(&list(&STRING))),
    omit("groups", list(&STRING)),
    omit("uid", STRING),
    omit("username", STRING),
] };

static AUTHORIZATION_V1BETA1_LOCAL_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1beta1.LocalSubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1BETA1_NON_RESOURCE_ATTRIBUTES: Struct = Struct { name: "authorization/v1beta1.NonResourceAttributes", fields: &[
    omit("path", STRING),
    omit("verb", STRING),
] };

static AUTHORIZATION_V1BETA1_NON_RESOURCE_RULE: Struct = Struct { name: "authorization/v1beta1.NonResourceRule", fields: &[
    omit("nonResourceURLs", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static AUTHORIZATION_V1BETA1_RESOURCE_ATTRIBUTES: Struct = Struct { name: "authorization/v1beta1.ResourceAttributes", fields: &[
    omit("fieldSelector", pointer(&object(&AUTHORIZATION_V1_FIELD_SELECTOR_ATTRIBUTES))),
    omit("group", STRING),
    omit("labelSelector", pointer(&object(&AUTHORIZATION_V1_LABEL_SELECTOR_ATTRIBUTES))),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("resource", STRING),
    omit("subresource", STRING),
    omit("verb", STRING),
    omit("version", STRING),
] };

static AUTHORIZATION_V1BETA1_RESOURCE_RULE: Struct = Struct { name: "authorization/v1beta1.ResourceRule", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static AUTHORIZATION_V1BETA1_SELF_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1beta1.SelfSubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1BETA1_SELF_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1BETA1_SELF_SUBJECT_ACCESS_REVIEW_SPEC: Struct = Struct { name: "authorization/v1beta1.SelfSubjectAccessReviewSpec", fields: &[
    omit("nonResourceAttributes", pointer(&object(&AUTHORIZATION_V1BETA1_NON_RESOURCE_ATTRIBUTES))),
    omit("resourceAttributes", pointer(&object(&AUTHORIZATION_V1BETA1_RESOURCE_ATTRIBUTES))),
] };

static AUTHORIZATION_V1BETA1_SELF_SUBJECT_RULES_REVIEW: Struct = Struct { name: "authorization/v1beta1.SelfSubjectRulesReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1BETA1_SELF_SUBJECT_RULES_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1BETA1_SUBJECT_RULES_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1BETA1_SELF_SUBJECT_RULES_REVIEW_SPEC: Struct = Struct { name: "authorization/v1beta1.SelfSubjectRulesReviewSpec", fields: &[
    omit("namespace", STRING),
] };

static AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1beta1.SubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_SPEC: Struct = Struct { name: "authorization/v1beta1.SubjectAccessReviewSpec", fields: &[
    omit("extra", map(&list(&STRING))),
    omit("group", list(&STRING)),
    omit("nonResourceAttributes", pointer(&object(&AUTHORIZATION_V1BETA1_NON_RESOURCE_ATTRIBUTES))),
    omit("resourceAttributes", pointer(&object(&AUTHORIZATION_V1BETA1_RESOURCE_ATTRIBUTES))),
    omit("uid", STRING),
    omit("user", STRING),
] };

static AUTHORIZATION_V1BETA1_SUBJECT_ACCESS_REVIEW_STATUS: Struct = Struct { name: "authorization/v1beta1.SubjectAccessReviewStatus", fields: &[
    keep("allowed", BOOL),
    omit("denied", BOOL),
    omit("evaluationError", STRING),
    omit("reason", STRING),
] };

static AUTHORIZATION_V1BETA1_SUBJECT_RULES_REVIEW_STATUS: Struct = Struct { name: "authorization/v1beta1.SubjectRulesReviewStatus", fields: &[
    omit("evaluationError", STRING),
    keep("incomplete", BOOL),
    keep("nonResourceRules", list(&object(&AUTHORIZATION_V1BETA1_NON_RESOURCE_RULE))),
    keep("resourceRules", list(&object(&AUTHORIZATION_V1BETA1_RESOURCE_RULE))),
] };

static AUTHORIZATION_V1_FIELD_SELECTOR_ATTRIBUTES: Struct = Struct { name: "authorization/v1.FieldSelectorAttributes", fields: &[
    omit("rawSelector", STRING),
    omit("requirements", list(&object(&META_V1_FIELD_SELECTOR_REQUIREMENT))),
] };

static AUTHORIZATION_V1_LABEL_SELECTOR_ATTRIBUTES: Struct = Struct { name: "authorization/v1.LabelSelectorAttributes", fields: &[
    omit("rawSelector", STRING),
    omit("requirements", list(&object(&META_V1_LABEL_SELECTOR_REQUIREMENT))),
] };

static AUTHORIZATION_V1_LOCAL_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1.LocalSubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1_NON_RESOURCE_ATTRIBUTES: Struct = Struct { name: "authorization/v1.NonResourceAttributes", fields: &[
    omit("path", STRING),
    omit("verb", STRING),
] };

static AUTHORIZATION_V1_NON_RESOURCE_RULE: Struct = Struct { name: "authorization/v1.NonResourceRule", fields: &[
    omit("nonResourceURLs", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static AUTHORIZATION_V1_RESOURCE_ATTRIBUTES: Struct = Struct { name: "authorization/v1.ResourceAttributes", fields: &[
    omit("fieldSelector", pointer(&object(&AUTHORIZATION_V1_FIELD_SELECTOR_ATTRIBUTES))),
    omit("group", STRING),
    omit("labelSelector", pointer(&object(&AUTHORIZATION_V1_LABEL_SELECTOR_ATTRIBUTES))),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("resource", STRING),
    omit("subresource", STRING),
    omit("verb", STRING),
    omit("version", STRING),
] };

static AUTHORIZATION_V1_RESOURCE_RULE: Struct = Struct { name: "authorization/v1.ResourceRule", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static AUTHORIZATION_V1_SELF_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1.SelfSubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1_SELF_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1_SELF_SUBJECT_ACCESS_REVIEW_SPEC: Struct = Struct { name: "authorization/v1.SelfSubjectAccessReviewSpec", fields: &[
    omit("nonResourceAttributes", pointer(&object(&AUTHORIZATION_V1_NON_RESOURCE_ATTRIBUTES))),
    omit("resourceAttributes", pointer(&object(&AUTHORIZATION_V1_RESOURCE_ATTRIBUTES))),
] };

static AUTHORIZATION_V1_SELF_SUBJECT_RULES_REVIEW: Struct = Struct { name: "authorization/v1.SelfSubjectRulesReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1_SELF_SUBJECT_RULES_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1_SUBJECT_RULES_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1_SELF_SUBJECT_RULES_REVIEW_SPEC: Struct = Struct { name: "authorization/v1.SelfSubjectRulesReviewSpec", fields: &[
    omit("namespace", STRING),
] };

static AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW: Struct = Struct { name: "authorization/v1.SubjectAccessReview", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_SPEC)),
    omit("status", object(&AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_STATUS)),
] };

static AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_SPEC: Struct = Struct { name: "authorization/v1.SubjectAccessReviewSpec", fields: &[
    omit("extra", map(&list(&STRING))),
    omit("groups", list(&STRING)),
    omit("nonResourceAttributes", pointer(&object(&AUTHORIZATION_V1_NON_RESOURCE_ATTRIBUTES))),
    omit("resourceAttributes", pointer(&object(&AUTHORIZATION_V1_RESOURCE_ATTRIBUTES))),
    omit("uid", STRING),
    omit("user", STRING),
] };

static AUTHORIZATION_V1_SUBJECT_ACCESS_REVIEW_STATUS: Struct = Struct { name: "authorization/v1.SubjectAccessReviewStatus", fields: &[
    keep("allowed", BOOL),
    omit("denied", BOOL),
    omit("evaluationError", STRING),
    omit("reason", STRING),
] };

static AUTHORIZATION_V1_SUBJECT_RULES_REVIEW_STATUS: Struct = Struct { name: "authorization/v1.SubjectRulesReviewStatus", fields: &[
    omit("evaluationError", STRING),
    keep("incomplete", BOOL),
    keep("nonResourceRules", list(&object(&AUTHORIZATION_V1_NON_RESOURCE_RULE))),
    keep("resourceRules", list(&object(&AUTHORIZATION_V1_RESOURCE_RULE))),
] };

static AUTOSCALING_V1_CROSS_VERSION_OBJECT_REFERENCE: Struct = Struct { name: "autoscaling/v1.CrossVersionObjectReference", fields: &[
    omit("apiVersion", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER: Struct = Struct { name: "autoscaling/v1.HorizontalPodAutoscaler", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER_SPEC)),
    omit("status", object(&AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER_STATUS)),
] };

static AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER_SPEC: Struct = Struct { name: "autoscaling/v1.HorizontalPodAutoscalerSpec", fields: &[
    keep("maxReplicas", INT32),
    omit("minReplicas", pointer(&INT32)),
    keep("scaleTargetRef", object(&AUTOSCALING_V1_CROSS_VERSION_OBJECT_REFERENCE)).atomic(),
    omit("targetCPUUtilizationPercentage", pointer(&INT32)),
] };

static AUTOSCALING_V1_HORIZONTAL_POD_AUTOSCALER_STATUS: Struct = Struct { name: "autoscaling/v1.HorizontalPodAutoscalerStatus", fields: &[
    omit("currentCPUUtilizationPercentage", pointer(&INT32)),
    keep("currentReplicas", INT32),
    keep("desiredReplicas", INT32),
    omit("lastScaleTime", pointer(&TIME)),
    omit("observedGeneration", pointer(&INT64)),
] };

static AUTOSCALING_V1_SCALE: Struct = Struct { name: "autoscaling/v1.Scale", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&AUTOSCALING_V1_SCALE_SPEC)),
    omit("status", object(&AUTOSCALING_V1_SCALE_STATUS)),
] };

static AUTOSCALING_V1_SCALE_SPEC: Struct = Struct { name: "autoscaling/v1.ScaleSpec", fields: &[
    omit("replicas", INT32),
] };

static AUTOSCALING_V1_SCALE_STATUS: Struct = Struct { name: "autoscaling/v1.ScaleStatus", fields: &[
    keep("replicas", INT32),
    omit("selector", STRING),
] };

static AUTOSCALING_V2_CONTAINER_RESOURCE_METRIC_SOURCE: Struct = Struct { name: "autoscaling/v2.ContainerResourceMetricSource", fields: &[
    keep("container", STRING),
    keep("name", STRING),
    keep("target", object(&AUTOSCALING_V2_METRIC_TARGET)),
] };

static AUTOSCALING_V2_CONTAINER_RESOURCE_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.ContainerResourceMetricStatus", fields: &[
    keep("container", STRING),
    keep("current", object(&AUTOSCALING_V2_METRIC_VALUE_STATUS)),
    keep("name", STRING),
] };

static AUTOSCALING_V2_CROSS_VERSION_OBJECT_REFERENCE: Struct = Struct { name: "autoscaling/v2.CrossVersionObjectReference", fields: &[
    omit("apiVersion", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static AUTOSCALING_V2_EXTERNAL_METRIC_SOURCE: Struct = Struct { name: "autoscaling/v2.ExternalMetricSource", fields: &[
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
    keep("target", object(&AUTOSCALING_V2_METRIC_TARGET)),
] };

static AUTOSCALING_V2_EXTERNAL_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.ExternalMetricStatus", fields: &[
    keep("current", object(&AUTOSCALING_V2_METRIC_VALUE_STATUS)),
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
] };

static AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER: Struct = Struct { name: "autoscaling/v2.HorizontalPodAutoscaler", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_SPEC)),
    omit("status", object(&AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_STATUS)),
] };

static AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_BEHAVIOR: Struct = Struct { name: "autoscaling/v2.HorizontalPodAutoscalerBehavior", fields: &[
    omit("scaleDown", pointer(&object(&AUTOSCALING_V2_HPA_SCALING_RULES))),
    omit("scaleUp", pointer(&object(&AUTOSCALING_V2_HPA_SCALING_RULES))),
] };

static AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_CONDITION: Struct = Struct { name: "autoscaling/v2.HorizontalPodAutoscalerCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_SPEC: Struct = Struct { name: "autoscaling/v2.HorizontalPodAutoscalerSpec", fields: &[
    omit("behavior", pointer(&object(&AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_BEHAVIOR))),
    keep("maxReplicas", INT32),
    omit("metrics", list(&object(&AUTOSCALING_V2_METRIC_SPEC))),
    omit("minReplicas", pointer(&INT32)),
    keep("scaleTargetRef", object(&AUTOSCALING_V2_CROSS_VERSION_OBJECT_REFERENCE)),
] };

static AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_STATUS: Struct = Struct { name: "autoscaling/v2.HorizontalPodAutoscalerStatus", fields: &[
    omit("conditions", list(&object(&AUTOSCALING_V2_HORIZONTAL_POD_AUTOSCALER_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentMetrics", list(&object(&AUTOSCALING_V2_METRIC_STATUS))),
    omit("currentReplicas", INT32),
    keep("desiredReplicas", INT32),
    omit("lastScaleTime", pointer(&TIME)),
    omit("observedGeneration", pointer(&INT64)),
] };

static AUTOSCALING_V2_HPA_SCALING_POLICY: Struct = Struct { name: "autoscaling/v2.HPAScalingPolicy", fields: &[
    keep("periodSeconds", INT32),
    keep("type", STRING),
    keep("value", INT32),
] };

static AUTOSCALING_V2_HPA_SCALING_RULES: Struct = Struct { name: "autoscaling/v2.HPAScalingRules", fields: &[
    omit("policies", list(&object(&AUTOSCALING_V2_HPA_SCALING_POLICY))),
    omit("selectPolicy", pointer(&STRING)),
    omit("stabilizationWindowSeconds", pointer(&INT32)),
    omit("tolerance", pointer(&QUANTITY)),
] };

static AUTOSCALING_V2_METRIC_IDENTIFIER: Struct = Struct { name: "autoscaling/v2.MetricIdentifier", fields: &[
    keep("name", STRING),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static AUTOSCALING_V2_METRIC_SPEC: Struct = Struct { name: "autoscaling/v2.MetricSpec", fields: &[
    omit("containerResource", pointer(&object(&AUTOSCALING_V2_CONTAINER_RESOURCE_METRIC_SOURCE))),
    omit("external", pointer(&object(&AUTOSCALING_V2_EXTERNAL_METRIC_SOURCE))),
    omit("object", pointer(&object(&AUTOSCALING_V2_OBJECT_METRIC_SOURCE))),
    omit("pods", pointer(&object(&AUTOSCALING_V2_PODS_METRIC_SOURCE))),
    omit("resource", pointer(&object(&AUTOSCALING_V2_RESOURCE_METRIC_SOURCE))),
    keep("type", STRING),
] };

static AUTOSCALING_V2_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.MetricStatus", fields: &[
    omit("containerResource", pointer(&object(&AUTOSCALING_V2_CONTAINER_RESOURCE_METRIC_STATUS))),
    omit("external", pointer(&object(&AUTOSCALING_V2_EXTERNAL_METRIC_STATUS))),
    omit("object", pointer(&object(&AUTOSCALING_V2_OBJECT_METRIC_STATUS))),
    omit("pods", pointer(&object(&AUTOSCALING_V2_PODS_METRIC_STATUS))),
    omit("resource", pointer(&object(&AUTOSCALING_V2_RESOURCE_METRIC_STATUS))),
    keep("type", STRING),
] };

static AUTOSCALING_V2_METRIC_TARGET: Struct = Struct { name: "autoscaling/v2.MetricTarget", fields: &[
    omit("averageUtilization", pointer(&INT32)),
    omit("averageValue", pointer(&QUANTITY)),
    keep("type", STRING),
    omit("value", pointer(&QUANTITY)),
] };

static AUTOSCALING_V2_METRIC_VALUE_STATUS: Struct = Struct { name: "autoscaling/v2.MetricValueStatus", fields: &[
    omit("averageUtilization", pointer(&INT32)),
    omit("averageValue", pointer(&QUANTITY)),
    omit("value", pointer(&QUANTITY)),
] };

static AUTOSCALING_V2_OBJECT_METRIC_SOURCE: Struct = Struct { name: "autoscaling/v2.ObjectMetricSource", fields: &[
    keep("describedObject", object(&AUTOSCALING_V2_CROSS_VERSION_OBJECT_REFERENCE)),
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
    keep("target", object(&AUTOSCALING_V2_METRIC_TARGET)),
] };

static AUTOSCALING_V2_OBJECT_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.ObjectMetricStatus", fields: &[
    keep("current", object(&AUTOSCALING_V2_METRIC_VALUE_STATUS)),
    keep("describedObject", object(&AUTOSCALING_V2_CROSS_VERSION_OBJECT_REFERENCE)),
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
] };

static AUTOSCALING_V2_PODS_METRIC_SOURCE: Struct = Struct { name: "autoscaling/v2.PodsMetricSource", fields: &[
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
    keep("target", object(&AUTOSCALING_V2_METRIC_TARGET)),
] };

static AUTOSCALING_V2_PODS_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.PodsMetricStatus", fields: &[
    keep("current", object(&AUTOSCALING_V2_METRIC_VALUE_STATUS)),
    keep("metric", object(&AUTOSCALING_V2_METRIC_IDENTIFIER)),
] };

static AUTOSCALING_V2_RESOURCE_METRIC_SOURCE: Struct = Struct { name: "autoscaling/v2.ResourceMetricSource", fields: &[
    keep("name", STRING),
    keep("target", object(&AUTOSCALING_V2_METRIC_TARGET)),
] };

static AUTOSCALING_V2_RESOURCE_METRIC_STATUS: Struct = Struct { name: "autoscaling/v2.ResourceMetricStatus", fields: &[
    keep("current", object(&AUTOSCALING_V2_METRIC_VALUE_STATUS)),
    keep("name", STRING),
] };

static BATCH_V1BETA1_CRON_JOB: Struct = Struct { name: "batch/v1beta1.CronJob", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&BATCH_V1BETA1_CRON_JOB_SPEC)),
    omit("status", object(&BATCH_V1BETA1_CRON_JOB_STATUS)),
] };

static BATCH_V1BETA1_CRON_JOB_SPEC: Struct = Struct { name: "batch/v1beta1.CronJobSpec", fields: &[
    omit("concurrencyPolicy", STRING),
    omit("failedJobsHistoryLimit", pointer(&INT32)),
    keep("jobTemplate", object(&BATCH_V1BETA1_JOB_TEMPLATE_SPEC)),
    keep("schedule", STRING),
    omit("startingDeadlineSeconds", pointer(&INT64)),
    omit("successfulJobsHistoryLimit", pointer(&INT32)),
    omit("suspend", pointer(&BOOL)),
    omit("timeZone", pointer(&STRING)),
] };

static BATCH_V1BETA1_CRON_JOB_STATUS: Struct = Struct { name: "batch/v1beta1.CronJobStatus", fields: &[
    omit("active", list(&object(&CORE_V1_OBJECT_REFERENCE))),
    omit("lastScheduleTime", pointer(&TIME)),
    omit("lastSuccessfulTime", pointer(&TIME)),
] };

static BATCH_V1BETA1_JOB_TEMPLATE_SPEC: Struct = Struct { name: "batch/v1beta1.JobTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&BATCH_V1_JOB_SPEC)),
] };

static BATCH_V1_CRON_JOB: Struct = Struct { name: "batch/v1.CronJob", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&BATCH_V1_CRON_JOB_SPEC)),
    omit("status", object(&BATCH_V1_CRON_JOB_STATUS)),
] };

static BATCH_V1_CRON_JOB_SPEC: Struct = Struct { name: "batch/v1.CronJobSpec", fields: &[
    omit("concurrencyPolicy", STRING),
    omit("failedJobsHistoryLimit", pointer(&INT32)),
    keep("jobTemplate", object(&BATCH_V1_JOB_TEMPLATE_SPEC)),
    keep("schedule", STRING),
    omit("startingDeadlineSeconds", pointer(&INT64)),
    omit("successfulJobsHistoryLimit", pointer(&INT32)),
    omit("suspend", pointer(&BOOL)),
    omit("timeZone", pointer(&STRING)),
] };

static BATCH_V1_CRON_JOB_STATUS: Struct = Struct { name: "batch/v1.CronJobStatus", fields: &[
    omit("active", list(&object(&CORE_V1_OBJECT_REFERENCE))),
    omit("lastScheduleTime", pointer(&TIME)),
    omit("lastSuccessfulTime", pointer(&TIME)),
] };

static BATCH_V1_JOB: Struct = Struct { name: "batch/v1.Job", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&BATCH_V1_JOB_SPEC)),
    omit("status", object(&BATCH_V1_JOB_STATUS)),
] };

static BATCH_V1_JOB_CONDITION: Struct = Struct { name: "batch/v1.JobCondition", fields: &[
    omit("lastProbeTime", TIME),
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static BATCH_V1_JOB_SPEC: Struct = Struct { name: "batch/v1.JobSpec", fields: &[
    omit("activeDeadlineSeconds", pointer(&INT64)),
    omit("backoffLimit", pointer(&INT32)),
    omit("backoffLimitPerIndex", pointer(&INT32)),
    omit("completionMode", pointer(&STRING)),
    omit("completions", pointer(&INT32)),
    omit("managedBy", pointer(&STRING)),
    omit("manualSelector", pointer(&BOOL)),
    omit("maxFailedIndexes", pointer(&INT32)),
    omit("parallelism", pointer(&INT32)),
    omit("podFailurePolicy", pointer(&object(&BATCH_V1_POD_FAILURE_POLICY))),
    omit("podReplacementPolicy", pointer(&STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("successPolicy", pointer(&object(&BATCH_V1_SUCCESS_POLICY))),
    omit("suspend", pointer(&BOOL)),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("ttlSecondsAfterFinished", pointer(&INT32)),
] };

static BATCH_V1_JOB_STATUS: Struct = Struct { name: "batch/v1.JobStatus", fields: &[
    omit("active", INT32),
    omit("completedIndexes", STRING),
    omit("completionTime", pointer(&TIME)),
    omit("conditions", list(&object(&BATCH_V1_JOB_CONDITION))).merge("type"),
    omit("failed", INT32),
    omit("failedIndexes", pointer(&STRING)),
    omit("ready", pointer(&INT32)),
    omit("startTime", pointer(&TIME)),
    omit("succeeded", INT32),
    omit("terminating", pointer(&INT32)),
    omit("uncountedTerminatedPods", pointer(&object(&BATCH_V1_UNCOUNTED_TERMINATED_PODS))),
] };

static BATCH_V1_JOB_TEMPLATE_SPEC: Struct = Struct { name: "batch/v1.JobTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&BATCH_V1_JOB_SPEC)),
] };

static BATCH_V1_POD_FAILURE_POLICY: Struct = Struct { name: "batch/v1.PodFailurePolicy", fields: &[
    keep("rules", list(&object(&BATCH_V1_POD_FAILURE_POLICY_RULE))),
] };

static BATCH_V1_POD_FAILURE_POLICY_ON_EXIT_CODES_REQUIREMENT: Struct = Struct { name: "batch/v1.PodFailurePolicyOnExitCodesRequirement", fields: &[
    omit("containerName", pointer(&STRING)),
    keep("operator", STRING),
    keep("values", list(&INT32)).set(),
] };

static BATCH_V1_POD_FAILURE_POLICY_ON_POD_CONDITIONS_PATTERN: Struct = Struct { name: "batch/v1.PodFailurePolicyOnPodConditionsPattern", fields: &[
    keep("status", STRING),
    keep("type", STRING),
] };

static BATCH_V1_POD_FAILURE_POLICY_RULE: Struct = Struct { name: "batch/v1.PodFailurePolicyRule", fields: &[
    keep("action", STRING),
    omit("onExitCodes", pointer(&object(&BATCH_V1_POD_FAILURE_POLICY_ON_EXIT_CODES_REQUIREMENT))),
    omit("onPodConditions", list(&object(&BATCH_V1_POD_FAILURE_POLICY_ON_POD_CONDITIONS_PATTERN))),
] };

static BATCH_V1_SUCCESS_POLICY: Struct = Struct { name: "batch/v1.SuccessPolicy", fields: &[
    keep("rules", list(&object(&BATCH_V1_SUCCESS_POLICY_RULE))),
] };

static BATCH_V1_SUCCESS_POLICY_RULE: Struct = Struct { name: "batch/v1.SuccessPolicyRule", fields: &[
    omit("succeededCount", pointer(&INT32)),
    omit("succeededIndexes", pointer(&STRING)),
] };

static BATCH_V1_UNCOUNTED_TERMINATED_PODS: Struct = Struct { name: "batch/v1.UncountedTerminatedPods", fields: &[
    omit("failed", list(&STRING)).set(),
    omit("succeeded", list(&STRING)).set(),
] };

static CERTIFICATES_V1ALPHA1_CLUSTER_TRUST_BUNDLE: Struct = Struct { name: "certificates/v1alpha1.ClusterTrustBundle", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CERTIFICATES_V1ALPHA1_CLUSTER_TRUST_BUNDLE_SPEC)),
] };

static CERTIFICATES_V1ALPHA1_CLUSTER_TRUST_BUNDLE_SPEC: Struct = Struct { name: "certificates/v1alpha1.ClusterTrustBundleSpec", fields: &[
    omit("signerName", STRING),
    keep("trustBundle", STRING),
] };

static CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST: Struct = Struct { name: "certificates/v1beta1.CertificateSigningRequest", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_SPEC)),
    omit("status", object(&CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_STATUS)),
] };

static CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_CONDITION: Struct = Struct { name: "certificates/v1beta1.CertificateSigningRequestCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_SPEC: Struct = Struct { name: "certificates/v1beta1.CertificateSigningRequestSpec", fields: &[
    omit("expirationSeconds", pointer(&INT32)),
    omit("extra", map(&list(&STRING))),
    omit("groups", list(&STRING)),
    keep("request", BYTES),
    omit("signerName", pointer(&STRING)),
    omit("uid", STRING),
    omit("usages", list(&STRING)),
    omit("username", STRING),
] };

static CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_STATUS: Struct = Struct { name: "certificates/v1beta1.CertificateSigningRequestStatus", fields: &[
    omit("certificate", BYTES),
    omit("conditions", list(&object(&CERTIFICATES_V1BETA1_CERTIFICATE_SIGNING_REQUEST_CONDITION))).keyed(&[("type", Some("\"\""))]),
] };

static CERTIFICATES_V1BETA1_CLUSTER_TRUST_BUNDLE: Struct = Struct { name: "certificates/v1beta1.ClusterTrustBundle", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CERTIFICATES_V1BETA1_CLUSTER_TRUST_BUNDLE_SPEC)),
] };

static CERTIFICATES_V1BETA1_CLUSTER_TRUST_BUNDLE_SPEC: Struct = Struct { name: "certificates/v1beta1.ClusterTrustBundleSpec", fields: &[
    omit("signerName", STRING),
    keep("trustBundle", STRING),
] };

static CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST: Struct = Struct { name: "certificates/v1beta1.PodCertificateRequest", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST_SPEC)),
    omit("status", object(&CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST_STATUS)),
] };

static CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST_SPEC: Struct = Struct { name: "certificates/v1beta1.PodCertificateRequestSpec", fields: &[
    omit("maxExpirationSeconds", pointer(&INT32)),
    keep("nodeName", STRING),
    keep("nodeUID", STRING),
    keep("pkixPublicKey", BYTES),
    keep("podName", STRING),
    keep("podUID", STRING),
    keep("proofOfPossession", BYTES),
    keep("serviceAccountName", STRING),
    keep("serviceAccountUID", STRING),
    keep("signerName", STRING),
    keep("stubPKCS10Request", BYTES),
    omit("unverifiedUserAnnotations", map(&STRING)),
] };

static CERTIFICATES_V1BETA1_POD_CERTIFICATE_REQUEST_STATUS: Struct = Struct { name: "certificates/v1beta1.PodCertificateRequestStatus", fields: &[
    omit("beginRefreshAt", pointer(&TIME)),
    omit("certificateChain", STRING),
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("notAfter", pointer(&TIME)),
    omit("notBefore", pointer(&TIME)),
] };

static CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST: Struct = Struct { name: "certificates/v1.CertificateSigningRequest", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_SPEC)),
    omit("status", object(&CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_STATUS)),
] };

static CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_CONDITION: Struct = Struct { name: "certificates/v1.CertificateSigningRequestCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_SPEC: Struct = Struct { name: "certificates/v1.CertificateSigningRequestSpec", fields: &[
    omit("expirationSeconds", pointer(&INT32)),
    omit("extra", map(&list(&STRING))),
    omit("groups", list(&STRING)),
    keep("request", BYTES),
    keep("signerName", STRING),
    omit("uid", STRING),
    omit("usages", list(&STRING)),
    omit("username", STRING),
] };

static CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_STATUS: Struct = Struct { name: "certificates/v1.CertificateSigningRequestStatus", fields: &[
    omit("certificate", BYTES),
    omit("conditions", list(&object(&CERTIFICATES_V1_CERTIFICATE_SIGNING_REQUEST_CONDITION))).keyed(&[("type", Some("\"\""))]),
] };

static COORDINATION_V1ALPHA2_LEASE_CANDIDATE: Struct = Struct { name: "coordination/v1alpha2.LeaseCandidate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&COORDINATION_V1ALPHA2_LEASE_CANDIDATE_SPEC)),
] };

static COORDINATION_V1ALPHA2_LEASE_CANDIDATE_SPEC: Struct = Struct { name: "coordination/v1alpha2.LeaseCandidateSpec", fields: &[
    keep("binaryVersion", STRING),
    omit("emulationVersion", STRING),
    keep("leaseName", STRING),
    omit("pingTime", pointer(&MICRO_TIME)),
    omit("renewTime", pointer(&MICRO_TIME)),
    omit("strategy", STRING),
] };

static COORDINATION_V1BETA1_LEASE: Struct = Struct { name: "coordination/v1beta1.Lease", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&COORDINATION_V1BETA1_LEASE_SPEC)),
] };

static COORDINATION_V1BETA1_LEASE_CANDIDATE: Struct = Struct { name: "coordination/v1beta1.LeaseCandidate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&COORDINATION_V1BETA1_LEASE_CANDIDATE_SPEC)),
] };

static COORDINATION_V1BETA1_LEASE_CANDIDATE_SPEC: Struct = Struct { name: "coordination/v1beta1.LeaseCandidateSpec", fields: &[
    keep("binaryVersion", STRING),
    omit("emulationVersion", STRING),
    keep("leaseName", STRING),
    omit("pingTime", pointer(&MICRO_TIME)),
    omit("renewTime", pointer(&MICRO_TIME)),
    omit("strategy", STRING),
] };

static COORDINATION_V1BETA1_LEASE_SPEC: Struct = Struct { name: "coordination/v1beta1.LeaseSpec", fields: &[
    omit("acquireTime", pointer(&MICRO_TIME)),
    omit("holderIdentity", pointer(&STRING)),
    omit("leaseDurationSeconds", pointer(&INT32)),
    omit("leaseTransitions", pointer(&INT32)),
    omit("preferredHolder", pointer(&STRING)),
    omit("renewTime", pointer(&MICRO_TIME)),
    omit("strategy", pointer(&STRING)),
] };

static COORDINATION_V1_LEASE: Struct = Struct { name: "coordination/v1.Lease", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&COORDINATION_V1_LEASE_SPEC)),
] };

static COORDINATION_V1_LEASE_SPEC: Struct = Struct { name: "coordination/v1.LeaseSpec", fields: &[
    omit("acquireTime", pointer(&MICRO_TIME)),
    omit("holderIdentity", pointer(&STRING)),
    omit("leaseDurationSeconds", pointer(&INT32)),
    omit("leaseTransitions", pointer(&INT32)),
    omit("preferredHolder", pointer(&STRING)),
    omit("renewTime", pointer(&MICRO_TIME)),
    omit("strategy", pointer(&STRING)),
] };

static CORE_V1_AFFINITY: Struct = Struct { name: "core/v1.Affinity", fields: &[
    omit("nodeAffinity", pointer(&object(&CORE_V1_NODE_AFFINITY))),
    omit("podAffinity", pointer(&object(&CORE_V1_POD_AFFINITY))),
    omit("podAntiAffinity", pointer(&object(&CORE_V1_POD_ANTI_AFFINITY))),
] };

static CORE_V1_APP_ARMOR_PROFILE: Struct = Struct { name: "core/v1.AppArmorProfile", fields: &[
    omit("localhostProfile", pointer(&STRING)),
    keep("type", STRING),
] };

static CORE_V1_ATTACHED_VOLUME: Struct = Struct { name: "core/v1.AttachedVolume", fields: &[
    keep("devicePath", STRING),
    keep("name", STRING),
] };

static CORE_V1_AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE: Struct = Struct { name: "core/v1.AWSElasticBlockStoreVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("partition", INT32),
    omit("readOnly", BOOL),
    keep("volumeID", STRING),
] };

static CORE_V1_AZURE_DISK_VOLUME_SOURCE: Struct = Struct { name: "core/v1.AzureDiskVolumeSource", fields: &[
    omit("cachingMode", pointer(&STRING)),
    keep("diskName", STRING),
    keep("diskURI", STRING),
    omit("fsType", pointer(&STRING)),
    omit("kind", pointer(&STRING)),
    omit("readOnly", pointer(&BOOL)),
] };

static CORE_V1_AZURE_FILE_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.AzureFilePersistentVolumeSource", fields: &[
    omit("readOnly", BOOL),
    keep("secretName", STRING),
    keep("secretNamespace", pointer(&STRING)),
    keep("shareName", STRING),
] };

static CORE_V1_AZURE_FILE_VOLUME_SOURCE: Struct = Struct { name: "core/v1.AzureFileVolumeSource", fields: &[
    omit("readOnly", BOOL),
    keep("secretName", STRING),
    keep("shareName", STRING),
] };

static CORE_V1_BINDING: Struct = Struct { name: "core/v1.Binding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("target", object(&CORE_V1_OBJECT_REFERENCE)),
] };

static CORE_V1_CAPABILITIES: Struct = Struct { name: "core/v1.Capabilities", fields: &[
    omit("add", list(&STRING)),
    omit("drop", list(&STRING)),
] };

static CORE_V1_CEPH_FS_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CephFSPersistentVolumeSource", fields: &[
    keep("monitors", list(&STRING)),
    omit("path", STRING),
    omit("readOnly", BOOL),
    omit("secretFile", STRING),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("user", STRING),
] };

static CORE_V1_CEPH_FS_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CephFSVolumeSource", fields: &[
    keep("monitors", list(&STRING)),
    omit("path", STRING),
    omit("readOnly", BOOL),
    omit("secretFile", STRING),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("user", STRING),
] };

static CORE_V1_CINDER_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CinderPersistentVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    keep("volumeID", STRING),
] };

static CORE_V1_CINDER_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CinderVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    keep("volumeID", STRING),
] };

static CORE_V1_CLIENT_IP_CONFIG: Struct = Struct { name: "core/v1.ClientIPConfig", fields: &[
    omit("timeoutSeconds", pointer(&INT32)),
] };

static CORE_V1_CLUSTER_TRUST_BUNDLE_PROJECTION: Struct = Struct { name: "core/v1.ClusterTrustBundleProjection", fields: &[
    omit("labelSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("name", pointer(&STRING)),
    omit("optional", pointer(&BOOL)),
    keep("path", STRING),
    omit("signerName", pointer(&STRING)),
] };

static CORE_V1_COMPONENT_CONDITION: Struct = Struct { name: "core/v1.ComponentCondition", fields: &[
    omit("error", STRING),
    omit("message", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_COMPONENT_STATUS: Struct = Struct { name: "core/v1.ComponentStatus", fields: &[
    omit("apiVersion", STRING),
    omit("conditions", list(&object(&CORE_V1_COMPONENT_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
] };

static CORE_V1_CONFIG_MAP: Struct = Struct { name: "core/v1.ConfigMap", fields: &[
    omit("apiVersion", STRING),
    omit("binaryData", map(&BYTES)),
    omit("data", map(&STRING)),
    omit("immutable", pointer(&BOOL)),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
] };

static CORE_V1_CONFIG_MAP_ENV_SOURCE: Struct = Struct { name: "core/v1.ConfigMapEnvSource", fields: &[
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_CONFIG_MAP_KEY_SELECTOR: Struct = Struct { name: "core/v1.ConfigMapKeySelector", fields: &[
    keep("key", STRING),
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_CONFIG_MAP_NODE_CONFIG_SOURCE: Struct = Struct { name: "core/v1.ConfigMapNodeConfigSource", fields: &[
    keep("kubeletConfigKey", STRING),
    keep("name", STRING),
    keep("namespace", STRING),
    omit("resourceVersion", STRING),
    omit("uid", STRING),
] };

static CORE_V1_CONFIG_MAP_PROJECTION: Struct = Struct { name: "core/v1.ConfigMapProjection", fields: &[
    omit("items", list(&object(&CORE_V1_KEY_TO_PATH))),
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_CONFIG_MAP_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ConfigMapVolumeSource", fields: &[
    omit("defaultMode", pointer(&INT32)),
    omit("items", list(&object(&CORE_V1_KEY_TO_PATH))),
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_CONTAINER: Struct = Struct { name: "core/v1.Container", fields: &[
    omit("args", list(&STRING)),
    omit("command", list(&STRING)),
    omit("env", list(&object(&CORE_V1_ENV_VAR))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("envFrom", list(&object(&CORE_V1_ENV_FROM_SOURCE))),
    omit("image", STRING),
    omit("imagePullPolicy", STRING),
    omit("lifecycle", pointer(&object(&CORE_V1_LIFECYCLE))),
    omit("livenessProbe", pointer(&object(&CORE_V1_PROBE))),
    keep("name", STRING),
    omit("ports", list(&object(&CORE_V1_CONTAINER_PORT))).merge("containerPort").keyed(&[("containerPort", Some("0")), ("protocol", Some("\"TCP\""))]),
    omit("readinessProbe", pointer(&object(&CORE_V1_PROBE))),
    omit("resizePolicy", list(&object(&CORE_V1_CONTAINER_RESIZE_POLICY))),
    omit("resources", object(&CORE_V1_RESOURCE_REQUIREMENTS)),
    omit("restartPolicy", pointer(&STRING)),
    omit("restartPolicyRules", list(&object(&CORE_V1_CONTAINER_RESTART_RULE))),
    omit("securityContext", pointer(&object(&CORE_V1_SECURITY_CONTEXT))),
    omit("startupProbe", pointer(&object(&CORE_V1_PROBE))),
    omit("stdin", BOOL),
    omit("stdinOnce", BOOL),
    omit("terminationMessagePath", STRING),
    omit("terminationMessagePolicy", STRING),
    omit("tty", BOOL),
    omit("volumeDevices", list(&object(&CORE_V1_VOLUME_DEVICE))).merge("devicePath").keyed(&[("devicePath", Some("\"\""))]),
    omit("volumeMounts", list(&object(&CORE_V1_VOLUME_MOUNT))).merge("mountPath").keyed(&[("mountPath", Some("\"\""))]),
    omit("workingDir", STRING),
] };

static CORE_V1_CONTAINER_EXTENDED_RESOURCE_REQUEST: Struct = Struct { name: "core/v1.ContainerExtendedResourceRequest", fields: &[
    keep("containerName", STRING),
    keep("requestName", STRING),
    keep("resourceName", STRING),
] };

static CORE_V1_CONTAINER_IMAGE: Struct = Struct { name: "core/v1.ContainerImage", fields: &[
    keep("names", list(&STRING)),
    omit("sizeBytes", INT64),
] };

static CORE_V1_CONTAINER_PORT: Struct = Struct { name: "core/v1.ContainerPort", fields: &[
    keep("containerPort", INT32),
    omit("hostIP", STRING),
    omit("hostPort", INT32),
    omit("name", STRING),
    omit("protocol", STRING),
] };

static CORE_V1_CONTAINER_RESIZE_POLICY: Struct = Struct { name: "core/v1.ContainerResizePolicy", fields: &[
    keep("resourceName", STRING),
    keep("restartPolicy", STRING),
] };

static CORE_V1_CONTAINER_RESTART_RULE: Struct = Struct { name: "core/v1.ContainerRestartRule", fields: &[
    omit("action", STRING),
    omit("exitCodes", pointer(&object(&CORE_V1_CONTAINER_RESTART_RULE_ON_EXIT_CODES))),
] };

static CORE_V1_CONTAINER_RESTART_RULE_ON_EXIT_CODES: Struct = Struct { name: "core/v1.ContainerRestartRuleOnExitCodes", fields: &[
    omit("operator", STRING),
    omit("values", list(&INT32)).set(),
] };

static CORE_V1_CONTAINER_STATE: Struct = Struct { name: "core/v1.ContainerState", fields: &[
    omit("running", pointer(&object(&CORE_V1_CONTAINER_STATE_RUNNING))),
    omit("terminated", pointer(&object(&CORE_V1_CONTAINER_STATE_TERMINATED))),
    omit("waiting", pointer(&object(&CORE_V1_CONTAINER_STATE_WAITING))),
] };

static CORE_V1_CONTAINER_STATE_RUNNING: Struct = Struct { name: "core/v1.ContainerStateRunning", fields: &[
    omit("startedAt", TIME),
] };

static CORE_V1_CONTAINER_STATE_TERMINATED: Struct = Struct { name: "core/v1.ContainerStateTerminated", fields: &[
    omit("containerID", STRING),
    keep("exitCode", INT32),
    omit("finishedAt", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("signal", INT32),
    omit("startedAt", TIME),
] };

static CORE_V1_CONTAINER_STATE_WAITING: Struct = Struct { name: "core/v1.ContainerStateWaiting", fields: &[
    omit("message", STRING),
    omit("reason", STRING),
] };

static CORE_V1_CONTAINER_STATUS: Struct = Struct { name: "core/v1.ContainerStatus", fields: &[
    omit("allocatedResources", map(&QUANTITY)),
    omit("allocatedResourcesStatus", list(&object(&CORE_V1_RESOURCE_STATUS))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("containerID", STRING),
    keep("image", STRING),
    keep("imageID", STRING),
    omit("lastState", object(&CORE_V1_CONTAINER_STATE)),
    keep("name", STRING),
    keep("ready", BOOL),
    omit("resources", pointer(&object(&CORE_V1_RESOURCE_REQUIREMENTS))),
    keep("restartCount", INT32),
    omit("started", pointer(&BOOL)),
    omit("state", object(&CORE_V1_CONTAINER_STATE)),
    omit("stopSignal", pointer(&STRING)),
    omit("user", pointer(&object(&CORE_V1_CONTAINER_USER))),
    omit("volumeMounts", list(&object(&CORE_V1_VOLUME_MOUNT_STATUS))).merge("mountPath").keyed(&[("mountPath", Some("\"\""))]),
] };

static CORE_V1_CONTAINER_USER: Struct = Struct { name: "core/v1.ContainerUser", fields: &[
    omit("linux", pointer(&object(&CORE_V1_LINUX_CONTAINER_USER))),
] };

static CORE_V1_CSI_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CSIPersistentVolumeSource", fields: &[
    omit("controllerExpandSecretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("controllerPublishSecretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    keep("driver", STRING),
    omit("fsType", STRING),
    omit("nodeExpandSecretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("nodePublishSecretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("nodeStageSecretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("readOnly", BOOL),
    omit("volumeAttributes", map(&STRING)),
    keep("volumeHandle", STRING),
] };

static CORE_V1_CSI_VOLUME_SOURCE: Struct = Struct { name: "core/v1.CSIVolumeSource", fields: &[
    keep("driver", STRING),
    omit("fsType", pointer(&STRING)),
    omit("nodePublishSecretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("readOnly", pointer(&BOOL)),
    omit("volumeAttributes", map(&STRING)),
] };

static CORE_V1_DAEMON_ENDPOINT: Struct = Struct { name: "core/v1.DaemonEndpoint", fields: &[
    keep("Port", INT32),
] };

static CORE_V1_DOWNWARD_API_PROJECTION: Struct = Struct { name: "core/v1.DownwardAPIProjection", fields: &[
    omit("items", list(&object(&CORE_V1_DOWNWARD_API_VOLUME_FILE))),
] };

static CORE_V1_DOWNWARD_API_VOLUME_FILE: Struct = Struct { name: "core/v1.DownwardAPIVolumeFile", fields: &[
    omit("fieldRef", pointer(&object(&CORE_V1_OBJECT_FIELD_SELECTOR))).atomic(),
    omit("mode", pointer(&INT32)),
    keep("path", STRING),
    omit("resourceFieldRef", pointer(&object(&CORE_V1_RESOURCE_FIELD_SELECTOR))).atomic(),
] };

static CORE_V1_DOWNWARD_API_VOLUME_SOURCE: Struct = Struct { name: "core/v1.DownwardAPIVolumeSource", fields: &[
    omit("defaultMode", pointer(&INT32)),
    omit("items", list(&object(&CORE_V1_DOWNWARD_API_VOLUME_FILE))),
] };

static CORE_V1_EMPTY_DIR_VOLUME_SOURCE: Struct = Struct { name: "core/v1.EmptyDirVolumeSource", fields: &[
    omit("medium", STRING),
    omit("sizeLimit", pointer(&QUANTITY)),
] };

static CORE_V1_ENDPOINTS: Struct = Struct { name: "core/v1.Endpoints", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("subsets", list(&object(&CORE_V1_ENDPOINT_SUBSET))),
] };

static CORE_V1_ENDPOINT_ADDRESS: Struct = Struct { name: "core/v1.EndpointAddress", fields: &[
    omit("hostname", STRING),
    keep("ip", STRING),
    omit("nodeName", pointer(&STRING)),
    omit("targetRef", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
] };

static CORE_V1_ENDPOINT_PORT: Struct = Struct { name: "core/v1.EndpointPort", fields: &[
    omit("appProtocol", pointer(&STRING)),
    omit("name", STRING),
    keep("port", INT32),
    omit("protocol", STRING),
] };

static CORE_V1_ENDPOINT_SUBSET: Struct = Struct { name: "core/v1.EndpointSubset", fields: &[
    omit("addresses", list(&object(&CORE_V1_ENDPOINT_ADDRESS))),
    omit("notReadyAddresses", list(&object(&CORE_V1_ENDPOINT_ADDRESS))),
    omit("ports", list(&object(&CORE_V1_ENDPOINT_PORT))),
] };

static CORE_V1_ENV_FROM_SOURCE: Struct = Struct { name: "core/v1.EnvFromSource", fields: &[
    omit("configMapRef", pointer(&object(&CORE_V1_CONFIG_MAP_ENV_SOURCE))),
    omit("prefix", STRING),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_ENV_SOURCE))),
] };

static CORE_V1_ENV_VAR: Struct = Struct { name: "core/v1.EnvVar", fields: &[
    keep("name", STRING),
    omit("value", STRING),
    omit("valueFrom", pointer(&object(&CORE_V1_ENV_VAR_SOURCE))),
] };

static CORE_V1_ENV_VAR_SOURCE: Struct = Struct { name: "core/v1.EnvVarSource", fields: &[
    omit("configMapKeyRef", pointer(&object(&CORE_V1_CONFIG_MAP_KEY_SELECTOR))).atomic(),
    omit("fieldRef", pointer(&object(&CORE_V1_OBJECT_FIELD_SELECTOR))).atomic(),
    omit("fileKeyRef", pointer(&object(&CORE_V1_FILE_KEY_SELECTOR))).atomic(),
    omit("resourceFieldRef", pointer(&object(&CORE_V1_RESOURCE_FIELD_SELECTOR))).atomic(),
    omit("secretKeyRef", pointer(&object(&CORE_V1_SECRET_KEY_SELECTOR))).atomic(),
] };

static CORE_V1_EPHEMERAL_CONTAINER: Struct = Struct { name: "core/v1.EphemeralContainer", fields: &[
    omit("args", list(&STRING)),
    omit("command", list(&STRING)),
    omit("env", list(&object(&CORE_V1_ENV_VAR))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("envFrom", list(&object(&CORE_V1_ENV_FROM_SOURCE))),
    omit("image", STRING),
    omit("imagePullPolicy", STRING),
    omit("lifecycle", pointer(&object(&CORE_V1_LIFECYCLE))),
    omit("livenessProbe", pointer(&object(&CORE_V1_PROBE))),
    keep("name", STRING),
    omit("ports", list(&object(&CORE_V1_CONTAINER_PORT))).merge("containerPort").keyed(&[("containerPort", Some("0")), ("protocol", Some("\"TCP\""))]),
    omit("readinessProbe", pointer(&object(&CORE_V1_PROBE))),
    omit("resizePolicy", list(&object(&CORE_V1_CONTAINER_RESIZE_POLICY))),
    omit("resources", object(&CORE_V1_RESOURCE_REQUIREMENTS)),
    omit("restartPolicy", pointer(&STRING)),
    omit("restartPolicyRules", list(&object(&CORE_V1_CONTAINER_RESTART_RULE))),
    omit("securityContext", pointer(&object(&CORE_V1_SECURITY_CONTEXT))),
    omit("startupProbe", pointer(&object(&CORE_V1_PROBE))),
    omit("stdin", BOOL),
    omit("stdinOnce", BOOL),
    omit("targetContainerName", STRING),
    omit("terminationMessagePath", STRING),
    omit("terminationMessagePolicy", STRING),
    omit("tty", BOOL),
    omit("volumeDevices", list(&object(&CORE_V1_VOLUME_DEVICE))).merge("devicePath").keyed(&[("devicePath", Some("\"\""))]),
    omit("volumeMounts", list(&object(&CORE_V1_VOLUME_MOUNT))).merge("mountPath").keyed(&[("mountPath", Some("\"\""))]),
    omit("workingDir", STRING),
] };

static CORE_V1_EPHEMERAL_VOLUME_SOURCE: Struct = Struct { name: "core/v1.EphemeralVolumeSource", fields: &[
    omit("volumeClaimTemplate", pointer(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_TEMPLATE))),
] };

static CORE_V1_EVENT: Struct = Struct { name: "core/v1.Event", fields: &[
    omit("action", STRING),
    omit("apiVersion", STRING),
    omit("count", INT32),
    omit("eventTime", MICRO_TIME),
    omit("firstTimestamp", TIME),
    keep("involvedObject", object(&CORE_V1_OBJECT_REFERENCE)).atomic(),
    omit("kind", STRING),
    omit("lastTimestamp", TIME),
    omit("message", STRING),
    keep("metadata", object(&META_V1_OBJECT_META)),
    omit("reason", STRING),
    omit("related", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    keep("reportingComponent", STRING),
    keep("reportingInstance", STRING),
    omit("series", pointer(&object(&CORE_V1_EVENT_SERIES))),
    omit("source", object(&CORE_V1_EVENT_SOURCE)),
    omit("type", STRING),
] };

static CORE_V1_EVENT_SERIES: Struct = Struct { name: "core/v1.EventSeries", fields: &[
    omit("count", INT32),
    omit("lastObservedTime", MICRO_TIME),
] };

static CORE_V1_EVENT_SOURCE: Struct = Struct { name: "core/v1.EventSource", fields: &[
    omit("component", STRING),
    omit("host", STRING),
] };

static CORE_V1_EXEC_ACTION: Struct = Struct { name: "core/v1.ExecAction", fields: &[
    omit("command", list(&STRING)),
] };

static CORE_V1_FC_VOLUME_SOURCE: Struct = Struct { name: "core/v1.FCVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("lun", pointer(&INT32)),
    omit("readOnly", BOOL),
    omit("targetWWNs", list(&STRING)),
    omit("wwids", list(&STRING)),
] };

static CORE_V1_FILE_KEY_SELECTOR: Struct = Struct { name: "core/v1.FileKeySelector", fields: &[
    keep("key", STRING),
    omit("optional", pointer(&BOOL)),
    keep("path", STRING),
    keep("volumeName", STRING),
] };

static CORE_V1_FLEX_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.FlexPersistentVolumeSource", fields: &[
    keep("driver", STRING),
    omit("fsType", STRING),
    omit("options", map(&STRING)),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
] };

static CORE_V1_FLEX_VOLUME_SOURCE: Struct = Struct { name: "core/v1.FlexVolumeSource", fields: &[
    keep("driver", STRING),
    omit("fsType", STRING),
    omit("options", map(&STRING)),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
] };

static CORE_V1_FLOCKER_VOLUME_SOURCE: Struct = Struct { name: "core/v1.FlockerVolumeSource", fields: &[
    omit("datasetName", STRING),
    omit("datasetUUID", STRING),
] };

static CORE_V1_GCE_PERSISTENT_DISK_VOLUME_SOURCE: Struct = Struct { name: "core/v1.GCEPersistentDiskVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("partition", INT32),
    keep("pdName", STRING),
    omit("readOnly", BOOL),
] };

static CORE_V1_GIT_REPO_VOLUME_SOURCE: Struct = Struct { name: "core/v1.GitRepoVolumeSource", fields: &[
    omit("directory", STRING),
    keep("repository", STRING),
    omit("revision", STRING),
] };

static CORE_V1_GLUSTERFS_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.GlusterfsPersistentVolumeSource", fields: &[
    keep("endpoints", STRING),
    omit("endpointsNamespace", pointer(&STRING)),
    keep("path", STRING),
    omit("readOnly", BOOL),
] };

static CORE_V1_GLUSTERFS_VOLUME_SOURCE: Struct = Struct { name: "core/v1.GlusterfsVolumeSource", fields: &[
    keep("endpoints", STRING),
    keep("path", STRING),
    omit("readOnly", BOOL),
] };

static CORE_V1_GRPC_ACTION: Struct = Struct { name: "core/v1.GRPCAction", fields: &[
    keep("port", INT32),
    keep("service", pointer(&STRING)),
] };

static CORE_V1_HOST_ALIAS: Struct = Struct { name: "core/v1.HostAlias", fields: &[
    omit("hostnames", list(&STRING)),
    keep("ip", STRING),
] };

static CORE_V1_HOST_IP: Struct = Struct { name: "core/v1.HostIP", fields: &[
    keep("ip", STRING),
] };

static CORE_V1_HOST_PATH_VOLUME_SOURCE: Struct = Struct { name: "core/v1.HostPathVolumeSource", fields: &[
    keep("path", STRING),
    omit("type", pointer(&STRING)),
] };

static CORE_V1_HTTP_GET_ACTION: Struct = Struct { name: "core/v1.HTTPGetAction", fields: &[
    omit("host", STRING),
    omit("httpHeaders", list(&object(&CORE_V1_HTTP_HEADER))),
    omit("path", STRING),
    keep("port", INT_OR_STRING),
    omit("scheme", STRING),
] };

static CORE_V1_HTTP_HEADER: Struct = Struct { name: "core/v1.HTTPHeader", fields: &[
    keep("name", STRING),
    keep("value", STRING),
] };

static CORE_V1_IMAGE_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ImageVolumeSource", fields: &[
    omit("pullPolicy", STRING),
    omit("reference", STRING),
] };

static CORE_V1_IMAGE_VOLUME_STATUS: Struct = Struct { name: "core/v1.ImageVolumeStatus", fields: &[
    omit("imageRef", STRING),
] };

static CORE_V1_ISCSI_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ISCSIPersistentVolumeSource", fields: &[
    omit("chapAuthDiscovery", BOOL),
    omit("chapAuthSession", BOOL),
    omit("fsType", STRING),
    omit("initiatorName", pointer(&STRING)),
    keep("iqn", STRING),
    omit("iscsiInterface", STRING),
    keep("lun", INT32),
    omit("portals", list(&STRING)),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    keep("targetPortal", STRING),
] };

static CORE_V1_ISCSI_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ISCSIVolumeSource", fields: &[
    omit("chapAuthDiscovery", BOOL),
    omit("chapAuthSession", BOOL),
    omit("fsType", STRING),
    omit("initiatorName", pointer(&STRING)),
    keep("iqn", STRING),
    omit("iscsiInterface", STRING),
    keep("lun", INT32),
    omit("portals", list(&STRING)),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    keep("targetPortal", STRING),
] };

static CORE_V1_KEY_TO_PATH: Struct = Struct { name: "core/v1.KeyToPath", fields: &[
    keep("key", STRING),
    omit("mode", pointer(&INT32)),
    keep("path", STRING),
] };

static CORE_V1_LIFECYCLE: Struct = Struct { name: "core/v1.Lifecycle", fields: &[
    omit("postStart", pointer(&object(&CORE_V1_LIFECYCLE_HANDLER))),
    omit("preStop", pointer(&object(&CORE_V1_LIFECYCLE_HANDLER))),
    omit("stopSignal", pointer(&STRING)),
] };

static CORE_V1_LIFECYCLE_HANDLER: Struct = Struct { name: "core/v1.LifecycleHandler", fields: &[
    omit("exec", pointer(&object(&CORE_V1_EXEC_ACTION))),
    omit("httpGet", pointer(&object(&CORE_V1_HTTP_GET_ACTION))),
    omit("sleep", pointer(&object(&CORE_V1_SLEEP_ACTION))),
    omit("tcpSocket", pointer(&object(&CORE_V1_TCP_SOCKET_ACTION))),
] };

static CORE_V1_LIMIT_RANGE: Struct = Struct { name: "core/v1.LimitRange", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_LIMIT_RANGE_SPEC)),
] };

static CORE_V1_LIMIT_RANGE_ITEM: Struct = Struct { name: "core/v1.LimitRangeItem", fields: &[
    omit("default", map(&QUANTITY)),
    omit("defaultRequest", map(&QUANTITY)),
    omit("max", map(&QUANTITY)),
    omit("maxLimitRequestRatio", map(&QUANTITY)),
    omit("min", map(&QUANTITY)),
    keep("type", STRING),
] };

static CORE_V1_LIMIT_RANGE_SPEC: Struct = Struct { name: "core/v1.LimitRangeSpec", fields: &[
    keep("limits", list(&object(&CORE_V1_LIMIT_RANGE_ITEM))),
] };

static CORE_V1_LINUX_CONTAINER_USER: Struct = Struct { name: "core/v1.LinuxContainerUser", fields: &[
    keep("gid", INT64),
    omit("supplementalGroups", list(&INT64)),
    keep("uid", INT64),
] };

static CORE_V1_LOAD_BALANCER_INGRESS: Struct = Struct { name: "core/v1.LoadBalancerIngress", fields: &[
    omit("hostname", STRING),
    omit("ip", STRING),
    omit("ipMode", pointer(&STRING)),
    omit("ports", list(&object(&CORE_V1_PORT_STATUS))),
] };

static CORE_V1_LOAD_BALANCER_STATUS: Struct = Struct { name: "core/v1.LoadBalancerStatus", fields: &[
    omit("ingress", list(&object(&CORE_V1_LOAD_BALANCER_INGRESS))),
] };

static CORE_V1_LOCAL_OBJECT_REFERENCE: Struct = Struct { name: "core/v1.LocalObjectReference", fields: &[
    omit("name", STRING),
] };

static CORE_V1_LOCAL_VOLUME_SOURCE: Struct = Struct { name: "core/v1.LocalVolumeSource", fields: &[
    omit("fsType", pointer(&STRING)),
    keep("path", STRING),
] };

static CORE_V1_MODIFY_VOLUME_STATUS: Struct = Struct { name: "core/v1.ModifyVolumeStatus", fields: &[
    keep("status", STRING),
    omit("targetVolumeAttributesClassName", STRING),
] };

static CORE_V1_NAMESPACE: Struct = Struct { name: "core/v1.Namespace", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_NAMESPACE_SPEC)),
    omit("status", object(&CORE_V1_NAMESPACE_STATUS)),
] };

static CORE_V1_NAMESPACE_CONDITION: Struct = Struct { name: "core/v1.NamespaceCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_NAMESPACE_SPEC: Struct = Struct { name: "core/v1.NamespaceSpec", fields: &[
    omit("finalizers", list(&STRING)),
] };

static CORE_V1_NAMESPACE_STATUS: Struct = Struct { name: "core/v1.NamespaceStatus", fields: &[
    omit("conditions", list(&object(&CORE_V1_NAMESPACE_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("phase", STRING),
] };

static CORE_V1_NFS_VOLUME_SOURCE: Struct = Struct { name: "core/v1.NFSVolumeSource", fields: &[
    keep("path", STRING),
    omit("readOnly", BOOL),
    keep("server", STRING),
] };

static CORE_V1_NODE: Struct = Struct { name: "core/v1.Node", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_NODE_SPEC)),
    omit("status", object(&CORE_V1_NODE_STATUS)),
] };

static CORE_V1_NODE_ADDRESS: Struct = Struct { name: "core/v1.NodeAddress", fields: &[
    keep("address", STRING),
    keep("type", STRING),
] };

static CORE_V1_NODE_AFFINITY: Struct = Struct { name: "core/v1.NodeAffinity", fields: &[
    omit("preferredDuringSchedulingIgnoredDuringExecution", list(&object(&CORE_V1_PREFERRED_SCHEDULING_TERM))),
    omit("requiredDuringSchedulingIgnoredDuringExecution", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
] };

static CORE_V1_NODE_ALLOCATABLE_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "core/v1.NodeAllocatableResourceClaimStatus", fields: &[
    omit("containers", list(&STRING)).set(),
    keep("resourceClaimName", STRING),
    keep("resources", map(&QUANTITY)),
] };

static CORE_V1_NODE_CONDITION: Struct = Struct { name: "core/v1.NodeCondition", fields: &[
    omit("lastHeartbeatTime", TIME),
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_NODE_CONFIG_SOURCE: Struct = Struct { name: "core/v1.NodeConfigSource", fields: &[
    omit("configMap", pointer(&object(&CORE_V1_CONFIG_MAP_NODE_CONFIG_SOURCE))),
] };

static CORE_V1_NODE_CONFIG_STATUS: Struct = Struct { name: "core/v1.NodeConfigStatus", fields: &[
    omit("active", pointer(&object(&CORE_V1_NODE_CONFIG_SOURCE))),
    omit("assigned", pointer(&object(&CORE_V1_NODE_CONFIG_SOURCE))),
    omit("error", STRING),
    omit("lastKnownGood", pointer(&object(&CORE_V1_NODE_CONFIG_SOURCE))),
] };

static CORE_V1_NODE_DAEMON_ENDPOINTS: Struct = Struct { name: "core/v1.NodeDaemonEndpoints", fields: &[
    omit("kubeletEndpoint", object(&CORE_V1_DAEMON_ENDPOINT)),
] };

static CORE_V1_NODE_FEATURES: Struct = Struct { name: "core/v1.NodeFeatures", fields: &[
    omit("supplementalGroupsPolicy", pointer(&BOOL)),
] };

static CORE_V1_NODE_RUNTIME_HANDLER: Struct = Struct { name: "core/v1.NodeRuntimeHandler", fields: &[
    omit("features", pointer(&object(&CORE_V1_NODE_RUNTIME_HANDLER_FEATURES))),
    keep("name", STRING),
] };

static CORE_V1_NODE_RUNTIME_HANDLER_FEATURES: Struct = Struct { name: "core/v1.NodeRuntimeHandlerFeatures", fields: &[
    omit("recursiveReadOnlyMounts", pointer(&BOOL)),
    omit("userNamespaces", pointer(&BOOL)),
] };

static CORE_V1_NODE_SELECTOR: Struct = Struct { name: "core/v1.NodeSelector", fields: &[
    keep("nodeSelectorTerms", list(&object(&CORE_V1_NODE_SELECTOR_TERM))),
] };

static CORE_V1_NODE_SELECTOR_REQUIREMENT: Struct = Struct { name: "core/v1.NodeSelectorRequirement", fields: &[
    keep("key", STRING),
    keep("operator", STRING),
    omit("values", list(&STRING)),
] };

static CORE_V1_NODE_SELECTOR_TERM: Struct = Struct { name: "core/v1.NodeSelectorTerm", fields: &[
    omit("matchExpressions", list(&object(&CORE_V1_NODE_SELECTOR_REQUIREMENT))),
    omit("matchFields", list(&object(&CORE_V1_NODE_SELECTOR_REQUIREMENT))),
] };

static CORE_V1_NODE_SPEC: Struct = Struct { name: "core/v1.NodeSpec", fields: &[
    omit("configSource", pointer(&object(&CORE_V1_NODE_CONFIG_SOURCE))),
    omit("externalID", STRING),
    omit("podCIDR", STRING),
    omit("podCIDRs", list(&STRING)).merge("").set(),
    omit("providerID", STRING),
    omit("taints", list(&object(&CORE_V1_TAINT))),
    omit("unschedulable", BOOL),
] };

static CORE_V1_NODE_STATUS: Struct = Struct { name: "core/v1.NodeStatus", fields: &[
    omit("addresses", list(&object(&CORE_V1_NODE_ADDRESS))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("allocatable", map(&QUANTITY)),
    omit("capacity", map(&QUANTITY)),
    omit("conditions", list(&object(&CORE_V1_NODE_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("config", pointer(&object(&CORE_V1_NODE_CONFIG_STATUS))),
    omit("daemonEndpoints", object(&CORE_V1_NODE_DAEMON_ENDPOINTS)),
    omit("declaredFeatures", list(&STRING)),
    omit("features", pointer(&object(&CORE_V1_NODE_FEATURES))),
    omit("images", list(&object(&CORE_V1_CONTAINER_IMAGE))),
    omit("nodeInfo", object(&CORE_V1_NODE_SYSTEM_INFO)),
    omit("phase", STRING),
    omit("runtimeHandlers", list(&object(&CORE_V1_NODE_RUNTIME_HANDLER))),
    omit("volumesAttached", list(&object(&CORE_V1_ATTACHED_VOLUME))),
    omit("volumesInUse", list(&STRING)),
] };

static CORE_V1_NODE_SWAP_STATUS: Struct = Struct { name: "core/v1.NodeSwapStatus", fields: &[
    omit("capacity", pointer(&INT64)),
] };

static CORE_V1_NODE_SYSTEM_INFO: Struct = Struct { name: "core/v1.NodeSystemInfo", fields: &[
    keep("architecture", STRING),
    keep("bootID", STRING),
    keep("containerRuntimeVersion", STRING),
    keep("kernelVersion", STRING),
    keep("kubeProxyVersion", STRING),
    keep("kubeletVersion", STRING),
    keep("machineID", STRING),
    keep("operatingSystem", STRING),
    keep("osImage", STRING),
    omit("swap", pointer(&object(&CORE_V1_NODE_SWAP_STATUS))),
    keep("systemUUID", STRING),
] };

static CORE_V1_OBJECT_FIELD_SELECTOR: Struct = Struct { name: "core/v1.ObjectFieldSelector", fields: &[
    omit("apiVersion", STRING),
    keep("fieldPath", STRING),
] };

static CORE_V1_OBJECT_REFERENCE: Struct = Struct { name: "core/v1.ObjectReference", fields: &[
    omit("apiVersion", STRING),
    omit("fieldPath", STRING),
    omit("kind", STRING),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("resourceVersion", STRING),
    omit("uid", STRING),
] };

static CORE_V1_PERSISTENT_VOLUME: Struct = Struct { name: "core/v1.PersistentVolume", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_PERSISTENT_VOLUME_SPEC)),
    omit("status", object(&CORE_V1_PERSISTENT_VOLUME_STATUS)),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM: Struct = Struct { name: "core/v1.PersistentVolumeClaim", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_SPEC)),
    omit("status", object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_STATUS)),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM_CONDITION: Struct = Struct { name: "core/v1.PersistentVolumeClaimCondition", fields: &[
    omit("lastProbeTime", TIME),
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM_SPEC: Struct = Struct { name: "core/v1.PersistentVolumeClaimSpec", fields: &[
    omit("accessModes", list(&STRING)),
    omit("dataSource", pointer(&object(&CORE_V1_TYPED_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("dataSourceRef", pointer(&object(&CORE_V1_TYPED_OBJECT_REFERENCE))),
    omit("resources", object(&CORE_V1_VOLUME_RESOURCE_REQUIREMENTS)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("storageClassName", pointer(&STRING)),
    omit("volumeAttributesClassName", pointer(&STRING)),
    omit("volumeMode", pointer(&STRING)),
    omit("volumeName", STRING),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM_STATUS: Struct = Struct { name: "core/v1.PersistentVolumeClaimStatus", fields: &[
    omit("accessModes", list(&STRING)),
    omit("allocatedResourceStatuses", map(&STRING)),
    omit("allocatedResources", map(&QUANTITY)),
    omit("capacity", map(&QUANTITY)),
    omit("conditions", list(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("currentVolumeAttributesClassName", pointer(&STRING)),
    omit("modifyVolumeStatus", pointer(&object(&CORE_V1_MODIFY_VOLUME_STATUS))),
    omit("phase", STRING),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM_TEMPLATE: Struct = Struct { name: "core/v1.PersistentVolumeClaimTemplate", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_SPEC)),
] };

static CORE_V1_PERSISTENT_VOLUME_CLAIM_VOLUME_SOURCE: Struct = Struct { name: "core/v1.PersistentVolumeClaimVolumeSource", fields: &[
    keep("claimName", STRING),
    omit("readOnly", BOOL),
] };

static CORE_V1_PERSISTENT_VOLUME_SPEC: Struct = Struct { name: "core/v1.PersistentVolumeSpec", fields: &[
    omit("accessModes", list(&STRING)),
    omit("awsElasticBlockStore", pointer(&object(&CORE_V1_AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE))),
    omit("azureDisk", pointer(&object(&CORE_V1_AZURE_DISK_VOLUME_SOURCE))),
    omit("azureFile", pointer(&object(&CORE_V1_AZURE_FILE_PERSISTENT_VOLUME_SOURCE))),
    omit("capacity", map(&QUANTITY)),
    omit("cephfs", pointer(&object(&CORE_V1_CEPH_FS_PERSISTENT_VOLUME_SOURCE))),
    omit("cinder", pointer(&object(&CORE_V1_CINDER_PERSISTENT_VOLUME_SOURCE))),
    omit("claimRef", pointer(&object(&CORE_V1_OBJECT_REFERENCE))),
    omit("csi", pointer(&object(&CORE_V1_CSI_PERSISTENT_VOLUME_SOURCE))),
    omit("fc", pointer(&object(&CORE_V1_FC_VOLUME_SOURCE))),
    omit("flexVolume", pointer(&object(&CORE_V1_FLEX_PERSISTENT_VOLUME_SOURCE))),
    omit("flocker", pointer(&object(&CORE_V1_FLOCKER_VOLUME_SOURCE))),
    omit("gcePersistentDisk", pointer(&object(&CORE_V1_GCE_PERSISTENT_DISK_VOLUME_SOURCE))),
    omit("glusterfs", pointer(&object(&CORE_V1_GLUSTERFS_PERSISTENT_VOLUME_SOURCE))),
    omit("hostPath", pointer(&object(&CORE_V1_HOST_PATH_VOLUME_SOURCE))),
    omit("iscsi", pointer(&object(&CORE_V1_ISCSI_PERSISTENT_VOLUME_SOURCE))),
    omit("local", pointer(&object(&CORE_V1_LOCAL_VOLUME_SOURCE))),
    omit("mountOptions", list(&STRING)),
    omit("nfs", pointer(&object(&CORE_V1_NFS_VOLUME_SOURCE))),
    omit("nodeAffinity", pointer(&object(&CORE_V1_VOLUME_NODE_AFFINITY))),
    omit("persistentVolumeReclaimPolicy", STRING),
    omit("photonPersistentDisk", pointer(&object(&CORE_V1_PHOTON_PERSISTENT_DISK_VOLUME_SOURCE))),
    omit("portworxVolume", pointer(&object(&CORE_V1_PORTWORX_VOLUME_SOURCE))),
    omit("quobyte", pointer(&object(&CORE_V1_QUOBYTE_VOLUME_SOURCE))),
    omit("rbd", pointer(&object(&CORE_V1_RBD_PERSISTENT_VOLUME_SOURCE))),
    omit("scaleIO", pointer(&object(&CORE_V1_SCALE_IO_PERSISTENT_VOLUME_SOURCE))),
    omit("storageClassName", STRING),
    omit("storageos", pointer(&object(&CORE_V1_STORAGE_OS_PERSISTENT_VOLUME_SOURCE))),
    omit("volumeAttributesClassName", pointer(&STRING)),
    omit("volumeMode", pointer(&STRING)),
    omit("vsphereVolume", pointer(&object(&CORE_V1_VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE))),
] };

static CORE_V1_PERSISTENT_VOLUME_STATUS: Struct = Struct { name: "core/v1.PersistentVolumeStatus", fields: &[
    omit("lastPhaseTransitionTime", pointer(&TIME)),
    omit("message", STRING),
    omit("phase", STRING),
    omit("reason", STRING),
] };

static CORE_V1_PHOTON_PERSISTENT_DISK_VOLUME_SOURCE: Struct = Struct { name: "core/v1.PhotonPersistentDiskVolumeSource", fields: &[
    omit("fsType", STRING),
    keep("pdID", STRING),
] };

static CORE_V1_POD: Struct = Struct { name: "core/v1.Pod", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_POD_SPEC)),
    omit("status", object(&CORE_V1_POD_STATUS)),
] };

static CORE_V1_POD_AFFINITY: Struct = Struct { name: "core/v1.PodAffinity", fields: &[
    omit("preferredDuringSchedulingIgnoredDuringExecution", list(&object(&CORE_V1_WEIGHTED_POD_AFFINITY_TERM))),
    omit("requiredDuringSchedulingIgnoredDuringExecution", list(&object(&CORE_V1_POD_AFFINITY_TERM))),
] };

static CORE_V1_POD_AFFINITY_TERM: Struct = Struct { name: "core/v1.PodAffinityTerm", fields: &[
    omit("labelSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("matchLabelKeys", list(&STRING)),
    omit("mismatchLabelKeys", list(&STRING)),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("namespaces", list(&STRING)),
    keep("topologyKey", STRING),
] };

static CORE_V1_POD_ANTI_AFFINITY: Struct = Struct { name: "core/v1.PodAntiAffinity", fields: &[
    omit("preferredDuringSchedulingIgnoredDuringExecution", list(&object(&CORE_V1_WEIGHTED_POD_AFFINITY_TERM))),
    omit("requiredDuringSchedulingIgnoredDuringExecution", list(&object(&CORE_V1_POD_AFFINITY_TERM))),
] };

static CORE_V1_POD_CERTIFICATE_PROJECTION: Struct = Struct { name: "core/v1.PodCertificateProjection", fields: &[
    omit("certificateChainPath", STRING),
    omit("credentialBundlePath", STRING),
    omit("keyPath", STRING),
    omit("keyType", STRING),
    omit("maxExpirationSeconds", pointer(&INT32)),
    omit("signerName", STRING),
    omit("userAnnotations", map(&STRING)),
] };

static CORE_V1_POD_CONDITION: Struct = Struct { name: "core/v1.PodCondition", fields: &[
    omit("lastProbeTime", TIME),
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("observedGeneration", INT64),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_POD_DNS_CONFIG: Struct = Struct { name: "core/v1.PodDNSConfig", fields: &[
    omit("nameservers", list(&STRING)),
    omit("options", list(&object(&CORE_V1_POD_DNS_CONFIG_OPTION))),
    omit("searches", list(&STRING)),
] };

static CORE_V1_POD_DNS_CONFIG_OPTION: Struct = Struct { name: "core/v1.PodDNSConfigOption", fields: &[
    omit("name", STRING),
    omit("value", pointer(&STRING)),
] };

static CORE_V1_POD_EXTENDED_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "core/v1.PodExtendedResourceClaimStatus", fields: &[
    keep("requestMappings", list(&object(&CORE_V1_CONTAINER_EXTENDED_RESOURCE_REQUEST))),
    keep("resourceClaimName", STRING),
] };

static CORE_V1_POD_IP: Struct = Struct { name: "core/v1.PodIP", fields: &[
    keep("ip", STRING),
] };

static CORE_V1_POD_OS: Struct = Struct { name: "core/v1.PodOS", fields: &[
    keep("name", STRING),
] };

static CORE_V1_POD_READINESS_GATE: Struct = Struct { name: "core/v1.PodReadinessGate", fields: &[
    keep("conditionType", STRING),
] };

static CORE_V1_POD_RESOURCE_CLAIM: Struct = Struct { name: "core/v1.PodResourceClaim", fields: &[
    keep("name", STRING),
    omit("resourceClaimName", pointer(&STRING)),
    omit("resourceClaimTemplateName", pointer(&STRING)),
] };

static CORE_V1_POD_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "core/v1.PodResourceClaimStatus", fields: &[
    keep("name", STRING),
    omit("resourceClaimName", pointer(&STRING)),
] };

static CORE_V1_POD_SCHEDULING_GATE: Struct = Struct { name: "core/v1.PodSchedulingGate", fields: &[
    keep("name", STRING),
] };

static CORE_V1_POD_SCHEDULING_GROUP: Struct = Struct { name: "core/v1.PodSchedulingGroup", fields: &[
    omit("podGroupName", pointer(&STRING)),
] };

static CORE_V1_POD_SECURITY_CONTEXT: Struct = Struct { name: "core/v1.PodSecurityContext", fields: &[
    omit("appArmorProfile", pointer(&object(&CORE_V1_APP_ARMOR_PROFILE))),
    omit("fsGroup", pointer(&INT64)),
    omit("fsGroupChangePolicy", pointer(&STRING)),
    omit("runAsGroup", pointer(&INT64)),
    omit("runAsNonRoot", pointer(&BOOL)),
    omit("runAsUser", pointer(&INT64)),
    omit("seLinuxChangePolicy", pointer(&STRING)),
    omit("seLinuxOptions", pointer(&object(&CORE_V1_SE_LINUX_OPTIONS))),
    omit("seccompProfile", pointer(&object(&CORE_V1_SECCOMP_PROFILE))),
    omit("supplementalGroups", list(&INT64)),
    omit("supplementalGroupsPolicy", pointer(&STRING)),
    omit("sysctls", list(&object(&CORE_V1_SYSCTL))),
    omit("windowsOptions", pointer(&object(&CORE_V1_WINDOWS_SECURITY_CONTEXT_OPTIONS))),
] };

static CORE_V1_POD_SPEC: Struct = Struct { name: "core/v1.PodSpec", fields: &[
    omit("activeDeadlineSeconds", pointer(&INT64)),
    omit("affinity", pointer(&object(&CORE_V1_AFFINITY))),
    omit("automountServiceAccountToken", pointer(&BOOL)),
    keep("containers", list(&object(&CORE_V1_CONTAINER))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("dnsConfig", pointer(&object(&CORE_V1_POD_DNS_CONFIG))),
    omit("dnsPolicy", STRING),
    omit("enableServiceLinks", pointer(&BOOL)),
    omit("ephemeralContainers", list(&object(&CORE_V1_EPHEMERAL_CONTAINER))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("hostAliases", list(&object(&CORE_V1_HOST_ALIAS))).merge("ip").keyed(&[("ip", Some("\"\""))]),
    omit("hostIPC", BOOL),
    omit("hostNetwork", BOOL),
    omit("hostPID", BOOL),
    omit("hostUsers", pointer(&BOOL)),
    omit("hostname", STRING),
    omit("hostnameOverride", pointer(&STRING)),
    omit("imagePullSecrets", list(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).merge("name").keyed_whole(&[("name", Some("\"\""))]),
    omit("initContainers", list(&object(&CORE_V1_CONTAINER))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("nodeName", STRING),
    omit("nodeSelector", map(&STRING)).atomic(),
    omit("os", pointer(&object(&CORE_V1_POD_OS))),
    omit("overhead", map(&QUANTITY)),
    omit("preemptionPolicy", pointer(&STRING)),
    omit("priority", pointer(&INT32)),
    omit("priorityClassName", STRING),
    omit("readinessGates", list(&object(&CORE_V1_POD_READINESS_GATE))),
    omit("resourceClaims", list(&object(&CORE_V1_POD_RESOURCE_CLAIM))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
    omit("resources", pointer(&object(&CORE_V1_RESOURCE_REQUIREMENTS))),
    omit("restartPolicy", STRING),
    omit("runtimeClassName", pointer(&STRING)),
    omit("schedulerName", STRING),
    omit("schedulingGates", list(&object(&CORE_V1_POD_SCHEDULING_GATE))).merge("name").keyed(&[("name", Some("\"\""))]),
    omit("schedulingGroup", pointer(&object(&CORE_V1_POD_SCHEDULING_GROUP))),
    omit("securityContext", pointer(&object(&CORE_V1_POD_SECURITY_CONTEXT))),
    omit("serviceAccount", STRING),
    omit("serviceAccountName", STRING),
    omit("setHostnameAsFQDN", pointer(&BOOL)),
    omit("shareProcessNamespace", pointer(&BOOL)),
    omit("subdomain", STRING),
    omit("terminationGracePeriodSeconds", pointer(&INT64)),
    omit("tolerations", list(&object(&CORE_V1_TOLERATION))),
    omit("topologySpreadConstraints", list(&object(&CORE_V1_TOPOLOGY_SPREAD_CONSTRAINT))).merge("topologyKey").keyed(&[("topologyKey", Some("\"\"")), ("whenUnsatisfiable", Some("\"\""))]),
    omit("volumes", list(&object(&CORE_V1_VOLUME))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
] };

static CORE_V1_POD_STATUS: Struct = Struct { name: "core/v1.PodStatus", fields: &[
    omit("allocatedResources", map(&QUANTITY)),
    omit("conditions", list(&object(&CORE_V1_POD_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("containerStatuses", list(&object(&CORE_V1_CONTAINER_STATUS))),
    omit("ephemeralContainerStatuses", list(&object(&CORE_V1_CONTAINER_STATUS))),
    omit("extendedResourceClaimStatus", pointer(&object(&CORE_V1_POD_EXTENDED_RESOURCE_CLAIM_STATUS))),
    omit("hostIP", STRING),
    omit("hostIPs", list(&object(&CORE_V1_HOST_IP))).merge("ip"),
    omit("initContainerStatuses", list(&object(&CORE_V1_CONTAINER_STATUS))),
    omit("message", STRING),
    omit("nodeAllocatableResourceClaimStatuses", list(&object(&CORE_V1_NODE_ALLOCATABLE_RESOURCE_CLAIM_STATUS))),
    omit("nominatedNodeName", STRING),
    omit("observedGeneration", INT64),
    omit("phase", STRING),
    omit("podIP", STRING),
    omit("podIPs", list(&object(&CORE_V1_POD_IP))).merge("ip").keyed(&[("ip", Some("\"\""))]),
    omit("qosClass", STRING),
    omit("reason", STRING),
    omit("resize", STRING),
    omit("resourceClaimStatuses", list(&object(&CORE_V1_POD_RESOURCE_CLAIM_STATUS))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
    omit("resources", pointer(&object(&CORE_V1_RESOURCE_REQUIREMENTS))),
    omit("startTime", pointer(&TIME)),
] };

static CORE_V1_POD_STATUS_RESULT: Struct = Struct { name: "core/v1.PodStatusResult", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("status", object(&CORE_V1_POD_STATUS)),
] };

static CORE_V1_POD_TEMPLATE: Struct = Struct { name: "core/v1.PodTemplate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static CORE_V1_POD_TEMPLATE_SPEC: Struct = Struct { name: "core/v1.PodTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_POD_SPEC)),
] };

static CORE_V1_PORTWORX_VOLUME_SOURCE: Struct = Struct { name: "core/v1.PortworxVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("readOnly", BOOL),
    keep("volumeID", STRING),
] };

static CORE_V1_PORT_STATUS: Struct = Struct { name: "core/v1.PortStatus", fields: &[
    omit("error", pointer(&STRING)),
    keep("port", INT32),
    keep("protocol", STRING),
] };

static CORE_V1_PREFERRED_SCHEDULING_TERM: Struct = Struct { name: "core/v1.PreferredSchedulingTerm", fields: &[
    keep("preference", object(&CORE_V1_NODE_SELECTOR_TERM)).atomic(),
    keep("weight", INT32),
] };

static CORE_V1_PROBE: Struct = Struct { name: "core/v1.Probe", fields: &[
    omit("exec", pointer(&object(&CORE_V1_EXEC_ACTION))),
    omit("failureThreshold", INT32),
    omit("grpc", pointer(&object(&CORE_V1_GRPC_ACTION))),
    omit("httpGet", pointer(&object(&CORE_V1_HTTP_GET_ACTION))),
    omit("initialDelaySeconds", INT32),
    omit("periodSeconds", INT32),
    omit("successThreshold", INT32),
    omit("tcpSocket", pointer(&object(&CORE_V1_TCP_SOCKET_ACTION))),
    omit("terminationGracePeriodSeconds", pointer(&INT64)),
    omit("timeoutSeconds", INT32),
] };

static CORE_V1_PROJECTED_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ProjectedVolumeSource", fields: &[
    omit("defaultMode", pointer(&INT32)),
    keep("sources", list(&object(&CORE_V1_VOLUME_PROJECTION))),
] };

static CORE_V1_QUOBYTE_VOLUME_SOURCE: Struct = Struct { name: "core/v1.QuobyteVolumeSource", fields: &[
    omit("group", STRING),
    omit("readOnly", BOOL),
    keep("registry", STRING),
    omit("tenant", STRING),
    omit("user", STRING),
    keep("volume", STRING),
] };

static CORE_V1_RANGE_ALLOCATION: Struct = Struct { name: "core/v1.RangeAllocation", fields: &[
    omit("apiVersion", STRING),
    keep("data", BYTES),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("range", STRING),
] };

static CORE_V1_RBD_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.RBDPersistentVolumeSource", fields: &[
    omit("fsType", STRING),
    keep("image", STRING),
    omit("keyring", STRING),
    keep("monitors", list(&STRING)),
    omit("pool", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("user", STRING),
] };

static CORE_V1_RBD_VOLUME_SOURCE: Struct = Struct { name: "core/v1.RBDVolumeSource", fields: &[
    omit("fsType", STRING),
    keep("image", STRING),
    omit("keyring", STRING),
    keep("monitors", list(&STRING)),
    omit("pool", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("user", STRING),
] };

static CORE_V1_REPLICATION_CONTROLLER: Struct = Struct { name: "core/v1.ReplicationController", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_REPLICATION_CONTROLLER_SPEC)),
    omit("status", object(&CORE_V1_REPLICATION_CONTROLLER_STATUS)),
] };

static CORE_V1_REPLICATION_CONTROLLER_CONDITION: Struct = Struct { name: "core/v1.ReplicationControllerCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static CORE_V1_REPLICATION_CONTROLLER_SPEC: Struct = Struct { name: "core/v1.ReplicationControllerSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("replicas", pointer(&INT32)),
    omit("selector", map(&STRING)).atomic(),
    omit("template", pointer(&object(&CORE_V1_POD_TEMPLATE_SPEC))),
] };

static CORE_V1_REPLICATION_CONTROLLER_STATUS: Struct = Struct { name: "core/v1.ReplicationControllerStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("conditions", list(&object(&CORE_V1_REPLICATION_CONTROLLER_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("fullyLabeledReplicas", INT32),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
] };

static CORE_V1_RESOURCE_CLAIM: Struct = Struct { name: "core/v1.ResourceClaim", fields: &[
    keep("name", STRING),
    omit("request", STRING),
] };

static CORE_V1_RESOURCE_FIELD_SELECTOR: Struct = Struct { name: "core/v1.ResourceFieldSelector", fields: &[
    omit("containerName", STRING),
    omit("divisor", QUANTITY),
    keep("resource", STRING),
] };

static CORE_V1_RESOURCE_HEALTH: Struct = Struct { name: "core/v1.ResourceHealth", fields: &[
    omit("health", STRING),
    omit("message", pointer(&STRING)),
    keep("resourceID", STRING),
] };

static CORE_V1_RESOURCE_QUOTA: Struct = Struct { name: "core/v1.ResourceQuota", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_RESOURCE_QUOTA_SPEC)),
    omit("status", object(&CORE_V1_RESOURCE_QUOTA_STATUS)),
] };

static CORE_V1_RESOURCE_QUOTA_SPEC: Struct = Struct { name: "core/v1.ResourceQuotaSpec", fields: &[
    omit("hard", map(&QUANTITY)),
    omit("scopeSelector", pointer(&object(&CORE_V1_SCOPE_SELECTOR))).atomic(),
    omit("scopes", list(&STRING)),
] };

static CORE_V1_RESOURCE_QUOTA_STATUS: Struct = Struct { name: "core/v1.ResourceQuotaStatus", fields: &[
    omit("hard", map(&QUANTITY)),
    omit("used", map(&QUANTITY)),
] };

static CORE_V1_RESOURCE_REQUIREMENTS: Struct = Struct { name: "core/v1.ResourceRequirements", fields: &[
    omit("claims", list(&object(&CORE_V1_RESOURCE_CLAIM))).keyed(&[("name", Some("\"\""))]),
    omit("limits", map(&QUANTITY)),
    omit("requests", map(&QUANTITY)),
] };

static CORE_V1_RESOURCE_STATUS: Struct = Struct { name: "core/v1.ResourceStatus", fields: &[
    keep("name", STRING),
    omit("resources", list(&object(&CORE_V1_RESOURCE_HEALTH))).keyed(&[("resourceID", Some("\"\""))]),
] };

static CORE_V1_SCALE_IO_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ScaleIOPersistentVolumeSource", fields: &[
    omit("fsType", STRING),
    keep("gateway", STRING),
    omit("protectionDomain", STRING),
    omit("readOnly", BOOL),
    keep("secretRef", pointer(&object(&CORE_V1_SECRET_REFERENCE))).atomic(),
    omit("sslEnabled", BOOL),
    omit("storageMode", STRING),
    omit("storagePool", STRING),
    keep("system", STRING),
    omit("volumeName", STRING),
] };

static CORE_V1_SCALE_IO_VOLUME_SOURCE: Struct = Struct { name: "core/v1.ScaleIOVolumeSource", fields: &[
    omit("fsType", STRING),
    keep("gateway", STRING),
    omit("protectionDomain", STRING),
    omit("readOnly", BOOL),
    keep("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("sslEnabled", BOOL),
    omit("storageMode", STRING),
    omit("storagePool", STRING),
    keep("system", STRING),
    omit("volumeName", STRING),
] };

static CORE_V1_SCOPED_RESOURCE_SELECTOR_REQUIREMENT: Struct = Struct { name: "core/v1.ScopedResourceSelectorRequirement", fields: &[
    keep("operator", STRING),
    keep("scopeName", STRING),
    omit("values", list(&STRING)),
] };

static CORE_V1_SCOPE_SELECTOR: Struct = Struct { name: "core/v1.ScopeSelector", fields: &[
    omit("matchExpressions", list(&object(&CORE_V1_SCOPED_RESOURCE_SELECTOR_REQUIREMENT))),
] };

static CORE_V1_SECCOMP_PROFILE: Struct = Struct { name: "core/v1.SeccompProfile", fields: &[
    omit("localhostProfile", pointer(&STRING)),
    keep("type", STRING),
] };

static CORE_V1_SECRET: Struct = Struct { name: "core/v1.Secret", fields: &[
    omit("apiVersion", STRING),
    omit("data", map(&BYTES)),
    omit("immutable", pointer(&BOOL)),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("stringData", map(&STRING)),
    omit("type", STRING),
] };

static CORE_V1_SECRET_ENV_SOURCE: Struct = Struct { name: "core/v1.SecretEnvSource", fields: &[
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_SECRET_KEY_SELECTOR: Struct = Struct { name: "core/v1.SecretKeySelector", fields: &[
    keep("key", STRING),
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_SECRET_PROJECTION: Struct = Struct { name: "core/v1.SecretProjection", fields: &[
    omit("items", list(&object(&CORE_V1_KEY_TO_PATH))),
    omit("name", STRING),
    omit("optional", pointer(&BOOL)),
] };

static CORE_V1_SECRET_REFERENCE: Struct = Struct { name: "core/v1.SecretReference", fields: &[
    omit("name", STRING),
    omit("namespace", STRING),
] };

static CORE_V1_SECRET_VOLUME_SOURCE: Struct = Struct { name: "core/v1.SecretVolumeSource", fields: &[
    omit("defaultMode", pointer(&INT32)),
    omit("items", list(&object(&CORE_V1_KEY_TO_PATH))),
    omit("optional", pointer(&BOOL)),
    omit("secretName", STRING),
] };

static CORE_V1_SECURITY_CONTEXT: Struct = Struct { name: "core/v1.SecurityContext", fields: &[
    omit("allowPrivilegeEscalation", pointer(&BOOL)),
    omit("appArmorProfile", pointer(&object(&CORE_V1_APP_ARMOR_PROFILE))),
    omit("capabilities", pointer(&object(&CORE_V1_CAPABILITIES))),
    omit("privileged", pointer(&BOOL)),
    omit("procMount", pointer(&STRING)),
    omit("readOnlyRootFilesystem", pointer(&BOOL)),
    omit("runAsGroup", pointer(&INT64)),
    omit("runAsNonRoot", pointer(&BOOL)),
    omit("runAsUser", pointer(&INT64)),
    omit("seLinuxOptions", pointer(&object(&CORE_V1_SE_LINUX_OPTIONS))),
    omit("seccompProfile", pointer(&object(&CORE_V1_SECCOMP_PROFILE))),
    omit("windowsOptions", pointer(&object(&CORE_V1_WINDOWS_SECURITY_CONTEXT_OPTIONS))),
] };

static CORE_V1_SERVICE: Struct = Struct { name: "core/v1.Service", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&CORE_V1_SERVICE_SPEC)),
    omit("status", object(&CORE_V1_SERVICE_STATUS)),
] };

static CORE_V1_SERVICE_ACCOUNT: Struct = Struct { name: "core/v1.ServiceAccount", fields: &[
    omit("apiVersion", STRING),
    omit("automountServiceAccountToken", pointer(&BOOL)),
    omit("imagePullSecrets", list(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("secrets", list(&object(&CORE_V1_OBJECT_REFERENCE))).merge("name").keyed_whole(&[("name", None)]),
] };

static CORE_V1_SERVICE_ACCOUNT_TOKEN_PROJECTION: Struct = Struct { name: "core/v1.ServiceAccountTokenProjection", fields: &[
    omit("audience", STRING),
    omit("expirationSeconds", pointer(&INT64)),
    keep("path", STRING),
] };

static CORE_V1_SERVICE_PORT: Struct = Struct { name: "core/v1.ServicePort", fields: &[
    omit("appProtocol", pointer(&STRING)),
    omit("name", STRING),
    omit("nodePort", INT32),
    keep("port", INT32),
    omit("protocol", STRING),
    omit("targetPort", INT_OR_STRING),
] };

static CORE_V1_SERVICE_SPEC: Struct = Struct { name: "core/v1.ServiceSpec", fields: &[
    omit("allocateLoadBalancerNodePorts", pointer(&BOOL)),
    omit("clusterIP", STRING),
    omit("clusterIPs", list(&STRING)),
    omit("externalIPs", list(&STRING)),
    omit("externalName", STRING),
    omit("externalTrafficPolicy", STRING),
    omit("healthCheckNodePort", INT32),
    omit("internalTrafficPolicy", pointer(&STRING)),
    omit("ipFamilies", list(&STRING)),
    omit("ipFamilyPolicy", pointer(&STRING)),
    omit("loadBalancerClass", pointer(&STRING)),
    omit("loadBalancerIP", STRING),
    omit("loadBalancerSourceRanges", list(&STRING)),
    omit("ports", list(&object(&CORE_V1_SERVICE_PORT))).merge("port").keyed(&[("port", Some("0")), ("protocol", Some("\"TCP\""))]),
    omit("publishNotReadyAddresses", BOOL),
    omit("selector", map(&STRING)).atomic(),
    omit("sessionAffinity", STRING),
    omit("sessionAffinityConfig", pointer(&object(&CORE_V1_SESSION_AFFINITY_CONFIG))),
    omit("trafficDistribution", pointer(&STRING)),
    omit("type", STRING),
] };

static CORE_V1_SERVICE_STATUS: Struct = Struct { name: "core/v1.ServiceStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("loadBalancer", object(&CORE_V1_LOAD_BALANCER_STATUS)),
] };

static CORE_V1_SESSION_AFFINITY_CONFIG: Struct = Struct { name: "core/v1.SessionAffinityConfig", fields: &[
    omit("clientIP", pointer(&object(&CORE_V1_CLIENT_IP_CONFIG))),
] };

static CORE_V1_SE_LINUX_OPTIONS: Struct = Struct { name: "core/v1.SELinuxOptions", fields: &[
    omit("level", STRING),
    omit("role", STRING),
    omit("type", STRING),
    omit("user", STRING),
] };

static CORE_V1_SLEEP_ACTION: Struct = Struct { name: "core/v1.SleepAction", fields: &[
    keep("seconds", INT64),
] };

static CORE_V1_STORAGE_OS_PERSISTENT_VOLUME_SOURCE: Struct = Struct { name: "core/v1.StorageOSPersistentVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    omit("volumeName", STRING),
    omit("volumeNamespace", STRING),
] };

static CORE_V1_STORAGE_OS_VOLUME_SOURCE: Struct = Struct { name: "core/v1.StorageOSVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("readOnly", BOOL),
    omit("secretRef", pointer(&object(&CORE_V1_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("volumeName", STRING),
    omit("volumeNamespace", STRING),
] };

static CORE_V1_SYSCTL: Struct = Struct { name: "core/v1.Sysctl", fields: &[
    keep("name", STRING),
    keep("value", STRING),
] };

static CORE_V1_TAINT: Struct = Struct { name: "core/v1.Taint", fields: &[
    keep("effect", STRING),
    keep("key", STRING),
    omit("timeAdded", pointer(&TIME)),
    omit("value", STRING),
] };

static CORE_V1_TCP_SOCKET_ACTION: Struct = Struct { name: "core/v1.TCPSocketAction", fields: &[
    omit("host", STRING),
    keep("port", INT_OR_STRING),
] };

static CORE_V1_TOLERATION: Struct = Struct { name: "core/v1.Toleration", fields: &[
    omit("effect", STRING),
    omit("key", STRING),
    omit("operator", STRING),
    omit("tolerationSeconds", pointer(&INT64)),
    omit("value", STRING),
] };

static CORE_V1_TOPOLOGY_SELECTOR_LABEL_REQUIREMENT: Struct = Struct { name: "core/v1.TopologySelectorLabelRequirement", fields: &[
    keep("key", STRING),
    keep("values", list(&STRING)),
] };

static CORE_V1_TOPOLOGY_SELECTOR_TERM: Struct = Struct { name: "core/v1.TopologySelectorTerm", fields: &[
    omit("matchLabelExpressions", list(&object(&CORE_V1_TOPOLOGY_SELECTOR_LABEL_REQUIREMENT))),
] };

static CORE_V1_TOPOLOGY_SPREAD_CONSTRAINT: Struct = Struct { name: "core/v1.TopologySpreadConstraint", fields: &[
    omit("labelSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("matchLabelKeys", list(&STRING)),
    keep("maxSkew", INT32),
    omit("minDomains", pointer(&INT32)),
    omit("nodeAffinityPolicy", pointer(&STRING)),
    omit("nodeTaintsPolicy", pointer(&STRING)),
    keep("topologyKey", STRING),
    keep("whenUnsatisfiable", STRING),
] };

static CORE_V1_TYPED_LOCAL_OBJECT_REFERENCE: Struct = Struct { name: "core/v1.TypedLocalObjectReference", fields: &[
    keep("apiGroup", pointer(&STRING)),
    keep("kind", STRING),
    keep("name", STRING),
] };

static CORE_V1_TYPED_OBJECT_REFERENCE: Struct = Struct { name: "core/v1.TypedObjectReference", fields: &[
    keep("apiGroup", pointer(&STRING)),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", pointer(&STRING)),
] };

static CORE_V1_VOLUME: Struct = Struct { name: "core/v1.Volume", fields: &[
    omit("awsElasticBlockStore", pointer(&object(&CORE_V1_AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE))),
    omit("azureDisk", pointer(&object(&CORE_V1_AZURE_DISK_VOLUME_SOURCE))),
    omit("azureFile", pointer(&object(&CORE_V1_AZURE_FILE_VOLUME_SOURCE))),
    omit("cephfs", pointer(&object(&CORE_V1_CEPH_FS_VOLUME_SOURCE))),
    omit("cinder", pointer(&object(&CORE_V1_CINDER_VOLUME_SOURCE))),
    omit("configMap", pointer(&object(&CORE_V1_CONFIG_MAP_VOLUME_SOURCE))),
    omit("csi", pointer(&object(&CORE_V1_CSI_VOLUME_SOURCE))),
    omit("downwardAPI", pointer(&object(&CORE_V1_DOWNWARD_API_VOLUME_SOURCE))),
    omit("emptyDir", pointer(&object(&CORE_V1_EMPTY_DIR_VOLUME_SOURCE))),
    omit("ephemeral", pointer(&object(&CORE_V1_EPHEMERAL_VOLUME_SOURCE))),
    omit("fc", pointer(&object(&CORE_V1_FC_VOLUME_SOURCE))),
    omit("flexVolume", pointer(&object(&CORE_V1_FLEX_VOLUME_SOURCE))),
    omit("flocker", pointer(&object(&CORE_V1_FLOCKER_VOLUME_SOURCE))),
    omit("gcePersistentDisk", pointer(&object(&CORE_V1_GCE_PERSISTENT_DISK_VOLUME_SOURCE))),
    omit("gitRepo", pointer(&object(&CORE_V1_GIT_REPO_VOLUME_SOURCE))),
    omit("glusterfs", pointer(&object(&CORE_V1_GLUSTERFS_VOLUME_SOURCE))),
    omit("hostPath", pointer(&object(&CORE_V1_HOST_PATH_VOLUME_SOURCE))),
    omit("image", pointer(&object(&CORE_V1_IMAGE_VOLUME_SOURCE))),
    omit("iscsi", pointer(&object(&CORE_V1_ISCSI_VOLUME_SOURCE))),
    keep("name", STRING),
    omit("nfs", pointer(&object(&CORE_V1_NFS_VOLUME_SOURCE))),
    omit("persistentVolumeClaim", pointer(&object(&CORE_V1_PERSISTENT_VOLUME_CLAIM_VOLUME_SOURCE))),
    omit("photonPersistentDisk", pointer(&object(&CORE_V1_PHOTON_PERSISTENT_DISK_VOLUME_SOURCE))),
    omit("portworxVolume", pointer(&object(&CORE_V1_PORTWORX_VOLUME_SOURCE))),
    omit("projected", pointer(&object(&CORE_V1_PROJECTED_VOLUME_SOURCE))),
    omit("quobyte", pointer(&object(&CORE_V1_QUOBYTE_VOLUME_SOURCE))),
    omit("rbd", pointer(&object(&CORE_V1_RBD_VOLUME_SOURCE))),
    omit("scaleIO", pointer(&object(&CORE_V1_SCALE_IO_VOLUME_SOURCE))),
    omit("secret", pointer(&object(&CORE_V1_SECRET_VOLUME_SOURCE))),
    omit("storageos", pointer(&object(&CORE_V1_STORAGE_OS_VOLUME_SOURCE))),
    omit("vsphereVolume", pointer(&object(&CORE_V1_VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE))),
] };

static CORE_V1_VOLUME_DEVICE: Struct = Struct { name: "core/v1.VolumeDevice", fields: &[
    keep("devicePath", STRING),
    keep("name", STRING),
] };

static CORE_V1_VOLUME_MOUNT: Struct = Struct { name: "core/v1.VolumeMount", fields: &[
    keep("mountPath", STRING),
    omit("mountPropagation", pointer(&STRING)),
    keep("name", STRING),
    omit("readOnly", BOOL),
    omit("recursiveReadOnly", pointer(&STRING)),
    omit("subPath", STRING),
    omit("subPathExpr", STRING),
] };

static CORE_V1_VOLUME_MOUNT_STATUS: Struct = Struct { name: "core/v1.VolumeMountStatus", fields: &[
    keep("mountPath", STRING),
    keep("name", STRING),
    omit("readOnly", BOOL),
    omit("recursiveReadOnly", pointer(&STRING)),
    omit("volumeStatus", pointer(&object(&CORE_V1_VOLUME_STATUS))),
] };

static CORE_V1_VOLUME_NODE_AFFINITY: Struct = Struct { name: "core/v1.VolumeNodeAffinity", fields: &[
    omit("required", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
] };

static CORE_V1_VOLUME_PROJECTION: Struct = Struct { name: "core/v1.VolumeProjection", fields: &[
    omit("clusterTrustBundle", pointer(&object(&CORE_V1_CLUSTER_TRUST_BUNDLE_PROJECTION))),
    omit("configMap", pointer(&object(&CORE_V1_CONFIG_MAP_PROJECTION))),
    omit("downwardAPI", pointer(&object(&CORE_V1_DOWNWARD_API_PROJECTION))),
    omit("podCertificate", pointer(&object(&CORE_V1_POD_CERTIFICATE_PROJECTION))),
    omit("secret", pointer(&object(&CORE_V1_SECRET_PROJECTION))),
    omit("serviceAccountToken", pointer(&object(&CORE_V1_SERVICE_ACCOUNT_TOKEN_PROJECTION))),
] };

static CORE_V1_VOLUME_RESOURCE_REQUIREMENTS: Struct = Struct { name: "core/v1.VolumeResourceRequirements", fields: &[
    omit("limits", map(&QUANTITY)),
    omit("requests", map(&QUANTITY)),
] };

static CORE_V1_VOLUME_STATUS: Struct = Struct { name: "core/v1.VolumeStatus", fields: &[
    omit("image", pointer(&object(&CORE_V1_IMAGE_VOLUME_STATUS))),
] };

static CORE_V1_VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE: Struct = Struct { name: "core/v1.VsphereVirtualDiskVolumeSource", fields: &[
    omit("fsType", STRING),
    omit("storagePolicyID", STRING),
    omit("storagePolicyName", STRING),
    keep("volumePath", STRING),
] };

static CORE_V1_WEIGHTED_POD_AFFINITY_TERM: Struct = Struct { name: "core/v1.WeightedPodAffinityTerm", fields: &[
    keep("podAffinityTerm", object(&CORE_V1_POD_AFFINITY_TERM)),
    keep("weight", INT32),
] };

static CORE_V1_WINDOWS_SECURITY_CONTEXT_OPTIONS: Struct = Struct { name: "core/v1.WindowsSecurityContextOptions", fields: &[
    omit("gmsaCredentialSpec", pointer(&STRING)),
    omit("gmsaCredentialSpecName", pointer(&STRING)),
    omit("hostProcess", pointer(&BOOL)),
    omit("runAsUserName", pointer(&STRING)),
] };

static DISCOVERY_V1BETA1_ENDPOINT: Struct = Struct { name: "discovery/v1beta1.Endpoint", fields: &[
    keep("addresses", list(&STRING)).set(),
    omit("conditions", object(&DISCOVERY_V1BETA1_ENDPOINT_CONDITIONS)),
    omit("hints", pointer(&object(&DISCOVERY_V1BETA1_ENDPOINT_HINTS))),
    omit("hostname", pointer(&STRING)),
    omit("nodeName", pointer(&STRING)),
    omit("targetRef", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    omit("topology", map(&STRING)),
] };

static DISCOVERY_V1BETA1_ENDPOINT_CONDITIONS: Struct = Struct { name: "discovery/v1beta1.EndpointConditions", fields: &[
    omit("ready", pointer(&BOOL)),
    omit("serving", pointer(&BOOL)),
    omit("terminating", pointer(&BOOL)),
] };

static DISCOVERY_V1BETA1_ENDPOINT_HINTS: Struct = Struct { name: "discovery/v1beta1.EndpointHints", fields: &[
    omit("forNodes", list(&object(&DISCOVERY_V1BETA1_FOR_NODE))),
    omit("forZones", list(&object(&DISCOVERY_V1BETA1_FOR_ZONE))),
] };

static DISCOVERY_V1BETA1_ENDPOINT_PORT: Struct = Struct { name: "discovery/v1beta1.EndpointPort", fields: &[
    omit("appProtocol", pointer(&STRING)),
    omit("name", pointer(&STRING)),
    omit("port", pointer(&INT32)),
    omit("protocol", pointer(&STRING)),
] };

static DISCOVERY_V1BETA1_ENDPOINT_SLICE: Struct = Struct { name: "discovery/v1beta1.EndpointSlice", fields: &[
    keep("addressType", STRING),
    omit("apiVersion", STRING),
    keep("endpoints", list(&object(&DISCOVERY_V1BETA1_ENDPOINT))),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("ports", list(&object(&DISCOVERY_V1BETA1_ENDPOINT_PORT))),
] };

static DISCOVERY_V1BETA1_FOR_NODE: Struct = Struct { name: "discovery/v1beta1.ForNode", fields: &[
    keep("name", STRING),
] };

static DISCOVERY_V1BETA1_FOR_ZONE: Struct = Struct { name: "discovery/v1beta1.ForZone", fields: &[
    keep("name", STRING),
] };

static DISCOVERY_V1_ENDPOINT: Struct = Struct { name: "discovery/v1.Endpoint", fields: &[
    keep("addresses", list(&STRING)).set(),
    omit("conditions", object(&DISCOVERY_V1_ENDPOINT_CONDITIONS)),
    omit("deprecatedTopology", map(&STRING)),
    omit("hints", pointer(&object(&DISCOVERY_V1_ENDPOINT_HINTS))),
    omit("hostname", pointer(&STRING)),
    omit("nodeName", pointer(&STRING)),
    omit("targetRef", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    omit("zone", pointer(&STRING)),
] };

static DISCOVERY_V1_ENDPOINT_CONDITIONS: Struct = Struct { name: "discovery/v1.EndpointConditions", fields: &[
    omit("ready", pointer(&BOOL)),
    omit("serving", pointer(&BOOL)),
    omit("terminating", pointer(&BOOL)),
] };

static DISCOVERY_V1_ENDPOINT_HINTS: Struct = Struct { name: "discovery/v1.EndpointHints", fields: &[
    omit("forNodes", list(&object(&DISCOVERY_V1_FOR_NODE))),
    omit("forZones", list(&object(&DISCOVERY_V1_FOR_ZONE))),
] };

static DISCOVERY_V1_ENDPOINT_PORT: Struct = Struct { name: "discovery/v1.EndpointPort", fields: &[
    omit("appProtocol", pointer(&STRING)),
    omit("name", pointer(&STRING)),
    omit("port", pointer(&INT32)),
    omit("protocol", pointer(&STRING)),
] };

static DISCOVERY_V1_ENDPOINT_SLICE: Struct = Struct { name: "discovery/v1.EndpointSlice", fields: &[
    keep("addressType", STRING),
    omit("apiVersion", STRING),
    keep("endpoints", list(&object(&DISCOVERY_V1_ENDPOINT))),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("ports", list(&object(&DISCOVERY_V1_ENDPOINT_PORT))),
] };

static DISCOVERY_V1_FOR_NODE: Struct = Struct { name: "discovery/v1.ForNode", fields: &[
    keep("name", STRING),
] };

static DISCOVERY_V1_FOR_ZONE: Struct = Struct { name: "discovery/v1.ForZone", fields: &[
    keep("name", STRING),
] };

static EVENTS_V1BETA1_EVENT: Struct = Struct { name: "events/v1beta1.Event", fields: &[
    omit("action", STRING),
    omit("apiVersion", STRING),
    omit("deprecatedCount", INT32),
    omit("deprecatedFirstTimestamp", TIME),
    omit("deprecatedLastTimestamp", TIME),
    omit("deprecatedSource", object(&CORE_V1_EVENT_SOURCE)),
    keep("eventTime", MICRO_TIME),
    omit("kind", STRING),
    keep("metadata", object(&META_V1_OBJECT_META)),
    omit("note", STRING),
    omit("reason", STRING),
    omit("regarding", object(&CORE_V1_OBJECT_REFERENCE)).atomic(),
    omit("related", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    omit("reportingController", STRING),
    omit("reportingInstance", STRING),
    omit("series", pointer(&object(&EVENTS_V1BETA1_EVENT_SERIES))),
    omit("type", STRING),
] };

static EVENTS_V1BETA1_EVENT_SERIES: Struct = Struct { name: "events/v1beta1.EventSeries", fields: &[
    keep("count", INT32),
    keep("lastObservedTime", MICRO_TIME),
] };

static EVENTS_V1_EVENT: Struct = Struct { name: "events/v1.Event", fields: &[
    omit("action", STRING),
    omit("apiVersion", STRING),
    omit("deprecatedCount", INT32),
    omit("deprecatedFirstTimestamp", TIME),
    omit("deprecatedLastTimestamp", TIME),
    omit("deprecatedSource", object(&CORE_V1_EVENT_SOURCE)),
    keep("eventTime", MICRO_TIME),
    omit("kind", STRING),
    keep("metadata", object(&META_V1_OBJECT_META)),
    omit("note", STRING),
    omit("reason", STRING),
    omit("regarding", object(&CORE_V1_OBJECT_REFERENCE)).atomic(),
    omit("related", pointer(&object(&CORE_V1_OBJECT_REFERENCE))).atomic(),
    omit("reportingController", STRING),
    omit("reportingInstance", STRING),
    omit("series", pointer(&object(&EVENTS_V1_EVENT_SERIES))),
    omit("type", STRING),
] };

static EVENTS_V1_EVENT_SERIES: Struct = Struct { name: "events/v1.EventSeries", fields: &[
    keep("count", INT32),
    keep("lastObservedTime", MICRO_TIME),
] };

static EXTENSIONS_V1BETA1_DAEMON_SET: Struct = Struct { name: "extensions/v1beta1.DaemonSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_DAEMON_SET_SPEC)),
    omit("status", object(&EXTENSIONS_V1BETA1_DAEMON_SET_STATUS)),
] };

static EXTENSIONS_V1BETA1_DAEMON_SET_CONDITION: Struct = Struct { name: "extensions/v1beta1.DaemonSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static EXTENSIONS_V1BETA1_DAEMON_SET_SPEC: Struct = Struct { name: "extensions/v1beta1.DaemonSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("revisionHistoryLimit", pointer(&INT32)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
    omit("templateGeneration", INT64),
    omit("updateStrategy", object(&EXTENSIONS_V1BETA1_DAEMON_SET_UPDATE_STRATEGY)),
] };

static EXTENSIONS_V1BETA1_DAEMON_SET_STATUS: Struct = Struct { name: "extensions/v1beta1.DaemonSetStatus", fields: &[
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&EXTENSIONS_V1BETA1_DAEMON_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentNumberScheduled", INT32),
    keep("desiredNumberScheduled", INT32),
    omit("numberAvailable", INT32),
    keep("numberMisscheduled", INT32),
    keep("numberReady", INT32),
    omit("numberUnavailable", INT32),
    omit("observedGeneration", INT64),
    omit("updatedNumberScheduled", INT32),
] };

static EXTENSIONS_V1BETA1_DAEMON_SET_UPDATE_STRATEGY: Struct = Struct { name: "extensions/v1beta1.DaemonSetUpdateStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&EXTENSIONS_V1BETA1_ROLLING_UPDATE_DAEMON_SET))),
    omit("type", STRING),
] };

static EXTENSIONS_V1BETA1_DEPLOYMENT: Struct = Struct { name: "extensions/v1beta1.Deployment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_DEPLOYMENT_SPEC)),
    omit("status", object(&EXTENSIONS_V1BETA1_DEPLOYMENT_STATUS)),
] };

static EXTENSIONS_V1BETA1_DEPLOYMENT_CONDITION: Struct = Struct { name: "extensions/v1beta1.DeploymentCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("lastUpdateTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static EXTENSIONS_V1BETA1_DEPLOYMENT_SPEC: Struct = Struct { name: "extensions/v1beta1.DeploymentSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("paused", BOOL),
    omit("progressDeadlineSeconds", pointer(&INT32)),
    omit("replicas", pointer(&INT32)),
    omit("revisionHistoryLimit", pointer(&INT32)),
    omit("rollbackTo", pointer(&object(&EXTENSIONS_V1BETA1_ROLLBACK_CONFIG))),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("strategy", object(&EXTENSIONS_V1BETA1_DEPLOYMENT_STRATEGY)).retain_keys(),
    keep("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static EXTENSIONS_V1BETA1_DEPLOYMENT_STATUS: Struct = Struct { name: "extensions/v1beta1.DeploymentStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("collisionCount", pointer(&INT32)),
    omit("conditions", list(&object(&EXTENSIONS_V1BETA1_DEPLOYMENT_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    omit("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
    omit("unavailableReplicas", INT32),
    omit("updatedReplicas", INT32),
] };

static EXTENSIONS_V1BETA1_DEPLOYMENT_STRATEGY: Struct = Struct { name: "extensions/v1beta1.DeploymentStrategy", fields: &[
    omit("rollingUpdate", pointer(&object(&EXTENSIONS_V1BETA1_ROLLING_UPDATE_DEPLOYMENT))),
    omit("type", STRING),
] };

static EXTENSIONS_V1BETA1_HTTP_INGRESS_PATH: Struct = Struct { name: "extensions/v1beta1.HTTPIngressPath", fields: &[
    keep("backend", object(&EXTENSIONS_V1BETA1_INGRESS_BACKEND)),
    omit("path", STRING),
    omit("pathType", pointer(&STRING)),
] };

static EXTENSIONS_V1BETA1_HTTP_INGRESS_RULE_VALUE: Struct = Struct { name: "extensions/v1beta1.HTTPIngressRuleValue", fields: &[
    keep("paths", list(&object(&EXTENSIONS_V1BETA1_HTTP_INGRESS_PATH))),
] };

static EXTENSIONS_V1BETA1_INGRESS: Struct = Struct { name: "extensions/v1beta1.Ingress", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_INGRESS_SPEC)),
    omit("status", object(&EXTENSIONS_V1BETA1_INGRESS_STATUS)),
] };

static EXTENSIONS_V1BETA1_INGRESS_BACKEND: Struct = Struct { name: "extensions/v1beta1.IngressBackend", fields: &[
    omit("resource", pointer(&object(&CORE_V1_TYPED_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("serviceName", STRING),
    omit("servicePort", INT_OR_STRING),
] };

static EXTENSIONS_V1BETA1_INGRESS_LOAD_BALANCER_INGRESS: Struct = Struct { name: "extensions/v1beta1.IngressLoadBalancerIngress", fields: &[
    omit("hostname", STRING),
    omit("ip", STRING),
    omit("ports", list(&object(&EXTENSIONS_V1BETA1_INGRESS_PORT_STATUS))),
] };

static EXTENSIONS_V1BETA1_INGRESS_LOAD_BALANCER_STATUS: Struct = Struct { name: "extensions/v1beta1.IngressLoadBalancerStatus", fields: &[
    omit("ingress", list(&object(&EXTENSIONS_V1BETA1_INGRESS_LOAD_BALANCER_INGRESS))),
] };

static EXTENSIONS_V1BETA1_INGRESS_PORT_STATUS: Struct = Struct { name: "extensions/v1beta1.IngressPortStatus", fields: &[
    omit("error", pointer(&STRING)),
    keep("port", INT32),
    keep("protocol", STRING),
] };

static EXTENSIONS_V1BETA1_INGRESS_RULE: Struct = Struct { name: "extensions/v1beta1.IngressRule", fields: &[
    omit("host", STRING),
    omit("http", pointer(&object(&EXTENSIONS_V1BETA1_HTTP_INGRESS_RULE_VALUE))),
] };

static EXTENSIONS_V1BETA1_INGRESS_SPEC: Struct = Struct { name: "extensions/v1beta1.IngressSpec", fields: &[
    omit("backend", pointer(&object(&EXTENSIONS_V1BETA1_INGRESS_BACKEND))),
    omit("ingressClassName", pointer(&STRING)),
    omit("rules", list(&object(&EXTENSIONS_V1BETA1_INGRESS_RULE))),
    omit("tls", list(&object(&EXTENSIONS_V1BETA1_INGRESS_TLS))),
] };

static EXTENSIONS_V1BETA1_INGRESS_STATUS: Struct = Struct { name: "extensions/v1beta1.IngressStatus", fields: &[
    omit("loadBalancer", object(&EXTENSIONS_V1BETA1_INGRESS_LOAD_BALANCER_STATUS)),
] };

static EXTENSIONS_V1BETA1_INGRESS_TLS: Struct = Struct { name: "extensions/v1beta1.IngressTLS", fields: &[
    omit("hosts", list(&STRING)),
    omit("secretName", STRING),
] };

static EXTENSIONS_V1BETA1_IP_BLOCK: Struct = Struct { name: "extensions/v1beta1.IPBlock", fields: &[
    keep("cidr", STRING),
    omit("except", list(&STRING)),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY: Struct = Struct { name: "extensions/v1beta1.NetworkPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_SPEC)),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY_EGRESS_RULE: Struct = Struct { name: "extensions/v1beta1.NetworkPolicyEgressRule", fields: &[
    omit("ports", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_PORT))),
    omit("to", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_PEER))),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY_INGRESS_RULE: Struct = Struct { name: "extensions/v1beta1.NetworkPolicyIngressRule", fields: &[
    omit("from", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_PEER))),
    omit("ports", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_PORT))),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY_PEER: Struct = Struct { name: "extensions/v1beta1.NetworkPolicyPeer", fields: &[
    omit("ipBlock", pointer(&object(&EXTENSIONS_V1BETA1_IP_BLOCK))),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("podSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY_PORT: Struct = Struct { name: "extensions/v1beta1.NetworkPolicyPort", fields: &[
    omit("endPort", pointer(&INT32)),
    omit("port", pointer(&INT_OR_STRING)),
    omit("protocol", pointer(&STRING)),
] };

static EXTENSIONS_V1BETA1_NETWORK_POLICY_SPEC: Struct = Struct { name: "extensions/v1beta1.NetworkPolicySpec", fields: &[
    omit("egress", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_EGRESS_RULE))),
    omit("ingress", list(&object(&EXTENSIONS_V1BETA1_NETWORK_POLICY_INGRESS_RULE))),
    keep("podSelector", object(&META_V1_LABEL_SELECTOR)).atomic(),
    omit("policyTypes", list(&STRING)),
] };

static EXTENSIONS_V1BETA1_REPLICA_SET: Struct = Struct { name: "extensions/v1beta1.ReplicaSet", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_REPLICA_SET_SPEC)),
    omit("status", object(&EXTENSIONS_V1BETA1_REPLICA_SET_STATUS)),
] };

static EXTENSIONS_V1BETA1_REPLICA_SET_CONDITION: Struct = Struct { name: "extensions/v1beta1.ReplicaSetCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static EXTENSIONS_V1BETA1_REPLICA_SET_SPEC: Struct = Struct { name: "extensions/v1beta1.ReplicaSetSpec", fields: &[
    omit("minReadySeconds", INT32),
    omit("replicas", pointer(&INT32)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("template", object(&CORE_V1_POD_TEMPLATE_SPEC)),
] };

static EXTENSIONS_V1BETA1_REPLICA_SET_STATUS: Struct = Struct { name: "extensions/v1beta1.ReplicaSetStatus", fields: &[
    omit("availableReplicas", INT32),
    omit("conditions", list(&object(&EXTENSIONS_V1BETA1_REPLICA_SET_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("fullyLabeledReplicas", INT32),
    omit("observedGeneration", INT64),
    omit("readyReplicas", INT32),
    keep("replicas", INT32),
    omit("terminatingReplicas", pointer(&INT32)),
] };

static EXTENSIONS_V1BETA1_ROLLBACK_CONFIG: Struct = Struct { name: "extensions/v1beta1.RollbackConfig", fields: &[
    omit("revision", INT64),
] };

static EXTENSIONS_V1BETA1_ROLLING_UPDATE_DAEMON_SET: Struct = Struct { name: "extensions/v1beta1.RollingUpdateDaemonSet", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static EXTENSIONS_V1BETA1_ROLLING_UPDATE_DEPLOYMENT: Struct = Struct { name: "extensions/v1beta1.RollingUpdateDeployment", fields: &[
    omit("maxSurge", pointer(&INT_OR_STRING)),
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
] };

static EXTENSIONS_V1BETA1_SCALE: Struct = Struct { name: "extensions/v1beta1.Scale", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&EXTENSIONS_V1BETA1_SCALE_SPEC)),
    omit("status", object(&EXTENSIONS_V1BETA1_SCALE_STATUS)),
] };

static EXTENSIONS_V1BETA1_SCALE_SPEC: Struct = Struct { name: "extensions/v1beta1.ScaleSpec", fields: &[
    omit("replicas", INT32),
] };

static EXTENSIONS_V1BETA1_SCALE_STATUS: Struct = Struct { name: "extensions/v1beta1.ScaleStatus", fields: &[
    keep("replicas", INT32),
    omit("selector", map(&STRING)),
    omit("targetSelector", STRING),
] };

static FLOWCONTROL_V1BETA1_EXEMPT_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta1.ExemptPriorityLevelConfiguration", fields: &[
    omit("lendablePercent", pointer(&INT32)),
    omit("nominalConcurrencyShares", pointer(&INT32)),
] };

static FLOWCONTROL_V1BETA1_FLOW_DISTINGUISHER_METHOD: Struct = Struct { name: "flowcontrol/v1beta1.FlowDistinguisherMethod", fields: &[
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA1_FLOW_SCHEMA: Struct = Struct { name: "flowcontrol/v1beta1.FlowSchema", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA1_FLOW_SCHEMA_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA1_FLOW_SCHEMA_STATUS)),
] };

static FLOWCONTROL_V1BETA1_FLOW_SCHEMA_CONDITION: Struct = Struct { name: "flowcontrol/v1beta1.FlowSchemaCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA1_FLOW_SCHEMA_SPEC: Struct = Struct { name: "flowcontrol/v1beta1.FlowSchemaSpec", fields: &[
    omit("distinguisherMethod", pointer(&object(&FLOWCONTROL_V1BETA1_FLOW_DISTINGUISHER_METHOD))),
    keep("matchingPrecedence", INT32),
    keep("priorityLevelConfiguration", object(&FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_REFERENCE)),
    omit("rules", list(&object(&FLOWCONTROL_V1BETA1_POLICY_RULES_WITH_SUBJECTS))),
] };

static FLOWCONTROL_V1BETA1_FLOW_SCHEMA_STATUS: Struct = Struct { name: "flowcontrol/v1beta1.FlowSchemaStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA1_FLOW_SCHEMA_CONDITION))).keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA1_GROUP_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta1.GroupSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA1_LIMITED_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta1.LimitedPriorityLevelConfiguration", fields: &[
    keep("assuredConcurrencyShares", INT32),
    omit("borrowingLimitPercent", pointer(&INT32)),
    omit("lendablePercent", pointer(&INT32)),
    omit("limitResponse", object(&FLOWCONTROL_V1BETA1_LIMIT_RESPONSE)),
] };

static FLOWCONTROL_V1BETA1_LIMIT_RESPONSE: Struct = Struct { name: "flowcontrol/v1beta1.LimitResponse", fields: &[
    omit("queuing", pointer(&object(&FLOWCONTROL_V1BETA1_QUEUING_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA1_NON_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta1.NonResourcePolicyRule", fields: &[
    keep("nonResourceURLs", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA1_POLICY_RULES_WITH_SUBJECTS: Struct = Struct { name: "flowcontrol/v1beta1.PolicyRulesWithSubjects", fields: &[
    omit("nonResourceRules", list(&object(&FLOWCONTROL_V1BETA1_NON_RESOURCE_POLICY_RULE))),
    omit("resourceRules", list(&object(&FLOWCONTROL_V1BETA1_RESOURCE_POLICY_RULE))),
    keep("subjects", list(&object(&FLOWCONTROL_V1BETA1_SUBJECT))),
] };

static FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta1.PriorityLevelConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_STATUS)),
] };

static FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_CONDITION: Struct = Struct { name: "flowcontrol/v1beta1.PriorityLevelConfigurationCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_REFERENCE: Struct = Struct { name: "flowcontrol/v1beta1.PriorityLevelConfigurationReference", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_SPEC: Struct = Struct { name: "flowcontrol/v1beta1.PriorityLevelConfigurationSpec", fields: &[
    omit("exempt", pointer(&object(&FLOWCONTROL_V1BETA1_EXEMPT_PRIORITY_LEVEL_CONFIGURATION))),
    omit("limited", pointer(&object(&FLOWCONTROL_V1BETA1_LIMITED_PRIORITY_LEVEL_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_STATUS: Struct = Struct { name: "flowcontrol/v1beta1.PriorityLevelConfigurationStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA1_PRIORITY_LEVEL_CONFIGURATION_CONDITION))).keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA1_QUEUING_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta1.QueuingConfiguration", fields: &[
    keep("handSize", INT32),
    keep("queueLengthLimit", INT32),
    keep("queues", INT32),
] };

static FLOWCONTROL_V1BETA1_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta1.ResourcePolicyRule", fields: &[
    keep("apiGroups", list(&STRING)).set(),
    omit("clusterScope", BOOL),
    keep("namespaces", list(&STRING)).set(),
    keep("resources", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA1_SERVICE_ACCOUNT_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta1.ServiceAccountSubject", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
] };

static FLOWCONTROL_V1BETA1_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta1.Subject", fields: &[
    omit("group", pointer(&object(&FLOWCONTROL_V1BETA1_GROUP_SUBJECT))),
    keep("kind", STRING),
    omit("serviceAccount", pointer(&object(&FLOWCONTROL_V1BETA1_SERVICE_ACCOUNT_SUBJECT))),
    omit("user", pointer(&object(&FLOWCONTROL_V1BETA1_USER_SUBJECT))),
] };

static FLOWCONTROL_V1BETA1_USER_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta1.UserSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA2_EXEMPT_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta2.ExemptPriorityLevelConfiguration", fields: &[
    omit("lendablePercent", pointer(&INT32)),
    omit("nominalConcurrencyShares", pointer(&INT32)),
] };

static FLOWCONTROL_V1BETA2_FLOW_DISTINGUISHER_METHOD: Struct = Struct { name: "flowcontrol/v1beta2.FlowDistinguisherMethod", fields: &[
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA2_FLOW_SCHEMA: Struct = Struct { name: "flowcontrol/v1beta2.FlowSchema", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA2_FLOW_SCHEMA_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA2_FLOW_SCHEMA_STATUS)),
] };

static FLOWCONTROL_V1BETA2_FLOW_SCHEMA_CONDITION: Struct = Struct { name: "flowcontrol/v1beta2.FlowSchemaCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA2_FLOW_SCHEMA_SPEC: Struct = Struct { name: "flowcontrol/v1beta2.FlowSchemaSpec", fields: &[
    omit("distinguisherMethod", pointer(&object(&FLOWCONTROL_V1BETA2_FLOW_DISTINGUISHER_METHOD))),
    keep("matchingPrecedence", INT32),
    keep("priorityLevelConfiguration", object(&FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_REFERENCE)),
    omit("rules", list(&object(&FLOWCONTROL_V1BETA2_POLICY_RULES_WITH_SUBJECTS))),
] };

static FLOWCONTROL_V1BETA2_FLOW_SCHEMA_STATUS: Struct = Struct { name: "flowcontrol/v1beta2.FlowSchemaStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA2_FLOW_SCHEMA_CONDITION))).keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA2_GROUP_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta2.GroupSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA2_LIMITED_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta2.LimitedPriorityLevelConfiguration", fields: &[
    keep("assuredConcurrencyShares", INT32),
    omit("borrowingLimitPercent", pointer(&INT32)),
    omit("lendablePercent", pointer(&INT32)),
    omit("limitResponse", object(&FLOWCONTROL_V1BETA2_LIMIT_RESPONSE)),
] };

static FLOWCONTROL_V1BETA2_LIMIT_RESPONSE: Struct = Struct { name: "flowcontrol/v1beta2.LimitResponse", fields: &[
    omit("queuing", pointer(&object(&FLOWCONTROL_V1BETA2_QUEUING_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA2_NON_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta2.NonResourcePolicyRule", fields: &[
    keep("nonResourceURLs", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA2_POLICY_RULES_WITH_SUBJECTS: Struct = Struct { name: "flowcontrol/v1beta2.PolicyRulesWithSubjects", fields: &[
    omit("nonResourceRules", list(&object(&FLOWCONTROL_V1BETA2_NON_RESOURCE_POLICY_RULE))),
    omit("resourceRules", list(&object(&FLOWCONTROL_V1BETA2_RESOURCE_POLICY_RULE))),
    keep("subjects", list(&object(&FLOWCONTROL_V1BETA2_SUBJECT))),
] };

static FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta2.PriorityLevelConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_STATUS)),
] };

static FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_CONDITION: Struct = Struct { name: "flowcontrol/v1beta2.PriorityLevelConfigurationCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_REFERENCE: Struct = Struct { name: "flowcontrol/v1beta2.PriorityLevelConfigurationReference", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_SPEC: Struct = Struct { name: "flowcontrol/v1beta2.PriorityLevelConfigurationSpec", fields: &[
    omit("exempt", pointer(&object(&FLOWCONTROL_V1BETA2_EXEMPT_PRIORITY_LEVEL_CONFIGURATION))),
    omit("limited", pointer(&object(&FLOWCONTROL_V1BETA2_LIMITED_PRIORITY_LEVEL_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_STATUS: Struct = Struct { name: "flowcontrol/v1beta2.PriorityLevelConfigurationStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA2_PRIORITY_LEVEL_CONFIGURATION_CONDITION))).keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA2_QUEUING_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta2.QueuingConfiguration", fields: &[
    keep("handSize", INT32),
    keep("queueLengthLimit", INT32),
    keep("queues", INT32),
] };

static FLOWCONTROL_V1BETA2_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta2.ResourcePolicyRule", fields: &[
    keep("apiGroups", list(&STRING)).set(),
    omit("clusterScope", BOOL),
    keep("namespaces", list(&STRING)).set(),
    keep("resources", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA2_SERVICE_ACCOUNT_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta2.ServiceAccountSubject", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
] };

static FLOWCONTROL_V1BETA2_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta2.Subject", fields: &[
    omit("group", pointer(&object(&FLOWCONTROL_V1BETA2_GROUP_SUBJECT))),
    keep("kind", STRING),
    omit("serviceAccount", pointer(&object(&FLOWCONTROL_V1BETA2_SERVICE_ACCOUNT_SUBJECT))),
    omit("user", pointer(&object(&FLOWCONTROL_V1BETA2_USER_SUBJECT))),
] };

static FLOWCONTROL_V1BETA2_USER_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta2.UserSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA3_EXEMPT_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta3.ExemptPriorityLevelConfiguration", fields: &[
    omit("lendablePercent", pointer(&INT32)),
    omit("nominalConcurrencyShares", pointer(&INT32)),
] };

static FLOWCONTROL_V1BETA3_FLOW_DISTINGUISHER_METHOD: Struct = Struct { name: "flowcontrol/v1beta3.FlowDistinguisherMethod", fields: &[
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA3_FLOW_SCHEMA: Struct = Struct { name: "flowcontrol/v1beta3.FlowSchema", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA3_FLOW_SCHEMA_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA3_FLOW_SCHEMA_STATUS)),
] };

static FLOWCONTROL_V1BETA3_FLOW_SCHEMA_CONDITION: Struct = Struct { name: "flowcontrol/v1beta3.FlowSchemaCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA3_FLOW_SCHEMA_SPEC: Struct = Struct { name: "flowcontrol/v1beta3.FlowSchemaSpec", fields: &[
    omit("distinguisherMethod", pointer(&object(&FLOWCONTROL_V1BETA3_FLOW_DISTINGUISHER_METHOD))),
    keep("matchingPrecedence", INT32),
    keep("priorityLevelConfiguration", object(&FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_REFERENCE)),
    omit("rules", list(&object(&FLOWCONTROL_V1BETA3_POLICY_RULES_WITH_SUBJECTS))),
] };

static FLOWCONTROL_V1BETA3_FLOW_SCHEMA_STATUS: Struct = Struct { name: "flowcontrol/v1beta3.FlowSchemaStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA3_FLOW_SCHEMA_CONDITION))).merge("type").keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA3_GROUP_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta3.GroupSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA3_LIMITED_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta3.LimitedPriorityLevelConfiguration", fields: &[
    omit("borrowingLimitPercent", pointer(&INT32)),
    omit("lendablePercent", pointer(&INT32)),
    omit("limitResponse", object(&FLOWCONTROL_V1BETA3_LIMIT_RESPONSE)),
    keep("nominalConcurrencyShares", INT32),
] };

static FLOWCONTROL_V1BETA3_LIMIT_RESPONSE: Struct = Struct { name: "flowcontrol/v1beta3.LimitResponse", fields: &[
    omit("queuing", pointer(&object(&FLOWCONTROL_V1BETA3_QUEUING_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA3_NON_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta3.NonResourcePolicyRule", fields: &[
    keep("nonResourceURLs", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA3_POLICY_RULES_WITH_SUBJECTS: Struct = Struct { name: "flowcontrol/v1beta3.PolicyRulesWithSubjects", fields: &[
    omit("nonResourceRules", list(&object(&FLOWCONTROL_V1BETA3_NON_RESOURCE_POLICY_RULE))),
    omit("resourceRules", list(&object(&FLOWCONTROL_V1BETA3_RESOURCE_POLICY_RULE))),
    keep("subjects", list(&object(&FLOWCONTROL_V1BETA3_SUBJECT))),
] };

static FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta3.PriorityLevelConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_SPEC)),
    omit("status", object(&FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_STATUS)),
] };

static FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_CONDITION: Struct = Struct { name: "flowcontrol/v1beta3.PriorityLevelConfigurationCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_REFERENCE: Struct = Struct { name: "flowcontrol/v1beta3.PriorityLevelConfigurationReference", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_SPEC: Struct = Struct { name: "flowcontrol/v1beta3.PriorityLevelConfigurationSpec", fields: &[
    omit("exempt", pointer(&object(&FLOWCONTROL_V1BETA3_EXEMPT_PRIORITY_LEVEL_CONFIGURATION))),
    omit("limited", pointer(&object(&FLOWCONTROL_V1BETA3_LIMITED_PRIORITY_LEVEL_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_STATUS: Struct = Struct { name: "flowcontrol/v1beta3.PriorityLevelConfigurationStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1BETA3_PRIORITY_LEVEL_CONFIGURATION_CONDITION))).merge("type").keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1BETA3_QUEUING_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1beta3.QueuingConfiguration", fields: &[
    keep("handSize", INT32),
    keep("queueLengthLimit", INT32),
    keep("queues", INT32),
] };

static FLOWCONTROL_V1BETA3_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1beta3.ResourcePolicyRule", fields: &[
    keep("apiGroups", list(&STRING)).set(),
    omit("clusterScope", BOOL),
    keep("namespaces", list(&STRING)).set(),
    keep("resources", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1BETA3_SERVICE_ACCOUNT_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta3.ServiceAccountSubject", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
] };

static FLOWCONTROL_V1BETA3_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta3.Subject", fields: &[
    omit("group", pointer(&object(&FLOWCONTROL_V1BETA3_GROUP_SUBJECT))),
    keep("kind", STRING),
    omit("serviceAccount", pointer(&object(&FLOWCONTROL_V1BETA3_SERVICE_ACCOUNT_SUBJECT))),
    omit("user", pointer(&object(&FLOWCONTROL_V1BETA3_USER_SUBJECT))),
] };

static FLOWCONTROL_V1BETA3_USER_SUBJECT: Struct = Struct { name: "flowcontrol/v1beta3.UserSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1_EXEMPT_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1.ExemptPriorityLevelConfiguration", fields: &[
    omit("lendablePercent", pointer(&INT32)),
    omit("nominalConcurrencyShares", pointer(&INT32)),
] };

static FLOWCONTROL_V1_FLOW_DISTINGUISHER_METHOD: Struct = Struct { name: "flowcontrol/v1.FlowDistinguisherMethod", fields: &[
    keep("type", STRING),
] };

static FLOWCONTROL_V1_FLOW_SCHEMA: Struct = Struct { name: "flowcontrol/v1.FlowSchema", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1_FLOW_SCHEMA_SPEC)),
    omit("status", object(&FLOWCONTROL_V1_FLOW_SCHEMA_STATUS)),
] };

static FLOWCONTROL_V1_FLOW_SCHEMA_CONDITION: Struct = Struct { name: "flowcontrol/v1.FlowSchemaCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1_FLOW_SCHEMA_SPEC: Struct = Struct { name: "flowcontrol/v1.FlowSchemaSpec", fields: &[
    omit("distinguisherMethod", pointer(&object(&FLOWCONTROL_V1_FLOW_DISTINGUISHER_METHOD))),
    keep("matchingPrecedence", INT32),
    keep("priorityLevelConfiguration", object(&FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_REFERENCE)),
    omit("rules", list(&object(&FLOWCONTROL_V1_POLICY_RULES_WITH_SUBJECTS))),
] };

static FLOWCONTROL_V1_FLOW_SCHEMA_STATUS: Struct = Struct { name: "flowcontrol/v1.FlowSchemaStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1_FLOW_SCHEMA_CONDITION))).merge("type").keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1_GROUP_SUBJECT: Struct = Struct { name: "flowcontrol/v1.GroupSubject", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1_LIMITED_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1.LimitedPriorityLevelConfiguration", fields: &[
    omit("borrowingLimitPercent", pointer(&INT32)),
    omit("lendablePercent", pointer(&INT32)),
    omit("limitResponse", object(&FLOWCONTROL_V1_LIMIT_RESPONSE)),
    keep("nominalConcurrencyShares", pointer(&INT32)),
] };

static FLOWCONTROL_V1_LIMIT_RESPONSE: Struct = Struct { name: "flowcontrol/v1.LimitResponse", fields: &[
    omit("queuing", pointer(&object(&FLOWCONTROL_V1_QUEUING_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1_NON_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1.NonResourcePolicyRule", fields: &[
    keep("nonResourceURLs", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1_POLICY_RULES_WITH_SUBJECTS: Struct = Struct { name: "flowcontrol/v1.PolicyRulesWithSubjects", fields: &[
    omit("nonResourceRules", list(&object(&FLOWCONTROL_V1_NON_RESOURCE_POLICY_RULE))),
    omit("resourceRules", list(&object(&FLOWCONTROL_V1_RESOURCE_POLICY_RULE))),
    keep("subjects", list(&object(&FLOWCONTROL_V1_SUBJECT))),
] };

static FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1.PriorityLevelConfiguration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_SPEC)),
    omit("status", object(&FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_STATUS)),
] };

static FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_CONDITION: Struct = Struct { name: "flowcontrol/v1.PriorityLevelConfigurationCondition", fields: &[
    omit("lastTransitionTime", TIME),
    omit("message", STRING),
    omit("reason", STRING),
    omit("status", STRING),
    omit("type", STRING),
] };

static FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_REFERENCE: Struct = Struct { name: "flowcontrol/v1.PriorityLevelConfigurationReference", fields: &[
    keep("name", STRING),
] };

static FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_SPEC: Struct = Struct { name: "flowcontrol/v1.PriorityLevelConfigurationSpec", fields: &[
    omit("exempt", pointer(&object(&FLOWCONTROL_V1_EXEMPT_PRIORITY_LEVEL_CONFIGURATION))),
    omit("limited", pointer(&object(&FLOWCONTROL_V1_LIMITED_PRIORITY_LEVEL_CONFIGURATION))),
    keep("type", STRING),
] };

static FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_STATUS: Struct = Struct { name: "flowcontrol/v1.PriorityLevelConfigurationStatus", fields: &[
    omit("conditions", list(&object(&FLOWCONTROL_V1_PRIORITY_LEVEL_CONFIGURATION_CONDITION))).merge("type").keyed(&[("type", None)]),
] };

static FLOWCONTROL_V1_QUEUING_CONFIGURATION: Struct = Struct { name: "flowcontrol/v1.QueuingConfiguration", fields: &[
    keep("handSize", INT32),
    keep("queueLengthLimit", INT32),
    keep("queues", INT32),
] };

static FLOWCONTROL_V1_RESOURCE_POLICY_RULE: Struct = Struct { name: "flowcontrol/v1.ResourcePolicyRule", fields: &[
    keep("apiGroups", list(&STRING)).set(),
    omit("clusterScope", BOOL),
    keep("namespaces", list(&STRING)).set(),
    keep("resources", list(&STRING)).set(),
    keep("verbs", list(&STRING)).set(),
] };

static FLOWCONTROL_V1_SERVICE_ACCOUNT_SUBJECT: Struct = Struct { name: "flowcontrol/v1.ServiceAccountSubject", fields: &[
    keep("name", STRING),
    keep("namespace", STRING),
] };

static FLOWCONTROL_V1_SUBJECT: Struct = Struct { name: "flowcontrol/v1.Subject", fields: &[
    omit("group", pointer(&object(&FLOWCONTROL_V1_GROUP_SUBJECT))),
    keep("kind", STRING),
    omit("serviceAccount", pointer(&object(&FLOWCONTROL_V1_SERVICE_ACCOUNT_SUBJECT))),
    omit("user", pointer(&object(&FLOWCONTROL_V1_USER_SUBJECT))),
] };

static FLOWCONTROL_V1_USER_SUBJECT: Struct = Struct { name: "flowcontrol/v1.UserSubject", fields: &[
    keep("name", STRING),
] };

static META_V1_CONDITION: Struct = Struct { name: "meta/v1.Condition", fields: &[
    keep("lastTransitionTime", TIME),
    keep("message", STRING),
    omit("observedGeneration", INT64),
    keep("reason", STRING),
    keep("status", STRING),
    keep("type", STRING),
] };

static META_V1_DELETE_OPTIONS: Struct = Struct { name: "meta/v1.DeleteOptions", fields: &[
    omit("apiVersion", STRING),
    omit("dryRun", list(&STRING)),
    omit("gracePeriodSeconds", pointer(&INT64)),
    omit("ignoreStoreReadErrorWithClusterBreakingPotential", pointer(&BOOL)),
    omit("kind", STRING),
    omit("orphanDependents", pointer(&BOOL)),
    omit("preconditions", pointer(&object(&META_V1_PRECONDITIONS))),
    omit("propagationPolicy", pointer(&STRING)),
] };

static META_V1_FIELD_SELECTOR_REQUIREMENT: Struct = Struct { name: "meta/v1.FieldSelectorRequirement", fields: &[
    keep("key", STRING),
    keep("operator", STRING),
    omit("values", list(&STRING)),
] };

static META_V1_GROUP_RESOURCE: Struct = Struct { name: "meta/v1.GroupResource", fields: &[
    keep("group", STRING),
    keep("resource", STRING),
] };

static META_V1_LABEL_SELECTOR: Struct = Struct { name: "meta/v1.LabelSelector", fields: &[
    omit("matchExpressions", list(&object(&META_V1_LABEL_SELECTOR_REQUIREMENT))),
    omit("matchLabels", map(&STRING)),
] };

static META_V1_LABEL_SELECTOR_REQUIREMENT: Struct = Struct { name: "meta/v1.LabelSelectorRequirement", fields: &[
    keep("key", STRING),
    keep("operator", STRING),
    omit("values", list(&STRING)),
] };

static META_V1_MANAGED_FIELDS_ENTRY: Struct = Struct { name: "meta/v1.ManagedFieldsEntry", fields: &[
    omit("apiVersion", STRING),
    omit("fieldsType", STRING),
    omit("fieldsV1", pointer(&RAW)),
    omit("manager", STRING),
    omit("operation", STRING),
    omit("subresource", STRING),
    omit("time", pointer(&TIME)),
] };

static META_V1_OBJECT_META: Struct = Struct { name: "meta/v1.ObjectMeta", fields: &[
    omit("annotations", map(&STRING)),
    omit("creationTimestamp", TIME).omit_zero(),
    omit("deletionGracePeriodSeconds", pointer(&INT64)),
    omit("deletionTimestamp", pointer(&TIME)),
    omit("finalizers", list(&STRING)).merge("").set(),
    omit("generateName", STRING),
    omit("generation", INT64),
    omit("labels", map(&STRING)),
    omit("managedFields", list(&object(&META_V1_MANAGED_FIELDS_ENTRY))),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("ownerReferences", list(&object(&META_V1_OWNER_REFERENCE))).merge("uid").keyed_whole(&[("uid", Some("\"\""))]),
    omit("resourceVersion", STRING),
    omit("selfLink", STRING),
    omit("uid", STRING),
] };

static META_V1_OWNER_REFERENCE: Struct = Struct { name: "meta/v1.OwnerReference", fields: &[
    keep("apiVersion", STRING),
    omit("blockOwnerDeletion", pointer(&BOOL)),
    omit("controller", pointer(&BOOL)),
    keep("kind", STRING),
    keep("name", STRING),
    keep("uid", STRING),
] };

static META_V1_PRECONDITIONS: Struct = Struct { name: "meta/v1.Preconditions", fields: &[
    omit("resourceVersion", pointer(&STRING)),
    omit("uid", pointer(&STRING)),
] };

static NETWORKING_V1BETA1_HTTP_INGRESS_PATH: Struct = Struct { name: "networking/v1beta1.HTTPIngressPath", fields: &[
    keep("backend", object(&NETWORKING_V1BETA1_INGRESS_BACKEND)),
    omit("path", STRING),
    omit("pathType", pointer(&STRING)),
] };

static NETWORKING_V1BETA1_HTTP_INGRESS_RULE_VALUE: Struct = Struct { name: "networking/v1beta1.HTTPIngressRuleValue", fields: &[
    keep("paths", list(&object(&NETWORKING_V1BETA1_HTTP_INGRESS_PATH))),
] };

static NETWORKING_V1BETA1_INGRESS: Struct = Struct { name: "networking/v1beta1.Ingress", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1BETA1_INGRESS_SPEC)),
    omit("status", object(&NETWORKING_V1BETA1_INGRESS_STATUS)),
] };

static NETWORKING_V1BETA1_INGRESS_BACKEND: Struct = Struct { name: "networking/v1beta1.IngressBackend", fields: &[
    omit("resource", pointer(&object(&CORE_V1_TYPED_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("serviceName", STRING),
    omit("servicePort", INT_OR_STRING),
] };

static NETWORKING_V1BETA1_INGRESS_CLASS: Struct = Struct { name: "networking/v1beta1.IngressClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1BETA1_INGRESS_CLASS_SPEC)),
] };

static NETWORKING_V1BETA1_INGRESS_CLASS_PARAMETERS_REFERENCE: Struct = Struct { name: "networking/v1beta1.IngressClassParametersReference", fields: &[
    omit("apiGroup", pointer(&STRING)),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", pointer(&STRING)),
    keep("scope", pointer(&STRING)),
] };

static NETWORKING_V1BETA1_INGRESS_CLASS_SPEC: Struct = Struct { name: "networking/v1beta1.IngressClassSpec", fields: &[
    omit("controller", STRING),
    omit("parameters", pointer(&object(&NETWORKING_V1BETA1_INGRESS_CLASS_PARAMETERS_REFERENCE))),
] };

static NETWORKING_V1BETA1_INGRESS_LOAD_BALANCER_INGRESS: Struct = Struct { name: "networking/v1beta1.IngressLoadBalancerIngress", fields: &[
    omit("hostname", STRING),
    omit("ip", STRING),
    omit("ports", list(&object(&NETWORKING_V1BETA1_INGRESS_PORT_STATUS))),
] };

static NETWORKING_V1BETA1_INGRESS_LOAD_BALANCER_STATUS: Struct = Struct { name: "networking/v1beta1.IngressLoadBalancerStatus", fields: &[
    omit("ingress", list(&object(&NETWORKING_V1BETA1_INGRESS_LOAD_BALANCER_INGRESS))),
] };

static NETWORKING_V1BETA1_INGRESS_PORT_STATUS: Struct = Struct { name: "networking/v1beta1.IngressPortStatus", fields: &[
    omit("error", pointer(&STRING)),
    keep("port", INT32),
    keep("protocol", STRING),
] };

static NETWORKING_V1BETA1_INGRESS_RULE: Struct = Struct { name: "networking/v1beta1.IngressRule", fields: &[
    omit("host", STRING),
    omit("http", pointer(&object(&NETWORKING_V1BETA1_HTTP_INGRESS_RULE_VALUE))),
] };

static NETWORKING_V1BETA1_INGRESS_SPEC: Struct = Struct { name: "networking/v1beta1.IngressSpec", fields: &[
    omit("backend", pointer(&object(&NETWORKING_V1BETA1_INGRESS_BACKEND))),
    omit("ingressClassName", pointer(&STRING)),
    omit("rules", list(&object(&NETWORKING_V1BETA1_INGRESS_RULE))),
    omit("tls", list(&object(&NETWORKING_V1BETA1_INGRESS_TLS))),
] };

static NETWORKING_V1BETA1_INGRESS_STATUS: Struct = Struct { name: "networking/v1beta1.IngressStatus", fields: &[
    omit("loadBalancer", object(&NETWORKING_V1BETA1_INGRESS_LOAD_BALANCER_STATUS)),
] };

static NETWORKING_V1BETA1_INGRESS_TLS: Struct = Struct { name: "networking/v1beta1.IngressTLS", fields: &[
    omit("hosts", list(&STRING)),
    omit("secretName", STRING),
] };

static NETWORKING_V1BETA1_IP_ADDRESS: Struct = Struct { name: "networking/v1beta1.IPAddress", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1BETA1_IP_ADDRESS_SPEC)),
] };

static NETWORKING_V1BETA1_IP_ADDRESS_SPEC: Struct = Struct { name: "networking/v1beta1.IPAddressSpec", fields: &[
    omit("parentRef", pointer(&object(&NETWORKING_V1BETA1_PARENT_REFERENCE))),
] };

static NETWORKING_V1BETA1_PARENT_REFERENCE: Struct = Struct { name: "networking/v1beta1.ParentReference", fields: &[
    omit("group", STRING),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("resource", STRING),
] };

static NETWORKING_V1BETA1_SERVICE_CIDR: Struct = Struct { name: "networking/v1beta1.ServiceCIDR", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1BETA1_SERVICE_CIDR_SPEC)),
    omit("status", object(&NETWORKING_V1BETA1_SERVICE_CIDR_STATUS)),
] };

static NETWORKING_V1BETA1_SERVICE_CIDR_SPEC: Struct = Struct { name: "networking/v1beta1.ServiceCIDRSpec", fields: &[
    omit("cidrs", list(&STRING)),
] };

static NETWORKING_V1BETA1_SERVICE_CIDR_STATUS: Struct = Struct { name: "networking/v1beta1.ServiceCIDRStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
] };

static NETWORKING_V1_HTTP_INGRESS_PATH: Struct = Struct { name: "networking/v1.HTTPIngressPath", fields: &[
    keep("backend", object(&NETWORKING_V1_INGRESS_BACKEND)),
    omit("path", STRING),
    keep("pathType", pointer(&STRING)),
] };

static NETWORKING_V1_HTTP_INGRESS_RULE_VALUE: Struct = Struct { name: "networking/v1.HTTPIngressRuleValue", fields: &[
    keep("paths", list(&object(&NETWORKING_V1_HTTP_INGRESS_PATH))),
] };

static NETWORKING_V1_INGRESS: Struct = Struct { name: "networking/v1.Ingress", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1_INGRESS_SPEC)),
    omit("status", object(&NETWORKING_V1_INGRESS_STATUS)),
] };

static NETWORKING_V1_INGRESS_BACKEND: Struct = Struct { name: "networking/v1.IngressBackend", fields: &[
    omit("resource", pointer(&object(&CORE_V1_TYPED_LOCAL_OBJECT_REFERENCE))).atomic(),
    omit("service", pointer(&object(&NETWORKING_V1_INGRESS_SERVICE_BACKEND))),
] };

static NETWORKING_V1_INGRESS_CLASS: Struct = Struct { name: "networking/v1.IngressClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1_INGRESS_CLASS_SPEC)),
] };

static NETWORKING_V1_INGRESS_CLASS_PARAMETERS_REFERENCE: Struct = Struct { name: "networking/v1.IngressClassParametersReference", fields: &[
    omit("apiGroup", pointer(&STRING)),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", pointer(&STRING)),
    keep("scope", pointer(&STRING)),
] };

static NETWORKING_V1_INGRESS_CLASS_SPEC: Struct = Struct { name: "networking/v1.IngressClassSpec", fields: &[
    omit("controller", STRING),
    omit("parameters", pointer(&object(&NETWORKING_V1_INGRESS_CLASS_PARAMETERS_REFERENCE))),
] };

static NETWORKING_V1_INGRESS_LOAD_BALANCER_INGRESS: Struct = Struct { name: "networking/v1.IngressLoadBalancerIngress", fields: &[
    omit("hostname", STRING),
    omit("ip", STRING),
    omit("ports", list(&object(&NETWORKING_V1_INGRESS_PORT_STATUS))),
] };

static NETWORKING_V1_INGRESS_LOAD_BALANCER_STATUS: Struct = Struct { name: "networking/v1.IngressLoadBalancerStatus", fields: &[
    omit("ingress", list(&object(&NETWORKING_V1_INGRESS_LOAD_BALANCER_INGRESS))),
] };

static NETWORKING_V1_INGRESS_PORT_STATUS: Struct = Struct { name: "networking/v1.IngressPortStatus", fields: &[
    omit("error", pointer(&STRING)),
    keep("port", INT32),
    keep("protocol", STRING),
] };

static NETWORKING_V1_INGRESS_RULE: Struct = Struct { name: "networking/v1.IngressRule", fields: &[
    omit("host", STRING),
    omit("http", pointer(&object(&NETWORKING_V1_HTTP_INGRESS_RULE_VALUE))),
] };

static NETWORKING_V1_INGRESS_SERVICE_BACKEND: Struct = Struct { name: "networking/v1.IngressServiceBackend", fields: &[
    keep("name", STRING),
    omit("port", object(&NETWORKING_V1_SERVICE_BACKEND_PORT)).atomic(),
] };

static NETWORKING_V1_INGRESS_SPEC: Struct = Struct { name: "networking/v1.IngressSpec", fields: &[
    omit("defaultBackend", pointer(&object(&NETWORKING_V1_INGRESS_BACKEND))),
    omit("ingressClassName", pointer(&STRING)),
    omit("rules", list(&object(&NETWORKING_V1_INGRESS_RULE))),
    omit("tls", list(&object(&NETWORKING_V1_INGRESS_TLS))),
] };

static NETWORKING_V1_INGRESS_STATUS: Struct = Struct { name: "networking/v1.IngressStatus", fields: &[
    omit("loadBalancer", object(&NETWORKING_V1_INGRESS_LOAD_BALANCER_STATUS)),
] };

static NETWORKING_V1_INGRESS_TLS: Struct = Struct { name: "networking/v1.IngressTLS", fields: &[
    omit("hosts", list(&STRING)),
    omit("secretName", STRING),
] };

static NETWORKING_V1_IP_ADDRESS: Struct = Struct { name: "networking/v1.IPAddress", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1_IP_ADDRESS_SPEC)),
] };

static NETWORKING_V1_IP_ADDRESS_SPEC: Struct = Struct { name: "networking/v1.IPAddressSpec", fields: &[
    omit("parentRef", pointer(&object(&NETWORKING_V1_PARENT_REFERENCE))),
] };

static NETWORKING_V1_IP_BLOCK: Struct = Struct { name: "networking/v1.IPBlock", fields: &[
    keep("cidr", STRING),
    omit("except", list(&STRING)),
] };

static NETWORKING_V1_NETWORK_POLICY: Struct = Struct { name: "networking/v1.NetworkPolicy", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1_NETWORK_POLICY_SPEC)),
] };

static NETWORKING_V1_NETWORK_POLICY_EGRESS_RULE: Struct = Struct { name: "networking/v1.NetworkPolicyEgressRule", fields: &[
    omit("ports", list(&object(&NETWORKING_V1_NETWORK_POLICY_PORT))),
    omit("to", list(&object(&NETWORKING_V1_NETWORK_POLICY_PEER))),
] };

static NETWORKING_V1_NETWORK_POLICY_INGRESS_RULE: Struct = Struct { name: "networking/v1.NetworkPolicyIngressRule", fields: &[
    omit("from", list(&object(&NETWORKING_V1_NETWORK_POLICY_PEER))),
    omit("ports", list(&object(&NETWORKING_V1_NETWORK_POLICY_PORT))),
] };

static NETWORKING_V1_NETWORK_POLICY_PEER: Struct = Struct { name: "networking/v1.NetworkPolicyPeer", fields: &[
    omit("ipBlock", pointer(&object(&NETWORKING_V1_IP_BLOCK))),
    omit("namespaceSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("podSelector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
] };

static NETWORKING_V1_NETWORK_POLICY_PORT: Struct = Struct { name: "networking/v1.NetworkPolicyPort", fields: &[
    omit("endPort", pointer(&INT32)),
    omit("port", pointer(&INT_OR_STRING)),
    omit("protocol", pointer(&STRING)),
] };

static NETWORKING_V1_NETWORK_POLICY_SPEC: Struct = Struct { name: "networking/v1.NetworkPolicySpec", fields: &[
    omit("egress", list(&object(&NETWORKING_V1_NETWORK_POLICY_EGRESS_RULE))),
    omit("ingress", list(&object(&NETWORKING_V1_NETWORK_POLICY_INGRESS_RULE))),
    keep("podSelector", object(&META_V1_LABEL_SELECTOR)).atomic(),
    omit("policyTypes", list(&STRING)),
] };

static NETWORKING_V1_PARENT_REFERENCE: Struct = Struct { name: "networking/v1.ParentReference", fields: &[
    omit("group", STRING),
    omit("name", STRING),
    omit("namespace", STRING),
    omit("resource", STRING),
] };

static NETWORKING_V1_SERVICE_BACKEND_PORT: Struct = Struct { name: "networking/v1.ServiceBackendPort", fields: &[
    omit("name", STRING),
    omit("number", INT32),
] };

static NETWORKING_V1_SERVICE_CIDR: Struct = Struct { name: "networking/v1.ServiceCIDR", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&NETWORKING_V1_SERVICE_CIDR_SPEC)),
    omit("status", object(&NETWORKING_V1_SERVICE_CIDR_STATUS)),
] };

static NETWORKING_V1_SERVICE_CIDR_SPEC: Struct = Struct { name: "networking/v1.ServiceCIDRSpec", fields: &[
    omit("cidrs", list(&STRING)),
] };

static NETWORKING_V1_SERVICE_CIDR_STATUS: Struct = Struct { name: "networking/v1.ServiceCIDRStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
] };

static NODE_V1ALPHA1_OVERHEAD: Struct = Struct { name: "node/v1alpha1.Overhead", fields: &[
    omit("podFixed", map(&QUANTITY)),
] };

static NODE_V1ALPHA1_RUNTIME_CLASS: Struct = Struct { name: "node/v1alpha1.RuntimeClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&NODE_V1ALPHA1_RUNTIME_CLASS_SPEC)),
] };

static NODE_V1ALPHA1_RUNTIME_CLASS_SPEC: Struct = Struct { name: "node/v1alpha1.RuntimeClassSpec", fields: &[
    omit("overhead", pointer(&object(&NODE_V1ALPHA1_OVERHEAD))),
    keep("runtimeHandler", STRING),
    omit("scheduling", pointer(&object(&NODE_V1ALPHA1_SCHEDULING))),
] };

static NODE_V1ALPHA1_SCHEDULING: Struct = Struct { name: "node/v1alpha1.Scheduling", fields: &[
    omit("nodeSelector", map(&STRING)).atomic(),
    omit("tolerations", list(&object(&CORE_V1_TOLERATION))),
] };

static NODE_V1BETA1_OVERHEAD: Struct = Struct { name: "node/v1beta1.Overhead", fields: &[
    omit("podFixed", map(&QUANTITY)),
] };

static NODE_V1BETA1_RUNTIME_CLASS: Struct = Struct { name: "node/v1beta1.RuntimeClass", fields: &[
    omit("apiVersion", STRING),
    keep("handler", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("overhead", pointer(&object(&NODE_V1BETA1_OVERHEAD))),
    omit("scheduling", pointer(&object(&NODE_V1BETA1_SCHEDULING))),
] };

static NODE_V1BETA1_SCHEDULING: Struct = Struct { name: "node/v1beta1.Scheduling", fields: &[
    omit("nodeSelector", map(&STRING)).atomic(),
    omit("tolerations", list(&object(&CORE_V1_TOLERATION))),
] };

static NODE_V1_OVERHEAD: Struct = Struct { name: "node/v1.Overhead", fields: &[
    omit("podFixed", map(&QUANTITY)),
] };

static NODE_V1_RUNTIME_CLASS: Struct = Struct { name: "node/v1.RuntimeClass", fields: &[
    omit("apiVersion", STRING),
    keep("handler", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("overhead", pointer(&object(&NODE_V1_OVERHEAD))),
    omit("scheduling", pointer(&object(&NODE_V1_SCHEDULING))),
] };

static NODE_V1_SCHEDULING: Struct = Struct { name: "node/v1.Scheduling", fields: &[
    omit("nodeSelector", map(&STRING)).atomic(),
    omit("tolerations", list(&object(&CORE_V1_TOLERATION))),
] };

static POLICY_V1BETA1_EVICTION: Struct = Struct { name: "policy/v1beta1.Eviction", fields: &[
    omit("apiVersion", STRING),
    omit("deleteOptions", pointer(&object(&META_V1_DELETE_OPTIONS))),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
] };

static POLICY_V1BETA1_POD_DISRUPTION_BUDGET: Struct = Struct { name: "policy/v1beta1.PodDisruptionBudget", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&POLICY_V1BETA1_POD_DISRUPTION_BUDGET_SPEC)),
    omit("status", object(&POLICY_V1BETA1_POD_DISRUPTION_BUDGET_STATUS)),
] };

static POLICY_V1BETA1_POD_DISRUPTION_BUDGET_SPEC: Struct = Struct { name: "policy/v1beta1.PodDisruptionBudgetSpec", fields: &[
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
    omit("minAvailable", pointer(&INT_OR_STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    omit("unhealthyPodEvictionPolicy", pointer(&STRING)),
] };

static POLICY_V1BETA1_POD_DISRUPTION_BUDGET_STATUS: Struct = Struct { name: "policy/v1beta1.PodDisruptionBudgetStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentHealthy", INT32),
    keep("desiredHealthy", INT32),
    omit("disruptedPods", map(&TIME)),
    keep("disruptionsAllowed", INT32),
    keep("expectedPods", INT32),
    omit("observedGeneration", INT64),
] };

static POLICY_V1_EVICTION: Struct = Struct { name: "policy/v1.Eviction", fields: &[
    omit("apiVersion", STRING),
    omit("deleteOptions", pointer(&object(&META_V1_DELETE_OPTIONS))),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
] };

static POLICY_V1_POD_DISRUPTION_BUDGET: Struct = Struct { name: "policy/v1.PodDisruptionBudget", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&POLICY_V1_POD_DISRUPTION_BUDGET_SPEC)),
    omit("status", object(&POLICY_V1_POD_DISRUPTION_BUDGET_STATUS)),
] };

static POLICY_V1_POD_DISRUPTION_BUDGET_SPEC: Struct = Struct { name: "policy/v1.PodDisruptionBudgetSpec", fields: &[
    omit("maxUnavailable", pointer(&INT_OR_STRING)),
    omit("minAvailable", pointer(&INT_OR_STRING)),
    omit("selector", pointer(&object(&META_V1_LABEL_SELECTOR))).replace().atomic(),
    omit("unhealthyPodEvictionPolicy", pointer(&STRING)),
] };

static POLICY_V1_POD_DISRUPTION_BUDGET_STATUS: Struct = Struct { name: "policy/v1.PodDisruptionBudgetStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    keep("currentHealthy", INT32),
    keep("desiredHealthy", INT32),
    omit("disruptedPods", map(&TIME)),
    keep("disruptionsAllowed", INT32),
    keep("expectedPods", INT32),
    omit("observedGeneration", INT64),
] };

static RBAC_V1ALPHA1_AGGREGATION_RULE: Struct = Struct { name: "rbac/v1alpha1.AggregationRule", fields: &[
    omit("clusterRoleSelectors", list(&object(&META_V1_LABEL_SELECTOR))),
] };

static RBAC_V1ALPHA1_CLUSTER_ROLE: Struct = Struct { name: "rbac/v1alpha1.ClusterRole", fields: &[
    omit("aggregationRule", pointer(&object(&RBAC_V1ALPHA1_AGGREGATION_RULE))),
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1ALPHA1_POLICY_RULE))),
] };

static RBAC_V1ALPHA1_CLUSTER_ROLE_BINDING: Struct = Struct { name: "rbac/v1alpha1.ClusterRoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1ALPHA1_ROLE_REF)),
    omit("subjects", list(&object(&RBAC_V1ALPHA1_SUBJECT))),
] };

static RBAC_V1ALPHA1_POLICY_RULE: Struct = Struct { name: "rbac/v1alpha1.PolicyRule", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("nonResourceURLs", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static RBAC_V1ALPHA1_ROLE: Struct = Struct { name: "rbac/v1alpha1.Role", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1ALPHA1_POLICY_RULE))),
] };

static RBAC_V1ALPHA1_ROLE_BINDING: Struct = Struct { name: "rbac/v1alpha1.RoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1ALPHA1_ROLE_REF)),
    omit("subjects", list(&object(&RBAC_V1ALPHA1_SUBJECT))),
] };

static RBAC_V1ALPHA1_ROLE_REF: Struct = Struct { name: "rbac/v1alpha1.RoleRef", fields: &[
    keep("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static RBAC_V1ALPHA1_SUBJECT: Struct = Struct { name: "rbac/v1alpha1.Subject", fields: &[
    omit("apiVersion", STRING),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", STRING),
] };

static RBAC_V1BETA1_AGGREGATION_RULE: Struct = Struct { name: "rbac/v1beta1.AggregationRule", fields: &[
    omit("clusterRoleSelectors", list(&object(&META_V1_LABEL_SELECTOR))),
] };

static RBAC_V1BETA1_CLUSTER_ROLE: Struct = Struct { name: "rbac/v1beta1.ClusterRole", fields: &[
    omit("aggregationRule", pointer(&object(&RBAC_V1BETA1_AGGREGATION_RULE))),
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1BETA1_POLICY_RULE))),
] };

static RBAC_V1BETA1_CLUSTER_ROLE_BINDING: Struct = Struct { name: "rbac/v1beta1.ClusterRoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1BETA1_ROLE_REF)),
    omit("subjects", list(&object(&RBAC_V1BETA1_SUBJECT))),
] };

static RBAC_V1BETA1_POLICY_RULE: Struct = Struct { name: "rbac/v1beta1.PolicyRule", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("nonResourceURLs", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static RBAC_V1BETA1_ROLE: Struct = Struct { name: "rbac/v1beta1.Role", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1BETA1_POLICY_RULE))),
] };

static RBAC_V1BETA1_ROLE_BINDING: Struct = Struct { name: "rbac/v1beta1.RoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1BETA1_ROLE_REF)),
    omit("subjects", list(&object(&RBAC_V1BETA1_SUBJECT))),
] };

static RBAC_V1BETA1_ROLE_REF: Struct = Struct { name: "rbac/v1beta1.RoleRef", fields: &[
    keep("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static RBAC_V1BETA1_SUBJECT: Struct = Struct { name: "rbac/v1beta1.Subject", fields: &[
    omit("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", STRING),
] };

static RBAC_V1_AGGREGATION_RULE: Struct = Struct { name: "rbac/v1.AggregationRule", fields: &[
    omit("clusterRoleSelectors", list(&object(&META_V1_LABEL_SELECTOR))),
] };

static RBAC_V1_CLUSTER_ROLE: Struct = Struct { name: "rbac/v1.ClusterRole", fields: &[
    omit("aggregationRule", pointer(&object(&RBAC_V1_AGGREGATION_RULE))),
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1_POLICY_RULE))),
] };

static RBAC_V1_CLUSTER_ROLE_BINDING: Struct = Struct { name: "rbac/v1.ClusterRoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1_ROLE_REF)).atomic(),
    omit("subjects", list(&object(&RBAC_V1_SUBJECT))),
] };

static RBAC_V1_POLICY_RULE: Struct = Struct { name: "rbac/v1.PolicyRule", fields: &[
    omit("apiGroups", list(&STRING)),
    omit("nonResourceURLs", list(&STRING)),
    omit("resourceNames", list(&STRING)),
    omit("resources", list(&STRING)),
    keep("verbs", list(&STRING)),
] };

static RBAC_V1_ROLE: Struct = Struct { name: "rbac/v1.Role", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("rules", list(&object(&RBAC_V1_POLICY_RULE))),
] };

static RBAC_V1_ROLE_BINDING: Struct = Struct { name: "rbac/v1.RoleBinding", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("roleRef", object(&RBAC_V1_ROLE_REF)).atomic(),
    omit("subjects", list(&object(&RBAC_V1_SUBJECT))),
] };

static RBAC_V1_ROLE_REF: Struct = Struct { name: "rbac/v1.RoleRef", fields: &[
    keep("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static RBAC_V1_SUBJECT: Struct = Struct { name: "rbac/v1.Subject", fields: &[
    omit("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
    omit("namespace", STRING),
] };

static RESOURCE_V1ALPHA3_DEVICE_TAINT: Struct = Struct { name: "resource/v1alpha3.DeviceTaint", fields: &[
    keep("effect", STRING),
    keep("key", STRING),
    omit("timeAdded", pointer(&TIME)),
    omit("value", STRING),
] };

static RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE: Struct = Struct { name: "resource/v1alpha3.DeviceTaintRule", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE_SPEC)),
    omit("status", object(&RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE_STATUS)),
] };

static RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE_SPEC: Struct = Struct { name: "resource/v1alpha3.DeviceTaintRuleSpec", fields: &[
    omit("deviceSelector", pointer(&object(&RESOURCE_V1ALPHA3_DEVICE_TAINT_SELECTOR))),
    omit("taint", object(&RESOURCE_V1ALPHA3_DEVICE_TAINT)),
] };

static RESOURCE_V1ALPHA3_DEVICE_TAINT_RULE_STATUS: Struct = Struct { name: "resource/v1alpha3.DeviceTaintRuleStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
] };

static RESOURCE_V1ALPHA3_DEVICE_TAINT_SELECTOR: Struct = Struct { name: "resource/v1alpha3.DeviceTaintSelector", fields: &[
    omit("device", pointer(&STRING)),
    omit("driver", pointer(&STRING)),
    omit("pool", pointer(&STRING)),
] };

static RESOURCE_V1ALPHA3_POOL_STATUS: Struct = Struct { name: "resource/v1alpha3.PoolStatus", fields: &[
    omit("allocatedDevices", pointer(&INT32)),
    omit("availableDevices", pointer(&INT32)),
    omit("driver", STRING),
    keep("generation", INT64),
    omit("nodeName", pointer(&STRING)),
    omit("poolName", STRING),
    omit("resourceSliceCount", pointer(&INT32)),
    omit("totalDevices", pointer(&INT32)),
    omit("unavailableDevices", pointer(&INT32)),
    omit("validationError", pointer(&STRING)),
] };

static RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST: Struct = Struct { name: "resource/v1alpha3.ResourcePoolStatusRequest", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST_SPEC)),
    omit("status", pointer(&object(&RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST_STATUS))),
] };

static RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST_SPEC: Struct = Struct { name: "resource/v1alpha3.ResourcePoolStatusRequestSpec", fields: &[
    keep("driver", STRING),
    omit("limit", pointer(&INT32)),
    omit("poolName", pointer(&STRING)),
] };

static RESOURCE_V1ALPHA3_RESOURCE_POOL_STATUS_REQUEST_STATUS: Struct = Struct { name: "resource/v1alpha3.ResourcePoolStatusRequestStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("poolCount", pointer(&INT32)),
    omit("pools", list(&object(&RESOURCE_V1ALPHA3_POOL_STATUS))),
] };

static RESOURCE_V1BETA1_ALLOCATED_DEVICE_STATUS: Struct = Struct { name: "resource/v1beta1.AllocatedDeviceStatus", fields: &[
    keep("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("data", pointer(&RAW)).atomic(),
    keep("device", STRING),
    keep("driver", STRING),
    omit("networkData", pointer(&object(&RESOURCE_V1BETA1_NETWORK_DEVICE_DATA))),
    keep("pool", STRING),
    omit("shareID", pointer(&STRING)),
] };

static RESOURCE_V1BETA1_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta1.AllocationResult", fields: &[
    omit("allocationTimestamp", pointer(&TIME)),
    omit("devices", object(&RESOURCE_V1BETA1_DEVICE_ALLOCATION_RESULT)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
] };

static RESOURCE_V1BETA1_BASIC_DEVICE: Struct = Struct { name: "resource/v1beta1.BasicDevice", fields: &[
    omit("allNodes", pointer(&BOOL)),
    omit("allowMultipleAllocations", pointer(&BOOL)),
    omit("attributes", map(&object(&RESOURCE_V1BETA1_DEVICE_ATTRIBUTE))),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("bindsToNode", pointer(&BOOL)),
    omit("capacity", map(&object(&RESOURCE_V1BETA1_DEVICE_CAPACITY))),
    omit("consumesCounters", list(&object(&RESOURCE_V1BETA1_DEVICE_COUNTER_CONSUMPTION))),
    omit("nodeAllocatableResourceMappings", map(&object(&RESOURCE_V1BETA1_NODE_ALLOCATABLE_RESOURCE_MAPPING))),
    omit("nodeName", pointer(&STRING)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("taints", list(&object(&RESOURCE_V1BETA1_DEVICE_TAINT))),
] };

static RESOURCE_V1BETA1_CAPACITY_REQUEST_POLICY: Struct = Struct { name: "resource/v1beta1.CapacityRequestPolicy", fields: &[
    keep("default", pointer(&QUANTITY)),
    omit("validRange", pointer(&object(&RESOURCE_V1BETA1_CAPACITY_REQUEST_POLICY_RANGE))),
    omit("validValues", list(&QUANTITY)),
] };

static RESOURCE_V1BETA1_CAPACITY_REQUEST_POLICY_RANGE: Struct = Struct { name: "resource/v1beta1.CapacityRequestPolicyRange", fields: &[
    omit("max", pointer(&QUANTITY)),
    omit("min", pointer(&QUANTITY)),
    omit("step", pointer(&QUANTITY)),
] };

static RESOURCE_V1BETA1_CAPACITY_REQUIREMENTS: Struct = Struct { name: "resource/v1beta1.CapacityRequirements", fields: &[
    omit("requests", map(&QUANTITY)),
] };

static RESOURCE_V1BETA1_CEL_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1beta1.CELDeviceSelector", fields: &[
    keep("expression", STRING),
] };

static RESOURCE_V1BETA1_COUNTER: Struct = Struct { name: "resource/v1beta1.Counter", fields: &[
    keep("value", QUANTITY),
] };

static RESOURCE_V1BETA1_COUNTER_SET: Struct = Struct { name: "resource/v1beta1.CounterSet", fields: &[
    omit("counters", map(&object(&RESOURCE_V1BETA1_COUNTER))),
    keep("name", STRING),
] };

static RESOURCE_V1BETA1_DEVICE: Struct = Struct { name: "resource/v1beta1.Device", fields: &[
    omit("basic", pointer(&object(&RESOURCE_V1BETA1_BASIC_DEVICE))),
    keep("name", STRING),
] };

static RESOURCE_V1BETA1_DEVICE_ALLOCATION_CONFIGURATION: Struct = Struct { name: "resource/v1beta1.DeviceAllocationConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA1_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
    keep("source", STRING),
] };

static RESOURCE_V1BETA1_DEVICE_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta1.DeviceAllocationResult", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA1_DEVICE_ALLOCATION_CONFIGURATION))),
    omit("results", list(&object(&RESOURCE_V1BETA1_DEVICE_REQUEST_ALLOCATION_RESULT))),
] };

static RESOURCE_V1BETA1_DEVICE_ATTRIBUTE: Struct = Struct { name: "resource/v1beta1.DeviceAttribute", fields: &[
    omit("bool", pointer(&BOOL)),
    omit("bools", list(&BOOL)),
    omit("int", pointer(&INT64)),
    omit("ints", list(&INT64)),
    omit("string", pointer(&STRING)),
    omit("strings", list(&STRING)),
    omit("version", pointer(&STRING)),
    omit("versions", list(&STRING)),
] };

static RESOURCE_V1BETA1_DEVICE_CAPACITY: Struct = Struct { name: "resource/v1beta1.DeviceCapacity", fields: &[
    omit("requestPolicy", pointer(&object(&RESOURCE_V1BETA1_CAPACITY_REQUEST_POLICY))),
    keep("value", QUANTITY),
] };

static RESOURCE_V1BETA1_DEVICE_CLAIM: Struct = Struct { name: "resource/v1beta1.DeviceClaim", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA1_DEVICE_CLAIM_CONFIGURATION))),
    omit("constraints", list(&object(&RESOURCE_V1BETA1_DEVICE_CONSTRAINT))),
    keep("requests", list(&object(&RESOURCE_V1BETA1_DEVICE_REQUEST))),
] };

static RESOURCE_V1BETA1_DEVICE_CLAIM_CONFIGURATION: Struct = Struct { name: "resource/v1beta1.DeviceClaimConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA1_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1BETA1_DEVICE_CLASS: Struct = Struct { name: "resource/v1beta1.DeviceClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA1_DEVICE_CLASS_SPEC)),
] };

static RESOURCE_V1BETA1_DEVICE_CLASS_CONFIGURATION: Struct = Struct { name: "resource/v1beta1.DeviceClassConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA1_OPAQUE_DEVICE_CONFIGURATION))),
] };

static RESOURCE_V1BETA1_DEVICE_CLASS_SPEC: Struct = Struct { name: "resource/v1beta1.DeviceClassSpec", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA1_DEVICE_CLASS_CONFIGURATION))),
    omit("extendedResourceName", pointer(&STRING)),
    omit("selectors", list(&object(&RESOURCE_V1BETA1_DEVICE_SELECTOR))),
] };

static RESOURCE_V1BETA1_DEVICE_CONSTRAINT: Struct = Struct { name: "resource/v1beta1.DeviceConstraint", fields: &[
    omit("distinctAttribute", pointer(&STRING)),
    omit("matchAttribute", pointer(&STRING)),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1BETA1_DEVICE_COUNTER_CONSUMPTION: Struct = Struct { name: "resource/v1beta1.DeviceCounterConsumption", fields: &[
    keep("counterSet", STRING),
    omit("counters", map(&object(&RESOURCE_V1BETA1_COUNTER))),
] };

static RESOURCE_V1BETA1_DEVICE_REQUEST: Struct = Struct { name: "resource/v1beta1.DeviceRequest", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1BETA1_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    omit("firstAvailable", list(&object(&RESOURCE_V1BETA1_DEVICE_SUB_REQUEST))),
    keep("name", STRING),
    omit("selectors", list(&object(&RESOURCE_V1BETA1_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1BETA1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA1_DEVICE_REQUEST_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta1.DeviceRequestAllocationResult", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("consumedCapacity", map(&QUANTITY)),
    keep("device", STRING),
    keep("driver", STRING),
    keep("pool", STRING),
    keep("request", STRING),
    omit("shareID", pointer(&STRING)),
    omit("tolerations", list(&object(&RESOURCE_V1BETA1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA1_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1beta1.DeviceSelector", fields: &[
    omit("cel", pointer(&object(&RESOURCE_V1BETA1_CEL_DEVICE_SELECTOR))),
] };

static RESOURCE_V1BETA1_DEVICE_SUB_REQUEST: Struct = Struct { name: "resource/v1beta1.DeviceSubRequest", fields: &[
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1BETA1_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    keep("name", STRING),
    omit("selectors", list(&object(&RESOURCE_V1BETA1_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1BETA1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA1_DEVICE_TAINT: Struct = Struct { name: "resource/v1beta1.DeviceTaint", fields: &[
    keep("effect", STRING),
    keep("key", STRING),
    omit("timeAdded", pointer(&TIME)),
    omit("value", STRING),
] };

static RESOURCE_V1BETA1_DEVICE_TOLERATION: Struct = Struct { name: "resource/v1beta1.DeviceToleration", fields: &[
    omit("effect", STRING),
    omit("key", STRING),
    omit("operator", STRING),
    omit("tolerationSeconds", pointer(&INT64)),
    omit("value", STRING),
] };

static RESOURCE_V1BETA1_NETWORK_DEVICE_DATA: Struct = Struct { name: "resource/v1beta1.NetworkDeviceData", fields: &[
    omit("hardwareAddress", STRING),
    omit("interfaceName", STRING),
    omit("ips", list(&STRING)),
] };

static RESOURCE_V1BETA1_NODE_ALLOCATABLE_RESOURCE_MAPPING: Struct = Struct { name: "resource/v1beta1.NodeAllocatableResourceMapping", fields: &[
    omit("allocationMultiplier", pointer(&QUANTITY)),
    omit("capacityKey", pointer(&STRING)),
] };

static RESOURCE_V1BETA1_OPAQUE_DEVICE_CONFIGURATION: Struct = Struct { name: "resource/v1beta1.OpaqueDeviceConfiguration", fields: &[
    keep("driver", STRING),
    keep("parameters", RAW).atomic(),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM: Struct = Struct { name: "resource/v1beta1.ResourceClaim", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA1_RESOURCE_CLAIM_SPEC)),
    omit("status", object(&RESOURCE_V1BETA1_RESOURCE_CLAIM_STATUS)),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM_CONSUMER_REFERENCE: Struct = Struct { name: "resource/v1beta1.ResourceClaimConsumerReference", fields: &[
    omit("apiGroup", STRING),
    keep("name", STRING),
    keep("resource", STRING),
    keep("uid", STRING),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM_SPEC: Struct = Struct { name: "resource/v1beta1.ResourceClaimSpec", fields: &[
    keep("devices", object(&RESOURCE_V1BETA1_DEVICE_CLAIM)),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "resource/v1beta1.ResourceClaimStatus", fields: &[
    omit("allocation", pointer(&object(&RESOURCE_V1BETA1_ALLOCATION_RESULT))),
    omit("devices", list(&object(&RESOURCE_V1BETA1_ALLOCATED_DEVICE_STATUS))).keyed(&[("driver", Some("\"\"")), ("device", Some("\"\"")), ("pool", Some("\"\"")), ("shareID", None)]),
    omit("reservedFor", list(&object(&RESOURCE_V1BETA1_RESOURCE_CLAIM_CONSUMER_REFERENCE))).merge("uid").keyed(&[("uid", Some("\"\""))]),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM_TEMPLATE: Struct = Struct { name: "resource/v1beta1.ResourceClaimTemplate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA1_RESOURCE_CLAIM_TEMPLATE_SPEC)),
] };

static RESOURCE_V1BETA1_RESOURCE_CLAIM_TEMPLATE_SPEC: Struct = Struct { name: "resource/v1beta1.ResourceClaimTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA1_RESOURCE_CLAIM_SPEC)),
] };

static RESOURCE_V1BETA1_RESOURCE_POOL: Struct = Struct { name: "resource/v1beta1.ResourcePool", fields: &[
    keep("generation", INT64),
    keep("name", STRING),
    keep("resourceSliceCount", INT64),
] };

static RESOURCE_V1BETA1_RESOURCE_SLICE: Struct = Struct { name: "resource/v1beta1.ResourceSlice", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA1_RESOURCE_SLICE_SPEC)),
] };

static RESOURCE_V1BETA1_RESOURCE_SLICE_SPEC: Struct = Struct { name: "resource/v1beta1.ResourceSliceSpec", fields: &[
    omit("allNodes", BOOL),
    omit("devices", list(&object(&RESOURCE_V1BETA1_DEVICE))),
    keep("driver", STRING),
    omit("nodeName", STRING),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("perDeviceNodeSelection", pointer(&BOOL)),
    keep("pool", object(&RESOURCE_V1BETA1_RESOURCE_POOL)),
    omit("sharedCounters", list(&object(&RESOURCE_V1BETA1_COUNTER_SET))),
] };

static RESOURCE_V1BETA2_ALLOCATED_DEVICE_STATUS: Struct = Struct { name: "resource/v1beta2.AllocatedDeviceStatus", fields: &[
    keep("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("data", pointer(&RAW)).atomic(),
    keep("device", STRING),
    keep("driver", STRING),
    omit("networkData", pointer(&object(&RESOURCE_V1BETA2_NETWORK_DEVICE_DATA))),
    keep("pool", STRING),
    omit("shareID", pointer(&STRING)),
] };

static RESOURCE_V1BETA2_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta2.AllocationResult", fields: &[
    omit("allocationTimestamp", pointer(&TIME)),
    omit("devices", object(&RESOURCE_V1BETA2_DEVICE_ALLOCATION_RESULT)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
] };

static RESOURCE_V1BETA2_CAPACITY_REQUEST_POLICY: Struct = Struct { name: "resource/v1beta2.CapacityRequestPolicy", fields: &[
    keep("default", pointer(&QUANTITY)),
    omit("validRange", pointer(&object(&RESOURCE_V1BETA2_CAPACITY_REQUEST_POLICY_RANGE))),
    omit("validValues", list(&QUANTITY)),
] };

static RESOURCE_V1BETA2_CAPACITY_REQUEST_POLICY_RANGE: Struct = Struct { name: "resource/v1beta2.CapacityRequestPolicyRange", fields: &[
    omit("max", pointer(&QUANTITY)),
    omit("min", pointer(&QUANTITY)),
    omit("step", pointer(&QUANTITY)),
] };

static RESOURCE_V1BETA2_CAPACITY_REQUIREMENTS: Struct = Struct { name: "resource/v1beta2.CapacityRequirements", fields: &[
    omit("requests", map(&QUANTITY)),
] };

static RESOURCE_V1BETA2_CEL_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1beta2.CELDeviceSelector", fields: &[
    keep("expression", STRING),
] };

static RESOURCE_V1BETA2_COUNTER: Struct = Struct { name: "resource/v1beta2.Counter", fields: &[
    keep("value", QUANTITY),
] };

static RESOURCE_V1BETA2_COUNTER_SET: Struct = Struct { name: "resource/v1beta2.CounterSet", fields: &[
    omit("counters", map(&object(&RESOURCE_V1BETA2_COUNTER))),
    keep("name", STRING),
] };

static RESOURCE_V1BETA2_DEVICE: Struct = Struct { name: "resource/v1beta2.Device", fields: &[
    omit("allNodes", pointer(&BOOL)),
    omit("allowMultipleAllocations", pointer(&BOOL)),
    omit("attributes", map(&object(&RESOURCE_V1BETA2_DEVICE_ATTRIBUTE))),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("bindsToNode", pointer(&BOOL)),
    omit("capacity", map(&object(&RESOURCE_V1BETA2_DEVICE_CAPACITY))),
    omit("consumesCounters", list(&object(&RESOURCE_V1BETA2_DEVICE_COUNTER_CONSUMPTION))),
    keep("name", STRING),
    omit("nodeAllocatableResourceMappings", map(&object(&RESOURCE_V1BETA2_NODE_ALLOCATABLE_RESOURCE_MAPPING))),
    omit("nodeName", pointer(&STRING)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("taints", list(&object(&RESOURCE_V1BETA2_DEVICE_TAINT))),
] };

static RESOURCE_V1BETA2_DEVICE_ALLOCATION_CONFIGURATION: Struct = Struct { name: "resource/v1beta2.DeviceAllocationConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA2_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
    keep("source", STRING),
] };

static RESOURCE_V1BETA2_DEVICE_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta2.DeviceAllocationResult", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA2_DEVICE_ALLOCATION_CONFIGURATION))),
    omit("results", list(&object(&RESOURCE_V1BETA2_DEVICE_REQUEST_ALLOCATION_RESULT))),
] };

static RESOURCE_V1BETA2_DEVICE_ATTRIBUTE: Struct = Struct { name: "resource/v1beta2.DeviceAttribute", fields: &[
    omit("bool", pointer(&BOOL)),
    omit("bools", list(&BOOL)),
    omit("int", pointer(&INT64)),
    omit("ints", list(&INT64)),
    omit("string", pointer(&STRING)),
    omit("strings", list(&STRING)),
    omit("version", pointer(&STRING)),
    omit("versions", list(&STRING)),
] };

static RESOURCE_V1BETA2_DEVICE_CAPACITY: Struct = Struct { name: "resource/v1beta2.DeviceCapacity", fields: &[
    omit("requestPolicy", pointer(&object(&RESOURCE_V1BETA2_CAPACITY_REQUEST_POLICY))),
    keep("value", QUANTITY),
] };

static RESOURCE_V1BETA2_DEVICE_CLAIM: Struct = Struct { name: "resource/v1beta2.DeviceClaim", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA2_DEVICE_CLAIM_CONFIGURATION))),
    omit("constraints", list(&object(&RESOURCE_V1BETA2_DEVICE_CONSTRAINT))),
    keep("requests", list(&object(&RESOURCE_V1BETA2_DEVICE_REQUEST))),
] };

static RESOURCE_V1BETA2_DEVICE_CLAIM_CONFIGURATION: Struct = Struct { name: "resource/v1beta2.DeviceClaimConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA2_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1BETA2_DEVICE_CLASS: Struct = Struct { name: "resource/v1beta2.DeviceClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_DEVICE_CLASS_SPEC)),
] };

static RESOURCE_V1BETA2_DEVICE_CLASS_CONFIGURATION: Struct = Struct { name: "resource/v1beta2.DeviceClassConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1BETA2_OPAQUE_DEVICE_CONFIGURATION))),
] };

static RESOURCE_V1BETA2_DEVICE_CLASS_SPEC: Struct = Struct { name: "resource/v1beta2.DeviceClassSpec", fields: &[
    omit("config", list(&object(&RESOURCE_V1BETA2_DEVICE_CLASS_CONFIGURATION))),
    omit("extendedResourceName", pointer(&STRING)),
    omit("selectors", list(&object(&RESOURCE_V1BETA2_DEVICE_SELECTOR))),
] };

static RESOURCE_V1BETA2_DEVICE_CONSTRAINT: Struct = Struct { name: "resource/v1beta2.DeviceConstraint", fields: &[
    omit("distinctAttribute", pointer(&STRING)),
    omit("matchAttribute", pointer(&STRING)),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1BETA2_DEVICE_COUNTER_CONSUMPTION: Struct = Struct { name: "resource/v1beta2.DeviceCounterConsumption", fields: &[
    keep("counterSet", STRING),
    omit("counters", map(&object(&RESOURCE_V1BETA2_COUNTER))),
] };

static RESOURCE_V1BETA2_DEVICE_REQUEST: Struct = Struct { name: "resource/v1beta2.DeviceRequest", fields: &[
    omit("exactly", pointer(&object(&RESOURCE_V1BETA2_EXACT_DEVICE_REQUEST))),
    omit("firstAvailable", list(&object(&RESOURCE_V1BETA2_DEVICE_SUB_REQUEST))),
    keep("name", STRING),
] };

static RESOURCE_V1BETA2_DEVICE_REQUEST_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1beta2.DeviceRequestAllocationResult", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("consumedCapacity", map(&QUANTITY)),
    keep("device", STRING),
    keep("driver", STRING),
    keep("pool", STRING),
    keep("request", STRING),
    omit("shareID", pointer(&STRING)),
    omit("tolerations", list(&object(&RESOURCE_V1BETA2_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA2_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1beta2.DeviceSelector", fields: &[
    omit("cel", pointer(&object(&RESOURCE_V1BETA2_CEL_DEVICE_SELECTOR))),
] };

static RESOURCE_V1BETA2_DEVICE_SUB_REQUEST: Struct = Struct { name: "resource/v1beta2.DeviceSubRequest", fields: &[
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1BETA2_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    keep("name", STRING),
    omit("selectors", list(&object(&RESOURCE_V1BETA2_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1BETA2_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA2_DEVICE_TAINT: Struct = Struct { name: "resource/v1beta2.DeviceTaint", fields: &[
    keep("effect", STRING),
    keep("key", STRING),
    omit("timeAdded", pointer(&TIME)),
    omit("value", STRING),
] };

static RESOURCE_V1BETA2_DEVICE_TAINT_RULE: Struct = Struct { name: "resource/v1beta2.DeviceTaintRule", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_DEVICE_TAINT_RULE_SPEC)),
    omit("status", object(&RESOURCE_V1BETA2_DEVICE_TAINT_RULE_STATUS)),
] };

static RESOURCE_V1BETA2_DEVICE_TAINT_RULE_SPEC: Struct = Struct { name: "resource/v1beta2.DeviceTaintRuleSpec", fields: &[
    omit("deviceSelector", pointer(&object(&RESOURCE_V1BETA2_DEVICE_TAINT_SELECTOR))),
    omit("taint", object(&RESOURCE_V1BETA2_DEVICE_TAINT)),
] };

static RESOURCE_V1BETA2_DEVICE_TAINT_RULE_STATUS: Struct = Struct { name: "resource/v1beta2.DeviceTaintRuleStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
] };

static RESOURCE_V1BETA2_DEVICE_TAINT_SELECTOR: Struct = Struct { name: "resource/v1beta2.DeviceTaintSelector", fields: &[
    omit("device", pointer(&STRING)),
    omit("driver", pointer(&STRING)),
    omit("pool", pointer(&STRING)),
] };

static RESOURCE_V1BETA2_DEVICE_TOLERATION: Struct = Struct { name: "resource/v1beta2.DeviceToleration", fields: &[
    omit("effect", STRING),
    omit("key", STRING),
    omit("operator", STRING),
    omit("tolerationSeconds", pointer(&INT64)),
    omit("value", STRING),
] };

static RESOURCE_V1BETA2_EXACT_DEVICE_REQUEST: Struct = Struct { name: "resource/v1beta2.ExactDeviceRequest", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1BETA2_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    omit("selectors", list(&object(&RESOURCE_V1BETA2_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1BETA2_DEVICE_TOLERATION))),
] };

static RESOURCE_V1BETA2_NETWORK_DEVICE_DATA: Struct = Struct { name: "resource/v1beta2.NetworkDeviceData", fields: &[
    omit("hardwareAddress", STRING),
    omit("interfaceName", STRING),
    omit("ips", list(&STRING)),
] };

static RESOURCE_V1BETA2_NODE_ALLOCATABLE_RESOURCE_MAPPING: Struct = Struct { name: "resource/v1beta2.NodeAllocatableResourceMapping", fields: &[
    omit("allocationMultiplier", pointer(&QUANTITY)),
    omit("capacityKey", pointer(&STRING)),
] };

static RESOURCE_V1BETA2_OPAQUE_DEVICE_CONFIGURATION: Struct = Struct { name: "resource/v1beta2.OpaqueDeviceConfiguration", fields: &[
    keep("driver", STRING),
    keep("parameters", RAW).atomic(),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM: Struct = Struct { name: "resource/v1beta2.ResourceClaim", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_RESOURCE_CLAIM_SPEC)),
    omit("status", object(&RESOURCE_V1BETA2_RESOURCE_CLAIM_STATUS)),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM_CONSUMER_REFERENCE: Struct = Struct { name: "resource/v1beta2.ResourceClaimConsumerReference", fields: &[
    omit("apiGroup", STRING),
    keep("name", STRING),
    keep("resource", STRING),
    keep("uid", STRING),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM_SPEC: Struct = Struct { name: "resource/v1beta2.ResourceClaimSpec", fields: &[
    keep("devices", object(&RESOURCE_V1BETA2_DEVICE_CLAIM)),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "resource/v1beta2.ResourceClaimStatus", fields: &[
    omit("allocation", pointer(&object(&RESOURCE_V1BETA2_ALLOCATION_RESULT))),
    omit("devices", list(&object(&RESOURCE_V1BETA2_ALLOCATED_DEVICE_STATUS))).keyed(&[("driver", Some("\"\"")), ("device", Some("\"\"")), ("pool", Some("\"\"")), ("shareID", None)]),
    omit("reservedFor", list(&object(&RESOURCE_V1BETA2_RESOURCE_CLAIM_CONSUMER_REFERENCE))).merge("uid").keyed(&[("uid", Some("\"\""))]),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM_TEMPLATE: Struct = Struct { name: "resource/v1beta2.ResourceClaimTemplate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_RESOURCE_CLAIM_TEMPLATE_SPEC)),
] };

static RESOURCE_V1BETA2_RESOURCE_CLAIM_TEMPLATE_SPEC: Struct = Struct { name: "resource/v1beta2.ResourceClaimTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_RESOURCE_CLAIM_SPEC)),
] };

static RESOURCE_V1BETA2_RESOURCE_POOL: Struct = Struct { name: "resource/v1beta2.ResourcePool", fields: &[
    keep("generation", INT64),
    keep("name", STRING),
    keep("resourceSliceCount", INT64),
] };

static RESOURCE_V1BETA2_RESOURCE_SLICE: Struct = Struct { name: "resource/v1beta2.ResourceSlice", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1BETA2_RESOURCE_SLICE_SPEC)),
] };

static RESOURCE_V1BETA2_RESOURCE_SLICE_SPEC: Struct = Struct { name: "resource/v1beta2.ResourceSliceSpec", fields: &[
    omit("allNodes", pointer(&BOOL)),
    omit("devices", list(&object(&RESOURCE_V1BETA2_DEVICE))),
    keep("driver", STRING),
    omit("nodeName", pointer(&STRING)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("perDeviceNodeSelection", pointer(&BOOL)),
    keep("pool", object(&RESOURCE_V1BETA2_RESOURCE_POOL)),
    omit("sharedCounters", list(&object(&RESOURCE_V1BETA2_COUNTER_SET))),
] };

static RESOURCE_V1_ALLOCATED_DEVICE_STATUS: Struct = Struct { name: "resource/v1.AllocatedDeviceStatus", fields: &[
    keep("conditions", list(&object(&META_V1_CONDITION))).keyed(&[("type", Some("\"\""))]),
    omit("data", pointer(&RAW)).atomic(),
    keep("device", STRING),
    keep("driver", STRING),
    omit("networkData", pointer(&object(&RESOURCE_V1_NETWORK_DEVICE_DATA))),
    keep("pool", STRING),
    omit("shareID", pointer(&STRING)),
] };

static RESOURCE_V1_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1.AllocationResult", fields: &[
    omit("allocationTimestamp", pointer(&TIME)),
    omit("devices", object(&RESOURCE_V1_DEVICE_ALLOCATION_RESULT)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
] };

static RESOURCE_V1_CAPACITY_REQUEST_POLICY: Struct = Struct { name: "resource/v1.CapacityRequestPolicy", fields: &[
    keep("default", pointer(&QUANTITY)),
    omit("validRange", pointer(&object(&RESOURCE_V1_CAPACITY_REQUEST_POLICY_RANGE))),
    omit("validValues", list(&QUANTITY)),
] };

static RESOURCE_V1_CAPACITY_REQUEST_POLICY_RANGE: Struct = Struct { name: "resource/v1.CapacityRequestPolicyRange", fields: &[
    omit("max", pointer(&QUANTITY)),
    omit("min", pointer(&QUANTITY)),
    omit("step", pointer(&QUANTITY)),
] };

static RESOURCE_V1_CAPACITY_REQUIREMENTS: Struct = Struct { name: "resource/v1.CapacityRequirements", fields: &[
    omit("requests", map(&QUANTITY)),
] };

static RESOURCE_V1_CEL_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1.CELDeviceSelector", fields: &[
    keep("expression", STRING),
] };

static RESOURCE_V1_COUNTER: Struct = Struct { name: "resource/v1.Counter", fields: &[
    keep("value", QUANTITY),
] };

static RESOURCE_V1_COUNTER_SET: Struct = Struct { name: "resource/v1.CounterSet", fields: &[
    omit("counters", map(&object(&RESOURCE_V1_COUNTER))),
    keep("name", STRING),
] };

static RESOURCE_V1_DEVICE: Struct = Struct { name: "resource/v1.Device", fields: &[
    omit("allNodes", pointer(&BOOL)),
    omit("allowMultipleAllocations", pointer(&BOOL)),
    omit("attributes", map(&object(&RESOURCE_V1_DEVICE_ATTRIBUTE))),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("bindsToNode", pointer(&BOOL)),
    omit("capacity", map(&object(&RESOURCE_V1_DEVICE_CAPACITY))),
    omit("consumesCounters", list(&object(&RESOURCE_V1_DEVICE_COUNTER_CONSUMPTION))),
    keep("name", STRING),
    omit("nodeAllocatableResourceMappings", map(&object(&RESOURCE_V1_NODE_ALLOCATABLE_RESOURCE_MAPPING))),
    omit("nodeName", pointer(&STRING)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("taints", list(&object(&RESOURCE_V1_DEVICE_TAINT))),
] };

static RESOURCE_V1_DEVICE_ALLOCATION_CONFIGURATION: Struct = Struct { name: "resource/v1.DeviceAllocationConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
    keep("source", STRING),
] };

static RESOURCE_V1_DEVICE_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1.DeviceAllocationResult", fields: &[
    omit("config", list(&object(&RESOURCE_V1_DEVICE_ALLOCATION_CONFIGURATION))),
    omit("results", list(&object(&RESOURCE_V1_DEVICE_REQUEST_ALLOCATION_RESULT))),
] };

static RESOURCE_V1_DEVICE_ATTRIBUTE: Struct = Struct { name: "resource/v1.DeviceAttribute", fields: &[
    omit("bool", pointer(&BOOL)),
    omit("bools", list(&BOOL)),
    omit("int", pointer(&INT64)),
    omit("ints", list(&INT64)),
    omit("string", pointer(&STRING)),
    omit("strings", list(&STRING)),
    omit("version", pointer(&STRING)),
    omit("versions", list(&STRING)),
] };

static RESOURCE_V1_DEVICE_CAPACITY: Struct = Struct { name: "resource/v1.DeviceCapacity", fields: &[
    omit("requestPolicy", pointer(&object(&RESOURCE_V1_CAPACITY_REQUEST_POLICY))),
    keep("value", QUANTITY),
] };

static RESOURCE_V1_DEVICE_CLAIM: Struct = Struct { name: "resource/v1.DeviceClaim", fields: &[
    omit("config", list(&object(&RESOURCE_V1_DEVICE_CLAIM_CONFIGURATION))),
    omit("constraints", list(&object(&RESOURCE_V1_DEVICE_CONSTRAINT))),
    keep("requests", list(&object(&RESOURCE_V1_DEVICE_REQUEST))),
] };

static RESOURCE_V1_DEVICE_CLAIM_CONFIGURATION: Struct = Struct { name: "resource/v1.DeviceClaimConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1_OPAQUE_DEVICE_CONFIGURATION))),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1_DEVICE_CLASS: Struct = Struct { name: "resource/v1.DeviceClass", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1_DEVICE_CLASS_SPEC)),
] };

static RESOURCE_V1_DEVICE_CLASS_CONFIGURATION: Struct = Struct { name: "resource/v1.DeviceClassConfiguration", fields: &[
    omit("opaque", pointer(&object(&RESOURCE_V1_OPAQUE_DEVICE_CONFIGURATION))),
] };

static RESOURCE_V1_DEVICE_CLASS_SPEC: Struct = Struct { name: "resource/v1.DeviceClassSpec", fields: &[
    omit("config", list(&object(&RESOURCE_V1_DEVICE_CLASS_CONFIGURATION))),
    omit("extendedResourceName", pointer(&STRING)),
    omit("selectors", list(&object(&RESOURCE_V1_DEVICE_SELECTOR))),
] };

static RESOURCE_V1_DEVICE_CONSTRAINT: Struct = Struct { name: "resource/v1.DeviceConstraint", fields: &[
    omit("distinctAttribute", pointer(&STRING)),
    omit("matchAttribute", pointer(&STRING)),
    omit("requests", list(&STRING)),
] };

static RESOURCE_V1_DEVICE_COUNTER_CONSUMPTION: Struct = Struct { name: "resource/v1.DeviceCounterConsumption", fields: &[
    keep("counterSet", STRING),
    omit("counters", map(&object(&RESOURCE_V1_COUNTER))),
] };

static RESOURCE_V1_DEVICE_REQUEST: Struct = Struct { name: "resource/v1.DeviceRequest", fields: &[
    omit("exactly", pointer(&object(&RESOURCE_V1_EXACT_DEVICE_REQUEST))),
    omit("firstAvailable", list(&object(&RESOURCE_V1_DEVICE_SUB_REQUEST))),
    keep("name", STRING),
] };

static RESOURCE_V1_DEVICE_REQUEST_ALLOCATION_RESULT: Struct = Struct { name: "resource/v1.DeviceRequestAllocationResult", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("bindingConditions", list(&STRING)),
    omit("bindingFailureConditions", list(&STRING)),
    omit("consumedCapacity", map(&QUANTITY)),
    keep("device", STRING),
    keep("driver", STRING),
    keep("pool", STRING),
    keep("request", STRING),
    omit("shareID", pointer(&STRING)),
    omit("tolerations", list(&object(&RESOURCE_V1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1_DEVICE_SELECTOR: Struct = Struct { name: "resource/v1.DeviceSelector", fields: &[
    omit("cel", pointer(&object(&RESOURCE_V1_CEL_DEVICE_SELECTOR))),
] };

static RESOURCE_V1_DEVICE_SUB_REQUEST: Struct = Struct { name: "resource/v1.DeviceSubRequest", fields: &[
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    keep("name", STRING),
    omit("selectors", list(&object(&RESOURCE_V1_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1_DEVICE_TAINT: Struct = Struct { name: "resource/v1.DeviceTaint", fields: &[
    keep("effect", STRING),
    keep("key", STRING),
    omit("timeAdded", pointer(&TIME)),
    omit("value", STRING),
] };

static RESOURCE_V1_DEVICE_TOLERATION: Struct = Struct { name: "resource/v1.DeviceToleration", fields: &[
    omit("effect", STRING),
    omit("key", STRING),
    omit("operator", STRING),
    omit("tolerationSeconds", pointer(&INT64)),
    omit("value", STRING),
] };

static RESOURCE_V1_EXACT_DEVICE_REQUEST: Struct = Struct { name: "resource/v1.ExactDeviceRequest", fields: &[
    omit("adminAccess", pointer(&BOOL)),
    omit("allocationMode", STRING),
    omit("capacity", pointer(&object(&RESOURCE_V1_CAPACITY_REQUIREMENTS))),
    omit("count", INT64),
    keep("deviceClassName", STRING),
    omit("selectors", list(&object(&RESOURCE_V1_DEVICE_SELECTOR))),
    omit("tolerations", list(&object(&RESOURCE_V1_DEVICE_TOLERATION))),
] };

static RESOURCE_V1_NETWORK_DEVICE_DATA: Struct = Struct { name: "resource/v1.NetworkDeviceData", fields: &[
    omit("hardwareAddress", STRING),
    omit("interfaceName", STRING),
    omit("ips", list(&STRING)),
] };

static RESOURCE_V1_NODE_ALLOCATABLE_RESOURCE_MAPPING: Struct = Struct { name: "resource/v1.NodeAllocatableResourceMapping", fields: &[
    omit("allocationMultiplier", pointer(&QUANTITY)),
    omit("capacityKey", pointer(&STRING)),
] };

static RESOURCE_V1_OPAQUE_DEVICE_CONFIGURATION: Struct = Struct { name: "resource/v1.OpaqueDeviceConfiguration", fields: &[
    keep("driver", STRING),
    keep("parameters", RAW).atomic(),
] };

static RESOURCE_V1_RESOURCE_CLAIM: Struct = Struct { name: "resource/v1.ResourceClaim", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1_RESOURCE_CLAIM_SPEC)),
    omit("status", object(&RESOURCE_V1_RESOURCE_CLAIM_STATUS)),
] };

static RESOURCE_V1_RESOURCE_CLAIM_CONSUMER_REFERENCE: Struct = Struct { name: "resource/v1.ResourceClaimConsumerReference", fields: &[
    omit("apiGroup", STRING),
    keep("name", STRING),
    keep("resource", STRING),
    keep("uid", STRING),
] };

static RESOURCE_V1_RESOURCE_CLAIM_SPEC: Struct = Struct { name: "resource/v1.ResourceClaimSpec", fields: &[
    keep("devices", object(&RESOURCE_V1_DEVICE_CLAIM)),
] };

static RESOURCE_V1_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "resource/v1.ResourceClaimStatus", fields: &[
    omit("allocation", pointer(&object(&RESOURCE_V1_ALLOCATION_RESULT))),
    omit("devices", list(&object(&RESOURCE_V1_ALLOCATED_DEVICE_STATUS))).keyed(&[("driver", Some("\"\"")), ("device", Some("\"\"")), ("pool", Some("\"\"")), ("shareID", None)]),
    omit("reservedFor", list(&object(&RESOURCE_V1_RESOURCE_CLAIM_CONSUMER_REFERENCE))).merge("uid").keyed(&[("uid", Some("\"\""))]),
] };

static RESOURCE_V1_RESOURCE_CLAIM_TEMPLATE: Struct = Struct { name: "resource/v1.ResourceClaimTemplate", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1_RESOURCE_CLAIM_TEMPLATE_SPEC)),
] };

static RESOURCE_V1_RESOURCE_CLAIM_TEMPLATE_SPEC: Struct = Struct { name: "resource/v1.ResourceClaimTemplateSpec", fields: &[
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1_RESOURCE_CLAIM_SPEC)),
] };

static RESOURCE_V1_RESOURCE_POOL: Struct = Struct { name: "resource/v1.ResourcePool", fields: &[
    keep("generation", INT64),
    keep("name", STRING),
    keep("resourceSliceCount", INT64),
] };

static RESOURCE_V1_RESOURCE_SLICE: Struct = Struct { name: "resource/v1.ResourceSlice", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&RESOURCE_V1_RESOURCE_SLICE_SPEC)),
] };

static RESOURCE_V1_RESOURCE_SLICE_SPEC: Struct = Struct { name: "resource/v1.ResourceSliceSpec", fields: &[
    omit("allNodes", pointer(&BOOL)),
    omit("devices", list(&object(&RESOURCE_V1_DEVICE))),
    keep("driver", STRING),
    omit("nodeName", pointer(&STRING)),
    omit("nodeSelector", pointer(&object(&CORE_V1_NODE_SELECTOR))).atomic(),
    omit("perDeviceNodeSelection", pointer(&BOOL)),
    keep("pool", object(&RESOURCE_V1_RESOURCE_POOL)),
    omit("sharedCounters", list(&object(&RESOURCE_V1_COUNTER_SET))),
] };

static SCHEDULING_V1ALPHA2_BASIC_SCHEDULING_POLICY: Struct = Struct { name: "scheduling/v1alpha2.BasicSchedulingPolicy", fields: &[
] };

static SCHEDULING_V1ALPHA2_GANG_SCHEDULING_POLICY: Struct = Struct { name: "scheduling/v1alpha2.GangSchedulingPolicy", fields: &[
    keep("minCount", INT32),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP: Struct = Struct { name: "scheduling/v1alpha2.PodGroup", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&SCHEDULING_V1ALPHA2_POD_GROUP_SPEC)),
    omit("status", object(&SCHEDULING_V1ALPHA2_POD_GROUP_STATUS)),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_RESOURCE_CLAIM: Struct = Struct { name: "scheduling/v1alpha2.PodGroupResourceClaim", fields: &[
    keep("name", STRING),
    omit("resourceClaimName", pointer(&STRING)),
    omit("resourceClaimTemplateName", pointer(&STRING)),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_RESOURCE_CLAIM_STATUS: Struct = Struct { name: "scheduling/v1alpha2.PodGroupResourceClaimStatus", fields: &[
    keep("name", STRING),
    omit("resourceClaimName", pointer(&STRING)),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_CONSTRAINTS: Struct = Struct { name: "scheduling/v1alpha2.PodGroupSchedulingConstraints", fields: &[
    omit("topology", list(&object(&SCHEDULING_V1ALPHA2_TOPOLOGY_CONSTRAINT))),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_POLICY: Struct = Struct { name: "scheduling/v1alpha2.PodGroupSchedulingPolicy", fields: &[
    omit("basic", pointer(&object(&SCHEDULING_V1ALPHA2_BASIC_SCHEDULING_POLICY))),
    omit("gang", pointer(&object(&SCHEDULING_V1ALPHA2_GANG_SCHEDULING_POLICY))),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_SPEC: Struct = Struct { name: "scheduling/v1alpha2.PodGroupSpec", fields: &[
    omit("disruptionMode", pointer(&STRING)),
    keep("podGroupTemplateRef", pointer(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_TEMPLATE_REFERENCE))),
    omit("priority", pointer(&INT32)),
    omit("priorityClassName", STRING),
    omit("resourceClaims", list(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_RESOURCE_CLAIM))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
    omit("schedulingConstraints", pointer(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_CONSTRAINTS))),
    keep("schedulingPolicy", object(&SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_POLICY)),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_STATUS: Struct = Struct { name: "scheduling/v1alpha2.PodGroupStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("resourceClaimStatuses", list(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_RESOURCE_CLAIM_STATUS))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_TEMPLATE: Struct = Struct { name: "scheduling/v1alpha2.PodGroupTemplate", fields: &[
    omit("disruptionMode", pointer(&STRING)),
    keep("name", STRING),
    omit("priority", pointer(&INT32)),
    omit("priorityClassName", STRING),
    omit("resourceClaims", list(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_RESOURCE_CLAIM))).merge("name").retain_keys().keyed(&[("name", Some("\"\""))]),
    keep("schedulingConstraints", pointer(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_CONSTRAINTS))),
    keep("schedulingPolicy", object(&SCHEDULING_V1ALPHA2_POD_GROUP_SCHEDULING_POLICY)),
] };

static SCHEDULING_V1ALPHA2_POD_GROUP_TEMPLATE_REFERENCE: Struct = Struct { name: "scheduling/v1alpha2.PodGroupTemplateReference", fields: &[
    keep("workload", pointer(&object(&SCHEDULING_V1ALPHA2_WORKLOAD_POD_GROUP_TEMPLATE_REFERENCE))),
] };

static SCHEDULING_V1ALPHA2_TOPOLOGY_CONSTRAINT: Struct = Struct { name: "scheduling/v1alpha2.TopologyConstraint", fields: &[
    keep("key", STRING),
] };

static SCHEDULING_V1ALPHA2_TYPED_LOCAL_OBJECT_REFERENCE: Struct = Struct { name: "scheduling/v1alpha2.TypedLocalObjectReference", fields: &[
    omit("apiGroup", STRING),
    keep("kind", STRING),
    keep("name", STRING),
] };

static SCHEDULING_V1ALPHA2_WORKLOAD: Struct = Struct { name: "scheduling/v1alpha2.Workload", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&SCHEDULING_V1ALPHA2_WORKLOAD_SPEC)),
] };

static SCHEDULING_V1ALPHA2_WORKLOAD_POD_GROUP_TEMPLATE_REFERENCE: Struct = Struct { name: "scheduling/v1alpha2.WorkloadPodGroupTemplateReference", fields: &[
    keep("podGroupTemplateName", STRING),
    keep("workloadName", STRING),
] };

static SCHEDULING_V1ALPHA2_WORKLOAD_SPEC: Struct = Struct { name: "scheduling/v1alpha2.WorkloadSpec", fields: &[
    omit("controllerRef", pointer(&object(&SCHEDULING_V1ALPHA2_TYPED_LOCAL_OBJECT_REFERENCE))),
    keep("podGroupTemplates", list(&object(&SCHEDULING_V1ALPHA2_POD_GROUP_TEMPLATE))).keyed(&[("name", Some("\"\""))]),
] };

static SCHEDULING_V1BETA1_PRIORITY_CLASS: Struct = Struct { name: "scheduling/v1beta1.PriorityClass", fields: &[
    omit("apiVersion", STRING),
    omit("description", STRING),
    omit("globalDefault", BOOL),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("preemptionPolicy", pointer(&STRING)),
    keep("value", INT32),
] };

static SCHEDULING_V1_PRIORITY_CLASS: Struct = Struct { name: "scheduling/v1.PriorityClass", fields: &[
    omit("apiVersion", STRING),
    omit("description", STRING),
    omit("globalDefault", BOOL),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("preemptionPolicy", pointer(&STRING)),
    keep("value", INT32),
] };

static STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION: Struct = Struct { name: "storagemigration/v1beta1.StorageVersionMigration", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("spec", object(&STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION_SPEC)),
    omit("status", object(&STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION_STATUS)),
] };

static STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION_SPEC: Struct = Struct { name: "storagemigration/v1beta1.StorageVersionMigrationSpec", fields: &[
    keep("resource", object(&META_V1_GROUP_RESOURCE)),
] };

static STORAGEMIGRATION_V1BETA1_STORAGE_VERSION_MIGRATION_STATUS: Struct = Struct { name: "storagemigration/v1beta1.StorageVersionMigrationStatus", fields: &[
    omit("conditions", list(&object(&META_V1_CONDITION))).merge("type").keyed(&[("type", Some("\"\""))]),
    omit("resourceVersion", STRING),
] };

static STORAGE_V1ALPHA1_CSI_STORAGE_CAPACITY: Struct = Struct { name: "storage/v1alpha1.CSIStorageCapacity", fields: &[
    omit("apiVersion", STRING),
    omit("capacity", pointer(&QUANTITY)),
    omit("kind", STRING),
    omit("maximumVolumeSize", pointer(&QUANTITY)),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("nodeTopology", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("storageClassName", STRING),
] };

static STORAGE_V1ALPHA1_VOLUME_ATTACHMENT: Struct = Struct { name: "storage/v1alpha1.VolumeAttachment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_SPEC)),
    omit("status", object(&STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_STATUS)),
] };

static STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_SOURCE: Struct = Struct { name: "storage/v1alpha1.VolumeAttachmentSource", fields: &[
    omit("inlineVolumeSpec", pointer(&object(&CORE_V1_PERSISTENT_VOLUME_SPEC))),
    omit("persistentVolumeName", pointer(&STRING)),
] };

static STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_SPEC: Struct = Struct { name: "storage/v1alpha1.VolumeAttachmentSpec", fields: &[
    keep("attacher", STRING),
    keep("nodeName", STRING),
    keep("source", object(&STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_SOURCE)),
] };

static STORAGE_V1ALPHA1_VOLUME_ATTACHMENT_STATUS: Struct = Struct { name: "storage/v1alpha1.VolumeAttachmentStatus", fields: &[
    omit("attachError", pointer(&object(&STORAGE_V1ALPHA1_VOLUME_ERROR))),
    keep("attached", BOOL),
    omit("attachmentMetadata", map(&STRING)),
    omit("detachError", pointer(&object(&STORAGE_V1ALPHA1_VOLUME_ERROR))),
] };

static STORAGE_V1ALPHA1_VOLUME_ATTRIBUTES_CLASS: Struct = Struct { name: "storage/v1alpha1.VolumeAttributesClass", fields: &[
    omit("apiVersion", STRING),
    keep("driverName", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("parameters", map(&STRING)),
] };

static STORAGE_V1ALPHA1_VOLUME_ERROR: Struct = Struct { name: "storage/v1alpha1.VolumeError", fields: &[
    omit("errorCode", pointer(&INT32)),
    omit("message", STRING),
    omit("time", TIME),
] };

static STORAGE_V1BETA1_CSI_DRIVER: Struct = Struct { name: "storage/v1beta1.CSIDriver", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1BETA1_CSI_DRIVER_SPEC)),
] };

static STORAGE_V1BETA1_CSI_DRIVER_SPEC: Struct = Struct { name: "storage/v1beta1.CSIDriverSpec", fields: &[
    omit("attachRequired", pointer(&BOOL)),
    omit("fsGroupPolicy", pointer(&STRING)),
    omit("nodeAllocatableUpdatePeriodSeconds", pointer(&INT64)),
    omit("podInfoOnMount", pointer(&BOOL)),
    omit("preventPodSchedulingIfMissing", pointer(&BOOL)),
    omit("requiresRepublish", pointer(&BOOL)),
    omit("seLinuxMount", pointer(&BOOL)),
    omit("serviceAccountTokenInSecrets", pointer(&BOOL)),
    omit("storageCapacity", pointer(&BOOL)),
    omit("tokenRequests", list(&object(&STORAGE_V1BETA1_TOKEN_REQUEST))),
    omit("volumeLifecycleModes", list(&STRING)),
] };

static STORAGE_V1BETA1_CSI_NODE: Struct = Struct { name: "storage/v1beta1.CSINode", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1BETA1_CSI_NODE_SPEC)),
] };

static STORAGE_V1BETA1_CSI_NODE_DRIVER: Struct = Struct { name: "storage/v1beta1.CSINodeDriver", fields: &[
    omit("allocatable", pointer(&object(&STORAGE_V1BETA1_VOLUME_NODE_RESOURCES))),
    keep("name", STRING),
    keep("nodeID", STRING),
    keep("topologyKeys", list(&STRING)),
] };

static STORAGE_V1BETA1_CSI_NODE_SPEC: Struct = Struct { name: "storage/v1beta1.CSINodeSpec", fields: &[
    keep("drivers", list(&object(&STORAGE_V1BETA1_CSI_NODE_DRIVER))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static STORAGE_V1BETA1_CSI_STORAGE_CAPACITY: Struct = Struct { name: "storage/v1beta1.CSIStorageCapacity", fields: &[
    omit("apiVersion", STRING),
    omit("capacity", pointer(&QUANTITY)),
    omit("kind", STRING),
    omit("maximumVolumeSize", pointer(&QUANTITY)),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("nodeTopology", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("storageClassName", STRING),
] };

static STORAGE_V1BETA1_STORAGE_CLASS: Struct = Struct { name: "storage/v1beta1.StorageClass", fields: &[
    omit("allowVolumeExpansion", pointer(&BOOL)),
    omit("allowedTopologies", list(&object(&CORE_V1_TOPOLOGY_SELECTOR_TERM))),
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("mountOptions", list(&STRING)),
    omit("parameters", map(&STRING)),
    keep("provisioner", STRING),
    omit("reclaimPolicy", pointer(&STRING)),
    omit("volumeBindingMode", pointer(&STRING)),
] };

static STORAGE_V1BETA1_TOKEN_REQUEST: Struct = Struct { name: "storage/v1beta1.TokenRequest", fields: &[
    keep("audience", STRING),
    omit("expirationSeconds", pointer(&INT64)),
] };

static STORAGE_V1BETA1_VOLUME_ATTACHMENT: Struct = Struct { name: "storage/v1beta1.VolumeAttachment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1BETA1_VOLUME_ATTACHMENT_SPEC)),
    omit("status", object(&STORAGE_V1BETA1_VOLUME_ATTACHMENT_STATUS)),
] };

static STORAGE_V1BETA1_VOLUME_ATTACHMENT_SOURCE: Struct = Struct { name: "storage/v1beta1.VolumeAttachmentSource", fields: &[
    omit("inlineVolumeSpec", pointer(&object(&CORE_V1_PERSISTENT_VOLUME_SPEC))),
    omit("persistentVolumeName", pointer(&STRING)),
] };

static STORAGE_V1BETA1_VOLUME_ATTACHMENT_SPEC: Struct = Struct { name: "storage/v1beta1.VolumeAttachmentSpec", fields: &[
    keep("attacher", STRING),
    keep("nodeName", STRING),
    keep("source", object(&STORAGE_V1BETA1_VOLUME_ATTACHMENT_SOURCE)),
] };

static STORAGE_V1BETA1_VOLUME_ATTACHMENT_STATUS: Struct = Struct { name: "storage/v1beta1.VolumeAttachmentStatus", fields: &[
    omit("attachError", pointer(&object(&STORAGE_V1BETA1_VOLUME_ERROR))),
    keep("attached", BOOL),
    omit("attachmentMetadata", map(&STRING)),
    omit("detachError", pointer(&object(&STORAGE_V1BETA1_VOLUME_ERROR))),
] };

static STORAGE_V1BETA1_VOLUME_ATTRIBUTES_CLASS: Struct = Struct { name: "storage/v1beta1.VolumeAttributesClass", fields: &[
    omit("apiVersion", STRING),
    keep("driverName", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("parameters", map(&STRING)),
] };

static STORAGE_V1BETA1_VOLUME_ERROR: Struct = Struct { name: "storage/v1beta1.VolumeError", fields: &[
    omit("errorCode", pointer(&INT32)),
    omit("message", STRING),
    omit("time", TIME),
] };

static STORAGE_V1BETA1_VOLUME_NODE_RESOURCES: Struct = Struct { name: "storage/v1beta1.VolumeNodeResources", fields: &[
    omit("count", pointer(&INT32)),
] };

static STORAGE_V1_CSI_DRIVER: Struct = Struct { name: "storage/v1.CSIDriver", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1_CSI_DRIVER_SPEC)),
] };

static STORAGE_V1_CSI_DRIVER_SPEC: Struct = Struct { name: "storage/v1.CSIDriverSpec", fields: &[
    omit("attachRequired", pointer(&BOOL)),
    omit("fsGroupPolicy", pointer(&STRING)),
    omit("nodeAllocatableUpdatePeriodSeconds", pointer(&INT64)),
    omit("podInfoOnMount", pointer(&BOOL)),
    omit("preventPodSchedulingIfMissing", pointer(&BOOL)),
    omit("requiresRepublish", pointer(&BOOL)),
    omit("seLinuxMount", pointer(&BOOL)),
    omit("serviceAccountTokenInSecrets", pointer(&BOOL)),
    omit("storageCapacity", pointer(&BOOL)),
    omit("tokenRequests", list(&object(&STORAGE_V1_TOKEN_REQUEST))),
    omit("volumeLifecycleModes", list(&STRING)).set(),
] };

static STORAGE_V1_CSI_NODE: Struct = Struct { name: "storage/v1.CSINode", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1_CSI_NODE_SPEC)),
] };

static STORAGE_V1_CSI_NODE_DRIVER: Struct = Struct { name: "storage/v1.CSINodeDriver", fields: &[
    omit("allocatable", pointer(&object(&STORAGE_V1_VOLUME_NODE_RESOURCES))),
    keep("name", STRING),
    keep("nodeID", STRING),
    keep("topologyKeys", list(&STRING)),
] };

static STORAGE_V1_CSI_NODE_SPEC: Struct = Struct { name: "storage/v1.CSINodeSpec", fields: &[
    keep("drivers", list(&object(&STORAGE_V1_CSI_NODE_DRIVER))).merge("name").keyed(&[("name", Some("\"\""))]),
] };

static STORAGE_V1_CSI_STORAGE_CAPACITY: Struct = Struct { name: "storage/v1.CSIStorageCapacity", fields: &[
    omit("apiVersion", STRING),
    omit("capacity", pointer(&QUANTITY)),
    omit("kind", STRING),
    omit("maximumVolumeSize", pointer(&QUANTITY)),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("nodeTopology", pointer(&object(&META_V1_LABEL_SELECTOR))).atomic(),
    keep("storageClassName", STRING),
] };

static STORAGE_V1_STORAGE_CLASS: Struct = Struct { name: "storage/v1.StorageClass", fields: &[
    omit("allowVolumeExpansion", pointer(&BOOL)),
    omit("allowedTopologies", list(&object(&CORE_V1_TOPOLOGY_SELECTOR_TERM))),
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("mountOptions", list(&STRING)),
    omit("parameters", map(&STRING)),
    keep("provisioner", STRING),
    omit("reclaimPolicy", pointer(&STRING)),
    omit("volumeBindingMode", pointer(&STRING)),
] };

static STORAGE_V1_TOKEN_REQUEST: Struct = Struct { name: "storage/v1.TokenRequest", fields: &[
    keep("audience", STRING),
    omit("expirationSeconds", pointer(&INT64)),
] };

static STORAGE_V1_VOLUME_ATTACHMENT: Struct = Struct { name: "storage/v1.VolumeAttachment", fields: &[
    omit("apiVersion", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    keep("spec", object(&STORAGE_V1_VOLUME_ATTACHMENT_SPEC)),
    omit("status", object(&STORAGE_V1_VOLUME_ATTACHMENT_STATUS)),
] };

static STORAGE_V1_VOLUME_ATTACHMENT_SOURCE: Struct = Struct { name: "storage/v1.VolumeAttachmentSource", fields: &[
    omit("inlineVolumeSpec", pointer(&object(&CORE_V1_PERSISTENT_VOLUME_SPEC))),
    omit("persistentVolumeName", pointer(&STRING)),
] };

static STORAGE_V1_VOLUME_ATTACHMENT_SPEC: Struct = Struct { name: "storage/v1.VolumeAttachmentSpec", fields: &[
    keep("attacher", STRING),
    keep("nodeName", STRING),
    keep("source", object(&STORAGE_V1_VOLUME_ATTACHMENT_SOURCE)),
] };

static STORAGE_V1_VOLUME_ATTACHMENT_STATUS: Struct = Struct { name: "storage/v1.VolumeAttachmentStatus", fields: &[
    omit("attachError", pointer(&object(&STORAGE_V1_VOLUME_ERROR))),
    keep("attached", BOOL),
    omit("attachmentMetadata", map(&STRING)),
    omit("detachError", pointer(&object(&STORAGE_V1_VOLUME_ERROR))),
] };

static STORAGE_V1_VOLUME_ATTRIBUTES_CLASS: Struct = Struct { name: "storage/v1.VolumeAttributesClass", fields: &[
    omit("apiVersion", STRING),
    keep("driverName", STRING),
    omit("kind", STRING),
    omit("metadata", object(&META_V1_OBJECT_META)),
    omit("parameters", map(&STRING)),
] };

static STORAGE_V1_VOLUME_ERROR: Struct = Struct { name: "storage/v1.VolumeError", fields: &[
    omit("errorCode", pointer(&INT32)),
    omit("message", STRING),
    omit("time", TIME),
] };

static STORAGE_V1_VOLUME_NODE_RESOURCES: Struct = Struct { name: "storage/v1.VolumeNodeResources", fields: &[
    omit("count", pointer(&INT32)),
] };
