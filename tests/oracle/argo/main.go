// argo-answers says what Argo CD says. A line of JSON on standard input is a question, a line on standard output its
// answer, in the same order; one process answers thousands.
//
// A question names what it asks for: "pair" (see pair.go), "health" (health.go) or "openapi" (openapi.go). Its "id" comes
// back with the answer. A panic of Argo CD's is an answer too, with "panic".
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/sirupsen/logrus"
	"k8s.io/klog/v2"
)

// The longest line that is read: a pair of objects of some megabytes each.
const longest = 1 << 28

type question struct {
	ID  json.RawMessage `json:"id"`
	Ask string          `json:"ask"`
}

type answerer func(line []byte) (any, error)

func main() {
	logrus.SetLevel(logrus.PanicLevel)
	klog.SetLogger(klog.Logger{})
	world := newWorld()
	answerers := map[string]answerer{
		"pair":    world.pair,
		"health":  world.health,
		"openapi": world.openapi,
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), longest)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		if err := encoder.Encode(reply(answerers, lines.Bytes())); err != nil {
			fail(err)
		}
		if err := out.Flush(); err != nil {
			fail(err)
		}
	}
	if err := lines.Err(); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "argo-answers:", err)
	os.Exit(1)
}

// reply never fails: what goes wrong stands in the answer.
func reply(answerers map[string]answerer, line []byte) (told map[string]any) {
	told = map[string]any{}
	defer func() {
		if panicked := recover(); panicked != nil {
			told["panic"] = fmt.Sprint(panicked)
		}
	}()
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		told["error"] = "no question: " + err.Error()
		return told
	}
	if asked.ID != nil {
		told["id"] = asked.ID
	}
	ask, known := answerers[asked.Ask]
	if !known {
		told["error"] = fmt.Sprintf("nobody answers %q", asked.Ask)
		return told
	}
	found, err := ask(line)
	if err != nil {
		told["error"] = err.Error()
	}
	if found != nil {
		told["answer"] = found
	}
	return told
}
