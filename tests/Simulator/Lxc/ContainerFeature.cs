using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>GET /nodes/{node}/lxc/{vmid}/feature</c>: what all of a container's volumes can do.</summary>
public sealed class ContainerFeature : IEndpoints
{
    public void Map(Router router) => router.On("GET", "/nodes/{node}/lxc/{vmid}/feature", Read);

    /// <summary>Whether every mount point of a section can do something (<c>has_feature</c>); directories and devices can do
    /// nothing.</summary>
    internal static bool Has(LxcContext context, OptionSet options, string feature, bool ofSnapshot) =>
        MountPoint.All(context.Schema, options).All(mount => Has(context, mount.Volume, feature, ofSnapshot));

    /// <summary>Whether a volume can do something for a container, which has no use for clones in QEMU's own format.</summary>
    internal static bool Has(LxcContext context, string volume, string feature, bool ofSnapshot) =>
        context.Volumes.Has(feature, volume, ofSnapshot)
            && !(feature == "clone" && context.Volumes.Resolve(volume).Storage is { Path: not null, Type.Name: not "btrfs" });

    private static JToken Read(PveCall call)
    {
        var context = new LxcContext(call);
        var config = context.Load((int)call.Number("vmid")!.Value);
        var snapshot = call.OptionalText("snapname") is { Length: > 0 } name ? name : null;
        var options = snapshot is null ? config.Options : config.Snapshot(snapshot);
        return new JObject { ["hasFeature"] = Has(context, options, call.Text("feature"), snapshot is not null) ? 1 : 0 };
    }
}
