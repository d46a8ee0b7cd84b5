using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>A repository that PVE knows by a handle (PVE::API2::APT).</summary>
public static class NodeAptStandardRepository
{
    private static readonly Field<string> Handle =
        Text("handle", "PVE's name of the repository; which there are follows from the release of PVE.").Required().Replacing()
            .TypeNamed("AptRepositoryHandle").Among(
                ("enterprise", "PVE for subscribers."),
                ("no-subscription", "PVE without a subscription."),
                ("test", "PVE before it is released."),
                ("ceph-quincy-enterprise", "Ceph Quincy for subscribers, in PVE 8."),
                ("ceph-quincy-no-subscription", "Ceph Quincy without a subscription, in PVE 8."),
                ("ceph-quincy-test", "Ceph Quincy before it is released, in PVE 8."),
                ("ceph-reef-enterprise", "Ceph Reef for subscribers, in PVE 8."),
                ("ceph-reef-no-subscription", "Ceph Reef without a subscription, in PVE 8."),
                ("ceph-reef-test", "Ceph Reef before it is released, in PVE 8."),
                ("ceph-squid-enterprise", "Ceph Squid for subscribers."),
                ("ceph-squid-no-subscription", "Ceph Squid without a subscription."),
                ("ceph-squid-test", "Ceph Squid before it is released."),
                ("ceph-tentacle-enterprise", "Ceph Tentacle for subscribers, in PVE 9."),
                ("ceph-tentacle-no-subscription", "Ceph Tentacle without a subscription, in PVE 9."),
                ("ceph-tentacle-test", "Ceph Tentacle before it is released, in PVE 9."));

    private static readonly Field<bool> Enabled =
        Flag("enabled", "Whether packages are taken from it. Unset means true.").OnWire("status").ImpliedDefault(true)
            .ClearedBy(Clear.Sending("1"));

    private static readonly Field<string> Title =
        Text("title", "What PVE's interface calls it.").OnWire("name").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_apt_standard_repository",
        "A repository of packages that PVE knows by a handle, on a node: it is added where it is not there, and enabled or disabled. PVE "
            + "removes none from its files: a destroy sets what was before, and disables what was not there. The lists of packages are "
            + "fetched anew by the command node_apt_refresh.")
    {
        ReadDoc = "A repository of packages that PVE knows by a handle, on a node.",
        Area = Areas.Nodes,
        Noun = "NodeAptStandardRepository",
        Api = new("/nodes/{node}/apt/repositories"),
        Fields = [Names.Node, Handle, Enabled, Title, AptFields.Previous],
        Identity = [Names.Node, Handle],
        Discovery = new() { LeftOut = "The repositories of a node are those of its installation." },
        ImportId = new("{node}/{handle}", "pve1/no-subscription"),
        Privileges = AptSources.Privileges,
        IsReadElsewhere = true,
        Hooks = new()
        {
            Create = CreateAsync,
            Preflight = CheckHandleAsync,
            Read = async (operation, cancel) => Told((await ReadAsync(operation, cancel)).Standard
                .FirstOrDefault(standard => IsOurs(operation, standard) && !standard["status"].IsNull)),
            Update = (operation, cancel) => AptSources.ChangeAsync(operation, NodeOf(operation), (sources, later) =>
                SetAsync(operation, sources, operation.Planned.Get(Enabled) is not false, later), cancel),
            Delete = DeleteAsync,
            List = async (operation, cancel) => [.. (await ReadAsync(operation, cancel)).Standard
                .Where(standard => !standard["status"].IsNull).Select(standard => Told(standard)!)],
        },
    };

    private static string NodeOf(Operation operation) => operation.Target.Get(Names.Node)!;

    private static Task<AptSources> ReadAsync(Operation operation, CancellationToken cancel) =>
        AptSources.ReadAsync(operation.Pve, NodeOf(operation), cancel);

    private static bool IsOurs(Operation operation, PveData standard) => standard["handle"].AsText() == operation.Target.Get(Handle);

    // Perl's false is no number in every version.
    private static PveData? Told(PveData? standard) => standard is null ? null : PveData.Object(standard.Members.Select(member =>
        member.Key == Enabled.Wire ? KeyValuePair.Create(member.Key, PveData.Of(member.Value.AsBool() is true)) : member));

    private static async Task CheckHandleAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if ((plan.IsCreate || plan.Replaces.Length > 0)
            && plan.Planned.Get(Names.Node) is { } node && plan.Planned.Get(Handle) is { } handle
            && await AptSources.ReadAsync(session.Pve, node, cancel) is { Standard.Count: > 0 } sources
            && sources.Standard.All(known => known["handle"].AsText() != handle))
        {
            plan.Diagnostics.Error("The node knows no such repository", Unknown(node, sources), AttributePath.Of(Handle.Name));
        }
    }

    private static string Unknown(string node, AptSources sources) => $"Node {node} knows no repository of that name; it knows "
        + string.Join(", ", sources.Standard.Select(known => known["handle"].AsText()))
        + ". Which there are follows from the release of PVE.";

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var isFirst = true;
        await AptSources.ChangeAsync(operation, NodeOf(operation), async (sources, later) =>
        {
            var standard = sources.Standard.FirstOrDefault(known => IsOurs(operation, known));
            if (standard is null && sources.Standard.Count > 0)
            {
                throw PveFault.About(Handle.Wire, Unknown(NodeOf(operation), sources));
            }

            if (isFirst)
            {
                operation.SetComputed(AptFields.Previous, standard?["status"].AsBool() is true);
                isFirst = false;
            }

            await SetAsync(operation, sources, operation.Planned.Get(Enabled) is not false, later);
        }, cancel);
        operation.MarkCreated();
    }

    private static Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        operation.Prior.Get(AptFields.Previous) is { } previous
            ? AptSources.ChangeAsync(
                operation, NodeOf(operation), (sources, later) => SetAsync(operation, sources, previous, later), cancel)
            : Task.CompletedTask;

    private static async Task SetAsync(Operation operation, AptSources sources, bool isEnabled, CancellationToken cancel)
    {
        var (node, handle) = (NodeOf(operation), operation.Target.Get(Handle)!);
        var status = sources.Standard.FirstOrDefault(known => IsOurs(operation, known))?["status"];
        if (isEnabled || status is not { IsNull: false })
        {
            await sources.AddAsync(operation, node, handle, cancel);
            sources = await AptSources.ReadAsync(operation.Pve, node, cancel);
        }

        if (!isEnabled)
        {
            await DisableAsync(operation, sources, node, handle, cancel);
        }
    }

    // PVE tells of a handle whether any of its entries is enabled, and not which they are.
    private static async Task DisableAsync(
        Operation operation, AptSources sources, string node, string handle, CancellationToken cancel)
    {
        var suite = SuiteOf(await operation.Session.VersionAsync(cancel));
        while (sources.Entries.FirstOrDefault(entry => AptSources.IsEnabled(entry) && StandardEntry.Is(handle, suite, entry)) is { } entry)
        {
            await sources.SetAsync(operation, node, entry, isEnabled: false, cancel);
            sources = await AptSources.ReadAsync(operation.Pve, node, cancel);
        }

        if (sources.Standard.FirstOrDefault(known => IsOurs(operation, known))?["status"].AsBool() is true)
        {
            throw new PveFault(FaultKind.Unknown, $"PVE counts an entry as {handle} that this provider does not know as such, as one of a "
                + "mirror: disable it as a node_apt_repository, by its path and index");
        }
    }

    private static string? SuiteOf(Version? version) => version?.Major switch { 8 => "bookworm", 9 => "trixie", _ => null };
}
