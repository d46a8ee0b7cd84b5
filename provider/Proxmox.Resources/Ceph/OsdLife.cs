using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Disks;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>Reads OSDs, and says at plan what cannot be.</summary>
internal static class OsdLife
{
    private const string Kind = "osd";

    /// <summary>Refuses what PVE's API cannot change of an OSD that is there.</summary>
    public static void CheckPlan(PlanReview plan)
    {
        var kind = CephOsd.DeviceClass;
        if (plan.IsUpdate && plan.Config.Has(kind) && !plan.Prior[kind].IsNull && plan.IsChanged(kind))
        {
            var id = plan.Prior.Get(CephOsd.Id);
            plan.Diagnostics.Error(
                "An OSD keeps its device class",
                $"PVE's API cannot change it, and data would move. Set device_class to {plan.Prior.Get(kind)}, or change it with `ceph osd "
                    + $"crush rm-device-class osd.{id}` and `ceph osd crush set-device-class {plan.Planned.Get(kind)} osd.{id}` on a node.",
                AttributePath.Of(kind.Name));
        }
    }

    /// <summary>Refuses a device that is not there, or that something uses.</summary>
    public static async Task PreflightAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var released = session.Part<ReleasedDisks>();
        if (plan.Prior.Get(CephOsd.Node) is { } recorded && plan.Prior.Get(CephOsd.Device) is { } held)
        {
            released.Note(Kind, recorded, held, new([held], plan.Prior.Get(CephOsd.Cleanup) is true, IsForgotten: false));
        }

        await RootLogin.RefuseOthers(session, plan, cancel);
        if (plan.Diagnostics.HasErrors || plan.Planned.Value.IsNull || !(plan.IsCreate || plan.IsDelete)
            || plan.Planned.Get(CephOsd.Node) is not { } node)
        {
            return;
        }

        var disks = await NodeDisks.AskAsync(session.Pve, node, cancel);
        foreach (var field in (Field<string>[])[CephOsd.Device, CephOsd.DbDevice, CephOsd.WalDevice])
        {
            // What is replaced frees its device, if its user wants that.
            if (plan.Planned.Get(field) is { } path && !(plan.IsDelete && !plan.IsChanged(field)))
            {
                Check(plan, disks, field, path, node, plan.IsCreate ? released.Of(Kind, node, path) : null);
            }
        }
    }

    /// <summary>Reads an OSD: the tree tells that it is there, and its metadata the device.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var (node, id) = (operation.Target.Get(CephOsd.Node)!, operation.Target.Get(CephOsd.Id));
        if (id is not { } number || (await OsdTree.ReadAsync(operation.Pve, node, cancel)).Find(number) is not { } osd
            || osd["host"].AsText() != node)
        {
            return null;
        }

        var device = await DeviceOfAsync(operation.Pve, node, number, cancel);
        var ids = operation.Prior.Get(CephOsd.Ids) is { Count: > 0 } known ? known
            : new HashSet<string>(StringComparer.Ordinal) { Text(number) };
        return PveData.Object(
        [
            .. osd.Members, new(CephOsd.Id.Wire, PveData.Of(number)), new(CephOsd.Ids.Wire, PveData.Array(ids.Select(PveData.Of))),
            new("physical_device", PveData.Of(device)),
        ]);
    }

    /// <summary>All OSDs of the cluster.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
    [
        .. (await OsdTree.ReadAsync(operation.Pve, NodeTasks.Answering, cancel)).All.Select(osd => PveData.Object(
            [.. osd.Members, new(CephOsd.Id.Wire, osd["id"]), new(CephOsd.Node.Wire, osd["host"]),
                new(CephOsd.Ids.Wire, PveData.Array(osd["id"]))])),
    ];

    /// <summary>The name of the device that holds an OSD's data; null while Ceph does not know it.</summary>
    public static async Task<string?> DeviceOfAsync(IPve pve, string node, long id, CancellationToken cancel)
    {
        try
        {
            var metadata = await pve.GetAsync(CephNode.Path(node, "osd", Text(id), "metadata"), cancel: cancel);
            return metadata["devices"].Items.FirstOrDefault(device => device["device"].AsText() == "block")?["physical_device"].AsText();
        }
        // One that has never come up has told nothing yet.
        catch (PveFault silent) when (silent.ProvesAbsence)
        {
            return null;
        }
    }

    /// <summary>A number as text.</summary>
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static void Check(PlanReview plan, NodeDisks disks, Field<string> field, string path, string node, Predecessor? before)
    {
        var at = AttributePath.Of(field.Name);
        if (disks.Find(path) is not { } disk)
        {
            // Where other links lead PVE knows alone.
            if (disks.All.Count > 0 && path.LastIndexOf('/') == "/dev/".Length - 1)
            {
                plan.Diagnostics.Error(
                    $"Node {node} has no disk {path}",
                    $"PVE lists {string.Join(", ", disks.All.Select(listed => listed.Path).Order(StringComparer.Ordinal))} there. Set "
                        + $"{field.Name} to one of them.", at);
            }
        }
        else if (field == CephOsd.Device && disk.Osds is { Count: > 0 } osds)
        {
            if (before is { IsWiped: false })
            {
                plan.Diagnostics.Error($"{path} on node {node} would still hold OSD {string.Join(" and ", osds)}",
                    "A destroy of the one that is replaced leaves its volumes on the device: apply cleanup_on_destroy = true first, with "
                        + "nothing else, if what is on it is to be lost.", at);
            }
            else if (before is null && plan.Planned.Get(Adoption.Adopt) is not true)
            {
                plan.Diagnostics.Error(
                    $"{path} on node {node} holds OSD {string.Join(" and ", osds)} already",
                    $"Import it with the id \"{node}/{osds[0]}\", set adopt = true to take it over, or choose an empty disk.", at);
            }
        }
        // Databases and logs of several OSDs share a disk.
        else if (disk.Use is { } use && (field == CephOsd.Device || use is not ("LVM" or "partitions")))
        {
            plan.Diagnostics.Error(
                $"{path} on node {node} is in use", $"PVE finds {use} on it. Choose an empty disk, or wipe this one if nothing on it is "
                    + "needed.",
                at);
        }
    }
}
