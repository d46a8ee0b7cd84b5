using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Capabilities;

/// <summary>What the readings of <c>/nodes/{node}/capabilities/qemu</c> share.</summary>
internal static class QemuCapability
{
    /// <summary>The node.</summary>
    public static readonly Field<string> Node = Names.Node with { Doc = "Node that is asked." };

    /// <summary>The architecture of the guests.</summary>
    public static readonly Field<string> Architecture =
        Cpu.Architecture with
        {
            Doc = "Architecture of the guests: `x86_64` or `aarch64`. Unset means that of the node.",
            RootOnly = null,
            Since = "9.1",
        };

    /// <summary>Asks for one of them.</summary>
    public static Task<PveData> AskAsync(Session session, Attributes config, string what, CancellationToken cancel, Form? query = null)
    {
        query ??= new Form();
        if (config.Get(Architecture) is { } architecture)
        {
            query.Add(Architecture.Wire, architecture);
        }

        return session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Node)!, "capabilities", "qemu", what), query, cancel);
    }
}
