// Answers what `kustomize build` says of many folders, in one process.
//
// Reads one JSON object a line from standard input, {"path": FOLDER, "fresh": BOOL}, and writes one a line to standard
// output, {"output": TEXT} or {"error": TEXT}. It runs the very command of the program, on the disk. What kustomize
// keeps of types between builds is thrown away where `fresh` asks for it: before a build that brings a schema of its
// own, and after it.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"

	"sigs.k8s.io/kustomize/kustomize/v5/commands/build"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

type question struct {
	Path  string `json:"path"`
	Fresh bool   `json:"fresh"`
}

type answer struct {
	Output string `json:"output"`
	Error  string `json:"error,omitempty"`
}

func main() {
	log.SetOutput(io.Discard)
	answers := os.Stdout
	// Warnings are printed to both; only answers may get through.
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout, os.Stderr = null, null
	}
	questions := bufio.NewReader(os.Stdin)
	stale := false
	for {
		line, err := questions.ReadBytes('\n')
		if err != nil {
			return
		}
		var q question
		if err := json.Unmarshal(line, &q); err != nil {
			panic(err)
		}
		if stale || q.Fresh {
			openapi.ResetOpenAPI()
		}
		stale = q.Fresh
		reply, err := json.Marshal(ask(q.Path))
		if err != nil {
			panic(err)
		}
		if _, err := answers.Write(append(reply, '\n')); err != nil {
			return
		}
	}
}

// ask builds one folder; a panic of kustomize is a refusal, as the exit code of its program is.
func ask(path string) (reply answer) {
	defer func() {
		if fault := recover(); fault != nil {
			reply = answer{Error: fmt.Sprintf("panic: %v", fault)}
		}
	}()
	var output bytes.Buffer
	command := build.NewCmdBuild(filesys.MakeFsOnDisk(), build.MakeHelp("kustomize", "build"), &output)
	command.SetArgs([]string{path})
	command.SetOut(io.Discard)
	command.SetErr(io.Discard)
	if err := command.Execute(); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Output: output.String()}
}
