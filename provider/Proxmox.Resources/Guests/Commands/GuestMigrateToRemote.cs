using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>
/// Moves a guest to another datacenter: <c>POST .../remote_migrate</c>. The node that has the guest connects to the other one, which may
/// be out of reach from here: what the target lacks is found by PVE, before it changes anything.
/// </summary>
internal static class GuestMigrateToRemote
{
    private const string Header = "PVEAPIToken=";

    private static readonly Format ApiToken = Formats.Line with
    {
        Sent = text => text.StartsWith(Header, StringComparison.Ordinal) ? text : Header + text.Trim(),
    };

    private static readonly Field<Attributes> Target = Nested(
        "target",
        "The other datacenter, as the guest's node reaches it.",
        Text("host", "Name or address of one of its nodes: the one that the guest moves to.").Checked(Identifiers.Host).Required(),
        Whole("port", "Port of its API. Unset means 8006.").Between(1, 65535),
        Text("api_token", "API token of the other datacenter, as `user@realm!name=secret`. There it needs `VM.Allocate` on the guest, "
            + "`Sys.Incoming` on `/`, `Datastore.AllocateSpace` on the storages and `SDN.Use` on the bridges.")
            .OnWire("apitoken").Required().As(ApiToken)
            .Matching("(PVEAPIToken=)?[^\\s@!=,]+@[^\\s!=,]+![^\\s!=,]+=[^\\s,]+", "an API token such as \"root@pam!move=0f3a...\"")
            .Secret(),
        Text("fingerprint", "SHA-256 fingerprint of its certificate. Unset means that an authority which the guest's node knows has signed "
            + "it.")
            .As(Formats.Fingerprint)).OnWire("target-endpoint").Required().TypeNamed("RemoteTarget");

    private static readonly Field<long> TargetVmId =
        Whole("target_vmid", "VMID that the guest gets there, which must be free. Unset means the same.").OnWire("target-vmid")
            .Between(100, 999_999_999);

    private static readonly Field<string> TargetStorage =
        Text("target_storage", "Storage there that disks are copied to; or several pairs `from:to`, separated by commas, of which one may "
            + "be a storage alone, for all others.").OnWire("target-storage").Required()
            .Matching("[A-Za-z][^\\s]*", "a storage, or pairs such as \"local-lvm:fast,tank:slow\"");

    private static readonly Field<string> TargetBridge =
        Text("target_bridge", "Bridge there that network devices are plugged into; or several pairs `from:to`, separated by commas, of "
            + "which one may be a bridge alone, for all others. Unset means bridges of the same names.").OnWire("target-bridge");

    private static readonly Field<bool> Online =
        Flag("online", "Moves the VM while it runs; one that is stopped moves anyway. Unset means true, and false refuses a VM that runs.");

    private static readonly Field<bool> DeleteSource =
        Flag("delete_source", "Whether the guest and its disks are removed here once it is there. Unset means false: it stays here as "
            + "well, stopped and with PVE's lock `migrate`, so that nobody starts it twice; `qm unlock` or `pct unlock` takes that "
            + "off.").OnWire("delete");

    private static readonly Field<long> Bandwidth =
        Whole("bandwidth_limit_kib", "How much is copied at most, in KiB per second; 0 means no limit. Unset means the limits of the "
            + "datacenter and its storages.").OnWire("bwlimit").Between(0);

    private static readonly Field<long> ReachedVmId = Whole("vmid_there", "VMID of the guest in the other datacenter.").Computed();

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_migrate_to_remote", $"Moves a {kind.Noun} to a node of another datacenter, with its disks, and waits until it "
            + $"is there. PVE calls this experimental. It refuses a {kind.Noun} with snapshots, with replication jobs or under the HA "
            + $"manager. Where it fails on the way, the {kind.Noun} stays here, and PVE removes what was copied; it is removed here only "
            + "once it is there, and only where that is asked for."
            + (kind == GuestKind.Vm ? "" : " One that runs is shut down for it and started there."))
        {
            Area = Areas.Guests,
            Noun = $"{kind.ClassName}ToRemote",
            Verb = "migrate",
            Target = GuestCommand.VmId(kind),
            Fields =
            [
                GuestCommand.VmId(kind), Target, TargetVmId, TargetStorage, TargetBridge,
                kind == GuestKind.Vm ? Online : GuestCommand.GraceSeconds with
                {
                    Doc = "How long the container may take to shut down, in seconds. Unset means 180.",
                },
                DeleteSource, Bandwidth, ReachedVmId,
            ],
            Limit = TimeSpan.FromHours(12),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Migrate],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        var form = run.Parameters;
        if (!run.Config.Has(TargetBridge))
        {
            form.Add(TargetBridge.Wire, "1");
        }

        if (guest.IsRunning && kind == GuestKind.Container)
        {
            form.Add("restart", true);
        }
        else if (guest.IsRunning && !run.Config.Has(Online))
        {
            form.Add(Online.Wire, true);
        }

        await GuestCommand.PostAsync(run, guest.Place, "/remote_migrate", cancel, form);
        GuestDirectory.Forget(run.Session);
        return Value.Object((ReachedVmId.Name, run.Config.Get(TargetVmId) is { } other ? other : guest.Place.VmId));
    }
}
