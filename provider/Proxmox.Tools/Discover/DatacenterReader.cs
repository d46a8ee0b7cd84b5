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
/// <param name="tell">Hears what is being read.</param>
internal sealed class DatacenterReader(Provider provider, Selection selection, Action<string> tell) : IFoundObjects
{
    // As many as PVE's own workers and a good connection bear; the client sends fewer while PVE cannot keep up.
    private const int AtOnce = 16;

    private readonly Dictionary<string, ImmutableArray<FoundObject>> _found = new(StringComparer.Ordinal);
    private readonly List<NotTaken> _notTaken = [];

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
        Nodes = await provider.OnlineNodesAsync(cancel);
        var order = References.InOrder(provider.Catalog);
        var needed = Needed(order);
        foreach (var resource in order.Where(resource => needed.Contains(resource.Name)
            && (version is null || new Span(resource.Since, resource.Until).Includes(version))))
        {
            tell(resource.Name);
            _found[resource.Name] = await ReadAsync(resource, cancel);
        }

        foreach (var resource in order.Where(resource => resource.Discovery.LeftOut is not null && !selection.Takes(resource)
            && selection.IsSilentOn(resource)))
        {
            _notTaken.Add(new(resource, null, resource.Discovery.LeftOut!));
        }

        var objects = order.Where(selection.Takes).SelectMany(resource => _found.GetValueOrDefault(resource.Name, []));
        return new(provider.Catalog, [.. objects.Select((found, place) => found with { Place = place })], [.. _notTaken]);
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
        foreach (var parents in resource.Discovery.Candidates is null ? ParentsOf(resource) : [])
        {
            try
            {
                await ListAsync(resource, parents, states, unread, cancel);
            }
            catch (PveFault refused)
            {
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
        return [.. taken.Zip(Labels.Of(taken), (one, label) => one with { Label = label })];
    }

    private async Task ListAsync(Resource resource, Value parents, Dictionary<string, Value> states, Dictionary<string, Value> unread,
        CancellationToken cancel)
    {
        if (await provider.ListWholeAsync(resource, parents, cancel) is { } whole)
        {
            foreach (var listed in whole.Where(IsWanted))
            {
                states[listed.Id] = listed.State;
            }

            return;
        }

        foreach (var listed in (await provider.ListAsync(resource, parents, cancel)).Where(IsWanted))
        {
            unread[listed.Id] = provider.Import(resource, listed.Identity).State;
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
                var read = await provider.ReadAsync(resource, new(one.Stub, ManagedAttributes.Empty), limit);
                if (read.Diagnostics.HasErrors)
                {
                    Miss(resource, one.Key, Words(read.Diagnostics));
                }
                else if (!read.State.IsNull)
                {
                    found[one.Place] = await TakeAsync(resource, read.State, limit);
                }

                if (Interlocked.Increment(ref done) is var count && count % 100 == 0)
                {
                    tell($"{resource.Name}: {count} of {stubs.Count}");
                }
            });
        return [.. found];
    }

    private async Task<FoundObject?> TakeAsync(Resource resource, Value state, CancellationToken cancel)
    {
        if (resource.Discovery.SaysNothing(state) || !IsOfWantedGuest(resource, state))
        {
            return null;
        }

        try
        {
            return await new Draft(provider, resource).OfAsync(state, cancel);
        }
        catch (ToolException none)
        {
            Miss(resource, state[Resource.Id.Name].AsText(), none.Message);
            return null;
        }
    }

    private bool IsWanted(Listed listed) => selection.Guests is not { } guests || !IsGuest(listed.State) || guests.Takes(listed.State);

    // Guests alone are known by nothing but a VMID of their own.
    private static bool IsGuest(Value state) => !state["vmid"].IsNull && !state["current_node"].IsNull;

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
        lock (_notTaken)
        {
            _notTaken.Add(new(resource, id, reason));
        }
    }

    private static string Words(DiagnosticList diagnostics) => string.Join(' ', diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Summary}. {diagnostic.Detail}"));
}
