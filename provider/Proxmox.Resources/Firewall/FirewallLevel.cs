using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Nodes;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// Where firewall settings stand: at the cluster, a node, a guest, a VNet or, for rules, in a security group. PVE has the same calls below
/// a path of its own for each (<c>PVE::API2::Firewall</c>).
/// </summary>
/// <param name="Kind">Which kind of level it is.</param>
/// <param name="Name">What is called so there; empty for the cluster.</param>
internal sealed record FirewallLevel(LevelKind Kind, string Name)
{
    /// <summary>The cluster.</summary>
    public const string ClusterWord = "cluster";

    private const string AnyCluster = ClusterWord;
    private const string AnyNode = "node:[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private const string AnyGuest = "(vm|ct):[1-9][0-9]{2,8}";
    private const string AnyVnet = "vnet:[A-Za-z][A-Za-z0-9]{1,7}";
    private const string AnyGroup = "group:[A-Za-z][A-Za-z0-9_-]{1,17}";

    /// <summary>Levels that have names for addresses of their own: the cluster and guests.</summary>
    public static Field<string> OfNames { get; } = Of(
        "What it belongs to: `cluster`, whose names all levels know; `vm:100` for a VM or `ct:200` for a container, whose names it alone "
            + "knows.", $"{AnyCluster}|{AnyGuest}", "\"cluster\", \"vm:100\" or \"ct:200\"");

    /// <summary>Levels that have rules.</summary>
    public static Field<string> OfRules { get; } = Of(
        "What the rules are for: `cluster`, `node:pve1` for a node, `vm:100` for a VM, `ct:200` for a container, `vnet:web` for a VNet, or "
            + "`group:web` for a security group.", $"{AnyCluster}|{AnyNode}|{AnyGuest}|{AnyVnet}|{AnyGroup}",
        "\"cluster\", \"node:pve1\", \"vm:100\", \"ct:200\", \"vnet:web\" or \"group:web\"")
        .Does("Where it takes its name from a security group that is renamed in the same run, the rules stay in force.");

    /// <summary>Levels that have a log.</summary>
    public static Field<string> OfLog { get; } =
        Of("Whose log it is: `node:pve1` for a node, with all of its guests, `vm:100` for a VM, `ct:200` for a container.",
            $"{AnyNode}|{AnyGuest}", "\"node:pve1\", \"vm:100\" or \"ct:200\"") with
        { IsReplacing = false };

    /// <summary>The level of an object.</summary>
    public static FirewallLevel Of(Attributes subject) => Parse(subject.Value["level"].AsText()!);

    /// <summary>The level that a text names which one of the fields accepts.</summary>
    public static FirewallLevel Parse(string text) => text.Split(':') switch
    {
        ["node", var name] => new(LevelKind.Node, name),
        ["vm", var vmid] => new(LevelKind.Vm, vmid),
        ["ct", var vmid] => new(LevelKind.Container, vmid),
        ["vnet", var name] => new(LevelKind.Vnet, name),
        ["group", var name] => new(LevelKind.Group, name),
        _ => new(LevelKind.Cluster, ""),
    };

    /// <summary>
    /// The levels of those kinds that a tool has found, by the attribute that names them, and the guests that have a network interface
    /// which the firewall is on for: what else is said of a guest's firewall is without effect, and would cost a request for each.
    /// </summary>
    public static IEnumerable<Value> InForce(IFoundObjects found, params IEnumerable<LevelKind> kinds) => kinds
        .SelectMany(kind => NamesOf(found, kind).Select(name => new FirewallLevel(kind, name)))
        .Concat(GuestsInForce(found))
        .Select(level => Value.Object(("level", Value.Of(level.ToString()))));

    /// <summary>The guests that a tool has found and that have a network interface which the firewall is on for.</summary>
    public static IEnumerable<FirewallLevel> GuestsInForce(IFoundObjects found) =>
        Guests(found, "vm", LevelKind.Vm).Concat(Guests(found, "container", LevelKind.Container));

    /// <summary>True when rules move with the security group that they are in, which the run gives another name.</summary>
    public static bool FollowsRename(KnownObjects known, PlanReview plan) =>
        plan.Prior.Has(OfRules) && plan.Planned.Has(OfRules)
        && (Of(plan.Prior), Of(plan.Planned)) is ({ Kind: LevelKind.Group } from, { Kind: LevelKind.Group } to)
        && known.IsRenamed(FirewallSecurityGroup.Declaration.Name, from.Name, to.Name);

    /// <summary>True for a VM or container.</summary>
    public bool IsGuest => Kind is LevelKind.Vm or LevelKind.Container;

    /// <summary>What of PVE's configuration a change of the level writes: one file.</summary>
    public string File => Kind is LevelKind.Cluster or LevelKind.Group ? "firewall/cluster.fw"
        : IsGuest ? $"firewall/{Name}.fw" : $"firewall/{this}.fw";

    /// <summary>The path of the level's rules.</summary>
    public async Task<string?> RulesAsync(Session session, CancellationToken cancel) =>
        Kind == LevelKind.Group ? PvePath.Join("cluster", "firewall", "groups", Name)
            : await RootAsync(session, cancel) is { } root ? root + "/rules" : null;

    /// <summary>
    /// The path that the level's settings are below; null when the guest does not exist. PVE answers for a guest that there is not as for
    /// one without settings, so that the guest itself is looked for.
    /// </summary>
    /// <exception cref="PveFault">The guest is of another kind, or PVE does not answer.</exception>
    public async Task<string?> RootAsync(Session session, CancellationToken cancel) => Kind switch
    {
        LevelKind.Node => PvePath.Join("nodes", Name, "firewall"),
        LevelKind.Vnet => PvePath.Join("cluster", "sdn", "vnets", Name, "firewall"),
        LevelKind.Vm => await GuestRootAsync(session, GuestKind.Vm, cancel),
        LevelKind.Container => await GuestRootAsync(session, GuestKind.Container, cancel),
        _ => "/cluster/firewall",
    };

    /// <summary>The same for a level that must exist.</summary>
    /// <exception cref="PveFault">The guest does not exist.</exception>
    public async Task<string> RequireRootAsync(Session session, CancellationToken cancel) =>
        await RootAsync(session, cancel) ?? throw Missing();

    /// <summary>The fault of a guest that does not exist.</summary>
    public PveFault Missing() => new(FaultKind.NotFound, $"guest {Name} does not exist, so that it has no firewall");

    /// <summary>Keeps the level's file until the result is disposed, so that this process changes it one thing at a time.</summary>
    public Task<IDisposable> LockAsync(PveWork work, CancellationToken cancel) => work.LockAsync(File, cancel);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        LevelKind.Node => $"node:{Name}",
        LevelKind.Vm => $"vm:{Name}",
        LevelKind.Container => $"ct:{Name}",
        LevelKind.Vnet => $"vnet:{Name}",
        LevelKind.Group => $"group:{Name}",
        _ => ClusterWord,
    };

    private async Task<string?> GuestRootAsync(Session session, GuestKind kind, CancellationToken cancel)
    {
        var vmid = long.Parse(Name, CultureInfo.InvariantCulture);
        if ((await GuestDirectory.AllAsync(session, cancel)).TryGetValue(vmid, out var guest))
        {
            return guest.Kind == kind ? Below(guest.Node)
                : throw PveFault.About("level", $"{vmid} is a {guest.Kind.Noun}: write {guest.Kind.HaType}:{vmid}");
        }

        if (await GuestDirectory.IsFreeAsync(session.Pve, vmid, cancel))
        {
            return null;
        }

        // The list lags behind, or leaves out what the caller may not see: the configuration is the cluster's, and any node tells it.
        return Below((await ClusterNodes.OnlineAsync(session.Pve, cancel)).First());

        string Below(string node) => kind.On(node, vmid).Path + "/firewall";
    }

    private static IEnumerable<string> NamesOf(IFoundObjects found, LevelKind kind) => kind switch
    {
        LevelKind.Node => found.Nodes,
        LevelKind.Vnet => found.Of("sdn_vnet").Select(vnet => vnet["vnet_id"].AsText()!),
        LevelKind.Group => found.Of("firewall_security_group").Select(group => group["security_group_id"].AsText()!),
        _ => [""],
    };

    private static IEnumerable<FirewallLevel> Guests(IFoundObjects found, string resource, LevelKind kind) => found.Of(resource)
        .Where(guest => guest["network_devices"].Members.Values.Any(device => device["firewall"].AsBool() is true))
        .Select(guest => new FirewallLevel(kind, guest["vmid"].AsNumber()!.Value.ToString()));

    private static Field<string> Of(string doc, string pattern, string expectation) =>
        Text("level", doc).RefersTo(new("vm.vmid", "vm:"), new("container.vmid", "ct:"), new("vnet_id", "vnet:"),
            new Reference("security_group_id", "group:")).Required().Replacing().NotAParameter().Matching(pattern, expectation);

    /// <summary>What PVE asks for to change the settings of a level, and to see them, on the paths of the levels that there are.</summary>
    /// <param name="levels">The kinds of level.</param>
    public static Privilege[] PrivilegesFor(params ReadOnlySpan<LevelKind> levels)
    {
        var all = new List<Privilege>();
        foreach (var level in levels)
        {
            var (write, read, path, what) = level switch
            {
                LevelKind.Node => ("Sys.Modify", "Sys.Audit", "/nodes/{node}", "a node"),
                LevelKind.Vm or LevelKind.Container => ("VM.Config.Network", "VM.Audit", "/vms/{vmid}", "a guest"),
                LevelKind.Vnet => ("SDN.Allocate", "SDN.Audit", "/sdn/zones/{zone}/{vnet}", "a VNet"),
                _ => ("Sys.Modify", "Sys.Audit", "/", levels.Length > 1 ? "the cluster" : null),
            };
            all.Add(new(write, path) { For = Purposes.Write, Case = what });
            all.Add(new(read, path) { For = Purposes.Read | Purposes.List, Case = what });
        }

        return [.. all];
    }
}

/// <summary>The kinds of level.</summary>
internal enum LevelKind
{
    /// <summary>The whole cluster.</summary>
    Cluster,

    /// <summary>A node.</summary>
    Node,

    /// <summary>A VM.</summary>
    Vm,

    /// <summary>A container.</summary>
    Container,

    /// <summary>A VNet.</summary>
    Vnet,

    /// <summary>A security group.</summary>
    Group,
}
