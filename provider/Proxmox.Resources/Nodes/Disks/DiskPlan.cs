using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>What a plan for something that is made of disks says: what becomes of the data, and which disk cannot be had.</summary>
/// <param name="made">What is made of them.</param>
internal sealed class DiskPlan(DiskObject made)
{
    /// <summary>Refuses what an object cannot do, and says what a destroy destroys.</summary>
    public void Check(PlanReview plan)
    {
        var isReplaced = plan.IsDelete && !plan.Planned.Value.IsNull;
        if (plan.IsCreate || isReplaced)
        {
            foreach (var field in made.Needed.Where(field => plan.Config[field].IsNull))
            {
                Refuse(plan, field, $"{field.Name} is missing", isReplaced
                    ? $"The {made.Noun} was made with it, and without it none can be made again. Write it again as it was."
                    : $"PVE needs it to make a {made.Noun}. Set it, or import one that is there already.");
            }
        }

        if (isReplaced)
        {
            foreach (var lost in plan.Replaces.Select(NameOf)
                .Where(name => plan.Config.Value[name].IsNull && !made.Needed.Any(field => field.Name == name)))
            {
                plan.Diagnostics.Error($"{lost} cannot be taken away", $"The {made.Noun} was made with it, and leaving it out would "
                    + "destroy it. Write it again as it was.", AttributePath.Of(lost));
            }
        }

        if (!plan.IsCreate && plan.Config.Has(DiskObject.AddStorage)
            && plan.Config.Get(DiskObject.AddStorage) != (plan.Prior.Get(DiskObject.AddStorage) ?? plan.Config.Get(DiskObject.AddStorage)))
        {
            plan.Diagnostics.Warn("add_storage changes nothing now", $"PVE adds a storage only when it makes the {made.Noun}. Manage the "
                + "storage by a resource of its own.", AttributePath.Of(DiskObject.AddStorage.Name));
        }

        if (plan.IsDelete && !plan.Diagnostics.HasErrors)
        {
            Warn(plan, isReplaced);
        }
        else
        {
            made.CheckOwn(plan);
        }
    }

    /// <summary>Refuses disks that are not there or that something else uses.</summary>
    public async Task AskAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var released = session.Part<ReleasedDisks>();
        if (plan.Prior.Get(DiskObject.Node) is { } recorded && plan.Prior.Get(made.Name) is { } called)
        {
            released.Note(made.Segment, recorded, called, new([.. Paths(plan.Prior).Select(entry => entry.Disk)],
                plan.Prior.Get(DiskObject.CleanupDisks) is true, plan.Prior.Get(DiskObject.CleanupConfig) is true));
        }

        if (plan.Planned.Value.IsNull || plan.IsUpdate || plan.Planned.Get(DiskObject.Node) is not { } node)
        {
            return;
        }

        var wanted = Paths(plan.Planned).ToList();
        var disks = await NodeDisks.AskAsync(session.Pve, node, cancel);
        var own = plan.IsDelete && plan.Prior.Get(DiskObject.Node) == node
            ? Paths(plan.Prior).Select(entry => disks.Find(entry.Disk)?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal) : [];
        if (plan.Replaces.Length > 0 && plan.Replaces.All(path => NameOf(path) == made.Disks.Name)
            && own.Count > 0 && own.SetEquals(wanted.Select(entry => disks.Find(entry.Disk)?.Path ?? entry.Disk)))
        {
            plan.Diagnostics.Error("The disks are the same",
                $"{made.Disks.Name} names the disks that the {made.Noun} is made of already, in another way: it would be destroyed and "
                    + "made anew for nothing. Write them as before, or take the object from the state and import it, which compares no "
                    + "disks.",
                AttributePath.Of(made.Disks.Name));
            return;
        }

        var before = plan.IsCreate && plan.Planned.Get(made.Name) is { } name ? released.Of(made.Segment, node, name) : null;
        if (plan.IsCreate && before is null && plan.Planned.Get(made.Name) is { } wish
            && await made.FindAsync(session.Pve, node, wish, cancel) is not null)
        {
            TakenName.Refuse(plan, $"Node {node} has a {made.Noun} {wish} already", made.Name);
            return;
        }

        own.UnionWith((before?.Disks ?? []).Select(disk => disks.Find(disk)?.Path).OfType<string>());
        if (plan.Prior.Get(DiskObject.CleanupDisks) is true)
        {
            released.Add(node, own);
        }

        var isWiped = before?.IsWiped ?? (plan.IsCreate || plan.Prior.Get(DiskObject.CleanupDisks) is true);
        foreach (var (path, at) in wanted)
        {
            Judge(plan, disks, disk => own.Contains(disk) || (plan.IsCreate && released.Holds(node, disk)), isWiped, path, at);
        }

        foreach (var twin in wanted.GroupBy(entry => disks.Find(entry.Disk)?.Path ?? entry.Disk, StringComparer.Ordinal)
            .Where(twin => twin.Count() > 1))
        {
            plan.Diagnostics.Error($"Disk {twin.Key} is named twice",
                $"{string.Join(" and ", twin.Select(entry => entry.Disk))} are one disk. Name each disk once.", twin.Last().At);
        }

        if (plan.IsCreate && plan.Config.Get(DiskObject.AddStorage) is true && before is not { IsForgotten: true }
            && !wanted.Any(entry => disks.Find(entry.Disk) is { } disk && released.Holds(node, disk.Path)))
        {
            await JudgeStorageAsync(session, plan, node, isOwn: before is not null, cancel);
        }
    }

    // PVE would let another node of the cluster take part in it, but no node twice.
    private async Task JudgeStorageAsync(Session session, PlanReview plan, string node, bool isOwn, CancellationToken cancel)
    {
        if (plan.Planned.Get(made.Name) is not { } name)
        {
            return;
        }

        PveData storage;
        try
        {
            storage = await session.Pve.GetAsync(PvePath.Join("storage", name), cancel: cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.NotFound)
        {
            return;
        }

        if (storage["nodes"].AsText() is not { } nodes || nodes.Split(',').Contains(node))
        {
            plan.Diagnostics.Error($"Node {node} has a storage {name} already",
                $"PVE would add a storage of the name of the {made.Noun}, and {name} is there. " + (isOwn
                    ? "A destroy of the one that is replaced leaves it: apply cleanup_config = true first, with nothing else."
                    : "Choose another name, or leave add_storage out where the storage is to lie on it."),
                AttributePath.Of(DiskObject.AddStorage.Name));
        }
    }

    private void Judge(PlanReview plan, NodeDisks disks, Func<string, bool> isOwn, bool isWiped, string path, AttributePath at)
    {
        if (disks.Find(path) is not { } disk)
        {
            if (NodeDisks.IsCertain(path))
            {
                plan.Diagnostics.Error($"Node {disks.Node} has no disk {path}",
                    $"{made.Disks.Name} must name a disk or partition that PVE lists for the node.{disks.Unused()}", at);
            }

            return;
        }

        if (isOwn(disk.Path))
        {
            if (!isWiped)
            {
                plan.Diagnostics.Error($"Disk {path} would still be in use",
                    $"The {made.Noun} that is replaced is made of it, and a destroy does not wipe it. Apply cleanup_disks = true "
                        + "first, with nothing else, if the data on it is to be lost.", at);
            }
        }
        else if (disks.UseOf(disk) is { } use)
        {
            plan.Diagnostics.Error($"Disk {path} of node {disks.Node} is in use",
                $"{made.Disks.Name} must name an unused disk, and {path} is used: {use}. Choose another, or wipe it if nobody needs "
                    + $"what is on it.{disks.Unused()}", at);
        }
    }

    private IEnumerable<(string Disk, AttributePath At)> Paths(Attributes value)
    {
        var at = AttributePath.Of(made.Disks.Name);
        return value[made.Disks] switch
        {
            { IsNull: true } or { IsUnknown: true } => [],
            { Kind: ValueKind.Text } disk => [(disk.AsText()!, at)],
            var list => list.Items.Select((disk, index) => (Disk: disk.AsText(), At: at.Index(index)))
                .Where(entry => entry.Disk is not null).Select(entry => (entry.Disk!, entry.At)),
        };
    }

    private void Warn(PlanReview plan, bool isReplaced)
    {
        var (node, name) = (plan.Prior.Get(DiskObject.Node), plan.Prior.Get(made.Name));
        var disks = plan.Prior.Get(DiskObject.CleanupDisks) is true
            ? "Its disks are wiped (cleanup_disks): what was on them cannot be had back."
            : "Its disks are not wiped: PVE takes them for used until they are, by cleanup_disks or by hand.";
        var config = plan.Prior.Get(DiskObject.CleanupConfig) is true
            ? "Storages on it are taken from the node (cleanup_config)."
            : "Storages on it stay defined, and are broken then; cleanup_config would remove them.";
        plan.Diagnostics.Warn($"The {made.Noun} {name} of node {node} is destroyed{(isReplaced ? " and made anew, empty" : "")}",
            $"{made.Destroys} {disks} {config}");
    }

    private static string NameOf(AttributePath path) => ((AttributePath.Step.Attribute)path.Steps[0]).Name;

    private static void Refuse(PlanReview plan, Field at, string title, string detail) =>
        plan.Diagnostics.Error(title, detail, AttributePath.Of(at.Name));
}
