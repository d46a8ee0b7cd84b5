using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing.Clients;

namespace Proxmox.Testing.Lifecycles;

/// <summary>
/// The life of one object, step by step, as users live it: minimal, import, full, changed in place, each optional cleared, replaced,
/// drifted, gone behind our back, a create that fails, deleted. After every apply the next plan must be empty.
/// </summary>
public sealed partial class Ladder
{
    // Asked once for all objects of a refresh.
    private static readonly string[] Shared = ["/version", "/cluster/resources", "/access/ticket"];

    private static readonly ConcurrentDictionary<(Lifecycle Life, ClientKind Kind), Lazy<Task<IReadOnlyList<Step>>>> Climbs = new();

    private readonly Lifecycle _life;
    private readonly Resource _resource;
    private readonly PveSimulator _pve;
    private readonly IInfrastructureClient _client;
    private readonly Observer _observer;
    private readonly List<Step> _writes = [];

    private Ladder(Lifecycle life, PveSimulator pve, IInfrastructureClient client)
    {
        _life = life;
        _resource = Catalogs.All.Resource(life.Resource)
            ?? throw new ArgumentException($"There is no resource {life.Resource}.", nameof(life));
        _pve = pve;
        _client = client;
        _observer = new(life.ProviderFor(pve), _resource);
    }

    private IEnumerable<Field> Clearable => _resource.Fields.Where(optional =>
        optional.Presence == Presence.Optional && !_life.Full[optional.Name].IsNull && _life.Minimal[optional.Name].IsNull
            && !_life.NotCleared.ContainsKey(optional.Name));

    /// <summary>Runs every step.</summary>
    public static Task ClimbAsync(Lifecycle life, ClientKind kind) => OnceAsync(life, kind);

    /// <summary>Runs every step over both protocols, which must ask the same of PVE in each.</summary>
    public static async Task CompareAsync(Lifecycle life)
    {
        var terraform = await OnceAsync(life, ClientKind.Wire);
        var pulumi = await OnceAsync(life, ClientKind.Pulumi);
        Assert.That(pulumi.Select(step => step.Name), Is.EqualTo(terraform.Select(step => step.Name)), "the steps");
        foreach (var ((step, overTerraform), (_, overPulumi)) in terraform.Zip(pulumi))
        {
            // In a replacement Terraform deletes before it creates; Pulumi does so only where the two would meet, and the order shows in
            // what is sent.
            var isReplacement = step.StartsWith("replace", StringComparison.Ordinal);
            Assert.That(isReplacement ? overPulumi.Select(Place)
                : overPulumi, Is.EquivalentTo(isReplacement ? overTerraform.Select(Place) : overTerraform), step);
        }
    }

    // Who compares the protocols takes the climbs of the tests of each.
    private static Task<IReadOnlyList<Step>> OnceAsync(Lifecycle life, ClientKind kind) =>
        Climbs.GetOrAdd((life, kind), climb => new(() => RunAsync(climb.Life, climb.Kind))).Value;

    private static async Task<IReadOnlyList<Step>> RunAsync(Lifecycle life, ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = life.Version });
        life.Arrange(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, life.Resource, life.ProviderFor(pve));
        var ladder = new Ladder(life, pve, client);
        await ladder.MinimalAsync();
        await ladder.ImportAsync(life.Minimal);
        await ladder.FullAsync();
        await ladder.DataAsync();
        await ladder.ImportAsync(life.Full);
        await ladder.ChangeAsync();
        await (ClientKinds.IsInProcess(kind) ? ladder.ClearEachAsync() : ladder.ClearTogetherAsync());
        if (ClientKinds.IsInProcess(kind))
        {
            await new Combinations(life, ladder._resource).TryAsync(
                (config, said) => ladder.ApplyAsync(config, PlannedAction.Update, said), () => ladder._observer.ReadAsync(life.IdIn(pve)));
            await ladder._client.ApplyAsync(life.Full);
        }

        await ladder.DriftAsync();
        await ladder.GoneAsync();
        await ladder.ReplaceAsync();
        await ladder.DeleteAsync();
        await ladder.FailedCreateAsync();
        return ladder._writes;
    }

    private static string Place(string written) => string.Join(' ', written.Split(' ').Take(2));

    // What PVE never tells is sent by the next apply, and recorded.
    private PlannedAction AfterImport(Value config) => Untold(config).Any(field => !(field.IsCreateOnly && _client.BelievesOrigin))
        ? PlannedAction.Update : PlannedAction.Nothing;

    private IEnumerable<Field> Untold(Value config) =>
        _resource.Attributes.Where(field => field.IsNeverReturned && !config[field.Name].IsNull);

    private bool Exists()
    {
        try
        {
            return _life.Find(_pve) is { HasValues: true } or
            {
                Type: not Newtonsoft.Json.Linq.JTokenType.Null
                and not Newtonsoft.Json.Linq.JTokenType.Array and not Newtonsoft.Json.Linq.JTokenType.Object
            };
        }
        catch (PveError)
        {
            return false;
        }
    }

    private async Task ApplyAsync(Value config, PlannedAction expected, string step, bool isThere = true)
    {
        _pve.Requests.Clear();
        var outcome = await _client.ApplyAsync(config);
        var writes = _pve.Requests.All.Where(request => request.Verb != "GET" && !Shared.Contains(request.Path));
        _writes.Add(new(step, [.. writes.Select(Written)]));
        Assert.That(outcome.Errors, Is.Empty, step);
        Assert.That(outcome.Warnings.Where(warning => !_life.Warned.Any(title => warning.StartsWith(title, StringComparison.Ordinal))),
            Is.Empty, step);
        Assert.That(outcome.Action, Is.EqualTo(expected), step);
        Assert.That(Exists(), Is.EqualTo(isThere), $"{step}: whether the object is there");
        // A refresh asks least once the list of the cluster has heard of the object.
        _pve.Clock.Advance(ClusterResources.Round);
        _pve.Requests.Clear();
        Assert.That((await PlanAsync(config, step)).Action, Is.EqualTo(PlannedAction.Nothing), $"{step}: the plan after it");
        var requests = _pve.Requests.All.Where(request => !Shared.Contains(request.Path))
            .Select(request => $"{request.Verb} {request.Path}").ToList();
        Assert.That(requests, Has.Count.EqualTo(_life.RequestsPerRefresh), $"{step}: the requests of a refresh");
        Assert.That(requests, Has.All.StartsWith("GET "), $"{step}: a plan only reads");
    }

    // A digest is of all that is in a file, also of what PVE has drawn by lot, and so is a token of a lock.
    // The mark of a create is another one where the client tells what it calls the object.
    private static string Written(RequestRecord request) =>
        Mark().Replace($"{request.Verb} {request.Path} "
            + $"{string.Join('&', request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => parameter.Key is "digest" or "lock-token" ? parameter.Key : $"{parameter.Key}={parameter.Value}"))} {request.Status}", "unfinished");

    [GeneratedRegex("unfinished: [0-9a-f]{16}")]
    private static partial Regex Mark();

    private async Task<Outcome> PlanAsync(Value config, string step)
    {
        var outcome = await _client.PlanAsync(config);
        Assert.That(outcome.Errors, Is.Empty, $"{step}: planning");
        return outcome;
    }

    // What a step asked of PVE, but for what it only read.
    private sealed record Step(string Name, IReadOnlyList<string> Requests);
}
