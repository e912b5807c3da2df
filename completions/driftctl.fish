# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_driftctl_global_optspecs
    string join \n h/help V/version
end

function __fish_driftctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_driftctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_driftctl_using_subcommand
    set -l cmd (__fish_driftctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c driftctl -n "__fish_driftctl_needs_command" -s h -l help -d 'Print help'
complete -c driftctl -n "__fish_driftctl_needs_command" -s V -l version -d 'Print version'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "demo" -d 'Show a drifted example that is compiled in; needs no cluster'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "diff" -d 'Compare overlays with what runs, field by field, and judge'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "status" -d 'Compare overlays with what runs, one line for each'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "render" -d 'Print the manifests of an overlay, as kustomize would'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "health" -d 'Tell the health of objects in files, as Argo CD would; needs no cluster'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "snapshot" -d 'Record the live side of overlays, to compare with it later: `driftctl diff --live FILE`'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "explain" -d 'Tell why the fields of an object count or not, or how it was rendered'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "completions" -d 'Print a script with which a shell completes the command line'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "man" -d 'Print the manual page, for `man -l -` or a file `driftctl.1`'
complete -c driftctl -n "__fish_driftctl_needs_command" -f -a "version" -d 'Print the version'
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l show-ignored -d 'Show ignored fields with their three values' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l show-live-only -d 'Show every field that only the cluster has, not just what somebody set by hand' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l show-synced -d 'List the objects in sync' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l full -d 'Show long values whole' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l color -d 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l ascii -d 'Signs in ASCII' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -l no-pager -d 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand demo" -s h -l help -d 'Print help'
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l kubeconfig -d 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l context -d 'Context of the kubeconfig' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -s n -l namespace -d 'Namespace of objects that name none' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l as -d 'Ask as this user, which needs the right to impersonate' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l as-group -d 'Ask as a member of this group, with --as; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l request-timeout -d 'Time for one request: 30s, 1m; 0 leaves it to --timeout' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l timeout -d 'Time for the whole run' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l concurrency -d 'Requests under way at once' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l live -d 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l live-complete -d 'The dump is whole: what is not in it does not exist' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l server-side -d 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l only -d 'Compare these objects only: kind, kind/name or kind.group/name' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l exclude -d 'Leave these objects out; the output says so' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l extras -d 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2' -r -f -a "rendered\t''
all\t''
off\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l revision -d 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l load-restrictor -d 'Whether files outside of a kustomization\'s folder may be read' -r -f -a "LoadRestrictionsRootOnly\t''
LoadRestrictionsNone\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l reorder -d 'Order of the output: `legacy`, `none`, or what the kustomization says' -r -f -a "unspecified\t''
legacy\t''
none\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l fail-on -d 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l fail-only -d 'Fail on these alone; `out-of-sync` is the one that always counts otherwise' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l exit-zero -d 'Exit 0 where it would be 1' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l since -d 'Say which of the last N versions in Git runs, if it is not the newest' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l argocd-cm -d 'Argo CD\'s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l health-scripts -d 'Health scripts in Lua, laid out as Argo CD\'s `resource_customizations`: DIR/GROUP/KIND/health.lua' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l generic-health -d 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l external-diff -d 'Let a program compare, instead of printing text; without COMMAND `KUBECTL_EXTERNAL_DIFF`, else `diff -u -N`' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -s o -l output -d 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l show-ignored -d 'Show ignored fields with their three values' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l show-live-only -d 'Show every field that only the cluster has, not just what somebody set by hand' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l show-synced -d 'List the objects in sync' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l full -d 'Show long values whole' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l color -d 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l ascii -d 'Signs in ASCII' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -l no-pager -d 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l kubeconfig -d 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l context -d 'Context of the kubeconfig' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -s n -l namespace -d 'Namespace of objects that name none' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l as -d 'Ask as this user, which needs the right to impersonate' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l as-group -d 'Ask as a member of this group, with --as; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l request-timeout -d 'Time for one request: 30s, 1m; 0 leaves it to --timeout' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l timeout -d 'Time for the whole run' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l concurrency -d 'Requests under way at once' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l live -d 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l live-complete -d 'The dump is whole: what is not in it does not exist' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l server-side -d 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l only -d 'Compare these objects only: kind, kind/name or kind.group/name' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l exclude -d 'Leave these objects out; the output says so' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l extras -d 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2' -r -f -a "rendered\t''
all\t''
off\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l revision -d 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l load-restrictor -d 'Whether files outside of a kustomization\'s folder may be read' -r -f -a "LoadRestrictionsRootOnly\t''
LoadRestrictionsNone\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l reorder -d 'Order of the output: `legacy`, `none`, or what the kustomization says' -r -f -a "unspecified\t''
legacy\t''
none\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l fail-on -d 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l fail-only -d 'Fail on these alone; `out-of-sync` is the one that always counts otherwise' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l exit-zero -d 'Exit 0 where it would be 1' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l since -d 'Say which of the last N versions in Git runs, if it is not the newest' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l argocd-cm -d 'Argo CD\'s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l health-scripts -d 'Health scripts in Lua, laid out as Argo CD\'s `resource_customizations`: DIR/GROUP/KIND/health.lua' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l generic-health -d 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l external-diff -d 'Let a program compare, instead of printing text; without COMMAND `KUBECTL_EXTERNAL_DIFF`, else `diff -u -N`' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -s o -l output -d 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l wait -d 'Compare again and again until everything is Synced and Healthy, for at most --timeout; then never exit 0' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l color -d 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l ascii -d 'Signs in ASCII' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -l no-pager -d 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l compared -d 'Print what is compared: after namespaces, duplicates and hooks, as Argo CD does it' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l kubeconfig -d 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l context -d 'Context of the kubeconfig' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -s n -l namespace -d 'Namespace of objects that name none' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l as -d 'Ask as this user, which needs the right to impersonate' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l as-group -d 'Ask as a member of this group, with --as; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l request-timeout -d 'Time for one request: 30s, 1m; 0 leaves it to --timeout' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l timeout -d 'Time for the whole run' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l concurrency -d 'Requests under way at once' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l live -d 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l live-complete -d 'The dump is whole: what is not in it does not exist' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l revision -d 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l load-restrictor -d 'Whether files outside of a kustomization\'s folder may be read' -r -f -a "LoadRestrictionsRootOnly\t''
LoadRestrictionsNone\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l reorder -d 'Order of the output: `legacy`, `none`, or what the kustomization says' -r -f -a "unspecified\t''
legacy\t''
none\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand render" -s h -l help -d 'Print help'
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l generic-health -d 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l argocd-cm -d 'Argo CD\'s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l health-scripts -d 'Health scripts in Lua, laid out as Argo CD\'s `resource_customizations`: DIR/GROUP/KIND/health.lua' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l fail-on -d 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l fail-only -d 'Fail on these alone; `out-of-sync` is the one that always counts otherwise' -r -f -a "out-of-sync\t''
live-only\t''
live-edit\t''
rule-unused\t''
degraded\t''
progressing\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l exit-zero -d 'Exit 0 where it would be 1' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -s o -l output -d 'Write FORMAT to standard output, or to FILE; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l color -d 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l ascii -d 'Signs in ASCII' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l no-pager -d 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l to -d 'Where it is written, as YAML; as JSON if the name ends in `.json`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l kubeconfig -d 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l context -d 'Context of the kubeconfig' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -s n -l namespace -d 'Namespace of objects that name none' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l as -d 'Ask as this user, which needs the right to impersonate' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l as-group -d 'Ask as a member of this group, with --as; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l request-timeout -d 'Time for one request: 30s, 1m; 0 leaves it to --timeout' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l timeout -d 'Time for the whole run' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l concurrency -d 'Requests under way at once' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l live -d 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l live-complete -d 'The dump is whole: what is not in it does not exist' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l only -d 'Compare these objects only: kind, kind/name or kind.group/name' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l exclude -d 'Leave these objects out; the output says so' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l extras -d 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2' -r -f -a "rendered\t''
all\t''
off\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l revision -d 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l load-restrictor -d 'Whether files outside of a kustomization\'s folder may be read' -r -f -a "LoadRestrictionsRootOnly\t''
LoadRestrictionsNone\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l reorder -d 'Order of the output: `legacy`, `none`, or what the kustomization says' -r -f -a "unspecified\t''
legacy\t''
none\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l render -d 'Follow the object through its rendering instead: where it was written, and what each step changed' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l path -d 'A folder with a kustomization, a folder or file of manifests, or `-`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l kubeconfig -d 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l context -d 'Context of the kubeconfig' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -s n -l namespace -d 'Namespace of objects that name none' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l as -d 'Ask as this user, which needs the right to impersonate' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l as-group -d 'Ask as a member of this group, with --as; repeatable' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l request-timeout -d 'Time for one request: 30s, 1m; 0 leaves it to --timeout' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l timeout -d 'Time for the whole run' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l concurrency -d 'Requests under way at once' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l live -d 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l live-complete -d 'The dump is whole: what is not in it does not exist' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l server-side -d 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l revision -d 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds' -r
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l load-restrictor -d 'Whether files outside of a kustomization\'s folder may be read' -r -f -a "LoadRestrictionsRootOnly\t''
LoadRestrictionsNone\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l reorder -d 'Order of the output: `legacy`, `none`, or what the kustomization says' -r -f -a "unspecified\t''
legacy\t''
none\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l color -d 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal' -r -f -a "auto\t''
always\t''
never\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l ascii -d 'Signs in ASCII' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l no-pager -d 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -l config -d 'Settings and rules from this file instead of `.driftctl.yaml`' -r -F
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -s v -l verbose -d 'Say more: settings on standard error, the objects of each application in `status`' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -s q -l quiet -d 'No text, no warnings: files, errors and the exit code only' -r -f -a "true\t''
false\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c driftctl -n "__fish_driftctl_using_subcommand man" -s h -l help -d 'Print help'
complete -c driftctl -n "__fish_driftctl_using_subcommand version" -s o -l output -d 'How to print it' -r -f -a "text\t''
json\t''
yaml\t''"
complete -c driftctl -n "__fish_driftctl_using_subcommand version" -s h -l help -d 'Print help'
