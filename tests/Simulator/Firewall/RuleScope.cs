using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sdn;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Firewall;

/// <summary>Where rules stand, and what may be said there.</summary>
/// <param name="Name">PVE's name of it (<c>rule_env</c>).</param>
/// <param name="Types">The types that a rule may have.</param>
/// <param name="Place">The file and its lock, by the call.</param>
internal sealed record RuleScope(string Name, string[] Types, Func<PveCall, (string File, string Lock)> Place)
{
    private static readonly string[] All = ["in", "out", "forward", "group"];
    private static readonly string[] OfGuests = ["in", "out", "group"];

    public static RuleScope Cluster { get; } = new("cluster", All, _ => (ClusterFile, "firewall-cluster"));

    public static RuleScope Groups { get; } = new("group", ["in", "out", "forward"], _ => (ClusterFile, "firewall-cluster"));

    public static RuleScope Host { get; } = new("host", All, call => ($"nodes/{call.NodeName}/host.fw", $"firewall-host-{call.NodeName}"));

    public static RuleScope Vm { get; } = new("vm", OfGuests, OfGuest);

    public static RuleScope Container { get; } = new("ct", OfGuests, OfGuest);

    /// <summary>A VNet has them once it was applied.</summary>
    public static RuleScope Vnet { get; } = new("vnet", ["forward", "group"], OfVnet);

    public bool IsGuest => Types == OfGuests;

    public bool HasInterfaces => Name is not ("group" or "vnet");

    private const string ClusterFile = "firewall/cluster.fw";

    /// <summary>The rules of a block of the scope's file.</summary>
    public FilePart<List<Dictionary<string, string>>> Rules(PveCall call, string kind, string name) =>
        Part<List<Dictionary<string, string>>>(call,
        file => [.. (file.Find(kind, name)?.Lines ?? []).Select(RuleLine.Parse).OfType<Dictionary<string, string>>()
            .Select(rule => Known(call, file, rule))],
        (file, rules) => file.Put(kind, name, rules.Select(rule => RuleLine.Write(rule, HasInterfaces))));

    /// <summary>The options in the scope's file.</summary>
    public FilePart<Dictionary<string, string>> Options(PveCall call) => Part(
        call,
        file => (file.Find(FirewallFile.Options)?.Lines ?? []).Select(line => line.Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal),
        (file, options) => file.Put(FirewallFile.Options, "", options.Select(option => $"{option.Key}: {option.Value}")));

    /// <summary>The blocks of the scope's file.</summary>
    public FilePart<FirewallFile> Blocks(PveCall call) => Part(call, file => file, (_, _) => { });

    /// <summary>Fails where a rule cannot stand here.</summary>
    public void Verify(PveCall call, Dictionary<string, string> rule) => Verifier(call, Blocks(call).Value).Verify(rule);

    private RuleVerifier Verifier(PveCall call, FirewallFile own) => new(this, own, Cluster.Blocks(call).Value);

    /// <summary>A rule out of a file is shown whatever may be wrong with it.</summary>
    private Dictionary<string, string> Known(PveCall call, FirewallFile own, Dictionary<string, string> rule)
    {
        try
        {
            Verifier(call, own).Verify(rule);
        }
        catch (PveError)
        {
            // PVE writes it to its log.
        }
        return rule;
    }

    private FilePart<T> Part<T>(PveCall call, Func<FirewallFile, T> read, Action<FirewallFile, T> put)
    {
        var (name, key) = Place(call);
        return new(
            call.Datacenter.File(name),
            text => read(FirewallFile.Parse(text)),
            (text, value) =>
            {
                var file = value as FirewallFile ?? FirewallFile.Parse(text);
                put(file, value);
                return file.Render();
            },
            key);
    }

    private static (string File, string Lock) OfGuest(PveCall call) =>
        ($"firewall/{call.Text("vmid")}.fw", $"firewall-vm-{call.Text("vmid")}");

    private static (string File, string Lock) OfVnet(PveCall call)
    {
        var id = call.Text("vnet");
        var vnet = SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Vnets).Find(id)
            ?? throw PveError.Die("invalid vnet specified at /usr/share/perl5/PVE/API2/Firewall/Helpers.pm line 54.");
        call.RequireAny($"/sdn/zones/{vnet["zone"]}/{id}", call.Method.Verb == "GET" ? SdnConfig.Readers : ["SDN.Allocate"]);
        return ($"sdn/firewall/{id}.fw", $"firewall-vnet-{id}");
    }
}
