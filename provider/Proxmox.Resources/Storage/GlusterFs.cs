using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>GlusterFS volumes: type <c>glusterfs</c> (PVE::Storage::GlusterfsPlugin of PVE 8).</summary>
public static class GlusterFs
{
    private static readonly Field<string> Server =
        Text("server", "Host name or IP address of the server. Unset means the node itself.").Checked(Identifiers.Host);

    private static readonly Field<string> FallbackServer =
        Text("fallback_server", "Host name or IP address of a server that is asked when the first does not answer.")
            .OnWire("server2").Checked(Identifiers.Host);

    private static readonly Field<string> Volume = Text("volume", "Name of the GlusterFS volume.").Required().Replacing();

    private static readonly Field<string> Transport = Text("transport", "Network that GlusterFS speaks over. Unset means `tcp`.")
        .OneOf(("tcp", "TCP."), ("rdma", "RDMA."), ("unix", "A socket on the node itself.")).TypeNamed("GlusterFsTransport");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("glusterfs", "glusterfs", "A storage in a GlusterFS volume, which PVE 8 has and PVE 9 no longer.", "gluster",
    [
        Server,
        FallbackServer,
        Volume,
        Transport,
        StorageFields.MountPath,
        StorageFields.Content("`images`", "images", "vztmpl", "iso", "backup", "snippets", "import"),
        StorageFields.Format.OneOf(ImageFormats.OfStorages, "raw", "qcow2", "vmdk"),
        StorageFields.Preallocation,
        StorageFields.CreateBasePath,
        StorageFields.CreateSubdirectories,
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
        StorageFields.BandwidthLimit,
    ],
    Constraint.Needs(FallbackServer, Server)) with
        {
            Noun = "GlusterFs",
            Until = "9.0",
            Hooks = StorageType.Hooks with { Adjust = FallbackServerGoesWithServer },
        };

    // PVE wants both in one request, whichever of them changes.
    private static void FallbackServerGoesWithServer(Operation operation, Form form)
    {
        if (form.Has(FallbackServer.Wire) && !form.Has(Server.Wire) && operation.Planned.Get(Server) is { } server)
        {
            form.Add(Server.Wire, server);
        }
    }
}
