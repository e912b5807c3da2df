// schema writes the table of Kubernetes' built-in types that the comparison needs: which JSON fields a kind has, what
// Go decodes each into, whether a zero value is left out, and how a strategic merge patch treats it. OpenAPI does not
// hold these facts, so they are read off the Go types of k8s.io/api by reflection over client-go's scheme. How a
// server-side apply merges a field (which list is a map of items or a set, which map is one value) is in the schema
// that client-go's apply configurations carry.
//
//	cd tests/schema/kubernetes && go run . > ../../../src/kubernetes/schema/table.rs
//
// With the argument `list` it writes one line for each kind and each field instead, sorted, for the comparison of two
// versions of Kubernetes: go-1.33.mod is the module of the older one, since-1.33.txt what differs.
//
//	go run -modfile=go-1.33.mod . list
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
	smd "sigs.k8s.io/structured-merge-diff/v6/schema"
	"sigs.k8s.io/structured-merge-diff/v6/typed"
)

// leaves are the types with a JSON form of their own.
var leaves = map[reflect.Type]string{
	reflect.TypeFor[resource.Quantity]():    "QUANTITY",
	reflect.TypeFor[intstr.IntOrString]():   "INT_OR_STRING",
	reflect.TypeFor[metav1.Time]():          "TIME",
	reflect.TypeFor[metav1.MicroTime]():     "MICRO_TIME",
	reflect.TypeFor[metav1.FieldsV1]():      "RAW",
	reflect.TypeFor[runtime.RawExtension](): "RAW",
	reflect.TypeFor[[]byte]():               "BYTES",
}

// field is one JSON key of a struct, embedded structs already opened.
type field struct {
	name, shape, calls string
	omit               bool
}

// table collects the structs that are reachable from the kinds.
type table struct {
	structs map[string][]field
	types   map[string]reflect.Type
	// named has the strings with a type of their own, by struct and field.
	named   map[string]string
	applied *smd.Schema
}

func main() {
	t := table{structs: map[string][]field{}, types: map[string]reflect.Type{}, named: map[string]string{}, applied: appliedSchema()}
	kinds := map[string]string{}
	for gvk, goType := range scheme.Scheme.AllKnownTypes() {
		if isKind(gvk, goType) {
			key := fmt.Sprintf("(%q, %q, %q)", gvk.Group, gvk.Kind, gvk.Version)
			kinds[key] = t.add(goType)
		}
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	if slices.Contains(os.Args[1:], "list") {
		t.list(out, kinds)
		return
	}
	t.write(out, kinds)
}

// isKind leaves out what no manifest can be: lists, options of requests, events of watches.
func isKind(gvk schema.GroupVersionKind, goType reflect.Type) bool {
	_, object := goType.FieldByName("ObjectMeta")
	return object && gvk.Version != runtime.APIVersionInternal
}

// add puts a struct and all it leads to into the table, and says under which name.
func (t *table) add(goType reflect.Type) string {
	name := constant(goType)
	if known, ok := t.types[name]; ok {
		if known != goType {
			panic("two types named " + name)
		}
		return name
	}
	t.types[name] = goType
	fields := t.fields(goType, goType, t.appliedFields(goType))
	slices.SortFunc(fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
	t.structs[name] = fields
	return name
}

// fields are those of goType, which is owner or embedded in it.
func (t *table) fields(owner, goType reflect.Type, applied *smd.Map) []field {
	var fields []field
	for i := range goType.NumField() {
		f := goType.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if tag == "-" || !f.IsExported() {
			continue
		}
		if f.Anonymous && name == "" {
			fields = append(fields, t.fields(owner, f.Type, applied)...)
			continue
		}
		if !tagged || name == "" {
			panic(goType.String() + "." + f.Name + " has no JSON name")
		}
		if own := ownString(f.Type); own != "" {
			t.named[fmt.Sprintf("(%q, %q", typeName(owner), name)] = own
		}
		fields = append(fields, field{
			name:  name,
			shape: t.shape(f.Type),
			omit:  slices.Contains(strings.Split(options, ","), "omitempty"),
			calls: zero(options) + merge(f.Tag) + t.topology(applied, name),
		})
	}
	return fields
}

// ownString is the Go name of the strings in a field, if it is not just string.
func ownString(goType reflect.Type) string {
	switch goType.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return ownString(goType.Elem())
	case reflect.String:
		if goType != reflect.TypeFor[string]() {
			return goType.String()
		}
	}
	return ""
}

func zero(options string) string {
	if slices.Contains(strings.Split(options, ","), "omitzero") {
		return ".omit_zero()"
	}
	return ""
}

func merge(tag reflect.StructTag) string {
	key := tag.Get("patchMergeKey")
	calls := ""
	for _, strategy := range strings.Split(tag.Get("patchStrategy"), ",") {
		switch strategy {
		case "":
		case "merge":
			calls += fmt.Sprintf(".merge(%q)", key)
		case "replace":
			calls += ".replace()"
		case "retainKeys":
			calls += ".retain_keys()"
		default:
			panic("unknown strategy " + strategy)
		}
	}
	return calls
}

// appliedSchema reads the schema out of the source of client-go, which keeps it to itself.
func appliedSchema() *smd.Schema {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/client-go").Output()
	if err != nil {
		panic(err)
	}
	source := filepath.Join(strings.TrimSpace(string(folder)), "applyconfigurations", "internal", "internal.go")
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
	if err != nil {
		panic(err)
	}
	longest := ""
	ast.Inspect(file, func(node ast.Node) bool {
		if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil && len(text) > len(longest) {
				longest = text
			}
		}
		return true
	})
	read, err := typed.NewParser(typed.YAMLObject(longest))
	if err != nil {
		panic(err)
	}
	return &read.Schema
}

// appliedFields is what the schema says of a struct; nil for the few types that it has not.
func (t *table) appliedFields(goType reflect.Type) *smd.Map {
	folders := strings.Split(goType.PkgPath(), "/")
	host := strings.Split(folders[0], ".")
	slices.Reverse(host)
	name := strings.Join(append(host, folders[1:]...), ".") + "." + goType.Name()
	atom, ok := t.applied.Resolve(smd.TypeRef{NamedType: &name})
	if !ok {
		return nil
	}
	return atom.Map
}

// topology says what is merged within a field, where it is not as everywhere: lists whole, maps and structs by key.
func (t *table) topology(applied *smd.Map, name string) string {
	if applied == nil {
		return ""
	}
	field, ok := applied.FindField(name)
	if !ok {
		return ""
	}
	atom, ok := t.applied.Resolve(field.Type)
	if !ok {
		panic("no type of " + name)
	}
	switch {
	case atom.List != nil && atom.Map == nil && atom.List.ElementRelationship == smd.Associative && len(atom.List.Keys) == 0:
		return ".set()"
	case atom.List != nil && atom.Map == nil && atom.List.ElementRelationship == smd.Associative:
		return t.keyed(atom.List)
	case atom.Map != nil && atom.Map.ElementRelationship == smd.Atomic && (atom.List == nil) == (atom.Scalar == nil):
		// Also what may be anything, if it is one value whatever it is.
		return ".atomic()"
	}
	return ""
}

// keyed names the keys of a list's items, each with what stands for it where an item has it not.
func (t *table) keyed(list *smd.List) string {
	item, ok := t.applied.Resolve(list.ElementType)
	if !ok || item.Map == nil {
		panic("items of a keyed list")
	}
	var keys []string
	for _, name := range list.Keys {
		field, _ := item.Map.FindField(name)
		missing := "None"
		if field.Default != nil {
			text, err := json.Marshal(field.Default)
			if err != nil {
				panic(err)
			}
			missing = fmt.Sprintf("Some(%q)", text)
		}
		keys = append(keys, fmt.Sprintf("(%q, %s)", name, missing))
	}
	call := "keyed"
	if item.Map.ElementRelationship == smd.Atomic {
		call = "keyed_whole"
	}
	return fmt.Sprintf(".%s(&[%s])", call, strings.Join(keys, ", "))
}

func (t *table) shape(goType reflect.Type) string {
	if leaf, ok := leaves[goType]; ok {
		return leaf
	}
	switch goType.Kind() {
	case reflect.Bool:
		return "BOOL"
	case reflect.String:
		return "STRING"
	case reflect.Int32:
		return "INT32"
	case reflect.Int64:
		return "INT64"
	case reflect.Pointer:
		return "pointer(&" + t.shape(goType.Elem()) + ")"
	case reflect.Slice:
		return "list(&" + t.shape(goType.Elem()) + ")"
	case reflect.Map:
		if goType.Key().Kind() != reflect.String {
			panic("keys of " + goType.String())
		}
		return "map(&" + t.shape(goType.Elem()) + ")"
	case reflect.Struct:
		return "object(&" + t.add(goType) + ")"
	default:
		panic("no shape for " + goType.String())
	}
}

// typeName is the group's and version's folder and the Go name: core/v1.PodSpec.
func typeName(goType reflect.Type) string {
	parts := strings.Split(goType.PkgPath(), "/")
	return strings.Join(parts[len(parts)-2:], "/") + "." + goType.Name()
}

// constant is the name of the struct's static: CORE_V1_POD_SPEC.
func constant(goType reflect.Type) string {
	var b strings.Builder
	var before rune
	runes := []rune(typeName(goType))
	for i, r := range runes {
		next := i+1 < len(runes) && unicode.IsLower(runes[i+1])
		switch {
		case r == '/' || r == '.':
			b.WriteByte('_')
		case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsDigit(before) || unicode.IsUpper(before) && next):
			b.WriteByte('_')
			b.WriteRune(r)
		default:
			b.WriteRune(unicode.ToUpper(r))
		}
		before = r
	}
	return b.String()
}

func (t *table) write(out *bufio.Writer, kinds map[string]string) {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "k8s.io/api" {
				version = module.Version
			}
		}
	}
	fmt.Fprintf(out, "//! The built-in types of Kubernetes, as k8s.io/api %s declares them.\n", version)
	fmt.Fprint(out, "//!\n//! Made by the Go program in `tests/schema/kubernetes`; do not edit.\n\n")
	fmt.Fprint(out, "use super::shape::{\n    BOOL, BYTES, INT_OR_STRING, INT32, INT64, MICRO_TIME, QUANTITY, RAW, STRING, Struct, TIME, keep, list, map, object,\n    omit, pointer,\n};\n\n")
	fmt.Fprint(out, "/// Group, kind, version → type, sorted.\npub(super) static KINDS: &[(&str, &str, &str, &Struct)] = &[\n")
	for _, key := range sorted(kinds) {
		fmt.Fprintf(out, "    %s, &%s),\n", strings.TrimSuffix(key, ")"), kinds[key])
	}
	fmt.Fprint(out, "];\n\n")
	fmt.Fprint(out, "/// Struct, field → Go's name of the strings in it, where it is not `string`; sorted.\n")
	fmt.Fprint(out, "pub(super) static NAMED: &[(&str, &str, &str)] = &[\n")
	for _, key := range sorted(t.named) {
		fmt.Fprintf(out, "    %s, %q),\n", key, t.named[key])
	}
	fmt.Fprint(out, "];\n")
	for _, name := range sorted(t.structs) {
		fmt.Fprintf(out, "\nstatic %s: Struct = Struct { name: %q, fields: &[\n", name, typeName(t.types[name]))
		for _, f := range t.structs[name] {
			call := "keep"
			if f.omit {
				call = "omit"
			}
			fmt.Fprintf(out, "    %s(%q, %s)%s,\n", call, f.name, f.shape, f.calls)
		}
		fmt.Fprint(out, "] };\n")
	}
}

// list writes what the table holds, a line a fact: what a later version adds or changes is then a line too.
func (t *table) list(out *bufio.Writer, kinds map[string]string) {
	lines := map[string]bool{}
	for kind := range kinds {
		lines["kind "+kind] = true
	}
	for name, fields := range t.structs {
		for _, f := range fields {
			call := "keep"
			if f.omit {
				call = "omit"
			}
			lines[fmt.Sprintf("%s.%s %s %s%s", typeName(t.types[name]), f.name, call, f.shape, f.calls)] = true
		}
	}
	for _, line := range sorted(lines) {
		fmt.Fprintln(out, line)
	}
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
