using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What PVE hands to cloud-init in a VM: <c>/nodes/{node}/qemu/{vmid}/cloudinit/dump</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmCloudInit
{
    private static readonly Field<string> User =
        Text("user_data", "User data: account, keys, packages. It holds the hash of the password, which PVE 9 blots out for who may not "
            + "change it.").Computed().AlwaysReturned().Secret()
            .Needs(GuestPrivilege.CloudInit with { Case = "for the hash of the password", Versions = new("9.0", null) });

    private static readonly Field<string> Network = Text("network_data", "Network data: addresses, routes and name servers.").Computed()
        .AlwaysReturned();

    private static readonly Field<string> Meta = Text("meta_data", "Metadata: the id of the instance, which changes with the rest.")
        .Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("vm_cloud_init", "What PVE generates for cloud-init from the configuration of a VM as it is now; the drive in the VM may still "
            + "hold what was generated before. Files given in its place (`cicustom`) are not shown.")
        {
            Area = Areas.Guests,
            Noun = "CloudInitData",
            Fields = [Names.VmId, User, Network, Meta],
            Privileges = [GuestPrivilege.Audit],
            Read = Read,
        };

    private static async Task<Value?> Read(Session session, Attributes config, CancellationToken cancel)
    {
        var vmid = config.Get(Names.VmId)!.Value;
        var (user, vm) = await GuestDirectory.RequireAsync(session, GuestKind.Vm, vmid, node: null, at => AskAsync(at, "user"), cancel);
        return Value.Object(
            (User.Name, user),
            (Network.Name, await AskAsync(vm, "network")),
            (Meta.Name, await AskAsync(vm, "meta")));

        async Task<Value> AskAsync(GuestPlace at, string type) =>
            Value.Of((await session.Pve.GetAsync(at.Path + "/cloudinit/dump", new Form().Add("type", type), cancel)).AsText());
    }
}
