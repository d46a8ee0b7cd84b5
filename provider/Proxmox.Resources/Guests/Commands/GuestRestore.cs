using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Restores a guest from a backup: <c>POST /nodes/{node}/qemu</c>, <c>POST /nodes/{node}/lxc</c>.</summary>
internal static class GuestRestore
{
    private static readonly Field<string> Node = Names.Node with
    {
        Doc = "Node to restore on. Unset means the node of the guest that is overwritten; a new one needs it.",
        Presence = Presence.Optional,
        IsNotAParameter = true,
    };

    private static readonly Field<bool> Overwrite =
        Flag("overwrite", "Whether a guest that has the VMID is overwritten: its configuration and disks are lost. It must be stopped. "
            + "Unset means false, and such a guest is an error.").OnWire("force");

    private static readonly Field<bool> Start = Flag("start", "Whether it is started afterwards. Unset means false.")
        .Needs(GuestPrivilege.Power);

    private static readonly Field<bool> LiveRestore =
        Flag("live_restore", "Whether the VM is started at once and its disks are restored while it runs, from a Proxmox Backup Server. "
            + "Should that fail, what the VM has written meanwhile is lost. Unset means false.").OnWire("live-restore");

    private static readonly Field<string> Pool = Text("pool", "Pool that it becomes a member of.")
        .Needs(new Privilege("VM.Allocate", "/pool/{pool}"));

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind)
    {
        var vmid = GuestCommand.VmId(kind) with
        {
            Doc = $"VMID that the {kind.Noun} gets: a free one, or that of a {kind.Noun} to overwrite.",
        };
        return new($"{kind.Prefix}_restore",
            $"Restores a {kind.Noun} from a backup, to a new VMID or over the {kind.Noun} that has it. To declare one that comes from a "
            + $"backup, see `restore` of `{kind.Prefix}`.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "restore",
            Target = vmid,
            Fields =
            [
                vmid, RestoreSource.Archive(kind).OnWire(kind == GuestKind.Vm ? "archive" : "ostemplate"), Node, Overwrite,
                RestoreSource.Storage(kind), RestoreSource.UniqueMacAddresses, Pool, Start,
                kind == GuestKind.Vm ? LiveRestore : RestoreSource.IgnoreErrors, RestoreSource.Bandwidth,
            ],
            Limit = TimeSpan.FromHours(12),
            Privileges = [GuestPrivilege.Allocate, GuestPrivilege.Audit],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };
    }

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var vmid = run.Config.Get(Names.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(run, vmid, cancel);
        var node = await NodeAsync(run, kind, vmid, cancel);
        var form = run.Parameters.Add("vmid", vmid);
        if (kind == GuestKind.Container)
        {
            form.Add("restore", true);
        }

        await run.DispatchAsync(deadline => run.Pve.PostAsync(kind.Collection(node), form, deadline), cancel);
        GuestDirectory.Forget(run.Session);
        return null;
    }

    // A guest is overwritten where it is, and only with consent.
    private static async Task<string> NodeAsync(CommandRun run, GuestKind kind, long vmid, CancellationToken cancel)
    {
        var there = (await GuestDirectory.AllAsync(run.Session, cancel)).GetValueOrDefault(vmid);
        if (there is not null && there.Kind != kind)
        {
            throw PveFault.About(
                "vmid", $"{vmid} is a {there.Kind.Noun}, which a backup of a {kind.Noun} cannot overwrite: choose another VMID");
        }

        if (run.Config.Get(Overwrite) is not true && (there is not null || !await GuestDirectory.IsFreeAsync(run.Pve, vmid, cancel)))
        {
            throw PveFault.About(
                "vmid", $"{kind.Called(vmid)} exists: set overwrite = true to lose what it has, or choose another VMID");
        }

        return run.Config.Get(Node) ?? there?.Node ?? throw PveFault.About(
            Node.Wire, $"no {kind.Noun} has the VMID {vmid}, so that nothing says where to restore it: set node");
    }
}
