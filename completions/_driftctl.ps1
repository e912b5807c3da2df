
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'driftctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'driftctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'driftctl' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Show a drifted example that is compiled in; needs no cluster')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare overlays with what runs, field by field, and judge')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Compare overlays with what runs, one line for each')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the manifests of an overlay, as kustomize would')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Tell the health of objects in files, as Argo CD would; needs no cluster')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Record the live side of overlays, to compare with it later: `driftctl diff --live FILE`')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Tell why the fields of an object count or not, or how it was rendered')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script with which a shell completes the command line')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, for `man -l -` or a file `driftctl.1`')
            [CompletionResult]::new('version', 'version', [CompletionResultType]::ParameterValue, 'Print the version')
            break
        }
        'driftctl;demo' {
            [CompletionResult]::new('--show-ignored', '--show-ignored', [CompletionResultType]::ParameterName, 'Show ignored fields with their three values')
            [CompletionResult]::new('--show-live-only', '--show-live-only', [CompletionResultType]::ParameterName, 'Show every field that only the cluster has, not just what somebody set by hand')
            [CompletionResult]::new('--show-synced', '--show-synced', [CompletionResultType]::ParameterName, 'List the objects in sync')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show long values whole')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Signs in ASCII')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'driftctl;diff' {
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the kubeconfig')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Ask as this user, which needs the right to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Ask as a member of this group, with --as; repeatable')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'Time for one request: 30s, 1m; 0 leaves it to --timeout')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time for the whole run')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Requests under way at once')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it')
            [CompletionResult]::new('--live-complete', '--live-complete', [CompletionResultType]::ParameterName, 'The dump is whole: what is not in it does not exist')
            [CompletionResult]::new('--server-side', '--server-side', [CompletionResultType]::ParameterName, 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Compare these objects only: kind, kind/name or kind.group/name')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave these objects out; the output says so')
            [CompletionResult]::new('--extras', '--extras', [CompletionResultType]::ParameterName, 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2')
            [CompletionResult]::new('--revision', '--revision', [CompletionResultType]::ParameterName, 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds')
            [CompletionResult]::new('--load-restrictor', '--load-restrictor', [CompletionResultType]::ParameterName, 'Whether files outside of a kustomization''s folder may be read')
            [CompletionResult]::new('--reorder', '--reorder', [CompletionResultType]::ParameterName, 'Order of the output: `legacy`, `none`, or what the kustomization says')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2')
            [CompletionResult]::new('--fail-only', '--fail-only', [CompletionResultType]::ParameterName, 'Fail on these alone; `out-of-sync` is the one that always counts otherwise')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 where it would be 1')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Say which of the last N versions in Git runs, if it is not the newest')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--argocd-cm', '--argocd-cm', [CompletionResultType]::ParameterName, 'Argo CD''s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold')
            [CompletionResult]::new('--health-scripts', '--health-scripts', [CompletionResultType]::ParameterName, 'Health scripts in Lua, laid out as Argo CD''s `resource_customizations`: DIR/GROUP/KIND/health.lua')
            [CompletionResult]::new('--generic-health', '--generic-health', [CompletionResultType]::ParameterName, 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does')
            [CompletionResult]::new('--external-diff', '--external-diff', [CompletionResultType]::ParameterName, 'Let a program compare, instead of printing text; without COMMAND `KUBECTL_EXTERNAL_DIFF`, else `diff -u -N`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--show-ignored', '--show-ignored', [CompletionResultType]::ParameterName, 'Show ignored fields with their three values')
            [CompletionResult]::new('--show-live-only', '--show-live-only', [CompletionResultType]::ParameterName, 'Show every field that only the cluster has, not just what somebody set by hand')
            [CompletionResult]::new('--show-synced', '--show-synced', [CompletionResultType]::ParameterName, 'List the objects in sync')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show long values whole')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Signs in ASCII')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;status' {
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the kubeconfig')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Ask as this user, which needs the right to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Ask as a member of this group, with --as; repeatable')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'Time for one request: 30s, 1m; 0 leaves it to --timeout')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time for the whole run')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Requests under way at once')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it')
            [CompletionResult]::new('--live-complete', '--live-complete', [CompletionResultType]::ParameterName, 'The dump is whole: what is not in it does not exist')
            [CompletionResult]::new('--server-side', '--server-side', [CompletionResultType]::ParameterName, 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Compare these objects only: kind, kind/name or kind.group/name')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave these objects out; the output says so')
            [CompletionResult]::new('--extras', '--extras', [CompletionResultType]::ParameterName, 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2')
            [CompletionResult]::new('--revision', '--revision', [CompletionResultType]::ParameterName, 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds')
            [CompletionResult]::new('--load-restrictor', '--load-restrictor', [CompletionResultType]::ParameterName, 'Whether files outside of a kustomization''s folder may be read')
            [CompletionResult]::new('--reorder', '--reorder', [CompletionResultType]::ParameterName, 'Order of the output: `legacy`, `none`, or what the kustomization says')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2')
            [CompletionResult]::new('--fail-only', '--fail-only', [CompletionResultType]::ParameterName, 'Fail on these alone; `out-of-sync` is the one that always counts otherwise')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 where it would be 1')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Say which of the last N versions in Git runs, if it is not the newest')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--argocd-cm', '--argocd-cm', [CompletionResultType]::ParameterName, 'Argo CD''s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold')
            [CompletionResult]::new('--health-scripts', '--health-scripts', [CompletionResultType]::ParameterName, 'Health scripts in Lua, laid out as Argo CD''s `resource_customizations`: DIR/GROUP/KIND/health.lua')
            [CompletionResult]::new('--generic-health', '--generic-health', [CompletionResultType]::ParameterName, 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does')
            [CompletionResult]::new('--external-diff', '--external-diff', [CompletionResultType]::ParameterName, 'Let a program compare, instead of printing text; without COMMAND `KUBECTL_EXTERNAL_DIFF`, else `diff -u -N`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Compare again and again until everything is Synced and Healthy, for at most --timeout; then never exit 0')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Signs in ASCII')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;render' {
            [CompletionResult]::new('--compared', '--compared', [CompletionResultType]::ParameterName, 'Print what is compared: after namespaces, duplicates and hooks, as Argo CD does it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the kubeconfig')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Ask as this user, which needs the right to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Ask as a member of this group, with --as; repeatable')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'Time for one request: 30s, 1m; 0 leaves it to --timeout')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time for the whole run')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Requests under way at once')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it')
            [CompletionResult]::new('--live-complete', '--live-complete', [CompletionResultType]::ParameterName, 'The dump is whole: what is not in it does not exist')
            [CompletionResult]::new('--revision', '--revision', [CompletionResultType]::ParameterName, 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds')
            [CompletionResult]::new('--load-restrictor', '--load-restrictor', [CompletionResultType]::ParameterName, 'Whether files outside of a kustomization''s folder may be read')
            [CompletionResult]::new('--reorder', '--reorder', [CompletionResultType]::ParameterName, 'Order of the output: `legacy`, `none`, or what the kustomization says')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'driftctl;health' {
            [CompletionResult]::new('--generic-health', '--generic-health', [CompletionResultType]::ParameterName, 'Read the conditions and the observed generation of kinds that no health check knows, as kstatus does')
            [CompletionResult]::new('--argocd-cm', '--argocd-cm', [CompletionResultType]::ParameterName, 'Argo CD''s settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold')
            [CompletionResult]::new('--health-scripts', '--health-scripts', [CompletionResultType]::ParameterName, 'Health scripts in Lua, laid out as Argo CD''s `resource_customizations`: DIR/GROUP/KIND/health.lua')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2')
            [CompletionResult]::new('--fail-only', '--fail-only', [CompletionResultType]::ParameterName, 'Fail on these alone; `out-of-sync` is the one that always counts otherwise')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 where it would be 1')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write FORMAT to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to standard output, or to FILE; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Signs in ASCII')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;snapshot' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where it is written, as YAML; as JSON if the name ends in `.json`')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the kubeconfig')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Ask as this user, which needs the right to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Ask as a member of this group, with --as; repeatable')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'Time for one request: 30s, 1m; 0 leaves it to --timeout')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time for the whole run')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Requests under way at once')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it')
            [CompletionResult]::new('--live-complete', '--live-complete', [CompletionResultType]::ParameterName, 'The dump is whole: what is not in it does not exist')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Compare these objects only: kind, kind/name or kind.group/name')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave these objects out; the output says so')
            [CompletionResult]::new('--extras', '--extras', [CompletionResultType]::ParameterName, 'Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not at all. With `all`, a kind that may not be listed makes the exit code 2')
            [CompletionResult]::new('--revision', '--revision', [CompletionResultType]::ParameterName, 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds')
            [CompletionResult]::new('--load-restrictor', '--load-restrictor', [CompletionResultType]::ParameterName, 'Whether files outside of a kustomization''s folder may be read')
            [CompletionResult]::new('--reorder', '--reorder', [CompletionResultType]::ParameterName, 'Order of the output: `legacy`, `none`, or what the kustomization says')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;explain' {
            [CompletionResult]::new('--render', '--render', [CompletionResultType]::ParameterName, 'Follow the object through its rendering instead: where it was written, and what each step changed')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'A folder with a kustomization, a folder or file of manifests, or `-`')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Kubeconfig to use instead of KUBECONFIG and ~/.kube/config')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the kubeconfig')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Namespace of objects that name none')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Ask as this user, which needs the right to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Ask as a member of this group, with --as; repeatable')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'Time for one request: 30s, 1m; 0 leaves it to --timeout')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time for the whole run')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Requests under way at once')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it')
            [CompletionResult]::new('--live-complete', '--live-complete', [CompletionResultType]::ParameterName, 'The dump is whole: what is not in it does not exist')
            [CompletionResult]::new('--server-side', '--server-side', [CompletionResultType]::ParameterName, 'Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch')
            [CompletionResult]::new('--revision', '--revision', [CompletionResultType]::ParameterName, 'Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds')
            [CompletionResult]::new('--load-restrictor', '--load-restrictor', [CompletionResultType]::ParameterName, 'Whether files outside of a kustomization''s folder may be read')
            [CompletionResult]::new('--reorder', '--reorder', [CompletionResultType]::ParameterName, 'Order of the output: `legacy`, `none`, or what the kustomization says')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Signs in ASCII')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Settings and rules from this file instead of `.driftctl.yaml`')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more: settings on standard error, the objects of each application in `status`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'No text, no warnings: files, errors and the exit code only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'driftctl;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'driftctl;version' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
