using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="ListWholeAsync"/>
    public async partial Task<IReadOnlyList<Listed>?> ListWholeAsync(Resource resource, Value parents, CancellationToken cancel)
    {
        if (resource.Api.Listed is not { } whole)
        {
            return null;
        }

        var only = resource.Api.Only;
        var found = new List<Listed>();
        foreach (var live in await Listing.WholeAsync(Required, resource, whole, parents, cancel))
        {
            var named = Listing.IdentityOf(resource, live, parents);
            if (!named[Resource.Id.Name].IsNull && !resource.Discovery.IsBuiltIn(live)
                && (only is not var (member, value) || live[member].AsText() == value))
            {
                var state = StateOf(resource, live, named, ManagedAttributes.Empty);
                found.Add(new(state[Resource.Id.Name].AsText()!, IdentityOf(resource, state), state));
            }
        }

        return found;
    }

    /// <inheritdoc cref="PveVersionAsync"/>
    public partial Task<Version?> PveVersionAsync(CancellationToken cancel) => Required.VersionAsync(cancel);

    /// <inheritdoc cref="OnlineNodesAsync"/>
    public async partial Task<IReadOnlyList<string>> OnlineNodesAsync(CancellationToken cancel) =>
    [
        .. (await Required.Pve.GetAsync("/nodes", cancel: cancel)).Items
            .Where(node => node["status"].AsText() == "online")
            .Select(node => node["node"].AsText()!)
            .Order(StringComparer.Ordinal),
    ];

    private Session Required => _session ?? throw new PveFault(FaultKind.Unknown, _whyNoSession);
}
