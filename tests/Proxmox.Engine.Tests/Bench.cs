using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests;

/// <summary>A configured provider of one resource in front of a fake PVE, and a host that holds every answer to the hosts' rules.</summary>
internal sealed class Bench
{
    public Bench(FakePve? pve = null, Resource? resource = null, params Command[] commands)
    {
        Pve = pve ?? Widget.Pve();
        Resource = resource ?? Widget.Declaration;
        Provider = new(new Catalog([Resource], [], commands), new()
        {
            Time = Time,
            Log = Log,
            Environment = _ => null,
            Connect = (_, _, _) => Pve,
        });
        var diagnostics = Provider.Configure(
            Value.Object(("endpoint", "https://pve.test:8006"), ("api_token", "root@pam!t=00000000-0000-0000-0000-000000000000")));
        Assert.That(diagnostics, Is.Empty);
    }

    public FakePve Pve { get; }

    public Resource Resource { get; }

    public Provider Provider { get; }

    public WatchedTime Time { get; } = new();

    public RecordingLog Log { get; } = new();

    /// <summary>A complete object with those members, the rest null, as hosts send it.</summary>
    public Value Config(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var given = Value.Object(members);
        Assert.That(given.Members.Keys.Except(Resource.Attributes.Select(field => field.Name)), Is.Empty,
            "unknown attributes in the test's config");
        return Complete(Resource.Attributes, given);
    }

    public async Task<PlanAnswer> PlanAsync(Value config, Value? prior = null, ManagedAttributes? memory = null)
    {
        var answer = await Provider.PlanAsync(
            Resource, new(prior ?? Value.Null, config, memory ?? ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(HostRules.PlanProblems(Resource, prior ?? Value.Null, config, answer), Is.Empty, () =>
            $"config  {config}\nprior   {prior}\nplanned {answer.Planned}");
        return answer;
    }

    public async Task<ApplyAnswer> ApplyAsync(
        Value config, PlanAnswer plan, Value? prior = null, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
    {
        var answer = await Provider.ApplyAsync(Resource,
            new(prior ?? Value.Null, plan.Planned, config, ManagedAttributes.FromBytes(plan.Managed.ToBytes()), progress), cancel);
        Assert.That(HostRules.ApplyProblems(Resource, plan.Planned, answer), Is.Empty, () =>
            $"config  {config}\nplanned {plan.Planned}\nstate   {answer.State}");
        return answer;
    }

    /// <summary>Plans and applies, which must succeed without any message.</summary>
    public async Task<Applied> UpAsync(Value config, Applied? before = null)
    {
        var plan = await PlanAsync(config, before?.State, before?.Managed);
        Assert.That(Texts(plan.Diagnostics), Is.Empty);
        Assert.That(plan.Replaces.Select(path => path.ToString()), Is.Empty);
        if (before is not null && plan.Planned.Equals(before.State))
        {
            return new(before.State, plan.Managed);
        }

        var answer = await ApplyAsync(config, plan, before?.State);
        Assert.That(Texts(answer.Diagnostics), Is.Empty);
        return new(answer.State, answer.Managed);
    }

    /// <summary>
    /// Lets time pass until that work has ended: an operation that is stopped takes a moment to look at what it leaves behind.
    /// </summary>
    public Task<T> EndAsync<T>(Task<T> work)
    {
        Assert.That(() => { Time.Advance(TimeSpan.FromSeconds(5)); return work.IsCompleted; },
            Is.True.After(20).Seconds.PollEvery(5).MilliSeconds);
        return work;
    }

    /// <summary>Deletes, which must succeed.</summary>
    public async Task<ApplyAnswer> DownAsync(Applied before)
    {
        var answer = await Provider.ApplyAsync(Resource, new(before.State, Value.Null, Value.Null, before.Managed), CancellationToken.None);
        return answer;
    }

    public Task<ReadAnswer> ReadAsync(Applied before, CancellationToken cancel = default) =>
        Provider.ReadAsync(Resource, new(before.State, before.Managed), cancel);

    /// <summary>Reads, which must succeed.</summary>
    public async Task<Applied> RefreshAsync(Applied before)
    {
        var answer = await ReadAsync(before);
        Assert.That(Texts(answer.Diagnostics), Is.Empty);
        Assert.That(answer.State.IsWhollyKnown, Is.True);
        return new(answer.State, answer.Managed);
    }

    /// <summary>Imports and reads, which must succeed.</summary>
    public async Task<Applied> ImportAsync(string id)
    {
        var stub = Provider.Import(Resource, id);
        Assert.That(Texts(stub.Diagnostics), Is.Empty);
        return await RefreshAsync(new(stub.State, stub.Managed));
    }

    public static IEnumerable<string> Texts(DiagnosticList diagnostics) =>
        diagnostics.Select(
            diagnostic => $"{diagnostic.Severity} at {diagnostic.Path?.ToString() ?? "-"}: {diagnostic.Summary}: {diagnostic.Detail}");

    public static Value Complete(IEnumerable<Field> fields, Value given) => Value.Object(fields.Select(field =>
        KeyValuePair.Create(field.Name, Complete(field.Type, given[field.Name]))));

    private static Value Complete(FieldType type, Value given) => (type, given.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => Complete(nested.Fields, given),
        (FieldType.Map map, ValueKind.Object) =>
            Value.Object(given.Members.Select(member => KeyValuePair.Create(member.Key, Complete(map.Element, member.Value)))),
        (FieldType.List list, ValueKind.List) => Value.List(given.Items.Select(item => Complete(list.Element, item))),
        (FieldType.Set set, ValueKind.Set) => Value.Set(given.Items.Select(item => Complete(set.Element, item))),
        _ => given,
    };
}

/// <summary>What a host keeps of an object.</summary>
/// <param name="State">The state.</param>
/// <param name="Managed">What is noted beside it.</param>
internal sealed record Applied(Value State, ManagedAttributes Managed);
