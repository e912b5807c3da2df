package main

import (
	"fmt"

	"github.com/argoproj/argo-cd/gitops-engine/v3/pkg/utils/kube/scheme"
	"github.com/argoproj/argo-cd/v3/util/argo"
	"github.com/argoproj/argo-cd/v3/util/argo/diff"
	"github.com/argoproj/argo-cd/v3/util/argo/managedfields"
	"github.com/argoproj/argo-cd/v3/util/argo/normalizers"
	engine "github.com/argoproj/gitops-engine/pkg/diff"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// structured compares as Argo CD did that has structured merge, which it has up to 3.5: by the engine of 3.2. All that
// comes before the engine is that of the Argo CD that answers the rest.
func (w *world) structured(asked *pairQuestion, settled *settled) (any, error) {
	types := w.types
	if asked.WithoutTypes {
		types = nil
	}
	git, live := object(asked.Git), object(asked.Live)
	_ = argo.NewResourceTracking().Normalize(git, live, instanceLabel, asked.Tracking)
	if git != nil && live != nil {
		gvk := git.GroupVersionKind()
		rules := diff.NewIgnoreDiffConfig(asked.Ignore, settled.overrides)
		found, rule := rules.HasIgnoreDifference(gvk.Group, gvk.Kind, git.GetName(), git.GetNamespace())
		if found && len(rule.ManagedFieldsManagers) > 0 {
			var err error
			of := scheme.ResolveParseableType(gvk, types)
			if live, git, err = managedfields.Normalize(live, git, rule.ManagedFieldsManagers, of); err != nil {
				return nil, err
			}
		}
	}
	ignored, err := normalizers.NewIgnoreNormalizer(asked.Ignore, settled.overrides, normalizers.IgnoreNormalizerOpts{})
	if err != nil {
		return nil, err
	}
	known, err := normalizers.NewKnownTypesNormalizer(settled.overrides)
	if err != nil {
		return nil, err
	}
	found, err := engine.Diff(git, live,
		engine.WithNormalizer(oneAfterAnother{ignored, known}),
		engine.IgnoreAggregatedRoles(settled.options.IgnoreAggregatedRoles),
		engine.WithStructuredMergeDiff(asked.Strategy == "structured"),
		engine.WithGVKParser(types),
		engine.WithManager(manager),
	)
	if err != nil {
		return nil, fmt.Errorf("structured merge: %w", err)
	}
	return pairAnswer{found.Modified, found.NormalizedLive, found.PredictedLive}, nil
}

type oneAfterAnother []engine.Normalizer

func (all oneAfterAnother) Normalize(object *unstructured.Unstructured) error {
	for _, one := range all {
		if err := one.Normalize(object); err != nil {
			return err
		}
	}
	return nil
}
