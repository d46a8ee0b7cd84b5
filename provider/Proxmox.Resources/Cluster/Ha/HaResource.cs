using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>
/// Guests that the HA manager looks after: <c>/cluster/ha/resources</c> (PVE::API2::HA::Resources). No digest is sent: starting and
/// stopping a guest changes the file as well, in the same apply too.
/// </summary>
public static class HaResource
{
    private const string Collection = "/cluster/ha/resources";
    private const string Started = "started";
    private const string Stopped = "stopped";

    // PVE takes the first for the second, and keeps whichever it was given.
    private static readonly Format Request = new("state", "a state", text => text == "enabled" ? Started : text);

    private static readonly Field<string> State =
        Text("state", "What the manager is to bring about. Starting and stopping the guest, by its own resource too, changes it: leave "
            + "it out where that is to decide.")
            .OneOf(
                (Started, "The guest runs, on another node if need be."),
                (Stopped, "The guest is switched off, and is moved from a node that is lost."),
                ("disabled", "The guest is switched off and stays where it is; this also ends the state `error`."),
                ("ignored", "The manager leaves the guest alone."),
                ("enabled", "The same as `started`."))
            .As(Request).ImpliedDefault(Started).ServerChosen().ClearedBy(Clear.Forgetting)
            .UnsetMeans($"as the guest is when the manager gets it, `{Started}` where it runs and else `{Stopped}`");

    private static readonly Field<string> Group =
        Text("group_id", "HA group that says on which nodes the guest runs. Unset means that any node will do.")
            .RefersTo("group_id").OnWire("group")
            .Checked(Identifiers.Mapping).Until("9.0", "ha_rule_node_affinity");

    private static readonly Field<long> MaxRestart =
        Whole("max_restart", "How often the guest is started anew on its node when its start fails. Unset means 1.")
            .Between(0).ImpliedDefault(1);

    private static readonly Field<long> MaxRelocate =
        Whole("max_relocate", "How often the guest is moved to another node when it does not start. Unset means 1.")
            .Between(0).ImpliedDefault(1);

    private static readonly Field<bool> Failback =
        Flag("failback", "Whether the guest moves as soon as a node of higher priority is there. Unset means true.")
            .ImpliedDefault(true).Since("9.0");

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside it.").OfLength(0, 4096);

    private static readonly Field<bool> Purge =
        Flag("purge_on_destroy", "Whether the rules forget the guest when it leaves HA, and a rule that names no other goes with it. Unset "
            + "means true.").OnWire("purge").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting).Since("9.1");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ha_resource", "Puts a guest under high availability: the HA manager restarts it, and moves it from a node that is lost. The guest "
            + "itself stays as it is when this is destroyed.")
    {
        ReadDoc = "A guest under high availability.",
        Area = Areas.HighAvailability,
        // Pulumi has a class Resource of its own.
        Noun = "HaResource",
        Plural = "ha_resources",
        Api = new(Collection) { Item = Collection + "/{sid}", Listed = new(Collection), File = ConfigFiles.HaResources },
        Fields = [HaNames.Resource, State, Group, MaxRestart, MaxRelocate, Failback, Comment, Purge],
        Identity = [HaNames.Resource],
        ImportId = new("{sid}", "vm:100", "(?<sid>(vm|ct):[0-9]+)"),
        Privileges = HaNames.Privileges,
        Hooks = new() { Create = CreateAsync, Delete = DeleteAsync, Find = FindAsync },
    };

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        if (!operation.Config.Has(State) && await AsItIsAsync(operation, cancel) is { } state)
        {
            form.Add(State.Wire, state);
        }

        await operation.Pve.PostAsync(Collection, form, cancel);
        operation.MarkCreated();
        Note(operation, State.Wire);
    }

    // PVE itself puts a new guest under HA as it is (ha-managed of PVE::API2::Qemu); without a word it would start it. Who may not see the
    // guest leaves it to PVE, and so does who names none: PVE's refusal says it best.
    private static async Task<string?> AsItIsAsync(Operation operation, CancellationToken cancel)
    {
        var (kind, vmid) = HaNames.GuestOf(operation.Planned.Get(HaNames.Resource)!);
        try
        {
            return await GuestDirectory.AskAsync(operation.Session, kind, vmid, node: null, place =>
                GuestStatus.ReadAsync(operation.Pve, place, cancel), cancel) is var (status, _)
                ? status.IsRunning ? Started : Stopped
                : null;
        }
        catch (PveFault hidden) when (hidden.Kind == FaultKind.Permission)
        {
            return null;
        }
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var form = new Form();
        if (operation.Prior.Get(Purge) is { } purge)
        {
            form.Add(Purge.Wire, purge);
        }

        await operation.Pve.DeleteAsync(operation.ItemPath, form, cancel);
        Note(operation, state: null);
    }

    // A guest that is deleted is asked about HA unless the list says that there is none.
    private static void Note(Operation operation, string? state) => GuestChanges.Changed(
        operation.Session, HaNames.GuestOf(operation.Target.Get(HaNames.Resource)!).VmId, guest => guest with { HaState = state });

    // PVE finds the kind of a bare VMID.
    private static async Task<string?> FindAsync(Session session, string text, CancellationToken cancel) =>
        (await session.Pve.GetAsync(Collection, cancel: cancel)).Items.Select(entry => entry["sid"].AsText())
            .FirstOrDefault(sid => sid?.EndsWith(':' + text, StringComparison.Ordinal) is true);
}
