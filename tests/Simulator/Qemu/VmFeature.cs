using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>GET /nodes/{node}/qemu/{vmid}/feature</c>: what all of a VM's disks can do.</summary>
public sealed class VmFeature : IEndpoints
{
    public void Map(Router router) => router.On("GET", "/nodes/{node}/qemu/{vmid}/feature", Read);

    /// <summary>Whether every disk of a section can do something (<c>has_feature</c>).</summary>
    internal static bool Has(VmContext context, OptionSet options, string feature, bool ofSnapshot) =>
        Drive.All(context.Schema, options).Where(drive => !drive.IsCdrom)
            .All(drive => context.Volumes.Has(feature, drive.File, ofSnapshot));

    private static JToken Read(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        context.IsRunning(vmId);
        var config = context.Load(vmId);
        var snapshot = call.OptionalText("snapname") is { Length: > 0 } name ? name : null;
        var options = snapshot is null ? config.Options : config.Snapshot(snapshot);
        return new JObject
        {
            ["hasFeature"] = Has(context, options, call.Text("feature"), snapshot is not null) ? 1 : 0,
            ["nodes"] = new JArray(SharedNodes(context, options)),
        };
    }

    /// <summary>Nodes that see every volume (<c>shared_nodes</c>).</summary>
    private static IEnumerable<string> SharedNodes(VmContext context, OptionSet options)
    {
        var storages = Drive.All(context.Schema, options).Select(drive => drive.Storage).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(context.Storage.Get).ToList();
        return context.Datacenter.Nodes.Select(node => node.Name).Where(node => storages.TrueForAll(storage =>
            !storage.Disabled && (storage.Nodes is { } nodes ? nodes.Contains(node) : storage.Shared || node == context.Node)));
    }
}
