using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// The attributes of a VM that are parameters of its config, as a resource of nothing but these, in front of a simulator.
/// </summary>
internal sealed class ConfigBench : IAsyncDisposable
{
    /// <summary>The attributes. Drives have requests of their own.</summary>
    public static ImmutableArray<Field> Attributes { get; } = [.. Vm.Config.Except(Vm.Drives)];

    private static readonly Field<long> VmId = Declare.Whole("vmid", "VMID.").Required().Replacing();

    private static readonly Resource Resource = new("vm_config", "The config of a VM.")
    {
        Area = new("qemu", "Qemu", "Qemu"),
        Api = new("/nodes/pve1/qemu") { Item = "/nodes/pve1/qemu/{vmid}/config", HasDigest = true },
        Fields = [VmId, .. Attributes],
        Identity = [VmId],
        ImportId = new("{vmid}", "100"),
        Plural = "vm_configs",
        Constraints = VmRules.Constraints,
        Hooks = new()
        {
            Adjust = (operation, form) => (operation.Prior.Value.IsNull ? VmWire.WriteNew : (Action<Client.Form>)VmWire.Write)(form),
            Adapt = VmWire.Read,
        },
    };

    private readonly Provider _provider = new(new Catalog([Resource], [], []), new() { Environment = _ => null });

    private ConfigBench(PveSimulator pve) => Pve = pve;

    /// <summary>The simulator.</summary>
    public PveSimulator Pve { get; }

    /// <summary>
    /// A simulator of that version, and a provider that has logged in as root, whom PVE lets set everything, or comes with a token of
    /// root's.
    /// </summary>
    public static async Task<ConfigBench> StartAsync(PveVersion? version = null, bool byToken = false)
    {
        var bench = new ConfigBench(await PveSimulator.StartAsync(new() { Version = version ?? PveVersion.V92 }));
        Assert.That(bench._provider.Configure(byToken ? Configurations.Of(bench.Pve) : Configurations.ByLogin(bench.Pve)), Is.Empty);
        return bench;
    }

    /// <summary>What is wrong with a config by itself.</summary>
    public static IReadOnlyList<string> Problems(params ReadOnlySpan<(string Name, Value Value)> config) =>
        Texts(new Provider(new Catalog([Resource], [], []), new())
            .Validate(Resource, Complete(Resource.Attributes, Value.Object(config).With("vmid", 100))));

    /// <summary>Plans and applies, which must succeed without any message and leave nothing to do.</summary>
    public async Task<ApplyAnswer> UpAsync(long vmid, Value config, ApplyAnswer? before = null)
    {
        config = Complete(Resource.Attributes, config.With("vmid", vmid));
        Assert.That(Texts(_provider.Validate(Resource, config)), Is.Empty);
        var prior = before?.State ?? Value.Null;
        var plan = await _provider.PlanAsync(
            Resource, new(prior, config, before?.Managed ?? ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(Texts(plan.Diagnostics), Is.Empty);
        var answer = await _provider.ApplyAsync(Resource, new(prior, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(Texts(answer.Diagnostics), Is.Empty);
        Assert.That(await PlanAsync(vmid, config, answer), Is.EqualTo(answer.State), "what is planned after the apply");
        return answer;
    }

    /// <summary>What goes wrong when a VM is created with a config.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync(long vmid, Value config)
    {
        config = Complete(Resource.Attributes, config.With("vmid", vmid));
        var plan = await _provider.PlanAsync(Resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        return Texts((await _provider.ApplyAsync(
            Resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None)).Diagnostics);
    }

    /// <summary>What is planned after a refresh.</summary>
    public async Task<Value> PlanAsync(long vmid, Value config, ApplyAnswer before)
    {
        var read = await ReadAsync(before.State, before.Managed);
        var plan = await _provider.PlanAsync(
            Resource, new(read, Complete(Resource.Attributes, config.With("vmid", vmid)), before.Managed), CancellationToken.None);
        Assert.That(Texts(plan.Diagnostics), Is.Empty);
        return plan.Planned;
    }

    /// <summary>The VM as an import reads it.</summary>
    public Task<Value> ImportAsync(long vmid)
    {
        var stub = _provider.Import(Resource, vmid.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return ReadAsync(stub.State, stub.Managed);
    }

    /// <summary>A parameter as PVE has it; null when it is not set.</summary>
    public string? Stored(long vmid, string parameter) =>
        ((JObject)Pve.Request("GET", $"/nodes/pve1/qemu/{vmid}/config")!)[parameter]?.ToString();

    /// <summary>Asserts that a read holds what a config says, as far as PVE tells it.</summary>
    public static void AssertHolds(Value read, Value config, string step)
    {
        foreach (var field in Attributes.Where(field => !config[field.Name].IsNull && !field.IsNeverReturned))
        {
            var wanted = Complete(field.Type, config[field.Name]);
            Assert.That(Means(field, read[field.Name], wanted), Is.True,
                $"{step}: PVE has {field.Name} = {read[field.Name]} and not {wanted}");
        }
    }

    public ValueTask DisposeAsync() => Pve.DisposeAsync();

    // What PVE draws by itself is not in the config.
    private static bool Means(Field field, Value read, Value wanted) =>
        (wanted.IsNull && field.IsServerChosen)
        || (field.Type, wanted.Kind) switch
        {
            (FieldType.Object nested, ValueKind.Object) => nested.Fields.All(inner => Means(inner, read[inner.Name], wanted[inner.Name])),
            (FieldType.Map { Element: FieldType.Object nested }, ValueKind.Object) => read.Members.Keys.SequenceEqual(wanted.Members.Keys)
                && wanted.Members.All(slot => nested.Fields.All(inner => Means(inner, read[slot.Key][inner.Name], slot.Value[inner.Name]))),
            _ => SemanticEquality.Equal(field, read, wanted),
        };

    private async Task<Value> ReadAsync(Value state, ManagedAttributes memory)
    {
        var answer = await _provider.ReadAsync(Resource, new(state, memory), CancellationToken.None);
        Assert.That(Texts(answer.Diagnostics), Is.Empty);
        return answer.State;
    }

    private static List<string> Texts(DiagnosticList diagnostics) =>
        [.. diagnostics.Select(
            diagnostic => $"{diagnostic.Severity} at {diagnostic.Path?.ToString() ?? "-"}: {diagnostic.Summary}: {diagnostic.Detail}")];

    private static Value Complete(IEnumerable<Field> fields, Value given) =>
        Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Complete(field.Type, given[field.Name]))));

    private static Value Complete(FieldType type, Value given) => (type, given.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => Complete(nested.Fields, given),
        (FieldType.Map map, ValueKind.Object) =>
            Value.Object(given.Members.Select(member => KeyValuePair.Create(member.Key, Complete(map.Element, member.Value)))),
        _ => given,
    };
}
