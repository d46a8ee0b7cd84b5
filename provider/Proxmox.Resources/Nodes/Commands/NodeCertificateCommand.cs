using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>
/// What the commands on certificates by ACME share: <c>/nodes/{node}/certificates/acme/certificate</c> (PVE::API2::ACME). Each is a task in
/// which the node talks to the authority, and reloads its proxy at the end.
/// </summary>
internal static class NodeCertificateCommand
{
    /// <summary>The command.</summary>
    /// <param name="verb">What is done, the last word of its name.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="own">The inputs beside the node.</param>
    public static Command Of(
        string verb, string doc, Func<CommandRun, string, CancellationToken, Task<PveData>> send, params ReadOnlySpan<Field> own) =>
        new("node_certificate_" + verb, doc)
        {
            Area = Areas.Nodes,
            Noun = "NodeCertificate",
            Verb = verb,
            Target = NodePower.Node,
            Fields = [NodePower.Node, .. own],
            Limit = TimeSpan.FromMinutes(30),
            Privileges = [new("Sys.Modify", "/nodes/{node}")],
            Run = async (run, cancel) =>
            {
                var path = PvePath.Join("nodes", run.Config.Get(NodePower.Node)!, "certificates", "acme", "certificate");
                await run.DispatchAsync(deadline => send(run, path, deadline), cancel);
                return null;
            },
        };
}
