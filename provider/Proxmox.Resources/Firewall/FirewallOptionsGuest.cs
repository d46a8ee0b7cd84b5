using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// The options of a VM or container: <c>/nodes/{node}/qemu/{vmid}/firewall/options</c>, <c>/nodes/{node}/lxc/{vmid}/firewall/options</c>
/// (PVE::API2::Firewall::VM).
/// </summary>
public static class FirewallOptionsGuest
{
    private static readonly Field<long> VmId = Names.VmId with
    {
        Doc = "VMID of the VM or container, wherever in the cluster it is.",
        References = [new("vmid")],
    };

    private static readonly ImmutableArray<Field> Settings =
    [
        Flag("enabled", "Whether the guest's traffic goes through the firewall, where that of the cluster is on, and for its network "
            + "interfaces that have `firewall` set. Unset means false.").OnWire("enable").ImpliedDefault(false),
        FirewallPolicies.Of("policy_in", "What is done with traffic to the guest that no rule speaks of. Unset means `DROP`."),
        FirewallPolicies.Of("policy_out", "What is done with traffic from the guest that no rule speaks of. Unset means `ACCEPT`."),
        LogLevels.Of("log_level_in", "Log level for traffic to the guest. Unset means `nolog`.").ImpliedDefault("nolog"),
        LogLevels.Of("log_level_out", "Log level for traffic from the guest. Unset means `nolog`.").ImpliedDefault("nolog"),
        Flag("dhcp", "Whether the guest may ask for an address over DHCP. Unset means false.").ImpliedDefault(false),
        Flag("ndp", "Whether the guest may find its neighbours over IPv6 (NDP). Unset means what PVE's version has."),
        Flag("radv", "Whether the guest may announce itself as a router over IPv6. Unset means false.").ImpliedDefault(false),
        Flag("macfilter", "Whether the guest may send from the MAC addresses of its interfaces alone. Unset means true.")
            .ImpliedDefault(true),
        Flag("ipfilter", "Whether the guest may send from the addresses of its interfaces alone: those in the IP set `ipfilter-net0` and "
            + "so on, and what follows from its configuration. Unset means false.").ImpliedDefault(false),
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Located(FirewallOptions.Of(
        "guest", "GuestOptions", "a VM or container", "/nodes/{node}/qemu/{vmid}/firewall/options", [VmId], "100", Settings,
        [
            new("VM.Config.Network", "/vms/{vmid}") { For = Purposes.Write },
            new("VM.Audit", "/vms/{vmid}") { For = Purposes.Read | Purposes.List | Purposes.Create },
        ],
        async (all, cancel) =>
        [
            .. (await GuestDirectory.AllAsync(all.Session, cancel)).Keys.Select(vmid =>
                PveData.Object((VmId.Wire, PveData.Of(Number.Of(vmid).ToString())))),
        ]));

    private static Resource Located(Resource resource) => resource with
    {
        Discovery = new()
        {
            Candidates = found => FirewallLevel.GuestsInForce(found)
                .Select(guest => Value.Object((VmId.Name, Value.Of(long.Parse(guest.Name, CultureInfo.InvariantCulture))))),
        },
        Hooks = resource.Hooks with
        {
            Create = async (operation, cancel) =>
            {
                await LocateAsync(operation, cancel);
                await resource.Hooks.Create!(operation, cancel);
            },
            Read = async (operation, cancel) => await FindAsync(operation, cancel) is { } path
                ? await operation.Pve.GetAsync(path, cancel: cancel) : null,
            BeforeUpdate = LocateAsync,
            Delete = async (operation, cancel) =>
            {
                if (await FindAsync(operation, cancel) is { } path)
                {
                    operation.ItemPath = path;
                    await resource.Hooks.Delete!(operation, cancel);
                }
            },
        },
    };

    private static async Task LocateAsync(Operation operation, CancellationToken cancel) => operation.ItemPath =
        await FindAsync(operation, cancel) ?? throw LevelOf(operation, GuestKind.Vm).Missing();

    // A guest is its VMID, whatever kind it is.
    private static async Task<string?> FindAsync(Operation operation, CancellationToken cancel)
    {
        var guests = await GuestDirectory.AllAsync(operation.Session, cancel);
        var kind = guests.TryGetValue(operation.Target.Get(VmId)!.Value, out var guest) ? guest.Kind : GuestKind.Vm;
        return await LevelOf(operation, kind).RootAsync(operation.Session, cancel) is { } root ? root + "/options" : null;
    }

    private static FirewallLevel LevelOf(Operation operation, GuestKind kind) => new(
        kind == GuestKind.Vm ? LevelKind.Vm : LevelKind.Container, Number.Of(operation.Target.Get(VmId)!.Value).ToString());
}
