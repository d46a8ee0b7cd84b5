using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>Something ephemeral that is being opened, renewed or closed.</summary>
public sealed class EphemeralRun : PveWork
{
    internal EphemeralRun(Ephemeral ephemeral, Session session, Value config, DiagnosticList diagnostics)
        : base(ephemeral, session, diagnostics, progress: null) => Config = new(config);

    /// <summary>What the user asked for, wholly known; without members when it is renewed or closed.</summary>
    public Attributes Config { get; }
}
