package main

import (
	"encoding/json"
	"fmt"

	openapi "github.com/google/gnostic-models/openapiv2"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/kube-openapi/pkg/util/proto"
)

// openapiQuestion brings what a cluster serves at `/openapi/v2`; it holds for all that follows.
type openapiQuestion struct {
	Document json.RawMessage `json:"document"`
}

func (w *world) openapi(line []byte) (any, error) {
	var asked openapiQuestion
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, fmt.Errorf("no document: %w", err)
	}
	document, err := openapi.ParseDocument(asked.Document)
	if err != nil {
		return nil, err
	}
	models, err := proto.NewOpenAPIData(document)
	if err != nil {
		return nil, err
	}
	// As the engine asks for it: unknown fields are refused, unless a schema keeps them.
	if w.types, err = managedfields.NewGVKParser(models, false); err != nil {
		return nil, err
	}
	return map[string]int{"models": len(models.ListModels())}, nil
}
