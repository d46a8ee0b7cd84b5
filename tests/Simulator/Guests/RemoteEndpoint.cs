using System.Globalization;
using Proxmox.Simulator.Cluster;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>A node of another datacenter, as a guest's node is told to reach it (<c>proxmox-remote</c>).</summary>
internal sealed record RemoteEndpoint(string Host, string Port, string Token, string? Fingerprint)
{
    private static readonly string[] Own = ["127.0.0.1", "localhost"];

    /// <summary>Reads <c>target-endpoint</c>.</summary>
    public static RemoteEndpoint Of(PveCall call)
    {
        var parts = call.Text("target-endpoint").Split(',').Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[^1], StringComparer.Ordinal);
        return new(parts["host"], parts.GetValueOrDefault("port") ?? "8006", parts["apitoken"], parts.GetValueOrDefault("fingerprint"));
    }

    /// <summary>Connects to the node, and asks whom it takes the caller for and which node it is.</summary>
    /// <exception cref="PveError">It is not there, is not who it should be, or does not know the token.</exception>
    public (Datacenter Datacenter, string Node, string AuthId) Connect(Datacenter from)
    {
        var rack = Rack.Of(from);
        var isOwn = Own.Contains(Host);
        var machine = isOwn ? rack.Machines.Find(own => own.Site.Datacenter == from) : rack.Find(Host);
        if (machine is null && !isOwn)
        {
            throw PveError.Die($"500 Can't connect to {Host}:{Port} (No route to host)");
        }

        if (!string.Equals(Fingerprint, Certificates.Shared.Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            throw PveError.Die($"fingerprint '{Certificates.Shared.Fingerprint}' not verified, abort!");
        }

        if (machine is null)
        {
            throw PveError.Raise(501, "A node without an address of its own is not simulated as a target");
        }

        try
        {
            var there = machine.Site.Datacenter;
            return (there, there.FindNode(machine.Name)?.Name ?? there.LocalNode,
                machine.Site.Authenticator.Authenticate("GET", "/cluster/status", cookie: null, Token, csrfToken: null).AuthId!);
        }
        catch (PveError refused)
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture, $"{refused.Status} {refused.Message.TrimEnd()}"));
        }
    }
}
