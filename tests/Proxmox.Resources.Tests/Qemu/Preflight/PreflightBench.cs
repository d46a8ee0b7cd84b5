using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

/// <summary>
/// Plans of VMs against a cluster of three nodes, which has an ISO image, a disk image to import and a snippet on the storage <c>local</c>
/// of node pve1.
/// </summary>
internal sealed class PreflightBench : IAsyncDisposable
{
    /// <summary>A VM that has everything it needs, and that refuses a plan without.</summary>
    public static readonly Value Sound = Value.Object(
        ("name", "web"),
        ("node", "pve1"),
        ("vmid", 100),
        ("preflight", "error"),
        ("start_on_create", false),
        ("cpu", Value.Object(("type", "x86-64-v2-AES"), ("cores", 2))),
        ("disks", Value.Object(
            ("scsi0", Value.Object(("storage", "local-lvm"), ("size", "1G"))),
            ("scsi1", Value.Object(("storage", "local-lvm"), ("import_from", "local:import/debian.qcow2"))),
            ("ide2", Value.Object(("iso", "local:iso/debian.iso"))))),
        ("network_devices", Value.Object(("net0", Value.Object(("model", "virtio"), ("bridge", "vmbr0"))))),
        ("cloud_init", Value.Object(("custom_files", Value.Object(("user", "local:snippets/user.yaml"))))));

    // No answer of PVE grows old while a test runs, however slow the machine is.
    private readonly Provider _provider = new(Catalogs.All, new() { Environment = _ => null, Time = new StoppedClock() });

    private PreflightBench(PveSimulator pve) => Pve = pve;

    /// <summary>The simulator.</summary>
    public PveSimulator Pve { get; }

    private static Resource Vm => Proxmox.Resources.Qemu.Vm.Declaration;

    /// <summary>The cluster, and a provider with root's token or with a token of <c>ci@pve</c>, which may do what its roles say.</summary>
    /// <param name="roles">Roles with the paths that they are granted on; none for root's token.</param>
    public static Task<PreflightBench> StartAsync(params (string Path, string Role)[] roles) => StartAsync(PveVersion.V92, roles);

    /// <summary>The same with PVE of that version.</summary>
    public static async Task<PreflightBench> StartAsync(PveVersion version, params (string Path, string Role)[] roles)
    {
        var bench = new PreflightBench(await StartPveAsync(version));
        Assert.That(bench._provider.Configure(roles.Length == 0 ? Configurations.Of(bench.Pve) : Limited(bench.Pve, roles)), Is.Empty);
        return bench;
    }

    /// <summary>The same, logged in as root.</summary>
    public static async Task<PreflightBench> StartAsRootAsync()
    {
        var bench = new PreflightBench(await StartPveAsync());
        Assert.That(bench._provider.Configure(Configurations.ByLogin(bench.Pve)), Is.Empty);
        return bench;
    }

    /// <summary>The cluster alone.</summary>
    public static async Task<PveSimulator> StartPveAsync(PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Profile = "demo", Version = version });
        pve.Datacenter.Locked(datacenter =>
        {
            var config = StorageConfig.Of(datacenter);
            foreach (var file in (string[])["iso/debian.iso", "import/debian.qcow2", "snippets/user.yaml"])
            {
                config.Volumes.Put(config.Get("local"), file, 1 << 20);
            }
        });
        return pve;
    }

    /// <summary>
    /// A provider configuration with a token of a user that may do what these roles say; a role in braces is made of the privileges in it.
    /// </summary>
    public static Value Limited(PveSimulator pve, params (string Path, string Role)[] roles)
    {
        pve.Request("POST", "/access/users", ("userid", "ci@pve"));
        var token = pve.Request("POST", "/access/users/ci@pve/token/plan", ("privsep", 0))!.Value<string>("value");
        foreach (var (index, (path, role)) in roles.Index())
        {
            var name = role;
            if (role.StartsWith('{'))
            {
                name = "role" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
                pve.Request("POST", "/access/roles", ("roleid", name), ("privs", role.Trim('{', '}')));
            }

            pve.Request("PUT", "/access/acl", ("path", path), ("roles", name), ("users", "ci@pve"));
        }

        return Configurations.Of(pve).With("api_token", Value.Of($"ci@pve!plan={token}").AsSecret());
    }

    /// <summary>What a plan says, each message with its severity, attribute and title; the details are told to the test's output.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(Value config, ApplyAnswer? before = null) =>
        Told((await AnswerAsync(config, before)).Diagnostics);

    /// <summary>The same with the details.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(Value config) =>
        [.. (await AnswerAsync(config, null)).Diagnostics.Select(told => $"{told.Severity} {told.Path}: {told.Summary}: {told.Detail}")];

    /// <summary>The privileges that a plan misses, each with its path; it says nothing else.</summary>
    public async Task<IReadOnlyList<string>> LackingAsync(Value config) =>
        [.. (await TextsAsync(config)).Single().Split('\n')[1..^1].Select(line => line.Split(", to ")[0].Trim())];

    /// <summary>What a plan of another kind of object says, beside the VM's.</summary>
    public async Task PlanAsync(string resource, Value config) =>
        Assert.That(Told((await _provider.PlanAsync(Catalogs.All.Resource(resource)!, new(Value.Null, config, ManagedAttributes.Empty),
            CancellationToken.None)).Diagnostics), Is.Empty);

    /// <summary>What the creation of a VM says, whatever its plan has said.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync(Value config)
    {
        var plan = await AnswerAsync(config, null);
        return [.. (await _provider.ApplyAsync(Vm, new(Value.Null, plan.Planned, config, plan.Managed),
            CancellationToken.None)).Diagnostics.Select(refusal => refusal.Detail)];
    }

    /// <summary>Creates a VM, whose plan must say nothing.</summary>
    public async Task<ApplyAnswer> CreateAsync(Value config)
    {
        var plan = await AnswerAsync(config, null);
        Assert.That(Told(plan.Diagnostics), Is.Empty);
        var answer = await _provider.ApplyAsync(Vm, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(Told(answer.Diagnostics), Is.Empty);
        await (answer.AfterResponse?.Invoke() ?? Task.CompletedTask);
        return answer;
    }

    /// <summary>Reads a VM anew.</summary>
    public async Task RefreshAsync(ApplyAnswer known) =>
        Assert.That(Told((await _provider.ReadAsync(Vm, new(known.State, known.Managed), CancellationToken.None)).Diagnostics), Is.Empty);

    /// <summary>The requests that an action sends, as verb and path.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(Func<Task> action)
    {
        Pve.Requests.Clear();
        await action();
        return [.. Pve.Requests.All.Select(request => $"{request.Verb} {request.Path}").Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Pve.DisposeAsync();

    private Task<PlanAnswer> AnswerAsync(Value config, ApplyAnswer? before)
    {
        Assert.That(Told(_provider.Validate(Vm, config)), Is.Empty);
        return _provider.PlanAsync(
            Vm, new(before?.State ?? Value.Null, config, before?.Managed ?? ManagedAttributes.Empty), CancellationToken.None);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private static List<string> Told(DiagnosticList diagnostics) =>
    [
        .. diagnostics.Select(diagnostic =>
        {
            TestContext.Out.WriteLine($"{diagnostic.Severity} {diagnostic.Path}: {diagnostic.Summary}\n  {diagnostic.Detail}");
            return $"{diagnostic.Severity} {diagnostic.Path}: {diagnostic.Summary}";
        }),
    ];
}
