using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>Reads a datacenter once: a resource after the other, each behind those that it refers to.</summary>
/// <param name="provider">The provider, configured for reading.</param>
/// <param name="selection">What is wanted.</param>
/// <param name="progress">Hears what is being read.</param>
/// <param name="earlier">What an earlier run has written.</param>
/// <param name="watch">Ends the reading when PVE is gone.</param>
internal sealed class DatacenterReader(
    Provider provider, Selection selection, IReadingProgress progress, Earlier earlier, PveWatch watch) : IFoundObjects
{
    // As many as PVE's own workers and a good connection bear; the client sends fewer while PVE cannot keep up.
    private const int AtOnce = 16;

    // Where a guest is.
    private const string Place = "current_node";

    private readonly Dictionary<string, ImmutableArray<FoundObject>> _found = new(StringComparer.Ordinal);
    private readonly List<(Resource Resource, string? Id, string Reason)> _missed = [];
    private HashSet<string> _offline = [];
    private Sight _sight = new(null, null);

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes { get; private set; } = [];

    /// <inheritdoc/>
    public IEnumerable<Value> Of(string resource) =>
        _found.GetValueOrDefault(resource, []).Select(found => found.Config);

    /// <summary>Reads what is wanted.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses even its version.</exception>
    public async Task<Discovery> ReadAsync(CancellationToken cancel)
    {
        var version = await provider.PveVersionAsync(cancel);
        _sight = new(await provider.RightsAsync(cancel), version);
        var nodes = await provider.NodesAsync(cancel);
        Nodes = [.. nodes.Where(node => node.IsOnline).Select(node => node.Name)];
        _offline = [.. nodes.Where(node => !node.IsOnline).Select(node => node.Name)];
        var order = References.InOrder(provider.Catalog);
        var needed = Needed(order);
        var known = order.Where(resource => version is null || new Span(resource.Since, resource.Until).Includes(version)).ToList();
        foreach (var resource in known.Where(resource => needed.Contains(resource.Name)))
        {
            progress.Begin(resource.Name);
            _found[resource.Name] = await ReadAsync(resource, cancel);
        }

        var rules = order.Where(resource => resource.Discovery.LeftOut is not null && !selection.Takes(resource)
            && selection.IsSilentOn(resource));
        var missed = _missed.GroupBy(one => (one.Resource, one.Reason)).Select(same => new NotTaken(same.Key.Resource,
            [.. same.Select(one => one.Id).OfType<string>().Order(IdOrder.Instance)], same.Key.Reason));
        var objects = order.Where(selection.Takes).SelectMany(resource => _found.GetValueOrDefault(resource.Name, []));
        var taken = known.Where(selection.Takes).ToList();
        return new(provider.Catalog, [.. objects.Select((found, place) => found with { Place = place })],
            [.. missed, .. rules.Select(resource => new NotTaken(resource, [], resource.Discovery.LeftOut!))])
        {
            Hidden = _sight.Hides(taken),
            Offline = [.. nodes.Where(node => !node.IsOnline)],
            OfNodes = [.. taken.Where(IsOfNode)],
        };
    }

    // What is wanted, and what that is listed by.
    private HashSet<string> Needed(ImmutableArray<Resource> order)
    {
        var needed = order.Where(selection.Takes).Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var resource in order.Reverse().Where(resource => needed.Contains(resource.Name)))
        {
            needed.UnionWith(resource.Identity.SelectMany(field => field.References)
                .SelectMany(reference => References.Targets(provider.Catalog, resource, reference).Resources)
                .Select(target => target.Name).Concat(resource.Discovery.Needs));
        }

        return needed;
    }

    private async Task<ImmutableArray<FoundObject>> ReadAsync(Resource resource, CancellationToken cancel)
    {
        if (!resource.Discovery.Needs.All(needed => Of(needed).Any()))
        {
            return [];
        }

        var states = new Dictionary<string, Value>(StringComparer.Ordinal);
        var unread = new Dictionary<string, Value>(StringComparer.Ordinal);
        var unwanted = new List<FoundObject>();
        foreach (var parents in resource.Discovery.Candidates is null ? ParentsOf(resource) : [])
        {
            var begun = watch.Begin();
            try
            {
                await ListAsync(resource, parents, states, unread, unwanted, cancel);
            }
            catch (PveFault refused)
            {
                await watch.RefuseGoneAsync(begun, refused.Message, cancel);
                Miss(resource, null, refused.Message);
            }
        }

        foreach (var identity in resource.Discovery.Candidates?.Invoke(this) ?? [])
        {
            var stub = provider.Import(resource, identity).State;
            unread[stub[Resource.Id.Name].AsText()!] = stub;
        }

        var found = await ReadEachAsync(resource, unread, cancel);
        foreach (var state in states.Values)
        {
            found.Add(await TakeAsync(resource, state, cancel));
        }

        var taken = found.OfType<FoundObject>().OrderBy(one => one.Id, IdOrder.Instance).ToList();
        taken = [.. taken.Select(one => one with { Earlier = earlier.Of(resource, one.Id) })];
        return [.. taken.Zip(Labels.Of(taken, unwanted, earlier.LabelsOf(resource)), (one, label) => one with { Label = label })];
    }

    private async Task ListAsync(Resource resource, Value parents, Dictionary<string, Value> states, Dictionary<string, Value> unread,
        List<FoundObject> unwanted, CancellationToken cancel)
    {
        if (await provider.ListWholeAsync(resource, parents, cancel) is { } whole)
        {
            // A list tells more than PVE does of one object, as a plan asks for it.
            foreach (var listed in Wanted(whole))
            {
                (_sight.Lacks(resource, listed.State) is null ? states : unread)[listed.Id] = listed.State;
            }

            return;
        }

        foreach (var listed in Wanted(await provider.ListAsync(resource, parents, cancel)))
        {
            unread[listed.Id] = provider.Import(resource, listed.Identity).State;
        }

        IEnumerable<Listed> Wanted(IEnumerable<Listed> all)
        {
            foreach (var listed in all)
            {
                if (listed.LeftOut is { } reason)
                {
                    Miss(resource, listed.Id, reason);
                }
                else if (listed.State["node"].AsText() is { } silent && _offline.Contains(silent)
                    && resource.Identity.Any(field => field.Name == "node"))
                {
                    // That nothing of the node is read is told of the node.
                    continue;
                }
                else if (listed.State[Place].AsText() is { } node && _offline.Contains(node))
                {
                    Miss(resource, listed.Id, $"It is on node {node}, which does not answer.");
                }
                else if (IsWanted(listed))
                {
                    yield return listed;
                }
                else
                {
                    unwanted.Add(new(resource, listed.Id, listed.State));
                }
            }
        }
    }

    private async Task<List<FoundObject?>> ReadEachAsync(
        Resource resource, IReadOnlyDictionary<string, Value> stubs, CancellationToken cancel)
    {
        var found = new FoundObject?[stubs.Count];
        var done = 0;
        await Parallel.ForEachAsync(stubs.Select((stub, place) => (stub.Key, Stub: stub.Value, Place: place)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (one, limit) =>
            {
                var begun = watch.Begin();
                var lacking = _sight.Lacks(resource, one.Stub);
                var request = new ReadRequest(one.Stub, ManagedAttributes.Empty) { IsOwn = lacking is not null };
                var read = await provider.ReadAsync(resource, request, limit);
                if (read.Diagnostics.HasErrors)
                {
                    var words = Words(read.Diagnostics);
                    await watch.RefuseGoneAsync(begun, words, limit);
                    Miss(resource, one.Key, lacking is not null && words.Contains("Permission check failed", StringComparison.Ordinal)
                        ? $"PVE does not tell it by itself, as a plan asks for it, without {lacking}. Grant a role that holds that, and run "
                            + "this again."
                        : words);
                }
                else if (!read.State.IsNull)
                {
                    found[one.Place] = await TakeAsync(resource, read.State, limit);
                }

                progress.Count(Interlocked.Increment(ref done), stubs.Count);
            });
        return [.. found];
    }

    private async Task<FoundObject?> TakeAsync(Resource resource, Value state, CancellationToken cancel)
    {
        if (resource.Discovery.SaysNothing(state) || !IsOfWantedGuest(resource, state))
        {
            return null;
        }

        var begun = watch.Begin();
        try
        {
            return await new Draft(provider, resource).OfAsync(state, cancel);
        }
        catch (ToolException none)
        {
            await watch.RefuseGoneAsync(begun, none.Message, cancel);
            Miss(resource, state[Resource.Id.Name].AsText(), none.Message);
            return null;
        }
    }

    private bool IsWanted(Listed listed) => selection.Guests is not { } guests || !IsGuest(listed.State) || guests.Takes(listed.State);

    // Guests alone are known by nothing but a VMID of their own.
    private static bool IsGuest(Value state) => !state["vmid"].IsNull && !state[Place].IsNull;

    // What every node has, or is listed by nodes.
    private static bool IsOfNode(Resource resource) =>
        resource.Identity.Any(field => field.Name == "node") || resource.Parents.Any(parent => parent.References.IsEmpty);

    private bool IsOfWantedGuest(Resource resource, Value state) => selection.Guests is null || resource.Identity.All(field =>
        field.References.Where(reference => reference.Attribute == "vmid").All(reference =>
            References.NameIn(reference, state[field.Name]) is not { } name
            || References.Targets(provider.Catalog, resource, reference).Resources.Any(target =>
                _found.GetValueOrDefault(target.Name, []).Any(guest => guest.Id == name))));

    private IEnumerable<Value> ParentsOf(Resource resource)
    {
        if (resource.Discovery.Within is { } within)
        {
            return within(this);
        }

        var parents = resource.Api.Listed is { } whole ? [.. resource.Identity.Where(field => Paths.Names(whole.Path).Contains(field.Name))]
            : resource.Parents;
        return parents switch
        {
            [] => [Value.Object()],
            [var parent] when parent.References.IsEmpty => Nodes.Select(node => Value.Object((parent.Name, Value.Of(node)))),
            [var parent] => parent.References
                .SelectMany(reference => References.Targets(provider.Catalog, resource, reference) is var (targets, attribute)
                    ? targets.SelectMany(target => Of(target.Name)).Select(target => target[attribute]) : [])
                .Select(value => Value.Object((parent.Name, value))).ToList(),
            _ => [],
        };
    }

    private void Miss(Resource resource, string? id, string reason)
    {
        lock (_missed)
        {
            _missed.Add((resource, id, reason));
        }
    }

    private static string Words(DiagnosticList diagnostics) => string.Join(' ', diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Summary}. {diagnostic.Detail}"));
}
