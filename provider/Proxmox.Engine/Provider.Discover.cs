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

        var found = new List<Listed>();
        foreach (var entry in await Listing.WholeAsync(Required, resource, whole, parents, cancel))
        {
            if (whole.LeftOut(entry) is { } reason)
            {
                if (IsOne(entry, out var gone))
                {
                    found.Add(new(gone[Resource.Id.Name].AsText()!, IdentityOf(resource, gone), gone) { LeftOut = reason });
                }

                continue;
            }

            foreach (var live in whole.Objects(entry))
            {
                if (IsOne(live, out var named) && !resource.Discovery.IsBuiltIn(live))
                {
                    var state = StateOf(resource, live, named, ManagedAttributes.Empty);
                    found.Add(new(state[Resource.Id.Name].AsText()!, IdentityOf(resource, state), state));
                }
            }
        }

        return found;

        bool IsOne(PveData live, out Value named)
        {
            named = Listing.IdentityOf(resource, live, parents);
            return !named[Resource.Id.Name].IsNull
                && (resource.Api.Only is not var (member, value) || live[member].AsText() == value);
        }
    }

    /// <inheritdoc cref="PveVersionAsync"/>
    public partial Task<Version?> PveVersionAsync(CancellationToken cancel) => Required.VersionAsync(cancel);

    /// <inheritdoc cref="CallAsync"/>
    public partial Task CallAsync(CancellationToken cancel) =>
        (Required.Unremembered ?? Required.Pve).GetAsync("/version", cancel: cancel);

    /// <inheritdoc cref="NodesAsync"/>
    public async partial Task<IReadOnlyList<NodeStatus>> NodesAsync(CancellationToken cancel) =>
    [
        .. (await Required.Pve.GetAsync("/nodes", cancel: cancel)).Items
            .Select(node => new NodeStatus(node["node"].AsText()!, node["status"].AsText() ?? "unknown"))
            .OrderBy(node => node.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc cref="RightsAsync"/>
    public async partial Task<Rights?> RightsAsync(CancellationToken cancel)
    {
        // Who the provider is may be learnt with the first request alone.
        await Required.VersionAsync(cancel);
        return Required.Caller == "root@pam" ? null : Rights.Of(await Required.Pve.GetAsync("/access/permissions", cancel: cancel));
    }

    private Session Required => _session ?? throw new PveFault(FaultKind.Unknown, _whyNoSession);
}
