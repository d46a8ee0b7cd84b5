# Sourced by demo.sh: the same story told by a C# program, run by pulumi where it is on the path, else by the local engine of the tests.

say "2. A C# program, with Pulumi"
project=$root/examples/csharp/datacenter
program=$artifacts/bin/Datacenter/$configuration/Datacenter
engine=$artifacts/bin/LocalEngine/$configuration/local-engine
PULUMI_CONFIG_PASSPHRASE=demo
export PULUMI_CONFIG_PASSPHRASE

if pulumi=$(command -v pulumi); then
    mkdir "$work/pulumi" "$work/program"
    PULUMI_BACKEND_URL=file://$work/pulumi PULUMI_HOME=$work/pulumi PULUMI_SKIP_UPDATE_CHECK=true
    export PULUMI_BACKEND_URL PULUMI_HOME PULUMI_SKIP_UPDATE_CHECK
    sed "s:^runtime.*:runtime: { name\: dotnet, options\: { binary\: '$program.dll' } }:" "$project/Pulumi.yaml" > "$work/program/Pulumi.yaml"
    printf 'plugins:\n  providers:\n    - name: proxmox\n      path: %s\n' "$binaries" >> "$work/program/Pulumi.yaml"
    (cd "$work/program" && "$pulumi" stack init demo --non-interactive) > /dev/null
    echo "  Engine: pulumi $("$pulumi" version)"
else
    echo '  Engine: the local engine of the tests, for pulumi is not on the path'
fi

# by_pulumi VERB [ARGUMENT...]: the verb in the words of the engine at hand.
by_pulumi() {
    verb=$1
    shift
    if [ -z "$pulumi" ]; then
        case $verb in
            preview | up) set -- "$@" -- "$program" ;;
            import) set -- --protect=false "$@" ;;
        esac
        "$engine" "$verb" --stack demo --project-folder "$project" --state "$work/csharp.json" --provider "$binaries/pulumi-resource-proxmox" "$@"
        return
    fi
    case $verb in
        preview) set -- --diff "$@" ;;
        import) set -- --yes --protect=false --generate-code=false "$@" ;;
        *) set -- --yes --skip-preview --diff "$@" ;;
    esac
    (cd "$work/program" && "$pulumi" "$verb" --stack demo --non-interactive "$@")
}

# tell COMMAND...: runs it, shows the lines that tell the story, and insists on success.
tell() {
    printf '  $ %s %s\n' "$(basename "${pulumi:-$engine}")" "$*"
    by_pulumi "$@" > "$work/output" 2>&1 || { cat "$work/output" >&2; fail 'This was to succeed.'; }
    sed -n \
        -e 's/^ *\([+~-]\{1,2\} proxmox:.*\)/    \1/p' \
        -e 's/^ *\(~ [a-zA-Z]* *: .*\)/      \1/p' \
        -e 's/^ *\(deployToken.*\)/    \1/p' \
        -e 's/^\(preview: .*\|up: .*\|refresh: .*\|import: .*\|destroy: .*\|Resources:.*\)/    \1/p' \
        "$work/output"
}

say "The program says what it would do, and does it"
tell preview
tell up
tell preview --expect-no-changes

say "Somebody else changes one of our groups and makes another"
rm "$work/theirs/rest.tf"
somebody_else

say "A refresh finds it, and the program puts it right"
tell refresh
grep -q 'Renamed by somebody else' "$work/output" || fail 'The refresh does not show what was changed.'
tell up
tell preview --expect-no-changes

say "The group that somebody else made becomes ours, and goes with all the rest"
tell import proxmox:access:Group guests guests
tell destroy
rm "$work/theirs/main.tf" "$work/theirs"/*.tfstate*
nothing_is_left
