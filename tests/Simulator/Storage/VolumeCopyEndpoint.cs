using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>POST <c>/nodes/{node}/storage/{storage}/content/{volume}</c>: a copy of a volume on the same storage, of this node or another
/// (<c>PVE::API2::Storage::Content</c>).</summary>
public sealed class VolumeCopyEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/storage/{storage}/content/{volume}", call =>
    {
        var source = VolumeReference.Of(call);
        var target = VolumeReference.Of(call, call.Text("target"));
        var node = call.OptionalText("target_node") ?? call.NodeName;
        return (JToken)call.ForkWork("imgcopy", "", run => Copy(run, source, target, node));
    });

    private static void Copy(Execution run, VolumeReference source, VolumeReference target, string node)
    {
        run.Print($"DEBUG: starting worker {run.Upid}");
        if (run.Datacenter.FindNode(node) is null)
        {
            throw PveError.Die($"hostname lookup '{node}' failed - failed to get address info for: {node}: Name or service not known");
        }

        var work = new VolumeWork(run);
        var volume = work.Activate(source.Id);
        if (work.Config.Volumes.Find(target.Id, node) is not null)
        {
            throw PveError.Die($"volume '{target.Id}' already exists");
        }

        work.Copy(volume.Size);
        work.Config.Volumes.Put(target.Storage, target.Name, volume.Size, volume.Used, node).File = volume.File;
        run.Print($"DEBUG: end worker {run.Upid}");
    }
}
