using System.Net;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Hosts;

/// <summary>One address in the file of names of a node, beside those of others.</summary>
public static class NodeHostsEntry
{
    private static readonly Field<string> Address =
        Text("address", "IPv4 or IPv6 address.").Required().Replacing().As(Formats.IpAddress);

    private static readonly Field<IReadOnlyList<string>> Hostnames =
        TextList("hostnames", "Names of the address, the canonical one first.").Required().Checked(Identifiers.HostName);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_hosts_entry",
        "The names of one address in the file `/etc/hosts` of a node. Other lines of the file stay as they are.")
    {
        ReadDoc = "The names of one address in the file `/etc/hosts` of a node.",
        Area = Areas.Nodes,
        Noun = "NodeHostsEntry",
        Api = new("/nodes/{node}/hosts"),
        Fields = [Names.Node, Address, Hostnames],
        Identity = [Names.Node, Address],
        Discovery = new() { LeftOut = "Every node has such entries from its installation." },
        ImportId = new("{node}/{address}", "pve1/192.0.2.20"),
        Constraints = [new(SomeName)],
        Privileges = HostsFile.Privileges,
        Hooks = new() { Create = CreateAsync, Read = ReadAsync, Update = UpdateAsync, Delete = DeleteAsync, List = ListAsync },
    };

    private static IEnumerable<Violation> SomeName(Attributes config) => config.Get(Hostnames) is { Count: 0 }
        ? [new(Hostnames, "hostnames is empty, and an address without a name is none: set at least one.")] : [];

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        await ChangeAsync(operation, text => HostsFile.Lines(text).Any(line => IsOf(operation, line))
            ? throw new PveFault(FaultKind.Exists, $"The file has a line for {operation.Planned.Get(Address)} already")
            : text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + Line(operation) + "\n", cancel);
        operation.MarkCreated();
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var live = await operation.Pve.GetAsync(HostsFile.PathOf(operation.Target.Get(Names.Node)!), cancel: cancel);
        var entries = HostsFile.Lines(live["data"].AsText() ?? "").Where(line => IsOf(operation, line)).Select(HostsFile.Read).ToList();
        return entries.Count == 0 ? null : Entry(entries[0]!.Value.Address, entries.SelectMany(entry => entry!.Value.Names));
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var live = await operation.Pve.GetAsync(HostsFile.PathOf(operation.Target.Get(Names.Node)!), cancel: cancel);
        return [.. HostsFile.Lines(live["data"].AsText() ?? "").Select(HostsFile.Read).Where(entry => entry is not null)
            .GroupBy(entry => entry!.Value.Address, StringComparer.Ordinal)
            .Select(entries => Entry(entries.Key, entries.SelectMany(entry => entry!.Value.Names)))];
    }

    private static PveData Entry(string address, IEnumerable<string> names) => PveData.Object(
        (Address.Wire, PveData.Of(address)), (Hostnames.Wire, PveData.Array(names.Distinct(StringComparer.Ordinal).Select(PveData.Of))));

    // The first line of the address gets all names, and keeps what is said behind them.
    private static Task UpdateAsync(Operation operation, CancellationToken cancel) => ChangeAsync(operation, text =>
    {
        var lines = HostsFile.Lines(text).ToList();
        var first = lines.FindIndex(line => IsOf(operation, line));
        if (first < 0)
        {
            throw new PveFault(FaultKind.NotFound, $"The file has no line for {operation.Planned.Get(Address)} any more");
        }

        var remark = HostsFile.Read(lines[first])!.Value.Remark;
        var kept = lines.Select((line, index) => index == first ? $"{Line(operation)} {remark}".TrimEnd() : line)
            .Where((line, index) => index == first || !IsOf(operation, line));
        return string.Concat(kept.Select(line => line + "\n"));
    }, cancel);

    private static Task DeleteAsync(Operation operation, CancellationToken cancel) => ChangeAsync(operation, text =>
        string.Concat(HostsFile.Lines(text).Where(line => !IsOf(operation, line)).Select(line => line + "\n")), cancel);

    private static Task ChangeAsync(Operation operation, Func<string, string?> change, CancellationToken cancel) =>
        HostsFile.ChangeAsync(operation, operation.Target.Get(Names.Node)!, change, cancel);

    private static string Line(Operation operation) =>
        $"{operation.Planned.Get(Address)} {string.Join(' ', operation.Planned.Get(Hostnames)!)}";

    private static bool IsOf(Operation operation, string line) => HostsFile.Read(line) is { } entry
        && IPAddress.TryParse(entry.Address, out var address)
        && address.Equals(IPAddress.Parse(operation.Target.Get(Address)!));
}
