using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Hosts;

/// <summary>The file of names of a node as a whole.</summary>
public static class NodeHosts
{
    private static readonly Field<string> Content =
        Text("content", "The whole of `/etc/hosts`: a line for each address, with its names behind it. The node must find its own name "
            + "there.").OnWire("data").As(Formats.Prose).Required().OfLength(1, 131072);

    private static readonly Field<string> Digest =
        Text("digest", "SHA-1 of the file as it was read.").Computed().UnknownOnUpdate();

    private static readonly Field<string> Previous =
        Text("previous_content", "What the file was before: a destroy writes it again. After an import it is not known, and the "
            + "file stays.")
            .As(Formats.Verbatim).Computed().NeverReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_hosts",
        "The file `/etc/hosts` of a node as a whole. It is there by itself: creating this resource writes it, and deleting it writes what was "
            + "before. A single entry beside those of others is a node_hosts_entry.")
    {
        ReadDoc = "The file `/etc/hosts` of a node.",
        Area = Areas.Nodes,
        Noun = "NodeHosts",
        Api = new("/nodes") { Item = "/nodes/{node}/hosts" },
        Fields = [Names.Node, Content, Digest, Previous],
        Identity = [Names.Node],
        Discovery = new() { LeftOut = "Every node has that file from its installation." },
        ImportId = new("{node}", "pve1"),
        Privileges = HostsFile.Privileges,
        Hooks = new() { Create = CreateAsync, Update = UpdateAsync, Delete = DeleteAsync, CheckPlan = CheckOwnName },
    };

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        await WriteAsync(operation, text =>
        {
            operation.SetComputed(Previous, Value.Of(text));
            return Ended(operation.Planned.Get(Content)!);
        }, cancel);
        operation.MarkCreated();
    }

    private static Task UpdateAsync(Operation operation, CancellationToken cancel) => WriteAsync(operation, text =>
        operation.CheckNoDrift([Content], PveData.Object((Content.Wire, PveData.Of(text)))) ? Ended(operation.Planned.Get(Content)!)
            : null, cancel);

    private static Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        operation.Prior.Get(Previous) is { } previous ? WriteAsync(operation, _ => previous, cancel) : Task.CompletedTask;

    private static Task WriteAsync(Operation operation, Func<string, string?> change, CancellationToken cancel) =>
        HostsFile.ChangeAsync(operation, operation.Target.Get(Names.Node)!, change, cancel);

    private static string Ended(string text) => text.EndsWith('\n') ? text : text + "\n";

    // Services of PVE do not start on a node that does not find its own address.
    private static void CheckOwnName(PlanReview plan)
    {
        if (plan.Planned.Get(Content) is { } content && plan.Planned.Get(Names.Node) is { } node
            && (plan.IsCreate || plan.IsChanged(Content))
            && !HostsFile.Lines(content).Any(line => HostsFile.Read(line) is { } entry && entry.Names.Contains(node)))
        {
            plan.Diagnostics.Warn($"No line names node {node} itself",
                $"PVE's services do not start where the name of the node is not found. Add a line with its address and {node}, unless the "
                    + "name servers know it.", AttributePath.Of(Content.Name));
        }
    }
}
