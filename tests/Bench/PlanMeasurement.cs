using System.Diagnostics;
using Google.Protobuf;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Bench;

/// <summary>How long 500 objects take over the wire, ten at once as Terraform does, and how many requests each step makes.</summary>
internal static class PlanMeasurement
{
    private const int Objects = 500;
    private const int AtOnce = 10;
    private const string TypeName = "proxmox_group";

    /// <summary>Measures and prints a table.</summary>
    public static async Task RunAsync()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var attached = await AttachedProvider.StartAsync();
        await ConfigureAsync(attached, pve);
        var type = CtyType.Of(attached.Engine.Catalog.Resource("group")!.Attributes);
        var configs = Enumerable.Range(0, Objects).Select(number => Config(attached, number)).ToList();
        var states = new (DynamicValue State, ByteString Memory)[Objects];
        var table = new Table("500 groups", "ms", "ms each", "requests each");

        async Task MeasureAsync(string name, Func<int, Task> one)
        {
            pve.Requests.Clear();
            var watch = Stopwatch.StartNew();
            await Parallel.ForAsync(0, Objects, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
                await one(number));
            var elapsed = watch.Elapsed.TotalMilliseconds;
            table.Add(name, $"{elapsed:0}", $"{elapsed / Objects:0.00}", $"{(double)pve.Requests.All.Count / Objects:0.##}");
        }

        await MeasureAsync("validate", async number =>
            Check((await attached.Client.ValidateResourceConfigAsync(
                new() { TypeName = TypeName, Config = DynamicValueCodec.Write(configs[number], type) })).Diagnostics));
        var plans = new PlanResourceChange.Types.Response[Objects];
        await MeasureAsync("plan to create", async number =>
            plans[number] = await PlanAsync(
                attached, DynamicValueCodec.Write(Value.Null, type), ByteString.Empty, DynamicValueCodec.Write(configs[number], type)));
        await MeasureAsync("create", async number =>
        {
            var answer = await attached.Client.ApplyResourceChangeAsync(new()
            {
                TypeName = TypeName,
                PriorState = DynamicValueCodec.Write(Value.Null, type),
                PlannedState = plans[number].PlannedState,
                Config = DynamicValueCodec.Write(configs[number], type),
                PlannedPrivate = plans[number].PlannedPrivate,
            });
            Check(answer.Diagnostics);
            states[number] = (answer.NewState, answer.Private);
        });
        await MeasureAsync("refresh", async number =>
        {
            var answer = await attached.Client.ReadResourceAsync(
                new() { TypeName = TypeName, CurrentState = states[number].State, Private = states[number].Memory });
            Check(answer.Diagnostics);
            states[number] = (answer.NewState, answer.Private);
        });
        await MeasureAsync("plan without a change", async number =>
        {
            var plan = await PlanAsync(
                attached, states[number].State, states[number].Memory, DynamicValueCodec.Write(configs[number], type));
            if (!DynamicValueCodec.Read(plan.PlannedState, type).Equals(DynamicValueCodec.Read(states[number].State, type)))
            {
                throw new InvalidOperationException("A plan of what has just been applied is not empty.");
            }
        });
        Console.Out.WriteLine($"Over the wire, {AtOnce} at once, provider and simulator in one process");
        table.Write(Console.Out);
    }

    private static async Task ConfigureAsync(AttachedProvider attached, PveSimulator pve)
    {
        var attributes = attached.Engine.Configuration.Attributes;
        var values = Configurations.Of(pve);
        var config = Value.Object(attributes.Select(field => KeyValuePair.Create(field.Name, values[field.Name])));
        Check((await attached.Client.ConfigureProviderAsync(
            new() { Config = DynamicValueCodec.Write(config, CtyType.Of(attributes)) })).Diagnostics);
    }

    private static Value Config(AttachedProvider attached, int number) => Value.Object(
        attached.Engine.Catalog.Resource("group")!.Attributes.Select(field => KeyValuePair.Create(field.Name, field.Name switch
        {
            "group_id" => Value.Of(FormattableString.Invariant($"group{number}")),
            "comment" => Value.Of("One of many"),
            _ => Value.Null,
        })));

    private static async Task<PlanResourceChange.Types.Response> PlanAsync(
        AttachedProvider attached, DynamicValue prior, ByteString memory, DynamicValue config)
    {
        var answer = await attached.Client.PlanResourceChangeAsync(new()
        {
            TypeName = TypeName,
            PriorState = prior,
            PriorPrivate = memory,
            Config = config,
            ProposedNewState = config,
        });
        Check(answer.Diagnostics);
        return answer;
    }

    internal static void Check(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(found => found.Severity == Diagnostic.Types.Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"{error.Summary}: {error.Detail}");
        }
    }
}
