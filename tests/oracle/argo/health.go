package main

import (
	"encoding/json"
	"fmt"

	"github.com/argoproj/argo-cd/gitops-engine/v3/pkg/health"
	"github.com/argoproj/argo-cd/v3/util/lua"
)

// healthQuestion: how is this object?
type healthQuestion struct {
	Object tree `json:"object"`
	// The data of argocd-cm.
	Settings map[string]string `json:"settings"`
}

// healthAnswer has an empty status where Argo CD says nothing of an object.
type healthAnswer struct {
	Status  health.HealthStatusCode `json:"status"`
	Message string                  `json:"message"`
}

func (w *world) health(line []byte) (any, error) {
	var asked healthQuestion
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, fmt.Errorf("no object: %w", err)
	}
	settled := w.settings(asked.Settings)
	if settled.err != nil {
		return nil, fmt.Errorf("settings: %w", settled.err)
	}
	// An error comes with the status that is shown in its place.
	found, err := health.GetResourceHealth(object(asked.Object), lua.ResourceHealthOverrides(settled.overrides))
	if found == nil {
		return healthAnswer{}, err
	}
	return healthAnswer{found.Status, found.Message}, err
}
