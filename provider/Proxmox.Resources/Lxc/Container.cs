using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Lxc.Lifecycle;
using Proxmox.Resources.Lxc.Preflight;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>
/// Containers: <c>/nodes/{node}/lxc/{vmid}</c> (PVE::API2::LXC). The attributes are declared by topic in the files beside this one.
/// </summary>
public static class Container
{
    private static readonly Field<string> PowerState = (Power.State with { Allowed = [], Rules = [] })
        .OneOf(
            (Power.Running, "It runs."), (Power.Stopped, "It is switched off."),
            (Power.Unmanaged, "It is left as it is after it was created.")) with
    {
        Doc = "Whether the container is to be `running` or `stopped`; `unmanaged` leaves it as it is after it was created. Unset means "
                + "`unmanaged`.",
        ReadDoc = "Whether the container is `running` or `stopped`.",
        TypeName = "ContainerPowerState",
    };

    private static readonly Field<Attributes> Migration = Nested(
        "migrate",
        "How the container is migrated when `node` changes. One that runs is shut down for it and started again; volumes on storages that "
            + "the other node does not share are copied.",
        Placement.TargetStorage)
        .NeverReturned().ClearedBy(Clear.Forgetting).TypeNamed("ContainerMigrate");

    private static readonly Field<Attributes> WaitForAddress = Power.WaitForAddress with { Privileges = [] };

    /// <summary>The addresses that it is reached at.</summary>
    private static readonly ImmutableArray<Field> Addresses =
        [AddressesOf(ReachableAddresses.Ipv4, "IPv4"), AddressesOf(ReachableAddresses.Ipv6, "IPv6")];

    /// <summary>What PVE keeps in the container's configuration.</summary>
    internal static ImmutableArray<Field> Config { get; } =
    [
        GuestOptions.HostName, GuestOptions.Description, GuestOptions.Tags, GuestOptions.Protection, GuestOptions.StartAtBoot,
            GuestOptions.Startup,
        Processors.Cpu, Processors.Memory,
        MountPoints.Map,
        Network.Devices, Network.DnsServers, Network.SearchDomains,
        General.Unprivileged, Devices.Features, Devices.Passthrough,
        General.OsType, General.Architecture, General.TimeZone, General.Console, General.Environment, General.EntryPoint,
        GuestOptions.HookScript, General.Debug,
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "container", "A container (LXC). What the configuration does not mention is left as it is.")
    {
        ReadDoc = "A container (LXC).",
        Area = Areas.Guests,
        Plural = "containers",
        Api = new("/cluster/resources") { Item = "/nodes/{current_node}/lxc/{vmid}/config", HasDigest = true },
        Fields =
        [
            Placement.VmId, Placement.VmIdRange, Placement.Node, Placement.Mode, Migration, Placement.Pool,
            Source.OsTemplate, Source.Restore, CloneSource.ContainerClone, Source.Password, Source.SshKeys,
                Power.Template,
            .. Config,
            PowerState, Power.StartOnCreate, Power.OnRestartRequired, Power.ShutdownTimeout, WaitForAddress,
            Lifetime.StopOnDestroy, Lifetime.PurgeOnDestroy, Lifetime.DeleteUnreferenced, Lifetime.Preflight,
            Placement.CurrentNode, Power.Status, Power.Pending, MountPoints.Unused, MountPoints.ToDestroy, .. Addresses,
        ],
        Identity = [Placement.VmId],
        Discovery = new() { Topic = "containers" },
        ImportId = new("{vmid}", "200", "(?:[A-Za-z0-9.-]+/)?(?<vmid>[0-9]+)"),
        Copying = new([CloneSource.ContainerClone, Source.Restore], Config),
        Constraints = ContainerRules.Constraints,
        Privileges =
        [
            GuestPrivilege.Allocate with { For = Purposes.Create | Purposes.Delete }, GuestPrivilege.Audit,
            GuestPrivilege.Power with { For = Purposes.Delete, Case = "while it runs" },
        ],
        Timeouts = new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromMinutes(20)),
        Hooks = new()
        {
            Create = (operation, cancel) => GuestCreate.CreateAsync(operation, ContainerModel.Instance, cancel),
            Read = ContainerReading.ReadAsync,
            Update = (operation, cancel) => GuestUpdate.UpdateAsync(operation, ContainerModel.Instance, cancel),
            Finish = (operation, cancel) => GuestCreate.FinishAsync(operation, ContainerModel.Instance, cancel),
            Delete = (operation, cancel) => GuestDeletion.DeleteAsync(operation, GuestKind.Container, cancel),
            List = (operation, cancel) => GuestSearch.ListAsync(operation, GuestKind.Container, cancel),
            Find = (session, name, cancel) => GuestSearch.FindAsync(session, GuestKind.Container, name, cancel),
            Foresee = VolumesToDestroy.Foresee,
            CheckPlan = ContainerPlanCheck.Instance.CheckPlan,
            Preflight = ContainerPreflight.Checks.CheckAsync,
            LeavesPveAlone = Lifetime.IsQuiet,
        },
    };

    private static Field<IReadOnlyList<string>> AddressesOf(string name, string family) =>
        TextList(name, $"{family} addresses of the container, without loopback and link-local ones: those in `network_devices`, and where "
            + "DHCP or a router gives one, those that it has while it runs.")
            .Computed().AlwaysReturned().UnknownWhenChanges(() => [Power.State, Network.Devices]);
}
