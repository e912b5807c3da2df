package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/util/argo/diff"
	"github.com/argoproj/argo-cd/v3/util/argo/normalizers"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// The manager that Argo CD applies as, and the label that names an application.
const (
	manager       = "argocd-controller"
	instanceLabel = "app.kubernetes.io/instance"
)

// pairQuestion: how do these two objects compare?
type pairQuestion struct {
	// "legacy" (three-way or two-way), "structured", "byMark" (one of these, by the sync-options of Git's object) or
	// "serverSide".
	Strategy string `json:"strategy"`
	Git      tree   `json:"git"`
	Live     tree   `json:"live"`
	// `spec.ignoreDifferences` of the Application.
	Ignore []v1alpha1.ResourceIgnoreDifferences `json:"ignore"`
	// The data of argocd-cm.
	Settings map[string]string `json:"settings"`
	// "annotation" unless it says so.
	Tracking string `json:"tracking"`
	// Leaves the types of the cluster out of it, as a cluster does whose OpenAPI document Argo CD could not read.
	WithoutTypes bool `json:"withoutTypes"`
	// What the dry run of a server-side apply gave: an object, or the refusal.
	DryRun        json.RawMessage `json:"dryRun"`
	DryRunRefusal string          `json:"dryRunRefusal"`
	// `IncludeMutationWebhook=true` of the compare-options.
	IncludeWebhooks bool `json:"includeWebhooks"`
}

// pairAnswer holds the two sides as they were compared.
type pairAnswer struct {
	Modified  bool            `json:"modified"`
	Live      json.RawMessage `json:"live"`
	Predicted json.RawMessage `json:"predicted"`
}

func (w *world) pair(line []byte) (any, error) {
	var asked pairQuestion
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, fmt.Errorf("no pair: %w", err)
	}
	settled := w.settings(asked.Settings)
	if settled.err != nil {
		return nil, fmt.Errorf("settings: %w", settled.err)
	}
	if asked.Tracking == "" {
		asked.Tracking = string(v1alpha1.TrackingMethodAnnotation)
	}
	switch asked.Strategy {
	case "structured", "byMark":
		return w.structured(&asked, settled)
	case "legacy", "serverSide":
		return w.compared(&asked, settled)
	default:
		return nil, fmt.Errorf("no strategy %q", asked.Strategy)
	}
}

func (w *world) compared(asked *pairQuestion, settled *settled) (any, error) {
	builder := diff.NewDiffConfigBuilder().
		WithDiffSettings(asked.Ignore, settled.overrides, settled.options.IgnoreAggregatedRoles, normalizers.IgnoreNormalizerOpts{}).
		WithTracking(instanceLabel, asked.Tracking).
		WithNoCache().
		WithManager(manager)
	if !asked.WithoutTypes {
		builder = builder.WithGVKParser(w.types)
	}
	if asked.Strategy == "serverSide" {
		builder = builder.WithServerSideDiff(true).
			WithServerSideDryRunner(&recorded{asked}).
			WithIgnoreMutationWebhook(!asked.IncludeWebhooks)
	}
	config, err := builder.Build()
	if err != nil {
		return nil, err
	}
	found, err := diff.StateDiff(context.Background(), object(asked.Live), object(asked.Git), config)
	if err != nil {
		return nil, err
	}
	return pairAnswer{found.Modified, found.NormalizedLive, found.PredictedLive}, nil
}

// recorded answers a dry run with what the question says of it.
type recorded struct{ asked *pairQuestion }

func (r *recorded) Run(context.Context, *unstructured.Unstructured, string) (string, error) {
	if r.asked.DryRunRefusal != "" {
		return "", errors.New(r.asked.DryRunRefusal)
	}
	return string(r.asked.DryRun), nil
}
