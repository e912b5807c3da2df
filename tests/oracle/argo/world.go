package main

import (
	"context"
	"encoding/json"

	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/util/settings"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/client-go/kubernetes/fake"
)

const namespace = "argocd"

// world is what holds from one question to the next.
type world struct {
	// types of the kinds that a cluster serves; nil until a question brings its OpenAPI document.
	types *managedfields.GvkParser
	// By the text of the ConfigMap: reading one starts informers.
	settled map[string]*settled
}

// settled is what argocd-cm says about comparing.
type settled struct {
	overrides map[string]v1alpha1.ResourceOverride
	options   settings.ArgoCDDiffOptions
	err       error
}

func newWorld() *world {
	return &world{settled: map[string]*settled{}}
}

// settings reads the data of an argocd-cm as Argo CD's own manager of settings does.
func (w *world) settings(data map[string]string) *settled {
	// A map is written with its keys in order.
	key, _ := json.Marshal(data)
	if known, ok := w.settled[string(key)]; ok {
		return known
	}
	found := read(data)
	w.settled[string(key)] = found
	return found
}

func read(data map[string]string) *settled {
	ctx, done := context.WithCancel(context.Background())
	defer done()
	labels := map[string]string{"app.kubernetes.io/part-of": "argocd"}
	meta := func(name string) metav1.ObjectMeta {
		return metav1.ObjectMeta{Name: name, Namespace: namespace, Labels: labels}
	}
	client := fake.NewClientset(
		&corev1.ConfigMap{ObjectMeta: meta("argocd-cm"), Data: data},
		&corev1.Secret{ObjectMeta: meta("argocd-secret"), Data: map[string][]byte{"server.secretkey": []byte("x")}},
	)
	manager := settings.NewSettingsManager(ctx, client, namespace)
	found := &settled{}
	if found.overrides, found.err = manager.GetResourceOverrides(); found.err == nil {
		found.options, found.err = manager.GetResourceCompareOptions()
	}
	return found
}
