# Sourced by demo.sh: the same stories told by C# programs, run by pulumi where it is on the path, else by the local engine of the tests.

say "3. C# programs, with Pulumi"
engine=$artifacts/bin/LocalEngine/$configuration/local-engine
PULUMI_CONFIG_PASSPHRASE=demo
export PULUMI_CONFIG_PASSPHRASE

if pulumi=$(command -v pulumi); then
    mkdir "$work/pulumi"
    PULUMI_BACKEND_URL=file://$work/pulumi PULUMI_HOME=$work/pulumi PULUMI_SKIP_UPDATE_CHECK=true
    export PULUMI_BACKEND_URL PULUMI_HOME PULUMI_SKIP_UPDATE_CHECK
    echo "  Engine: pulumi $("$pulumi" version)"
else
    echo '  Engine: the local engine of the tests, for pulumi is not on the path'
fi

# story FOLDER ASSEMBLY: which program of examples/csharp the words below are about.
story() {
    project=$root/examples/csharp/$1
    program=$artifacts/bin/$2/$configuration/$2
    place=$work/csharp/$1
    [ ! -d "$place" ] || return 0
    mkdir -p "$place"
    [ -n "$pulumi" ] || return 0
    sed "s:^runtime.*:runtime: { name\: dotnet, options\: { binary\: '$program.dll' } }:" "$project/Pulumi.yaml" > "$place/Pulumi.yaml"
    printf 'plugins:\n  providers:\n    - name: proxmox\n      path: %s\n' "$binaries" >> "$place/Pulumi.yaml"
    (cd "$place" && "$pulumi" stack init demo --non-interactive) > /dev/null
}

# by_pulumi VERB [ARGUMENT...]: the verb in the words of the engine at hand.
by_pulumi() {
    verb=$1
    shift
    if [ -z "$pulumi" ]; then
        case $verb in
            preview | up) set -- "$@" -- "$program" ;;
            import) set -- --protect=false "$@" ;;
        esac
        "$engine" "$verb" --stack demo --project-folder "$project" --state "$place/state.json" --provider "$binaries/pulumi-resource-proxmox" "$@"
        return
    fi
    case $verb in
        preview) set -- --diff "$@" ;;
        import) set -- --yes --protect=false --generate-code=false "$@" ;;
        *) set -- --yes --skip-preview --diff "$@" ;;
    esac
    (cd "$place" && "$pulumi" "$verb" --stack demo --non-interactive "$@")
}

# show COMMAND...: runs it, shows all that it says, and insists on success.
show() {
    printf '  $ %s %s\n' "$(basename "${pulumi:-$engine}")" "$*"
    by_pulumi "$@" > "$work/output" 2>&1 || { cat "$work/output" >&2; fail 'This was to succeed.'; }
    sed 's/^/    /' "$work/output"
}

# tell COMMAND...: the same, but shows the lines that tell the story.
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
story datacenter Datacenter
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

say "A VM from the cloud image: all that Pulumi shows of it"
story vm-cloud-image CloudImage
show preview
tell up
tell preview --expect-no-changes

say "The VM that was made by hand is adopted by a program, and stays when all else goes"
story vm-adopt Adopt
show up
tell preview --expect-no-changes

say "The VM from the image goes again"
story vm-cloud-image CloudImage
tell destroy
