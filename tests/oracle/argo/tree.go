package main

import (
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/json"
)

// tree is an object as Kubernetes' own decoder reads it: whole numbers stay whole.
type tree map[string]any

func (t *tree) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, (*map[string]any)(t))
}

func object(t tree) *unstructured.Unstructured {
	if t == nil {
		return nil
	}
	return &unstructured.Unstructured{Object: t}
}
